#include "claim/derivation/respective.h"

#include <algorithm>

namespace veritally {
namespace {

/// '26 TOPS,[^1] | 130 TOPS[^2] and | 32 TOPS each': nothing stands between them.
bool follows_on(const Claims& claims, const Figure& before, const Figure& f) {
    const Tokens& tokens = claims.text->tokens;
    if (before.sentence != f.sentence) return false;
    bool joined = false;
    for (std::uint32_t i = before.token + 1; i < f.token; ++i) {
        const Token& t = tokens[i];
        const bool joins = t.is(Mark::comma) || t.is(WordClass::and_);
        const bool passes =
            joins || t.is(Token::Kind::note) || t.is(Token::Kind::unit) || t.is(Token::Kind::value);
        if (!passes) return false;
        joined = joined || joins;
    }
    return joined;
}

/// Of one enumeration with the figure before it.
bool is_joined(const Claims& claims, std::uint32_t i) {
    const Figure &before = claims.figures[i - 1], &f = claims.figures[i];
    return before.sentence == f.sentence && (before.run == f.run || follows_on(claims, before, f));
}

/// More than these nobody pairs in their order.
constexpr std::size_t kMostPaired = 16;

/// Figures of one enumeration in one format, in order of place; empty where they are a range or a
/// sum, or differ in more than their numbers.
std::vector<const Figure*> enumeration_of(const Claims& claims, const Figure& f) {
    if (f.cell) return {};
    auto i = static_cast<std::uint32_t>(&f - claims.figures.data());
    while (i > 0 && is_joined(claims, i)) --i;
    std::vector<const Figure*> run;
    do {
        const Figure& other = claims.figures[i];
        const bool alike = other.readings.value == f.readings.value && other.unit == f.unit;
        if (!alike || other.ranged || other.cues.added) return {};
        run.push_back(&other);
    } while (++i < claims.figures.size() && is_joined(claims, i));
    return run.size() > 1 && run.size() <= kMostPaired ? run : std::vector<const Figure*>();
}

using Holdings = std::vector<std::uint32_t>;

/// What the sentence counts of devices before the token, each of another name.
Holdings counted_in(const Claims& claims, std::uint32_t sentence, std::uint32_t token) {
    Holdings found;
    const std::uint32_t end = claims.text->tokens[token].at.begin;
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const Holding& holding = claims.holdings[h];
        if (holding.sentence != sentence || holding.flat.begin >= end || holding.name.empty() ||
            holding.count() <= 1 || holding.outer)
            continue;
        const bool again = std::any_of(found.begin(), found.end(), [&](std::uint32_t other) {
            return claims.holdings[other].name == holding.name;
        });
        if (!again) found.push_back(h);
        if (found.size() > kMostPaired) break;
    }
    return found;
}

/// The devices that the sentence names before the token, and what counts them elsewhere.
Holdings named_in(const Claims& claims, std::uint32_t sentence, std::uint32_t token) {
    std::vector<int> devices;
    for (const DeviceMention& m : claims.devices) {
        const bool before = m.sentence == sentence && m.token_end <= token && m.usual >= 0;
        if (before && std::find(devices.begin(), devices.end(), m.usual) == devices.end())
            devices.push_back(m.usual);
    }
    Holdings found;
    for (int device : devices) {
        for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
            const DeviceMention* counted = counted_device(claims, claims.holdings[h]);
            const bool counts = counted != nullptr && counted->usual == device &&
                                claims.holdings[h].count() > 1 &&
                                claims.holdings[h].sentence != sentence;
            if (!counts) continue;
            found.push_back(h);
            break;
        }
    }
    return found.size() == devices.size() ? found : Holdings();
}

}  // namespace

std::uint32_t respective_holding(const Claims& claims, const Figure& f) {
    constexpr std::uint32_t kReach = 3;
    const std::vector<const Figure*> run = enumeration_of(claims, f);
    if (run.empty()) return Term::kNone;
    const auto place =
        static_cast<std::size_t>(std::find(run.begin(), run.end(), &f) - run.begin());
    const std::uint32_t first = run.front()->token;
    const Holdings named = named_in(claims, f.sentence, first);
    if (named.size() == run.size()) return named[place];
    const bool names = std::any_of(
        claims.devices.begin(), claims.devices.end(),
        [&](const DeviceMention& m) { return m.sentence == f.sentence && m.usual >= 0; });
    for (std::uint32_t back = 0; back <= std::min(kReach, f.sentence); ++back) {
        const std::uint32_t s = f.sentence - back;
        const Holdings counted = counted_in(claims, s, first);
        if (counted.size() == run.size() && (back == 0 || !names) &&
            claims.holdings[counted[0]].section == f.section)
            return counted[place];
        if (!counted.empty()) break;
    }
    return Term::kNone;
}

}  // namespace veritally
