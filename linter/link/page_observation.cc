#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "link/observation.h"
#include "link/subject_words.h"

namespace veritally {
namespace {

// Words a page may have and still tell nothing but what one of its sentences says. A page that was
// asked for is longer, or says what its address promised.
constexpr std::size_t kFewForMarkup = 150;
constexpr std::size_t kFewForWeakMarkup = 25;
constexpr std::size_t kFewForBoth = 350;  // The title says it, and a heading or sentence.
constexpr std::size_t kFewForHead = 150;  // The title or a heading alone.
constexpr std::size_t kFewForSentence = 90;
constexpr std::size_t kFewForForm = 25;
constexpr std::size_t kFewForSquatter = 40;  // A squatter's page has at least so many.

std::string quoted_start(std::string_view text) {
    constexpr std::size_t kMost = 60;
    return "'" + clipped(text, kMost) + "'";
}

/// Sentences of a paragraph; those that a phrase could be.
template <class Each>
void each_sentence(std::string_view text, const Each& each) {
    constexpr std::string_view kEnds[] = {". ", "! ", "? ", "。", "！", "？", ": ", " | "};
    each(text);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = 0;
        for (std::string_view end : kEnds) {
            if (text.substr(at).starts_with(end)) size = end.size();
        }
        at += std::max<std::size_t>(size, 1);
        if (size == 0) continue;
        each(trim(text.substr(begin, at - begin)));
        begin = at;
    }
    if (begin > 0) each(trim(text.substr(begin)));
}

/// Where a page says something of one kind.
struct Said {
    std::string title, heading, sentence;
    bool any() const { return !title.empty() || !heading.empty() || !sentence.empty(); }
    const std::string& text() const {
        return !heading.empty() ? heading : !title.empty() ? title : sentence;
    }
};

/// A page taken apart once, for every kind of sign.
class PageSigns {
  public:
    PageSigns(const Answer& answer, const Page& page, const LinkSigns& signs)
        : answer_(answer), page_(page), signs_(signs), asked_(parse_url(answer.url)) {
        rich_ = tells_what_it_is();
        kept_ = asked_ && keeps_promise(page, *asked_, signs);
        body_marks_ = split(page.body_marks, ' ');
        marks_ = split(page.marks, ' ');
    }

    bool has_header(const SignSet& set) const {
        return std::any_of(set.headers.begin(), set.headers.end(), [&](const auto& sign) {
            const std::string_view value = header(answer_.headers, sign.first);
            return !value.empty() && sign.second.found_in(value);
        });
    }
    bool has_markup(const std::vector<std::string_view>& markup, std::size_t few) const {
        return page_.words <= few && std::any_of(markup.begin(), markup.end(), [&](auto text) {
                   return answer_.body.find(text) != std::string::npos;
               });
    }
    bool has_mark(const SignSet& set) const {
        const auto any = [](const std::vector<std::string_view>& has,
                            const std::vector<std::string_view>& wanted) {
            return std::any_of(has.begin(), has.end(), [&](std::string_view mark) {
                return !mark.empty() &&
                       std::find(wanted.begin(), wanted.end(), mark) != wanted.end();
            });
        };
        return any(body_marks_, set.marks) ||
               (page_.words <= kFewForHead && any(marks_, set.inner_marks));
    }
    bool has_meta(const SignSet& set) const {
        return std::any_of(set.meta.begin(), set.meta.end(), [&](const auto& sign) {
            const std::string_view content = page_.meta_text(sign.first);
            return !content.empty() && sign.second.found_in(content);
        });
    }

    Said said(const SignSet& set) const {
        Said found;
        for (std::string_view part : page_.title_parts()) {
            if (found.title.empty() && set.says(part)) found.title = part;
        }
        for (std::size_t i = 0; i < std::min<std::size_t>(page_.headings.size(), 4); ++i) {
            if (found.heading.empty() && set.says(page_.headings[i])) {
                found.heading = page_.headings[i];
            }
        }
        const std::size_t most = std::min<std::size_t>(page_.paragraphs.size(), 14);
        for (std::size_t i = 0; i < most; ++i) {
            if (is_heading(page_.paragraphs[i])) continue;
            each_sentence(page_.paragraphs[i], [&](std::string_view sentence) {
                if (found.sentence.empty() && set.says(sentence)) found.sentence = sentence;
            });
        }
        return found;
    }

    /// Does another heading, or the page's title, tell something else? Dialogs for cookies and
    /// logins have a heading of their own on good pages.
    bool is_beside(const Said& said) const {
        return said.title.empty() && !said.heading.empty() && page_.headings.size() > 1 &&
               !page_.title.empty();
    }

    /// Is what is said all that the page has to tell?
    bool means(const Said& said, double share = 1) const {
        if (!said.any() || rich_ || is_subject(said)) return false;
        const auto few = [&](std::size_t words) {
            return static_cast<double>(page_.words) <= share * static_cast<double>(words);
        };
        const bool head = !said.title.empty() || !said.heading.empty();
        if (kept_ && said.title.empty()) return false;
        if (!said.title.empty() && (!said.heading.empty() || !said.sentence.empty())) {
            return few(kFewForBoth);
        }
        if (!said.heading.empty() && !said.sentence.empty()) return few(kFewForBoth);
        return few(head ? kFewForHead : kFewForSentence);
    }

    bool rich() const { return rich_; }
    bool kept() const { return kept_; }

    /// The page shows none of the words of its address, which has at least so many.
    bool misses_subject(std::size_t least) const {
        if (!asked_) return false;
        const std::vector<std::string> words = own_words(*asked_, signs_);
        return words.size() >= least && words_in(words, page_text(page_)) == 0;
    }
    bool asks_home() const {
        const std::string_view path = asked_ ? std::string_view(asked_->target) : "/";
        return signs_.home->matches(path.substr(0, path.find('?')));
    }
    /// The address is itself of that kind: the documentation of a login.
    bool asks_for(const SignSet& set) const {
        return asked_ && set.leads("//" + asked_->host + asked_->target);
    }
    /// Its own address, by its own word, is the home page.
    bool claims_home() const {
        if (page_.canonical.empty() || !asked_ || asks_home()) return false;
        const auto canonical = resolve_url(*asked_, page_.canonical);
        return canonical && canonical->host == asked_->host &&
               signs_.home->matches(canonical->target);
    }

  private:
    bool is_heading(const std::string& text) const {
        return std::find(page_.headings.begin(), page_.headings.end(), text) !=
               page_.headings.end();
    }

    /// Data about an article, a product, a work: a missing page has none.
    bool tells_what_it_is() const {
        constexpr std::string_view kNames[] = {"article:published_time", "citation_title",
                                               "citation_doi",           "og:price:amount",
                                               "product:price:amount",   "article:author"};
        for (std::string_view name : kNames) {
            if (!page_.meta_text(name).empty()) return true;
        }
        constexpr std::string_view kTypes[] = {"article", "product", "book", "video"};
        const std::string type = lower(page_.meta_text("og:type"));
        for (std::string_view known : kTypes) {
            if (type.starts_with(known)) return true;
        }
        constexpr std::string_view kLinked[] = {
            "Article\"",    "Posting\"",  "\"Product\"",
            "\"Dataset\"",  "\"Report\"", "\"VideoObject\"",
            "\"Book\"",     "\"Recipe\"", "\"SoftwareApplication\"",
            "\"headline\"", "\"Event\""};
        return std::any_of(std::begin(kLinked), std::end(kLinked), [&](std::string_view mark) {
            return page_.json_ld.find(mark) != std::string::npos;
        });
    }

    /// The address itself promises what is said: a page about status 404, a band of that name.
    bool is_subject(const Said& said) const {
        if (!asked_) return false;
        const std::vector<std::string> words = subject_words(*asked_, signs_);
        std::string text = said.title + " " + said.heading;
        if (trim(text).empty()) text = said.sentence;
        const std::string folded = fold_words(text);
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return folded.find(" " + word + " ") != std::string::npos;
        });
    }

    static std::string fold_words(std::string_view text) {
        std::string out = " ";
        for (char c : lower(text)) {
            const bool part = is_ascii_lower(c) || is_ascii_digit(c) || !is_ascii(c);
            out += part ? c : ' ';
        }
        return out + " ";
    }

    const Answer& answer_;
    const Page& page_;
    const LinkSigns& signs_;
    std::optional<Url> asked_;
    bool rich_ = false;  ///< Says itself what it is about.
    bool kept_ = false;  ///< Its title is what its address promises.
    std::vector<std::string_view> body_marks_, marks_;
};

Observation says(Seen seen, const Said& said) {
    return {seen, "says " + quoted_start(said.text())};
}

/// Signs that stand in the markup, whatever the words.
std::optional<Observation> observe_markup(const PageSigns& page, const LinkSigns& signs) {
    if (page.has_header(signs.wall) || page.has_markup(signs.wall.markup, kFewForMarkup)) {
        return Observation{Seen::blocked, "shows a bot wall in place of the page"};
    }
    if (page.has_header(signs.parked) ||
        (!page.rich() && page.has_markup(signs.parked.markup, kFewForMarkup))) {
        return Observation{Seen::soft, "shows a parked domain"};
    }
    const SignSet& missing = signs.not_found;
    const bool marked = page.has_mark(missing) || page.has_meta(missing) ||
                        page.has_markup(missing.markup, kFewForMarkup);
    // Some systems have one page for all failures, those that pass included.
    if (marked && !page.rich() && !page.said(signs.maintenance).any()) {
        return Observation{Seen::soft, "shows the site's page for what is missing"};
    }
    if (!page.rich() && !page.kept() && page.has_markup(signs.maintenance.markup, kFewForHead)) {
        return Observation{Seen::transient, "shows a page of maintenance or failure"};
    }
    return std::nullopt;
}

std::optional<Observation> observe_words(const PageSigns& signs_of, const Page& page,
                                         const LinkSigns& signs) {
    struct Kind {
        const SignSet& set;
        Seen seen;
        double share;         ///< Of the words that a page may have.
        bool dialog = false;  ///< Stands in a dialog of good pages too.
    };
    const Kind kKinds[] = {{signs.parked, Seen::soft, 1},
                           {signs.not_found, Seen::soft, 1},
                           {signs.maintenance, Seen::transient, 0.6},
                           {signs.throttled, Seen::throttled, 0.6},
                           {signs.consent, Seen::blocked, 0.5, true},
                           {signs.wall, Seen::blocked, 0.6}};
    for (const Kind& kind : kKinds) {
        const Said said = signs_of.said(kind.set);
        if (kind.dialog && signs_of.is_beside(said)) continue;
        if (signs_of.means(said, kind.share)) return says(kind.seen, said);
    }
    if (signs_of.rich() || signs_of.asks_for(signs.login)) return std::nullopt;
    const Said login = signs_of.said(signs.login);
    const bool form = page.password_fields > 0;
    const bool beside = signs_of.is_beside(login);
    if (!beside && ((form && signs_of.means(login, 0.7)) || signs_of.means(login, 0.3))) {
        return says(Seen::login, login);
    }
    if (form && page.words <= kFewForForm && !signs_of.kept()) {
        return Observation{Seen::login, "asks to log in"};
    }
    if (signs_of.has_markup(signs.wall.weak_markup, kFewForWeakMarkup) && !signs_of.kept()) {
        return Observation{Seen::blocked, "shows a test for robots"};
    }
    return std::nullopt;
}

/// A lapsed domain that someone fills with pages of his own, all alike.
std::optional<Observation> observe_squatter(const PageSigns& signs_of, const Page& page,
                                            const LinkSigns& signs) {
    const bool plain = signs.hijacked_plainly.says(page.title);
    if (signs_of.kept() || page.words < kFewForSquatter ||
        !signs_of.misses_subject(plain ? 1 : 2)) {
        return std::nullopt;
    }
    if (plain || signs.hijacked.says(page.title)) {
        return Observation{Seen::soft,
                           "shows a page about something else: " + quoted_start(page.title)};
    }
    if (signs_of.claims_home() && !signs_of.rich()) {
        return Observation{Seen::soft, "shows the site's home page: " + quoted_start(page.title)};
    }
    return std::nullopt;
}

std::optional<Observation> observe_shell(const PageSigns& signs_of, const Page& page,
                                         const LinkSigns& signs) {
    constexpr std::size_t kSomething = 5, kLinksOfList = 30;
    std::size_t linked = 0;
    for (const std::string& paragraph : page.paragraphs) linked += count_page_words(paragraph);
    if (linked >= kLinksOfList) return std::nullopt;
    const bool told = page.words >= kSomething || page.media > 0 || page.tables > 0;
    if (signs_of.rich() || signs_of.kept()) return std::nullopt;
    std::string told_to_scriptless = page.noscript;
    for (const std::string& paragraph : page.paragraphs) {
        if (signs.shell.says(paragraph)) told_to_scriptless += paragraph;
    }
    const bool notice = count_page_words(told_to_scriptless) >= page.words && page.words < 30;
    if (told && !(notice && !told_to_scriptless.empty())) return std::nullopt;
    if (page.frames > 0) return Observation{Seen::empty, "holds nothing but frames"};
    if (page.scripts > 0) return Observation{Seen::empty, "shows nothing without scripts"};
    if (page.paragraphs.empty() && page.headings.empty()) {
        return Observation{Seen::empty, "answers with an empty page"};
    }
    return std::nullopt;
}

}  // namespace

Observation observe_page(const Answer& answer, const Page& page, const LinkSigns& signs) {
    const PageSigns signs_of(answer, page, signs);
    if (auto seen = observe_markup(signs_of, signs)) return *seen;
    if (auto seen = observe_words(signs_of, page, signs)) return *seen;
    if (auto seen = observe_squatter(signs_of, page, signs)) return *seen;
    if (auto seen = observe_shell(signs_of, page, signs)) return *seen;
    return {};
}

}  // namespace veritally
