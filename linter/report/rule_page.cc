#include "report/rule_page.h"

#include <algorithm>

namespace veritally {
namespace {

std::string_view fix_name(Rule::Fix fix) {
    constexpr std::string_view kNames[] = {"", "fix", "unsafe fix", "some fixes"};
    return kNames[static_cast<int>(fix)];
}

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    out.resize(std::max(width, out.size()), ' ');
    return out;
}

void append_examples(std::string& page, std::string_view title,
                     const std::vector<std::string_view>& examples) {
    for (std::string_view example : examples) {
        page += "\n" + std::string(title) + "\n\n";
        while (!example.empty()) {
            std::size_t end = std::min(example.find('\n'), example.size());
            if (end > 0) page += "    " + std::string(example.substr(0, end));
            page += "\n";
            example.remove_prefix(std::min(end + 1, example.size()));
        }
    }
}

}  // namespace

std::string rule_list(const RuleCatalogue& catalogue) {
    std::size_t wide = 0;
    for (const auto& rule : catalogue.rules()) wide = std::max(wide, rule->id.size());
    std::string list;
    for (const auto& rule : catalogue.rules()) {
        list += padded(rule->id, wide) + "  " + padded(level_name(rule->level), 7) + "  " +
                padded(fix_name(rule->fix), 10) + "  " + std::string(rule->summary) + "\n";
    }
    return list;
}

std::string rule_text(const Rule& rule) {
    std::string page = "# " + std::string(rule.id) + "\n\n" + std::string(rule.summary) + "\n\n" +
                       "Level: " + std::string(level_name(rule.level));
    if (rule.fix != Rule::Fix::none) page += ", " + std::string(fix_name(rule.fix));
    if (!rule.origin.empty()) page += ", from " + std::string(rule.origin);
    page += "\n";
    if (!rule.why.empty()) page += "\n" + std::string(rule.why) + "\n";
    page += "\nMessages:\n";
    for (const Wording& wording : rule.wordings) {
        page += "- " + std::string(wording.text) + "\n";
        if (!wording.advice.empty()) page += "  " + std::string(wording.advice) + "\n";
    }
    append_examples(page, "Bad:", rule.bad);
    append_examples(page, "Good:", rule.good);
    for (std::string_view reference : rule.references)
        page += "\nSee " + std::string(reference) + "\n";
    page += "\nTo silence it: <!-- veritally-disable-next-line " + std::string(rule.id) +
            ": reason -->\n";
    return page;
}

std::string rule_table(const RuleCatalogue& catalogue) {
    std::string table = "| rule | level | fix | finds |\n|---|---|---|---|\n";
    for (const auto& rule : catalogue.rules()) {
        table += "| [" + std::string(rule->id) + "](rules/" + std::string(rule->id) + ".yaml) | " +
                 std::string(level_name(rule->level)) + " | " + std::string(fix_name(rule->fix)) +
                 " | " + std::string(rule->summary) + " |\n";
    }
    return table;
}

}  // namespace veritally
