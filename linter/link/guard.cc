#include "link/guard.h"

#include <algorithm>
#include <array>

namespace veritally {
namespace {

struct Named {
    Cidr range;
    std::string_view name;
};

struct Row {
    std::string_view range, name;
};

// The special-purpose registries of IANA (RFC 6890 and later), and what clouds put beside them.
constexpr std::array kReserved4{
    Row{"0.0.0.0/8", "this network"},
    Row{"10.0.0.0/8", "private"},
    Row{"100.64.0.0/10", "carrier-grade NAT"},
    Row{"127.0.0.0/8", "loopback"},
    Row{"168.63.129.16", "cloud metadata"},
    Row{"169.254.169.254", "cloud metadata"},
    Row{"169.254.0.0/16", "link-local"},
    Row{"172.16.0.0/12", "private"},
    Row{"192.0.0.0/24", "reserved"},
    Row{"192.0.2.0/24", "documentation"},
    Row{"192.88.99.0/24", "reserved"},
    Row{"192.168.0.0/16", "private"},
    Row{"198.18.0.0/15", "benchmarking"},
    Row{"198.51.100.0/24", "documentation"},
    Row{"203.0.113.0/24", "documentation"},
    Row{"224.0.0.0/4", "multicast"},
    Row{"240.0.0.0/4", "reserved"},
};
constexpr std::array kReserved6{
    Row{"::", "unspecified"},          Row{"::1", "loopback"},
    Row{"fc00::/7", "private"},        Row{"fe80::/10", "link-local"},
    Row{"fec0::/10", "private"},       Row{"ff00::/8", "multicast"},
    Row{"2001::/23", "reserved"},      Row{"2001:db8::/32", "documentation"},
    Row{"3fff::/20", "documentation"},
};
constexpr std::string_view kGlobal6 = "2000::/3";

struct Carrier {
    Cidr range;
    std::size_t offset;
};

template <std::size_t N>
std::vector<Named> read_rows(const std::array<Row, N>& rows) {
    std::vector<Named> ranges;
    for (const Row& row : rows) ranges.push_back({*parse_cidr(row.range), row.name});
    return ranges;
}

/// Ranges whose addresses stand for an IPv4 address: mapped, compatible, NAT64, 6to4.
const std::vector<Carrier>& carriers() {
    static const std::vector<Carrier> ranges{{*parse_cidr("::ffff:0:0/96"), 12},
                                             {*parse_cidr("::/96"), 12},
                                             {*parse_cidr("64:ff9b::/96"), 12},
                                             {*parse_cidr("2002::/16"), 2}};
    return ranges;
}

std::string_view name_in(const std::vector<Named>& ranges, const IpAddress& address) {
    const auto found = std::find_if(ranges.begin(), ranges.end(), [&](const Named& named) {
        return named.range.contains(address);
    });
    return found == ranges.end() ? std::string_view() : found->name;
}

std::string_view reserved_name(const IpAddress& address) {
    static const std::vector<Named> four = read_rows(kReserved4), six = read_rows(kReserved6);
    static const Cidr global = *parse_cidr(kGlobal6);
    if (address.family == 4) return name_in(four, address);
    if (const auto name = name_in(six, address); !name.empty()) return name;
    for (const Carrier& carrier : carriers()) {
        if (carrier.range.contains(address)) {
            return name_in(four, carried_ipv4(address, carrier.offset));
        }
    }
    return global.contains(address) ? "" : "reserved";
}

}  // namespace

std::string_view AddressGuard::refusal(const IpAddress& address) const {
    return is_allowed_by_user(address) ? std::string_view() : reserved_name(address);
}

bool AddressGuard::is_allowed_by_user(const IpAddress& address) const {
    const auto names = [&](const IpAddress& one) {
        return std::any_of(allowed_.begin(), allowed_.end(),
                           [&](const Cidr& range) { return range.contains(one); });
    };
    const Cidr& mapped = carriers().front().range;
    return names(address) || (mapped.contains(address) && names(carried_ipv4(address, 12)));
}

}  // namespace veritally
