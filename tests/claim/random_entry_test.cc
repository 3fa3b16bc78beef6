// The truth of a generated entry is held against a second, slow computation.

#include "claim/random_entry.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace veritally {
namespace {

constexpr std::uint32_t kEntries = 3000;

/// Schoolbook arithmetic on the digits of a whole number.
std::string added(const std::string& a, const std::string& b) {
    std::string sum;
    int carry = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry > 0; ++i) {
        if (i < a.size()) carry += a[a.size() - 1 - i] - '0';
        if (i < b.size()) carry += b[b.size() - 1 - i] - '0';
        sum.insert(sum.begin(), static_cast<char>('0' + carry % 10));
        carry /= 10;
    }
    return sum.empty() ? "0" : sum;
}

std::string times(const std::string& number, std::uint32_t count) {
    std::string sum = "0", doubled = number;
    for (; count > 0; count /= 2) {
        if (count % 2 == 1) sum = added(sum, doubled);
        doubled = added(doubled, doubled);
    }
    return sum;
}

/// Half of it; no half is ever left over.
std::string halved(const std::string& number) {
    std::string half;
    int rest = 0;
    for (char c : number) {
        rest = rest * 10 + (c - '0');
        half += static_cast<char>('0' + rest / 2);
        rest %= 2;
    }
    EXPECT_EQ(rest, 0) << number;
    return half.substr(std::min(half.find_first_not_of('0'), half.size() - 1));
}

std::string slow_amount(const EntryPart& part) {
    std::string amount = part.quoted.plain(0);
    if (part.density == EntryPart::Density::kSparse) amount = halved(amount);
    if (part.macs) amount = added(amount, amount);
    const std::string_view format = part.format == nullptr ? "INT8" : part.format->name;
    static const std::map<std::string_view, std::uint32_t> kFactors = {
        {"FP64", 8}, {"FP32", 4}, {"TF32", 4}, {"FP16", 2}, {"BF16", 2}, {"FP8", 1}, {"INT8", 1}};
    amount =
        format == "FP4" || format == "INT4" ? halved(amount) : times(amount, kFactors.at(format));
    for (std::uint32_t count : part.counts) amount = times(amount, count);
    return amount;
}

/// The closest number of as many digits as `stated` shows; two where they are equally close.
std::set<std::string> roundings(const std::string& number, std::size_t digits) {
    const std::string head = number.substr(0, digits);
    const std::string zeros(number.size() - digits, '0');
    const std::string rest = number.substr(digits) + "0";
    const std::string half = "5" + std::string(rest.size() - 1, '0');
    std::set<std::string> result;
    if (rest <= half) result.insert(head + zeros);
    if (rest >= half) result.insert(added(head, "1") + zeros);
    return result;
}

bool holds(const RandomEntry& entry) {
    const auto digits = static_cast<std::size_t>(entry.stated.length());
    const std::string right = entry.recomputed.plain(0);
    return digits >= right.size() ? right == entry.stated.plain(0)
                                  : roundings(right, digits).contains(entry.stated.plain(0));
}

bool is_catalogues(EntrySlip slip) {
    return slip == EntrySlip::kSparseAsDense || slip == EntrySlip::kHeadline;
}

TEST(RandomEntry, TruthHoldsAgainstASlowComputation) {
    for (std::uint32_t seed = 0; seed < kEntries; ++seed) {
        const RandomEntry entry = random_entry(seed);
        std::string sum = "0";
        for (const EntryPart& part : entry.parts) sum = added(sum, slow_amount(part));
        // What the catalogue knows better than the entry is not in its parts.
        if (is_catalogues(entry.slip)) continue;
        EXPECT_EQ(sum, entry.recomputed.plain(0)) << entry.text;
    }
}

TEST(RandomEntry, StatedFigureIsWrongJustWhereASlipMakesItSo) {
    for (std::uint32_t seed = 0; seed < kEntries; ++seed) {
        const RandomEntry entry = random_entry(seed);
        const bool elsewhere =
            entry.slip == EntrySlip::kNone || entry.slip == EntrySlip::kOpsAsTops ||
            entry.slip == EntrySlip::kOtherTotal || entry.slip == EntrySlip::kSpec;
        EXPECT_EQ(holds(entry), elsewhere) << seed << "\n" << entry.text;
        EXPECT_EQ(entry.causes.empty(), entry.slip == EntrySlip::kNone) << seed;
        if (entry.slip == EntrySlip::kNone) continue;
        EXPECT_EQ(entry.causes.front(), rule_of(entry.slip)) << seed;
    }
}

TEST(RandomEntry, EverySlipComesUp) {
    std::map<EntrySlip, int> seen;
    for (std::uint32_t seed = 0; seed < kEntries; ++seed) ++seen[random_entry(seed).slip];
    for (int slip = 0; slip < static_cast<int>(EntrySlip::kCount_); ++slip) {
        EXPECT_GE(seen[static_cast<EntrySlip>(slip)], 20) << slip;
    }
}

TEST(RandomEntry, TextIsWholeAndTheSameForTheSameSeed) {
    std::set<std::string> texts;
    for (std::uint32_t seed = 0; seed < kEntries; ++seed) {
        const std::string text = random_entry(seed).text;
        EXPECT_EQ(text, random_entry(seed).text);
        EXPECT_EQ(text.find('{'), std::string::npos) << text;
        EXPECT_EQ(text.find('}'), std::string::npos) << text;
        for (const char* part : {"\ncompute: ", "## Description", "## Scope", "## Implications",
                                 "## Works cited", "[^data]: "}) {
            EXPECT_NE(text.find(part), std::string::npos) << text;
        }
        texts.insert(text);
    }
    EXPECT_EQ(texts.size(), kEntries);
}

TEST(Exact, RoundsAndWrites) {
    EXPECT_EQ(Exact(1979, 12).scientific(), "1.979e+15");
    EXPECT_EQ(Exact(1979, 12).rounded(2), Exact(2, 15));
    EXPECT_EQ(Exact(996, 12).rounded(2), Exact(1, 15));
    EXPECT_EQ(Exact(996, 12).cut(2), Exact(99, 13));
    EXPECT_EQ(Exact(15, 0).plain(2), "0.15");
    EXPECT_EQ(Exact(15, 3).plain(0), "15000");
    EXPECT_TRUE(Exact(25, 13).supports(Exact(2, 14)));
    EXPECT_TRUE(Exact(25, 13).supports(Exact(3, 14)));
    EXPECT_TRUE(Exact(66, 16).supports(Exact(7, 17)));
    EXPECT_FALSE(Exact(144, 16).supports(Exact(2, 18)));
    EXPECT_FALSE(Exact(24, 15).supports(Exact(3, 16)));
    EXPECT_TRUE(Exact(996, 12).supports(Exact(1, 15)));
    EXPECT_TRUE(Exact(5, 14) < Exact(1, 15));
}

}  // namespace
}  // namespace veritally
