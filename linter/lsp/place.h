#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/source_text.h"

namespace veritally {

/// What an editor counts columns in.
enum class Encoding : std::uint8_t { utf8, utf16 };

/// A place as an editor counts it: both from 0.
struct Place {
    std::uint32_t line = 0;
    std::uint32_t character = 0;
};

Place place_of(const SourceText& text, std::uint32_t offset, Encoding encoding);

/// Columns past the end of a line and lines past the end of the text are clamped; a column inside a
/// character gives the character.
std::uint32_t offset_of(const SourceText& text, Place place, Encoding encoding);

/// The path that a `file:` address names; for another scheme (a buffer never saved) a file of that
/// name in the working folder.
std::string path_of(std::string_view uri);
std::string uri_of(std::string_view path);  ///< The path must be absolute.

}  // namespace veritally
