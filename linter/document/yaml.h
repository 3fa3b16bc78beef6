#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace veritally {

struct YamlEntry;

/// One value of a YAML document, read-only. Views and pointers are owned by the YamlTree that it
/// came from, or are static (the rules and tables embedded in the binary). Spans are offsets into
/// the text that was parsed, quotes and block indicators included.
struct YamlNode {
    enum class Kind : std::uint8_t { null, scalar, sequence, map };

    Kind kind = Kind::null;
    bool quoted = false;      ///< A scalar in quotes or a block scalar: always a string.
    Span span;                ///< Of a null without text: the empty place where it would stand.
    std::string_view scalar;  ///< Escapes resolved; "" unless a scalar.
    std::string_view tag;     ///< As written ("!!str", "!x"); "" without one.
    const YamlNode* items = nullptr;     ///< Sequence only.
    const YamlEntry* entries = nullptr;  ///< Map only, in the order written, duplicates included.
    std::uint32_t count = 0;             ///< Of items or entries.

    bool is_map() const { return kind == Kind::map; }
    bool is_sequence() const { return kind == Kind::sequence; }
    bool is_scalar() const { return kind == Kind::scalar; }
    bool is_null() const { return kind == Kind::null; }

    const YamlNode* begin() const { return items; }  ///< The items of a sequence.
    const YamlNode* end() const { return is_sequence() ? items + count : items; }
    /// The entries of a map; empty for anything else.
    struct Entries {
        const YamlEntry* first;
        const YamlEntry* last;
        const YamlEntry* begin() const { return first; }
        const YamlEntry* end() const { return last; }
    };
    Entries map_entries() const;
    /// The first value of the key in a map; nullptr where there is none or this is no map.
    const YamlNode* find(std::string_view key) const;
    /// find(), or a null node.
    const YamlNode& operator[](std::string_view key) const;
    /// The scalar of the key; `fallback` where there is none.
    std::string_view text(std::string_view key, std::string_view fallback = {}) const;
};

struct YamlEntry {
    std::string_view key;  ///< Escapes resolved.
    Span key_span;
    YamlNode value;
};

/// A fault of YAML syntax or of the subset that is read.
struct YamlProblem {
    enum class Kind : std::uint8_t {
        syntax,         ///< `message` says what is wrong, in one line.
        duplicate_key,  ///< `span` is the later key; `other` the first.
        anchor,         ///< Anchors, aliases and merge keys are not read.
        many_documents,
        too_deep,   ///< Beyond kMaxYamlDepth.
        too_large,  ///< Beyond kMaxYamlNodes.
        key_kind,   ///< A key that is no scalar.
    };
    Kind kind;
    Span span;
    Span other;
    std::string message;
};

inline constexpr int kMaxYamlDepth = 32;
inline constexpr std::uint32_t kMaxYamlNodes = 100'000;
inline constexpr std::uint32_t kMaxYamlBytes = 1u << 20;

/// Owns what a parse produced. What stands before a fault of syntax is kept in `root`.
struct YamlTree {
    YamlNode root;
    std::vector<YamlProblem> problems;

    YamlTree();
    YamlTree(YamlTree&&) noexcept;
    YamlTree& operator=(YamlTree&&) noexcept;
    ~YamlTree();

    struct Arena;
    std::unique_ptr<Arena> arena;
};

/// Parses `yaml`, a part of a text that starts at byte `offset` of it: all spans count from the
/// start of that text. `yaml` must outlive the tree (scalars without escapes are views into it).
/// Bytes that are not UTF-8 are read as U+FFFD without moving any span. Never throws; time and
/// memory are bounded by the limits above (aliases are never expanded).
YamlTree parse_yaml(std::string_view yaml, std::uint32_t offset = 0);

}  // namespace veritally
