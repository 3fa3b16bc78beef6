#include "link/address.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::size_t kShownBytes = 80;

bool is_scheme_character(char c) {
    return is_ascii_word(c) || c == '+' || c == '-' || c == '.';
}

/// Takes what stands before the first of `ends` off the text, or all of it.
std::string_view take_until(std::string_view& text, std::string_view ends) {
    const auto* end = std::find_first_of(text.begin(), text.end(), ends.begin(), ends.end());
    const std::string_view taken = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(taken.size());
    return taken;
}

std::string_view take_scheme(std::string_view& text) {
    const std::size_t colon = text.find_first_of(":/?#");
    if (colon == std::string_view::npos || colon == 0 || text[colon] != ':') return {};
    const std::string_view scheme = text.substr(0, colon);
    if (is_ascii_digit(scheme.front()) ||
        !std::all_of(scheme.begin(), scheme.end(), is_scheme_character)) {
        return {};
    }
    // `localhost:8080` names a port.
    if (colon + 1 < text.size() && is_ascii_digit(text[colon + 1])) return {};
    text.remove_prefix(colon + 1);
    return scheme;
}

void split_authority(std::string_view authority, AddressParts& parts) {
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        parts.user_info = authority.substr(0, at);
        authority.remove_prefix(at + 1);
    }
    const std::size_t bracket = authority.starts_with('[') ? authority.find(']') : 0;
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    parts.host = authority.substr(0, colon);
    if (colon != std::string_view::npos) parts.port = authority.substr(colon + 1);
}

}  // namespace

AddressParts split_address(std::string_view url) {
    AddressParts parts;
    std::string_view rest = url;
    parts.scheme = take_scheme(rest);
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        split_authority(take_until(rest, "/\\?#"), parts);
    }
    parts.path = take_until(rest, "?#");
    if (rest.starts_with('?')) {
        rest.remove_prefix(1);
        parts.query = take_until(rest, "#");
    }
    if (rest.starts_with('#')) parts.fragment = rest.substr(1);
    return parts;
}

bool is_in_domain(std::string_view host, std::string_view domain) {
    if (host.ends_with('.')) host.remove_suffix(1);
    if (host.size() < domain.size()) return false;
    const std::size_t before = host.size() - domain.size();
    return equal_ignoring_case(host.substr(before), domain) &&
           (before == 0 || host[before - 1] == '.');
}

std::string shown_address(std::string_view url) {
    const AddressParts parts = split_address(url);
    const auto offset = [&](std::string_view part) {
        return static_cast<std::size_t>(part.data() - url.data());
    };
    std::string shown(url);
    if (!parts.query.empty()) {
        shown.replace(offset(parts.query), std::string::npos, "…");
    } else if (parts.fragment.find('=') != std::string_view::npos) {
        shown.replace(offset(parts.fragment), std::string::npos, "…");
    }
    if (!parts.user_info.empty()) {
        shown.replace(offset(parts.user_info), parts.user_info.size(), "***");
    }
    std::replace_if(shown.begin(), shown.end(), is_ascii_space, ' ');
    return clipped(shown, kShownBytes);
}

}  // namespace veritally
