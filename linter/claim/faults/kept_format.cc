#include "claim/faults/kept_format.h"

#include <algorithm>

#include "claim/derivation/sources.h"

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
    if (attribute < 0) return nullptr;
    const auto a = static_cast<std::size_t>(attribute);
    const auto slip = std::find_if(table.slips.begin(), table.slips.end(), [&](const Slip& s) {
        return s.change == change && s.attribute == a &&
               (s.value < 0 || s.value == f.readings.value[a]);
    });
    return slip == table.slips.end() ? nullptr : &*slip;
}

/// The slip that a figure of another format shows, of those that may be taken for the term's.
template <typename Takes>
const Slip* slip_of_format(const Recomputation& with, const Claims& claims, const Derivation& d,
                           Slip::Change change, const Takes& takes) {
    for (const Term& term : d.terms) {
        if (term.figure == Term::kNone) continue;
        for (std::uint32_t i = 0; i < claims.figures.size(); ++i) {
            const Figure& f = claims.figures[i];
            if (!f.asserted || !takes(term, i)) continue;
            const int attribute = other_attribute(with.words, term, f);
            if (const Slip* slip = slip_of(with.slips, attribute, f, change)) return slip;
        }
    }
    return nullptr;
}

}  // namespace

const Slip* kept_format(const Recomputation& with, const Claims& claims, const Derivation& d,
                        const Numeric& stated) {
    return slip_of_format(with, claims, d, Slip::Change::kept,
                          [&](const Term& term, std::uint32_t i) {
                              const Figure& f = claims.figures[i];
                              const double others = *d.recomputed - term.value();
                              return d.term_of(i) == nullptr && !is_aside(f.role) &&
                                     f.section == claims.figures[term.figure].section &&
                                     rounds_to(others + f.amount().value() * term.count(), stated);
                          });
}

const Slip* widened_format(const Recomputation& with, const Claims& claims, const Derivation& d,
                           const Numeric& stated) {
    return slip_of_format(
        with, claims, d, Slip::Change::taken_for, [&](const Term& term, std::uint32_t i) {
            if (i == term.figure || claims.figures[i].amount().value() != term.quoted) return false;
            const double others = *d.recomputed - term.value();
            const double each = reckon(claims, i, with.words).value;
            return rounds_to(others + each * term.count(), stated);
        });
}

}  // namespace veritally
