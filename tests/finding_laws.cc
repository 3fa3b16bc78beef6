#include "finding_laws.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/fixer.h"

namespace veritally {
namespace {

// Rules whose fixes are about footnotes, or about numbers. A control character before a footnote
// keeps it from being one.
constexpr std::array<std::string_view, 3> kAboutFootnotes = {"citation/duplicate",
                                                             "citation/undefined", "body/encoding"};
constexpr std::array<std::string_view, 6> kAboutNumbers = {
    "front-matter/number-format", "front-matter/type",
    "front-matter/duplicate-key", "body/encoding",
    "body/missing-section",       "citation/duplicate"};

bool is_boundary(const SourceText& text, std::uint32_t offset) {
    if (offset == 0 || offset >= text.size()) return offset <= text.size();
    const bool continues = (static_cast<unsigned char>(text.bytes()[offset]) & 0xC0) == 0x80;
    if (!continues) return true;
    return std::any_of(text.invalid_utf8().begin(), text.invalid_utf8().end(), [&](Span invalid) {
        return invalid.begin <= offset && offset <= invalid.end;
    });
}

void expect_sound_span(const SourceText& text, Span span, const char* what) {
    EXPECT_LE(span.begin, span.end) << what;
    EXPECT_LE(span.end, text.size()) << what;
    EXPECT_TRUE(is_boundary(text, span.begin)) << what << " begins inside a character";
    EXPECT_TRUE(is_boundary(text, span.end)) << what << " ends inside a character";
}

void expect_filled(std::string_view wording, const Finding& finding) {
    for (std::size_t open = wording.find('{'); open != wording.npos;
         open = wording.find('{', open + 1)) {
        const std::string_view name = wording.substr(open + 1, wording.find('}', open) - open - 1);
        EXPECT_TRUE(std::any_of(finding.arguments.begin(), finding.arguments.end(),
                                [&](const Argument& argument) { return argument.name == name; }))
            << "no argument for {" << name << "} in: " << wording;
    }
}

void expect_sound_fix(const SourceText& text, const Finding& finding) {
    if (!finding.fix) return;
    std::vector<Edit> edits = finding.fix->edits;
    EXPECT_FALSE(edits.empty());
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    for (std::size_t i = 0; i < edits.size(); ++i) {
        expect_sound_span(text, edits[i].span, "an edit");
        EXPECT_NE(text.at(edits[i].span), edits[i].text) << "an edit changes nothing";
        if (i == 0) continue;
        EXPECT_LE(edits[i - 1].span.end, edits[i].span.begin) << "edits overlap";
    }
    const bool safe = finding.fix->safety == Fix::Safety::safe;
    const Rule::Fix promised = finding.rule->fix;
    EXPECT_TRUE(promised == Rule::Fix::sometimes ||
                promised == (safe ? Rule::Fix::safe : Rule::Fix::unsafe))
        << "the rule's page does not promise such a fix";
}

void expect_sound(const SourceText& text, const Finding& finding) {
    SCOPED_TRACE(std::string(finding.rule->id) + " at byte " + std::to_string(finding.span.begin) +
                 ": " + finding.message());
    expect_sound_span(text, finding.span, "the finding");
    for (const Related& related : finding.related) {
        expect_sound_span(text, related.span, "a related place");
        EXPECT_FALSE(related.text.empty());
    }
    expect_filled(finding.wording->text, finding);
    expect_filled(finding.wording->advice, finding);
    EXPECT_FALSE(finding.message().empty());
    expect_sound_fix(text, finding);
}

std::multiset<std::string> footnotes_of(const Document& document) {
    std::multiset<std::string> notes;
    for (const auto& note : document.body.footnotes) notes.insert("^" + std::string(note.label));
    for (const auto& mark : document.body.references) notes.insert(std::string(mark.label));
    return notes;
}

std::vector<std::string> numbers_of(const Document& document) {
    std::vector<std::string> numbers(1);
    for (char c : document.text.bytes()) {
        if (c >= '0' && c <= '9') {
            numbers.back() += c;
        } else if (!numbers.back().empty()) {
            numbers.emplace_back();
        }
    }
    if (numbers.back().empty()) numbers.pop_back();
    return numbers;
}

template <std::size_t N>
bool any_fix_of(const FileReport& report, const std::array<std::string_view, N>& rules) {
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& f) {
        return f.fix && std::find(rules.begin(), rules.end(), f.rule->id) != rules.end();
    });
}

/// What a recomputation leads to may be written in place of what is stated.
bool writes_recomputed(const FileReport& report) {
    return std::any_of(report.findings.begin(), report.findings.end(), [](const Finding& f) {
        return f.fix && f.fix->safety == Fix::Safety::unsafe && f.rule->kind == "recomputation";
    });
}

std::map<std::string_view, int> count_by_rule(const std::vector<Finding>& findings) {
    std::map<std::string_view, int> counts;
    for (const Finding& finding : findings) ++counts[finding.rule->id];
    return counts;
}

}  // namespace

void expect_sound_findings(const FileReport& report) {
    for (const Finding& finding : report.findings) expect_sound(report.document->text, finding);
}

void expect_lawful_fixes(const FileReport& report, bool unsafe, Date now) {
    SCOPED_TRACE(unsafe ? "unsafe fixes" : "safe fixes");
    const FixOutcome once = apply_fixes(report, unsafe, now);
    const FixOutcome twice = apply_fixes(once.report, unsafe, now);
    EXPECT_EQ(twice.bytes, once.bytes) << "a second run changes more";
    EXPECT_EQ(once.report.document->text.bytes(), once.bytes);
    EXPECT_LE(once.report.document->front_matter.tree.problems.size(),
              report.document->front_matter.tree.problems.size());
    EXPECT_LE(unread_parts(*once.report.document), unread_parts(*report.document));
    // Where more can be read now, more may be found.
    const bool opened = unread_parts(*once.report.document) < unread_parts(*report.document);
    const auto before = count_by_rule(report.findings);
    for (const auto& [rule, count] : count_by_rule(once.report.findings)) {
        if (opened) continue;
        const auto known = before.find(rule);
        EXPECT_LE(count, known == before.end() ? 0 : known->second) << "new: " << rule;
    }
    if (!any_fix_of(report, kAboutFootnotes)) {
        EXPECT_EQ(footnotes_of(*once.report.document), footnotes_of(*report.document));
    }
    // A fix that was hidden may be about numbers.
    const bool recomputed = unsafe && writes_recomputed(report);
    if (!opened && !recomputed && !any_fix_of(report, kAboutNumbers)) {
        EXPECT_EQ(numbers_of(*once.report.document), numbers_of(*report.document));
    }
    expect_sound_findings(once.report);
}

}  // namespace veritally
