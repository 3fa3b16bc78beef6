#include "base/unicode.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>

#include "base/ascii.h"
#include "base/random_text.h"

namespace veritally {
namespace {

std::string encoded(char32_t c) {
    std::string text;
    append_utf8(text, c);
    return text;
}

TEST(Decode, ReadsBackEveryCodePointThatWasWritten) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string text = encoded(c);
        const CodePoint read = decode(text, 0);
        ASSERT_TRUE(read.valid && read.value == c && read.size == text.size())
            << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
}

TEST(Decode, TakesOneByteOfWhatIsNotUtf8) {
    for (const std::string_view text :
         {"\x80", "\xBF", "\xC0\xAF", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xE2\x80",
          "\xE2\x80(", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
        const CodePoint c = decode(text, 0);
        EXPECT_FALSE(c.valid);
        EXPECT_EQ(c.size, 1);
        EXPECT_EQ(c.value, 0xFFFDu);
    }
}

TEST(Decode, ReadsAtAnOffset) {
    EXPECT_EQ(decode("a😀b", 1).value, U'😀');
    EXPECT_EQ(decode("a😀b", 5).value, U'b');
    EXPECT_FALSE(decode("a😀b", 2).valid);
}

TEST(CharacterBegin, IsThatOfTheCharacterWhichHoldsTheByte) {
    const std::string_view text = "aé漢😀z";
    const std::size_t begins[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11};
    for (std::size_t at = 0; at < std::size(begins); ++at) {
        EXPECT_EQ(character_begin(text, at), begins[at]) << at;
    }
    EXPECT_EQ(character_begin(text, 99), 99u);
    EXPECT_EQ(character_begin("", 0), 0u);
}

TEST(CharacterBegin, TakesAnInvalidByteForOneOfItsOwn) {
    for (const std::string_view text :
         {"\x80\x80\x80\x80\x80", "é\x80", "a\x80", "\xE2\x80", "\xF0\x9F\x98(", "\xED\xA0\x80",
          "\xF5\x80\x80\x80", "😀\x80\x80"}) {
        std::size_t begin = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (at == begin + decode(text, begin).size) begin = at;
            EXPECT_EQ(character_begin(text, at), begin) << text << " at " << at;
        }
    }
}

TEST(IsContinuation, TakesWhatFollowsALeadAlone) {
    for (int byte = 0; byte < 0x100; ++byte) {
        EXPECT_EQ(is_continuation(static_cast<char>(byte)), byte >= 0x80 && byte <= 0xBF) << byte;
    }
}

TEST(Clipped, CutsBetweenCharacters) {
    EXPECT_EQ(clipped("", 0), "");
    EXPECT_EQ(clipped("abc", 3), "abc");
    EXPECT_EQ(clipped("abcd", 3), "abc…");
    EXPECT_EQ(clipped("a漢b", 4), "a漢…");
    EXPECT_EQ(clipped("a漢b", 3), "a…");
    EXPECT_EQ(clipped("漢b", 2), "…");
}

TEST(IsAscii, IsFalseOfAnyByteOfAnotherCharacter) {
    EXPECT_TRUE(is_ascii(""));
    EXPECT_TRUE(is_ascii("a\x7F\n"));
    EXPECT_TRUE(is_ascii(std::string_view("\0", 1)));
    EXPECT_FALSE(is_ascii("abcé"));
    for (int byte = 0; byte < 0x100; ++byte) {
        EXPECT_EQ(is_ascii(static_cast<char>(byte)), byte < 0x80) << byte;
    }
}

TEST(AppendUtf8, WritesAReplacementForWhatIsNoCharacter) {
    EXPECT_EQ(encoded(0xD800), "\xEF\xBF\xBD");
    EXPECT_EQ(encoded(0x110000), "\xEF\xBF\xBD");
}

TEST(DisplayWidth, IsThatOfATerminal) {
    EXPECT_EQ(display_width(U'a'), 1);
    EXPECT_EQ(display_width(U'é'), 1);
    EXPECT_EQ(display_width(U'–'), 1);
    EXPECT_EQ(display_width(U'×'), 1);
    EXPECT_EQ(display_width(0xFFFD), 1);
    EXPECT_EQ(display_width(U'漢'), 2);
    EXPECT_EQ(display_width(U'한'), 2);
    EXPECT_EQ(display_width(U'Ａ'), 2);
    EXPECT_EQ(display_width(U'😀'), 2);
    EXPECT_EQ(display_width(0x0301), 0);
    EXPECT_EQ(display_width(0x20D7), 0);
    EXPECT_EQ(display_width(0x200B), 0);
    EXPECT_EQ(display_width(0x200D), 0);
    EXPECT_EQ(display_width(0x00AD), 0);
}

TEST(Fold, DropsCaseDiacriticsAndStrokes) {
    EXPECT_EQ(fold("ETH Zürich"), "eth zurich");
    EXPECT_EQ(fold("Łódź"), "lodz");
    EXPECT_EQ(fold("Straße ÆØÅ"), "strasse aeoa");
    EXPECT_EQ(fold("ＮＥＣ ﬁeld ²"), "nec field 2");
    EXPECT_EQ(fold("ΑΘΉΝΑ"), "αθηνα");
    EXPECT_EQ(fold("中国"), "中国");
    EXPECT_EQ(fold("co\xC2\xADoperate\xE2\x80\x8B"), "cooperate");
    EXPECT_EQ(fold("a\xFFZ"), "a\xEF\xBF\xBDz");
    EXPECT_EQ(fold(""), "");
}

TEST(Fold, FoldsTheLongestDecomposition) {
    EXPECT_EQ(decode(fold("\xEF\xB7\xBA"), 0).value, U'ص');
    EXPECT_GT(fold("\xEF\xB7\xBA").size(), 30u);
}

TEST(Fold, ChangesNothingTheSecondTime) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        const std::string once = fold(encoded(c));
        ASSERT_EQ(fold(once), once) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
}

TEST(Printable, LeavesTextAlone) {
    const std::string text = "Zürich\t– 漢字 😀 e\xCC\x81 \xC2\xA0.";
    EXPECT_EQ(printable(text), text);
}

TEST(Printable, WritesOutWhatATerminalWouldObey) {
    EXPECT_EQ(printable("\x1B[31m"), "<U+001B>[31m");
    EXPECT_EQ(printable("a\r\nb"), "a<U+000D><U+000A>b");
    EXPECT_EQ(printable("\x7F\xC2\x9B"), "<U+007F><U+009B>");
    EXPECT_EQ(printable(std::string_view("\0", 1)), "<U+0000>");
    EXPECT_EQ(printable("\xE2\x80\xAE\xE2\x81\xA6"), "<U+202E><U+2066>");
    EXPECT_EQ(printable("\xE2\x80\xA8"), "<U+2028>");
    EXPECT_EQ(printable("\xF3\xA0\x81\x81"), "<U+E0041>");
    EXPECT_EQ(printable("a\xFFz\xC3"), "a<0xFF>z<0xC3>");
}

TEST(Printable, IsAlwaysSafe) {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (int i = 0; i < 24; ++i) bytes += static_cast<char>(pick(random, 256));
        const std::string shown = printable(bytes);
        EXPECT_EQ(printable(shown), shown);
        for (std::size_t i = 0; i < shown.size();) {
            const CodePoint c = decode(shown, i);
            ASSERT_TRUE(c.valid && (c.value == '\t' || !is_control(c.value)));
            ASSERT_FALSE(is_invisible(c.value));
            i += c.size;
        }
    }
}

TEST(IsInvisible, KnowsWhatHasNoGlyph) {
    for (const char32_t c :
         {0xAD, 0x200B, 0x200D, 0x200E, 0x202E, 0x2060, 0x2069, 0xFEFF, 0x61C, 0x3164, 0xE0041}) {
        EXPECT_TRUE(is_invisible(c)) << std::hex << static_cast<std::uint32_t>(c);
    }
    for (const char32_t c : {U' ', U'a', U'é', U'–', char32_t{0xA0}, char32_t{0x202F},
                             char32_t{0x301}, char32_t{0xFE0F}, U'😀', char32_t{0xFFFD}}) {
        EXPECT_FALSE(is_invisible(c)) << std::hex << static_cast<std::uint32_t>(c);
    }
}

TEST(IsLetter, KnowsLettersOfAnyScript) {
    for (const char32_t c : {U'a', U'Z', U'é', U'ß', U'Ж', U'字', U'ª', char32_t{0x2B0}}) {
        EXPECT_TRUE(is_letter(c)) << std::hex << static_cast<std::uint32_t>(c);
    }
    for (const char32_t c : {U'@', U'[', U'`', U'{', U'5', U'_', U' ', U'–', U'’', U'²',
                             char32_t{0x301}, char32_t{0xFFFD}, char32_t{0x110000}}) {
        EXPECT_FALSE(is_letter(c)) << std::hex << static_cast<std::uint32_t>(c);
    }
}

TEST(IsCombining, KnowsMarks) {
    EXPECT_TRUE(is_combining(0x301));
    EXPECT_TRUE(is_combining(0x93F));
    EXPECT_TRUE(is_combining(0x20DD));
    EXPECT_FALSE(is_combining(U'a'));
    EXPECT_FALSE(is_combining(U'é'));
}

TEST(IsControl, KnowsBothBlocks) {
    EXPECT_TRUE(is_control('\0'));
    EXPECT_TRUE(is_control('\t'));
    EXPECT_TRUE(is_control(0x7F));
    EXPECT_TRUE(is_control(0x9F));
    EXPECT_FALSE(is_control(' '));
    EXPECT_FALSE(is_control(0xA0));
}

}  // namespace
}  // namespace veritally
