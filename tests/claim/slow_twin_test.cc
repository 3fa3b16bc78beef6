// The derivation of generated entries agrees with exact arithmetic on all readings and slips.

#include "claim/slow_twin.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "base/random_text.h"
#include "claim/entry_parts.h"
#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

constexpr std::uint32_t kTwinEntries = 1500;

/// Two made-up things of the same name would be taken for one.
bool share_name(const EntryPart& a, const EntryPart& b) {
    return a.name.substr(0, 4) == b.name.substr(0, 4);
}

/// A machine that comes to another's figure times any of the counts, at the digits it shows, is
/// taken for a repetition of that: a limit of the reader.
bool seems_repeated(const EntryPart& whole, const std::vector<EntryPart>& parts) {
    if (!whole.whole) return false;
    std::vector<Exact> counts = {Exact(1)};
    for (const EntryPart& part : parts) {
        Exact all(1);
        for (std::uint32_t count : part.counts) {
            counts.emplace_back(count);
            all = all * Exact(count);
        }
        counts.push_back(all);
    }
    const int digits = whole.quoted.length();
    const Exact own = amount_of(whole).rounded(digits);
    return std::any_of(parts.begin(), parts.end(), [&](EntryPart other) {
        if (other.name == whole.name) return false;
        other.counts.clear();
        return std::any_of(counts.begin(), counts.end(), [&](const Exact& count) {
            return (amount_of(other) * count).rounded(digits) == own;
        });
    });
}

bool are_distinct(const std::vector<EntryPart>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].unquoted || parts[i].format == nullptr) return false;
        if (seems_repeated(parts[i], parts)) return false;
        for (std::size_t j = 0; j < i; ++j) {
            if (share_name(parts[i], parts[j])) return false;
        }
    }
    return true;
}

std::vector<EntryPart> parts_of(std::mt19937& random) {
    std::vector<EntryPart> parts;
    do parts = random_parts(random, EntrySlip::kNone);
    while (!are_distinct(parts));
    return parts;
}

Derivation derive(const std::string& text) {
    const auto document = read_document("entry.md", text);
    const Claims claims = compute_quantities().read(*document);
    return compute_quantities().derive(*document, claims);
}

std::vector<std::string_view> alarms_of(const Derivation& derivation) {
    std::vector<std::string_view> rules;
    for (const Fault& fault : derivation.faults) {
        if (!fault.note) rules.push_back(fault.rule);
    }
    return rules;
}

TEST(SlowTwin, AgreesOnRightEntries) {
    for (std::uint32_t seed = 0; seed < kTwinEntries; ++seed) {
        std::mt19937 random(seed);
        const std::vector<EntryPart> parts = parts_of(random);
        const SlowTwin twin(parts);
        const Exact stated = twin.total().rounded(1 + static_cast<int>(pick(random, 4)));
        const std::string text = plain_entry(random, parts, stated);
        const Derivation derivation = derive(text);
        ASSERT_TRUE(derivation.recomputed) << seed << '\n' << text;
        EXPECT_NEAR(*derivation.recomputed / twin.total().value(), 1, 1e-12) << seed << '\n'
                                                                             << text;
        EXPECT_EQ(derivation.verdict, Derivation::Verdict::consistent) << seed << '\n' << text;
        EXPECT_THAT(alarms_of(derivation), testing::IsEmpty()) << seed << '\n' << text;
    }
}

/// Within what nobody would call a slip.
bool is_near(const Exact& right, const Exact& stated) {
    return right.supports(stated) || std::abs(right.value() / stated.value() - 1) < 0.1;
}

bool is_cut(const Exact& right, const Exact& stated) {
    const Exact below = right.cut(stated.length());
    return stated == below || stated == below.next(stated.length());
}

TEST(SlowTwin, NamesASlipThatReachesTheStatedFigure) {
    std::uint32_t slipped = 0;
    for (std::uint32_t seed = 0; seed < kTwinEntries; ++seed) {
        std::mt19937 random(seed);
        const std::vector<EntryPart> parts = parts_of(random);
        const SlowTwin twin(parts);
        const Slipped& slip =
            twin.slips()[pick(random, static_cast<std::uint32_t>(twin.slips().size()))];
        const Exact stated = slip.total.rounded(3);
        if (is_near(twin.total(), stated)) continue;
        const std::string text = plain_entry(random, parts, stated);
        if (text.find(slip.needs) == text.npos) continue;
        ++slipped;
        std::vector<std::string_view> rules = twin.rules_reaching(stated, text);
        if (is_cut(twin.total(), stated)) rules.emplace_back("rounding");
        const Derivation derivation = derive(text);
        EXPECT_THAT(alarms_of(derivation), testing::ElementsAre(testing::AnyOfArray(rules)))
            << seed << ' ' << slip.rule << '\n'
            << text;
        EXPECT_NEAR(derivation.recomputed.value_or(0) / twin.total().value(), 1, 1e-12)
            << seed << '\n'
            << text;
    }
    EXPECT_GE(slipped, kTwinEntries / 2);
}

/// Of one of these, the catalogue knows what it reaches: its figure is never of all.
bool is_known(const EntryPart& part) {
    const auto devices = known_devices();
    return std::any_of(devices.begin(), devices.end(),
                       [&](const KnownDevice& device) { return device.name == part.name; });
}

/// All totals of parts whose figures may be of one or of all together, as `open` says.
std::vector<Exact> totals(const std::vector<EntryPart>& parts, const std::vector<bool>& open) {
    std::vector<Exact> sums = {Exact(0)};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        EntryPart alone = parts[i];
        alone.counts.clear();
        std::vector<Exact> longer;
        for (const Exact& sum : sums) {
            longer.push_back(sum + amount_of(parts[i]));
            if (open[i]) longer.push_back(sum + amount_of(alone));
        }
        sums = std::move(longer);
    }
    return sums;
}

TEST(SlowTwin, TakesTheReadingThatTheStatedFigureSupports) {
    for (std::uint32_t seed = 0; seed < kTwinEntries; ++seed) {
        std::mt19937 random(seed);
        const std::vector<EntryPart> parts = parts_of(random);
        std::vector<bool> open;
        for (const EntryPart& part : parts)
            open.push_back(part.counts.size() == 1 && !is_known(part) && pick(random, 2) == 0);
        const std::vector<Exact> sums = totals(parts, open);
        const Exact stated = sums[pick(random, static_cast<std::uint32_t>(sums.size()))].rounded(3);
        const std::string text = plain_entry(random, parts, stated, open);
        const Derivation derivation = derive(text);
        EXPECT_THAT(alarms_of(derivation), testing::IsEmpty()) << seed << '\n' << text;
        ASSERT_TRUE(derivation.recomputed) << seed << '\n' << text;
        EXPECT_TRUE(std::any_of(sums.begin(), sums.end(),
                                [&](const Exact& sum) {
                                    return sum.supports(stated) &&
                                           std::abs(*derivation.recomputed / sum.value() - 1) <
                                               1e-12;
                                }))
            << seed << ' ' << *derivation.recomputed << '\n'
            << text;
    }
}

}  // namespace
}  // namespace veritally
