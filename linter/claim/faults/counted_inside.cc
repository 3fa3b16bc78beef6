#include "claim/faults/counted_inside.h"

#include <algorithm>

#include "claim/text/nouns.h"

namespace veritally {
namespace {

/// In a chain, or in a sentence that speaks of the noun.
bool is_inside(const Claims& claims, const Holding& holding, std::size_t tier,
               std::string_view noun) {
    const Tier& own = holding.tiers[tier];
    if (own.count <= 1 || own.noun == noun) return false;
    if (own.per == noun || (tier > 0 && holding.tiers[tier - 1].noun == noun)) return true;
    if (own.group || holding.tiers.size() > 1) return false;
    const DocumentText& document = *claims.text;
    const Sentence& sentence = document.sentences[holding.sentence];
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        const Span at = document.tokens[i].at;
        if (singular(std::string_view(document.reading.text).substr(at.begin, at.size())) == noun)
            return true;
    }
    return false;
}

}  // namespace

bool counts_inside(const Claims& claims, const Derivation& derivation, const Numeric& stated) {
    if (derivation.terms.size() != 1) return false;
    const Term& term = derivation.terms.front();
    if (term.figure == Term::kNone || term.holding == Term::kNone) return false;
    const Cues& cues = claims.figures[term.figure].cues;
    const Holding& counted = claims.holdings[term.holding];
    if (!cues.each || cues.noun.empty() || counted.count_of(cues.noun) != term.count())
        return false;
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        for (std::size_t tier = 0; tier < h.tiers.size(); ++tier) {
            if (is_inside(claims, h, tier, cues.noun) &&
                rounds_to(*derivation.recomputed * h.tiers[tier].count, stated))
                return true;
        }
        return false;
    });
}

}  // namespace veritally
