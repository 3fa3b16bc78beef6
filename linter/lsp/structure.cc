#include "lsp/structure.h"

namespace veritally {
namespace {

bool is_shown(const Block& block) {
    return block.kind != Block::Kind::html && block.footnote == Block::kNone;
}

bool is_shown(const Piece& piece) {
    return piece.kind != Piece::Kind::text && piece.kind != Piece::Kind::html &&
           piece.kind != Piece::Kind::footnote_reference;
}

}  // namespace

std::vector<std::uint32_t> structure(const Body& body) {
    std::vector<std::uint32_t> shown, depth;
    for (const Block& block : body.blocks) {
        depth.push_back(block.parent == Block::kNone ? 0 : depth[block.parent] + 1);
        if (!is_shown(block)) continue;
        shown.insert(shown.end(),
                     {static_cast<std::uint32_t>(block.kind), block.level, depth.back()});
        for (const Piece& piece : body.pieces_of(block)) {
            if (is_shown(piece)) shown.push_back(static_cast<std::uint32_t>(piece.kind));
        }
    }
    return shown;
}

}  // namespace veritally
