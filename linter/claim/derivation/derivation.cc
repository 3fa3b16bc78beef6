#include "claim/derivation/derivation.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

constexpr double kSlack = 1e-9;  ///< Halves are not lost to binary fractions.

/// One in the last digit of `exact` or of `stated`, at as many digits as that shows: the lesser.
double last_unit(double exact, const Numeric& stated) {
    int place = static_cast<int>(std::floor(std::log10(exact) + kSlack)) - stated.significant + 1;
    return to_double(1, std::min(place, stated.last_place()));
}

}  // namespace

double Term::each() const {
    double value = quoted;
    for (double f : factor) value *= f;
    return value;
}

double Term::count() const {
    double product = 1;
    for (double count : counts) product *= count;
    return product;
}

double Term::value() const {
    return each() * count();
}

bool Term::is_changed() const {
    return !counts.empty() ||
           std::any_of(factor.begin(), factor.end(), [](double f) { return f != 1; });
}

double sum_of(const std::vector<Term>& terms) {
    double sum = 0;
    for (const Term& term : terms) sum += term.value();
    return sum;
}

const Term* Derivation::term_of(std::uint32_t figure) const {
    auto term = std::find_if(terms.begin(), terms.end(),
                             [figure](const Term& t) { return t.figure == figure; });
    return term == terms.end() ? nullptr : &*term;
}

std::string_view device_name(const Term& term, const Claims& claims, const Catalogue& catalogue) {
    if (term.usual >= 0) return catalogue[static_cast<std::size_t>(term.usual)].name;
    return term.holding == Term::kNone ? "" : claims.holdings[term.holding].name;
}

bool rounds_to(double exact, const Numeric& stated) {
    if (!(exact > 0) || !std::isfinite(exact)) return false;
    const double off = std::abs(exact - stated.value());
    // Asked of each figure against each other one, and most are far apart: no logarithm for those.
    if (off > to_double(1, stated.last_place()) * (0.5 + kSlack)) return false;
    return off <= last_unit(exact, stated) * (0.5 + kSlack);
}

bool is_cut_to(double exact, const Numeric& stated) {
    return exact > 0 && std::isfinite(exact) &&
           std::abs(exact - stated.value()) < last_unit(exact, stated);
}

std::string_view verdict_name(Derivation::Verdict verdict) {
    constexpr std::string_view kNames[] = {"consistent", "inconsistent", "unverifiable", "blank"};
    return kNames[static_cast<std::size_t>(verdict)];
}

}  // namespace veritally
