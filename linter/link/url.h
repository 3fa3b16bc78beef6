#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace veritally {

/// A web address as it is asked: what a browser would make of what somebody wrote.
struct Url {
    std::string scheme;  ///< "http" or "https".
    std::string host;    ///< Lower case ASCII (IDN as "xn--…"), "192.0.2.1" or "[2001:db8::1]".
    std::uint16_t port = 0;  ///< Never 0.
    std::string target;      ///< Path and query: begins with '/', only what is legal in them.
    std::string fragment;    ///< Without '#', illegal characters encoded; "" where there is none.

    bool has_default_port() const { return port == (scheme == "https" ? 443 : 80); }
    std::string origin() const;  ///< "https://host:8443", the default port left out.
    std::string text() const { return origin() + target; }  ///< Without fragment.
};

/// Reads an absolute http(s) address. Illegal characters are percent-encoded, legal ones left as
/// they are; the host is decoded, mapped (IDNA 2008, UTS 46) and lowered; numeric hosts in every
/// form that browsers take ("2130706433", "0x7f.1") become dotted; "." and ".." are resolved.
/// Nothing for another scheme, for user information (a request must not carry a stranger's
/// password), and for what no browser could ask.
std::optional<Url> parse_url(std::string_view text);

/// Reads a Location or href on the page `base` (RFC 3986, 5.2). Nothing as with parse_url.
std::optional<Url> resolve_url(const Url& base, std::string_view reference);

}  // namespace veritally
