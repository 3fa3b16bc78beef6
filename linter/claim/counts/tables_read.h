#pragma once

#include "claim/counts/table_products.h"
#include "claim/counts/table_sums.h"

namespace veritally {

/// What the tables of a document say, once the figures of their cells are read. Borrows all of its
/// arguments.
struct TablesRead {
    TablesRead(const Text& text, const Body& body, const DocumentText& document)
        : cells(text, body, document),
          sums(text, body, document, cells),
          products(text, body, document, cells) {}

    const TableCells cells;
    const TableSums sums;
    const TableProducts products;
};

}  // namespace veritally
