#include "claim/slipping.h"

#include <algorithm>
#include <functional>

#include "base/text.h"

namespace veritally {
namespace {

using Change = Slip::Change;
using Terms = std::vector<Term>;

/// What one slip can make of a reading.
struct Outcome {
    Terms terms;
    double scale = 1;  ///< Of the total, where the slip is in its unit.
    double total() const { return sum_of(terms) * scale; }
};

class Slipper {
  public:
    Slipper(const Recomputation& with, const Slip& slip, const std::vector<double>& counts,
            const std::vector<Ratio>& ratios)
        : with_(with), slip_(slip), counts_(counts), ratios_(ratios) {}

    std::vector<Outcome> outcomes(const Terms& terms) {
        switch (slip_.change) {
            case Change::kept:
            case Change::repeated:
            case Change::inverted:
            case Change::taken_for:
                on_attribute(terms);
                break;
            case Change::count_lost:
            case Change::count_repeated:
                on_counts(terms);
                break;
            case Change::count_other:
                on_other_counts(terms);
                break;
            case Change::part_lost:
            case Change::part_repeated:
                on_parts(terms);
                break;
            case Change::prefix:
                add_scaled(terms, 1e3);
                add_scaled(terms, 1e-3);
                break;
            case Change::unit:
                break;
        }
        return std::move(outcomes_);
    }

  private:
    void add(const Terms& terms) { outcomes_.push_back({terms}); }
    void add_scaled(const Terms& terms, double factor) { outcomes_.push_back({terms, factor}); }

    /// Tries the change on all terms that it can happen to, then on each alone.
    void on_each(const Terms& terms, const std::function<bool(Term&)>& change) {
        Terms all = terms;
        int changed = 0;
        for (Term& term : all) changed += change(term);
        if (changed > 0) add(all);
        if (changed < 2) return;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            Terms one = terms;
            if (change(one[i])) add(one);
        }
    }

    void on_attribute(const Terms& terms) {
        if (slip_.change == Change::taken_for && slip_.value < 0) return on_other_values(terms);
        on_each(terms, [&](Term& term) { return change_attribute(term); });
    }
    bool change_attribute(Term& term) const {
        std::size_t a = slip_.attribute;
        double& factor = term.factor[a];
        bool in_it = slip_.value < 0 || term.reading[a] == slip_.value;
        if (slip_.change == Change::taken_for) {
            double other = in_it ? 0 : factor_of_value();
            if (other > 0) factor *= other;
            return other > 0;
        }
        if (!in_it || factor == 1) return false;
        if (slip_.change == Change::kept) factor = 1;
        if (slip_.change == Change::repeated) factor *= factor;
        if (slip_.change == Change::inverted) factor = 1 / factor;
        return true;
    }
    /// Of the value that the slip is about, by the tables, else by what the entry says; 0 where
    /// neither knows.
    double factor_of_value() const {
        const AttributeValue& value = with_.words.values[static_cast<std::size_t>(slip_.value)];
        if (value.numerator != 0) return static_cast<double>(value.numerator) / value.denominator;
        constexpr std::uint32_t kAnySentence = ~0u;
        return quoted_factor(ratios_, with_.words, slip_.value, kAnySentence);
    }
    /// The factor of any other value of the attribute.
    void on_other_values(const Terms& terms) {
        std::vector<double> tried;
        for (const AttributeValue& value : with_.words.values) {
            if (value.attribute != slip_.attribute || value.numerator == 0) continue;
            double factor = static_cast<double>(value.numerator) / value.denominator;
            if (factor == 1 || std::find(tried.begin(), tried.end(), factor) != tried.end())
                continue;
            tried.push_back(factor);
            on_each(terms, [&](Term& term) {
                double& own = term.factor[slip_.attribute];
                if (own == factor || own == 1) return false;
                own = factor;
                return true;
            });
        }
    }

    void on_counts(const Terms& terms) {
        bool lost = slip_.change == Change::count_lost;
        on_each(terms, [&](Term& term) {
            if (term.counts.empty()) return false;
            std::vector<double> counts = term.counts;
            if (lost) term.counts.clear();
            if (!lost) term.counts.insert(term.counts.end(), counts.begin(), counts.end());
            return true;
        });
        std::size_t most = 0;
        for (const Term& term : terms) most = std::max(most, term.counts.size());
        for (std::size_t i = 0; i < most && (most > 1 || !lost); ++i) on_tier(terms, i, lost);
    }
    void on_tier(const Terms& terms, std::size_t i, bool lost) {
        on_each(terms, [&](Term& term) {
            if (i >= term.counts.size()) return false;
            double count = term.counts[i];
            if (lost) term.counts.erase(term.counts.begin() + static_cast<std::ptrdiff_t>(i));
            if (!lost) term.counts.push_back(count);
            return true;
        });
    }

    void on_other_counts(const Terms& terms) {
        for (double count : counts_) {
            on_each(terms, [&](Term& term) {
                if (term.counts.empty()) return false;
                term.counts = {count};
                return true;
            });
        }
    }

    void on_parts(const Terms& terms) {
        if (terms.size() < 2) return;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            if (terms[i].quoted == 0) continue;
            Terms changed = terms;
            if (slip_.change == Change::part_lost)
                changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
            else
                changed.push_back(terms[i]);
            add(changed);
        }
    }

    const Recomputation& with_;
    const Slip& slip_;
    const std::vector<double>& counts_;
    const std::vector<Ratio>& ratios_;
    std::vector<Outcome> outcomes_;
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The word begins where a word begins; it may go on ('halv' in 'halved').
bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        if (at > 0 && is_letter(text[at - 1]) && is_letter(word[0])) continue;
        if (starts_with_ignoring_case(text.substr(at), word)) return true;
    }
    return false;
}

bool is_shown(const Slip& slip, std::string_view text) {
    return slip.words.empty() ||
           std::any_of(slip.words.begin(), slip.words.end(),
                       [&](std::string_view word) { return has_word(text, word); });
}

bool is_traced(const Outcome& outcome, const std::vector<Interval>& between) {
    return std::any_of(outcome.terms.begin(), outcome.terms.end(), [&](const Term& term) {
        return std::any_of(between.begin(), between.end(), [&](const Interval& said) {
            return said.low <= term.each() && term.each() <= said.high;
        });
    });
}

/// Two slips, one after the other, the text showing both; the first of them explains.
std::vector<Explanation> explain_by_pairs(const Recomputation& with, const Terms& terms,
                                          const Numeric& stated, std::string_view text,
                                          const std::vector<Ratio>& ratios) {
    std::vector<Explanation> found;
    const auto& slips = with.slips.slips;
    const std::vector<double> none;
    for (std::size_t i = 0; i < slips.size(); ++i) {
        if (!is_shown(slips[i], text) || slips[i].change == Change::prefix) continue;
        for (const Outcome& outcome : Slipper(with, slips[i], none, ratios).outcomes(terms)) {
            for (std::size_t j = i + 1; j < slips.size(); ++j) {
                bool same = slips[j].rule == slips[i].rule || slips[j].change == Change::prefix;
                if (same || !is_shown(slips[j], text)) continue;
                for (const Outcome& both :
                     Slipper(with, slips[j], none, ratios).outcomes(outcome.terms)) {
                    if (!rounds_to(both.total(), stated)) continue;
                    found.push_back({&slips[i], true, false});
                    found.push_back({&slips[j], true, false});
                    return found;
                }
            }
        }
    }
    return found;
}

}  // namespace

double sum_of(const std::vector<Term>& terms) {
    double sum = 0;
    for (const Term& term : terms) sum += term.value();
    return sum;
}

std::vector<Explanation> explain_by_slips(const Recomputation& with, const std::vector<Term>& terms,
                                          const Numeric& stated, std::string_view text,
                                          const Said& said) {
    std::vector<Explanation> found;
    for (const Slip& slip : with.slips.slips) {
        Explanation explanation;
        for (const Outcome& outcome :
             Slipper(with, slip, said.counts, said.ratios).outcomes(terms)) {
            if (!rounds_to(outcome.total(), stated)) continue;
            explanation.slip = &slip;
            explanation.traced = explanation.traced || is_traced(outcome, said.between);
        }
        if (explanation.slip == nullptr) continue;
        explanation.shown = is_shown(slip, text);
        found.push_back(explanation);
    }
    return found.empty() ? explain_by_pairs(with, terms, stated, text, said.ratios) : found;
}

}  // namespace veritally
