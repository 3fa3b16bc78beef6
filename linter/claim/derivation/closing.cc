#include "claim/derivation/closing.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

bool speaks_of_one(const Claims& claims, const Figure& f) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(),
                       [&](const Holding& h) { return h.sentence == f.sentence; }) ||
           std::any_of(claims.devices.begin(), claims.devices.end(),
                       [&](const DeviceMention& m) { return m.sentence == f.sentence; });
}

/// 'The maker puts it at …', not 'That puts the lab at …', 'In total the lab offers …'
bool is_somebodys(const Claims& claims, const Vocabulary& words, const Figure& f) {
    const Text text{words, claims.text->reading, claims.text->tokens};
    const Sentence& sentence = claims.text->sentences[f.sentence];
    return f.cues.attributed && !f.cues.whole && !text[sentence.begin].is(WordClass::figure);
}

bool speaks_of_more(const Claims& claims, const Vocabulary& words, const Figure& f) {
    const Text text{words, claims.text->reading, claims.text->tokens};
    for (std::uint32_t i = claims.text->sentences[f.sentence].begin; i < f.token; ++i) {
        if (text[i].is(WordClass::more)) return true;
    }
    return false;
}

/// Some figure of the amount is said to be of all, or to follow.
bool is_said_of_all(const Claims& claims, double amount) {
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        const bool all = f.cues.whole || f.role == Role::derived || f.role == Role::total;
        return all && f.amount().value() == amount;
    });
}

/// Another figure beside the share makes up the whole with it; `close`: in its very sentence.
bool is_share(const Claims& claims, const Figure& share, double whole, bool close) {
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        const double sum = f.amount().value() + share.amount().value();
        const bool beside = close ? f.sentence == share.sentence && f.unit == share.unit &&
                                        f.readings.value == share.readings.value
                                  : !f.cues.each;
        return &f != &share && f.unit_block == share.unit_block && f.asserted && beside &&
               std::abs(sum / whole - 1) < 1e-9;
    });
}

/// 'Of these | 32 TOPS, 10 are …'
bool is_said_of(const Claims& claims, const Figure& f, double whole) {
    const Sentence& sentence = claims.text->sentences[f.sentence];
    const Tokens& tokens = claims.text->tokens;
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& other) {
        return other.sentence == f.sentence && other.token > sentence.begin &&
               other.amount().value() == whole && tokens[other.token - 1].is(WordClass::partitive);
    });
}

/// 'It delivers 32 TOPS: 22 of its GPU and | 10 of its accelerators', 'Of these 32 TOPS 10 are …',
/// here or said before.
bool is_split_off(const Claims& claims, const Figure& share, double whole) {
    auto near = [](double a, double b) { return std::abs(a / b - 1) < 1e-9; };
    const double own = share.amount().value();
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        if (f.unit != share.unit || f.section != share.section || f.amount().value() != own)
            return false;
        double parts = own;
        bool all = false, rest = false;
        for (const Figure& other : claims.figures) {
            if (&other == &f || other.sentence != f.sentence || other.unit != f.unit) continue;
            const double amount = other.amount().value();
            all = all || near(amount, whole);
            rest = rest || near(amount, whole - own);
            if (!near(amount, whole)) parts += amount;
        }
        const bool within = has(claims.text->sentences[f.sentence].classes, WordClass::including);
        return all && (rest || near(parts, whole) || within || is_said_of(claims, f, whole));
    });
}

}  // namespace

bool closes_by_place(const Claims& claims, const Vocabulary& words, const Reckoned& last,
                     const std::vector<Reckoned>& sources) {
    const Figure& f = claims.figures[last.figure];
    const Cues& cues = f.cues;
    const bool told = f.cell || f.unit_block != f.block || !f.multipliers.empty();
    if (last.form != Reckoned::Form::plain || told || cues.each || cues.cited ||
        is_somebodys(claims, words, f) || cues.added || cues.restates || !says_format(f, words))
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

bool sums_up_rows(const Claims& claims, const Reckoned& r, const std::vector<Reckoned>& sources) {
    const Figure& f = claims.figures[r.figure];
    auto is_row = [&](const Reckoned& source) {
        const Figure& other = claims.figures[source.figure];
        return other.cell && other.section == f.section;
    };
    // '… and 144.86 PFLOPS becomes …': said again below the table.
    auto is_again = [&](const Figure& sum) {
        return sum.cues.summed && sum.token < f.token && !f.cues.each &&
               rounds_to(sum.amount().value(), f.amount());
    };
    return f.cues.summed ||
           (f.cell && f.cues.closing && std::any_of(sources.begin(), sources.end(), is_row)) ||
           std::any_of(claims.figures.begin(), claims.figures.end(), is_again);
}

void drop_shares(const Claims& claims, Sources& sources) {
    constexpr std::size_t kMost = 24;  // The work grows with the square, and with the figures.
    std::vector<Reckoned>& all = sources.sources;
    if (all.size() > kMost || all.size() < 2) return;
    struct Whole {
        double amount;
        bool told, cited;
    };
    std::vector<Whole> wholes;
    for (const Reckoned& r : all) {
        const double amount = claims.figures[r.figure].amount().value();
        wholes.push_back(
            {amount, is_said_of_all(claims, amount), claims.figures[r.figure].cues.cited});
    }
    for (std::size_t i = all.size(); i-- > 0;) {
        const Figure& f = claims.figures[all[i].figure];
        auto holds = [&](const Whole& whole) {
            if (whole.amount <= f.amount().value()) return false;
            return ((!whole.told || !f.cues.each) &&
                    is_share(claims, f, whole.amount, !whole.told)) ||
                   (whole.cited && is_split_off(claims, f, whole.amount));
        };
        const bool share = std::any_of(wholes.begin(), wholes.end(), holds);
        if (!share) continue;
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

bool is_subtotal(const Claims& claims, const Derivation& derivation, const Conclusion& conclusion) {
    const Numeric said = claims.figures[conclusion.figure].amount();
    const bool of_one =
        std::any_of(derivation.terms.begin(), derivation.terms.end(), [&](const Term& term) {
            return (derivation.terms.size() > 1 && rounds_to(term.value(), said)) ||
                   (term.count() > 1 && rounds_to(term.each(), said));
        });
    return of_one &&
           std::any_of(derivation.conclusions.begin(), derivation.conclusions.end(),
                       [&](const Conclusion& later) {
                           const Numeric other = claims.figures[later.figure].amount();
                           return later.figure > conclusion.figure &&
                                  (later.closing || rounds_to(*derivation.recomputed, other));
                       });
}

}  // namespace veritally
