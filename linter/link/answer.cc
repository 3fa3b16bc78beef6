#include "link/answer.h"

#include <array>

namespace veritally {
namespace {

constexpr std::array<std::string_view, kFailures> kNames = {
    "none",        "name_not_found",  "name_unresolved", "refused",       "reset",
    "unreachable", "timeout",         "tls_expired",     "tls_name",      "tls_issuer",
    "tls_chain",   "tls_gap",         "tls_other",       "redirect_loop", "truncated",
    "bad_answer",  "private_address", "invalid_url",     "not_asked",     "no_network",
    "out_of_time", "interrupted",     "not_recorded"};

}  // namespace

std::string_view header(const Headers& headers, std::string_view name) {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return "";
}

std::string_view failure_name(Failure failure) {
    return kNames[static_cast<std::size_t>(failure)];
}

std::optional<Failure> parse_failure(std::string_view name) {
    for (std::size_t i = 0; i < kFailures; ++i) {
        if (kNames[i] == name) return static_cast<Failure>(i);
    }
    return std::nullopt;
}

}  // namespace veritally
