#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace veritally {

/// A comment that silences rules: `<!-- veritally-disable-next-line ID, ID: reason -->` (also
/// -line, -file, and veritally-disable … veritally-enable), in front matter
/// `# veritally-disable-line ID: reason` (also -next-line, -file).
struct Suppression {
    struct Name {
        std::string_view text;  ///< Rule id or family as written.
        Span span;
    };
    Span span;                 ///< The whole comment.
    std::string_view keyword;  ///< "disable-next-line" …
    std::vector<Name> names;   ///< Empty: all rules.
    std::string_view reason;   ///< "" without one.
    Span scope;                ///< Findings that begin in it are silenced.
};

}  // namespace veritally
