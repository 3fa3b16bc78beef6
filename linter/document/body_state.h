#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "base/source_text.h"
#include "document/body.h"
#include "document/content_map.h"
#include "document/markdown_input.h"

namespace veritally {

struct Body::Memory {
    /// A copy that lives as long as the body.
    std::string_view keep(std::string_view text) {
        if (text.size() > left_) {
            left_ = text.size() > kSlab ? text.size() : kSlab;
            slabs_.push_back(std::make_unique<char[]>(left_));
            free_ = slabs_.back().get();
        }
        std::memcpy(free_, text.data(), text.size());
        const std::string_view kept(free_, text.size());
        free_ += text.size();
        left_ -= text.size();
        return kept;
    }

  private:
    static constexpr std::size_t kSlab = 1024;
    std::vector<std::unique_ptr<char[]>> slabs_;
    char* free_ = nullptr;
    std::size_t left_ = 0;
};

/// A link whose address stands in a definition elsewhere; found once all is read.
struct PendingReference {
    std::uint32_t link;
    std::string_view label;  ///< As written.
};

/// What the steps of reading a body share.
struct BodyState {
    const SourceText& source;
    const MarkdownInput& input;
    const BodyLines& lines;
    Body& body;
    std::vector<PendingReference> pending;

    std::string_view keep(std::string_view written) {
        if (written.empty()) return {};
        if (!body.memory) body.memory = std::make_unique<Body::Memory>();
        return body.memory->keep(written);
    }
    /// The address as read: escapes (of Markdown) and entities resolved.
    std::string_view address(Span written, bool escapes);
};

/// Adds the addresses and comments of HTML that stands at `html`.
void read_html(BodyState& state, Span html, std::uint32_t block);

/// Finds the definitions of the pending links: after all else, since code does not count.
void resolve_pending(BodyState& state);

}  // namespace veritally
