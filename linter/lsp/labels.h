#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lsp/view.h"

namespace veritally {

/// A footnote's label where it stands in the text, without its brackets.
struct LabelPlace {
    Span span;
    bool defines = false;
};

/// The label of the reference or definition at the place.
std::optional<LabelPlace> label_at(const View& view, std::uint32_t offset);

/// Every place of that label, in order.
std::vector<LabelPlace> places_of_label(const View& view, std::string_view label);

/// Edits that give the label another name everywhere. An Error where that is no label, or is
/// another footnote's.
Result<std::vector<Edit>> rename_label(const View& view, std::string_view label,
                                       std::string_view name);

}  // namespace veritally
