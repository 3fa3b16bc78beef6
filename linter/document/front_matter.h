#pragma once

#include <cstdint>
#include <string_view>

#include "base/source_text.h"
#include "base/span.h"
#include "document/yaml.h"

namespace veritally {

/// The block between `---` lines at the top of an entry (after a byte order mark at most).
struct FrontMatter {
    enum class State : std::uint8_t {
        missing,       ///< The file does not start with `---`.
        present,       ///< Closed by a line `---` or `...`.
        unterminated,  ///< No closing line: `yaml` runs to the first blank line or heading.
        toml,          ///< Starts with `+++`: not read.
    };

    State state = State::missing;
    Span block;  ///< With its fences and a second block, without the last line ending.
    Span open;   ///< The opening fence, without line ending (empty at the text's start if missing).
    Span yaml;   ///< Between the fences.
    Span second;  ///< Keys in a block of their own right behind, which are not read: from its
                  ///< opening fence, or its first key, to its closing one. Empty: none.
    YamlTree tree;

    /// The top-level entries; empty unless the YAML is a map.
    YamlNode::Entries fields() const { return tree.root.map_entries(); }
    const YamlNode* find(std::string_view key) const { return tree.root.find(key); }
    const YamlEntry* entry(std::string_view key) const;
};

/// Cheap look at the first bytes only: does a front matter begin here (`---` or `+++` line)?
bool starts_front_matter(std::string_view bytes);

FrontMatter read_front_matter(const SourceText& text);

}  // namespace veritally
