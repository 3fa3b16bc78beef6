#include <algorithm>
#include <string>

#include "checks/addresses.h"
#include "engine/check.h"
#include "link/address.h"

namespace veritally {
namespace {

bool is_email(std::string_view url) {
    return url.starts_with("mailto:") ||
           (url.find("://") == url.npos && !url.starts_with("www.") && url.find('@') != url.npos);
}

/// Dots that end a sentence.
std::string_view without_ellipsis(std::string_view url) {
    while (url.ends_with('.')) url.remove_suffix(1);
    return url;
}

}  // namespace

void check_bare_url(const Subject& subject, Findings& findings) {
    const Document& document = subject.document;
    const auto& links = document.body.links;
    if (std::none_of(links.begin(), links.end(),
                     [](const Link& link) { return link.kind == Link::Kind::bare; })) {
        return;
    }
    for (const Address& address : written_addresses(subject)) {
        if (address.form != Address::Form::bare || is_email(address.url)) continue;
        if (is_left_to_placeholder_url(subject, address.url)) continue;
        const std::string_view url = without_ellipsis(document.text.at(address.url_span));
        const std::uint32_t begin = address.url_span.begin;
        const Span span{begin, begin + static_cast<std::uint32_t>(url.size())};
        const bool scheme = url.find("://") != url.npos;
        const bool sure = scheme && is_surely_whole(document.text, span);
        // Where the first of a pair of brackets was forgotten, the second is there.
        const bool closed = document.text.bytes().substr(span.end).starts_with('>');
        Finding& finding =
            findings.add(span, scheme ? "default" : "no-scheme", {{"url", shown_address(url)}});
        finding.fix = Fix{sure ? Fix::Safety::safe : Fix::Safety::unsafe,
                          {{{span.begin, span.begin}, scheme ? "<" : "<https://"}}};
        if (!closed) finding.fix->edits.push_back({{span.end, span.end}, ">"});
    }
}

}  // namespace veritally
