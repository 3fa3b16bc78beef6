#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/body.h"

namespace veritally {

/// A label as labels are compared: without case, with white space as one blank.
std::string normal_label(std::string_view label);

/// A reference without a definition and the unused definition that it probably means: their labels
/// differ by a slip of the pen. One slip, so citation/undefined speaks and citation/unused does
/// not.
struct MisspeltLabel {
    std::string label;           ///< Normal form of the reference's.
    std::uint32_t footnote = 0;  ///< Index of the definition.
};
std::vector<MisspeltLabel> misspelt_labels(const Body& body);

/// `[^label]` of a definition: where its findings point.
Span mark_of(const FootnoteDefinition& definition);

/// The definition is the first of its label and no other place refers to it.
bool is_unused(const Body& body, std::uint32_t footnote);

}  // namespace veritally
