// An entry that says more of a figure than anyone can follow is left alone, and says so.

#include <gtest/gtest.h>

#include <string>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

std::string repeated_sentences(int times, const std::string& sentence) {
    std::string text;
    for (int i = 1; i <= times; ++i) {
        std::string each = sentence;
        for (std::size_t at; (at = each.find('#')) != std::string::npos;)
            each.replace(at, 1, std::to_string(i + 1));
        text += each;
    }
    return text;
}

Derivation derive_entry(const std::string& prose) {
    auto document =
        read_document("entry.md", "---\nname: Plover\ncompute: 7.7e+15\n---\n\n" + prose);
    return compute_quantities().derive(*document, compute_quantities().read(*document));
}

void expect_left_alone(const Derivation& d) {
    EXPECT_EQ(d.verdict, Derivation::Verdict::unverifiable);
    EXPECT_FALSE(d.recomputed);
    ASSERT_EQ(d.faults.size(), 1u);
    EXPECT_EQ(d.faults[0].rule, "underived");
    EXPECT_EQ(d.faults[0].wording, "too-much");
    EXPECT_TRUE(d.faults[0].note);
    EXPECT_DOUBLE_EQ(d.faults[0].stated, 7.7e15);
}

TEST(TooMuch, Figures) {
    expect_left_alone(derive_entry(repeated_sentences(201, "Hall # reaches # INT8 TOPS.\n\n")));
}

TEST(TooMuch, Counts) {
    expect_left_alone(derive_entry("Each reaches 100 INT8 TOPS.\n\n" +
                                   repeated_sentences(201, "- # H100 cards\n")));
}

TEST(TooMuch, Prose) {
    expect_left_alone(derive_entry("Each of 77 cards reaches 100 INT8 TOPS.\n\n" +
                                   repeated_sentences(20'000, "Much is said here.\n")));
}

/// Memory does not grow with what is not derived from anyway.
TEST(TooMuch, IsReadAtItsBeginningOnly) {
    constexpr std::size_t kMost = 512 * 1024;
    for (const char* sentence : {"Hall # reaches # INT8 TOPS.\n\n", "Halle # für # INT8 TOPS. "}) {
        auto document = read_document("entry.md", repeated_sentences(40'000, sentence));
        ASSERT_GT(document->text.size(), 2 * kMost);
        const Claims claims = compute_quantities().read(*document);
        EXPECT_LT(claims.text->reading.text.size(), kMost + 8);
        ASSERT_GT(claims.figures.size(), 10'000u);
        const Figure& last = claims.figures.back();
        EXPECT_TRUE(document->text.at(last.span).ends_with("TOPS")) << last.span.begin;
        EXPECT_LT(last.span.end, kMost + kMost / 8);
    }
    auto document = read_document("entry.md", "x" + repeated_sentences(300'000, "ü"));
    const Claims claims = compute_quantities().read(*document);
    EXPECT_EQ(claims.text->reading.text.size(), kMost + 2);  // A character and a line's end more.
}

/// What is just not too much for it is read, in all of its readings, in moderate time.
TEST(TooMuch, IsNotWhatStandsAtTheLimit) {
    Derivation d =
        derive_entry(repeated_sentences(200, "- # nodes of # cards reach # INT8 TOPS each\n"));
    EXPECT_TRUE(d.recomputed);
    EXPECT_EQ(d.terms.size(), 200u);
}

}  // namespace
}  // namespace veritally
