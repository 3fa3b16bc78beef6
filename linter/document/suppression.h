#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "base/span.h"
#include "document/body.h"
#include "document/front_matter.h"

namespace veritally {

/// A comment that silences rules: `<!-- veritally-disable-next-line ID, ID: reason -->` (also
/// -line, -file, and veritally-disable … veritally-enable), in front matter
/// `# veritally-disable-line ID: reason` (also the others). An enable that ends nothing, and a
/// keyword that is none of these, silence nothing.
struct Suppression {
    struct Name {
        std::string_view text;  ///< Rule id or family as written.
        Span span;
    };
    Span span;                 ///< The whole comment.
    std::string_view keyword;  ///< "disable-next-line" …
    std::vector<Name> names;   ///< Empty: all rules.
    std::string_view reason;   ///< "" without one.
    /// Findings that begin in it, or at its end, are silenced.
    Span scope;
};

/// In order of place. Of a disable that a later enable ends for some of its names only, there
/// are two with the same span.
std::vector<Suppression> read_suppressions(const SourceText& text, const FrontMatter& front_matter,
                                           const Body& body);

}  // namespace veritally
