#include "claim/table_cells.h"

namespace veritally {

TableCells::TableCells(const Text& text, const Body& body, const DocumentText& document)
    : text_(text),
      body_(body),
      document_(document),
      header_of_(body.blocks.size(), kNowhere),
      unit_of_(body.blocks.size(), kNowhere),
      row_words_(body.blocks.size(), 0) {
    for (std::uint32_t b = 0; b < body.blocks.size(); ++b) {
        if (body.blocks[b].kind == Block::Kind::table) read_table(b);
    }
}

void TableCells::read_table(std::uint32_t table) {
    std::vector<std::uint32_t> heads, cells;
    bool top = false, side = false;
    for (std::uint32_t b = table + 1; b < body_.blocks.size(); ++b) {
        const Block& block = body_.blocks[b];
        if (block.kind != Block::Kind::row && block.kind != Block::Kind::cell) break;
        if (block.kind == Block::Kind::row) continue;
        if (block.header) {
            heads.resize(std::max<std::size_t>(heads.size(), block.column + 1u), kNowhere);
            heads[block.column] = b;
            top = top || (block.column > 0 && describes(b));
        } else {
            cells.push_back(b);
            if (const PassageText* text = passage(b)) row_words_[block.parent] |= words_of(*text);
            side = side || (block.column == 0 && describes(b));
        }
    }
    const bool lying = side && !top;
    std::uint32_t first = kNowhere;
    for (std::uint32_t b : cells) {
        std::uint16_t column = body_.blocks[b].column;
        if (column == 0) first = b;
        std::uint32_t head = column < heads.size() ? heads[column] : kNowhere;
        header_of_[b] = lying ? (column == 0 ? kNowhere : first) : head;
        if (lying) unit_of_[b] = head;
    }
}

bool TableCells::says(std::uint32_t cell, WordClass word) const {
    const Block& block = body_.blocks[cell];
    if (block.kind != Block::Kind::cell || block.header) return false;
    return (row_words_[block.parent] & bit(word)) != 0;
}

/// What is said by the cells of words; a figure's own cell speaks of it alone.
std::uint64_t TableCells::words_of(const PassageText& cell) const {
    for (std::uint32_t s = cell.first; s < cell.last; ++s) {
        if (!document_.sentences[s].measures.empty()) return 0;
    }
    std::uint64_t classes = 0;
    for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
        if (!text_[i].is(WordClass::preposition)) classes |= text_[i].classes;
    }
    return classes;
}

bool TableCells::describes(std::uint32_t cell) const {
    const PassageText* text = passage(cell);
    for (std::uint32_t i = text == nullptr ? 0 : text->begin; text != nullptr && i < text->end;
         ++i) {
        const Token& t = text_[i];
        if (t.is(Token::Kind::number)) return false;
        if (t.is(Token::Kind::unit) || t.is(Token::Kind::value) || t.is(WordClass::count_noun) ||
            t.is(WordClass::device_noun) || t.is(WordClass::group_noun))
            return true;
    }
    return false;
}

const PassageText* TableCells::passage(std::uint32_t block) const {
    std::uint32_t passage = block == kNowhere ? kNowhere : document_.passage_of_block[block];
    return passage == kNowhere ? nullptr : &document_.passages[passage];
}

const PassageText* TableCells::header(std::uint32_t cell) const {
    return passage(header_of_[cell]);
}

std::uint32_t TableCells::unit(std::uint32_t block) const {
    if (unit_of_[block] != kNowhere) return unit_of_[block];
    for (std::uint32_t b = block; b != Block::kNone; b = body_.blocks[b].parent) {
        Block::Kind kind = body_.blocks[b].kind;
        if (kind == Block::Kind::row || kind == Block::Kind::item) return b;
    }
    return block;
}

}  // namespace veritally
