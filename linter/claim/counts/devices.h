#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "claim/text/passage.h"
#include "quantity/catalogue.h"

namespace veritally {

/// A number beyond it counts no devices: '2.75×10¹⁶'.
constexpr double kMostThings = 1e9;

/// The name of a device in the prose of a document.
struct DeviceMention {
    Span flat;                                     ///< In Reading::text, with a plural 's'.
    std::uint32_t passage = 0;                     ///< Index into DocumentText::passages.
    std::uint32_t sentence = 0;                    ///< Index into DocumentText::sentences.
    std::uint32_t token_begin = 0, token_end = 0;  ///< Tokens that the name touches.
    std::uint32_t unit_block = 0;            ///< The row, list item or paragraph that it stands in.
    std::span<const std::uint16_t> devices;  ///< All that it can mean; of the catalogue.
    int usual = -1;       ///< The one meant where a figure has to be taken, or -1.
    bool weak = false;    ///< Believed for what stands beside it or elsewhere.
    bool plural = false;  ///< 'A100s'
};

/// The names of devices in the passages that were read, in order of place; struck out ones are
/// left out. A weak name ('L4', '4090') counts beside its vendor's name, a word for a device or a
/// count, or where a full name of the device stands somewhere in the document's prose or among
/// `known` (what its title names). `memory` may be null.
std::vector<DeviceMention> find_devices(const Text& text, const DocumentText& document,
                                        const Catalogue& catalogue,
                                        std::span<const std::uint16_t> known = {},
                                        PassageMemory* memory = nullptr);

/// The name of a device in a text without sentences: a title, a heading.
struct NamedDevice {
    Span at;
    std::span<const std::uint16_t> devices;
    int usual = -1;
};
/// In order of place; weak names only beside their vendor's name or a word for a device.
std::vector<NamedDevice> devices_of_text(std::string_view text, const Catalogue& catalogue);

}  // namespace veritally
