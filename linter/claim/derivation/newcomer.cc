#include "claim/derivation/newcomer.h"

#include <algorithm>

namespace veritally {
namespace {

/// 'The oldest is | a CPU cluster with 1.5 PFLOPS': of nothing that was counted before.
bool is_of_new_group(const Claims& claims, const Figure& f) {
    constexpr std::uint32_t kReach = 4;
    const Tokens& tokens = claims.text->tokens;
    const std::uint32_t begin = claims.text->sentences[f.sentence].begin;
    for (std::uint32_t i = begin + 1; i + 1 < f.token; ++i) {
        if (!tokens[i].is(WordClass::indefinite) || !tokens[i - 1].copula) continue;
        for (std::uint32_t at = i + 1; at < std::min(f.token, i + kReach); ++at) {
            if (tokens[at].is(WordClass::group_noun)) return true;
        }
    }
    return false;
}

/// 'The first has 256 cards … The second is stated as 69 PFLOPS': of none of the cards.
bool is_of_next(const Claims& claims, const Figure& f, const Holding& holding) {
    auto opens = [&](std::uint32_t sentence) {
        const Token& t = claims.text->tokens[claims.text->sentences[sentence].begin];
        return t.is(WordClass::ordinal) && t.capital;
    };
    return holding.sentence < f.sentence && opens(f.sentence) && opens(holding.sentence);
}

bool is_first_named(const Claims& claims, const DeviceMention& m) {
    return std::none_of(claims.devices.begin(), claims.devices.end(),
                        [&](const DeviceMention& other) {
                            return other.usual == m.usual && other.sentence < m.sentence;
                        });
}

/// 'A Jetson Orin Nano beside it watches the door; its data sheet shows | 20 TOPS'
bool opens_alone(const Claims& claims, const Figure& f, const DeviceMention& m) {
    const Tokens& tokens = claims.text->tokens;
    const std::uint32_t begin = claims.text->sentences[f.sentence].begin;
    if (m.token_begin != begin + 1 || !tokens[begin].is(WordClass::indefinite)) return false;
    for (std::uint32_t i = m.token_end; i < f.token; ++i) {
        if (tokens[i].is(Mark::semicolon)) return true;
    }
    return false;
}

/// 'The rover has | a Jetson AGX Xavier, which is 32 TOPS', of none of the six sticks.
bool is_of_new_device(const Claims& claims, const Figure& f) {
    const Tokens& tokens = claims.text->tokens;
    const Token& opening = tokens[claims.text->sentences[f.sentence].begin];
    if (opening.is(WordClass::figure) || opening.pointing) return false;  // 'They have an H100'
    auto begins = [&](const DeviceMention& m) {
        if (m.sentence != f.sentence || m.token_end > f.token || m.token_begin < 2) return false;
        if (opens_alone(claims, f, m)) return is_first_named(claims, m);
        if (!tokens[m.token_begin - 1].is(WordClass::indefinite) ||
            !tokens[m.token_begin - 2].is(WordClass::holding))
            return false;
        return is_first_named(claims, m);
    };
    return std::any_of(claims.devices.begin(), claims.devices.end(), begins);
}

}  // namespace

bool names_new_device(const Claims& claims, const Figure& f) {
    auto is_new = [&](const DeviceMention& m) {
        return m.usual >= 0 && m.sentence == f.sentence && m.token_end <= f.token &&
               is_first_named(claims, m);
    };
    return std::any_of(claims.devices.begin(), claims.devices.end(), is_new);
}

bool counts_new_device(const Claims& claims, const Figure& f) {
    const bool first = std::none_of(
        claims.figures.begin(), claims.figures.end(),
        [&](const Figure& other) { return other.sentence == f.sentence && other.token < f.token; });
    return first && names_new_device(claims, f) &&
           std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
               return h.sentence == f.sentence && h.count() > 1 && h.present() && !h.name.empty() &&
                      h.name_at.begin < claims.text->tokens[f.token].at.begin;
           });
}

bool follows_new_device(const Claims& claims, const Figure& f) {
    if (f.sentence == 0) return false;
    const std::uint32_t before = f.sentence - 1;
    const auto& sentences = claims.text->sentences;
    const bool figures =
        std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& other) {
            return other.sentence == before ||
                   (other.sentence == f.sentence && other.token < f.token);
        });
    return !figures && sentences[before].passage == sentences[f.sentence].passage &&
           std::any_of(claims.devices.begin(), claims.devices.end(), [&](const DeviceMention& m) {
               return m.usual >= 0 && m.sentence == before && is_first_named(claims, m);
           });
}

bool is_of_newcomer(const Claims& claims, const Figure& f, const Holding& holding) {
    const std::string& noun = f.cues.noun;
    const bool counted = noun.empty() || holding.count_of(noun) > 0;
    if (f.sentence == holding.sentence || (f.cues.each && counted)) return false;
    return is_of_new_group(claims, f) || is_of_next(claims, f, holding) ||
           (holding.sentence < f.sentence && is_of_new_device(claims, f));
}

}  // namespace veritally
