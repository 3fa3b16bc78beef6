#include "claim/faults/slip_evidence.h"

#include <algorithm>

namespace veritally {
namespace {

bool is_traced(const std::vector<Term>& terms, std::span<const Interval> between, bool prefix) {
    return std::any_of(terms.begin(), terms.end(), [&](const Term& term) {
        return is_said(between, term.each()) || (prefix && is_said(between, term.value()));
    });
}

/// What the figure is after each of its conversions.
std::vector<double> stages(const Term& term) {
    std::vector<double> all = {term.quoted};
    for (const double factor : term.factor) {
        if (factor != 1) all.push_back(all.back() * factor);
    }
    return all;
}

/// The text tells a figure that only comes about where a conversion is done as the slip does it.
bool is_stepped(const std::vector<Term>& slipped, const std::vector<Term>& right,
                std::span<const Interval> as_told) {
    if (slipped.size() != right.size()) return false;
    for (std::size_t i = 0; i < right.size(); ++i) {
        const std::vector<double> ours = stages(right[i]);
        for (const double stage : stages(slipped[i])) {
            const bool own = std::find(ours.begin(), ours.end(), stage) == ours.end();
            if (own && is_said(as_told, stage)) return true;
        }
    }
    return false;
}

/// Where a step was left out: the text tells what comes of it.
bool is_denied(const Slip& slip, const std::vector<Term>& slipped, const std::vector<Term>& right,
               std::span<const Interval> between) {
    if (slip.change != Slip::Change::kept) return false;
    for (std::size_t i = 0; i < right.size(); ++i) {
        const double each = right[i].each();
        if (slipped[i].each() != each && each != right[i].quoted && is_said(between, each))
            return true;
    }
    return false;
}

bool is_alone(const std::vector<Term>& slipped, const std::vector<Term>& right) {
    if (right.size() < 2 || slipped.size() != right.size()) return false;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < right.size(); ++i)
        changed += slipped[i].value() != right[i].value();
    return changed == 1;
}

}  // namespace

bool is_said(std::span<const Interval> between, double value) {
    return std::any_of(between.begin(), between.end(), [&](const Interval& said) {
        return said.low <= value && value <= said.high;
    });
}

void weigh(const Slip& slip, const std::vector<Term>& slipped, const std::vector<Term>& right,
           const Said& said, Explanation& explanation) {
    const bool prefix = slip.change == Slip::Change::prefix;
    if (explanation.slip == nullptr) {
        explanation.denied = is_denied(slip, slipped, right, said.between);
        explanation.alone = is_alone(slipped, right);
    }
    explanation.slip = &slip;
    explanation.traced = explanation.traced || is_traced(slipped, said.between, prefix);
    explanation.stepped = explanation.stepped || is_stepped(slipped, right, said.as_told);
}

}  // namespace veritally
