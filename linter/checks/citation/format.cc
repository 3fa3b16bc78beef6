#include <string>

#include "base/regex.h"
#include "base/text.h"
#include "checks/addresses.h"
#include "checks/citation/citation_text.h"
#include "checks/citation/footnotes.h"
#include "engine/check.h"

namespace veritally {
namespace {

/// A word that is neither about the visit nor a month.
bool names_a_source(std::string_view words) {
    static const Regex word = Regex::lazy(R"(\pL[\pL\pM'’-]*)");
    static const Regex about_the_visit = Regex::lazy(
        R"((?i)accessed|access|date|retrieved|viewed|visited|available|online|from|on|at|in|see|via|)"
        R"(source|link|url|website|web|page|archived|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|)"
        R"(nov|dec)[a-z]{0,6}|n|d)");
    bool named = false;
    word.each(words, [&](std::span<const Span> groups) {
        named = !about_the_visit.matches(words.substr(groups[0].begin, groups[0].size()));
        return !named;
    });
    return named;
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
