#pragma once

#include <map>
#include <string>

#include "document/document.h"

namespace veritally {

/// A line that was meant to define a footnote and lacks a character of `[^label]:`, so that it is
/// none.
struct SlippedDefinition {
    enum class Lacks : std::uint8_t { colon, caret };
    Lacks lacks = Lacks::colon;
    Span mark;             ///< `[^label]`, or `[label]:`.
    bool alone = false;    ///< No other place refers to the label.
    bool certain = false;  ///< It can mean nothing else.
};

/// Those of labels that no line defines, by normal label; the first of each.
std::map<std::string, SlippedDefinition> slipped_definitions(const Document& document);

}  // namespace veritally
