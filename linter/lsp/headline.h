#pragma once

#include <optional>
#include <string>

#include "lsp/actions.h"
#include "lsp/view.h"

namespace veritally {

/// Where the front matter states the figure of the entry, or leaves it blank; nothing where the
/// entry has no such key.
std::optional<Span> headline_span(const View& view);

/// How the figure follows from what the entry quotes, step by step, and the verdict; "" where
/// nothing follows.
std::string derivation_markdown(const View& view);

/// "✓", or the recomputed figure where another one is stated or none is; "" where nothing follows.
std::string headline_label(const View& view);

/// For a place at the headline figure: writes the recomputed one, where that is another and no
/// quick fix does it.
std::optional<Action> insert_recomputed(const View& view, Span place);

}  // namespace veritally
