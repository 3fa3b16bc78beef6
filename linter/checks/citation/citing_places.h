#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"

namespace veritally {

/// Where footnote references stand by what a block says: in the same paragraph, list item, table
/// or quotation; in the line that opens it; in the caption of a table, the paragraph before or
/// after it. The source of a list without any reference may stand in a paragraph beside it too.
class CitingPlaces {
  public:
    /// The document must outlive it.
    explicit CitingPlaces(const Document& document);

    /// The innermost list item, table or quotation that the block stands in, else the block.
    std::uint32_t place_of(std::uint32_t block) const;
    /// False in headings and in footnotes, where no reference belongs.
    bool may_cite(std::uint32_t block) const;
    bool is_cited(std::uint32_t block) const;
    /// The address of what may be a source stands in the place.
    bool has_link(std::uint32_t place) const;

  private:
    const Block& block(std::uint32_t i) const { return document_.body.blocks[i]; }
    bool refers(std::uint32_t block) const;
    bool paragraph_refers(std::uint32_t block) const;
    bool is_cited_beside(std::uint32_t block) const;
    bool opens(std::uint32_t block) const;

    const Document& document_;
    std::vector<std::uint32_t> before_, after_;  ///< In the same container, or kNone.
};

}  // namespace veritally
