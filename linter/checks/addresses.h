#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/check.h"

namespace veritally {

/// An address as somebody wrote it, whether Markdown reads it as a link or not.
struct Address {
    enum class Form : std::uint8_t {
        link,          ///< Any link of the body but a bare address.
        bare,          ///< A bare address that Markdown reads as a link.
        broken_angle,  ///< `<…>` that is no link: blanks in it, no scheme, words in its place.
        unclosed,      ///< `<https://…` without a '>'.
        broken_link,   ///< `[text](https://…)` with a blank in the address.
        open_link,     ///< `[text](https://…` without a ')'.
        broken_bare,   ///< `http:/x`, `htps://x` in running text.
    };
    Form form = Form::link;
    Span span;                              ///< With the marks round it.
    Span url_span;                          ///< The address alone.
    std::string_view url;                   ///< As Body::links has it, else as written.
    std::uint32_t footnote = Block::kNone;  ///< The definition it stands in.
};

/// Every address of the body, in order of place. What stands in angle brackets inside a footnote
/// counts even where it only takes the place of an address (`<your-url-here>`), except HTML.
std::vector<Address> find_addresses(const Document& document);
/// The same, found once for all checks. Lives as long as the subject.
const std::vector<Address>& written_addresses(const Subject& subject);

/// Whether what reads as an address in running text surely is one, and the whole of it: no mark in
/// it or next to it leaves open where it ends.
bool is_surely_whole(const SourceText& text, Span url);

/// The links that begin within the span, in order of place.
std::span<const Link> links_within(const Body& body, Span span);

/// Whether a source may be read there: not in a mailbox, on somebody's disk, in a script or on
/// another page of the registry itself. A file that lies beside the entry may be one.
bool may_be_source(std::string_view url);
/// `../k2.md`, `/entries/k2/`, `#scope`: a page of the registry, which makes no source.
bool is_own_page(std::string_view url);

bool is_placeholder_address(std::string_view url);
/// Placeholder addresses are citation/placeholder-url's; where that rule may run, nothing else
/// speaks inside one.
bool is_left_to_placeholder_url(const Subject& subject, std::string_view url);

}  // namespace veritally
