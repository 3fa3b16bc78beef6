#include "claim/table_cells.h"

namespace veritally {

TableCells::TableCells(const Body& body, const DocumentText& document)
    : body_(body), document_(document), header_of_(body.blocks.size(), kNowhere) {
    std::vector<std::uint32_t> headers;
    for (std::uint32_t b = 0; b < body.blocks.size(); ++b) {
        const Block& block = body.blocks[b];
        if (block.kind == Block::Kind::table) headers.clear();
        if (block.kind != Block::Kind::cell) continue;
        if (block.header) {
            headers.resize(std::max<std::size_t>(headers.size(), block.column + 1u), kNowhere);
            headers[block.column] = b;
        } else if (block.column < headers.size()) {
            header_of_[b] = headers[block.column];
        }
    }
}

const PassageText* TableCells::header(std::uint32_t cell) const {
    std::uint32_t header = header_of_[cell];
    std::uint32_t passage = header == kNowhere ? kNowhere : document_.passage_of_block[header];
    return passage == kNowhere ? nullptr : &document_.passages[passage];
}

std::uint32_t TableCells::unit(std::uint32_t block) const {
    for (std::uint32_t b = block; b != Block::kNone; b = body_.blocks[b].parent) {
        Block::Kind kind = body_.blocks[b].kind;
        if (kind == Block::Kind::row || kind == Block::Kind::item) return b;
    }
    return block;
}

}  // namespace veritally
