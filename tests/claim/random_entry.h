#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claim/exact.h"

namespace veritally {

/// What went wrong between the quoted figures and the stated one.
enum class EntrySlip {
    kNone,
    kSparseKept,
    kHalvedTwice,
    kSparseAsDense,  // a figure called dense is the device's with sparsity
    kHeadline,       // a vendor's headline without a precision
    kFactorSkipped,
    kFactorTwice,
    kFactorInverted,
    kMacDoubled,
    kMacKept,
    kPrefix,     // off by 1e3
    kOpsAsTops,  // the closing total calls operations TOPS
    kCountLost,
    kLevelLost,  // one of two counts
    kPartLeftOut,
    kPartTwice,
    kRounding,
    kOtherTotal,   // the closing total is another number
    kOtherMatter,  // the front matter is another number
    kSpec,         // a device quoted far from what is published
    kMismatch,
    kCount_
};

/// The rule's name without its family: 'sparsity'.
std::string_view rule_of(EntrySlip slip);

/// A number format: its name and its factor to INT8 as `numerator` / 4.
struct NumberFormat {
    std::string_view name;
    std::string_view words;  // another name, used in prose
    unsigned quarters;
    bool integer;
};

/// Some devices of a kind, or one whole machine.
struct EntryPart {
    enum class Density { kUnstated, kDense, kSparse };

    std::string name;
    std::string noun;
    Exact quoted;  // as the entry quotes it, per device, in operations or MACs per second
    const NumberFormat* format = nullptr;
    Density density = Density::kUnstated;
    bool macs = false;
    bool says_two_already = false;
    bool whole = false;                 // a machine of its own
    bool unquoted = false;              // the figure is to be had from the catalogue
    std::vector<std::uint32_t> counts;  // outermost first
};

/// An entry with a known derivation and at most one slip.
struct RandomEntry {
    std::string text;
    Exact recomputed;         // the right figure
    std::vector<Exact> also;  // as good an answer
    Exact stated;             // in the front matter
    EntrySlip slip = EntrySlip::kNone;
    std::vector<std::string_view> causes;  // rules that explain the stated figure, the slip's first
    std::vector<EntryPart> parts;
};

/// The same entry for the same seed, everywhere.
RandomEntry random_entry(std::uint32_t seed);

/// What a part amounts to, with a slip made in it.
Exact amount_of(const EntryPart& part, EntrySlip slip = EntrySlip::kNone);

}  // namespace veritally
