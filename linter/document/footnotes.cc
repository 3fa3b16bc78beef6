#include "document/footnotes.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"

namespace veritally {
namespace {

constexpr std::size_t kMaxFootnoteLabel = 999;

bool ends_label(char c) {
    return c == ']' || c == '[' || c == '\r' || c == '\n';
}

/// Goes through a label as it is compared.
class LabelReader {
  public:
    explicit LabelReader(std::string_view label) : label_(label) {}

    /// The next character, 0 at the end.
    unsigned char next() {
        if (at_ == label_.size()) return 0;
        if (!is_ascii_blank(label_[at_])) return lowered(label_[at_++]);
        while (at_ < label_.size() && is_ascii_blank(label_[at_])) ++at_;
        return ' ';
    }

  private:
    static unsigned char lowered(char c) {
        return static_cast<unsigned char>(is_ascii_upper(c) ? c - 'A' + 'a' : c);
    }

    std::string_view label_;
    std::size_t at_ = 0;
};

std::uint64_t label_hash(std::string_view label) {
    std::uint64_t value = 14695981039346656037u;  // FNV-1a
    LabelReader reader(label);
    while (const unsigned char c = reader.next()) value = (value ^ c) * 1099511628211u;
    return value;
}

struct Key {
    std::uint64_t hash;
    std::uint32_t footnote;
    auto operator<=>(const Key&) const = default;
};

/// Definitions by label, each label's first one first.
class Labels {
  public:
    explicit Labels(const std::vector<FootnoteDefinition>& footnotes) : footnotes_(footnotes) {
        keys_.reserve(footnotes.size());
        for (std::uint32_t i = 0; i < footnotes.size(); ++i) {
            keys_.push_back({label_hash(footnotes[i].label), i});
        }
        std::sort(keys_.begin(), keys_.end());
    }

    std::uint32_t first(std::string_view label) const {
        const std::uint64_t wanted = label_hash(label);
        for (auto at = std::lower_bound(keys_.begin(), keys_.end(), Key{wanted, 0});
             at != keys_.end() && at->hash == wanted; ++at) {
            if (same_footnote_label(footnotes_[at->footnote].label, label)) return at->footnote;
        }
        return Block::kNone;
    }

  private:
    const std::vector<FootnoteDefinition>& footnotes_;
    std::vector<Key> keys_;
};

}  // namespace

std::uint32_t footnote_reference_size(std::string_view text) {
    if (!text.starts_with("[^")) return 0;
    const std::size_t limit = std::min(text.size(), kMaxFootnoteLabel + 3);
    std::size_t end = 2;
    while (end < limit && !ends_label(text[end])) ++end;
    if (end == limit || text[end] != ']' || end == 2) return 0;
    if (is_ascii_blank(text[2]) || is_ascii_blank(text[end - 1])) return 0;
    return static_cast<std::uint32_t>(end + 1);
}

std::uint32_t footnote_marker_size(std::string_view text) {
    const std::uint32_t size = footnote_reference_size(text);
    return size != 0 && size < text.size() && text[size] == ':' ? size + 1 : 0;
}

bool same_footnote_label(std::string_view a, std::string_view b) {
    if (a == b) return true;
    LabelReader left(a);
    LabelReader right(b);
    while (true) {
        const unsigned char c = left.next();
        if (c != right.next()) return false;
        if (c == 0) return true;
    }
}

void resolve_footnotes(Body& body) {
    if (body.footnotes.empty()) return;
    const Labels labels(body.footnotes);
    for (FootnoteDefinition& footnote : body.footnotes) {
        footnote.first_of_label = labels.first(footnote.label);
    }
    for (FootnoteReference& reference : body.references) {
        reference.footnote = labels.first(reference.label);
        if (reference.footnote != Block::kNone) ++body.footnotes[reference.footnote].references;
    }
}

}  // namespace veritally
