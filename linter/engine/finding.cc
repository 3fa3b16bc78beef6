#include "engine/finding.h"

#include <algorithm>

namespace veritally {

std::string fill(std::string_view text, const std::vector<Argument>& arguments) {
    std::size_t most = text.size();
    for (const Argument& argument : arguments) most += argument.value.size();
    std::string filled;
    filled.reserve(most);
    while (!text.empty()) {
        std::size_t open = text.find('{');
        std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        filled += text.substr(0, open);
        std::string_view name = text.substr(open + 1, close - open - 1);
        auto argument = std::find_if(arguments.begin(), arguments.end(),
                                     [&](const Argument& a) { return a.name == name; });
        filled += argument == arguments.end() ? text.substr(open, close - open + 1)
                                              : std::string_view(argument->value);
        text.remove_prefix(close + 1);
    }
    filled += text;
    return filled;
}

std::string Finding::message() const {
    return fill(wording->text, arguments);
}
std::string Finding::advice() const {
    return fill(wording->advice, arguments);
}

Finding& Findings::add(Span span, std::string_view wording,
                       std::initializer_list<Argument> arguments) {
    if (added_ == kMost) first_left_out_ = span;
    if (added_ > kMost) out_.pop_back();
    ++added_;
    Finding& finding = out_.emplace_back();
    finding.rule = &rule_;
    finding.level = level_;
    finding.span = span;
    finding.wording = &rule_.wording(wording);
    finding.arguments = arguments;
    return finding;
}

Finding& Findings::add_at(Level level, Span span, std::string_view wording,
                          std::initializer_list<Argument> arguments) {
    Finding& finding = add(span, wording, arguments);
    if (!level_configured_) finding.level = level;
    return finding;
}

void Findings::close() {
    static constexpr Wording kMore{"more", "{count} more places like the first {most} in this file",
                                   "mend the file as a whole: --fix does not touch these"};
    if (added_ <= kMost) return;
    out_.pop_back();
    for (std::size_t i = out_.size() - kMost; i < out_.size(); ++i) out_[i].fix.reset();
    Finding& rest = out_.emplace_back();
    rest.rule = &rule_;
    rest.level = level_;
    rest.span = first_left_out_;
    rest.wording = &kMore;
    rest.arguments = {{"count", std::to_string(added_ - kMost)}, {"most", std::to_string(kMost)}};
}

void sort_findings(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
        if (a.span.end != b.span.end) return a.span.end < b.span.end;
        return a.rule->id < b.rule->id;
    });
}

}  // namespace veritally
