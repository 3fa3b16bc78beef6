#include "claim/derivation/parts.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/absent.h"
#include "claim/derivation/bearing.h"
#include "claim/derivation/chained.h"
#include "claim/derivation/part_choice.h"
#include "claim/derivation/part_counts.h"
#include "claim/derivation/row_siblings.h"
#include "claim/derivation/sameness.h"
#include "claim/derivation/sheet.h"
#include "claim/derivation/told_counts.h"

namespace veritally {
namespace {

using Form = Reckoned::Form;

class PartFinder {
  public:
    PartFinder(const Recomputation& with, const Claims& claims, const Sources& sources,
               const Numeric* stated, bool apart)
        : with_(with),
          claims_(claims),
          sources_(sources),
          stated_(stated),
          sheet_(claims),
          belonging_(claims, with.catalogue),
          bearing_(with, claims, sources, belonging_, stated),
          same_(claims, sheet_, apart),
          told_(claims, with.words, sources, stated) {
        collect_counts();
    }

    std::vector<Part> run() {
        for (const Reckoned& source : sources_.sources) add(source);
        for (const Reckoned& line : sources_.repeated) add_line(line);
        for (Part& part : parts_) prefer_nearest(with_, claims_, sheet_, part);
        return std::move(parts_);
    }

  private:
    void collect_counts() {
        constexpr std::size_t kMost = 12;
        auto add = [&](double count) {
            bool known = std::find(counts_.begin(), counts_.end(), count) != counts_.end();
            if (count > 1 && !known && counts_.size() < kMost) counts_.push_back(count);
        };
        for (const Holding& h : claims_.holdings) {
            if (h.present() && !h.pieces) add(h.count());
        }
        for (const Figure& f : claims_.figures) add(count_written_with(with_.words, f));
    }
    const Figure& figure(std::uint32_t i) const { return claims_.figures[i]; }

    void add(const Reckoned& source) {
        Part ways = read(source);
        if (sources_.sources.size() > 1 && is_of_absent(claims_, ways.front())) return;
        if (ways.front().holding == Term::kNone && sources_.sources.size() == 1) {
            const std::vector<Part> items = rated_items(claims_, sources_, ways.front());
            if (!items.empty())
                return void(parts_.insert(parts_.end(), items.begin(), items.end()));
        }
        std::vector<Part> others = siblings_of(claims_, sources_, ways.front());
        if (others.empty() && sources_.sources.size() == 1)
            others = take_lots(claims_, told_, ways);
        const Term first = ways.front();
        if (Part* range = other_end(first)) {
            ways.front().sure = range->front().sure = false;
            range->insert(range->begin(), ways.begin(), ways.end());
            return;
        }
        if (Part* other = same_thing(first)) {
            other->insert(other->end(), ways.begin(), ways.end());
            return;
        }
        bool aside = source.form == Form::bare && any_in_format();
        if (aside || (!parts_.empty() && (loose(first) || is_of_another(first)))) {
            Term none = first;
            none.quoted = 0;
            none.sure = false;
            ways.push_back(none);
        }
        parts_.push_back(std::move(ways));
        parts_.insert(parts_.end(), others.begin(), others.end());
    }

    /// Lines of a sheet that say the same as others: any of them may be the one that was taken.
    void add_line(const Reckoned& line) {
        const Figure& f = figure(line.figure);
        for (Part& part : parts_) {
            if (!sheet_.is_of_one(figure(part.front().figure), f)) continue;
            const Part ways = read(line);
            part.insert(part.end(), ways.begin(), ways.end());
            return;
        }
    }

    /// Then a figure without its format may be a rumour, a rounding or a headline.
    bool any_in_format() const {
        return std::any_of(sources_.sources.begin(), sources_.sources.end(),
                           [](const Reckoned& source) { return source.form != Form::bare; });
    }

    /// The entry counts the same kind of thing elsewhere, differently.
    void add_kin(Part& ways) const {
        const Term first = ways.front();
        if (first.holding == Term::kNone || first.counts.size() != 1) return;
        const Holding& own = claims_.holdings[first.holding];
        for (std::uint32_t h = 0; h < claims_.holdings.size(); ++h) {
            const Holding& other = claims_.holdings[h];
            bool rival = h != first.holding && own.is_kin(other) &&
                         other.sentence <= figure(first.figure).sentence &&
                         other.count() != own.count() && other.count() > 1 &&
                         (other.sentence != own.sentence || other.name != own.name);
            if (!rival || (own.tiers[0].noun.empty() && !other.name.empty())) continue;
            Term copy = first;
            copy.holding = h;
            copy.counts = {other.count()};
            copy.sure = false;
            ways.push_back(copy);
            ways.front().sure = false;
        }
    }

    /// The part of the range's lower end; what is meant is a peak, so the upper one is likelier.
    Part* other_end(const Term& term) {
        const Figure& f = figure(term.figure);
        if (!f.ranged || parts_.empty()) return nullptr;
        const Figure& last = figure(parts_.back().front().figure);
        const bool same = last.ranged && last.run == f.run && last.sentence == f.sentence;
        return same ? &parts_.back() : nullptr;
    }

    /// The part that the term says in other words.
    Part* same_thing(const Term& term) {
        for (Part& part : parts_) {
            if (same_.thing(part.front(), term)) return &part;
        }
        return nullptr;
    }
    /// Nothing says that it adds to the others: it may be another format of one of them.
    bool loose(const Term& term) const {
        const Figure& f = figure(term.figure);
        if (term.holding != Term::kNone || f.unit_block != f.block) return false;
        if (is_worked_out(term)) return false;
        return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
            const Figure& other = figure(part.front().figure);
            return part.front().factor != term.factor || other.unit_block != other.block;
        });
    }

    /// Of a device that nothing counts, where others are counted or are what the entry is about.
    bool is_of_another(const Term& term) const {
        if (term.holding != Term::kNone || !term.counts.empty() || term.usual < 0) return false;
        if (figure(term.figure).unit_block != figure(term.figure).block) return false;
        const auto& title = claims_.title_devices;
        auto is_main = [&](const Part& part) {
            const Term& other = part.front();
            if (other.usual < 0) return is_told_apart(other, term);
            return other.usual != term.usual &&
                   (!other.counts.empty() ||
                    std::find(title.begin(), title.end(), other.usual) != title.end());
        };
        return std::any_of(parts_.begin(), parts_.end(), is_main);
    }

    /// 'Its GPU runs at 4.2 TFLOPS.' and, in another paragraph, 'The PlayStation 4, at 1.84 TFLOPS'
    bool is_told_apart(const Term& main, const Term& term) const {
        const Figure &own = figure(main.figure), &other = figure(term.figure);
        const auto& title = claims_.title_devices;
        return main.counts.empty() && own.block != other.block && own.token < other.token &&
               std::find(title.begin(), title.end(), term.usual) == title.end();
    }

    /// 'in FP64 1.25 PFLOPS, to which 10.0 POPS in INT8 correspond': the text itself brings it to
    /// the target's terms.
    bool is_worked_out(const Term& term) const {
        if (conversion_of(term) == 0) return false;
        const std::uint32_t sentence = figure(term.figure).sentence;
        return std::any_of(sources_.repeated.begin(), sources_.repeated.end(),
                           [&](const Reckoned& r) {
                               const Figure& other = figure(r.figure);
                               return r.figure > term.figure && other.sentence <= sentence + 1 &&
                                      rounds_to(term.each(), other.amount());
                           });
    }

    Part read(const Reckoned& source) const {
        Term term;
        term.figure = source.figure;
        const Figure& f = figure(source.figure);
        term.quoted = f.amount().value();
        term.factor.fill(1);
        for (std::size_t a = 0; a < with_.words.attributes.size(); ++a) {
            const AttributeValue* said = reading(f, a, with_.words);
            if (said == nullptr) continue;
            term.reading[a] = static_cast<std::int16_t>(said - with_.words.values.data());
            if (said->numerator != 0)
                term.factor[a] = static_cast<double>(said->numerator) / said->denominator;
        }
        apply_ratio(term);
        belonging_.find_device(f, term);
        term.whole = f.cues.whole;
        term.sure = source.form != Form::bare;
        return with_counts(term, f);
    }

    /// A ratio that the entry quotes beats the one by bit widths.
    void apply_ratio(Term& term) const {
        for (const Ratio& ratio : claims_.ratios) {
            const AttributeValue& of = with_.words.values[static_cast<std::size_t>(ratio.of)];
            const AttributeValue& to = with_.words.values[static_cast<std::size_t>(ratio.to)];
            std::int16_t& reading = term.reading[of.attribute];
            double factor = reading == ratio.to && is_target(of)   ? ratio.factor
                            : reading == ratio.of && is_target(to) ? 1 / ratio.factor
                                                                   : 0;
            if (factor <= 0) continue;
            // 'an FP4 operation counts half an INT8 one' is said of work, not of rates.
            const AttributeValue& own = with_.words.values[static_cast<std::size_t>(reading)];
            const bool reversed =
                factor != 1 && std::abs(factor * own.numerator - own.denominator) < 1e-9;
            const bool known =
                own.numerator != 0 && std::abs(factor * own.denominator / own.numerator - 1) < 1e-9;
            if (!known && !is_supported(ratio)) continue;
            if (!reversed) term.factor[of.attribute] = factor;
        }
    }
    /// Somebody publishes it, or it is said of a device: 'INT8 is put at half the FP8 rate' is the
    /// entry's own word.
    bool is_supported(const Ratio& ratio) const {
        const Sentence& sentence = claims_.text->sentences[ratio.sentence];
        const Tokens& tokens = claims_.text->tokens;
        if (ratio.figure || has(sentence.classes, WordClass::attributed) ||
            has(sentence.classes, WordClass::capability))
            return true;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (tokens[i].is(Token::Kind::note) || tokens[i].is(WordClass::device_noun))
                return true;
        }
        return std::any_of(claims_.devices.begin(), claims_.devices.end(),
                           [&](const DeviceMention& m) { return m.sentence == ratio.sentence; });
    }
    static bool is_target(const AttributeValue& value) {
        return value.numerator == value.denominator && value.numerator != 0;
    }

    Part with_counts(Term term, const Figure& f) const {
        if (f.clocked) return worked_out(term, f);
        // What is stated, said again in plain operations, has all in it.
        if (sources_.only_repeats && !f.cues.cited && f.power == 0 && stated_ != nullptr &&
            rounds_to(term.each(), *stated_))
            return {term};
        term.holding = belonging_.holding_of(f);
        if (term.holding != Term::kNone &&
            (is_shared_out(claims_, sources_, claims_.holdings[term.holding], f) ||
             bearing_.is_foreign(term, f, claims_.holdings[term.holding])))
            term.holding = Term::kNone;
        Part ways = term.holding == Term::kNone
                        ? times(term, f)
                        : multiplied(term, f, claims_.holdings[term.holding]);
        if (term.holding == Term::kNone) take_told_of_one(claims_, ways);
        if (sources_.sources.size() == 1) add_kin(ways);
        take_told(claims_, told_, sources_.products, ways);
        add_other_counts(ways, f);
        follow_chains(claims_, sources_, ways);
        return ways;
    }
    /// The formula says how many there are; where there is none, whatever it leaves out.
    Part worked_out(Term term, const Figure& f) const {
        Term all = term;
        const std::uint32_t held = belonging_.holding_of(f);
        if (held != Term::kNone) all.counts = left_out(claims_.holdings[held], f);
        Part ways;
        if (!all.counts.empty()) {
            all.holding = held;
            const bool each = is_told_of_one(claims_, claims_.holdings[held], term);
            all.sure = each && term.sure;
            ways = with_changes(claims_, claims_.holdings[held], all);
            if (each) return ways;
            term.sure = false;
        }
        ways.push_back(term);
        add_other_counts(ways, f);
        follow_chains(claims_, sources_, ways);
        return ways;
    }
    /// Where nothing settles how many there are, any number that the entry counts may be it.
    void add_other_counts(Part& ways, const Figure& f) const {
        if (ways.front().counts.empty() && f.cues.each && !counts_.empty())
            ways.front().sure = false;
        const Term first = ways.front();
        bool settled = first.sure && !first.counts.empty();
        if (settled || f.cues.whole || first.value() == 0) return;
        for (double count : counts_) {
            Term other = first;
            other.counts = {count};
            other.sure = false;
            bool known = std::any_of(ways.begin(), ways.end(), [&](const Term& way) {
                return std::abs(way.value() / other.value() - 1) < 1e-9;
            });
            if (!known) ways.push_back(other);
        }
    }
    /// What the text multiplies the figure with, here or where it repeats it.
    Part times(Term term, const Figure& f) const {
        auto take = [&](const Figure& other) {
            for (double count : other.multipliers) {
                if (!is_factor(with_.words, count)) term.counts.push_back(count);
            }
        };
        take(f);
        for (const Reckoned& r : sources_.repeated) {
            const Figure& other = figure(r.figure);
            if (!term.counts.empty()) break;
            if (rounds_to(term.each(), other.amount()) && r.form != Form::converted) take(other);
        }
        auto take_times = [&](double times) {
            if (times > 1) term.counts.push_back(times);
        };
        if (term.counts.empty()) take_times(times_added(claims_, term));
        if (term.counts.empty()) take_times(times_written_out(claims_, sources_.products, term));
        return {term};
    }

    /// The counts that the figure has not in it already.
    std::vector<double> left_out(const Holding& holding, const Figure& f) const {
        std::vector<double> counts = holding.counts_down_to(f.cues.noun);
        std::erase_if(counts, [&](double count) {
            return (f.clocked && claims_.text->is_in_cycles(count)) ||
                   is_worked_in(with_.words, claims_, count, f);
        });
        return counts;
    }
    /// 'The module has 21 TOPS … two accelerators', of an entry that is named after the module:
    /// what is counted is in it, or beside it.
    bool is_part_of_title(const Term& term, const Figure& f, const Holding& holding) const {
        constexpr double kMostPieces = 8;
        const auto& title = claims_.title_devices;
        return claims_.of_one_device && holding.count() <= kMostPieces && holding.name.empty() &&
               holding.tiers.size() == 1 &&
               std::find(title.begin(), title.end(), term.usual) != title.end() &&
               !(f.cues.each && holding.count_of(f.cues.noun) > 0);
    }
    Part multiplied(Term term, const Figure& f, const Holding& holding) const {
        Term each = term, whole = term;
        each.counts = left_out(holding, f);
        drop_contents(with_, claims_, holding, each);
        if (is_part_of_title(term, f, holding)) {
            each.sure = whole.sure = false;
            return {whole, each};
        }
        const bool once = times_added(claims_, term) == 1;  // '170 + 105 = 275'
        switch (bearing_.of(each, f, holding)) {
            case Bears::each:
                if (f.cues.noun.empty()) raise_to_product(with_, claims_, sources_, each);
                count_contents(with_, claims_, holding, each);
                return with_changes(claims_, holding, each);
            case Bears::whole:
                return {whole};
            case Bears::likely_each:
                raise_to_product(with_, claims_, sources_, each);
                each.sure = whole.sure = false;
                return once ? Part{whole, each} : Part{each, whole};
            default:
                each.sure = whole.sure = false;
                return {whole, each};
        }
    }
    const Recomputation& with_;
    const Claims& claims_;
    const Sources& sources_;
    const Numeric* stated_;
    const Sheet sheet_;
    const Belonging belonging_;
    const Bearing bearing_;
    const Sameness same_;
    const Told told_;
    std::vector<double> counts_;  ///< That the entry speaks of.
    std::vector<Part> parts_;
};

}  // namespace

std::vector<Part> find_parts(const Recomputation& with, const Claims& claims,
                             const Sources& sources, const Numeric* stated, bool apart) {
    return PartFinder(with, claims, sources, stated, apart).run();
}

}  // namespace veritally
