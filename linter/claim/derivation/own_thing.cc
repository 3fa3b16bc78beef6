#include "claim/derivation/own_thing.h"

#include <algorithm>

#include "claim/derivation/restating.h"

namespace veritally {
namespace {

/// 'Total compute: | 242.08 + 56.16 = 298.24 petaops'
bool is_added_up(const Claims& claims, const Figure& f) {
    return f.cues.added && !f.cues.cited &&
           has(claims.text->sentences[f.sentence].classes, WordClass::closing);
}

/// '419 cards at 380 TOPS each; and 283 of another make at 383 TOPS each'
bool counted_between(const Claims& claims, const Figure& first, const Figure& second) {
    const Tokens& tokens = claims.text->tokens;
    return first.sentence == second.sentence &&
           std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
               return h.count() > 1 && h.flat.begin > tokens[first.token].at.begin &&
                      h.flat.end <= tokens[second.token].at.begin;
           });
}

/// 'The box holds one A100' and, in another section, 'One A100 has …'.
bool said_again(const Holding& a, const Holding& b) {
    const bool same =
        a.name == b.name && a.count() == b.count() && a.tiers.back().noun == b.tiers.back().noun;
    return same && (a.section != b.section || a.count() == 1);
}

}  // namespace

bool is_rated_itself(const Claims& claims, const Vocabulary& words, const Reckoned& reckoned,
                     const Reckoned& source) {
    const Figure& f = claims.figures[reckoned.figure];
    const bool quoted = f.cues.cited && !f.cues.derived && !f.cues.whole && !f.cues.restates;
    if (source.form != Reckoned::Form::converted || source.figure > reckoned.figure ||
        reckoned.form != Reckoned::Form::plain || !quoted || !says_format(f, words))
        return false;
    return std::none_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        return std::any_of(h.tiers.begin(), h.tiers.end(), [&](const Tier& tier) {
            return tier.group && !tier.noun.empty() && tier.noun == f.cues.noun;
        });
    });
}

const Holding* holding_in(const Claims& claims, std::uint32_t unit_block) {
    auto found = std::find_if(claims.holdings.begin(), claims.holdings.end(),
                              [&](const Holding& h) { return h.unit_block == unit_block; });
    return found == claims.holdings.end() ? nullptr : &*found;
}

bool is_own_thing(const Claims& claims, const Reckoned& r, const Reckoned& other) {
    const Figure &a = claims.figures[r.figure], &b = claims.figures[other.figure];
    if (a.cues.derived || a.cues.whole || is_added_up(claims, a)) return false;
    const bool nested = a.around != Block::kNone && b.around != Block::kNone;
    if (nested && a.around != b.around) return true;
    if (a.unit_block == b.unit_block)
        return counted_between(claims, b, a) &&
               ((a.cues.each && b.cues.each) || named_apart(claims, b, a));
    const bool listed = a.unit_block != a.block && b.unit_block != b.block;
    const Holding *own = holding_in(claims, a.unit_block),
                  *others = holding_in(claims, b.unit_block);
    const bool single = own != nullptr && others != nullptr && own->count() == 1 &&
                        others->count() == 1 && own->may_share_name(*others);
    if (single && !listed) return false;  // 'It contains one GB10 … One unit, step by step'
    if (own != nullptr && others != nullptr) return listed || !said_again(*own, *others);
    return listed && r.form == other.form && !a.cues.restates && a.cues.cited == b.cues.cited;
}

}  // namespace veritally
