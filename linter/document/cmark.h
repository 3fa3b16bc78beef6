#pragma once

// All of cmark-gfm that is used, its own structures included: their places and the footnotes
// depend on them. Only markdown*.cc include this.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/inlines.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/syntax_extension.h>
#include <cmark-gfm/utf8.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/markdown.h"

namespace veritally {

/// Of cmark-gfm's own, only the table extension is used: those with inline characters of their
/// own (strikethrough, autolink) switch them on and off in global tables while other threads parse.
struct MarkdownExtensions {
    cmark_syntax_extension* table = nullptr;
    /// Definitions as containers, by the rules of CMARK_OPT_FOOTNOTES; but one stays where it
    /// stands, used or not.
    cmark_syntax_extension* footnote = nullptr;
    cmark_node_type footnote_node = CMARK_NODE_NONE;
};
/// Registered once; safe to call from several threads.
const MarkdownExtensions& markdown_extensions();

/// Appends the blocks below `root`, whose first line is line `line_base` of the text.
void flatten_blocks(cmark_node* root, std::uint32_t line_base, std::vector<MarkdownBlock>& blocks);

/// Appends the inlines below `root`, which were read from `content`.
void flatten_inlines(const cmark_node* root, std::string_view content,
                     std::vector<MarkdownInline>& out);

inline std::string_view view(const cmark_strbuf& buffer) {
    return {reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size)};
}
inline std::string_view view(const cmark_chunk& chunk) {
    return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

}  // namespace veritally
