#include "checks/address_fault.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text.h"
#include "link/address.h"

namespace veritally {
namespace {

using FoundFault = std::optional<AddressFault>;

constexpr std::uint32_t kHighestPort = 65535;
constexpr std::size_t kLongestLabel = 63;

bool is_host_character(char c) {
    return is_ascii_word(c) || c == '-' || c == '_' || c == '.' || c == '%' || !is_ascii(c);
}

/// How an address begins: a word, marks after it, slashes of either kind after those.
struct Opening {
    std::string_view word, marks, slashes, rest;
    bool is_web() const { return equal_ignoring_case(word, "http") || is_https(); }
    bool is_https() const { return equal_ignoring_case(word, "https"); }
};

template <class Accept>
std::string_view take_while(std::string_view& text, Accept accept) {
    const auto* end = std::find_if_not(text.begin(), text.end(), accept);
    const std::string_view taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(taken.size());
    return taken;
}

Opening read_opening(std::string_view url) {
    Opening opening;
    opening.word = take_while(url, is_ascii_letter);
    opening.marks = take_while(url, [](char c) { return c == ':' || c == ';'; });
    opening.slashes = take_while(url, [](char c) { return c == '/' || c == '\\'; });
    opening.rest = url;
    return opening;
}

std::size_t distance_to_web_scheme(std::string_view word) {
    return std::min(edit_distance(word, "http", 2), edit_distance(word, "https", 2));
}

FoundFault find_fault(std::string_view url);

/// Offers the address with the scheme that was meant. Without an 's' to go by, `https` is a guess.
void mend(AddressFault& fault, const Opening& opening) {
    std::string replacement = "https://" + std::string(opening.rest);
    if (opening.rest.empty() || find_fault(replacement)) return;
    fault.replacement = std::move(replacement);
    const bool https = opening.word.ends_with('s') || opening.word.ends_with('S');
    fault.certain = https && distance_to_web_scheme(opening.word) <= 1;
}

FoundFault blank_fault(std::string_view url) {
    if (std::none_of(url.begin(), url.end(), [](char c) { return is_ascii_space(c); }))
        return std::nullopt;
    return AddressFault{"blank", "", "", false};
}

/// Blanks at the ends are slips; a line break inside an address comes from wrapping the line.
void mend_blanks(AddressFault& fault, std::string_view url) {
    std::string replacement(trim(url));
    const bool wrapped = replacement.find_first_of("\r\n") != std::string::npos;
    if (wrapped) std::erase_if(replacement, is_ascii_space);
    if (find_fault(replacement)) return;
    fault.replacement = std::move(replacement);
    fault.certain = !wrapped;
}

/// The word before the slashes is no scheme, or the marks between are not "://".
FoundFault scheme_fault(const Opening& opening) {
    if (opening.slashes.empty() && opening.marks.empty()) return std::nullopt;
    if (opening.is_web() && opening.marks == ":" && opening.slashes == "//") return std::nullopt;
    if (!opening.is_web() && !resembles_web_scheme(opening.word)) return std::nullopt;
    if (opening.is_web() && opening.marks == ":" && opening.slashes.starts_with("//")) {
        return std::nullopt;  // `https:///x`: no host.
    }
    AddressFault fault{opening.is_web() ? "separator" : "scheme", "", "", false};
    fault.part =
        std::string(opening.word) + std::string(opening.marks) + std::string(opening.slashes);
    return fault;
}

/// `https://https://x`, `http://https//x`.
FoundFault doubled_scheme(const Opening& opening) {
    const Opening inner = read_opening(opening.rest);
    if (!inner.is_web() || inner.slashes.empty()) return std::nullopt;
    AddressFault fault{"doubled-scheme", "", "", false};
    fault.part = std::string(opening.rest.substr(0, opening.rest.size() - inner.rest.size()));
    return fault;
}

bool is_number_up_to(std::string_view digits, std::uint32_t highest) {
    if (digits.empty() || digits.size() > 5) return false;
    std::uint32_t value = 0;
    for (char c : digits) {
        if (!is_ascii_digit(c)) return false;
        value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value <= highest;
}

/// Labels that are empty or too long; four numbers that are no IPv4 address.
bool has_bad_labels(std::string_view host) {
    if (host.ends_with('.')) host.remove_suffix(1);
    const std::vector<std::string_view> labels = split(host, '.');
    const auto numeric = [](std::string_view label) {
        return !label.empty() && std::all_of(label.begin(), label.end(), is_ascii_digit);
    };
    if (labels.size() == 4 && std::all_of(labels.begin(), labels.end(), numeric)) {
        return !std::all_of(labels.begin(), labels.end(),
                            [](std::string_view label) { return is_number_up_to(label, 255); });
    }
    return std::any_of(labels.begin(), labels.end(), [](std::string_view label) {
        return label.empty() || label.size() > kLongestLabel;
    });
}

FoundFault host_fault(std::string_view host) {
    if (host.starts_with('[') && host.ends_with(']')) return std::nullopt;
    const auto* odd = std::find_if_not(host.begin(), host.end(), is_host_character);
    if (odd != host.end()) return AddressFault{"host-character", std::string(1, *odd), "", false};
    if (has_bad_labels(host)) return AddressFault{"host", std::string(host), "", false};
    return std::nullopt;
}

FoundFault authority_fault(std::string_view url) {
    const AddressParts parts = split_address(url);
    if (parts.host.empty()) return AddressFault{"no-host", "", "", false};
    if (!parts.port.empty() && (!is_number_up_to(parts.port, kHighestPort) || parts.port == "0")) {
        return AddressFault{"port", std::string(parts.port), "", false};
    }
    return host_fault(parts.host);
}

/// Without a replacement.
FoundFault find_fault(std::string_view url) {
    if (FoundFault fault = blank_fault(url)) return fault;
    const Opening opening = read_opening(url);
    if (FoundFault fault = scheme_fault(opening)) return fault;
    if (!opening.is_web() || opening.marks != ":") return std::nullopt;
    if (FoundFault fault = doubled_scheme(opening)) return fault;
    return authority_fault(url);
}

}  // namespace

bool resembles_web_scheme(std::string_view word) {
    constexpr std::size_t kLongest = 8;
    if (word.size() < 3 || word.size() > kLongest) return false;
    const std::size_t distance = distance_to_web_scheme(word);
    // `hxxps` is how some write `https` on purpose; `tcp`, `ftps` and `hdfs` are schemes.
    return distance <= 1 || (distance == 2 && starts_with_ignoring_case(word, "h") &&
                             !equal_ignoring_case(word, "hdfs"));
}

bool lacks_only_scheme(std::string_view text) {
    if (text.starts_with("//")) text.remove_prefix(2);
    const std::string_view host = text.substr(0, text.find_first_of("/?#:"));
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || host.find("..") != std::string_view::npos) return false;
    const std::string_view top = host.substr(dot + 1);
    return dot > 0 && top.size() >= 2 && std::all_of(top.begin(), top.end(), is_ascii_letter) &&
           std::all_of(host.begin(), host.end(), is_host_character);
}

std::optional<AddressFault> find_address_fault(std::string_view url) {
    FoundFault fault = find_fault(url);
    if (!fault) return fault;
    const Opening opening = read_opening(url);
    if (fault->wording == "blank") {
        mend_blanks(*fault, url);
    } else if (fault->wording == "doubled-scheme") {
        mend(*fault, read_opening(opening.rest));
    } else if (fault->wording != "no-host" || lacks_only_scheme(opening.rest)) {
        mend(*fault, opening);
    }
    return fault;
}

}  // namespace veritally
