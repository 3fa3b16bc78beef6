#include "claim/text/table_cells.h"

#include <algorithm>

namespace veritally {

bool says_one_of(const Text& text, const PassageText& header, std::uint32_t i) {
    if (text[i].is(WordClass::each)) return true;
    const bool article = text[i].is(WordClass::indefinite) && i > header.begin &&
                         text[i - 1].is(WordClass::preposition);
    const bool slash = text[i].is(Mark::slash) && i > header.begin;
    return (article || slash) && i + 1 < header.end && text[i + 1].is_noun();
}

TableCells::TableCells(const Text& text, const Body& body, const DocumentText& document)
    : text_(text),
      body_(body),
      document_(document),
      header_of_(body.blocks.size(), kNowhere),
      unit_of_(body.blocks.size(), kNowhere),
      numbers_row_(body.blocks.size(), false),
      row_words_(body.blocks.size()) {
    for (std::uint32_t b = 0; b < body.blocks.size(); ++b) {
        if (body.blocks[b].kind == Block::Kind::table) read_table(b);
    }
}

void TableCells::read_table(std::uint32_t table) {
    const Table found = collect(table);
    const std::uint16_t labels = label_column(found);
    auto side_says = [&](std::uint32_t b) {
        return body_.blocks[b].column == labels && describes(b);
    };
    auto top_says = [&](std::uint32_t b) {
        return b != kNowhere && body_.blocks[b].column > labels && describes(b);
    };
    const bool lying = std::any_of(found.cells.begin(), found.cells.end(), side_says) &&
                       (std::none_of(found.heads.begin(), found.heads.end(), top_says) ||
                        has_rows_of_values(found, labels));
    for (std::uint32_t b : found.heads) {  // '| Total | 2e17 |' and nothing below.
        const PassageText* text = b == kNowhere || !found.cells.empty() ? nullptr : passage(b);
        if (text != nullptr) row_words_[body_.blocks[b].parent] |= words_of(*text);
    }
    std::uint32_t label = kNowhere;
    for (std::uint32_t b : found.cells) {
        std::uint16_t column = body_.blocks[b].column;
        if (column == labels) label = b;
        if (const PassageText* text = passage(b))
            row_words_[body_.blocks[b].parent] |= words_of(*text);
        std::uint32_t head = column < found.heads.size() ? found.heads[column] : kNowhere;
        header_of_[b] = lying ? (column <= labels ? kNowhere : label) : head;
        if (lying) unit_of_[b] = head;
    }
}

/// '| format | INT8 | INT8 |' and '| density | dense | sparse |': each column is of one thing,
/// whatever thing heads it.
bool TableCells::has_rows_of_values(const Table& table, std::uint16_t labels) const {
    constexpr int kFew = 2;
    const bool measured = std::any_of(table.heads.begin(), table.heads.end(), [&](std::uint32_t b) {
        return b != kNowhere && body_.blocks[b].column > labels && speaks_of_format(b);
    });
    if (measured) return false;
    std::vector<std::uint32_t> rows, others;
    for (std::uint32_t b : table.cells) {
        const Block& block = body_.blocks[b];
        if (block.column <= labels && !speaks_of_format(b)) continue;
        const bool says = block.column > labels && speaks_of_format(b);
        (says ? rows : others).push_back(block.parent);
    }
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return std::count_if(rows.begin(), rows.end(), [&](std::uint32_t row) {
               return std::find(others.begin(), others.end(), row) == others.end();
           }) >= kFew;
}

/// A format without a number.
bool TableCells::speaks_of_format(std::uint32_t cell) const {
    const PassageText* text = passage(cell);
    bool says = false;
    for (std::uint32_t i = text == nullptr ? 0 : text->begin; text != nullptr && i < text->end;
         ++i) {
        if (text_[i].is(Token::Kind::number)) return false;
        says = says || text_[i].is(Token::Kind::value) || text_[i].is(Token::Kind::unit);
    }
    return says;
}

TableCells::Table TableCells::collect(std::uint32_t table) const {
    Table found;
    for (std::uint32_t b = table + 1; b < body_.blocks.size(); ++b) {
        const Block& block = body_.blocks[b];
        if (block.kind != Block::Kind::row && block.kind != Block::Kind::cell) break;
        if (block.kind == Block::Kind::row) continue;
        if (!block.header) {
            found.cells.push_back(b);
            continue;
        }
        found.heads.resize(std::max<std::size_t>(found.heads.size(), block.column + 1u), kNowhere);
        found.heads[block.column] = b;
    }
    return found;
}

std::uint16_t TableCells::label_column(const Table& table) {
    double last = 0;
    std::vector<std::uint32_t> ranks;
    for (std::uint32_t b : table.cells) {
        if (body_.blocks[b].column != 0) continue;
        if (rank(b) != last + 1) return 0;
        last = rank(b);
        ranks.push_back(b);
    }
    const bool counts = !table.heads.empty() && table.heads[0] != kNowhere &&
                        describes(table.heads[0]) && !is_numbering(table.heads[0]);
    if (ranks.size() < 2 || counts) return 0;
    for (std::uint32_t b : ranks) numbers_row_[b] = true;
    return 1;
}

double TableCells::rank(std::uint32_t cell) const {
    const PassageText* text = passage(cell);
    if (text == nullptr || text->begin == text->end) return 0;
    const Token& t = text_[text->begin];
    bool alone = text->end == text->begin + 1 ||
                 (text->end == text->begin + 2 && text_[text->begin + 1].is(Token::Kind::mark));
    if (!alone) return 0;
    if (t.is(Token::Kind::number)) return t.number.value();
    char letter = static_cast<char>(text_.reading.text[t.at.begin] | 0x20);
    return t.at.size() == 1 && letter >= 'a' && letter <= 'z' ? letter - 'a' + 1 : 0;
}

/// 'No.', 'Line'
bool TableCells::is_numbering(std::uint32_t cell) const {
    const PassageText* text = passage(cell);
    return text != nullptr && text->begin < text->end && text_[text->begin].is(WordClass::numbered);
}

bool TableCells::says(std::uint32_t cell, WordClass word) const {
    const Block& block = body_.blocks[cell];
    if (block.kind != Block::Kind::cell) return false;
    return has(row_words_[block.parent], word);
}

/// What is said by the cells of words; a figure's own cell speaks of it alone.
WordClasses TableCells::words_of(const PassageText& cell) const {
    for (std::uint32_t s = cell.first; s < cell.last; ++s) {
        if (!document_.sentences[s].measures.empty()) return {};
    }
    WordClasses classes;
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
            t.is_noun())
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

std::uint32_t TableCells::around(std::uint32_t block) const {
    std::uint32_t b = unit(block);
    if (body_.blocks[b].kind != Block::Kind::item) return Block::kNone;
    for (b = body_.blocks[b].parent; b != Block::kNone; b = body_.blocks[b].parent) {
        if (body_.blocks[b].kind == Block::Kind::item) return b;
    }
    return Block::kNone;
}

}  // namespace veritally
