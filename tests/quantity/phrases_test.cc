#include "quantity/phrases.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

Meaning meaning(std::uint16_t id, bool upper = false) {
    Meaning result;
    result.kind = Meaning::Kind::value;
    result.id = id;
    result.upper = upper;
    return result;
}

class Phrases : public testing::Test {
  protected:
    void SetUp() override {
        table_.add("FP-8", meaning(1));
        table_.add("double precision", meaning(2));
        table_.add("double", meaning(3));
        table_.add("TOPS", meaning(4, true));
        table_.add("2:4", meaning(5));
    }
    int id(std::string_view text) const {
        PhraseTable::Match match = table_.find(text, 0);
        return match.meaning == nullptr ? -1 : match.meaning->id;
    }
    PhraseTable table_;
};

TEST_F(Phrases, HyphenIsAHyphenASpaceOrNothing) {
    for (const char* text : {"FP8", "fp-8", "FP 8", "FP\u20118", "Fp8)", "FP\u00a08"}) {
        EXPECT_EQ(id(text), 1) << text;
    }
}

TEST_F(Phrases, EndsWhereAWordEnds) {
    EXPECT_EQ(id("FP80"), -1);
    EXPECT_EQ(id("FP8x"), -1);
    EXPECT_EQ(id("doubled"), -1);
}

TEST_F(Phrases, LongestWins) {
    EXPECT_EQ(id("double-precision rate"), 2);
    EXPECT_EQ(id("double\nprecision"), 2);
    EXPECT_EQ(id("double rate"), 3);
}

TEST_F(Phrases, CapitalWhereItIsAskedFor) {
    EXPECT_EQ(id("TOPS"), 4);
    EXPECT_EQ(id("tops"), -1);
    EXPECT_NE(table_.find("tops", 0, true).meaning, nullptr);
}

TEST_F(Phrases, SignsCount) {
    EXPECT_EQ(id("2:4-sparse"), 5);
    EXPECT_EQ(id("2:40"), -1);
}

TEST_F(Phrases, ClassesOfOnePhraseAddUp) {
    Meaning word;
    word.classes = 6;
    table_.add("double", word);
    PhraseTable::Match match = table_.find("double", 0);
    EXPECT_EQ(match.meaning->id, 3);
    EXPECT_EQ(match.meaning->classes, 6u);
}

TEST(WordSize, LettersOfAnyScriptButNoSigns) {
    EXPECT_EQ(word_size("Zürich, x", 0), 7u);
    EXPECT_EQ(word_size("5×10", 0), 1u);
    EXPECT_EQ(word_size("\u2013x", 0), 0u);
    EXPECT_EQ(word_size("TOPS¹", 0), 4u);
}

}  // namespace
}  // namespace veritally
