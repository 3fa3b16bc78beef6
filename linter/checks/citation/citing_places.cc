#include "checks/citation/citing_places.h"

#include <algorithm>

#include "base/text.h"
#include "checks/addresses.h"

namespace veritally {
namespace {

using Kind = Block::Kind;

/// Whether one of the references lies within the span.
bool any_within(const std::vector<FootnoteReference>& references, Span span) {
    const auto first = std::lower_bound(
        references.begin(), references.end(), span.begin,
        [](const FootnoteReference& one, std::uint32_t at) { return one.span.begin < at; });
    return first != references.end() && first->span.end <= span.end;
}

}  // namespace

CitingPlaces::CitingPlaces(const Document& document) : document_(document) {
    const std::vector<Block>& blocks = document.body.blocks;
    before_.assign(blocks.size(), Block::kNone);
    after_ = before_;
    std::vector<std::uint32_t> latest(blocks.size() + 1, Block::kNone);
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
        const std::uint32_t parent = blocks[b].parent == Block::kNone ? 0 : blocks[b].parent + 1;
        before_[b] = latest[parent];
        if (before_[b] != Block::kNone) after_[before_[b]] = b;
        latest[parent] = b;
    }
}

std::uint32_t CitingPlaces::place_of(std::uint32_t index) const {
    for (std::uint32_t b = index; b != Block::kNone; b = block(b).parent) {
        const Kind kind = block(b).kind;
        if (kind == Kind::item || kind == Kind::table || kind == Kind::quote) return b;
    }
    return index;
}

bool CitingPlaces::may_cite(std::uint32_t index) const {
    return block(index).kind != Kind::heading && block(index).footnote == Block::kNone;
}

bool CitingPlaces::has_link(std::uint32_t place) const {
    const Span span = block(place).span;
    const std::span<const Link> links = links_within(document_.body, span);
    return std::any_of(links.begin(), links.end(), [&](const Link& link) {
        return span.contains(link.span) && may_be_source(link.url);
    });
}

bool CitingPlaces::is_cited(std::uint32_t index) const {
    const std::uint32_t place = place_of(index);
    // 'The three halls have 3, 4 and 5 petaflops:' goes on in the list that cites them.
    if (refers(place) || (opens(place) && refers(after_[place]))) return true;
    for (std::uint32_t b = place; b != Block::kNone; b = block(b).parent) {
        if (is_cited_beside(b)) return true;
    }
    return false;
}

/// By the paragraph before it, which opens it, or by one that speaks of all of it.
bool CitingPlaces::is_cited_beside(std::uint32_t index) const {
    const std::uint32_t above = before_[index], below = after_[index];
    const Block& own = block(index);
    const bool as_a_whole = own.kind == Kind::table || (own.kind == Kind::list && !refers(index));
    // An outer list item goes on in what it holds.
    const bool held = own.parent != Block::kNone && block(own.parent).kind == Kind::item;
    const bool led = above != Block::kNone && (held || opens(above));
    return ((as_a_whole || led) && paragraph_refers(above)) ||
           (as_a_whole && paragraph_refers(below));
}

bool CitingPlaces::refers(std::uint32_t index) const {
    return index != Block::kNone && any_within(document_.body.references, block(index).span);
}

bool CitingPlaces::paragraph_refers(std::uint32_t index) const {
    return index != Block::kNone && block(index).kind == Kind::paragraph && refers(index);
}

/// Ends with a colon, as far as words go.
bool CitingPlaces::opens(std::uint32_t index) const {
    const auto pieces = document_.body.pieces_of(block(index));
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        const std::string_view text = trim(piece->text);
        if (piece->kind == Piece::Kind::footnote_reference || text.empty()) continue;
        return text.ends_with(':');
    }
    return false;
}

}  // namespace veritally
