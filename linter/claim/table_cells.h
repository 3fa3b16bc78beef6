#pragma once

#include "claim/labels.h"

namespace veritally {

/// Where the cells of a body's tables stand.
class TableCells {
  public:
    TableCells(const Body& body, const DocumentText& document);

    /// The passage that heads the column of the cell (a block); nullptr without one.
    const PassageText* header(std::uint32_t cell) const;
    /// The row of the cell, or the list item or paragraph that the block is: what speaks of one
    /// thing.
    std::uint32_t unit(std::uint32_t block) const;

  private:
    const Body& body_;
    const DocumentText& document_;
    std::vector<std::uint32_t> header_of_;  ///< By block; kNowhere for what is no body cell.
};

}  // namespace veritally
