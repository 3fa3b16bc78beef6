#include "base/text.h"
#include "checks/front_matter/fields.h"

namespace veritally {
namespace {

std::string_view wording_of(YamlProblem::Kind kind) {
    switch (kind) {
        case YamlProblem::Kind::anchor:
            return "anchor";
        case YamlProblem::Kind::many_documents:
            return "second";
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

/// A plain value that YAML would read, were it in quotes.
bool lacks_only_quotes(std::string_view value) {
    if (value.find(": ") == std::string_view::npos && !value.ends_with(':')) return false;
    if (value.find_first_of("\"\\#\r\n") != std::string_view::npos) return false;
    return std::string_view("'[]{}&*!|>%@`-?:,").find(value.front()) == std::string_view::npos;
}

/// The value of a line `key: value`; empty where the line is none.
Span plain_value(const SourceText& text, std::uint32_t line) {
    Span span = text.line(line);
    std::string_view written = text.at(span);
    std::size_t colon = written.find(": ");
    std::size_t key_end = written.find_first_of(" \t\"'#");
    if (colon == std::string_view::npos || key_end < colon) return {};
    std::size_t begin = written.find_first_not_of(' ', colon + 1);
    std::size_t end = written.find_last_not_of(" \t") + 1;
    if (begin >= end) return {};
    auto offset = [&](std::size_t at) { return span.begin + static_cast<std::uint32_t>(at); };
    return {offset(begin), offset(end)};
}

/// Quotes for every value that lacks only them, from the line of the fault to the end: the first
/// alone would only show the next.
std::vector<Edit> add_quotes(const Document& document, std::uint32_t fault) {
    const SourceText& text = document.text;
    std::vector<Edit> edits;
    std::uint32_t last = text.line_of(document.front_matter.yaml.end);
    for (std::uint32_t line = text.line_of(fault); line < last; ++line) {
        Span value = plain_value(text, line);
        if (value.empty() || !lacks_only_quotes(text.at(value))) {
            if (edits.empty()) break;
            continue;
        }
        edits.push_back({value, '"' + std::string(text.at(value)) + '"'});
    }
    return edits;
}

/// `stakeholders:1`: a key, its colon and the value at once.
bool lacks_only_blank(const SourceText& text, Span key) {
    std::string_view written = text.at(key);
    if (written.size() < 2 || written.find_first_of(": \t\"'#") != written.size() - 1) return false;
    char next = key.end < text.size() ? text.bytes()[key.end] : '\n';
    return written.back() == ':' && next != ' ' && next != '\n' && next != '\r' && next != '/';
}

void report_syntax(const Document& document, const YamlProblem& problem, Findings& findings) {
    Finding& finding = findings.add(problem.span, "default", {{"problem", problem.message}});
    if (lacks_only_blank(document.text, problem.span)) {
        finding.fix = Fix{Fix::Safety::safe, {{{problem.span.end, problem.span.end}, " "}}};
        return;
    }
    std::vector<Edit> edits = add_quotes(document, problem.span.begin);
    if (!edits.empty()) finding.fix = Fix{Fix::Safety::safe, std::move(edits)};
}

/// Without what parts the second block from the first; no fix where both have a key.
std::optional<Fix> join_blocks(const SourceText& text, const FrontMatter& matter) {
    const std::uint32_t first = text.line_of(matter.second.begin);
    const bool fence = text.at(matter.second).starts_with("---");
    const std::uint32_t begin = text.line(fence ? first + 1 : first).begin;
    const std::uint32_t end = text.line(text.line_of(matter.second.end)).begin;
    const YamlTree second = parse_yaml(text.at({begin, end}));
    for (const YamlEntry& entry : second.root.map_entries()) {
        if (matter.find(entry.key) != nullptr) return std::nullopt;
    }
    return Fix{Fix::Safety::unsafe, {{{matter.yaml.end, begin}, ""}}};
}

void report_second(const SourceText& text, const FrontMatter& matter, Findings& findings) {
    const Span line = text.line(text.line_of(matter.second.begin));
    findings.add(line, "second").fix = join_blocks(text, matter);
}

/// In the place of the line that was meant as the fence, where there is one ("----").
Edit closing_fence(const Document& document) {
    std::uint32_t end = document.front_matter.yaml.end;
    std::uint32_t block_end = document.front_matter.block.end;
    if (block_end > end) return {{end, block_end}, "---"};
    std::string_view before = document.text.bytes().substr(0, end);
    std::string ending(line_ending(document.text));
    bool in_line = !before.ends_with('\n') && !before.ends_with('\r');
    return {{end, end}, (in_line ? ending : "") + "---" + ending};
}

/// A tag makes another value of what stands there, or makes a careful loader refuse the whole.
void report_tags(const SourceText& text, const YamlNode& node, Findings& findings) {
    if (!node.tag.empty()) {
        const auto begin = static_cast<std::uint32_t>(node.tag.data() - text.bytes().data());
        const Span span{begin, begin + static_cast<std::uint32_t>(node.tag.size())};
        findings.add(span, "tag", {{"tag", quoted(node.tag)}});
    }
    for (const YamlNode& item : node) report_tags(text, item, findings);
    for (const YamlEntry& entry : node.map_entries()) report_tags(text, entry.value, findings);
}

/// A line `% …` before the first key is an order to the YAML reader.
void report_directive(const SourceText& text, Span yaml, Findings& findings) {
    const std::uint32_t last = text.line_of(yaml.end);
    for (std::uint32_t line = text.line_of(yaml.begin); line < last; ++line) {
        const std::string_view written = text.at(text.line(line));
        if (written.starts_with('%')) findings.add(text.line(line), "directive");
        if (!trim(written).empty() && !written.starts_with('#')) return;
    }
}

}  // namespace

void check_yaml(const Subject& subject, Findings& findings) {
    const FrontMatter& front_matter = subject.document.front_matter;
    using State = FrontMatter::State;
    if (front_matter.state == State::toml) findings.add(front_matter.open, "toml");
    if (front_matter.state == State::unterminated) {
        Finding& finding = findings.add(front_matter.open, "unterminated");
        finding.fix = Fix{Fix::Safety::unsafe, {closing_fence(subject.document)}};
    }
    if (front_matter.state == State::missing || front_matter.state == State::toml) return;
    for (const YamlProblem& problem : front_matter.tree.problems) {
        if (problem.kind == YamlProblem::Kind::duplicate_key) continue;
        if (problem.kind == YamlProblem::Kind::syntax) {
            // An open block reads on into the body: its syntax is not the fault.
            if (front_matter.state == State::unterminated) continue;
            report_syntax(subject.document, problem, findings);
        } else {
            findings.add(problem.span, wording_of(problem.kind), {{"problem", problem.message}});
        }
    }
    report_directive(subject.document.text, front_matter.yaml, findings);
    report_tags(subject.document.text, front_matter.tree.root, findings);
    if (!front_matter.second.empty()) {
        report_second(subject.document.text, front_matter, findings);
    }
    const YamlNode& root = front_matter.tree.root;
    if (front_matter.tree.problems.empty() && !root.is_map() && !root.is_null()) {
        findings.add(root.span, "no-map", {{"kind", root.is_sequence() ? "a list" : "text"}});
    }
}

}  // namespace veritally
