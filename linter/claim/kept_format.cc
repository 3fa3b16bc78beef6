#include "claim/kept_format.h"

#include <algorithm>

#include "claim/sources.h"

namespace veritally {
namespace {

/// The one attribute that the figure has otherwise than the term, which asks for a factor; -1 where
/// they differ in none or in more.
int other_attribute(const Vocabulary& words, const Term& term, const Figure& f) {
    int found = -1;
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        const AttributeValue* said = reading(f, a, words);
        const auto value = said == nullptr ? -1 : said - words.values.data();
        if (value == term.reading[a] || (value < 0 && term.reading[a] < 0)) continue;
        if (found >= 0 || said == nullptr || said->numerator == said->denominator) return -1;
        found = static_cast<int>(a);
    }
    return found;
}

const Slip* slip_of(const SlipTable& table, int attribute, const Figure& f, Slip::Change change) {
    const auto a = static_cast<std::size_t>(attribute);
    const auto slip = std::find_if(table.slips.begin(), table.slips.end(), [&](const Slip& s) {
        return s.change == change && s.attribute == a &&
               (s.value < 0 || s.value == f.readings.value[a]);
    });
    return slip == table.slips.end() ? nullptr : &*slip;
}

}  // namespace

const Slip* kept_format(const Recomputation& with, const Claims& claims, const Derivation& d,
                        const Numeric& stated) {
    for (const Term& term : d.terms) {
        if (term.figure == Term::kNone) continue;
        const Figure& own = claims.figures[term.figure];
        const double others = *d.recomputed - term.value();
        for (const Figure& f : claims.figures) {
            const auto i = static_cast<std::uint32_t>(&f - claims.figures.data());
            if (d.term_of(i) != nullptr || !f.asserted || is_aside(f.role) ||
                f.section != own.section ||
                !rounds_to(others + f.amount().value() * term.count(), stated))
                continue;
            const int attribute = other_attribute(with.words, term, f);
            const Slip* slip =
                attribute < 0 ? nullptr : slip_of(with.slips, attribute, f, Slip::Change::kept);
            if (slip != nullptr) return slip;
        }
    }
    return nullptr;
}

const Slip* widened_format(const Recomputation& with, const Claims& claims, const Derivation& d,
                           const Numeric& stated) {
    for (const Term& term : d.terms) {
        if (term.figure == Term::kNone) continue;
        const double others = *d.recomputed - term.value();
        for (const Figure& f : claims.figures) {
            const auto i = static_cast<std::uint32_t>(&f - claims.figures.data());
            const double each = reckon(claims, i, with.words).value;
            const bool alike = i != term.figure && f.asserted && f.amount().value() == term.quoted;
            if (!alike || !rounds_to(others + each * term.count(), stated)) continue;
            const int attribute = other_attribute(with.words, term, f);
            const Slip* slip = attribute < 0
                                   ? nullptr
                                   : slip_of(with.slips, attribute, f, Slip::Change::taken_for);
            if (slip != nullptr) return slip;
        }
    }
    return nullptr;
}

}  // namespace veritally
