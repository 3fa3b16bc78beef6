#include "claim/faults/slipping.h"

#include <algorithm>
#include <functional>

#include "base/ascii.h"
#include "base/text.h"
#include "claim/derivation/consult.h"
#include "claim/faults/slip_evidence.h"
#include "quantity/published.h"

namespace veritally {
namespace {

using Change = Slip::Change;
using Terms = std::vector<Term>;

/// Takes what a slip can make of the terms, and the scale of their sum where the slip is in its
/// unit.
using Visit = std::function<void(const Terms&, double scale)>;

/// The word begins where a word begins; in small letters it may go on ('halv' in 'halved', not
/// 'MAC' in 'machine').
bool has_word(std::string_view small_text, std::string_view word) {
    const bool whole = is_ascii_upper(word.back());
    const std::string small = lower(word);
    for (std::size_t at = small_text.find(small); at != std::string_view::npos;
         at = small_text.find(small, at + 1)) {
        if (at > 0 && is_ascii_letter(small_text[at - 1]) && is_ascii_letter(small[0])) continue;
        const std::size_t end = at + small.size();
        if (!whole || end == small_text.size() || !is_ascii_letter(small_text[end])) return true;
    }
    return false;
}

/// Shows all that one slip can make of a reading. The terms are changed in place and restored: a
/// list of them all would grow with the square of the parts.
class Slipper {
  public:
    /// `right`: outlives it.
    Slipper(const Recomputation& with, const Said& said, const Terms& right)
        : with_(with), said_(said), right_(right), terms_(right) {}

    void run(const Slip& slip, const Visit& visit) {
        slip_ = &slip;
        visit_ = &visit;
        switch (slip.change) {
            case Change::kept:
            case Change::repeated:
            case Change::inverted:
            case Change::taken_for:
                on_attribute();
                break;
            case Change::count_lost:
            case Change::count_repeated:
                on_counts();
                break;
            case Change::count_added:
                on_wholes();
                break;
            case Change::count_other:
                on_other_counts();
                break;
            case Change::part_lost:
            case Change::part_repeated:
                on_parts();
                break;
            case Change::prefix:
                for (double scale : {1e3, 1e6, 1e9, 1e12, 1e15, 1e18}) {
                    (*visit_)(terms_, scale);
                    (*visit_)(terms_, 1 / scale);
                }
                on_prefix_of_part();
                break;
            case Change::unit:
                break;
        }
    }

  private:
    /// Tries the change on all terms that it can happen to, then on each alone.
    template <typename ChangeTerm>
    void on_each(const ChangeTerm& change) {
        std::vector<std::size_t> changed;
        for (std::size_t i = 0; i < terms_.size(); ++i) {
            if (change(terms_[i])) changed.push_back(i);
        }
        if (!changed.empty()) visit();
        for (std::size_t i : changed) terms_[i] = right_[i];
        for (std::size_t i = 0; changed.size() > 1 && i < changed.size(); ++i) {
            change(terms_[changed[i]]);
            visit();
            terms_[changed[i]] = right_[changed[i]];
        }
    }
    void visit() const { (*visit_)(terms_, 1); }

    void on_attribute() {
        if (slip_->change == Change::taken_for && slip_->value < 0) return on_other_values();
        on_each([&](Term& term) { return change_attribute(term); });
    }
    bool change_attribute(Term& term) const {
        std::size_t a = slip_->attribute;
        double& factor = term.factor[a];
        bool in_it = slip_->value < 0 || term.reading[a] == slip_->value;
        if (slip_->change == Change::taken_for) {
            double other = in_it ? 0 : factor_of_value();
            if (other > 0) factor *= other;
            return other > 0;
        }
        if (slip_->change == Change::kept && !in_it) return take_sibling(term);
        if (!in_it || factor == 1) return false;
        if (slip_->change == Change::kept) factor = 1;
        if (slip_->change == Change::repeated) factor *= factor;
        if (slip_->change == Change::inverted) factor = 1 / factor;
        return true;
    }
    /// Where the text quotes nothing: the figure that the catalogue publishes in that value.
    bool take_sibling(Term& term) const {
        if (term.figure != Term::kNone || term.usual < 0) return false;
        AttributeReading asked = term.reading;
        asked[slip_->attribute] = static_cast<std::int16_t>(slip_->value);
        const auto& known = with_.catalogue[static_cast<std::size_t>(term.usual)].figures;
        auto found = std::find_if(known.begin(), known.end(), [&](const Published& p) {
            return std::equal(asked.begin(), asked.end(), p.reading.begin(),
                              [](auto a, auto b) { return a < 0 || b < 0 || a == b; });
        });
        if (found == known.end()) return false;
        term.quoted = found->value;
        return true;
    }
    /// Of the value that the slip is about, by the tables, else by what the entry says; 0 where
    /// neither knows.
    double factor_of_value() const {
        const AttributeValue& value = with_.words.values[static_cast<std::size_t>(slip_->value)];
        if (value.numerator != 0) return static_cast<double>(value.numerator) / value.denominator;
        constexpr std::uint32_t kAnySentence = ~0u;
        return quoted_factor(said_.ratios, with_.words, slip_->value, kAnySentence);
    }
    /// The factor of any other value of the attribute.
    void on_other_values() {
        std::vector<double> tried;
        for (const AttributeValue& value : with_.words.values) {
            if (value.attribute != slip_->attribute || value.numerator == 0) continue;
            double factor = static_cast<double>(value.numerator) / value.denominator;
            if (factor == 1 || std::find(tried.begin(), tried.end(), factor) != tried.end())
                continue;
            tried.push_back(factor);
            on_each([&](Term& term) {
                double& own = term.factor[slip_->attribute];
                const bool told = keeps_ratio(term) || is_told_alike(term, factor) ||
                                  is_shown_converted(term, value, factor);
                if (own == factor || (own == 1 && !told)) return false;
                own = factor;
                return true;
            });
        }
    }

    /// The factor is 1 by a ratio that the entry quotes or the maker publishes.
    bool keeps_ratio(const Term& term) const {
        const std::int16_t said = term.reading[slip_->attribute];
        if (said < 0) return false;
        const AttributeValue& value = with_.words.values[static_cast<std::size_t>(said)];
        return value.numerator != value.denominator;
    }

    /// 'the same peak for FP16 and for INT8': the factor of the other format, all the same.
    bool is_told_alike(const Term& term, double factor) const {
        const std::int16_t own = term.reading[slip_->attribute];
        return std::any_of(said_.ratios.begin(), said_.ratios.end(), [&](const Ratio& ratio) {
            if (ratio.factor != 1 || (ratio.of != own && ratio.to != own)) return false;
            const std::int16_t other = ratio.of == own ? ratio.to : ratio.of;
            const AttributeValue& value = with_.words.values[static_cast<std::size_t>(other)];
            return static_cast<double>(value.numerator) / value.denominator == factor;
        });
    }

    /// 'the usual factor of two from FP16 gives 362 TOPS', of 181 in INT8.
    bool is_shown_converted(const Term& term, const AttributeValue& value, double factor) const {
        const double each = term.each() * factor;
        if (term.figure == Term::kNone || !is_said(said_.between, each)) return false;
        const std::int16_t own = term.reading[slip_->attribute];
        // 'From FP8 to INT8 we apply the factor of two: 1,730 TOPS'
        const bool converted = own >= 0 && own != target_of(with_.words)[slip_->attribute] &&
                               (has_word(said_.text, "factor") || has_word(said_.text, "times")) &&
                               has_word(said_.text, with_.words.values[own].name);
        return converted || has_word(said_.text, value.name);
    }

    void on_counts() {
        bool lost = slip_->change == Change::count_lost;
        on_each([&](Term& term) {
            if (term.counts.empty()) return false;
            std::vector<double> counts = term.counts;
            if (lost) term.counts.clear();
            if (!lost) term.counts.insert(term.counts.end(), counts.begin(), counts.end());
            return true;
        });
        std::size_t most = 0;
        for (const Term& term : terms_) most = std::max(most, term.counts.size());
        for (std::size_t i = 0; i < most && (most > 1 || !lost); ++i) on_tier(i, lost);
    }
    void on_tier(std::size_t i, bool lost) {
        on_each([&](Term& term) {
            if (i >= term.counts.size()) return false;
            double count = term.counts[i];
            if (lost) term.counts.erase(term.counts.begin() + static_cast<std::ptrdiff_t>(i));
            if (!lost) term.counts.push_back(count);
            return true;
        });
    }

    /// What is of all of them, times their number.
    void on_wholes() {
        for (double count : said_.pieces) {
            on_each([&](Term& term) {
                if (!term.whole || count <= 1) return false;
                term.counts.push_back(count);
                return true;
            });
        }
    }

    void on_other_counts() {
        for (double count : said_.counts) {
            on_each([&](Term& term) {
                if (term.counts.empty()) return false;
                term.counts = {count};
                return true;
            });
            constexpr std::size_t kMostTiers = 3;  ///< The tries grow with them.
            for (std::size_t i = 0; i < kMostTiers; ++i) on_other_tier(i, count);
        }
    }

    void on_other_tier(std::size_t i, double count) {
        on_each([&](Term& term) {
            if (term.counts.size() < 2 || i >= term.counts.size()) return false;
            term.counts[i] = count;
            return true;
        });
    }

    /// '7.57×10^16 of the second and 2.86×10^13 of the third', a thousand times too little.
    void on_prefix_of_part() {
        constexpr double kThousand = 1e3;
        for (std::size_t i = 0; terms_.size() > 1 && i < terms_.size(); ++i) {
            const double quoted = terms_[i].quoted;
            for (double scale : {kThousand, 1 / kThousand}) {
                terms_[i].quoted = quoted * scale;
                if (is_said(said_.between, terms_[i].value())) visit();
            }
            terms_[i].quoted = quoted;
        }
    }
    void on_parts() {
        if (terms_.size() < 2) return;
        for (std::size_t i = 0; i < terms_.size(); ++i) {
            if (terms_[i].quoted == 0) continue;
            const Term part = terms_[i];
            auto at = terms_.begin() + static_cast<std::ptrdiff_t>(i);
            bool lost = slip_->change == Change::part_lost;
            at = lost ? terms_.erase(at) : terms_.insert(at, part);
            visit();
            if (lost) terms_.insert(at, part);
            if (!lost) terms_.erase(at);
        }
    }

    const Recomputation& with_;
    const Said& said_;
    const Terms& right_;
    Terms terms_;
    const Slip* slip_ = nullptr;
    const Visit* visit_ = nullptr;
};

bool is_shown(const Slip& slip, std::string_view small_text) {
    return slip.words.empty() || has_any(small_text, slip.words);
}

/// The slips that can be one of two.
std::vector<const Slip*> shown_slips(const SlipTable& table, std::string_view small_text) {
    std::vector<const Slip*> shown;
    for (const Slip& slip : table.slips) {
        if (slip.change != Change::prefix && is_shown(slip, small_text)) shown.push_back(&slip);
    }
    return shown;
}

/// Two slips, one after the other, the text showing both; the first of them explains.
std::vector<Explanation> explain_by_pairs(const Recomputation& with, const Terms& terms,
                                          const Numeric& stated, const Said& said) {
    constexpr std::size_t kMostTerms = 24;  ///< The tries grow with their square.
    std::vector<Explanation> found;
    if (terms.size() > kMostTerms) return found;
    const Said of_pairs{said.text, said.between, {}, {}, said.ratios};
    const std::vector<const Slip*> slips = shown_slips(with.slips, said.text);
    Slipper first(with, of_pairs, terms);
    for (std::size_t i = 0; i < slips.size() && found.empty(); ++i) {
        for (std::size_t j = i + 1; j < slips.size() && found.empty(); ++j) {
            if (slips[j]->rule == slips[i]->rule) continue;
            bool reached = false;
            const Visit second = [&](const Terms& both, double) {
                reached = reached || rounds_to(sum_of(both), stated);
            };
            first.run(*slips[i], [&](const Terms& once, double) {
                if (!reached) Slipper(with, of_pairs, once).run(*slips[j], second);
            });
            if (reached) found = {{slips[i], true, false, true}, {slips[j], true, false, true}};
        }
    }
    return found;
}

}  // namespace

bool has_any(std::string_view small_text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return has_word(small_text, word); });
}

std::vector<Explanation> explain_by_slips(const Recomputation& with, const std::vector<Term>& terms,
                                          const Numeric& stated, const Said& said) {
    const std::string small = lower(said.text);
    const Said in_small{small, said.between, said.counts, said.pieces, said.ratios, said.as_told};
    std::vector<Explanation> found;
    Slipper slipper(with, in_small, terms);
    const Slip* tried = nullptr;
    Explanation explanation;
    const Visit visit = [&](const Terms& slipped, double scale) {
        if (!rounds_to(sum_of(slipped) * scale, stated)) return;
        weigh(*tried, slipped, terms, said, explanation);
    };
    for (const Slip& slip : with.slips.slips) {
        tried = &slip;
        explanation = {};
        slipper.run(slip, visit);
        if (explanation.slip == nullptr) continue;
        explanation.shown = is_shown(slip, small);
        found.push_back(explanation);
    }
    return found.empty() ? explain_by_pairs(with, terms, stated, in_small) : found;
}

}  // namespace veritally
