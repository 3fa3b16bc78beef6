#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "claim/text/device_scan.h"
#include "claim/text/labels.h"

namespace veritally {

/// What a passage says, read by itself: all that rests on its own text alone. Offsets, tokens and
/// notes count from its begin.
struct ReadPassage {
    bool read = false;    ///< Tokens and sentences are there.
    bool wanted = false;  ///< It may speak of figures; else it has neither.
    Tokens tokens;
    std::vector<Sentence> sentences;
    std::optional<std::vector<ScannedName>> names;
};

/// What was read of the passages of a text, kept for when most of it is read again, changed. Of one
/// vocabulary and catalogue, which must outlive it. For one thread.
class PassageMemory {
  public:
    /// The text is read again: what is not asked for until the next call is forgotten then.
    void turn();
    /// What is known of a passage that reads so; a new one is empty. Valid until turn().
    ReadPassage& of(std::string_view flat, bool cell);

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    using Passages = std::unordered_map<std::string, ReadPassage, Hash, std::equal_to<>>;
    Passages now_[2], before_[2];  ///< By whether they are cells.
};

/// Reads the document's reading as far as single sentences go: its tokens, passages, sentences,
/// and in these the figures and what is said of them. `memory` may be null.
void read_passages(const Text& text, const Body& body, PassageMemory* memory,
                   DocumentText& document);

}  // namespace veritally
