#include "document/document.h"

#include <utility>

namespace veritally {
namespace {

/// The line after the front matter.
std::uint32_t body_begin(const SourceText& text, const FrontMatter& front_matter) {
    if (front_matter.state == FrontMatter::State::missing) return text.bom_size();
    const std::uint32_t end = front_matter.block.end;
    const std::string_view rest = text.bytes().substr(end);
    if (rest.starts_with("\r\n")) return end + 2;
    return rest.starts_with('\n') || rest.starts_with('\r') ? end + 1 : end;
}

}  // namespace

Document::Document(std::string path, std::string bytes)
    : path(std::move(path)),
      text(std::move(bytes)),
      front_matter(read_front_matter(text)),
      body(read_body(text, body_begin(text, front_matter))),
      suppressions(read_suppressions(text, front_matter, body)) {}

std::shared_ptr<const Document> read_document(std::string path, std::string bytes) {
    return std::make_shared<const Document>(std::move(path), std::move(bytes));
}

}  // namespace veritally
