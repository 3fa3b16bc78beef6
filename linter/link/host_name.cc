#include "link/host_name.h"

#include <idn2.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "link/ip_address.h"
#include "link/percent.h"

namespace veritally {
namespace {

constexpr std::size_t kLongestName = 253, kLongestLabel = 63;

bool is_name_character(char c) {
    return is_ascii_digit(c) || is_ascii_lower(c) || c == '-' || c == '_' || c == '.';
}

/// Full-width letters and ideographic full stops become ASCII here too, so numbers come after.
std::optional<std::string> to_ascii(const std::string& name) {
    if (is_ascii(name)) return lower(name);
    char* mapped = nullptr;
    int status = ::idn2_to_ascii_8z(name.c_str(), &mapped, IDN2_NONTRANSITIONAL);
    // Browsers take names that IDNA 2008 no longer allows, such as "i❤.ws".
    if (status != IDN2_OK) {
        status = ::idn2_to_ascii_8z(name.c_str(), &mapped, IDN2_TRANSITIONAL);
    }
    if (status != IDN2_OK) return std::nullopt;
    std::string ascii = lower(mapped);
    ::idn2_free(mapped);
    return ascii;
}

/// "127", "0177", "0x7f": decimal, octal or hexadecimal, as inet_aton() takes them.
std::optional<std::uint64_t> parse_number(std::string_view text) {
    if (text.empty()) return std::nullopt;
    unsigned base = 10;
    if (text.starts_with("0x")) {
        base = 16;
        text.remove_prefix(2);
    } else if (text.size() > 1 && text.front() == '0') {
        base = 8;
    }
    std::uint64_t value = 0;
    for (char c : text) {
        const int digit = hex_value(c);
        if (digit < 0 || static_cast<unsigned>(digit) >= base) return std::nullopt;
        value = std::min<std::uint64_t>(value * base + static_cast<unsigned>(digit), 1ULL << 33);
    }
    return value;
}

bool ends_in_a_number(const std::vector<std::string_view>& labels) {
    const std::string_view last = labels.back();
    return (!last.empty() && std::all_of(last.begin(), last.end(), is_ascii_digit)) ||
           (last.starts_with("0x") && parse_number(last));
}

/// The last number fills what is left of the four bytes: "127.1" is 127.0.0.1.
std::optional<std::string> dotted(const std::vector<std::string_view>& labels) {
    if (labels.size() > 4) return std::nullopt;
    std::uint64_t address = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto number = parse_number(labels[i]);
        const std::size_t bytes = i + 1 < labels.size() ? 1 : 4 - i;
        if (!number || *number >> (8 * bytes) != 0) return std::nullopt;
        address = address << (8 * bytes) | *number;
    }
    IpAddress ip;
    for (std::size_t i = 0; i < 4; ++i) {
        ip.bytes[i] = static_cast<std::uint8_t>(address >> (8 * (3 - i)));
    }
    return ip.text();
}

std::optional<std::string> bracketed(std::string_view written) {
    if (written.size() < 2 || written.back() != ']') return std::nullopt;
    const auto address = parse_ip(written.substr(1, written.size() - 2));
    if (!address || address->family != 6) return std::nullopt;
    return "[" + address->text() + "]";
}

}  // namespace

std::optional<std::string> normalize_host(std::string_view written) {
    if (written.starts_with('[')) return bracketed(written);
    const std::string decoded = percent_decode(written);
    if (decoded.find('\0') != std::string::npos) return std::nullopt;
    auto name = to_ascii(decoded);
    if (name && name->ends_with('.')) name->pop_back();
    if (!name || name->empty() || name->size() > kLongestName) return std::nullopt;
    if (!std::all_of(name->begin(), name->end(), is_name_character)) return std::nullopt;
    const std::vector<std::string_view> labels = split(*name, '.');
    if (ends_in_a_number(labels)) return dotted(labels);
    const bool sound = std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
        return !label.empty() && label.size() <= kLongestLabel;
    });
    return sound ? name : std::nullopt;
}

}  // namespace veritally
