#include "quantity/published.h"

#include <gmock/gmock.h>

#include "claim/vocabulary_of.h"
#include "quantity/number.h"

namespace veritally {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using Verdict = Comparison::Verdict;

Reference reference() {
    return {compute_catalogue(), compute_words()};
}

AttributeReading in(std::string_view words) {
    return reading_of(words, compute_words());
}

int value(std::string_view name) {
    return in(name)[0];
}

std::uint16_t device(std::string_view name) {
    return compute_catalogue().find(name, 0).devices[0];
}

Interval digits(std::string_view number) {
    return read_number(number, 0)->value.interval();
}

Comparison compared(std::string_view number, std::string_view name, std::string_view words) {
    return compare(reference(), digits(number), compute_catalogue().find(name, 0).devices,
                   in(words));
}
Verdict verdict(std::string_view number, std::string_view name, std::string_view words) {
    return compared(number, name, words).verdict;
}

std::vector<double> values(const std::vector<Rate>& rates) {
    std::vector<double> out;
    for (const Rate& rate : rates) out.push_back(rate.value);
    return out;
}

TEST(PublishedTest, FiguresOfAFormatAndDensity) {
    EXPECT_THAT(values(published(reference(), device("A100"), in("dense INT8"))),
                ElementsAre(6.24e14));
    EXPECT_THAT(values(published(reference(), device("A100"), in("INT8"))),
                ElementsAre(6.24e14, 1.248e15));
    // The vector rate of FP16 has a single source.
    EXPECT_THAT(values(published(reference(), device("A100"), in("dense FP16"))),
                ElementsAre(3.12e14));
}

TEST(PublishedTest, ASystemHasThoseOfItsPieces) {
    EXPECT_THAT(values(published(reference(), device("DGX A100"), in("dense INT8"))),
                ElementsAre(6.24e14, 8 * 6.24e14));
}

TEST(PublishedTest, AnEngineAndItsModuleReachEachOther) {
    EXPECT_THAT(values(published(reference(), device("AGX Orin DLA"), in("sparse INT8"))),
                ElementsAre(1.05e14, 2.75e14));
    EXPECT_THAT(values(published(reference(), device("AGX Orin 64GB"), in("sparse INT8"))),
                testing::UnorderedElementsAre(2.75e14, 1.7e14, 1.05e14));
}

TEST(PublishedTest, AWidthCoversItsFormats) {
    EXPECT_TRUE(covers(compute_words(), value("8-bit"), value("FP8")));
    EXPECT_TRUE(covers(compute_words(), value("8-bit"), value("INT8")));
    EXPECT_TRUE(covers(compute_words(), value("16-bit"), value("BF16")));
    EXPECT_FALSE(covers(compute_words(), value("16-bit"), value("INT16")));
    EXPECT_FALSE(covers(compute_words(), value("FP8"), value("INT8")));
    EXPECT_FALSE(covers(compute_words(), value("mixed precision"), value("FP6")));
}

TEST(PublishedTest, AQuotedFigureMatchesAnyOfItsFormat) {
    EXPECT_EQ(verdict("624e12", "A100", "dense INT8"), Verdict::match);
    EXPECT_EQ(verdict("1,248e12", "A100", "dense INT8"), Verdict::match);  // Not its business.
    EXPECT_EQ(verdict("6e14", "A100", "INT8"), Verdict::match);            // At its own digits.
    EXPECT_EQ(verdict("655e12", "A100", "INT8"), Verdict::match);          // Within 5 %.
    EXPECT_EQ(verdict("660e12", "A100", "INT8"), Verdict::differs);
    EXPECT_EQ(verdict("312e12", "A100", "INT8"), Verdict::differs);
    EXPECT_EQ(verdict("312e12", "A100", "BF16"), Verdict::match);
    Comparison wrong = compared("700e12", "A100", "dense INT8");
    ASSERT_TRUE(wrong.nearest);
    EXPECT_EQ(wrong.nearest->value, 6.24e14);
}

TEST(PublishedTest, EveryVariantOfANameCounts) {
    EXPECT_EQ(verdict("1,979e12", "H100", "FP8"), Verdict::match);      // SXM, dense
    EXPECT_EQ(verdict("3,026e12", "H100", "FP8"), Verdict::match);      // PCIe, sparse
    EXPECT_EQ(verdict("1,671e12", "H100 NVL", "FP8"), Verdict::match);  // NVL, dense
    EXPECT_EQ(verdict("5,000e12", "H100 SXM", "FP8"), Verdict::differs);
}

TEST(PublishedTest, EitherFormatOfTheSumCounts) {
    EXPECT_EQ(verdict("330e12", "RTX 4090", "FP16"), Verdict::match);
    EXPECT_EQ(verdict("165e12", "RTX 4090", "FP16"), Verdict::match);
}

TEST(PublishedTest, UnresolvedValuesSpanARange) {
    for (std::string_view number : {"62.5e12", "100e12", "125e12"})
        EXPECT_EQ(verdict(number, "DGX Spark", "BF16"), Verdict::match) << number;
    EXPECT_EQ(verdict("40e12", "DGX Spark", "BF16"), Verdict::differs);
    EXPECT_EQ(verdict("500e12", "DGX Spark", "dense FP4"), Verdict::match);
}

TEST(PublishedTest, TooLittleProvesNothing) {
    EXPECT_EQ(verdict("500e12", "A100", "FP8"), Verdict::unknown);           // Has none.
    EXPECT_EQ(verdict("500e12", "A100", "dense"), Verdict::unknown);         // No format named.
    EXPECT_EQ(verdict("90e12", "iPhone 15 Pro", "INT8"), Verdict::unknown);  // Apple names none.
    EXPECT_EQ(verdict("90e12", "RTX 3060", "INT8"), Verdict::unknown);       // Known by name only.
    EXPECT_EQ(verdict("250e12", "DGX Spark", "FP8"), Verdict::unknown);      // A single source.
    EXPECT_EQ(verdict("78e12", "A100", "FP16"), Verdict::unknown);           // The vector rate.
    EXPECT_EQ(compare(reference(), digits("1e14"), {}, in("INT8")).verdict, Verdict::unknown);
}

TEST(PublishedTest, StructuredSparsityIsImplied) {
    EXPECT_EQ(verdict("250e12", "DGX Spark", "dense FP4"), Verdict::differs);
    EXPECT_EQ(verdict("125e12", "V100", "FP16"), Verdict::match);
    EXPECT_EQ(verdict("250e12", "V100 SXM2", "FP16"), Verdict::differs);  // Volta has none.
}

TEST(PublishedTest, HeadlinesHaveAReading) {
    auto reading = [](std::string_view number, std::string_view name) {
        auto rate =
            headline(reference(), digits(number), compute_catalogue().find(name, 0).devices);
        return rate ? rate->figure->reading : AttributeReading{-2, -2, -2, -2};
    };
    auto sparse = [](std::string_view words) { return in(std::string(words) + " sparse"); };
    EXPECT_EQ(reading("275e12", "Jetson AGX Orin"), sparse("INT8"));
    EXPECT_EQ(reading("3,352e12", "RTX 5090"), sparse("FP4"));
    EXPECT_EQ(reading("1e15", "DGX Spark"), sparse("FP4"));
    EXPECT_EQ(reading("2,070e12", "Jetson Thor"), sparse("FP4"));
    EXPECT_EQ(reading("276e12", "Jetson AGX Orin")[0], -2);
    EXPECT_EQ(reading("275e12", "A100")[0], -2);
    EXPECT_EQ(reading("17e12", "iPhone 15")[0], -1);  // Apple says of no format.
}

TEST(PublishedTest, RatiosAreOfMatrixUnitsAlone) {
    auto ratios = [](std::string_view name, std::string_view from, std::string_view to) {
        return published_ratios(reference(), device(name), value(from), value(to));
    };
    EXPECT_THAT(ratios("A100", "FP16", "INT8"), ElementsAre(DoubleNear(2, 0.01)));
    EXPECT_THAT(ratios("TPU v4", "BF16", "INT8"), ElementsAre(DoubleNear(1, 0.01)));
    EXPECT_THAT(ratios("Gaudi 3", "BF16", "FP8"), ElementsAre(DoubleNear(1, 0.01)));
    EXPECT_THAT(ratios("A100", "FP32", "INT8"), IsEmpty());      // FP32 is a vector rate.
    EXPECT_THAT(ratios("DGX Spark", "BF16", "FP4"), IsEmpty());  // Unresolved.
    EXPECT_THAT(ratios("A100", "FP16", "FP8"), IsEmpty());
    EXPECT_THAT(ratios("RTX 4090", "FP16", "INT8"),
                ElementsAre(DoubleNear(2, 0.01), DoubleNear(4, 0.01)));  // By the sum's format.
}

TEST(PublishedTest, ATargetIsReadFromItsWords) {
    AttributeReading target = in("dense INT8 operations per second");
    EXPECT_EQ(target[0], value("INT8"));
    EXPECT_EQ(compute_words().values[static_cast<std::size_t>(target[1])].name, "dense");
    EXPECT_EQ(target[2], -1);
    EXPECT_EQ(in(""), Published::kNoReading);
}

TEST(PublishedTest, FactorsLeadToTheTarget) {
    EXPECT_EQ(to_target(compute_words(), in("sparse FP4")), 0.25);
    EXPECT_EQ(to_target(compute_words(), in("FP16")), 2);  // Unstated density is dense.
    EXPECT_EQ(to_target(compute_words(), in("dense")), std::nullopt);
    EXPECT_EQ(to_target(compute_words(), in("FP6")), std::nullopt);
}

TEST(PublishedTest, TheFigureToTake) {
    AttributeReading target = in("dense INT8 operations per second");
    auto taken = [&](std::string_view name) {
        int index = compute_catalogue().find(name, 0).usual;
        auto rate = figure_for(reference(), static_cast<std::uint16_t>(index), target);
        return rate ? rate->value * *to_target(compute_words(), rate->figure->reading) : 0;
    };
    EXPECT_EQ(taken("A100"), 6.24e14);
    EXPECT_EQ(taken("DGX A100"), 8 * 6.24e14);
    EXPECT_EQ(taken("H100"), 1.979e15);
    EXPECT_EQ(taken("DGX Spark"), 2.5e14);  // FP4: FP8 has a single source, BF16 is open.
    EXPECT_EQ(taken("Jetson AGX Orin"), 1.375e14);
    EXPECT_EQ(taken("RTX 4090"), 6.606e14);  // Not FP8 with a sum in FP32.
    EXPECT_EQ(taken("TPU v5p"), 9.18e14);    // Not FP8, which is as slow as BF16.
    EXPECT_EQ(taken("V100"), 2.5e14);        // From FP16.
    EXPECT_EQ(taken("PlayStation 5"), 0);    // Vector FP32 alone.
    EXPECT_EQ(taken("iPhone 15"), 0);        // Of no format.
    EXPECT_EQ(taken("RTX 3060"), 0);         // Known by name only.
}

/// Laws that hold for every device and format.
TEST(PublishedTest, WhatIsPublishedMatchesItself) {
    for (std::size_t d = 0; d < compute_catalogue().devices().size(); ++d) {
        const std::uint16_t index = static_cast<std::uint16_t>(d);
        for (const Published& figure : compute_catalogue()[d].figures) {
            Interval exact{figure.value, figure.value};
            Comparison same = compare(reference(), exact, {&index, 1}, figure.reading);
            bool sound = figure.confidence != Published::Confidence::single;
            EXPECT_TRUE(same.verdict == Verdict::match ||
                        (!sound && same.verdict == Verdict::unknown))
                << compute_catalogue()[d].name << ' ' << figure.value;
            bool printed = headline(reference(), exact, {&index, 1}).has_value();
            EXPECT_TRUE(printed || !figure.headline || !sound) << figure.value;
        }
        auto taken = figure_for(reference(), index, in("dense INT8"));
        if (!taken) continue;
        EXPECT_FALSE(compute_catalogue()[d].announced);
        EXPECT_NE(taken->figure->confidence, Published::Confidence::single);
        EXPECT_TRUE(to_target(compute_words(), taken->figure->reading));
    }
}

}  // namespace
}  // namespace veritally
