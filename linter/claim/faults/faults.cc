#include "claim/faults/faults.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/closing.h"
#include "claim/derivation/consult.h"
#include "claim/faults/acquittal.h"
#include "claim/faults/against_catalogue.h"
#include "claim/faults/bridge.h"
#include "claim/faults/cause.h"
#include "claim/faults/kept_format.h"
#include "claim/faults/products_taken.h"
#include "claim/faults/slipping.h"
#include "claim/faults/sustained.h"

namespace veritally {
namespace {

/// Says only why the stated figure is not held against anything.
Fault gap(std::string_view rule, Span span, const Stated& stated) {
    Fault fault;
    fault.rule = rule;
    fault.note = true;
    fault.span = span;
    fault.stated = stated.value.value();
    return fault;
}

class FaultFinder {
  public:
    FaultFinder(const Recomputation& with, const Document& document, const Claims& claims,
                const Sources& sources, Derivation& d)
        : with_(with), document_(document), claims_(claims), products_(sources.products), d_(d) {
        for (const Reckoned& r : sources.repeated) {
            between_.push_back(r.interval);
            as_told_.push_back(figure(r.figure).amount().interval());
        }
        for (const Holding& h : claims.holdings) {
            counts_.push_back(h.count());
            for (const Tier& tier : h.tiers) pieces_.push_back(tier.count);
        }
    }

    void run() {
        if (d_.stated) check_stated();
        for (const Conclusion& c : d_.conclusions) {
            if (d_.faults.empty()) check_conclusion(c);
        }
        if (d_.faults.empty() && !d_.as_quoted && d_.stated && d_.recomputed)
            find_widened(with_, claims_, d_);
        if (d_.faults.empty() && !d_.as_quoted) find_unpublished(with_, claims_, d_);
        if (d_.faults.empty() && d_.stated) note_gaps();
        if (d_.as_quoted && d_.stated) note("not-comparable", d_.stated->span);
        judge();
    }

  private:
    /// Why the figure cannot be followed: nothing is quoted, or not in which format, or no number.
    void note_gaps() {
        if (prose().empty()) return;
        for (const Term& term : d_.terms) {
            if (d_.as_quoted || !is_unnamed(claims_, term, with_.words)) continue;
            note("ambiguous", figure(term.figure).span);
            return say_assumed(term, d_.faults.back());
        }
        const bool changed = std::any_of(d_.terms.begin(), d_.terms.end(),
                                         [](const Term& term) { return term.is_changed(); });
        if (!claims_.vague.empty() && !changed) return note("vague", claims_.vague.front());
        if (!d_.recomputed) note("underived", d_.stated->span);
    }
    void say_assumed(const Term& term, Fault& fault) const {
        const AttributeValue* taken = assumed_of(claims_, term, with_.words);
        if (taken == nullptr) return;
        fault.wording = "assumed";
        fault.arguments.emplace_back("assumed", taken->name);
    }
    void note(std::string_view rule, Span span) {
        d_.faults.push_back(gap(rule, span, *d_.stated));
    }

    const Figure& figure(std::uint32_t i) const { return claims_.figures[i]; }
    std::string_view prose() const { return claims_.text->reading.text; }

    /// Of how the total comes about; the text may conclude it itself.
    bool sure() const {
        return concludes_ours() || std::all_of(d_.terms.begin(), d_.terms.end(),
                                               [](const Term& term) { return term.sure; });
    }
    bool concludes_ours() const {
        return std::any_of(d_.conclusions.begin(), d_.conclusions.end(),
                           [&](const Conclusion& c) { return is_ours(c); });
    }
    bool is_ours(const Conclusion& c) const {
        return rounds_to(*d_.recomputed, figure(c.figure).amount());
    }

    void check_stated() {
        const Stated& stated = *d_.stated;
        if (!d_.recomputed) return against_conclusions();
        if (rounds_to(*d_.recomputed, stated.value) || by_steps(stated.value)) return;
        const bool vague = stated.value.significant < 2 && is_cut_to(*d_.recomputed, stated.value);
        if (const Figure* measured =
                vague ? nullptr : measured_for(with_, claims_, d_, stated.value))
            return take_for_peak(*measured);
        explain(stated.value, stated.span, 0);
    }

    void take_for_peak(const Figure& measured) {
        Fault fault;
        fault.rule = "sustained-as-peak";
        fault.span = d_.stated->span;
        fault.stated = d_.stated->value.value();
        fault.recomputed = *d_.recomputed;
        fault.arguments.emplace_back("measured", document_.text.at(measured.span));
        d_.faults.push_back(std::move(fault));
    }

    /// The stated figure is a rounding of one in the text that is a rounding of the exact one.
    bool by_steps(const Numeric& stated) const {
        return std::any_of(d_.conclusions.begin(), d_.conclusions.end(), [&](const Conclusion& c) {
            Numeric said = figure(c.figure).amount();
            return rounds_to(*d_.recomputed, said) && rounds_to(said.value(), stated);
        });
    }

    /// Names the slip by which the figure came about. `power`: of the prefix beside it.
    void explain(const Numeric& stated, Span span, int power, Span unit = {}) {
        Fault fault;
        fault.unit = unit;
        fault.span = span;
        fault.stated = stated.value();
        fault.recomputed = *d_.recomputed;
        auto found =
            explain_by_slips(with_, d_.terms, stated,
                             {prose(), between_, counts_, pieces_, claims_.ratios, as_told_});
        add_unit(found, stated, power);
        if (const Slip* slip = kept_format(with_, claims_, d_, stated))
            found.insert(found.begin(), {slip, true, true});
        if (const Slip* slip = widened_format(with_, claims_, d_, stated))
            found.insert(found.begin(), {slip, true, true});
        if (takes_product(stated, fault)) return d_.faults.push_back(std::move(fault));
        const Bridge bridge(with_, claims_, d_);
        Cause cause = find_cause({with_, claims_, d_, bridge, sure()}, found, stated);
        const std::optional<Explanation> other = other_count_written(stated);
        if (cause.doubt == Doubt::none && other && !cause.tells_part()) cause = Cause{&*other};
        const bool front = d_.stated && span.begin == d_.stated->span.begin;
        const Doubt doubt = writes_out(products_, d_.terms, stated)
                                ? Doubt::worked_out
                                : name_cause(cause, stated, bridge, front, fault);
        if (doubt != Doubt::none) return front ? hold_back(doubt, bridge) : void();
        judge_certainty(fault);
        for (const Explanation& e : found) {
            const bool added = e.slip->change == Slip::Change::count_added;
            if (cause.slip == nullptr || e.traced || !added)
                name_also(fault, {e.slip->rule, e.slip, e.shown});
        }
        if (cause.rounding) name_also(fault, {"rounding"});
        if (front && (disagrees(stated) || ends_otherwise(stated)))
            name_also(fault, {"inconsistent"});
        d_.faults.push_back(std::move(fault));
    }
    /// Why nothing is to be said after all. `front`: the figure is the front matter's.
    Doubt name_cause(const Cause& cause, const Numeric& stated, const Bridge& bridge, bool front,
                     Fault& fault) const {
        if (cause.doubt != Doubt::none) return cause.doubt;
        fault.elsewhere = concluded_otherwise(stated);
        if (cause.slip != nullptr) {
            fault.slip = cause.slip->slip;
            fault.rule = fault.slip->rule;
            if (front && fault.slip->stage() == Slip::Stage::unit) fault.wording = "number";
            const bool acquitted = fault.slip->stage() == Slip::Stage::attribute &&
                                   is_acquitted(with_, claims_, d_, *fault.slip, stated);
            return acquitted ? Doubt::published : Doubt::none;
        }
        if (cause.tells_part()) {
            name_part(cause, fault);
        } else if (cause.rounding) {
            fault.rule = "rounding";
        } else if (disagrees(stated)) {
            fault.rule = "inconsistent";
            fault.wording = "follows";
        } else {
            fault.rule = "mismatch";
            if (!ends_otherwise(stated)) return doubt_of_mismatch(cause, stated, bridge);
        }
        return Doubt::none;
    }
    void name_part(const Cause& cause, Fault& fault) const {
        fault.rule = cause.inside ? "count" : "sum";
        fault.wording = cause.inside     ? "inside"
                        : cause.twice    ? "twice"
                        : cause.misadded ? "misadded"
                                         : "absent";
        if (cause.inside)
            fault.arguments.emplace_back("noun", claims_.figures[d_.terms[0].figure].cues.noun);
        else
            name_also(fault, {"mismatch"});
    }
    Doubt doubt_of_mismatch(const Cause& cause, const Numeric& stated, const Bridge& bridge) const {
        if (cause.counted) return Doubt::other_devices;
        return sure() ? bridge.doubt(stated) : Doubt::open_count;
    }
    void hold_back(Doubt doubt, const Bridge& bridge) {
        d_.held = doubt;
        if (doubt == Doubt::left_out)
            d_.held_at = claims_.text->reading.source(bridge.left_out()->flat);
        if (doubt != Doubt::open_count) return;
        for (const Term& term : d_.terms) {
            if (!term.sure && term.figure != Term::kNone) d_.held_at = figure(term.figure).span;
        }
    }
    /// Where the text concludes our figure, and another than what is stated.
    Span concluded_otherwise(const Numeric& stated) const {
        const Conclusion* best = nullptr;
        for (const Conclusion& c : d_.conclusions) {
            const double said = figure(c.figure).amount().value();
            if (!is_ours(c) || rounds_to(said, stated)) continue;
            if (best == nullptr || c.closing >= best->closing) best = &c;
        }
        return best == nullptr ? Span{} : figure(best->figure).span;
    }
    /// The text multiplies wrongly, and states what comes of it.
    bool takes_product(const Numeric& stated, Fault& fault) {
        const std::optional<double> exact = miscalculated(products_, stated);
        if (!exact) return false;
        d_.recomputed = fault.recomputed = *exact;
        fault.rule = "mismatch";
        return true;
    }
    std::optional<Explanation> other_count_written(const Numeric& stated) const {
        if (d_.terms.size() != 1 || !writes_other_count(claims_, products_, d_.terms[0], stated))
            return std::nullopt;
        for (const Slip& slip : with_.slips.slips) {
            if (slip.change == Slip::Change::count_other) return Explanation{&slip, true, true};
        }
        return std::nullopt;
    }
    /// What rests on the catalogue's reading is said as its reading.
    void judge_certainty(Fault& fault) const {
        for (const Term& term : d_.terms) {
            if (term.published == nullptr) continue;
            fault.certain = false;
            if (term.usual < 0 || (fault.rule != "sparsity" && fault.rule != "precision")) continue;
            fault.wording = "published";
            std::string_view device = with_.catalogue[static_cast<std::size_t>(term.usual)].name;
            fault.arguments.emplace_back("device", device);
            return;
        }
    }
    static void name_also(Fault& fault, const OtherCause& also) {
        if (also.rule == fault.rule) return;
        const bool known = std::any_of(fault.also.begin(), fault.also.end(),
                                       [&](const OtherCause& o) { return o.rule == also.rule; });
        if (!known) fault.also.push_back(also);
    }
    /// '2.5e+14 TOPS' where ops/s are meant.
    void add_unit(std::vector<Explanation>& found, const Numeric& stated, int power) const {
        if (power == 0) return;
        for (const Slip& slip : with_.slips.slips) {
            if (slip.change != Slip::Change::unit) continue;
            if (rounds_to(*d_.recomputed, stated.scaled(-power)))
                found.insert(found.begin(), {&slip, true, true});
        }
    }
    /// The text itself concludes another number, rightly.
    bool disagrees(const Numeric& stated) const {
        return std::any_of(d_.conclusions.begin(), d_.conclusions.end(), [&](const Conclusion& c) {
            Numeric said = figure(c.figure).amount();
            bool of_all =
                (c.closing && !c.by_place) || figure(c.figure).cues.whole || counts_.empty();
            return of_all && !said.interval().overlaps(stated.interval()) &&
                   rounds_to(*d_.recomputed, said);
        });
    }

    /// The last figure of the text is ours, and another than what is stated.
    bool ends_otherwise(const Numeric& stated) const {
        return std::any_of(d_.conclusions.begin(), d_.conclusions.end(), [&](const Conclusion& c) {
            const Numeric said = figure(c.figure).amount();
            return is_last(c.figure) && !said.interval().overlaps(stated.interval()) &&
                   rounds_to(*d_.recomputed, said);
        });
    }
    bool is_last(std::uint32_t i) const {
        return std::none_of(claims_.figures.begin() + i + 1, claims_.figures.end(),
                            [](const Figure& f) { return f.asserted; });
    }

    /// Nothing can be recomputed: the figures that are stated are held against each other.
    void against_conclusions() {
        const Stated& stated = *d_.stated;
        for (const Conclusion& c : d_.conclusions) {
            Numeric said = figure(c.figure).amount();
            if (!c.closing || c.by_place || (is_bare(c) && figure(c.figure).power > 0) ||
                said.interval().overlaps(stated.value.interval()))
                continue;
            Fault fault;
            fault.rule = "inconsistent";
            fault.span = figure(c.figure).span;
            fault.stated = said.value();
            fault.recomputed = stated.value.value();
            fault.elsewhere = stated.span;
            d_.faults.push_back(fault);
            return;
        }
    }

    /// A closing total in the text; where the front matter holds, the fault is the text's.
    void check_conclusion(const Conclusion& c) {
        if (!d_.recomputed) return;
        const Figure& f = figure(c.figure);
        Numeric said = f.amount();
        if (rounds_to(*d_.recomputed, said)) return;
        if (!c.closing && !is_unit_slip(said, f.power)) return;
        if (c.by_place && !(d_.stated && rounds_to(*d_.recomputed, d_.stated->value))) return;
        if (is_bare(c) && f.power > 0 && !is_unit_slip(said, f.power)) return;
        if (is_subtotal(claims_, d_, c)) return;
        bool loose = d_.stated && said.interval().overlaps(d_.stated->value.interval());
        if (loose) return;
        if (is_unit_slip(said, f.power)) return explain(said, f.span, f.power, f.unit_span);
        if (!d_.stated) return explain(said, f.span, f.power);
        Fault fault;
        fault.rule = "inconsistent";
        fault.span = f.span;
        fault.stated = said.value();
        fault.recomputed = d_.stated->value.value();
        fault.elsewhere = d_.stated->span;
        d_.faults.push_back(fault);
    }
    bool is_unit_slip(const Numeric& said, int power) const {
        return power > 0 && rounds_to(*d_.recomputed, said.scaled(-power));
    }

    bool is_bare(const Conclusion& c) const {
        return reckon(claims_, c.figure, with_.words).form == Reckoned::Form::bare;
    }

    void judge() {
        using Verdict = Derivation::Verdict;
        bool at_fault = std::any_of(d_.faults.begin(), d_.faults.end(),
                                    [](const Fault& fault) { return !fault.note; });
        bool vague = !d_.faults.empty() && d_.faults.front().rule == "vague";
        if (vague)
            d_.verdict = Verdict::unverifiable;
        else if (at_fault)
            d_.verdict = Verdict::inconsistent;
        else if (!d_.stated)
            d_.verdict = d_.blank ? Verdict::blank : Verdict::unverifiable;
        else
            d_.verdict = d_.recomputed && (rounds_to(*d_.recomputed, d_.stated->value) ||
                                           by_steps(d_.stated->value))
                             ? Verdict::consistent
                             : Verdict::unverifiable;
    }

    const Recomputation& with_;
    const Document& document_;
    const Claims& claims_;
    const std::span<const Product> products_;
    Derivation& d_;
    std::vector<Interval> between_, as_told_;  ///< What the text derives, and as it tells it.
    std::vector<double> counts_;               ///< That the entry speaks of.
    std::vector<double> pieces_;               ///< The same, level by level.
};

}  // namespace

void find_faults(const Recomputation& with, const Document& document, const Claims& claims,
                 const Sources& sources, Derivation& derivation) {
    FaultFinder(with, document, claims, sources, derivation).run();
}

void leave_alone(Derivation& derivation, std::string_view why) {
    if (derivation.blank) derivation.verdict = Derivation::Verdict::blank;
    if (!derivation.stated) return;
    Fault fault = gap("underived", derivation.stated->span, *derivation.stated);
    fault.wording = why;
    derivation.faults.push_back(std::move(fault));
}

}  // namespace veritally
