#include "claim/derivation/row_again.h"

#include <algorithm>

namespace veritally {
namespace {

/// A name, as read: 'the nodes above', 'same cards'.
bool refers_back(const Claims& claims, std::string_view name) {
    if (name.empty()) return false;
    const Tokens& tokens = claims.text->tokens;
    const auto begin = static_cast<std::uint32_t>(name.data() - claims.text->reading.text.data());
    const auto end = begin + static_cast<std::uint32_t>(name.size());
    auto t = std::partition_point(tokens.begin(), tokens.end(),
                                  [&](const Token& token) { return token.at.begin < begin; });
    for (; t != tokens.end() && t->at.begin < end; ++t) {
        const auto next = t + 1;
        const bool last = next == tokens.end() || next->at.begin >= end || next->is(Mark::close);
        // What hedges no number points at what stands there.
        if (t->is(WordClass::same) || (t->is(WordClass::hedge) && last)) return true;
    }
    return false;
}

}  // namespace

bool is_row_again(const Claims& claims, const Term& row, const Term& again) {
    if (row.holding == Term::kNone || again.holding == Term::kNone || row.counts.empty() ||
        row.holding == again.holding || row.counts != again.counts || row.each() != again.each())
        return false;
    const Figure &a = claims.figures[row.figure], &b = claims.figures[again.figure];
    return a.cell && b.cell && a.section == b.section &&
           refers_back(claims, claims.holdings[again.holding].name);
}

}  // namespace veritally
