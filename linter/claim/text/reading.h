#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/body.h"

namespace veritally {

/// What a block says, as one run of the flat text.
struct FlatBlock {
    std::uint32_t block = Block::kNone;
    Span flat;
};

/// The prose of a body in one flat text: markup gone, entities and escapes resolved, soft line
/// breaks as spaces. Code, addresses and images are a kGap each, footnote references a kNote, hard
/// line breaks '\n', raised text begins with '^'.
struct Reading {
    static constexpr char kGap = '\x01';
    static constexpr char kNote = '\x02';

    std::string text;
    std::vector<FlatBlock> passages;  ///< In document order.
    std::vector<Span> struck;         ///< Flat, sorted: struck out.
    std::vector<Span> emphasised;     ///< Flat, sorted: emphasis of any kind.
    struct Note {
        std::uint32_t at;        ///< Of its kNote.
        std::uint32_t footnote;  ///< Index of the definition, or kNone.
    };
    std::vector<Note> notes;

    /// Where flat text was written.
    Span source(Span flat) const;

    struct Segment {
        std::uint32_t flat;
        Span source;
        bool verbatim;
    };
    std::vector<Segment> segments;  ///< In order of both.
};

/// The views of the body must be into `source` where they read as written. Ends at 512 KiB.
Reading read_prose(const Body& body, std::string_view source);

}  // namespace veritally
