#include "link/url.h"

#include <vector>

#include "base/text.h"
#include "link/address.h"
#include "link/host_name.h"
#include "link/percent.h"

namespace veritally {
namespace {

constexpr std::string_view kLegalInPath = "!$&'()*+,;=:@/";
constexpr std::string_view kLegalInQuery = "!$&'()*+,;=:@/?";
constexpr std::size_t kLongestUrl = 16 * 1024;
constexpr std::uint32_t kHighestPort = 65535;

std::string_view trim_controls(std::string_view text) {
    const auto is_blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::optional<std::uint16_t> read_port(std::string_view digits, std::string_view scheme) {
    if (digits.empty()) return scheme == "https" ? 443 : 80;
    std::uint32_t port = 0;
    for (char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        port = port * 10 + static_cast<std::uint32_t>(c - '0');
        if (port > kHighestPort) return std::nullopt;
    }
    return port == 0 ? std::nullopt : std::optional(static_cast<std::uint16_t>(port));
}

/// A segment "." or "..", an escaped dot counting as a dot.
bool is_dots(std::string_view segment, std::size_t count) {
    if (segment.size() > 3 * count) return false;
    return percent_decode(segment) == std::string_view("..").substr(0, count);
}

/// Drops "." and ".." (RFC 3986, 5.2.4). The path begins with '/'.
std::string without_dots(std::string_view path) {
    std::vector<std::string_view> kept;
    const std::vector<std::string_view> segments = split(path.substr(1), '/');
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool up = is_dots(segments[i], 2), here = is_dots(segments[i], 1);
        if (up && !kept.empty()) kept.pop_back();
        if (!up && !here) {
            kept.push_back(segments[i]);
        } else if (i + 1 == segments.size()) {
            kept.emplace_back();
        }
    }
    return "/" + join(kept, "/");
}

/// What stands between the host and the fragment, the '?' with an empty query too.
std::string read_target(std::string_view written) {
    const std::size_t question = written.find('?');
    std::string path(written.substr(0, question));
    if (!path.starts_with('/')) path.insert(0, 1, '/');
    std::string target = without_dots(percent_encode_illegal(path, kLegalInPath));
    if (question != std::string_view::npos) {
        target += "?" + percent_encode_illegal(written.substr(question + 1), kLegalInQuery);
    }
    return target;
}

/// Path and query of an address that begins at parts.path.
std::string_view target_of(std::string_view text, const AddressParts& parts) {
    const auto begin = static_cast<std::size_t>(parts.path.data() - text.data());
    return text.substr(begin, text.find('#', begin) - begin);
}

/// Takes over path and query of a reference; a fragment that it lacks is the old one's.
Url with_target(const Url& base, std::string_view reference, const AddressParts& parts) {
    Url url = base;
    const std::string_view old_path =
        std::string_view(base.target).substr(0, base.target.find('?'));
    const std::string_view target = target_of(reference, parts);
    if (parts.path.starts_with('/')) {
        url.target = read_target(target);
    } else if (!parts.path.empty()) {
        const std::string_view folder = old_path.substr(0, old_path.rfind('/') + 1);
        url.target = read_target(std::string(folder) + std::string(target));
    } else if (!target.empty()) {
        url.target = read_target(std::string(old_path) + std::string(target));
    }
    url.fragment = percent_encode_illegal(parts.fragment, kLegalInQuery);
    return url;
}

}  // namespace

std::string Url::origin() const {
    std::string text = scheme + "://" + host;
    if (!has_default_port()) text += ":" + std::to_string(port);
    return text;
}

std::optional<Url> parse_url(std::string_view text) {
    text = trim_controls(text);
    if (text.size() > kLongestUrl) return std::nullopt;
    const AddressParts parts = split_address(text);
    Url url;
    url.scheme = lower(parts.scheme);
    const bool web = url.scheme == "http" || url.scheme == "https";
    if (!web || !text.substr(parts.scheme.size()).starts_with("://")) return std::nullopt;
    if (parts.user_info.data() != nullptr) return std::nullopt;
    auto host = normalize_host(parts.host);
    const auto port = read_port(parts.port, url.scheme);
    if (!host || !port) return std::nullopt;
    url.host = std::move(*host);
    url.port = *port;
    url.target = read_target(target_of(text, parts));
    url.fragment = percent_encode_illegal(parts.fragment, kLegalInQuery);
    return url;
}

std::optional<Url> resolve_url(const Url& base, std::string_view reference) {
    reference = trim_controls(reference);
    if (reference.size() > kLongestUrl) return std::nullopt;
    const AddressParts parts = split_address(reference);
    if (!parts.scheme.empty()) return parse_url(reference);
    if (reference.starts_with("//")) return parse_url(base.scheme + ":" + std::string(reference));
    return with_target(base, reference, parts);
}

}  // namespace veritally
