#include "document/packed_yaml.h"

namespace veritally {
namespace {

constexpr std::uint32_t kKindMask = 3, kQuoted = 4, kTagged = 8;
constexpr int kSizeShift = 4;

YamlNode::Kind kind_of(std::uint32_t head) {
    return static_cast<YamlNode::Kind>(head & kKindMask);
}

/// The word behind a node.
const std::uint32_t* behind(const std::uint32_t* words) {
    const std::uint32_t head = *words++;
    if ((head & kTagged) != 0) words += 2;
    if (kind_of(head) == YamlNode::Kind::null) return words;
    if (kind_of(head) == YamlNode::Kind::scalar) return words + 1;
    return words + 1 + *words;
}

}  // namespace

PackedNode::PackedNode(const std::uint32_t* words, const char* text) : text_(text) {
    const std::uint32_t head = *words++;
    kind = kind_of(head);
    quoted = (head & kQuoted) != 0;
    if ((head & kTagged) != 0) {
        tag = {text + words[0], words[1]};
        words += 2;
    }
    const std::uint32_t size = head >> kSizeShift;
    if (is_scalar()) {
        scalar = {text + *words, size};
    } else if (!is_null()) {
        count = size;
        body_ = words + 1;
        end_ = body_ + *words;
    }
}

PackedNode::Items& PackedNode::Items::operator++() {
    at_ = behind(at_);
    return *this;
}

PackedNode::Items PackedNode::begin() const {
    Items items;
    items.at_ = is_sequence() ? body_ : nullptr;
    items.text_ = text_;
    return items;
}

PackedNode::Items PackedNode::end() const {
    Items items;
    items.at_ = is_sequence() ? end_ : nullptr;
    return items;
}

PackedNode::Entry PackedNode::Entries::Iterator::operator*() const {
    return {{text_ + at_[0], at_[1]}, {at_ + 2, text_}};
}

PackedNode::Entries::Iterator& PackedNode::Entries::Iterator::operator++() {
    at_ = behind(at_ + 2);
    return *this;
}

PackedNode::Entries::Iterator PackedNode::Entries::begin() const {
    Iterator entries;
    entries.at_ = first_;
    entries.text_ = text_;
    return entries;
}

PackedNode::Entries::Iterator PackedNode::Entries::end() const {
    Iterator entries;
    entries.at_ = last_;
    return entries;
}

PackedNode::Entries PackedNode::map_entries() const {
    Entries entries;
    if (!is_map()) return entries;
    entries.first_ = body_;
    entries.last_ = end_;
    entries.text_ = text_;
    return entries;
}

PackedNode PackedNode::operator[](std::string_view key) const {
    if (!is_map()) return {};
    for (const std::uint32_t* at = body_; at != end_; at = behind(at + 2)) {
        if (std::string_view(text_ + at[0], at[1]) == key) return {at + 2, text_};
    }
    return {};
}

std::string_view PackedNode::text(std::string_view key) const {
    return (*this)[key].scalar;
}

std::size_t YamlPacker::add(const YamlNode& node) {
    const std::size_t root = words_.size();
    const std::size_t size = node.is_scalar() ? node.scalar.size() : node.count;
    words_.push_back(static_cast<std::uint32_t>(node.kind) | (node.quoted ? kQuoted : 0u) |
                     (node.tag.empty() ? 0u : kTagged) |
                     static_cast<std::uint32_t>(size << kSizeShift));
    if (!node.tag.empty()) add_string(node.tag);
    if (node.is_scalar()) words_.push_back(place(node.scalar));
    if (node.is_scalar() || node.is_null()) return root;
    const std::size_t extent = words_.size();
    words_.push_back(0);
    for (const YamlNode& item : node) add(item);
    for (const YamlEntry& entry : node.map_entries()) {
        add_string(entry.key);
        add(entry.value);
    }
    words_[extent] = static_cast<std::uint32_t>(words_.size() - extent - 1);
    return root;
}

std::uint32_t YamlPacker::place(std::string_view string) {
    const auto [place, added] = places_.emplace(string, static_cast<std::uint32_t>(text_.size()));
    if (added) text_ += string;
    return place->second;
}

void YamlPacker::add_string(std::string_view string) {
    words_.push_back(place(string));
    words_.push_back(static_cast<std::uint32_t>(string.size()));
}

}  // namespace veritally
