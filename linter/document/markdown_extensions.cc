#include <algorithm>
#include <string_view>

#include "document/cmark.h"
#include "document/footnotes.h"

namespace veritally {
namespace {

constexpr int kMaxFootnoteDepth = 4;
constexpr int kMaxTableAttempts = 8;

cmark_syntax_extension* cmark_table_extension() {
    static cmark_syntax_extension* const table = [] {
        cmark_gfm_core_extensions_ensure_registered();
        return cmark_find_syntax_extension("table");
    }();
    return table;
}

/// Moves on by columns of a line; a tab may be left half used.
void advance_columns(cmark_parser& parser, const unsigned char* line, int columns) {
    while (columns > 0 && line[parser.offset] != 0) {
        const int width = line[parser.offset] == '\t' ? 4 - parser.column % 4 : 1;
        parser.partially_consumed_tab = width > columns;
        parser.column += std::min(columns, width);
        if (width <= columns) ++parser.offset;
        columns -= std::min(columns, width);
    }
}

void advance_to(cmark_parser& parser, const unsigned char* line, bufsize_t offset) {
    while (parser.offset < offset) {
        parser.column += line[parser.offset] == '\t' ? 4 - parser.column % 4 : 1;
        ++parser.offset;
    }
    parser.partially_consumed_tab = false;
}

int footnote_depth(const cmark_node* node) {
    int depth = 0;
    const cmark_syntax_extension* footnote = markdown_extensions().footnote;
    for (; node != nullptr; node = node->parent) depth += node->extension == footnote ? 1 : 0;
    return depth;
}

cmark_node* open_footnote(cmark_syntax_extension* self, int indented, cmark_parser* parser,
                          cmark_node* container, unsigned char* input, int size) {
    const bufsize_t at = parser->first_nonspace;
    if (indented || input[at] != '[' || input[at + 1] != '^') return nullptr;
    const std::string_view line(reinterpret_cast<const char*>(input),
                                static_cast<std::size_t>(size));
    const auto bytes =
        static_cast<bufsize_t>(footnote_marker_size(line.substr(static_cast<std::size_t>(at))));
    if (bytes == 0 || footnote_depth(container) >= kMaxFootnoteDepth) return nullptr;
    bufsize_t end = at + bytes;
    while (input[end] == ' ' || input[end] == '\t') ++end;
    advance_to(*parser, input, end);
    cmark_node* node =
        cmark_parser_add_child(parser, container, markdown_extensions().footnote_node, at + 1);
    cmark_node_set_syntax_extension(node, self);
    return node;
}

int continue_footnote(cmark_syntax_extension*, cmark_parser* parser, unsigned char* input, int,
                      cmark_node*) {
    if (parser->indent >= 4) {
        advance_columns(*parser, input, 4);
        return 1;
    }
    return parser->blank ? 1 : 0;
}

int footnote_can_contain(cmark_syntax_extension*, cmark_node*, cmark_node_type child) {
    return CMARK_NODE_TYPE_BLOCK_P(child) && child != CMARK_NODE_ITEM ? 1 : 0;
}

/// Opens tables as the extension does. It reads the whole paragraph so far at every line that may
/// stand below a header: only so many times for one paragraph.
cmark_node* open_table(cmark_syntax_extension*, int indented, cmark_parser* parser,
                       cmark_node* container, unsigned char* input, int size) {
    cmark_syntax_extension* table = cmark_table_extension();
    if (indented) return nullptr;
    if (container->type == CMARK_NODE_PARAGRAPH) {
        const unsigned char first = input[parser->first_nonspace];
        if (first != '|' && first != ':' && first != '-') return nullptr;
        int& attempts = container->footnote.def_count;  // Of no use in a paragraph.
        if (++attempts > kMaxTableAttempts) return nullptr;
    }
    return table->try_opening_block(table, indented, parser, container, input, size);
}

MarkdownExtensions register_extensions() {
    MarkdownExtensions made;
    made.table = cmark_syntax_extension_new("table with bounds");
    cmark_syntax_extension_set_open_block_func(made.table, open_table);
    made.footnote_node = cmark_syntax_extension_add_node(0);
    made.footnote = cmark_syntax_extension_new("footnote in place");
    cmark_syntax_extension_set_open_block_func(made.footnote, open_footnote);
    cmark_syntax_extension_set_match_block_func(made.footnote, continue_footnote);
    cmark_syntax_extension_set_can_contain_func(made.footnote, footnote_can_contain);
    return made;
}

}  // namespace

const MarkdownExtensions& markdown_extensions() {
    static const MarkdownExtensions extensions = register_extensions();
    return extensions;
}

}  // namespace veritally
