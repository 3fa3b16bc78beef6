#include "checks/link/cited.h"
#include "link/address.h"

namespace veritally {
namespace {

/// The new address in the place of the old, where nothing but an address can be meant.
std::optional<Fix> replace_address(const Cited& cited, const LinkStatus& status) {
    std::string target = status.moved_to;
    if (!cited.url.fragment.empty()) target += "#" + cited.url.fragment;
    const bool enclosed = cited.kind == Link::Kind::angle;
    const bool plain = target.find_first_of("()[]<>\"'|* \\") == std::string::npos;
    if ((!enclosed && !plain) || cited.kind == Link::Kind::html) return std::nullopt;
    // Stars stand for a secret that the new address carries.
    if (target.find_first_of("<> *") != std::string::npos) return std::nullopt;
    const Fix::Safety safety = status.safe ? Fix::Safety::safe : Fix::Safety::unsafe;
    return Fix{safety, {{cited.span, std::move(target)}}};
}

}  // namespace

void check_moved(const Subject& subject, Findings& findings) {
    each_known_link(subject, [&](const Cited& cited, const LinkStatus& status) {
        if (status.seen != Seen::moved) return;
        Finding& finding = add_link_finding(findings, Level::warning, cited, status, "default");
        finding.arguments.push_back({"target", shown_address(status.moved_to)});
        finding.fix = replace_address(cited, status);
    });
}

}  // namespace veritally
