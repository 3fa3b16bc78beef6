#pragma once

#include <random>
#include <span>

#include "claim/random_entry.h"

namespace veritally {

/// A device that the catalogue knows, in units of 1e11 operations per second of INT8.
struct KnownDevice {
    std::string_view name;
    std::string_view noun;
    unsigned dense;
    unsigned sparse;    // 0: none
    unsigned headline;  // printed without a precision; 0: none
};

std::span<const NumberFormat> number_formats();
std::span<const KnownDevice> known_devices();
std::span<const KnownDevice> devices_with_headline();

/// Parts of an entry in which the slip can be made; the first one is the one it is made in.
std::vector<EntryPart> random_parts(std::mt19937& random, EntrySlip slip);

}  // namespace veritally
