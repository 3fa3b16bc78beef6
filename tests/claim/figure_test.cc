#include "claim/figures/figure.h"

#include <gmock/gmock.h>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

using testing::ElementsAre;

struct Read {
    std::shared_ptr<const Document> document;
    Claims claims;

    explicit Read(const std::string& body)
        : document(entry_of(body)), claims(read_claims(*document, compute_words())) {}
    std::vector<std::string> texts() const {
        std::vector<std::string> result;
        for (const Figure& figure : claims.figures) {
            result.emplace_back(document->text.at(figure.span));
        }
        return result;
    }
    std::vector<std::string_view> roles() const {
        std::vector<std::string_view> result;
        for (const Figure& figure : claims.figures) result.push_back(role_name(figure.role));
        return result;
    }
    /// Names of the attribute's values, "" where none is stated.
    std::vector<std::string_view> values(std::size_t attribute) const {
        std::vector<std::string_view> result;
        for (const Figure& figure : claims.figures) {
            int value = figure.readings.value[attribute];
            result.push_back(value < 0
                                 ? std::string_view()
                                 : compute_words().values[static_cast<std::size_t>(value)].name);
        }
        return result;
    }
};

constexpr std::size_t kPrecision = 0, kDensity = 1, kCounting = 2;

TEST(Figure, SpanQuotesTheFigureAndWhatIsSaidRightBehindIt) {
    EXPECT_THAT(Read("Up to 1 PFLOP FP4 (with sparsity) today.").texts(),
                ElementsAre("1 PFLOP FP4 (with sparsity)"));
    EXPECT_THAT(Read("Peak: **3,584**&nbsp;TOPS at INT8.").texts(),
                ElementsAre("3,584**&nbsp;TOPS at INT8"));
    EXPECT_THAT(Read("Rated 1,979\\* TOPS (INT8), 5 W.").texts(),
                ElementsAre("1,979\\* TOPS (INT8)"));
}

TEST(Figure, KeepsItsDigits) {
    Read read("It does 2.50e+14 INT8 ops/s.");
    ASSERT_EQ(read.claims.figures.size(), 1u);
    EXPECT_EQ(read.claims.figures[0].stated.significant, 3);
    EXPECT_EQ(read.claims.figures[0].amount().value(), 2.5e14);
}

TEST(Figure, HedgeIsQuoted) {
    Read read("It does up to 400 INT8 TOPS, or ~80 INT8 TOPS.");
    ASSERT_EQ(read.claims.figures.size(), 2u);
    EXPECT_EQ(read.claims.figures[0].hedge, "up to");
    EXPECT_EQ(read.claims.figures[1].hedge, "~");
}

TEST(Figure, ListsPairInOrder) {
    Read read("40, 500 and 2,000 TFLOPS in FP64, TF32 and FP8.");
    EXPECT_THAT(read.values(kPrecision), ElementsAre("FP64", "TF32", "FP8"));
}

TEST(Figure, InsertedClauseTakesOnlyItsOwn) {
    Read read("Its FP4 rate, about twice the 4.6 PFLOPS of FP8, is 9.3 PFLOPS.");
    EXPECT_THAT(read.values(kPrecision), ElementsAre("FP8", "FP4"));
}

TEST(Figure, DensityOfABracketStaysInIt) {
    Read read("The INT8 peak (with sparsity 1,510 TOPS) is 755 TOPS.");
    EXPECT_THAT(read.values(kDensity), ElementsAre("sparse", ""));
}

TEST(Figure, ComparisonTellsTheOtherDensity) {
    EXPECT_THAT(Read("INT8: 3,958 TOPS, half of that without sparsity.").values(kDensity),
                ElementsAre("sparse"));
    EXPECT_THAT(Read("INT8: 1,979 TOPS; the sparse figure is twice that.").values(kDensity),
                ElementsAre("dense"));
}

TEST(Figure, CountingIsStatedInManyWords) {
    EXPECT_THAT(Read("INT8: 14 TOPS, counting each multiply-accumulate once.").values(kCounting),
                ElementsAre("mac"));
    EXPECT_THAT(Read("INT8: 14 TOPS, with a MAC counted as two operations.").values(kCounting),
                ElementsAre("op"));
    EXPECT_THAT(Read("INT8: 14 TMAC/s.").values(kCounting), ElementsAre("mac"));
}

TEST(Figure, NeitherTotalsNorEfficienciesAreRates) {
    for (const char* body :
         {"Training took 2.1e24 FLOPs in BF16.", "ResNet needs 4.1 GFLOPs per image in FP16.",
          "It reaches 24 TOPS/W at INT8.", "The run cost 12 petaflop/s-days of FP16.",
          "The switch learns 128,000 MACs at 8-bit priority.",
          "It tops 40 of 52 FP16 benchmarks."}) {
        EXPECT_TRUE(Read(body).claims.figures.empty()) << body;
    }
}

TEST(Figure, SourcesAreNoClaims) {
    EXPECT_TRUE(Read("See it.[^a]\n\n[^a]: NVIDIA. \"1 PFLOP of FP4.\" <https://nvidia.example/>.")
                    .claims.figures.empty());
}

TEST(Figure, PlaysItsPart) {
    EXPECT_THAT(Read("A hall of 4.5 exaFLOPS (FP8) is planned for 2027.").roles(),
                ElementsAre("planned"));
    EXPECT_THAT(Read("It sustains 71 INT8 TOPS.").roles(), ElementsAre("sustained"));
    EXPECT_THAT(Read("Not 4 but 2 PFLOPS of FP8.").roles(), ElementsAre("negated", "quoted"));
    EXPECT_THAT(Read("Previously listed as 2 EFLOPS (FP8).").roles(), ElementsAre("superseded"));
    EXPECT_THAT(Read("In total 4.5e16 INT8 operations per second.").roles(), ElementsAre("total"));
}

TEST(Figure, StruckOutIsSuperseded) {
    Read read("Peak: ~~900 TFLOPS~~ 450 TFLOPS of BF16.");
    EXPECT_THAT(read.texts(), ElementsAre("450 TFLOPS of BF16"));
}

}  // namespace
}  // namespace veritally
