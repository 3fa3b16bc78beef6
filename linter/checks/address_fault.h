#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace veritally {

/// Why no browser can follow an address.
struct AddressFault {
    std::string_view wording;  ///< Of citation/malformed-url.
    std::string part;          ///< The part at fault; "" where it is the whole.
    std::string replacement;   ///< The address that was meant; "" where that is not plain.
    bool certain = false;      ///< Nothing else can have been meant.
};

/// The first fault of a web address as written; nothing for a legal one, for one of another scheme
/// (`mailto:`) and for one relative to the page.
std::optional<AddressFault> find_address_fault(std::string_view url);

/// `http` or `https`, or one of them mistyped (`htps`, `ttp`).
bool resembles_web_scheme(std::string_view word);

/// `www.nvidia.com/x`, `//coral.ai/products`: a host and perhaps a path, but no scheme.
bool lacks_only_scheme(std::string_view text);

}  // namespace veritally
