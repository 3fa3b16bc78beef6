#pragma once

#include "claim/counts/table_products.h"

namespace veritally {

/// The rows of tables (in lying ones, the columns) whose numbers are the sums of those before
/// them, to the digits shown: they say again what the others say, whatever they are called.
class TableSums {
  public:
    TableSums(const Text& text, const Body& body, const DocumentText& document,
              const TableCells& cells);

    /// The cell (a block) stands in one.
    bool sums(std::uint32_t cell) const { return sums_[cell]; }

  private:
    struct Cell {
        std::uint32_t block = kNowhere;
        bool blank = true;
        bool figure = false;  ///< Its number has a unit.
        bool number = false;
        double value = 0, half = 0;  ///< Half: of a unit of its last digit.
    };
    struct Above;
    class Adder;
    using Line = std::vector<Cell>;  ///< What speaks of one thing: a row, by column.

    std::vector<Line> lines(std::uint32_t table) const;
    void read_table(std::uint32_t table);
    Cell read(std::uint32_t block) const;
    const PassageText* label(const Line& line) const;
    bool says_all(const PassageText& label) const;
    bool names_parts(const PassageText& label, const std::vector<std::string_view>& parts) const;
    std::string_view words(const PassageText& passage) const;

    const Text& text_;
    const Body& body_;
    const DocumentText& document_;
    const TableCells& cells_;
    std::vector<bool> sums_;  ///< By block.
};

}  // namespace veritally
