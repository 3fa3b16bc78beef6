#include "document/markdown.h"

#include <algorithm>
#include <utility>

#include "document/cmark.h"
#include "document/link_target.h"
#include "document/markdown_arena.h"

namespace veritally {
namespace {

constexpr std::size_t kChunk = 4096;          // Nesting is looked at this often.
constexpr std::size_t kSegment = 128 * 1024;  // A segment ends at the next good place after it,
constexpr std::size_t kSegmentLimit =
    256 * 1024;                         // or after any line that is not in code, after this.
constexpr int kMaxDepth = 128;          // cmark walks all open containers for every line.
constexpr int kMaxReferences = 50'000;  // In a text of several segments.
constexpr bufsize_t kMaxReferenceUrl = 4096;

thread_local MarkdownArena arena;

cmark_mem arena_memory = {
    [](std::size_t count, std::size_t size) { return arena.allocate(count * size); },
    [](void* old, std::size_t size) { return arena.reallocate(old, size); },
    [](void* memory) { arena.free(memory); },
};

cmark_parser* make_parser() {
    cmark_parser* parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &arena_memory);
    cmark_parser_attach_syntax_extension(parser, markdown_extensions().footnote);
    cmark_parser_attach_syntax_extension(parser, markdown_extensions().table);
    return parser;
}

void feed(cmark_parser* parser, std::string_view text) {
    cmark_parser_feed(parser, text.data(), text.size());
}

// --- Where to cut ------------------------------------------------------------------------------

/// Just after the line ending at or after `from`.
std::size_t line_end(std::string_view text, std::size_t from) {
    const std::size_t at = text.find_first_of("\r\n", from);
    if (at == std::string_view::npos) return text.size();
    return text.substr(at, 2) == "\r\n" ? at + 2 : at + 1;
}

std::uint32_t count_lines(std::string_view text) {
    std::uint32_t lines = 0;
    for (std::size_t at = 0; at < text.size(); ++lines) at = line_end(text, at);
    return lines;
}

bool too_deep(const cmark_parser& parser) {
    int depth = 0;
    for (const cmark_node* node = parser.current; node != nullptr; node = node->parent) {
        if (++depth > kMaxDepth) return true;
    }
    return false;
}

bool in_code_or_html(const cmark_parser& parser) {
    const cmark_node* last = parser.root->last_child;
    return last != nullptr && (last->flags & CMARK_NODE__OPEN) != 0 &&
           (last->type == CMARK_NODE_CODE_BLOCK || last->type == CMARK_NODE_HTML_BLOCK);
}

/// A line that begins at `at` continues nothing: after a blank line, at the margin, no marker.
bool begins_afresh(std::string_view text, std::size_t at) {
    if (at < 2 || text[at - 1] != '\n' || at >= text.size()) return false;
    const bool after_blank = text[at - 2] == '\n' || text.substr(at - 2, 2) == "\r\n";
    return after_blank &&
           std::string_view(" \t\r\n-+*>0123456789[|").find(text[at]) == std::string_view::npos;
}

/// Makes a map of definitions ready: cmark copies the address and title of each for every link
/// that uses it, and sorts them at the first look-up, into memory that must stay.
void prepare(cmark_parser* parser, cmark_map& references) {
    if (references.refs == nullptr) return;
    for (cmark_map_entry* entry = references.refs; entry != nullptr; entry = entry->next) {
        auto* reference = reinterpret_cast<cmark_reference*>(entry);
        reference->url.len = std::min(reference->url.len, kMaxReferenceUrl);
        reference->title.len = 0;
    }
    cmark_node* look_up = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &arena_memory);
    cmark_node_set_string_content(look_up, "[?]");
    cmark_parse_inlines(parser, look_up, &references, CMARK_OPT_DEFAULT);
}

}  // namespace

struct Markdown::State {
    std::string_view text;
    std::size_t position = 0;
    std::uint32_t line = 0;
    cmark_parser* parser = nullptr;
    cmark_map* references = nullptr;  ///< Of the whole text where it has several segments.
    MarkdownArena::Mark base;         ///< Before the segment.
    MarkdownArena::Mark blocks;       ///< Before the inlines of a block.
    std::vector<Span> refused;

    cmark_map* definitions() const { return references ? references : parser->refmap; }
    void read_references();
    void feed_segment();
    void skip_nested();
    bool may_cut(std::size_t segment_size) const;
    void close_segment(std::vector<MarkdownBlock>& blocks);
};

/// Links may mean a definition in a later segment: reads what looks like definitions first. Each
/// begins its line, but for the marks of containers, and may run over two more.
void Markdown::State::read_references() {
    parser = make_parser();
    int left = kMaxReferences;
    std::size_t at = text.find("]:");
    while (at != std::string_view::npos && left > 0) {
        const std::size_t begin = definition_start(text, at);
        std::size_t end = line_end(text, at);
        at = text.find("]:", end);
        if (begin == text.npos) continue;
        for (int more = 0; more < 2 && end < text.size() && text[end] != '['; ++more) {
            end = line_end(text, end);
        }
        --left;
        feed(parser, text.substr(begin, end - begin));
        feed(parser, "\n\n");
        parser->root->first_child = parser->root->last_child = nullptr;
        parser->current = parser->root;
    }
    references = std::exchange(parser->refmap, nullptr);
    prepare(parser, *references);
}

bool Markdown::State::may_cut(std::size_t segment_size) const {
    if (segment_size < kSegment || in_code_or_html(*parser)) return false;
    return segment_size >= kSegmentLimit || begins_afresh(text, position);
}

/// Leaves out what follows up to the next heading at the margin: it closes all that is open.
void Markdown::State::skip_nested() {
    const std::size_t heading = text.find("\n#", position - 1);
    const std::size_t end = heading == std::string_view::npos ? text.size() : heading + 1;
    if (end == position) return;
    refused.push_back({static_cast<std::uint32_t>(position), static_cast<std::uint32_t>(end)});
    parser->line_number += static_cast<int>(count_lines(text.substr(position, end - position)));
    position = end;
}

void Markdown::State::feed_segment() {
    const std::size_t begin = position;
    while (position < text.size()) {
        const std::size_t least = position - begin < kSegmentLimit ? kChunk : 1;
        std::size_t end = std::min(position + least, text.size());
        if (end < text.size()) end = line_end(text, end - 1);
        feed(parser, text.substr(position, end - position));
        position = end;
        if (position < text.size() && too_deep(*parser)) skip_nested();
        if (may_cut(position - begin)) break;
    }
}

/// A thematic break at the margin closes every block but code and HTML at the top.
void Markdown::State::close_segment(std::vector<MarkdownBlock>& out) {
    const std::uint32_t lines =
        static_cast<std::uint32_t>(parser->line_number) + (parser->linebuf.size > 0 ? 1 : 0);
    feed(parser, "\n***\n");
    if (references == nullptr) prepare(parser, *parser->refmap);
    flatten_blocks(parser->root, line, out);
    if (!out.empty() && out.back().kind == MarkdownBlock::Kind::thematic_break &&
        out.back().first_line >= line + lines) {
        out.pop_back();
    }
    for (MarkdownBlock& block : out) {
        if (block.open) block.last_line = line + std::max(lines, 1u) - 1;
    }
    line += lines;
    blocks = arena.mark();
}

Markdown::Markdown(std::string_view text) : state_(std::make_unique<State>()) {
    arena.release({});
    state_->text = text;
    if (text.size() > kSegment) state_->read_references();
    state_->base = arena.mark();
}

Markdown::~Markdown() {
    arena.release({});
}

std::uint32_t Markdown::position() const {
    return static_cast<std::uint32_t>(state_->position);
}

const std::vector<Span>& Markdown::refused() const {
    return state_->refused;
}

bool Markdown::next(std::vector<MarkdownBlock>& blocks) {
    blocks.clear();
    if (state_->position >= state_->text.size()) return false;
    arena.release(state_->base);
    state_->parser = make_parser();
    state_->feed_segment();
    state_->close_segment(blocks);
    return true;
}

bool Markdown::has_definitions() const {
    return state_->definitions()->refs != nullptr;
}

void Markdown::inlines(const MarkdownBlock& block, std::vector<MarkdownInline>& out) {
    out.clear();
    arena.release(state_->blocks);
    auto* node = static_cast<cmark_node*>(block.node);
    // Appending a node walks all ancestors: without them it costs the same at any depth.
    cmark_node* parent = std::exchange(node->parent, nullptr);
    cmark_parse_inlines(state_->parser, node, state_->definitions(), CMARK_OPT_DEFAULT);
    node->parent = parent;
    flatten_inlines(node, block.content, out);
    node->first_child = node->last_child = nullptr;
}

}  // namespace veritally
