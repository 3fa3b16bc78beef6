#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/months.h"
#include "base/regex.h"
#include "base/text.h"
#include "checks/citation/citation_text.h"
#include "engine/check.h"

namespace veritally {
namespace {

/// Bytes before and after a date that tell what it is.
constexpr std::uint32_t kContext = 64;

/// `2027-03-01`, `1.3.2027`, `1 March 2027`, `March 1, 2027`, `March 2027`, `Q3 2027`, `2027`.
const Regex& date_pattern() {
    static const Regex pattern = Regex::lazy(
        R"((?i)\b(?:(20\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|\d{1,2}[./]\d{1,2}[./](20\d\d)|)"
        R"((?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?)"
        R"((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+)"
        R"((?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(20\d\d)|)"
        R"((?:(?:q[1-4]|spring|summer|autumn|fall|winter|early|mid|late)[\s-]+)?(20\d\d))\b)");
    return pattern;
}

/// Nothing but the end of a sentence or a word that dates the source comes before a date.
bool opens_a_date(std::string_view text, std::uint32_t begin) {
    const std::uint32_t from = begin - std::min(begin, kContext);
    const std::string_view before = text.substr(from, begin - from);
    static const Regex pattern = Regex::lazy(
        R"((?i)(?:^|[,.;]\s|[(\[\x1F]|\b(?:accessed|access\s+date|retrieved|viewed|visited|)"
        R"(published|posted|updated|revised|modified|archived|checked|read|dated|as\s+of)\b)"
        R"((?:\s+(?:on|in|at))?:?)\s*$)");
    return pattern.found_in(before);
}

bool closes_a_date(std::string_view text, std::uint32_t end) {
    const std::string_view after = text.substr(end, kContext);
    static const Regex pattern = Regex::lazy(R"(^\s*(?:[,.;)\]\x1F]|$))");
    return pattern.found_in(after);
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

int month_of(std::string_view name) {
    for (std::size_t i = 0; i < kShortMonths.size(); ++i) {
        if (equal_ignoring_case(kShortMonths[i], name)) return static_cast<int>(i) + 1;
    }
    return 0;
}

/// The earliest day that the date can mean: its year, month and day as far as they are given.
Date read_date(std::string_view text, std::span<const Span> groups) {
    const auto part = [&](std::size_t group) {
        return text.substr(groups[group].begin, groups[group].size());
    };
    for (const std::size_t year : {4, 9}) {
        if (!part(year).empty()) return {number(part(year)), 1, 1};
    }
    const bool iso = !part(1).empty();
    const int month = iso ? number(part(2)) : month_of(part(6));
    const int day = std::max({1, number(part(3)), number(part(5)), number(part(7))});
    return {number(iso ? part(1) : part(8)), month, day};
}

/// A cheap look: does a year stand there that is not past?
bool has_year_from(std::string_view text, int year) {
    for (std::size_t at = text.find("20"); at != text.npos; at = text.find("20", at + 1)) {
        if (number(text.substr(at, 4)) >= year) return true;
    }
    return false;
}

void check_footnote(const Subject& subject, std::uint32_t index, Findings& findings) {
    const FootnoteDefinition& note = subject.document.body.footnotes[index];
    const std::string words = citation_words(subject.document, index, true);
    const std::string_view text = words;
    date_pattern().each(text, [&](std::span<const Span> groups) {
        const Span whole = groups[0];
        const Date date = read_date(text, groups);
        if (date <= subject.now || !opens_a_date(text, whole.begin) ||
            !closes_a_date(text, whole.end)) {
            return true;
        }
        const Span span{note.content.begin + whole.begin, note.content.begin + whole.end};
        std::string stated(text.substr(whole.begin, whole.size()));
        std::replace_if(
            stated.begin(), stated.end(), [](char c) { return c < ' '; }, ' ');
        findings.add(
            span, "default",
            {{"label", std::string(note.label)}, {"date", stated}, {"today", subject.now.iso()}});
        return true;
    });
}

}  // namespace

void check_future_date(const Subject& subject, Findings& findings) {
    const Document& document = subject.document;
    for (std::uint32_t i = 0; i < document.body.footnotes.size(); ++i) {
        const Span content = document.body.footnotes[i].content;
        if (has_year_from(document.text.at(content), subject.now.year)) {
            check_footnote(subject, i, findings);
        }
    }
}

}  // namespace veritally
