#include <algorithm>

#include "claim/derivation/consult.h"
#include "claim/derivation/sources.h"

namespace veritally {
namespace {

double factor_quoted(const Claims& claims, const Figure& figure, const AttributeValue& value,
                     const Vocabulary& words) {
    int index = static_cast<int>(&value - words.values.data());
    return quoted_factor(claims.ratios, words, index, figure.sentence);
}

}  // namespace

Reckoned reckon(const Claims& claims, std::uint32_t index, const Vocabulary& words) {
    const Figure& figure = claims.figures[index];
    Reckoned r;
    r.figure = index;
    double factor = 1;
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        const AttributeValue* said = reading(figure, a, words);
        if (said == nullptr || said->numerator == 0) {
            double quoted = said == nullptr ? 0 : factor_quoted(claims, figure, *said, words);
            if (quoted > 0 && r.form == Reckoned::Form::plain) r.form = Reckoned::Form::converted;
            if (quoted > 0) factor *= quoted;
            if (quoted == 0 && words.attributes[a].required) r.form = Reckoned::Form::bare;
            continue;
        }
        bool converts = said->numerator != said->denominator;
        if (converts && r.form == Reckoned::Form::plain) r.form = Reckoned::Form::converted;
        factor = factor * said->numerator / said->denominator;
    }
    Interval shown = figure.amount().interval();
    r.value = figure.amount().value() * factor;
    r.interval = {shown.low * factor, shown.high * factor};
    return r;
}

bool is_unnamed(const Claims& claims, const Term& term, const Vocabulary& words) {
    if (term.figure == Term::kNone || term.published != nullptr) return false;
    const bool converted =
        std::any_of(term.factor.begin(), term.factor.end(), [](double f) { return f != 1; });
    return !converted && reckon(claims, term.figure, words).form == Reckoned::Form::bare;
}

const AttributeValue* assumed_of(const Claims& claims, const Term& term, const Vocabulary& words) {
    const Figure& figure = claims.figures[term.figure];
    const AttributeReading target = target_of(words);
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        if (!words.attributes[a].required || reading(figure, a, words) != nullptr) continue;
        if (target[a] >= 0) return &words.values[static_cast<std::size_t>(target[a])];
    }
    return nullptr;
}

}  // namespace veritally
