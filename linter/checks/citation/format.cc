#include <algorithm>
#include <iterator>
#include <string>

#include "base/months.h"
#include "base/regex.h"
#include "base/text.h"
#include "base/unicode.h"
#include "checks/addresses.h"
#include "checks/citation/citation_text.h"
#include "checks/citation/footnotes.h"
#include "engine/check.h"

namespace veritally {
namespace {

constexpr std::string_view kAboutTheVisit[] = {
    "accessed", "access",  "date", "retrieved", "viewed", "visited", "available", "online",
    "from",     "on",      "at",   "in",        "see",    "via",     "source",    "link",
    "url",      "website", "web",  "page",      "n",      "d",       "archived"};
constexpr std::size_t kLongestMonth = 9;

bool is_about_the_visit(std::string_view word) {
    const auto equals = [word](std::string_view known) { return equal_ignoring_case(word, known); };
    const auto begins = [word](std::string_view month) {
        return starts_with_ignoring_case(word, month);
    };
    if (std::any_of(std::begin(kAboutTheVisit), std::end(kAboutTheVisit), equals)) return true;
    return word.size() <= kLongestMonth &&
           std::any_of(std::begin(kShortMonths), std::end(kShortMonths), begins);
}

/// Letters, and what may stand between the letters of one word.
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const CodePoint c = decode(text, at);
        if (!is_letter(c.value) && !is_combining(c.value) && c.value != '-' && c.value != '\'' &&
            c.value != U'’') {
            break;
        }
        at += c.size;
    }
    return at;
}

/// A word that is neither about the visit nor a month.
bool names_a_source(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = decode(text, at);
        if (!is_letter(c.value)) {
            at += c.size;
            continue;
        }
        const std::size_t end = word_end(text, at);
        if (!is_about_the_visit(text.substr(at, end - at))) return true;
        at = end;
    }
    return false;
}

bool has_year(std::string_view words) {
    static const Regex year = Regex::lazy(R"((?i)\b(?:19|20)\d\d[a-z]?\b|\bn\.\s?d\.|\bno date\b)");
    return year.found_in(words);
}

}  // namespace

/// A definition without an address is citation/no-url's.
void check_format(const Subject& subject, Findings& findings) {
    const Document& document = subject.document;
    const Profile::Citations& wanted = subject.profile.citations;
    const Body& body = document.body;
    std::uint32_t last = Block::kNone;
    for (const Link& link : body.links) {
        if (link.footnote == Block::kNone || link.footnote == last) continue;
        if (!may_be_source(link.url)) continue;
        last = link.footnote;
        const FootnoteDefinition& definition = body.footnotes[last];
        const std::string words = citation_words(document, last, false);
        const bool nameless = wanted.name && !names_a_source(words);
        const bool undated = wanted.year && !has_year(words);
        if (!nameless && !undated) continue;
        findings.add(mark_of(definition), nameless ? (undated ? "default" : "no-name") : "no-year",
                     {{"label", std::string(definition.label)}});
    }
}

}  // namespace veritally
