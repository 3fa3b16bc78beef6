#pragma once

#include <string>
#include <string_view>

namespace veritally {

/// An address (URL) taken apart as written, nothing decoded. Never fails: what is not there is "".
struct AddressParts {
    std::string_view scheme;     ///< "https" of `https://…`.
    std::string_view user_info;  ///< "user:password", without the '@'.
    std::string_view host;       ///< Brackets of an IPv6 address included.
    std::string_view port;       ///< What stands after the host's ':', digits or not.
    std::string_view path;       ///< From the first '/' after the host on.
    std::string_view query;      ///< Without the '?'.
    std::string_view fragment;   ///< Without the '#'.
};
AddressParts split_address(std::string_view url);

/// Is the host the domain or below it (`www.nvidia.com` of `nvidia.com`)? ASCII case is ignored.
bool is_in_domain(std::string_view host, std::string_view domain);

/// The address as a message may show it: user information and query, where secrets stand, are left
/// out, and a long one is clipped.
std::string shown_address(std::string_view url);

}  // namespace veritally
