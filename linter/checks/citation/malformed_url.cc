#include <string>

#include "base/text.h"
#include "checks/address_fault.h"
#include "checks/addresses.h"
#include "engine/check.h"
#include "link/address.h"

namespace veritally {
namespace {

using Form = Address::Form;

AddressFault missing_scheme(std::string_view host) {
    if (host.starts_with("//")) host.remove_prefix(2);
    return {"no-scheme", "", "https://" + std::string(host), false};
}

/// A link to `k2.md` leads to a file beside the page; one to `kestrel.org/k2` was to leave it.
bool lacks_scheme(std::string_view url) {
    if (starts_with_ignoring_case(url, "www.")) return true;
    return !url.starts_with('/') && url.find('/') != url.npos && lacks_only_scheme(url);
}

std::optional<AddressFault> find_fault(const Address& address) {
    const std::string_view url = address.url;
    if (address.form == Form::unclosed) return AddressFault{"unclosed", "", "", false};
    if (address.form == Form::open_link) return AddressFault{"open-link", "", "", false};
    if (url.empty()) return AddressFault{"empty", "", "", false};
    if (auto fault = find_address_fault(url)) return fault;
    if (address.form == Form::link && lacks_scheme(url)) return missing_scheme(url);
    if (address.form != Form::broken_angle) return std::nullopt;
    if (lacks_only_scheme(url)) return missing_scheme(url);
    return std::nullopt;
}

/// The edit that puts the address right; an address in running text gets its angle brackets too.
std::optional<Edit> mend(const Document& document, const Address& address,
                         const AddressFault& fault) {
    if (address.form == Form::unclosed || address.form == Form::open_link) {
        const Span end{address.url_span.end, address.url_span.end};
        return Edit{end, address.form == Form::unclosed ? ">" : ")"};
    }
    if (fault.replacement.empty()) return std::nullopt;
    if (document.text.at(address.url_span) != address.url) return std::nullopt;
    const bool running = address.form == Form::bare || address.form == Form::broken_bare;
    return Edit{address.url_span,
                running ? "<" + fault.replacement + ">" : std::string(fault.replacement)};
}

}  // namespace

void check_malformed_url(const Subject& subject, Findings& findings) {
    const Document& document = subject.document;
    for (const Address& address : written_addresses(subject)) {
        const auto fault = find_fault(address);
        if (!fault || is_left_to_placeholder_url(subject, address.url)) continue;
        Finding& finding = findings.add(
            address.span, fault->wording,
            {{"url", shown_address(trim(address.url))}, {"part", shown_address(fault->part)}});
        if (auto edit = mend(document, address, *fault)) {
            finding.fix = Fix{fault->certain ? Fix::Safety::safe : Fix::Safety::unsafe, {*edit}};
        }
    }
}

}  // namespace veritally
