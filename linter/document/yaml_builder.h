#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/yaml.h"
#include "document/yaml_arena.h"

namespace veritally {

/// Adds a duplicate_key problem for every key that stands again in the map.
void report_duplicate_keys(std::span<const YamlEntry> entries, std::vector<YamlProblem>& problems);

/// Puts a tree together from nodes in the order of the text, within the limits of depth and size.
/// Offsets given to it count from the start of `source`; those in the tree are `offset` higher.
class YamlBuilder {
  public:
    YamlBuilder(YamlTree& tree, std::string_view source, std::uint32_t offset);

    /// Each returns false where a limit is passed: the caller stops and calls finish().
    bool add(const YamlNode& node);
    bool open(YamlNode::Kind kind, bool flow, Span start, std::string_view tag);

    /// Closes the innermost container, which ends at `end`.
    void close(std::uint32_t end);
    /// Closes whatever is open; a key that has no value yet gets a null at `end`.
    void finish(std::uint32_t end);

    bool has_open() const { return !frames_.empty(); }
    bool in_map() const { return has_open() && frames_.back().node.is_map(); }
    bool in_flow() const { return has_open() && frames_.back().flow; }
    bool expects_key() const { return in_map() && !frames_.back().has_key; }
    /// Where the innermost container begins; 0 where there is none.
    std::uint32_t begin() const {
        return has_open() ? frames_.back().node.span.begin - offset_ : 0;
    }
    /// The bracket of the innermost container that has one; empty where there is none.
    Span open_bracket() const;
    /// Is the value of a key `<<` due?
    bool in_merge() const {
        return in_map() && frames_.back().has_key && entries_.back().key == "<<";
    }

    void report(YamlProblem::Kind kind, Span span, std::string message);

  private:
    struct Frame {
        YamlNode node;
        bool flow;
        bool has_key;
        std::size_t first;  ///< Where its children begin in nodes_ or entries_.
    };
    bool count(Span span);
    Span shifted(Span span) const { return {span.begin + offset_, span.end + offset_}; }
    void attach(const YamlNode& node);
    void attach_key(const YamlNode& node);

    YamlTree& tree_;
    std::string_view source_;
    std::uint32_t offset_;
    std::vector<Frame> frames_;
    std::vector<YamlNode> nodes_;
    std::vector<YamlEntry> entries_;
    std::uint32_t count_ = 0;
    bool is_finishing_ = false;  ///< What is still open has no end of its own.
};

}  // namespace veritally
