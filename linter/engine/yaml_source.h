#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/source_text.h"
#include "document/yaml.h"

namespace veritally {

/// Where a YAML that configures the tool was read from, for errors that quote its line.
struct YamlSource {
    std::string path;
    const SourceText* text = nullptr;  ///< Null for embedded YAML: no line to quote.

    /// "FILE:3: MESSAGE in 'LINE'; ADVICE", the line trimmed and made printable.
    Error error(Span at, std::string message, std::string advice = {}) const;
};

/// Of the value that the map has for the key; without one, of the map.
Span place_of(const YamlNode& map, std::string_view key);

/// An Error at the first key of the map that is not among the known ones, with the nearest.
/// `what` names the map: "rule", "links".
Status check_keys(const YamlNode& map, std::span<const std::string_view> known,
                  std::string_view what, const YamlSource& source);

/// The advice "did you mean 'X'?", or the whole list where none is near.
std::string suggest(std::string_view word, std::span<const std::string_view> known);

/// The scalars of a sequence, or the one scalar; an Error where it is neither.
Result<std::vector<std::string_view>> read_texts(const YamlNode& node, std::string_view what,
                                                 const YamlSource& source);

/// true/yes/on, false/no/off; an Error for anything else.
Result<bool> read_bool(const YamlNode& node, std::string_view what, const YamlSource& source);

}  // namespace veritally
