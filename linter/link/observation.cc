#include "link/observation.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "link/charset.h"
#include "link/subject_words.h"

namespace veritally {
namespace {

constexpr std::array<std::string_view, 16> kSeen = {
    "alive",     "moved",         "missing",   "gone",      "soft-404",    "blocked",
    "login",     "throttled",     "transient", "empty",     "tls-expired", "tls-untrusted",
    "tls-chain", "redirect-loop", "private",   "not-judged"};
static_assert(kSeen.size() == static_cast<std::size_t>(Seen::not_judged) + 1);

/// Which host it is, at what address, and who sends there.
std::string private_reason(const Answer& answer) {
    const auto asked = parse_url(answer.url), refused = parse_url(answer.final_url);
    if (!asked || !refused || answer.detail.empty()) return "leads to a private address";
    std::string host = refused->host;
    if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
    const bool named = !(answer.detail + " ").starts_with(host + " ");
    const std::string place = named ? "the host '" + refused->host + "' at " : "";
    if (answer.hops.empty()) return "leads to " + place + answer.detail;
    const auto sender = parse_url(answer.hops.back().url);
    const std::string from =
        sender && sender->host != asked->host ? " from '" + sender->host + "'" : "";
    return "redirects" + from + " to " + place + answer.detail;
}

Observation observe_failure(const Answer& answer) {
    switch (answer.failure) {
        case Failure::name_not_found:
            return {Seen::missing, "has a host name that does not exist"};
        case Failure::name_unresolved:
            return {Seen::transient, "has a host name that no name server answers for"};
        case Failure::refused:
            return {Seen::transient, "refuses connections"};
        case Failure::reset:
            return {Seen::transient, "closes the connection without an answer"};
        case Failure::unreachable:
            return {Seen::transient, "cannot be reached"};
        case Failure::timeout:
            return {Seen::transient, "does not answer in time"};
        case Failure::tls_expired:
            return {Seen::tls_expired, "shows a certificate that has expired"};
        case Failure::tls_name:
            return {Seen::tls_untrusted, "shows a certificate for another name"};
        case Failure::tls_issuer:
            return {Seen::tls_untrusted, "shows a certificate that no known authority issued"};
        case Failure::tls_chain:
            return {Seen::tls_chain, "leaves out an intermediate certificate"};
        case Failure::tls_gap:
            return {Seen::transient, "shows a certificate whose issuer cannot be looked up"};
        case Failure::tls_other:
            return {Seen::transient, "fails to agree on an encrypted connection"};
        case Failure::redirect_loop:
            return {Seen::redirect_loop, "redirects without end"};
        case Failure::truncated:
            return {Seen::transient, "breaks off in the middle of its answer"};
        case Failure::bad_answer:
            return {Seen::transient, "does not answer in proper HTTP"};
        case Failure::private_address:
            return {Seen::private_address, private_reason(answer)};
        case Failure::invalid_url:
            return {Seen::transient, "leads to an address that cannot be asked"};
        case Failure::not_asked:
            return {Seen::not_judged, "was not asked, as its host answered no other request"};
        default:
            return {Seen::not_judged, "was not judged"};
    }
}

bool has_wall(const Answer& answer, const Page& page, const LinkSigns& signs) {
    return observe_page(answer, page, signs).seen == Seen::blocked;
}

bool any_says(const SignSet& set, const Answer& answer, const Page& page) {
    for (const auto& [name, value] : set.headers) {
        if (value.found_in(header(answer.headers, name)) && !header(answer.headers, name).empty()) {
            return true;
        }
    }
    if (set.says(page.title)) return true;
    for (const std::string& heading : page.headings) {
        if (set.says(heading)) return true;
    }
    const std::size_t first = std::min<std::size_t>(page.paragraphs.size(), 6);
    return std::any_of(page.paragraphs.begin(), page.paragraphs.begin() + first,
                       [&](const std::string& text) { return set.says(text); });
}

Observation observe_refusal(const Answer& answer, const Page& page, const LinkSigns& signs) {
    const std::string code = "answers " + std::to_string(answer.status);
    switch (answer.status) {
        case 404:
            if (has_wall(answer, page, signs)) return {Seen::blocked, code + " from a bot wall"};
            return {Seen::missing, code};
        case 410:
            return {Seen::gone, code};
        case 408:
        case 421:
        case 423:
        case 424:
        case 425:
            return {Seen::transient, code};
        case 429:
            if (has_wall(answer, page, signs)) return {Seen::blocked, code + " from a bot wall"};
            return {Seen::throttled, code};
        case 401:
            if (has_wall(answer, page, signs)) return {Seen::blocked, code + " from a bot wall"};
            return {Seen::login, code};
        default:
            break;
    }
    if (answer.status >= 500 && answer.status < 600) {
        if (has_wall(answer, page, signs)) return {Seen::blocked, code + " from a bot wall"};
        return {Seen::transient, code};
    }
    if (answer.status < 400) return {Seen::empty, code + " without a page"};
    if (any_says(signs.throttled, answer, page)) return {Seen::throttled, code};
    if (answer.status == 403 && any_says(signs.login, answer, page)) return {Seen::login, code};
    return {Seen::blocked, code};
}

/// What a body begins with outweighs a server's word for it, as it does for browsers.
bool is_html(std::string_view type, std::string_view body) {
    if (body.starts_with("%PDF-")) return false;
    if (type == "text/html" || type == "application/xhtml+xml") return true;
    if (!type.empty() && type != "application/octet-stream" && type != "text/plain") return false;
    const std::string start = lower(trim(body.substr(0, 256)));
    return start.starts_with("<!doctype html") || start.starts_with("<html") ||
           start.starts_with("<head");
}

bool is_blank(std::string_view body) {
    return body.find_first_not_of(" \t\r\n\f\v\xEF\xBB\xBF") == std::string_view::npos;
}

/// The same page by another spelling of its address.
bool is_same_place(const Url& a, const Url& b) {
    const auto host = [](std::string_view name) {
        return name.starts_with("www.") ? name.substr(4) : name;
    };
    const auto target = [](std::string_view text) {
        return text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
    };
    return host(a.host) == host(b.host) && target(a.target) == target(b.target);
}

/// A page that sends its readers on by itself: its target was not asked, so that nothing but what
/// the address of that shows is known.
Observation follow_refresh(const Answer& answer, const Page& page, const LinkSigns& signs) {
    const auto base = parse_url(answer.final_url.empty() ? answer.url : answer.final_url);
    const auto target = base ? resolve_url(*base, page.refresh) : std::nullopt;
    if (!target || target->text() == base->text()) return {};
    Answer onward = answer;
    onward.hops.push_back({base->text(), 301, page.refresh});
    onward.final_url = target->text();
    Observation seen = observe_redirects(onward, Page{}, signs);
    return seen.seen == Seen::moved ? Observation{} : seen;
}

Observation observe_html(const Answer& answer, const Page& page, const LinkSigns& signs) {
    Observation seen = observe_page(answer, page, signs);
    if (seen.seen != Seen::alive && seen.seen != Seen::empty) return seen;
    if (!page.refresh.empty() && page.words < 60) {
        Observation onward = follow_refresh(answer, page, signs);
        if (onward.seen != Seen::alive) return onward;
    }
    Observation led = observe_redirects(answer, page, signs);
    if (led.seen != Seen::alive && led.seen != Seen::moved) return led;
    if (seen.seen == Seen::empty && led.seen == Seen::moved) {
        const auto from = parse_url(answer.url), to = parse_url(answer.final_url);
        if (from && to && is_same_place(*from, *to)) return led;
    }
    return seen.seen == Seen::empty ? seen : led;
}

Observation observe_success(const Answer& answer, Page& page, const LinkSigns& signs) {
    const std::string_view content_type = header(answer.headers, "content-type");
    const std::string type = media_type_of(content_type);
    if (is_blank(answer.body)) {
        if (has_wall(answer, page, signs)) return {Seen::blocked, "is a bot wall"};
        return {Seen::empty, "answers " + std::to_string(answer.status) + " with an empty page"};
    }
    if (is_html(type, answer.body)) return observe_html(answer, page, signs);
    Observation seen = observe_data(answer, type, signs);
    return seen.seen == Seen::alive ? observe_redirects(answer, page, signs) : seen;
}

}  // namespace

std::string_view seen_name(Seen seen) {
    return kSeen[static_cast<std::size_t>(seen)];
}

std::optional<Seen> parse_seen(std::string_view name) {
    const auto found = std::find(kSeen.begin(), kSeen.end(), name);
    if (found == kSeen.end()) return std::nullopt;
    return static_cast<Seen>(found - kSeen.begin());
}

Observation observe(const Answer& answer, std::string_view cited, const LinkSigns& signs) {
    const bool gap = answer.failure == Failure::tls_chain && answer.status != 0;
    if (answer.failure != Failure::none && !gap) return observe_failure(answer);
    const std::string type = media_type_of(header(answer.headers, "content-type"));
    Page page;
    if (is_html(type, answer.body)) {
        page = read_page(answer.body, charset_of(header(answer.headers, "content-type")));
    }
    const bool success = answer.status >= 200 && answer.status < 300;
    Observation seen =
        success ? observe_success(answer, page, signs) : observe_refusal(answer, page, signs);
    if (gap && seen.seen == Seen::alive) {
        seen = observe_failure(answer);
    }
    seen.title = page.title;
    const std::size_t mark = cited.find('#');
    const bool stands =
        seen.seen == Seen::alive || seen.seen == Seen::moved || seen.seen == Seen::tls_chain;
    if (mark != std::string_view::npos && stands) {
        seen.fragment_fault = fragment_fault(cited.substr(mark + 1), answer,
                                             is_html(type, answer.body) ? &page : nullptr);
    }
    return seen;
}

}  // namespace veritally
