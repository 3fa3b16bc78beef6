#include "base/source_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <regex>
#include <string>
#include <vector>

#include "base/random_text.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The slow, obvious twin: one entry a character, then one for the end of the text.
struct SlowCharacter {
    Position position;
    std::uint32_t size = 0;
    bool valid = true;
    bool ends_line = false;
};

/// The grammar of RFC 3629 as written there.
std::uint32_t slow_character_size(const std::string& text, std::size_t at) {
    static const std::regex kCharacter(
        "[\x01-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec][\x80-\xbf]{2}|"
        "\xed[\x80-\x9f][\x80-\xbf]|[\xee-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|"
        "[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}");
    if (text[at] == '\0') return 1;
    const std::string next = text.substr(at, 4);
    std::smatch match;
    const bool valid =
        std::regex_search(next, match, kCharacter, std::regex_constants::match_continuous);
    return valid ? static_cast<std::uint32_t>(match.length()) : 0;
}

std::vector<SlowCharacter> slow_characters(const std::string& text) {
    std::vector<SlowCharacter> characters;
    Position at;
    while (at.offset < text.size()) {
        const std::uint32_t size = slow_character_size(text, at.offset);
        const char first = text[at.offset];
        const bool cr_of_crlf =
            first == '\r' && at.offset + 1 < text.size() && text[at.offset + 1] == '\n';
        const bool ends_line = first == '\n' || (first == '\r' && !cr_of_crlf);
        characters.push_back({at, std::max(size, 1u), size > 0, ends_line});
        at.offset += std::max(size, 1u);
        at.column += 1;
        at.utf16_column += size == 4 ? 2 : 1;
        if (ends_line) at = {at.line + 1, 1, 1, at.offset};
    }
    characters.push_back({at, 0, true, false});
    return characters;
}

constexpr std::array<std::string_view, 26> kPieces = {"a",
                                                      "word ",
                                                      "\t",
                                                      "\n",
                                                      "\n\n",
                                                      "\r\n",
                                                      "\r",
                                                      "\r\r\n",
                                                      "\n\r",
                                                      "é",
                                                      "–",
                                                      "漢字",
                                                      "😀",
                                                      "e\xCC\x81",
                                                      "\xEF\xBB\xBF",
                                                      "\x80",
                                                      "\xC3",
                                                      "\xE2\x80",
                                                      "\xF0\x9F\x98",
                                                      "\xC0\xAF",
                                                      "\xED\xA0\x80",
                                                      "\xF5\x80\x80\x80",
                                                      "\xFF",
                                                      "0123456789",
                                                      " text of some more letters ",
                                                      "\xF4\x90\x80\x80"};

std::string random_source(std::mt19937& random, std::uint32_t count) {
    std::string text = pick(random, 4) == 0 ? "\xEF\xBB\xBF" : "";
    // Some texts are ASCII, some valid, some of long lines, some of anything.
    const std::array<std::vector<std::string_view>, 4> kinds = {{
        {"a", "word ", "\n", "\r\n", "\r", "\t", "0123456789"},
        {"word ", "é", "–", "漢字", "😀", "\n", "0123456789", "e\xCC\x81", "\r\n"},
        {"0123456789", "é", "😀", "\xE2\x80", "\x80", "–"},
        {kPieces.begin(), kPieces.end()},
    }};
    return text + random_text(random, kinds[pick(random, 4)], count);
}

void expect_equal_to_twin(const std::string& bytes) {
    const SourceText text(bytes);
    const std::vector<SlowCharacter> characters = slow_characters(bytes);
    ASSERT_EQ(text.line_count(), characters.back().position.line);
    std::vector<Span> invalid;
    for (const SlowCharacter& c : characters) {
        const Position& at = c.position;
        ASSERT_EQ(text.position(at.offset), at) << "at byte " << at.offset;
        ASSERT_EQ(text.line_of(at.offset), at.line);
        for (std::uint32_t inside = 1; inside < c.size; ++inside) {
            Position expected = at;
            expected.offset += inside;
            ASSERT_EQ(text.position(expected.offset), expected) << "inside byte " << at.offset;
        }
        if (!c.valid && !invalid.empty() && invalid.back().end == at.offset) {
            invalid.back().end += 1;
        } else if (!c.valid) {
            invalid.push_back({at.offset, at.offset + 1});
        }
        const Span line = text.line(at.line);
        const std::uint32_t clamped = std::min(at.offset, line.end);
        ASSERT_EQ(text.offset(at.line, at.column), clamped);
        ASSERT_EQ(text.offset_utf16(at.line, at.utf16_column), clamped);
        if (c.size < 4) continue;
        ASSERT_EQ(text.offset_utf16(at.line, at.utf16_column + 1), at.offset);
    }
    EXPECT_EQ(text.invalid_utf8(), invalid);
}

void expect_lines_equal_to_twin(const std::string& bytes) {
    const SourceText text(bytes);
    std::uint32_t begin = 0;
    std::uint32_t line = 1;
    for (const SlowCharacter& c : slow_characters(bytes)) {
        const std::uint32_t end = c.position.offset + c.size;
        if (!c.ends_line && c.size > 0) continue;
        std::uint32_t stripped = end;
        if (c.ends_line) --stripped;
        if (c.ends_line && bytes[stripped] == '\n' && stripped > begin &&
            bytes[stripped - 1] == '\r') {
            --stripped;
        }
        ASSERT_EQ(text.line(line), (Span{begin, stripped})) << "line " << line;
        begin = end;
        ++line;
    }
    EXPECT_EQ(line, text.line_count() + 1);
}

TEST(SourceText, IsOneLineWhereEmpty) {
    const SourceText text("");
    EXPECT_EQ(text.line_count(), 1u);
    EXPECT_EQ(text.line(1), (Span{0, 0}));
    EXPECT_EQ(text.position(0), (Position{1, 1, 1, 0}));
    EXPECT_EQ(text.offset(1, 1), 0u);
    EXPECT_EQ(text.offset(7, 3), 0u);
}

TEST(SourceText, EndsLinesAtEveryKindOfEnding) {
    const SourceText text("a\r\nb\rc\nd");
    EXPECT_EQ(text.line_count(), 4u);
    EXPECT_EQ(text.at(text.line(1)), "a");
    EXPECT_EQ(text.at(text.line(2)), "b");
    EXPECT_EQ(text.at(text.line(3)), "c");
    EXPECT_EQ(text.at(text.line(4)), "d");
    EXPECT_EQ(text.line_of(1), 1u);
    EXPECT_EQ(text.line_of(2), 1u);
    EXPECT_EQ(text.line_of(3), 2u);
}

TEST(SourceText, HasALineBehindAFinalLineEnding) {
    const SourceText text("a\n");
    EXPECT_EQ(text.line_count(), 2u);
    EXPECT_EQ(text.line(2), (Span{2, 2}));
    EXPECT_EQ(text.position(2), (Position{2, 1, 1, 2}));
}

TEST(SourceText, CountsCodePointsAndUtf16UnitsApart) {
    const SourceText text("x😀é–z");
    EXPECT_EQ(text.position(5), (Position{1, 3, 4, 5}));
    EXPECT_EQ(text.position(10), (Position{1, 5, 6, 10}));
    EXPECT_EQ(text.offset(1, 5), 10u);
    EXPECT_EQ(text.offset_utf16(1, 6), 10u);
}

TEST(SourceText, GivesAByteOrderMarkOneColumn) {
    const SourceText text("\xEF\xBB\xBFid: x\n");
    EXPECT_EQ(text.bom_size(), 3u);
    EXPECT_EQ(text.position(3), (Position{1, 2, 2, 3}));
    EXPECT_EQ(SourceText("id: \xEF\xBB\xBF").bom_size(), 0u);
}

TEST(SourceText, FindsRunsOfInvalidBytes) {
    const SourceText text("a\xFF\xFE b\xE2\x80 \xED\xA0\x80");
    EXPECT_THAT(text.invalid_utf8(), ElementsAre(Span{1, 3}, Span{5, 7}, Span{8, 11}));
    EXPECT_EQ(text.position(3), (Position{1, 4, 4, 3}));
    EXPECT_THAT(SourceText("å–😀").invalid_utf8(), IsEmpty());
}

TEST(SourceText, TakesNulForACharacter) {
    const SourceText text(std::string("a\0b\n", 4));
    EXPECT_EQ(text.position(2), (Position{1, 3, 3, 2}));
    EXPECT_THAT(text.invalid_utf8(), IsEmpty());
}

TEST(SourceText, ClampsColumnsAndLines) {
    const SourceText text("añb\r\nc");
    EXPECT_EQ(text.offset(1, 4), 4u);
    EXPECT_EQ(text.offset(1, 4'000'000'000), 4u);
    EXPECT_EQ(text.offset_utf16(1, 4'000'000'000), 4u);
    EXPECT_EQ(text.offset(3, 1), 7u);
    EXPECT_EQ(text.offset(0, 0), 0u);
    EXPECT_EQ(text.position(99).offset, 7u);
}

TEST(SourceText, AgreesWithTheTwinOnRandomTexts) {
    std::mt19937 random(20261122);
    for (int round = 0; round < 300; ++round) {
        const std::string bytes = random_source(random, pick(random, 120));
        SCOPED_TRACE("round " + std::to_string(round));
        expect_equal_to_twin(bytes);
        expect_lines_equal_to_twin(bytes);
        if (HasFatalFailure()) return;
    }
}

TEST(SourceText, AgreesWithTheTwinAcrossKilobytes) {
    std::mt19937 random(42);
    for (int round = 0; round < 12; ++round) {
        const std::string bytes = random_source(random, 1200 + pick(random, 1200));
        SCOPED_TRACE("round " + std::to_string(round));
        expect_equal_to_twin(bytes);
        if (HasFatalFailure()) return;
    }
}

TEST(SourceText, AgreesWithTheTwinWhereACharacterStandsAcrossAKilobyte) {
    for (const std::string_view piece : {"é", "–", "😀", "\xE2\x80", "\xF0\x9F\x98"}) {
        for (std::size_t before = 1019; before <= 1025; ++before) {
            std::string bytes(before, 'a');
            bytes += piece;
            bytes += std::string(1020, 'b') + "😀 end";
            expect_equal_to_twin(bytes);
            if (HasFatalFailure()) return;
        }
    }
}

TEST(SourceText, AgreesWithTheTwinAtSizesOfWholeKilobytes) {
    for (const std::size_t size : {1024u, 2048u}) {
        expect_equal_to_twin("é" + std::string(size - 2, 'x'));
        expect_equal_to_twin(std::string(size - 1, 'x') + "\xC3");
        if (HasFatalFailure()) return;
    }
}

}  // namespace
}  // namespace veritally
