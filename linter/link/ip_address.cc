#include "link/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>

namespace veritally {
namespace {

constexpr std::size_t kLongest = 45;  // INET6_ADDRSTRLEN without its end

std::optional<int> parse_prefix(std::string_view digits, int most) {
    if (digits.empty() || digits.size() > 3) return std::nullopt;
    int value = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value <= most ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string IpAddress::text() const {
    std::array<char, kLongest + 1> buffer{};
    const int domain = family == 4 ? AF_INET : AF_INET6;
    return ::inet_ntop(domain, bytes.data(), buffer.data(), buffer.size()) ? buffer.data() : "";
}

std::optional<IpAddress> parse_ip(std::string_view text) {
    if (text.size() > kLongest) return std::nullopt;
    IpAddress address;
    address.family = text.find(':') == std::string_view::npos ? 4 : 6;
    const int domain = address.family == 4 ? AF_INET : AF_INET6;
    const bool parsed = ::inet_pton(domain, std::string(text).c_str(), address.bytes.data()) == 1;
    return parsed ? std::optional(address) : std::nullopt;
}

IpAddress carried_ipv4(const IpAddress& address, std::size_t offset) {
    IpAddress carried;
    std::copy_n(address.bytes.begin() + static_cast<std::ptrdiff_t>(offset), 4,
                carried.bytes.begin());
    return carried;
}

bool Cidr::contains(const IpAddress& address) const {
    if (address.family != base.family) return false;
    for (int bit = 0; bit < prefix; bit += 8) {
        const auto byte = static_cast<std::size_t>(bit / 8);
        const int counted = std::min(8, prefix - bit);
        const int mask = 0xFF << (8 - counted) & 0xFF;
        if (((address.bytes[byte] ^ base.bytes[byte]) & mask) != 0) return false;
    }
    return true;
}

std::optional<Cidr> parse_cidr(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto base = parse_ip(text.substr(0, slash));
    if (!base) return std::nullopt;
    const int bits = static_cast<int>(base->size()) * 8;
    if (slash == std::string_view::npos) return Cidr{*base, bits};
    const auto prefix = parse_prefix(text.substr(slash + 1), bits);
    return prefix ? std::optional(Cidr{*base, *prefix}) : std::nullopt;
}

Result<std::vector<Cidr>> parse_cidrs(const std::vector<std::string>& texts) {
    std::vector<Cidr> ranges;
    for (const std::string& text : texts) {
        const auto range = parse_cidr(text);
        if (!range) {
            return Error{"'" + text + "' is no IP address or range", "",
                         "write it like 10.0.0.0/8 or ::1"};
        }
        ranges.push_back(*range);
    }
    return ranges;
}

}  // namespace veritally
