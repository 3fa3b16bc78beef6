#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/view.h"

namespace veritally {

/// Something that the editor offers to do at a place. Edits do not overlap.
struct Action {
    std::string title;
    std::string_view kind;             ///< As the protocol names it: "quickfix" …
    bool preferred = false;            ///< Certain.
    const Finding* finding = nullptr;  ///< What it mends, if it mends one finding.
    std::vector<Edit> edits;
    std::optional<Span> reason;  ///< Of a suppression: in its edit's text, where a reason belongs.
};

inline constexpr std::string_view kQuickFix = "quickfix";
inline constexpr std::string_view kFixAll = "source.fixAll";
inline constexpr std::string_view kRewrite = "refactor.rewrite";

/// The fix of each finding at the place that has one.
std::vector<Action> quick_fixes(const View& view, Span place);

/// What --fix would do to the text, in edits of whole lines; nothing where that is nothing.
std::optional<Action> fix_all(const View& view);

/// A comment that silences each finding at the place and waits for its reason. Only what really
/// silences it, and brings up nothing else, is offered.
std::vector<Action> suppressions(const View& view, Span place);

/// For a figure at the place that no footnote follows: a reference behind its sentence and the
/// beginning of a definition below the last one.
std::optional<Action> insert_footnote(const View& view, Span place);

/// Edits that make `after` of `before`.
std::vector<Edit> line_edits(std::string_view before, std::string_view after);

}  // namespace veritally
