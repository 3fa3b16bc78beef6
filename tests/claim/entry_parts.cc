#include "claim/entry_parts.h"

#include <array>
#include <iterator>

#include "base/random_text.h"

namespace veritally {
namespace {

using Density = EntryPart::Density;

constexpr NumberFormat kFormats[] = {{"INT8", "8-bit integers", 4, true},
                                     {"FP8", "FP8", 4, false},
                                     {"FP16", "half precision", 8, false},
                                     {"BF16", "bfloat16", 8, false},
                                     {"TF32", "TF32", 16, false},
                                     {"FP32", "single precision", 16, false},
                                     {"FP64", "double precision", 32, false},
                                     {"FP4", "FP4", 2, false},
                                     {"INT4", "4-bit integers", 2, true}};

constexpr KnownDevice kKnown[] = {
    {"A100", "card", 6240, 12480, 0}, {"H100 SXM", "accelerator", 19790, 39580, 0},
    {"L40S", "card", 7330, 14660, 0}, {"A10", "card", 2500, 5000, 0},
    {"T4", "card", 1300, 0, 0},       {"B200", "accelerator", 45000, 90000, 0}};

constexpr KnownDevice kHeadlined[] = {{"GeForce RTX 5090", "card", 8380, 0, 33520},
                                      {"GeForce RTX 4090", "card", 6606, 0, 13210},
                                      {"Jetson AGX Orin 64GB", "module", 1375, 0, 2750},
                                      {"Jetson Orin NX 16GB", "module", 500, 0, 1000}};

constexpr std::string_view kStems[] = {"Corvid",  "Isidor", "Pampero", "Vilaine", "Brindle",
                                       "Larkin",  "Sorrel", "Tessera", "Ostrava", "Quillon",
                                       "Marlinn", "Aldine", "Bexley",  "Cassock", "Dunlin",
                                       "Ferrow",  "Gantry", "Hobnail", "Ilmen",   "Jessamy"};
constexpr std::string_view kTails[] = {"", " X2", " Q10", " 7", " Nine", " Z1"};
constexpr std::string_view kNouns[] = {"card", "board", "accelerator", "chip", "module"};
constexpr std::string_view kMachines[] = {"Gottardo", "Clupea",    "Vitruvio",  "Mistral Court",
                                          "Orlo",     "Siltwater", "Squire",    "Nightjar",
                                          "Old Bess", "Meadow",    "Kittiwake", "Anselm"};

template <typename T, std::size_t N>
const T& one_of(std::mt19937& random, const T (&list)[N]) {
    return list[pick(random, N)];
}

std::string_view first_word(std::string_view name) {
    return name.substr(0, name.find(' '));
}

/// Two to four digits, in operations per second.
Exact random_rate(std::mt19937& random, int power) {
    const std::uint32_t style = pick(random, 3);
    if (style == 0) return Exact(2 + pick(random, 97), power + 1);
    if (style == 1) return Exact(11 + pick(random, 988), power);
    return Exact(101 + pick(random, 8899), power - 1);
}

/// No power of two: losing it would look like another slip.
std::uint32_t random_count(std::mt19937& random) {
    static constexpr std::uint32_t kRound[] = {12,  20,  24,  30,   36,   40,   48,    60,
                                               72,  90,  96,  100,  120,  150,  200,   250,
                                               300, 400, 500, 1000, 1200, 2500, 16000, 30000};
    if (pick(random, 2) == 0) return one_of(random, kRound);
    const std::uint32_t count = 5 + pick(random, 995);
    return (count & (count - 1)) == 0 ? count + 1 : count;
}

const NumberFormat& random_format(std::mt19937& random, bool converted) {
    if (converted) return kFormats[2 + pick(random, std::size(kFormats) - 2)];
    return pick(random, 3) > 0 ? kFormats[0] : kFormats[pick(random, std::size(kFormats))];
}

void count_devices(std::mt19937& random, EntryPart& part, bool nested) {
    if (!nested) {
        part.counts = {random_count(random)};
        return;
    }
    static constexpr std::uint32_t kInNode[] = {3, 4, 5, 6, 8, 10};
    part.counts = {5 + pick(random, 120), one_of(random, kInNode)};
}

EntryPart made_up(std::mt19937& random) {
    EntryPart part;
    part.name = std::string(one_of(random, kStems)) + std::string(one_of(random, kTails));
    part.noun = one_of(random, kNouns);
    part.quoted = random_rate(random, 12);
    part.format = &random_format(random, false);
    part.density = static_cast<Density>(pick(random, 3));
    if (part.format->quarters >= 16) part.density = Density::kUnstated;
    part.macs =
        part.format->name == "INT8" && part.density != Density::kSparse && pick(random, 6) == 0;
    count_devices(random, part, pick(random, 5) == 0);
    return part;
}

EntryPart known(std::mt19937& random, const KnownDevice& device) {
    EntryPart part;
    part.name = device.name;
    part.noun = device.noun;
    part.format = &kFormats[0];
    part.quoted = Exact(device.dense, 11);
    count_devices(random, part, pick(random, 5) == 0);
    if (device.sparse > 0 && pick(random, 3) == 0) {
        part.quoted = Exact(device.sparse, 11);
        part.density = Density::kSparse;
    } else {
        part.density = pick(random, 2) == 0 ? Density::kDense : Density::kUnstated;
        part.unquoted = pick(random, 4) == 0;
    }
    return part;
}

EntryPart machine(std::mt19937& random) {
    EntryPart part;
    part.name = one_of(random, kMachines);
    part.noun = "machine";
    part.whole = true;
    part.quoted = random_rate(random, pick(random, 4) == 0 ? 17 : 15);
    part.format = &random_format(random, pick(random, 2) == 0);
    part.density = part.format->quarters >= 16 || pick(random, 2) == 0
                       ? Density::kUnstated
                       : static_cast<Density>(1 + pick(random, 2));
    return part;
}

EntryPart any_part(std::mt19937& random) {
    switch (pick(random, 4)) {
        case 0:
            return known(random, one_of(random, kKnown));
        case 1:
            return machine(random);
        default:
            return made_up(random);
    }
}

/// A device quoted at less than a twentieth off none of its published rates.
EntryPart far_from_published(std::mt19937& random) {
    EntryPart part = known(random, kKnown[pick(random, 2)]);
    static constexpr std::uint32_t kPercents[] = {37, 44, 63, 71, 134, 147, 152};
    const std::uint32_t dense = part.name == "A100" ? 6240 : 19790;
    part.quoted = Exact(dense, 11) * Exact(one_of(random, kPercents), -2);
    part.quoted = part.quoted.rounded(3);
    part.density = Density::kDense;
    part.unquoted = false;
    return part;
}

/// The part that a slip is made in.
EntryPart slipped_part(std::mt19937& random, EntrySlip slip) {
    EntryPart part = pick(random, 3) == 0 ? machine(random) : made_up(random);
    switch (slip) {
        case EntrySlip::kSparseKept:
        case EntrySlip::kHalvedTwice:
            part.density = Density::kSparse;
            part.macs = false;
            if (part.format->quarters >= 16) part.format = &kFormats[2];
            break;
        case EntrySlip::kSparseAsDense: {
            part = known(random, kKnown[pick(random, 4)]);
            for (const KnownDevice& device : kKnown) {
                if (part.name == device.name) part.quoted = Exact(device.sparse, 11);
            }
            part.density = pick(random, 2) == 0 ? Density::kDense : Density::kUnstated;
            part.unquoted = false;
            break;
        }
        case EntrySlip::kHeadline: {
            const KnownDevice& device = one_of(random, kHeadlined);
            part = known(random, device);
            part.quoted = Exact(device.headline, 11);
            part.density = Density::kUnstated;
            part.format = nullptr;
            part.unquoted = false;
            break;
        }
        case EntrySlip::kFactorSkipped:
        case EntrySlip::kFactorTwice:
        case EntrySlip::kFactorInverted:
            part.format = &random_format(random, true);
            part.macs = false;
            if (part.format->quarters >= 16) part.density = Density::kUnstated;
            break;
        case EntrySlip::kMacDoubled:
        case EntrySlip::kMacKept:
            part = made_up(random);
            part.format = &kFormats[0];
            part.density = pick(random, 2) == 0 ? Density::kDense : Density::kUnstated;
            part.macs = slip == EntrySlip::kMacKept;
            part.says_two_already = slip == EntrySlip::kMacDoubled;
            break;
        case EntrySlip::kCountLost:
        case EntrySlip::kLevelLost:
            part = pick(random, 3) == 0 ? known(random, one_of(random, kKnown)) : made_up(random);
            part.unquoted = false;
            count_devices(random, part, slip == EntrySlip::kLevelLost);
            break;
        case EntrySlip::kSpec:
            part = far_from_published(random);
            break;
        default:
            part = any_part(random);
            break;
    }
    return part;
}

/// How many parts an entry with the slip may have.
std::uint32_t random_size(std::mt19937& random, EntrySlip slip) {
    switch (slip) {
        case EntrySlip::kSparseAsDense:
        case EntrySlip::kHeadline:
        case EntrySlip::kPrefix:
        case EntrySlip::kSpec:
            return 1;
        case EntrySlip::kPartLeftOut:
        case EntrySlip::kPartTwice:
            return 2 + pick(random, 2);
        default:
            return pick(random, 2) == 0 ? 1 : 2 + pick(random, 2);
    }
}

}  // namespace

std::span<const NumberFormat> number_formats() {
    return kFormats;
}
std::span<const KnownDevice> known_devices() {
    return kKnown;
}
std::span<const KnownDevice> devices_with_headline() {
    return kHeadlined;
}

std::vector<EntryPart> random_parts(std::mt19937& random, EntrySlip slip) {
    std::vector<EntryPart> parts = {slipped_part(random, slip)};
    const std::uint32_t size = random_size(random, slip);
    while (parts.size() < size) {
        EntryPart part = any_part(random);
        bool fresh = true;
        for (const EntryPart& other : parts) {
            fresh = fresh && first_word(other.name) != first_word(part.name);
        }
        if (fresh) parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace veritally
