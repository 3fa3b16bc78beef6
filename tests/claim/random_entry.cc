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
static_assert(std::size(kRules) == static_cast<std::size_t>(Slip::kCount_));

/// Slips that change what a part amounts to.
constexpr Slip kPartSlips[] = {Slip::kSparseKept,  Slip::kHalvedTwice,    Slip::kFactorSkipped,
                               Slip::kFactorTwice, Slip::kFactorInverted, Slip::kMacDoubled,
                               Slip::kMacKept,     Slip::kPrefix,         Slip::kCountLost,
                               Slip::kLevelLost};

/// Whether the entry shows the words of the slip beside the part.
bool shows(const EntryPart& part, Slip slip) {
    switch (slip) {
        case Slip::kSparseKept:
        case Slip::kHalvedTwice:
            return part.density == Density::kSparse;
        case Slip::kFactorSkipped:
        case Slip::kFactorTwice:
        case Slip::kFactorInverted:
            return part.format != nullptr && part.format->quarters != 4;
        case Slip::kMacDoubled:
            return part.says_two_already;
        case Slip::kMacKept:
            return part.macs;
        case Slip::kCountLost:
            return !part.counts.empty();
        case Slip::kLevelLost:
            return part.counts.size() > 1;
        default:
            return true;
    }
}

/// The vendor's headline as the catalogue reads it, or else the sparse figure as what it is.
std::optional<Exact> published(const EntryPart& part, Slip slip) {
    const bool headline = slip == Slip::kHeadline;
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
Exact sum_of(const Parts& parts, Slip slip, std::size_t slipped) {
    Exact sum;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool here = i == slipped;
        if (here && slip == Slip::kPartLeftOut) continue;
        const Exact amount = amount_of(parts[i], here ? slip : Slip::kNone);
        sum = sum + amount;
        if (here && slip == Slip::kPartTwice) sum = sum + amount;
    }
    return sum;
}

/// The rules whose slip leaves `stated` behind in words that the entry shows.
std::vector<std::string_view> explanations(const Parts& parts, const Exact& stated, Slip slip) {
    std::vector<std::string_view> rules = {rule_of(slip)};
    auto add = [&](Slip other) {
        const std::string_view rule = rule_of(other);
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
    };
    if (slip == Slip::kOtherMatter) add(Slip::kMismatch);
    if (slip == Slip::kHeadline) add(Slip::kFactorSkipped), rules.push_back("ambiguous");
    if (slip == Slip::kOpsAsTops) add(Slip::kOtherTotal);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (Slip other : kPartSlips) {
            if (shows(parts[i], other) && sum_of(parts, other, i).supports(stated)) add(other);
        }
        if (parts.size() < 2) continue;
        for (Slip other : {Slip::kPartLeftOut, Slip::kPartTwice}) {
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
std::optional<EntryFigures> figures_of(std::mt19937& random, const Parts& parts, Slip slip,
                                       const Exact& right) {
    const int length = 1 + static_cast<int>(pick(random, 3));
    EntryFigures figures;
    figures.slip = slip;
    figures.matter = sum_of(parts, slip, 0).rounded(length);
    figures.total = figures.matter;
    switch (slip) {
        case Slip::kNone:
        case Slip::kOpsAsTops:
            return figures;
        case Slip::kSparseAsDense:
        case Slip::kHeadline:
        case Slip::kSpec:
            return figures;
        case Slip::kRounding: {
            const Exact below = right.cut(length), above = below.next(length);
            figures.matter = right.rounded(length) == below ? above : below;
            if (below == right || below.length() != length || above.length() != length ||
                right.supports(figures.matter)) {
                return std::nullopt;
            }
            figures.total = figures.matter;
            return figures;
        }
        case Slip::kOtherTotal:
            figures.total = another(random, right, length);
            break;
        case Slip::kOtherMatter:
            figures.matter = another(random, right, length);
            break;
        case Slip::kMismatch:
            figures.matter = figures.total = another(random, right, length);
            break;
        default:
            break;
    }
    const Exact& wrong = slip == Slip::kOtherTotal ? figures.total : figures.matter;
    // Further apart than rounding alone: two digits tell the two numbers apart.
    if (right.supports(wrong) || right.rounded(2) == wrong.rounded(2)) return std::nullopt;
    const bool less_than_unit = wrong.next(wrong.length()) == right.rounded(wrong.length()) ||
                                right.rounded(wrong.length()).next(wrong.length()) == wrong;
    if (less_than_unit) return std::nullopt;
    return figures;
}

}  // namespace

std::string_view rule_of(Slip slip) {
    return kRules[static_cast<std::size_t>(slip)];
}

Exact amount_of(const EntryPart& part, Slip slip) {
    Exact amount = part.quoted;
    const Exact half(5, -1), two(2);
    if (part.density == Density::kSparse && slip != Slip::kSparseKept) amount = amount * half;
    if (slip == Slip::kHalvedTwice) amount = amount * half;
    if (part.macs && slip != Slip::kMacKept) amount = amount * two;
    if (slip == Slip::kMacDoubled) amount = amount * two;
    if (slip == Slip::kPrefix) amount = amount * Exact(1, -3);
    const unsigned quarters = part.format != nullptr ? part.format->quarters : 4;
    const Exact factor(quarters * 25, -2), inverse(4000 / quarters, -3);
    if (slip == Slip::kFactorInverted) {
        amount = amount * inverse;
    } else if (slip != Slip::kFactorSkipped) {
        amount = amount * factor;
        if (slip == Slip::kFactorTwice) amount = amount * factor;
    }
    std::size_t counts = part.counts.size();
    if (slip == Slip::kCountLost) counts = 0;
    if (slip == Slip::kLevelLost) --counts;
    for (std::size_t i = 0; i < counts; ++i) amount = amount * Exact(part.counts[i]);
    return amount;
}

RandomEntry random_entry(std::uint32_t seed) {
    std::mt19937 random(seed);
    for (;;) {
        const bool clean = pick(random, 2) == 0;
        const auto slips = static_cast<std::uint32_t>(Slip::kCount_);
        const Slip slip = clean ? Slip::kNone : static_cast<Slip>(1 + pick(random, slips - 1));
        RandomEntry entry;
        entry.slip = slip;
        entry.parts = random_parts(random, slip);
        entry.recomputed = sum_of(entry.parts, Slip::kNone, 0);
        const auto figures = figures_of(random, entry.parts, slip, entry.recomputed);
        if (!figures) continue;
        entry.stated = figures->matter;
        if (slip != Slip::kNone) {
            const bool in_total = slip == Slip::kOtherTotal;
            entry.causes =
                explanations(entry.parts, in_total ? figures->total : entry.stated, slip);
            const bool plain = slip == Slip::kMismatch || slip == Slip::kOtherMatter || in_total;
            if (plain && entry.causes.size() > (slip == Slip::kOtherMatter ? 2u : 1u)) continue;
        }
        if (slip == Slip::kSparseAsDense || slip == Slip::kHeadline || slip == Slip::kSpec) {
            const EntryPart& part = entry.parts.front();
            entry.also = {with_counts(*published(part, slip), part)};
            if (slip != Slip::kSpec) std::swap(entry.recomputed, entry.also.front());
            if (slip == Slip::kHeadline) entry.also.clear();
        }
        entry.text = entry_text(random, entry.parts, *figures);
        return entry;
    }
}

}  // namespace veritally
