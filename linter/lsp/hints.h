#pragma once

#include <string>
#include <vector>

#include "lsp/view.h"

namespace veritally {

/// A note that the editor shows within the text.
struct Hint {
    std::uint32_t offset = 0;
    std::string label;
    std::string tooltip;  ///< Markdown.
};

/// Behind each quoted figure in the range what it comes to in the profile's target, behind the
/// headline figure a tick or the recomputed one.
std::vector<Hint> hints(const View& view, Span range);

}  // namespace veritally
