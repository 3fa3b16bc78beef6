#include <algorithm>

#include "document/cmark.h"

namespace veritally {
namespace {

std::string_view without_trailing_space(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\n\r");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::uint32_t newlines(std::string_view text) {
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
}

MarkdownBlock::Kind table_part(const MarkdownBlock* parent) {
    using Kind = MarkdownBlock::Kind;
    if (parent != nullptr && parent->kind == Kind::table) return Kind::row;
    return parent != nullptr && parent->kind == Kind::row ? Kind::cell : Kind::table;
}

MarkdownBlock::Kind kind_of(const cmark_node& node, const MarkdownBlock* parent) {
    using Kind = MarkdownBlock::Kind;
    if (node.extension == markdown_extensions().footnote) return Kind::footnote;
    if (node.extension != nullptr) return table_part(parent);
    switch (node.type) {
        case CMARK_NODE_BLOCK_QUOTE:
            return Kind::quote;
        case CMARK_NODE_LIST:
            return Kind::list;
        case CMARK_NODE_ITEM:
            return Kind::item;
        case CMARK_NODE_CODE_BLOCK:
            return Kind::code;
        case CMARK_NODE_HTML_BLOCK:
            return Kind::html;
        case CMARK_NODE_HEADING:
            return Kind::heading;
        case CMARK_NODE_THEMATIC_BREAK:
            return Kind::thematic_break;
        default:
            return Kind::paragraph;
    }
}

void fill_literal(MarkdownBlock& block, const cmark_node& node) {
    block.open = (node.flags & CMARK_NODE__OPEN) != 0;
    std::string_view literal = view(node.content);
    if (!block.open) {
        literal = view(node.type == CMARK_NODE_CODE_BLOCK ? node.as.code.literal : node.as.literal);
    }
    block.fenced = node.type == CMARK_NODE_CODE_BLOCK && node.as.code.fenced != 0;
    block.content_lines = newlines(literal);
}

/// cmark places a table at the paragraph that it grew from, of which link definitions may have been
/// taken; the row below the header's delimiter row, or the table's end, is where it says.
std::uint32_t header_line(const cmark_node& table) {
    const cmark_node* body = table.first_child->next;
    const int delimiter = body != nullptr ? body->start_line - 1 : table.end_line;
    return static_cast<std::uint32_t>(std::max(delimiter, 2) - 2);
}

/// cmark gives the lines above a table's header no place.
void place_above_table(MarkdownBlock& above, const cmark_node& table) {
    above.above_table = true;
    above.last_line = std::max(header_line(table), 1u) - 1;
    above.first_line = above.last_line - std::min(above.last_line, newlines(above.content));
    above.first_column = static_cast<std::uint32_t>(table.start_column - 1);
}

MarkdownBlock describe(cmark_node& node, const MarkdownBlock* parent) {
    MarkdownBlock block;
    block.node = &node;
    block.kind = kind_of(node, parent);
    block.first_line = static_cast<std::uint32_t>(std::max(node.start_line, 1) - 1);
    block.first_column = static_cast<std::uint32_t>(std::max(node.start_column, 1) - 1);
    block.last_line = static_cast<std::uint32_t>(std::max(node.end_line, 1) - 1);
    switch (block.kind) {
        case MarkdownBlock::Kind::heading:
            block.level = static_cast<std::uint8_t>(node.as.heading.level);
            block.setext = node.as.heading.setext;
            [[fallthrough]];
        case MarkdownBlock::Kind::paragraph:
        case MarkdownBlock::Kind::cell:
            block.content = without_trailing_space(view(node.content));
            break;
        case MarkdownBlock::Kind::code:
        case MarkdownBlock::Kind::html:
            fill_literal(block, node);
            break;
        default:
            break;
    }
    return block;
}

MarkdownInline describe_inline(const cmark_node& node, std::string_view content) {
    using Kind = MarkdownInline::Kind;
    MarkdownInline step;
    switch (node.type) {
        case CMARK_NODE_SOFTBREAK:
            step.kind = Kind::soft_break;
            return step;
        case CMARK_NODE_LINEBREAK:
            step.kind = Kind::hard_break;
            return step;
        case CMARK_NODE_EMPH:
            step.kind = Kind::emphasis;
            return step;
        case CMARK_NODE_STRONG:
            step.kind = Kind::strong;
            return step;
        case CMARK_NODE_LINK:
            step.kind = Kind::link;
            return step;
        case CMARK_NODE_IMAGE:
            step.kind = Kind::image;
            return step;
        case CMARK_NODE_CODE:
            step.kind = Kind::code;
            break;
        case CMARK_NODE_HTML_INLINE:
            step.kind = Kind::html;
            break;
        default:
            step.entity = node.as.literal.alloc != 0;
            break;
    }
    step.text = view(node.as.literal);
    const char* data = step.text.data();
    if (data >= content.data() && data < content.data() + content.size()) {
        step.offset = static_cast<std::uint32_t>(data - content.data());
    }
    return step;
}

}  // namespace

void flatten_blocks(cmark_node* root, std::uint32_t line_base, std::vector<MarkdownBlock>& blocks) {
    std::vector<std::uint32_t> parents;
    for (cmark_node* node = root->first_child; node != nullptr;) {
        const auto index = static_cast<std::uint32_t>(blocks.size());
        blocks.push_back(describe(*node, parents.empty() ? nullptr : &blocks[parents.back()]));
        MarkdownBlock& block = blocks.back();
        if (!parents.empty()) block.parent = parents.back();
        if (node->start_line == 0 && node->next != nullptr && node->next->extension != nullptr) {
            place_above_table(block, *node->next);
        }
        if (block.kind == MarkdownBlock::Kind::table) block.first_line = header_line(*node);
        if (block.kind == MarkdownBlock::Kind::row && node->prev == nullptr) {
            block.first_line = blocks[block.parent].first_line;
        }
        if (node->first_child != nullptr && block.kind != MarkdownBlock::Kind::cell) {
            parents.push_back(index);
            node = node->first_child;
            continue;
        }
        while (node->next == nullptr && node->parent != root) {
            node = node->parent;
            parents.pop_back();
        }
        node = node->next;
    }
    for (MarkdownBlock& block : blocks) {
        block.first_line += line_base;
        block.last_line += line_base;
    }
}

void flatten_inlines(const cmark_node* root, std::string_view content,
                     std::vector<MarkdownInline>& out) {
    MarkdownInline close;
    close.kind = MarkdownInline::Kind::close;
    for (const cmark_node* node = root->first_child; node != nullptr;) {
        out.push_back(describe_inline(*node, content));
        if (out.back().kind >= MarkdownInline::Kind::emphasis) {
            if (node->first_child != nullptr) {
                node = node->first_child;
                continue;
            }
            out.push_back(close);
        }
        while (node->next == nullptr && node->parent != root) {
            node = node->parent;
            out.push_back(close);
        }
        node = node->next;
    }
}

void append_unescaped(std::string& out, std::string_view text, bool escapes) {
    cmark_strbuf buffer;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
    houdini_unescape_html_f(&buffer, reinterpret_cast<const std::uint8_t*>(text.data()),
                            static_cast<bufsize_t>(text.size()));
    if (escapes) cmark_strbuf_unescape(&buffer);
    out += view(buffer);
    cmark_strbuf_free(&buffer);
}

void append_normalized_label(std::string& out, std::string_view label) {
    cmark_strbuf buffer;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
    cmark_utf8proc_case_fold(&buffer, reinterpret_cast<const std::uint8_t*>(label.data()),
                             static_cast<bufsize_t>(label.size()));
    cmark_strbuf_trim(&buffer);
    cmark_strbuf_normalize_whitespace(&buffer);
    out += view(buffer);
    cmark_strbuf_free(&buffer);
}

}  // namespace veritally
