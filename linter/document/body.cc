#include "document/body.h"

#include <algorithm>

#include "document/body_blocks.h"
#include "document/body_state.h"
#include "document/footnotes.h"
#include "document/markdown.h"

namespace veritally {
namespace {

// Beyond these, the rest of a text is not read: it is no entry, and memory is bounded.
constexpr std::size_t kMaxBlocks = 300'000;
constexpr std::size_t kMaxPieces = 600'000;

/// By place; what lies in another part says nothing more.
void put_in_order(std::vector<Unread>& unread) {
    std::stable_sort(unread.begin(), unread.end(),
                     [](const Unread& a, const Unread& b) { return a.span.begin < b.span.begin; });
    std::uint32_t end = 0;
    std::erase_if(unread, [&end](const Unread& part) {
        if (part.span.begin < end) return true;
        end = part.span.end;
        return false;
    });
}

}  // namespace

Body::Body() = default;
Body::Body(Body&&) noexcept = default;
Body& Body::operator=(Body&&) noexcept = default;
Body::~Body() = default;

bool Body::is_code(std::uint32_t offset) const {
    const auto after =
        std::upper_bound(code.begin(), code.end(), offset,
                         [](std::uint32_t value, Span span) { return value < span.begin; });
    return after != code.begin() && (after - 1)->contains(offset);
}

Body read_body(const SourceText& text, std::uint32_t begin) {
    Body body;
    begin = std::min(std::max(begin, text.bom_size()), text.size());
    body.span = {begin, text.size()};
    if (body.span.empty()) return body;
    body.blocks.reserve(body.span.size() / 64 + 8);
    body.pieces.reserve(body.span.size() / 32 + 8);
    body.sections.reserve(8);
    body.links.reserve(8);
    body.references.reserve(8);
    body.footnotes.reserve(8);
    const MarkdownInput input(text, begin);
    const BodyLines lines(text, input, begin);
    Markdown markdown(input.bytes());
    BodyState state{text, input, lines, body, {}};
    BlockReader reader(state, markdown);
    std::vector<MarkdownBlock> segment;
    while (body.blocks.size() < kMaxBlocks && body.pieces.size() < kMaxPieces &&
           markdown.next(segment)) {
        reader.read(segment);
    }
    const auto end = begin + static_cast<std::uint32_t>(markdown.position());
    if (end < text.size()) body.unread.push_back({{end, text.size()}, Unread::Why::rest});
    reader.finish();
    resolve_pending(state);
    resolve_footnotes(body);
    for (const auto& [span, why] : input.refused) {
        if (span.begin < end) body.unread.push_back({{span.begin, std::min(span.end, end)}, why});
    }
    for (const Span span : markdown.refused()) {
        body.unread.push_back({{span.begin + begin, span.end + begin}, Unread::Why::nesting});
    }
    put_in_order(body.unread);
    return body;
}

}  // namespace veritally
