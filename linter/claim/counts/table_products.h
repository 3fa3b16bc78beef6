#pragma once

#include <map>
#include <set>
#include <vector>

#include "claim/text/table_cells.h"

namespace veritally {

constexpr double kMostOfTable = 1e60;  ///< Of a number that is added up or multiplied.

/// The numbers of a cell, with their units.
std::vector<Numeric> numbers_of(const Text& text, const DocumentText& document,
                                const PassageText& passage);

/// The columns of tables that have in some row what is counted there times another of its numbers:
/// they tell whether the count of a row applies in it.
class TableProducts {
  public:
    TableProducts(const Text& text, const Body& body, const DocumentText& document,
                  const TableCells& cells);

    /// The figure of a cell is of all that its row counts: in a column that has products in other
    /// rows it stands again, as it is or as `converted`, and nowhere times the count.
    bool is_of_all(std::uint32_t cell, double amount, double converted) const;

  private:
    struct Said {
        std::uint32_t cell = kNowhere;  ///< Block.
        Numeric number;                 ///< With its unit.
    };
    std::vector<Said> numbers_of_row(std::uint32_t row) const;
    bool is_product(const std::vector<Said>& row, const Said& result) const;
    bool is_of_products(std::uint32_t cell) const;
    void find_products(std::uint32_t table);

    const Text& text_;
    const Body& body_;
    const DocumentText& document_;
    const TableCells& cells_;
    std::vector<double> factors_;                                 ///< Of conversions.
    std::map<std::uint32_t, std::vector<Said>> rows_;             ///< By block, the first.
    std::set<std::pair<std::uint32_t, std::uint16_t>> products_;  ///< Tables, and columns in them.
};

}  // namespace veritally
