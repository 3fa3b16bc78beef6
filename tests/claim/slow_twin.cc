#include "claim/slow_twin.h"

#include <algorithm>

#include "claim/entry_parts.h"
#include "claim/figure_text.h"

namespace veritally {
namespace {

const Exact kHalf(5, -1), kTwo(2);

constexpr std::string_view kWhole = "- *{name}* peaks at {fig}.[^data]\n";
constexpr std::string_view kEach = "- {m} {name} {noun}s. Each {noun} peaks at {fig}.[^data]\n";
constexpr std::string_view kNested =
    "- {m} nodes with {k} {name} {noun}s each. Each {noun} peaks at {fig}.[^data]\n";
constexpr std::string_view kOpen = "- {m} {name} {noun}s with {fig}.[^data]\n";

Exact inverse_of(const Exact& factor) {
    for (const Exact& other : {Exact(125, -3), Exact(25, -2), kHalf, Exact(1), kTwo, Exact(4)}) {
        if (factor * other == Exact(1)) return other;
    }
    return Exact(8);
}

Chain chain_of(const EntryPart& part) {
    Chain chain;
    chain.quoted = part.quoted;
    if (part.density == EntryPart::Density::kSparse) chain.density = kHalf;
    if (part.macs) chain.counting = kTwo;
    chain.precision = Exact(part.format->quarters * 25, -2);
    for (std::uint32_t count : part.counts) chain.counts.emplace_back(count);
    return chain;
}

}  // namespace

Exact Chain::value() const {
    Exact product = quoted * density * counting * precision;
    for (const Exact& count : counts) product = product * count;
    return product;
}

SlowTwin::SlowTwin(const std::vector<EntryPart>& parts) {
    for (const EntryPart& part : parts) chains_.push_back(chain_of(part));
    slip_in_attributes();
    slip_in_counts();
    slip_in_parts();
    for (int power : {3, -3}) slips_.push_back({"unit", total() * Exact(1, power), ""});
}

Exact SlowTwin::sum(const Chains& chains) {
    Exact sum;
    for (const Chain& chain : chains) sum = sum + chain.value();
    return sum;
}

void SlowTwin::add(std::string_view rule, const Chains& chains, std::string_view needs) {
    slips_.push_back({rule, sum(chains), needs});
}

std::vector<std::string_view> SlowTwin::rules_reaching(const Exact& stated,
                                                       std::string_view text) const {
    std::vector<std::string_view> rules;
    for (const Slipped& slip : slips_) {
        const bool shown = text.find(slip.needs) != text.npos;
        if (shown && slip.total.supports(stated)) rules.push_back(slip.rule);
    }
    return rules;
}

template <typename Change>
void SlowTwin::slip(std::string_view rule, Change change, std::string_view needs) {
    Chains all = chains_;
    int changed = 0;
    for (std::size_t i = 0; i < chains_.size(); ++i) {
        Chains one = chains_;
        if (!change(one[i])) continue;
        change(all[i]);
        ++changed;
        add(rule, one, needs);
    }
    if (changed > 1) add(rule, all, needs);
}

void SlowTwin::slip_in_attributes() {
    const auto changes = [&](std::string_view rule, Exact Chain::*factor) {
        slip(rule, [&](Chain& chain) {  // Kept as it is.
            const bool was = !(chain.*factor == Exact(1));
            chain.*factor = Exact(1);
            return was;
        });
        slip(rule, [&](Chain& chain) {  // Converted twice.
            const bool was = !(chain.*factor == Exact(1));
            chain.*factor = chain.*factor * (chain.*factor);
            return was;
        });
    };
    changes("sparsity", &Chain::density);
    changes("mac-counting", &Chain::counting);
    changes("precision", &Chain::precision);
    const auto taken_for = [&](std::string_view rule, Exact Chain::*factor, const Exact& other,
                               std::string_view needs) {
        slip(
            rule,
            [&](Chain& chain) {
                const bool plain = chain.*factor == Exact(1);
                if (plain) chain.*factor = other;
                return plain;
            },
            needs);
    };
    taken_for("sparsity", &Chain::density, kHalf, "spars");
    taken_for("mac-counting", &Chain::counting, kTwo, "multiply-accumulate");
    taken_for("mac-counting", &Chain::counting, kTwo, "MAC");
    slip("precision", [](Chain& chain) {
        const bool converts = !(chain.precision == Exact(1));
        chain.precision = inverse_of(chain.precision);
        return converts;
    });
    for (const NumberFormat& format : number_formats()) {
        const Exact other(format.quarters * 25, -2);
        slip("precision", [&](Chain& chain) {
            const bool differs = !(chain.precision == Exact(1)) && !(chain.precision == other);
            chain.precision = other;
            return differs;
        });
    }
}

void SlowTwin::slip_in_counts() {
    slip("count", [](Chain& chain) {
        const bool counted = !chain.counts.empty();
        chain.counts.clear();
        return counted;
    });
    slip("count", [](Chain& chain) {
        const std::vector<Exact> counts = chain.counts;
        chain.counts.insert(chain.counts.end(), counts.begin(), counts.end());
        return !counts.empty();
    });
    for (std::size_t tier : {0u, 1u}) {
        slip("count", [&](Chain& chain) {
            if (chain.counts.size() < 2) return false;
            chain.counts.erase(chain.counts.begin() + static_cast<std::ptrdiff_t>(tier));
            return true;
        });
        slip("count", [&](Chain& chain) {
            if (chain.counts.size() <= tier) return false;
            chain.counts.push_back(chain.counts[tier]);
            return true;
        });
    }
    const Chains known = chains_;
    for (const Chain& other : known) {
        Exact count(1);
        for (const Exact& tier : other.counts) count = count * tier;
        slip("count", [&](Chain& chain) {
            if (chain.counts.empty() || other.counts.empty()) return false;
            chain.counts = {count};
            return true;
        });
    }
}

void SlowTwin::slip_in_parts() {
    for (std::size_t i = 0; i < chains_.size() && chains_.size() > 1; ++i) {
        Chains twice = chains_, less = chains_;
        twice.push_back(chains_[i]);
        less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
        add("sum", twice);
        add("sum", less);
    }
}

std::string plain_entry(std::mt19937& random, const std::vector<EntryPart>& parts,
                        const Exact& stated, const std::vector<bool>& open) {
    FigureText figures(random);
    std::string text = "---\nname: Hall of Ostrel\ncompute: " + stated.scientific() + "\n---\n\n";
    bool says_two = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const EntryPart& part = parts[i];
        const std::string_view phrase = i < open.size() && open[i] ? kOpen
                                        : part.whole               ? kWhole
                                        : part.counts.size() == 1  ? kEach
                                                                   : kNested;
        const auto count = [&](std::size_t tier) {
            return tier < part.counts.size() ? figures.grouped(std::to_string(part.counts[tier]))
                                             : "";
        };
        text += filled(phrase, {{"name", part.name},
                                {"noun", part.noun},
                                {"fig", figures.figure(part)},
                                {"m", count(0)},
                                {"k", count(1)}});
        says_two = says_two || part.says_two_already;
    }
    if (says_two) text += "\nThe vendors count a multiply-accumulate as two operations.\n";
    return text + "\nTotal compute: " + stated.scientific() +
           " dense INT8 operations per second.\n\n[^data]: Vendors. \"Data Sheets.\" 2025. "
           "<https://www.vendors.org/data-sheets>.\n";
}

}  // namespace veritally
