#pragma once

#include "claim/labels.h"

namespace veritally {

/// Where the cells of a body's tables stand. A table may be lying: each column is a thing, and the
/// first cell of a row says what its numbers are.
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
    /// them. False for what is no body cell.
    bool says(std::uint32_t cell, WordClass word) const;

    /// The table of the cell lies.
    bool lies(std::uint32_t cell) const { return unit_of_[cell] != kNowhere; }
    /// The passage that names the cell's column in a lying table; nullptr without one.
    const PassageText* title(std::uint32_t cell) const { return passage(unit_of_[cell]); }

  private:
    void read_table(std::uint32_t table);
    const PassageText* passage(std::uint32_t block) const;
    std::uint64_t words_of(const PassageText& cell) const;
    /// The cell says what numbers are: it names a unit, a format, a noun of devices.
    bool describes(std::uint32_t cell) const;

    const Text& text_;
    const Body& body_;
    const DocumentText& document_;
    std::vector<std::uint32_t> header_of_;  ///< By block; kNowhere for what is no body cell.
    std::vector<std::uint32_t> unit_of_;    ///< The same, of lying tables alone.
    std::vector<std::uint64_t> row_words_;  ///< By block, of rows: classes of words.
};

}  // namespace veritally
