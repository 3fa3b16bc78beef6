#include "claim/derivation/bearing.h"

#include <algorithm>
#include <cmath>

#include "quantity/published.h"

namespace veritally {
namespace {

/// Nothing that one of them says is otherwise in the other.
bool agrees(const AttributeReading& a, const AttributeReading& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] >= 0 && b[i] >= 0 && a[i] != b[i]) return false;
    }
    return true;
}

/// It can be a figure of the same thing.
bool is_of_its_size(double quoted, const Published& published) {
    constexpr double kOtherThing = 4;
    const double ratio = quoted / published.value;
    return ratio < kOtherThing && ratio > 1 / kOtherThing;
}

/// 'at | about', 'at | a dense'
bool leads_to_number(const Token& t) {
    return t.is(WordClass::hedge) || t.is(WordClass::definite) || t.is(WordClass::indefinite) ||
           t.is(Token::Kind::value);
}

/// 'Quantity: 50': of whatever the entry is about.
bool is_bare_number(const Holding& holding) {
    return holding.tiers.size() == 1 && holding.tiers[0].noun.empty() && holding.name.empty();
}

/// 'For the whole eight-GPU board it is 18 PFLOPS', of nine boards.
bool of_one_group(const Figure& f, const Holding& holding) {
    return !f.cues.noun.empty() && holding.count_of(f.cues.noun) > 1;
}

}  // namespace

Bears Bearing::of(const Term& term, const Figure& f, const Holding& holding) const {
    // '40 H200 nodes have 15.8 POPS each'
    const bool groups = f.cues.each && holding.tiers.back().group && holding.tiers.size() == 1 &&
                        holding.sentence == f.sentence && holding.count() > 1 &&
                        published_as(term) >= 0;
    const bool other =
        !groups && holding.count_of(f.cues.noun) == 0 &&
        (is_too_much_for_one(term) || (!holding.tiers.back().group && is_too_much_for_any(term)));
    if (f.cues.each) return other ? Bears::likely_whole : Bears::each;
    int published = published_as(term);
    if (published != 0) return published > 0 ? Bears::each : Bears::whole;
    if (f.cues.whole) return of_one_group(f, holding) ? Bears::each : Bears::whole;
    if (f.cell && holding.unit_block == f.unit_block)
        return is_too_much_for_any(term) ? Bears::likely_whole : Bears::each;
    bool elsewhere = holding.sentence != f.sentence;
    if (elsewhere && (belonging_.names(f, holding) || counts_device(holding, term) ||
                      (is_bare_number(holding) && term.usual >= 0)))
        return Bears::each;
    int told = told_as(term);
    if (told != 0) return told > 0 ? Bears::likely_each : Bears::likely_whole;
    if (is_too_much_for_one(term) || is_too_much_for_any(term)) return Bears::likely_whole;
    return elsewhere || rates_one(f, holding) ? Bears::likely_each : Bears::likely_whole;
}

bool Bearing::is_foreign(const Term& term, const Figure& f, const Holding& holding) const {
    if (f.sentence == holding.sentence || f.cues.each || f.cell || !f.cues.cited) return false;
    const DeviceMention* counted = counted_device(claims_, holding);
    if (counted == nullptr) return false;
    bool known = false;
    for (const Published& p : with_.catalogue[static_cast<std::size_t>(counted->usual)].figures) {
        if (!agrees(p.reading, term.reading)) continue;
        known = true;
        if (is_of_its_size(term.quoted, p) || is_of_its_size(term.quoted / holding.count(), p))
            return false;
    }
    return known;
}

/// It is the device of the catalogue that is counted, and the figure can be one device's: '900
/// NVIDIA T4s', of 'the T4'.
bool Bearing::counts_device(const Holding& holding, const Term& term) const {
    if (term.usual < 0) return false;
    return fits_device(term) &&
           std::any_of(claims_.devices.begin(), claims_.devices.end(), [&](const DeviceMention& m) {
               return m.usual == term.usual && holding.covers(m.flat);
           });
}

/// Of the size of what is published in its format, or in any where nothing is in that.
bool Bearing::fits_device(const Term& term) const {
    const auto& known = with_.catalogue[static_cast<std::size_t>(term.usual)].figures;
    bool in_format = false, any = false;
    for (const Published& p : known) {
        const bool fits = is_of_its_size(term.quoted, p);
        any = any || fits;
        if (!agrees(p.reading, term.reading)) continue;
        if (fits) return true;
        in_format = true;
    }
    return any && !in_format;
}

/// '416 A100 … a peak of 1.9 PFLOPS in FP64', of which one has a hundredth.
bool Bearing::is_too_much_for_one(const Term& term) const {
    if (term.usual < 0) return false;
    const auto& known = with_.catalogue[static_cast<std::size_t>(term.usual)].figures;
    bool asked = false;
    for (const Published& p : known) {
        if (!agrees(p.reading, term.reading)) continue;
        asked = true;
        if (is_of_its_size(term.quoted, p) || term.quoted < p.value) return false;
    }
    return asked;
}

/// '800 nodes … a peak of 3.2 petaflops in FP64', of no device that is known.
bool Bearing::is_too_much_for_any(const Term& term) const {
    constexpr double kMostInOne = 16;
    double most = 0, most_in_format = 0;
    for (const Device& device : with_.catalogue.devices()) {
        if (!device.contains.empty()) continue;
        for (const Published& p : device.figures) {
            most = std::max(most, p.value);
            if (agrees(p.reading, term.reading)) most_in_format = std::max(most_in_format, p.value);
        }
    }
    if (most_in_format > 0) most = most_in_format;
    return most > 0 && term.quoted > kMostInOne * most;
}

/// '60 Tarn 150 at 150 TOPS': of one of them.
bool Bearing::rates_one(const Figure& f, const Holding& holding) const {
    const Text text{with_.words, claims_.text->reading, claims_.text->tokens};
    const std::uint32_t begin = claims_.text->sentences[f.sentence].begin;
    std::uint32_t i = f.token;
    while (i > begin && leads_to_number(text[i - 1])) --i;
    if (i == begin || !text[--i].is(WordClass::rating)) return false;
    constexpr std::uint32_t kLongestName = 6;
    for (const std::uint32_t from = i; i-- > begin && from - i <= kLongestName;) {
        const Token& t = text[i];
        if (holding.covers(t.at)) return true;
        const bool named = t.is(Token::Kind::word) || t.is(Token::Kind::note) || t.name || t.plain;
        if (!named || t.is(WordClass::and_) || t.is(WordClass::group_noun)) return false;
    }
    return false;
}

/// 1: a published figure of the device, -1: of all of them; 0: neither is known.
int Bearing::published_as(const Term& term) const {
    if (term.usual < 0) return 0;
    double all = term.value() / std::max(term.each(), 1e-300);
    bool one = false, total = false;
    for (const Published& p : with_.catalogue[static_cast<std::size_t>(term.usual)].figures) {
        constexpr double kNear = 0.05;
        if (!agrees(p.reading, term.reading)) continue;
        one = one || std::abs(term.quoted / p.value - 1) < kNear;
        total = total || std::abs(term.quoted / all / p.value - 1) < kNear;
    }
    return one == total ? 0 : one ? 1 : -1;
}

/// Whether the entry itself concludes the product or the figure.
int Bearing::told_as(const Term& term) const {
    int product = 0, alone = 0;
    auto hear = [&](const Numeric& said) {
        product += rounds_to(term.value(), said);
        alone += rounds_to(term.each(), said);
    };
    if (stated_ != nullptr) hear(*stated_);
    for (const Conclusion& c : sources_.conclusions) hear(claims_.figures[c.figure].amount());
    return product == alone ? 0 : product > alone ? 1 : -1;
}

}  // namespace veritally
