#include "claim/derivation/measured_again.h"

#include <algorithm>

namespace veritally {
namespace {

/// One conversion leads from what was measured to the figure, and none from what is quoted.
bool is_conversion_of(const Claims& claims, const Vocabulary& words, const Figure& measured,
                      const Figure& f) {
    const Numeric to = f.amount();
    auto quoted = [&](const Figure& other) {
        const auto i = static_cast<std::uint32_t>(&other - claims.figures.data());
        return other.role == Role::quoted && other.token < f.token &&
               rounds_to(reckon(claims, i, words).value, to);
    };
    return converts_to(words, measured.amount().value(), to) &&
           std::none_of(claims.figures.begin(), claims.figures.end(), quoted);
}

}  // namespace

bool converts_to(const Vocabulary& words, double from, const Numeric& to) {
    return std::any_of(words.values.begin(), words.values.end(), [&](const AttributeValue& v) {
        return v.denominator != 0 && v.numerator != v.denominator &&
               rounds_to(from * v.numerator / v.denominator, to);
    });
}

bool repeats_measured(const Claims& claims, const Vocabulary& words, std::uint32_t figure) {
    const Figure& f = claims.figures[figure];
    return !f.cues.cited &&
           std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& other) {
               if (other.role != Role::sustained || other.token >= f.token) return false;
               return other.amount().value() == f.amount().value() ||
                      (other.asserted && f.cues.derived && other.section == f.section &&
                       is_conversion_of(claims, words, other, f));
           });
}

}  // namespace veritally
