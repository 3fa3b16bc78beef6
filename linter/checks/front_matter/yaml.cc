#include <algorithm>
#include <optional>

#include "base/text.h"
#include "engine/check.h"

namespace veritally {
namespace {

std::string_view wording_of(YamlProblem::Kind kind) {
    switch (kind) {
        case YamlProblem::Kind::anchor:
            return "anchor";
        case YamlProblem::Kind::many_documents:
            return "many-documents";
        case YamlProblem::Kind::too_deep:
            return "too-deep";
        case YamlProblem::Kind::too_large:
            return "too-large";
        case YamlProblem::Kind::key_kind:
            return "key-kind";
        default:
            return "default";
    }
}

/// The value of a line `key: value` that only lacks quotes: it holds `: ` or ` #`-free plain text
/// and nothing that means anything else to YAML.
std::optional<Span> bare_value(const SourceText& text, std::uint32_t line_number) {
    Span line = text.line(line_number);
    std::string_view written = text.at(line);
    std::size_t colon = written.find(": ");
    if (colon == 0 || colon == std::string_view::npos) return std::nullopt;
    bool plain_key = std::all_of(
        written.begin(), written.begin() + static_cast<long>(colon),
        [](char c) { return c == '_' || c == '-' || std::isalnum(static_cast<unsigned char>(c)); });
    std::string_view value = trim(written.substr(colon + 2));
    bool needs_quotes = value.find(": ") != std::string_view::npos || value.ends_with(':');
    if (!plain_key || !needs_quotes) return std::nullopt;
    if (value.find_first_of("\"\\#") != std::string_view::npos) return std::nullopt;
    if (std::string_view("'[]{}&*!|>%@`-?").find(value.front()) != std::string_view::npos) {
        return std::nullopt;
    }
    auto begin = static_cast<std::uint32_t>(value.data() - text.bytes().data());
    return Span{begin, begin + static_cast<std::uint32_t>(value.size())};
}

void report_syntax(const SourceText& text, const YamlProblem& problem, Findings& findings) {
    std::uint32_t line = text.line_of(problem.span.begin);
    if (auto value = bare_value(text, line)) {
        Finding& finding = findings.add(*value, "colon");
        finding.fix = Fix{Fix::Safety::safe,
                          {{{value->begin, value->begin}, "\""}, {{value->end, value->end}, "\""}}};
        return;
    }
    std::string_view written = text.at(text.line(line));
    std::size_t indent = written.find_first_not_of(" \t");
    std::size_t tab = written.substr(0, indent).find('\t');
    if (indent != std::string_view::npos && tab != std::string_view::npos) {
        std::uint32_t at = text.line(line).begin + static_cast<std::uint32_t>(tab);
        findings.add({at, at + 1}, "tab");
        return;
    }
    findings.add(problem.span, "default", {{"problem", problem.message}});
}

}  // namespace

void check_yaml(const Subject& subject, Findings& findings) {
    const FrontMatter& front_matter = subject.document.front_matter;
    using State = FrontMatter::State;
    if (front_matter.state == State::toml) findings.add(front_matter.open, "toml");
    if (front_matter.state == State::unterminated) {
        std::uint32_t end = front_matter.yaml.end;
        Finding& finding = findings.add(front_matter.open, "unterminated");
        finding.fix = Fix{Fix::Safety::unsafe, {{{end, end}, "---\n"}}};
    }
    if (front_matter.state == State::missing || front_matter.state == State::toml) return;
    for (const YamlProblem& problem : front_matter.tree.problems) {
        if (problem.kind == YamlProblem::Kind::duplicate_key) continue;
        if (problem.kind == YamlProblem::Kind::syntax) {
            // An open block reads on into the body: its syntax is not the fault.
            if (front_matter.state == State::unterminated) continue;
            report_syntax(subject.document.text, problem, findings);
        } else {
            findings.add(problem.span, wording_of(problem.kind), {{"problem", problem.message}});
        }
    }
    const YamlNode& root = front_matter.tree.root;
    if (front_matter.tree.problems.empty() && !root.is_map() && !root.is_null()) {
        findings.add(root.span, "no-map", {{"kind", root.is_sequence() ? "a list" : "a text"}});
    }
}

}  // namespace veritally
