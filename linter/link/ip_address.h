#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace veritally {

/// An IPv4 or IPv6 address, network byte order.
struct IpAddress {
    int family = 4;                        ///< 4 or 6.
    std::array<std::uint8_t, 16> bytes{};  ///< The first 4 of an IPv4 address, the rest 0.
    std::size_t size() const { return family == 4 ? 4 : 16; }
    std::string text() const;  ///< "192.0.2.1", "2001:db8::1", without brackets.
    friend bool operator==(const IpAddress&, const IpAddress&) = default;
};

/// Dotted IPv4 (four decimal numbers) or IPv6 without brackets and zone; nothing else.
std::optional<IpAddress> parse_ip(std::string_view text);

/// The IPv4 address that an IPv6 address of this range carries, from `offset` on.
IpAddress carried_ipv4(const IpAddress& address, std::size_t offset);

/// A range of addresses: "10.0.0.0/8", "::1".
struct Cidr {
    IpAddress base;
    int prefix = 0;  ///< Bits that count.
    bool contains(const IpAddress& address) const;
};
std::optional<Cidr> parse_cidr(std::string_view text);
/// The Error quotes the first that is no range.
Result<std::vector<Cidr>> parse_cidrs(const std::vector<std::string>& texts);

}  // namespace veritally
