#pragma once

#include "claim/text/labels.h"

namespace veritally {

/// What follows the token in a header is what the numbers are of one of: 'per node', 'in a node',
/// '/node'.
bool says_one_of(const Text& text, const PassageText& header, std::uint32_t i);

/// Where the cells of a body's tables stand. A table may be lying: each column is a thing, and the
/// first cell of a row says what its numbers are, behind one that numbers the row.
class TableCells {
  public:
    TableCells(const Text& text, const Body& body, const DocumentText& document);

    /// The passage that says what the cell (a block) is: the head of its column, or in a lying
    /// table the first of its row; nullptr without one.
    const PassageText* header(std::uint32_t cell) const;
    /// The row of the cell (in a lying table, the head of its column), or the list item or
    /// paragraph that the block is: what speaks of one thing.
    std::uint32_t unit(std::uint32_t block) const;

    /// A cell of words in the cell's row has the word, 'planned' or 'retired': it is said of all of
    /// them. False for what is no cell, and for heads that have cells below them.
    bool says(std::uint32_t cell, WordClass word) const;

    /// The cell only numbers its row: '1', '2', 'a', 'b' in the first column.
    bool numbers_row(std::uint32_t cell) const { return numbers_row_[cell]; }
    /// The cell says what the numbers of its row are, in a lying table.
    bool labels_row(std::uint32_t cell) const { return lies(cell) && header_of_[cell] == kNowhere; }

    /// The item around the list that the block's own item is of; kNone outside of such.
    std::uint32_t around(std::uint32_t block) const;
    /// The table of the cell lies.
    bool lies(std::uint32_t cell) const { return unit_of_[cell] != kNowhere; }
    /// The passage that names the cell's column in a lying table; nullptr without one.
    const PassageText* title(std::uint32_t cell) const { return passage(unit_of_[cell]); }

  private:
    struct Table {
        std::vector<std::uint32_t> heads, cells;  ///< Blocks; heads by column, or kNowhere.
    };
    void read_table(std::uint32_t table);
    Table collect(std::uint32_t table) const;
    /// The first column that does not number the rows.
    std::uint16_t label_column(const Table& table);
    /// What a cell that may number its row has for a number; 0 for any other.
    double rank(std::uint32_t cell) const;
    bool is_numbering(std::uint32_t cell) const;
    const PassageText* passage(std::uint32_t block) const;
    WordClasses words_of(const PassageText& cell) const;
    /// The cell says what numbers are: it names a unit, a format, a noun of devices.
    bool describes(std::uint32_t cell) const;
    bool has_rows_of_values(const Table& table, std::uint16_t labels) const;
    bool speaks_of_format(std::uint32_t cell) const;

    const Text& text_;
    const Body& body_;
    const DocumentText& document_;
    std::vector<std::uint32_t> header_of_;  ///< By block; kNowhere for what is no body cell.
    std::vector<std::uint32_t> unit_of_;    ///< The same, of lying tables alone.
    std::vector<bool> numbers_row_;         ///< By block.
    std::vector<WordClasses> row_words_;    ///< By block, of rows: classes of words.
};

}  // namespace veritally
