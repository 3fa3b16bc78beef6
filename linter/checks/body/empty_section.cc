#include <vector>

#include "engine/check.h"

namespace veritally {
namespace {

/// Front matter below the first line, which Markdown takes for a heading of many lines: that is
/// front-matter/missing.
bool is_late_front_matter(const Document& document, const Section& section) {
    return document.front_matter.state == FrontMatter::State::missing &&
           document.text.line_of(section.title_span.begin) + 1 <
               document.text.line_of(section.heading.end);
}

}  // namespace

void check_empty_section(const Subject& subject, Findings& findings) {
    const std::vector<Section>& sections = subject.document.body.sections;
    // An empty section of empty subsections is the fault of the innermost.
    std::vector<bool> has_sections(sections.size());
    for (const Section& section : sections) {
        if (section.parent != Block::kNone) has_sections[section.parent] = true;
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (!sections[i].empty || has_sections[i] || sections[i].title.empty()) continue;
        if (is_late_front_matter(subject.document, sections[i])) continue;
        findings.add(sections[i].heading, "default", {{"section", std::string(sections[i].title)}});
    }
}

}  // namespace veritally
