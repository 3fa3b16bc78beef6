#include "checks/link/cited.h"

#include <algorithm>

#include "base/date.h"
#include "base/json.h"
#include "checks/address_fault.h"
#include "checks/addresses.h"
#include "engine/address_secrets.h"
#include "link/address.h"
#include "link/ip_address.h"

namespace veritally {
namespace {

std::string evidence_note(const LinkStatus& status) {
    std::string note = evidence(status);
    if (status.remembered)
        note += (note.empty() ? "" : ", ") + ("asked on " + date_of(status.asked).iso());
    return note.empty() ? "" : " (" + note + ")";
}

std::string evidence_json(const LinkStatus& status) {
    Json json;
    json["verdict"] = seen_name(status.seen);
    if (status.status != 0) json["status"] = status.status;
    for (const Hop& hop : status.hops) {
        json["hops"].push_back({{"url", hop.url}, {"status", hop.status}});
    }
    if (!status.moved_to.empty()) json["movedTo"] = status.moved_to;
    if (!status.protocol.empty()) json["protocol"] = status.protocol;
    if (status.family != 0) json["family"] = "IPv" + std::to_string(status.family);
    if (status.failure != Failure::none) json["failure"] = failure_name(status.failure);
    if (!status.detail.empty()) json["detail"] = status.detail;
    if (!status.asked_at.empty()) json["askedAt"] = status.asked_at;
    json["tries"] = status.tries;
    json["strikes"] = status.strikes;
    if (!status.snapshot.empty()) json["snapshot"] = status.snapshot;
    if (status.remembered) json["asked"] = date_of(status.asked).iso();
    return dump_json(json);
}

}  // namespace

std::optional<Url> askable_address(std::string_view written) {
    if (find_address_fault(written) || !secrets_in(written).empty()) return std::nullopt;
    auto url = parse_url(written);
    // An address of the user's own network may stand for nothing else, and be allowed.
    const bool numeric = url && (url->host.starts_with('[') || parse_ip(url->host));
    if (!numeric && is_placeholder_address(written)) return std::nullopt;
    return url ? std::optional(std::move(*url)) : std::nullopt;
}

std::vector<Cited> cited_addresses(const Document& document) {
    std::vector<Cited> cited;
    for (const Link& link : document.body.links) {
        if (auto url = askable_address(link.url))
            cited.push_back({link.url_span, link.url, link.kind, std::move(*url)});
    }
    return cited;
}

void each_known_link(const Subject& subject,
                     const std::function<void(const Cited&, const LinkStatus&)>& each) {
    if (subject.links == nullptr) return;
    static constexpr auto kWorkOut = [](const Subject& s) { return cited_addresses(s.document); };
    for (const Cited& cited : subject.derived<std::vector<Cited>>(kWorkOut)) {
        const auto found = subject.links->find(cited.url.text());
        if (found != subject.links->end()) each(cited, found->second);
    }
}

Finding& add_link_finding(Findings& findings, Level level, const Cited& cited,
                          const LinkStatus& status, std::string_view wording) {
    Finding& finding = findings.add_at(level, cited.span, wording,
                                       {{"url", shown_address(cited.written)},
                                        {"reason", status.reason},
                                        {"evidence", evidence_note(status)},
                                        {"strikes", std::to_string(status.strikes)}});
    finding.properties.push_back({"link", evidence_json(status)});
    return finding;
}

}  // namespace veritally
