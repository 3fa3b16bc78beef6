#include <vector>

#include "base/text.h"
#include "checks/body/heading_match.h"

namespace veritally {
namespace {

/// The profile's section that a heading of its level names; nullptr for any other heading.
const SectionSchema* named_section(const Profile& profile, const Section& section) {
    if (section.level != profile.section_level) return nullptr;
    for (const SectionSchema& schema : profile.sections) {
        if (equal_ignoring_case(bare_title(section.title), schema.title)) return &schema;
    }
    return nullptr;
}

}  // namespace

/// Of an empty one body/empty-section speaks.
void check_duplicate_section(const Subject& subject, Findings& findings) {
    const Profile& profile = subject.profile;
    std::vector<const Section*> first(profile.sections.size());
    for (const Section& section : subject.document.body.sections) {
        const SectionSchema* schema = section.empty ? nullptr : named_section(profile, section);
        if (schema == nullptr) continue;
        const Section*& before = first[static_cast<std::size_t>(schema - profile.sections.data())];
        if (before == nullptr) {
            before = &section;
            continue;
        }
        const std::uint32_t line = subject.document.text.line_of(before->heading.begin);
        Finding& finding =
            findings.add(section.heading, "default",
                         {{"section", std::string(schema->title)}, {"line", std::to_string(line)}});
        finding.related.push_back({before->heading, "the first one"});
    }
}

}  // namespace veritally
