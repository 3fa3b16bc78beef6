#include "link/verifier.h"

#include <algorithm>
#include <cstdio>

#include "base/json.h"
#include "base/text.h"
#include "link/charset.h"
#include "link/percent.h"
#include "link/subject_words.h"
#include "link/url.h"

namespace veritally {
namespace {

constexpr std::string_view kArchive = "https://archive.org/wayback/available?url=";

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ull;  // FNV-1a
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash;
}

/// What a page shows, without the address that it may repeat.
std::size_t shown_hash(const Answer& answer) {
    const std::string_view type = header(answer.headers, "content-type");
    std::string shown = media_type_of(type) == "text/html"
                            ? page_text(read_page(answer.body, charset_of(type)))
                            : answer.body;
    if (const auto url = parse_url(answer.url)) {
        const std::string path = lower(url->target.substr(url->target.rfind('/') + 1));
        for (std::size_t at = 0; !path.empty() && (at = shown.find(path)) != std::string::npos;) {
            shown.erase(at, path.size());
        }
    }
    return hash_of(shown + std::to_string(answer.status));
}

LinkStatus remembered(const LinkRecord& record) {
    LinkStatus status;
    status.seen = record.seen;
    status.reason = record.reason;
    status.moved_to = record.moved_to;
    status.safe = record.safe;
    status.is_new = record.last_alive == 0;
    status.strikes = record.strikes;
    status.status = record.status;
    status.family = record.family;
    status.protocol = record.protocol;
    status.hops = record.hops;
    for (const auto& [fragment, fault] : record.fragments) {
        if (!fault.empty()) status.fragment_faults[fragment] = fault;
    }
    status.asked = record.last_asked;
    status.remembered = true;
    return status;
}

/// An archive keeps nothing of hosts that only we can reach.
bool is_public_name(const std::string& url) {
    const auto parsed = parse_url(url);
    return parsed && parsed->host.find('.') != std::string::npos &&
           parsed->host.find_first_not_of("0123456789.") != std::string::npos &&
           !parsed->host.starts_with('[') && !parsed->host.ends_with(".localhost");
}

}  // namespace

std::string sibling_of(const std::string& url) {
    const auto parsed = parse_url(url);
    if (!parsed) return "";
    const std::string path = parsed->target.substr(0, parsed->target.find('?'));
    const std::size_t end = path.find_last_not_of('/');
    if (end == std::string::npos) return "";
    char name[32];
    std::snprintf(name, sizeof name, "%012llx",
                  static_cast<unsigned long long>(hash_of(url) & 0xFFFFFFFFFFFFull));
    const std::size_t slash = path.rfind('/', end);
    return parsed->origin() + path.substr(0, slash + 1) + name + path.substr(end + 1);
}

std::string snapshot_query(const std::string& url) {
    // Read there as a parameter: the escapes of the address are escaped in turn.
    std::string escaped;
    for (char c : url) escaped += c == '%' ? "%25" : std::string(1, c);
    return std::string(kArchive) + percent_encode_illegal(escaped, ":/");
}

std::string read_snapshot(std::string_view json) {
    const auto answer = parse_json(json);
    if (!answer || !answer->is_object()) return "";
    const auto snapshots = answer->find("archived_snapshots");
    if (snapshots == answer->end() || !snapshots->is_object()) return "";
    const auto closest = snapshots->find("closest");
    if (closest == snapshots->end()) return "";
    std::string url = json_text(*closest, "url");
    if (url.starts_with("http://web.archive.org/")) url.insert(4, "s");
    return url.starts_with("https://web.archive.org/") && url.size() < 2'000 ? url : "";
}

bool Verifier::is_known(const LinkRecord& record, const std::set<std::string>& fragments) const {
    const bool alive = record.seen == Seen::alive || record.seen == Seen::moved;
    const bool looked = std::all_of(fragments.begin(), fragments.end(), [&](const auto& fragment) {
        return fragment.empty() || record.fragments.count(fragment) > 0;
    });
    return alive && looked && record.last_alive != 0 && options_.now >= record.last_alive &&
           options_.now - record.last_alive < kAliveKept;
}

LinkStatuses Verifier::verify(const CitedLinks& links, std::map<std::string, LinkRecord>& records) {
    LinkStatuses statuses;
    std::set<std::string> unknown;
    for (const auto& [url, fragments] : links) {
        LinkRecord& record = records[url];
        record.url = url;
        const bool known = options_.offline ? record.last_asked != 0 : is_known(record, fragments);
        if (known) {
            statuses[url] = remembered(record);
        } else if (!options_.offline) {
            unknown.insert(url);
        } else {
            statuses[url].reason = "was never asked";
        }
    }
    if (!unknown.empty() && fetcher_ != nullptr) ask(links, unknown, records, statuses);
    for (auto& [url, status] : statuses) {
        if (options_.all_new && !status.remembered) status.is_new = true;
    }
    if (fetcher_ != nullptr) compare_siblings(statuses);
    if (fetcher_ != nullptr && options_.archive) find_snapshots(statuses);
    return statuses;
}

void Verifier::ask(const CitedLinks& links, const std::set<std::string>& urls,
                   std::map<std::string, LinkRecord>& records, LinkStatuses& statuses) {
    // Of what lies in a repository nothing but the repository tells whether readers see it.
    AskedFor repositories, places, themselves;
    for (const std::string& url : urls) {
        const AskedPlace place = asked_place(url, *signs_, options_.with_token);
        const std::string repository = repository_of(place);
        if (!repository.empty()) repositories[repository];
        (place.url == repository ? repositories : places)[place.url].push_back(url);
    }
    for (const AskedFor* first : {&repositories, &places}) {
        if (first->empty()) continue;
        for (const std::string& url : ask_places(*first, false, links, records, statuses)) {
            themselves[url].push_back(url);
        }
    }
    if (!themselves.empty()) ask_places(themselves, true, links, records, statuses);
}

std::vector<std::string> Verifier::ask_places(const AskedFor& places, bool as_cited,
                                              const CitedLinks& links,
                                              std::map<std::string, LinkRecord>& records,
                                              LinkStatuses& statuses) {
    std::vector<Request> requests;
    for (const auto& [place, cited] : places) requests.push_back({place, false});
    std::vector<std::string> again;
    fetcher_->fetch(requests, [&](Answer answer) {
        const auto found = places.find(answer.url);
        if (found == places.end()) return;
        if (repository_of({answer.url, AskedKind::github}) == answer.url &&
            is_private_repository(answer)) {
            private_repositories_.insert(answer.url);
        }
        for (const std::string& url : found->second) {
            const AskedPlace place =
                as_cited ? AskedPlace{url} : asked_place(url, *signs_, options_.with_token);
            Observation seen = observe_place(place, answer, url, *signs_);
            const bool stands = seen.seen == Seen::alive || seen.seen == Seen::moved;
            const bool hidden = private_repositories_.count(repository_of(place)) > 0;
            if (hidden && stands) seen = {Seen::login, "lies in a private repository"};
            if (place.may_err() && !stands && !hidden && seen.seen != Seen::not_judged) {
                again.push_back(url);
            } else {
                take(answer, place, std::move(seen), url, links.at(url), records[url],
                     statuses[url]);
            }
        }
    });
    return again;
}

/// What other runs looked for is looked for again, so that files that are linted apart do not make
/// each other forget.
void Verifier::look_for(const std::set<std::string>& fragments, const Answer& answer,
                        const AskedPlace& place, const std::string& url,
                        std::map<std::string, std::string>& found) const {
    constexpr std::size_t kMostKept = 64;
    if (found.size() > kMostKept) found.clear();
    for (const std::string& fragment : fragments) {
        if (!fragment.empty()) found[fragment];
    }
    for (auto& [fragment, fault] : found) {
        fault =
            place.elsewhere ? "" : observe(answer, url + "#" + fragment, *signs_).fragment_fault;
    }
}

void Verifier::take(const Answer& answer, const AskedPlace& place, Observation seen,
                    const std::string& url, const std::set<std::string>& fragments,
                    LinkRecord& record, LinkStatus& status) {
    look_for(fragments, answer, place, url, record.fragments);
    for (const auto& [fragment, fault] : record.fragments) {
        if (!fault.empty()) status.fragment_faults[fragment] = fault;
    }
    status.is_new = record.last_alive == 0;
    add_visit(record, seen, answer, options_.now);
    if (seen.seen != Seen::not_judged) visited_.insert(url);
    status.seen = seen.seen;
    status.reason = seen.reason;
    status.moved_to = seen.moved_to;
    status.safe = seen.safe;
    status.strikes = record.strikes;
    status.status = answer.status;
    status.failure = answer.failure;
    status.detail = answer.detail;
    status.protocol = answer.protocol;
    if (place.elsewhere) status.asked_at = place.url;
    status.family = answer.family;
    status.tries = answer.tries;
    status.hops = answer.hops;
    status.allowed = answer.allowed;
    status.asked = answer.time;
    if (seen.seen == Seen::soft) soft_pages_[url] = shown_hash(answer);
    if (options_.judged) options_.judged(status);
}

void Verifier::compare_siblings(LinkStatuses& statuses) {
    std::map<std::string, std::vector<std::string>> beside;
    for (const auto& [url, shown] : soft_pages_) {
        const std::string sibling = sibling_of(url);
        if (!sibling.empty() && is_soft_404(statuses[url])) beside[sibling].push_back(url);
    }
    std::vector<Request> requests;
    for (const auto& [sibling, urls] : beside) requests.push_back({sibling, true});
    if (requests.empty()) return;
    fetcher_->fetch(requests, [&](Answer answer) {
        const auto found = beside.find(answer.url);
        if (found == beside.end() || answer.failure != Failure::none) return;
        const std::size_t shown = shown_hash(answer);
        for (const std::string& url : found->second) {
            statuses[url].like_sibling = soft_pages_[url] == shown;
        }
    });
}

void Verifier::find_snapshots(LinkStatuses& statuses) {
    std::map<std::string, std::string> dead;
    for (const auto& [url, status] : statuses) {
        if (is_dead(status) && !status.remembered && !status.allowed && is_public_name(url)) {
            dead[snapshot_query(url)] = url;
        }
    }
    std::vector<Request> requests;
    for (const auto& [query, url] : dead) requests.push_back({query, true});
    if (requests.empty()) return;
    fetcher_->fetch(requests, [&](Answer answer) {
        const auto found = dead.find(answer.url);
        if (found != dead.end() && answer.status == 200) {
            statuses[found->second].snapshot = read_snapshot(answer.body);
        }
    });
}

}  // namespace veritally
