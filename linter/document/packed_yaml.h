#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/yaml.h"

namespace veritally {

// A YAML tree as plain numbers, without a pointer: constants of a program in this form have to be
// neither parsed nor relocated at its start. A tree is written in words, from the root down:
//   node     = head, [offset and size of the tag,] then
//     null     nothing more
//     scalar   offset of its text
//     sequence extent, each item
//     map      extent, for each entry: offset and size of the key, its value
//   head     = kind | quoted << 2 | has a tag << 3 | size << 4
// where kind is the number of the YamlNode::Kind, size that of the text, or the count of items or
// entries, extent the words after it that belong to the node; offsets count in the text.

/// A node of such a tree, read as it is looked at. As cheap as a view; the words and the text must
/// outlive it.
class PackedNode {
  public:
    PackedNode() = default;  ///< Null.
    PackedNode(const std::uint32_t* words, const char* text);

    YamlNode::Kind kind = YamlNode::Kind::null;
    bool quoted = false;
    std::uint32_t count = 0;  ///< Of items or entries.
    std::string_view scalar;  ///< "" unless a scalar.
    std::string_view tag;     ///< "" without one.

    bool is_map() const { return kind == YamlNode::Kind::map; }
    bool is_sequence() const { return kind == YamlNode::Kind::sequence; }
    bool is_scalar() const { return kind == YamlNode::Kind::scalar; }
    bool is_null() const { return kind == YamlNode::Kind::null; }

    /// Over the items of a sequence; over nothing of any other node.
    class Items {
      public:
        PackedNode operator*() const { return {at_, text_}; }
        Items& operator++();
        bool operator!=(const Items& other) const { return at_ != other.at_; }

      private:
        friend class PackedNode;
        const std::uint32_t* at_ = nullptr;
        const char* text_ = nullptr;
    };
    Items begin() const;
    Items end() const;

    struct Entry;
    class Entries;
    /// Over the entries of a map; over nothing of any other node.
    Entries map_entries() const;
    /// The first value of the key in a map; a null node where there is none.
    PackedNode operator[](std::string_view key) const;
    /// The scalar of the key; "" where there is none.
    std::string_view text(std::string_view key) const;

  private:
    const std::uint32_t* body_ = nullptr;  ///< Of a sequence or map: what stands in it.
    const std::uint32_t* end_ = nullptr;   ///< Where it ends.
    const char* text_ = nullptr;
};

struct PackedNode::Entry {
    std::string_view key;
    PackedNode value;
};

class PackedNode::Entries {
  public:
    class Iterator {
      public:
        Entry operator*() const;
        Iterator& operator++();
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

      private:
        friend class Entries;
        const std::uint32_t* at_ = nullptr;
        const char* text_ = nullptr;
    };
    Iterator begin() const;
    Iterator end() const;

  private:
    friend class PackedNode;
    const std::uint32_t* first_ = nullptr;
    const std::uint32_t* last_ = nullptr;
    const char* text_ = nullptr;
};

/// Writes trees in that form; each string is there once.
class YamlPacker {
  public:
    /// Index of the root's head in words(). Spans are not kept.
    std::size_t add(const YamlNode& node);
    /// Offset of the string in text().
    std::uint32_t place(std::string_view string);

    const std::vector<std::uint32_t>& words() const { return words_; }
    const std::string& text() const { return text_; }

  private:
    void add_string(std::string_view string);

    std::vector<std::uint32_t> words_;
    std::string text_;
    std::unordered_map<std::string, std::uint32_t> places_;
};

}  // namespace veritally
