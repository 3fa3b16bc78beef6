#include "claim/closing.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

/// Each required attribute is stated with the figure.
bool says_terms(const Figure& f, const Vocabulary& words) {
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        const Binding how = f.readings.how[a];
        if (words.attributes[a].required && how != Binding::inside && how != Binding::direct)
            return false;
    }
    return true;
}

bool speaks_of_one(const Claims& claims, const Figure& f) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(),
                       [&](const Holding& h) { return h.sentence == f.sentence; }) ||
           std::any_of(claims.devices.begin(), claims.devices.end(),
                       [&](const DeviceMention& m) { return m.sentence == f.sentence; });
}

bool speaks_of_more(const Claims& claims, const Vocabulary& words, const Figure& f) {
    const Text text{words, claims.text->reading, claims.text->tokens};
    for (std::uint32_t i = claims.text->sentences[f.sentence].begin; i < f.token; ++i) {
        if (text[i].is(WordClass::more)) return true;
    }
    return false;
}

}  // namespace

bool closes_by_place(const Claims& claims, const Vocabulary& words, const Reckoned& last,
                     const std::vector<Reckoned>& sources) {
    const Figure& f = claims.figures[last.figure];
    const Cues& cues = f.cues;
    const bool told = f.cell || f.unit_block != f.block || !f.multipliers.empty();
    if (last.form != Reckoned::Form::plain || told || cues.each || cues.cited || cues.attributed ||
        cues.added || cues.restates || !says_terms(f, words))
        return false;
    const bool apart = std::all_of(sources.begin(), sources.end(), [&](const Reckoned& source) {
        return claims.figures[source.figure].sentence < f.sentence;
    });
    const bool counted = std::any_of(claims.devices.begin(), claims.devices.end(), [&](auto& m) {
        return m.usual >= 0 && m.sentence < f.sentence;
    });
    return apart && (counted || !sources.empty()) && !speaks_of_one(claims, f) &&
           !speaks_of_more(claims, words, f);
}

namespace {

/// The amount of each figure that is said to be of all, or to follow.
bool is_said_of_all(const Claims& claims, double amount) {
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        return (f.cues.whole || f.cues.derived) && f.amount().value() == amount;
    });
}

}  // namespace

void drop_shares(const Claims& claims, Sources& sources) {
    constexpr std::size_t kMost = 24;  // The work grows with the cube.
    std::vector<Reckoned>& all = sources.sources;
    if (all.size() > kMost || all.size() < 3) return;
    auto figure = [&](const Reckoned& r) -> const Figure& { return claims.figures[r.figure]; };
    std::vector<bool> share(all.size(), false);
    auto adds_up = [&](const Figure& whole, const Figure& a, const Figure& b) {
        const double sum = a.amount().value() + b.amount().value();
        return !a.cues.each && !b.cues.each && whole.unit_block != a.unit_block &&
               std::abs(sum / whole.amount().value() - 1) < 1e-9;
    };
    for (const Reckoned& whole : all) {
        if (!is_said_of_all(claims, figure(whole).amount().value())) continue;
        for (std::size_t a = 0; a < all.size(); ++a) {
            for (std::size_t b = a + 1; b < all.size(); ++b) {
                if (adds_up(figure(whole), figure(all[a]), figure(all[b])))
                    share[a] = share[b] = true;
            }
        }
    }
    for (std::size_t i = all.size(); i-- > 0;) {
        if (!share[i]) continue;
        sources.repeated.push_back(all[i]);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void open_subtotals(const Claims& claims, Sources& sources) {
    auto figure = [&](std::uint32_t i) -> const Figure& { return claims.figures[i]; };
    for (Conclusion& c : sources.conclusions) {
        const Figure& total = figure(c.figure);
        bool before = false, behind = false;
        for (const Reckoned& r : sources.sources) {
            const Figure& f = figure(r.figure);
            before = before || f.token < total.token;
            behind = behind || (f.token > total.token && f.unit_block != total.unit_block);
        }
        if (before && behind) c.closing = false;
    }
}

}  // namespace veritally
