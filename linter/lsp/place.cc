#include "lsp/place.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "link/percent.h"

namespace veritally {
namespace {

constexpr std::string_view kFile = "file://";

bool is_plain(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("-._~/").find(c) != std::string_view::npos;
}

}  // namespace

Place place_of(const SourceText& text, std::uint32_t offset, Encoding encoding) {
    const Position at = text.position(offset);
    if (encoding == Encoding::utf16) return {at.line - 1, at.utf16_column - 1};
    return {at.line - 1, std::min(offset, text.size()) - text.line(at.line).begin};
}

std::uint32_t offset_of(const SourceText& text, Place place, Encoding encoding) {
    if (place.line >= text.line_count()) return text.size();
    if (encoding == Encoding::utf16) return text.offset_utf16(place.line + 1, place.character + 1);
    const Span line = text.line(place.line + 1);
    const std::uint32_t offset = line.begin + std::min(place.character, line.size());
    // To the beginning of its character.
    const Position at = text.position(offset);
    return std::min(offset, text.offset(at.line, at.column));
}

std::string path_of(std::string_view uri) {
    if (!starts_with_ignoring_case(uri, kFile)) {
        std::string name = percent_decode(uri.substr(uri.find_last_of("/:") + 1));
        return name.empty() ? "untitled.md" : name;
    }
    const std::string_view rest = uri.substr(kFile.size());
    const std::size_t slash = rest.find('/');  // A host before it is this machine.
    return slash == std::string_view::npos ? "/" : percent_decode(rest.substr(slash));
}

std::string uri_of(std::string_view path) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string uri(kFile);
    for (const char c : path) {
        if (is_plain(c)) {
            uri += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return uri;
}

}  // namespace veritally
