#include "claim/derivation/steps.h"

#include <cmath>

#include "claim/derivation/sources.h"
#include "claim/text/nouns.h"

namespace veritally {
namespace {

class StepWriter {
  public:
    StepWriter(const Recomputation& with, const Claims& claims, Derivation& d)
        : with_(with), claims_(claims), d_(d) {}

    void run() {
        for (const Term& term : d_.terms) write(term);
        if (d_.terms.size() < 2) return;
        Step sum;
        sum.operation = "sum";
        for (const Term& term : d_.terms) {
            if (term.figure != Term::kNone) sum.from.push_back(term.figure);
        }
        sum.value = *d_.recomputed;
        d_.steps.push_back(std::move(sum));
    }

  private:
    void write(const Term& term) {
        value_ = term.quoted;
        from_.clear();
        if (term.figure != Term::kNone) from_ = {term.figure};
        add(first(term), 1, span_of(term));
        d_.steps.back().quotes = term.figure != Term::kNone;
        if (!d_.as_quoted && is_unnamed(claims_, term, with_.words)) add_assumed(term);
        for (std::size_t a = with_.words.attributes.size(); a-- > 0;) {
            if (term.factor[a] != 1) add(conversion(term, a), term.factor[a], {});
        }
        for (std::size_t i = 0; i < term.counts.size(); ++i) {
            auto [name, span] = count_at(term, i);
            add(std::move(name), term.counts[i], span);
        }
    }
    /// Says what was taken for granted: nothing is multiplied.
    void add_assumed(const Term& term) {
        const AttributeValue* taken = assumed_of(claims_, term, with_.words);
        if (taken == nullptr) return;
        const Attribute& attribute = with_.words.attributes[taken->attribute];
        add("no " + std::string(attribute.name) + " named, taken for " + std::string(taken->name),
            1, {});
    }
    void add(std::string operation, double factor, Span span) {
        value_ *= factor;
        d_.steps.push_back({std::move(operation), factor, from_, value_, span, false});
    }

    std::string first(const Term& term) const {
        if (term.figure != Term::kNone)
            return claims_.figures[term.figure].clocked ? "a cycle, times the clock" : "quoted";
        std::string name;
        if (term.usual >= 0) name = with_.catalogue[static_cast<std::size_t>(term.usual)].name;
        return "published of " + name;
    }
    Span span_of(const Term& term) const {
        if (term.figure != Term::kNone) return claims_.figures[term.figure].span;
        return term.holding == Term::kNone ? Span{} : source(claims_.holdings[term.holding].flat);
    }
    Span source(Span flat) const { return claims_.text->reading.source(flat); }

    std::string conversion(const Term& term, std::size_t attribute) const {
        if (term.reading[attribute] < 0) return "convert";
        const AttributeValue& value =
            with_.words.values[static_cast<std::size_t>(term.reading[attribute])];
        if (!value.step.empty()) return std::string(value.step);
        return "convert from " + std::string(value.name);
    }

    /// "8 GPUs", and where it is said.
    std::pair<std::string, Span> count_at(const Term& term, std::size_t i) const {
        std::string name = "count";
        if (term.holding == Term::kNone) return {name, {}};
        const Holding& holding = claims_.holdings[term.holding];
        if (i >= holding.tiers.size() || holding.tiers[i].count != term.counts[i])
            return {name, {}};
        const Tier& tier = holding.tiers[i];
        if (!tier.noun.empty())
            name = "count of " + plural_of(tier.noun);
        else if (!holding.name.empty())
            name = "count of " + std::string(holding.name);
        return {name, source(tier.flat)};
    }

    const Recomputation& with_;
    const Claims& claims_;
    Derivation& d_;
    double value_ = 0;
    std::vector<std::uint32_t> from_;
};

}  // namespace

void write_steps(const Recomputation& with, const Claims& claims, Derivation& derivation) {
    if (derivation.recomputed) StepWriter(with, claims, derivation).run();
}

Interval range_of(const std::vector<Term>& terms, const Claims& claims) {
    Interval range{0, 0};
    for (const Term& term : terms) {
        double value = term.value();
        Interval share{value, value};
        if (term.figure != Term::kNone && term.quoted != 0) {
            Interval shown = claims.figures[term.figure].amount().interval();
            share = {value * shown.low / term.quoted, value * shown.high / term.quoted};
        }
        range.low += share.low;
        range.high += share.high;
    }
    return range;
}

}  // namespace veritally
