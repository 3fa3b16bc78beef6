#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "link/address.h"
#include "link/observation.h"
#include "link/subject_words.h"

namespace veritally {
namespace {

std::string_view query_of(const Url& url) {
    const std::size_t mark = url.target.find('?');
    return mark == std::string::npos ? "" : std::string_view(url.target).substr(mark + 1);
}

std::string place_of(const Url& url) {
    return "//" + url.host + url.target;
}

std::size_t depth_of(const Url& url) {
    const auto parts = split(path_of(url), '/');
    return static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end(), [](auto part) { return !part.empty(); }));
}

bool is_for_good(const Hop& hop) {
    return hop.status == 301 || hop.status == 308 || hop.is_refresh();
}

/// Are two hosts in one hand: the same, or the one's is part of the other's. Neighbours below a
/// domain may be strangers: no list of the domains that are let by parts is whole.
bool is_same_owner(std::string_view one, std::string_view other, const LinkSigns& signs) {
    if (site_of(one, signs) != site_of(other, signs)) return false;
    for (std::string_view* host : {&one, &other}) {
        if (host->starts_with("www.")) host->remove_prefix(4);
    }
    return is_in_domain(one, other) || is_in_domain(other, one);
}

/// The query without what sites add for themselves, and a path without `;jsessionid=…`.
std::string without_session(const Url& url, const LinkSigns& signs) {
    std::string_view path = path_of(url);
    std::string out = url.origin() + std::string(path.substr(0, path.find(';')));
    for (std::string_view pair : split(query_of(url), '&')) {
        const std::string name = lower(pair.substr(0, pair.find('=')));
        if (!name.empty() && signs.session_parameters.count(name) == 0) {
            out += "?" + std::string(pair);
        }
    }
    return out;
}

class Led {
  public:
    Led(const Answer& answer, const Page& page, const LinkSigns& signs)
        : answer_(answer), page_(page), signs_(signs) {
        from_ = parse_url(answer.url);
        to_ = parse_url(answer.final_url);
    }

    Observation observe() const {
        if (!from_ || !to_) return {};
        if (!answer_.hops.empty()) {
            if (auto seen = by_place()) return *seen;
            const bool named = keep_name(*from_, *to_, signs_);
            if (auto seen = named ? std::nullopt : to_home()) return *seen;
            if (auto seen = named ? std::nullopt : to_parent()) return *seen;
        }
        if (auto seen = page_for_document()) return *seen;
        return answer_.hops.empty() ? Observation{} : moved();
    }

  private:
    using Maybe = std::optional<Observation>;

    /// What the address shows that it led to.
    Maybe by_place() const {
        const std::string from = place_of(*from_), to = place_of(*to_);
        const bool kept = page_.password_fields == 0 && is_there();
        const auto leads = [&](const SignSet& set) {
            return !kept && set.leads(to) && !set.leads(from);
        };
        for (std::string_view host : signs_.parked.hosts) {
            if (is_in_domain(to_->host, host) && !is_in_domain(from_->host, host)) {
                return Observation{Seen::soft, "redirects to a market of domains"};
            }
        }
        if (leads(signs_.consent)) return Observation{Seen::blocked, "redirects to a consent wall"};
        if (leads(signs_.login) && !keep_name(*from_, *to_, signs_))
            return Observation{Seen::login, "redirects to a login"};
        if (leads(signs_.wall)) return Observation{Seen::blocked, "redirects to a bot wall"};
        if (leads(signs_.not_found)) {
            return Observation{Seen::soft, "redirects to a page for errors"};
        }
        // A search shows what it was asked for, be it there or not.
        const bool searched = signs_.search.leads(to) && asks_for_subject(query_of(*to_));
        if ((leads(signs_.search) || searched) && query_of(*from_).empty()) {
            return Observation{Seen::soft, "redirects to a search of the site"};
        }
        return std::nullopt;
    }

    /// In words, not by a field ("?type=dataset").
    bool asks_for_subject(std::string_view query) const {
        const std::vector<std::string> subject = own_words(*from_, signs_);
        const auto parts = split(query, '&');
        return std::any_of(parts.begin(), parts.end(), [&](std::string_view pair) {
            const std::string name = lower(pair.substr(0, pair.find('=')));
            return signs_.search_words.count(name) > 0 && words_in(subject, fold(pair)) > 0;
        });
    }

    /// The page is what was asked for, whatever its new address is called.
    bool is_there() const {
        if (keeps_promise(page_, *from_, signs_)) return true;
        const std::vector<std::string> words = own_words(*from_, signs_);
        std::string head = page_.title;
        if (!page_.headings.empty()) head += " " + page_.headings.front();
        return !words.empty() && words_in(words, fold(head)) == words.size();
    }

    bool is_home(const Url& url) const {
        if (!signs_.home->matches(path_of(url))) return false;
        for (std::string_view pair : split(query_of(url), '&')) {
            const std::string name = lower(pair.substr(0, pair.find('=')));
            const bool content = pair.find('=') != std::string_view::npos &&
                                 signs_.session_parameters.count(name) == 0 &&
                                 fold(pair).find("404") == std::string::npos;
            if (content) return false;
        }
        return true;
    }

    bool keeps_subject() const {
        const std::vector<std::string> words = subject_words(*from_, signs_);
        if (words.empty()) return false;
        const std::string shown = fold(to_->host) + " " + page_head(page_);
        return 2 * words_in(words, shown) > words.size();
    }

    Maybe to_home() const {
        if (!is_home(*to_) || signs_.home->matches(path_of(*from_))) return std::nullopt;
        if (depth_of(*from_) == 0 || keeps_subject() || names_section()) return std::nullopt;
        return Observation{Seen::soft, "redirects to the home page of '" + to_->host + "'"};
    }

    /// The last hop pointed into the page ("/#pricing").
    bool names_section() const {
        const std::string& location = answer_.hops.back().location;
        const std::size_t mark = location.find('#');
        return mark != std::string::npos && mark + 1 < location.size() &&
               location.substr(mark + 1) != "top";
    }

    /// A list or a section of the site in place of the page.
    Maybe to_parent() const {
        if (depth_of(*to_) >= depth_of(*from_)) return std::nullopt;
        const std::vector<std::string> words = own_words(*from_, signs_);
        if (words.empty() || !has_text()) return std::nullopt;
        const std::string shown = fold(to_->text()) + " " + page_text(page_);
        if (words_in(words, shown) > 0) return std::nullopt;
        return Observation{Seen::soft,
                           "redirects to a page that says nothing of '" + words.front() + "'"};
    }

    bool has_text() const { return page_.words > 0 || !page_.headings.empty(); }

    /// HTML where the address names a document.
    Maybe page_for_document() const {
        const std::string path = lower(path_of(*from_));
        const auto& endings = signs_.document_endings;
        const bool document = std::any_of(endings.begin(), endings.end(),
                                          [&](auto ending) { return path.ends_with(ending); });
        if (!document || !has_text() || page_.words > 300) return std::nullopt;
        const std::vector<std::string> words = own_words(*from_, signs_);
        if (words.empty()) return std::nullopt;
        const std::string shown = page_text(page_);
        if (words_in(words, shown) > 0) return std::nullopt;
        return Observation{Seen::soft, "shows a page in place of the document"};
    }

    Observation moved() const {
        const bool for_good = std::all_of(answer_.hops.begin(), answer_.hops.end(), is_for_good);
        if (!for_good || without_session(*from_, signs_) == without_session(*to_, signs_))
            return {};
        Observation seen{Seen::moved, "has moved for good"};
        seen.moved_to = to_->text();
        const bool weaker = from_->scheme == "https" && to_->scheme == "http";
        const bool refreshed = std::any_of(answer_.hops.begin(), answer_.hops.end(),
                                           [](const Hop& hop) { return hop.is_refresh(); });
        seen.safe = !weaker && !refreshed && is_same_owner(from_->host, to_->host, signs_);
        return seen;
    }

    const Answer& answer_;
    const Page& page_;
    const LinkSigns& signs_;
    std::optional<Url> from_, to_;
};

}  // namespace

Observation observe_redirects(const Answer& answer, const Page& page, const LinkSigns& signs) {
    return Led(answer, page, signs).observe();
}

}  // namespace veritally
