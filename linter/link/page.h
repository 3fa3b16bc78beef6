#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

/// What a page of HTML says of itself and to its readers, as far as a verdict needs it. Texts are
/// UTF-8 with references resolved and white space collapsed.
struct Page {
    std::string title;
    std::vector<std::string> headings;  ///< h1 to h3, in order.
    /// What is told in the page itself: the text outside of scripts, styles, frames of navigation
    /// (nav, header, footer, aside), forms and noscript, by block.
    std::vector<std::string> paragraphs;
    std::string noscript;
    std::vector<std::pair<std::string, std::string>> meta;  ///< name or property (lower), content.
    std::string canonical;                                  ///< rel=canonical, as written.
    std::string refresh;               ///< Target of a refresh within five seconds, as written.
    bool refreshes_at_once = false;    ///< Within none.
    std::string body_marks;            ///< class and id of html, body and main, lower, ' ' between.
    std::string marks;                 ///< class and id of every other element, lower, ' ' between.
    std::vector<std::string> anchors;  ///< Every id, and the name of every a.
    std::string json_ld;               ///< Scripts of linked data.
    std::size_t password_fields = 0;
    std::size_t scripts = 0, frames = 0, media = 0, tables = 0;
    std::size_t words = 0;  ///< Of the paragraphs, those of links left out: see count_page_words.
    bool has_article = false;  ///< An <article>.

    std::string_view meta_text(std::string_view name) const;  ///< "" where there is none.
    /// The title's parts between ' | ', ' - ', ': ' …, and the whole.
    std::vector<std::string_view> title_parts() const;
};

/// Reads what is there of a page: any bytes, in linear time. `charset` is that of the header, ""
/// where it names none; UTF-8 and the Latin ones are read, other bytes become U+FFFD.
Page read_page(std::string_view html, std::string_view charset = "");

/// Text with HTML's character references resolved.
std::string resolve_references(std::string_view text);

/// Words of a text: runs of letters and digits; two characters of a script without blanks count
/// as one.
std::size_t count_page_words(std::string_view text);

}  // namespace veritally
