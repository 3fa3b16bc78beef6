#include "link/asked_place.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "link/charset.h"
#include "link/url.h"

namespace veritally {
namespace {

/// What the record of a Handle says: a DOI whose works were taken back leads to a page that tells
/// so.
Observation observe_values(const Json& values) {
    bool leads = values.empty();
    for (const Json& value : values) {
        const std::string type = json_text(value, "type");
        leads = leads || type == "URL" || type == "HS_ALIAS" || type == "10320/loc";
        const auto data = value.is_object() ? value.find("data") : value.end();
        if (type != "URL" || data == value.end()) continue;
        if (json_text(*data, "value").find("deleted-doi") != std::string::npos) {
            return {Seen::gone, "is an identifier that its publisher has withdrawn"};
        }
    }
    if (!leads) return {Seen::empty, "is an identifier without an address"};
    return {};
}

/// The answer of a Handle resolver (https://www.handle.net/proxy_servlet.html).
Observation observe_handle(const Answer& answer) {
    const auto record = parse_json(answer.body);
    const std::int64_t code = record ? json_integer(*record, "responseCode", -1) : -1;
    if (code == 1) {
        const auto values = record->find("values");
        const bool listed = values != record->end() && values->is_array();
        return listed ? observe_values(*values) : Observation{};
    }
    if (code == 100) return {Seen::gone, "is an identifier that its resolver does not know"};
    if (code == 200) return {Seen::empty, "is an identifier without an address"};
    const std::string reason = "has a resolver that answers " + std::to_string(answer.status);
    return {answer.status == 429 ? Seen::throttled : Seen::transient, reason};
}

/// The first sentence of a paragraph.
std::string_view opening(std::string_view text) {
    constexpr std::size_t kMost = 200;
    return text.substr(0, std::min(text.find(". "), kMost));
}

/// arXiv's page about a preprint. That of a withdrawn one stays, and says so.
Observation observe_preprint(const Answer& answer, const std::string& cited,
                             const LinkSigns& signs) {
    if (answer.status == 400) return {Seen::missing, "is an identifier that arXiv does not know"};
    Observation seen = observe(answer, cited, signs);
    if (seen.seen != Seen::alive && seen.seen != Seen::moved) return seen;
    const Page page = read_page(answer.body, charset_of(header(answer.headers, "content-type")));
    const auto withdrawn = [&](const std::string& text) {
        return signs.withdrawn.says(opening(trim(text)));
    };
    const bool any = std::any_of(page.paragraphs.begin(), page.paragraphs.end(), withdrawn) ||
                     withdrawn(std::string(page.meta_text("citation_abstract"))) ||
                     withdrawn(std::string(page.meta_text("og:description")));
    if (any) return {Seen::soft, "is a preprint that was withdrawn"};
    return {Seen::alive};
}

std::string plain(std::string url) {
    while (url.ends_with('/')) url.pop_back();
    return lower(url);
}

constexpr std::string_view kRepositories = "https://api.github.com/repos/";

/// GitHub's API about a repository, or something in one. It sees what the token may see.
Observation observe_repository(const Answer& answer, const std::string& cited,
                               const LinkSigns& signs) {
    if (answer.status < 200 || answer.status >= 300) return observe(answer, cited, signs);
    if (is_private_repository(answer)) return {Seen::login, "is a private repository"};
    const auto json = parse_json(answer.body);
    if (!json || !json->is_object()) return {};
    const std::string page = json_text(*json, "html_url");
    const bool renamed = !answer.hops.empty() && page.starts_with("https://github.com/") &&
                         parse_url(page) && plain(page) != plain(cited) &&
                         !cited.starts_with(kRepositories);
    if (!renamed) return {};
    Observation seen{Seen::moved, "has moved for good"};
    seen.moved_to = page;
    seen.safe = true;
    return seen;
}

}  // namespace

std::string repository_of(const AskedPlace& place) {
    if (place.kind != AskedKind::github || !place.url.starts_with(kRepositories)) return "";
    const std::size_t slash = place.url.find('/', kRepositories.size());
    if (slash == std::string::npos) return "";
    return place.url.substr(0, place.url.find_first_of("/?", slash + 1));
}

bool is_private_repository(const Answer& answer) {
    if (answer.failure != Failure::none || answer.status != 200) return false;
    const auto json = parse_json(answer.body);
    if (!json || !json->is_object()) return false;
    const auto hidden = json->find("private");
    return hidden != json->end() && *hidden == true;
}

AskedPlace asked_place(const std::string& url, const LinkSigns& signs, bool with_token) {
    for (const AskedAt& place : signs.asked_at) {
        std::vector<Span> groups;
        if ((place.token && !with_token) || !place.match.find(url, 0, groups)) continue;
        std::string out;
        for (std::size_t i = 0; i < place.replace.size(); ++i) {
            const char next = i + 1 < place.replace.size() ? place.replace[i + 1] : ' ';
            if (place.replace[i] != '\\' || next < '1' || next > '9') {
                out += place.replace[i];
                continue;
            }
            const Span group = groups[static_cast<std::size_t>(next - '0')];
            out += url.substr(group.begin, group.end - group.begin);
            ++i;
        }
        return {out, place.kind, true};
    }
    return {url, AskedKind::page, false};
}

Observation observe_place(const AskedPlace& place, const Answer& answer, const std::string& cited,
                          const LinkSigns& signs) {
    if (!place.elsewhere || answer.failure != Failure::none) return observe(answer, cited, signs);
    switch (place.kind) {
        case AskedKind::handle:
            return observe_handle(answer);
        case AskedKind::arxiv:
            return observe_preprint(answer, cited, signs);
        case AskedKind::github:
            return observe_repository(answer, cited, signs);
        case AskedKind::page:
            break;
    }
    return observe(answer, cited, signs);
}

}  // namespace veritally
