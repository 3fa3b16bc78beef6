#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "quantity/catalogue.h"

namespace veritally {

/// The name of a device as it stands in a text, and what stands beside it.
struct ScannedName {
    Span at;  ///< With a plural 's'.
    Catalogue::Name name;
    bool vendor = false;  ///< A vendor's name stands before it.
    bool noun = false;    ///< A word for a device stands behind it,
    bool nouns = false;   ///< in the plural.
    bool glued = false;   ///< A count stands before it without a gap: '8xA100'.
    bool digits = false;  ///< The name is a number: '4090'.

    /// A weak name that needs no more to be believed.
    bool stands() const { return !name.weak || vendor || (noun && !(digits && nouns)); }
};

/// All names of devices in the text, weak ones too, in order of place.
std::vector<ScannedName> scan_names(std::string_view text, const Catalogue& catalogue);

}  // namespace veritally
