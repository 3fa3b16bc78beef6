#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/kinds/parameters.h"
#include "engine/check.h"

namespace veritally {

/// Where a data rule looks.
enum class Scope : std::uint8_t { prose, headings, front_matter, footnotes, urls, source };

/// A stretch of an entry as it reads, and where each byte of it stands. Footnote references are
/// left out, a line break reads as a blank, and what is no prose (code, an address) as kGap.
class Passage {
  public:
    static constexpr std::string_view kGap = "\uFFFC";

    std::string_view text() const { return text_; }
    /// The source of a part of the text.
    Span source(Span part) const;
    /// The part stands in the source as it reads (but for line breaks), so it can be replaced.
    bool is_verbatim(Span part, const SourceText& source) const;

    void clear();
    void append(Span source, const SourceText& text);    ///< As it stands there.
    void append(std::string_view reading, Span source);  ///< Another reading of the source.

  private:
    struct Segment {
        std::uint32_t at;  ///< Where it begins in the text.
        Span source;
        bool verbatim;
    };
    const Segment& segment_at(std::uint32_t offset) const;

    std::string text_;
    std::vector<Segment> segments_;
};

using Scopes = std::vector<Scope>;

/// The parameter `in`: one scope or a list; `fallback` where it is missing.
Scopes read_scopes(Parameters& parameters, Scope fallback);

/// Calls `each` with every passage of the scopes, in order of scope and place.
void for_each_passage(const Subject& subject, const Scopes& scopes,
                      const std::function<void(Scope, const Passage&)>& each);

}  // namespace veritally
