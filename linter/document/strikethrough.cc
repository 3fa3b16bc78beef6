#include "document/strikethrough.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"

namespace veritally {
namespace {

struct Tildes {
    std::uint32_t piece;
    Span span;
    bool opens;
    bool closes;
    int step = 0;  ///< Of the depth: 1 where it begins a pair, -1 where it ends one.
};

bool is_word(char c) {
    return is_ascii_word(c) || !is_ascii(c);
}

/// GFM's flanking rules, with ASCII punctuation only.
Tildes classify(std::string_view bytes, std::uint32_t piece, Span span) {
    const char before = span.begin > 0 ? bytes[span.begin - 1] : '\n';
    const char after = span.end < bytes.size() ? bytes[span.end] : '\n';
    Tildes tildes{piece, span, false, false};
    if (span.size() > 2 || (span.size() == 1 && is_word(before) && is_word(after))) return tildes;
    tildes.opens = !is_ascii_space(after) && (is_word(after) || !is_word(before));
    tildes.closes = !is_ascii_space(before) && (is_word(before) || !is_word(after));
    return tildes;
}

std::vector<Tildes> find_tildes(const Body& body, const SourceText& text, std::uint32_t first) {
    std::vector<Tildes> found;
    for (std::uint32_t i = first; i < body.pieces.size(); ++i) {
        const Piece& piece = body.pieces[i];
        const std::string_view written = text.at(piece.span);
        if (piece.kind != Piece::Kind::text || written.data() != piece.text.data()) continue;
        for (std::size_t at = written.find('~'); at != std::string_view::npos;) {
            const std::size_t end = std::min(written.find_first_not_of('~', at), written.size());
            const Span span{piece.span.begin + static_cast<std::uint32_t>(at),
                            piece.span.begin + static_cast<std::uint32_t>(end)};
            const Tildes tildes = classify(text.bytes(), i, span);
            if (tildes.opens || tildes.closes) found.push_back(tildes);
            at = written.find('~', end);
        }
    }
    return found;
}

/// Each closing run meets the last open one of its size and style. One open run of each kind is
/// enough to know: what lies between a pair is not looked at again.
bool pair_up(std::vector<Tildes>& found, const Body& body) {
    bool any = false;
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < found.size(); ++i) {
        Tildes& tildes = found[i];
        const auto matches = [&](std::uint32_t other) {
            return found[other].span.size() == tildes.span.size() &&
                   body.pieces[found[other].piece].style == body.pieces[tildes.piece].style;
        };
        const auto partner = std::find_if(open.rbegin(), open.rend(), matches);
        if (tildes.closes && partner != open.rend()) {
            found[*partner].step = 1;
            tildes.step = -1;
            any = true;
            open.erase(partner.base() - 1, open.end());
        } else if (tildes.opens && partner == open.rend()) {
            open.push_back(i);
        } else if (tildes.opens) {
            open.erase(partner.base() - 1);
            open.push_back(i);
        }
    }
    return any;
}

}  // namespace

void strike_through(Body& body, const SourceText& text, std::uint32_t first) {
    std::vector<Tildes> found = find_tildes(body, text, first);
    if (!pair_up(found, body)) return;
    const std::vector<Piece> old(body.pieces.begin() + first, body.pieces.end());
    body.pieces.resize(first);
    int depth = 0;
    std::size_t next = 0;
    const auto add = [&](Piece piece) {
        if (depth > 0) piece.style |= Piece::strikethrough;
        body.pieces.push_back(piece);
    };
    for (std::uint32_t i = 0; i < old.size(); ++i) {
        Piece rest = old[i];
        for (; next < found.size() && found[next].piece == first + i; ++next) {
            if (found[next].step == 0) continue;
            Piece before = rest;
            before.span.end = found[next].span.begin;
            before.content = before.span;
            before.text = text.at(before.span);
            if (!before.span.empty()) add(before);
            depth += found[next].step;
            rest.span.begin = found[next].span.end;
            rest.content = rest.span;
            rest.text = text.at(rest.span);
        }
        if (!rest.span.empty()) add(rest);
    }
}

}  // namespace veritally
