#include "link/link_status.h"

namespace veritally {
namespace {

constexpr int kSoftStrikes = 2;

std::string count_of(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace

bool is_dead(const LinkStatus& status) {
    if (status.seen == Seen::gone) return true;
    return status.seen == Seen::missing && (status.is_new || status.strikes >= kMostStrikes);
}

bool is_soft_404(const LinkStatus& status) {
    return status.seen == Seen::soft && (status.is_new || status.strikes >= kSoftStrikes);
}

std::string evidence(const LinkStatus& status) {
    std::string out;
    const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ", ") + part; };
    const std::string code = std::to_string(status.status);
    if (status.status != 0 && status.reason.find(code) == std::string::npos) add("status " + code);
    if (!status.hops.empty()) add(count_of(status.hops.size(), "redirect"));
    if (!status.protocol.empty()) add(status.protocol);
    if (status.family != 0) add("IPv" + std::to_string(status.family));
    if (status.tries > 1) add(std::to_string(status.tries) + " tries");
    return out;
}

}  // namespace veritally
