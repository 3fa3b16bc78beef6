#include "claim/random_entry.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/random_text.h"
#include "claim/entry_parts.h"
#include "claim/entry_text.h"

namespace veritally {
namespace {

using Density = EntryPart::Density;
using Parts = std::vector<EntryPart>;

constexpr std::string_view kRules[] = {
    "",          "sparsity",  "sparsity",     "sparsity",     "sparsity",
    "precision", "precision", "precision",    "mac-counting", "mac-counting",
    "unit",      "unit",      "count",        "count",        "sum",
    "sum",       "rounding",  "inconsistent", "inconsistent", "spec",
    "mismatch"};
static_assert(std::size(kRules) == static_cast<std::size_t>(EntrySlip::kCount_));

/// Slips that change what a part amounts to.
constexpr EntrySlip kPartSlips[] = {EntrySlip::kSparseKept,     EntrySlip::kHalvedTwice,
                                    EntrySlip::kFactorSkipped,  EntrySlip::kFactorTwice,
                                    EntrySlip::kFactorInverted, EntrySlip::kMacDoubled,
                                    EntrySlip::kMacKept,        EntrySlip::kPrefix,
                                    EntrySlip::kCountLost,      EntrySlip::kLevelLost};

/// Whether the entry shows the words of the slip beside the part.
bool shows(const EntryPart& part, EntrySlip slip) {
    switch (slip) {
        case EntrySlip::kSparseKept:
        case EntrySlip::kHalvedTwice:
            return part.density == Density::kSparse;
        case EntrySlip::kFactorSkipped:
        case EntrySlip::kFactorTwice:
        case EntrySlip::kFactorInverted:
            return part.format != nullptr && part.format->quarters != 4;
        case EntrySlip::kMacDoubled:
            return part.says_two_already;
        case EntrySlip::kMacKept:
            return part.macs;
        case EntrySlip::kCountLost:
            return !part.counts.empty();
        case EntrySlip::kLevelLost:
            return part.counts.size() > 1;
        default:
            return true;
    }
}

/// The vendor's headline as the catalogue reads it, or else the sparse figure as what it is.
std::optional<Exact> published(const EntryPart& part, EntrySlip slip) {
    const bool headline = slip == EntrySlip::kHeadline;
    for (const KnownDevice& device : headline ? devices_with_headline() : known_devices()) {
        if (part.name == device.name) return Exact(device.dense, 11);
    }
    return std::nullopt;
}

Exact with_counts(Exact amount, const EntryPart& part) {
    for (std::uint32_t count : part.counts) amount = amount * Exact(count);
    return amount;
}

/// The sum, with the slip made in the part number `slipped`.
Exact sum_of(const Parts& parts, EntrySlip slip, std::size_t slipped) {
    Exact sum;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool here = i == slipped;
        if (here && slip == EntrySlip::kPartLeftOut) continue;
        const Exact amount = amount_of(parts[i], here ? slip : EntrySlip::kNone);
        sum = sum + amount;
        if (here && slip == EntrySlip::kPartTwice) sum = sum + amount;
    }
    return sum;
}

/// The rules whose slip leaves `stated` behind in words that the entry shows.
std::vector<std::string_view> explanations(const Parts& parts, const Exact& stated,
                                           EntrySlip slip) {
    std::vector<std::string_view> rules = {rule_of(slip)};
    auto add = [&](EntrySlip other) {
        const std::string_view rule = rule_of(other);
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
    };
    if (slip == EntrySlip::kOtherMatter) add(EntrySlip::kMismatch);
    if (slip == EntrySlip::kHeadline) add(EntrySlip::kFactorSkipped), rules.push_back("ambiguous");
    if (slip == EntrySlip::kOpsAsTops) add(EntrySlip::kOtherTotal);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (EntrySlip other : kPartSlips) {
            if (shows(parts[i], other) && sum_of(parts, other, i).supports(stated)) add(other);
        }
        if (parts.size() < 2) continue;
        for (EntrySlip other : {EntrySlip::kPartLeftOut, EntrySlip::kPartTwice}) {
            if (sum_of(parts, other, i).supports(stated)) add(other);
        }
    }
    return rules;
}

/// Another number at as many digits, near enough to pass at a glance.
Exact another(std::mt19937& random, const Exact& right, int length) {
    static constexpr std::uint32_t kPercents[] = {29, 34, 46, 58, 62, 157, 171, 263, 291, 370};
    return (right * Exact(kPercents[pick(random, std::size(kPercents))], -2)).rounded(length);
}

/// The front matter and the closing total; none where the slip would not show.
std::optional<EntryFigures> figures_of(std::mt19937& random, const Parts& parts, EntrySlip slip,
                                       const Exact& right) {
    const int length = 1 + static_cast<int>(pick(random, 3));
    EntryFigures figures;
    figures.slip = slip;
    figures.matter = sum_of(parts, slip, 0).rounded(length);
    figures.total = figures.matter;
    switch (slip) {
        case EntrySlip::kNone:
        case EntrySlip::kOpsAsTops:
            return figures;
        case EntrySlip::kSparseAsDense:
        case EntrySlip::kHeadline:
        case EntrySlip::kSpec:
            return figures;
        case EntrySlip::kRounding: {
            const Exact below = right.cut(length), above = below.next(length);
            figures.matter = right.rounded(length) == below ? above : below;
            if (below == right || below.length() != length || above.length() != length ||
                right.supports(figures.matter)) {
                return std::nullopt;
            }
            figures.total = figures.matter;
            return figures;
        }
        case EntrySlip::kOtherTotal:
            figures.total = another(random, right, length);
            break;
        case EntrySlip::kOtherMatter:
            figures.matter = another(random, right, length);
            break;
        case EntrySlip::kMismatch:
            figures.matter = figures.total = another(random, right, length);
            break;
        default:
            break;
    }
    const Exact& wrong = slip == EntrySlip::kOtherTotal ? figures.total : figures.matter;
    // Further apart than rounding alone: two digits tell the two numbers apart.
    if (right.supports(wrong) || right.rounded(2) == wrong.rounded(2)) return std::nullopt;
    const bool less_than_unit = wrong.next(wrong.length()) == right.rounded(wrong.length()) ||
                                right.rounded(wrong.length()).next(wrong.length()) == wrong;
    if (less_than_unit) return std::nullopt;
    return figures;
}

}  // namespace

std::string_view rule_of(EntrySlip slip) {
    return kRules[static_cast<std::size_t>(slip)];
}

Exact amount_of(const EntryPart& part, EntrySlip slip) {
    Exact amount = part.quoted;
    const Exact half(5, -1), two(2);
    if (part.density == Density::kSparse && slip != EntrySlip::kSparseKept) amount = amount * half;
    if (slip == EntrySlip::kHalvedTwice) amount = amount * half;
    if (part.macs && slip != EntrySlip::kMacKept) amount = amount * two;
    if (slip == EntrySlip::kMacDoubled) amount = amount * two;
    if (slip == EntrySlip::kPrefix) amount = amount * Exact(1, -3);
    const unsigned quarters = part.format != nullptr ? part.format->quarters : 4;
    const Exact factor(quarters * 25, -2), inverse(4000 / quarters, -3);
    if (slip == EntrySlip::kFactorInverted) {
        amount = amount * inverse;
    } else if (slip != EntrySlip::kFactorSkipped) {
        amount = amount * factor;
        if (slip == EntrySlip::kFactorTwice) amount = amount * factor;
    }
    std::size_t counts = part.counts.size();
    if (slip == EntrySlip::kCountLost) counts = 0;
    if (slip == EntrySlip::kLevelLost) --counts;
    for (std::size_t i = 0; i < counts; ++i) amount = amount * Exact(part.counts[i]);
    return amount;
}

RandomEntry random_entry(std::uint32_t seed) {
    std::mt19937 random(seed);
    for (;;) {
        const bool clean = pick(random, 2) == 0;
        const auto slips = static_cast<std::uint32_t>(EntrySlip::kCount_);
        const EntrySlip slip =
            clean ? EntrySlip::kNone : static_cast<EntrySlip>(1 + pick(random, slips - 1));
        RandomEntry entry;
        entry.slip = slip;
        entry.parts = random_parts(random, slip);
        entry.recomputed = sum_of(entry.parts, EntrySlip::kNone, 0);
        const auto figures = figures_of(random, entry.parts, slip, entry.recomputed);
        if (!figures) continue;
        entry.stated = figures->matter;
        if (slip != EntrySlip::kNone) {
            const bool in_total = slip == EntrySlip::kOtherTotal;
            entry.causes =
                explanations(entry.parts, in_total ? figures->total : entry.stated, slip);
            const bool plain =
                slip == EntrySlip::kMismatch || slip == EntrySlip::kOtherMatter || in_total;
            if (plain && entry.causes.size() > (slip == EntrySlip::kOtherMatter ? 2u : 1u))
                continue;
        }
        if (slip == EntrySlip::kSparseAsDense || slip == EntrySlip::kHeadline ||
            slip == EntrySlip::kSpec) {
            const EntryPart& part = entry.parts.front();
            entry.also = {with_counts(*published(part, slip), part)};
            if (slip != EntrySlip::kSpec) std::swap(entry.recomputed, entry.also.front());
            if (slip == EntrySlip::kHeadline) entry.also.clear();
        }
        entry.text = entry_text(random, entry.parts, *figures);
        return entry;
    }
}

}  // namespace veritally
