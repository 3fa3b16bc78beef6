#include "claim/derivation/ranges.h"

#include <algorithm>

namespace veritally {
namespace {

/// '1.0 to 1.6 TFLOPS … the upper end, 1.6 TFLOPS': the other end.
bool is_end_not_taken(const Claims& claims, const Figure& end, const Figure& other,
                      std::uint32_t last) {
    return end.ranged &&
           std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
               return f.run != end.run && f.token > last && f.block == end.block &&
                      f.amount().value() == other.amount().value();
           });
}

}  // namespace

bool is_chosen_from(const Claims& claims, std::uint32_t i) {
    const std::vector<Figure>& figures = claims.figures;
    const std::uint32_t first = i > 0 && figures[i - 1].run == figures[i].run ? i - 1 : i;
    if (first + 1 >= figures.size()) return false;
    const Figure &low = figures[first], &high = figures[first + 1];
    const bool range = low.run == high.run && low.unit_span.empty() &&
                       low.sentence == high.sentence && low.readings.value == high.readings.value;
    if (!range) return false;
    const bool lower = i == first;
    if (is_end_not_taken(claims, figures[i], lower ? high : low, high.token)) return true;
    const double least = low.amount().value(), most = high.amount().value();
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& f) {
        const double value = f.amount().value();
        return f.run != low.run && f.token > high.token && f.sentence <= low.sentence + 1 &&
               f.block == low.block && least < value && value < most;
    });
}

}  // namespace veritally
