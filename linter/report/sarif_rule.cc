#include "base/ascii.h"
#include "base/unicode.h"
#include "base/version.h"
#include "report/sarif.h"

namespace veritally {
namespace {

/// GitHub's limit for descriptions.
constexpr std::size_t kMostOfDescription = 1'024;

std::string_view problem_severity(Level level) {
    return level == Level::error || level == Level::warning ? level_name(level) : "recommendation";
}

/// "FrontMatterEnum"
std::string pascal_case(std::string_view id) {
    std::string name;
    bool first = true;
    for (char c : id) {
        bool letter = is_ascii_word(c);
        if (letter) name += first && is_ascii_lower(c) ? static_cast<char>(c - 32) : c;
        first = !letter;
    }
    return name;
}

std::string shortened(std::string text) {
    if (text.size() <= kMostOfDescription) return text;
    std::size_t end = text.rfind(' ', kMostOfDescription - 4);
    if (end == std::string::npos) end = kMostOfDescription - 4;
    return clipped(text, end);
}

std::string how_to_silence(const Rule& rule, std::string_view mark) {
    return "To silence it on one line: " + std::string(mark) + "<!-- veritally-disable-next-line " +
           std::string(rule.id) + ": reason -->" + std::string(mark) + "\n";
}

/// Longer than any run of backticks in the example.
std::string fence_for(std::string_view example) {
    std::string fence = "```";
    while (example.find(fence) != std::string_view::npos) fence += '`';
    return fence;
}

std::string with_line_end(std::string_view text) {
    return std::string(text) + (text.ends_with('\n') ? "" : "\n");
}

std::string_view reason(const Rule& rule) {
    return rule.why.empty() ? rule.summary : rule.why;
}

/// Its own page, or the one about rules of one's own: a rule without an address is at fault.
std::string help_page(const Rule& rule) {
    const std::string page = rule_page(rule);
    return page.empty() ? std::string(home_page()) + "/blob/main/rules/README.md" : page;
}

std::string help_text(const Rule& rule) {
    std::string help = with_line_end(reason(rule));
    auto example = [&](std::string_view head, const std::vector<std::string_view>& examples) {
        if (!examples.empty()) help += "\n" + std::string(head) + "\n" + with_line_end(examples[0]);
    };
    example("Bad:", rule.bad);
    example("Good:", rule.good);
    return help + "\n" + how_to_silence(rule, "");
}

std::string help_markdown(const Rule& rule) {
    std::string help = with_line_end(reason(rule));
    auto example = [&](std::string_view head, const std::vector<std::string_view>& examples) {
        if (examples.empty()) return;
        std::string fence = fence_for(examples[0]);
        help += "\n**" + std::string(head) + "**\n\n" + fence + "markdown\n" +
                with_line_end(examples[0]) + fence + "\n";
    };
    example("Bad", rule.bad);
    example("Good", rule.good);
    for (std::string_view reference : rule.references) {
        help += "\nSee <" + std::string(reference) + ">\n";
    }
    return help + "\n" + how_to_silence(rule, "`");
}

}  // namespace

Json sarif_rule(const Rule& rule) {
    Json json = {{"id", rule.id},
                 {"name", pascal_case(rule.id)},
                 {"shortDescription", sarif_text(shortened(sentence(std::string(rule.summary))))},
                 {"fullDescription", sarif_text(shortened(sentence(std::string(reason(rule)))))},
                 {"help", {{"text", help_text(rule)}, {"markdown", help_markdown(rule)}}},
                 {"helpUri", help_page(rule)},
                 {"defaultConfiguration",
                  {{"level", rule.level == Level::off ? "none" : level_name(rule.level)}}},
                 {"properties",
                  {{"tags", {std::string(rule.family()), "registry"}},
                   {"precision", rule.level == Level::error ? "very-high" : "high"},
                   {"problem.severity", problem_severity(rule.level)}}}};
    for (const Wording& wording : rule.wordings) {
        json["messageStrings"][std::string(wording.id)] = sarif_text(message_string(wording).text);
    }
    return json;
}

}  // namespace veritally
