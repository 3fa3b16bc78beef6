#include "engine/entry.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "document/late_front_matter.h"

namespace veritally {
namespace {

bool is_section(std::string_view title, const Profile& profile) {
    return std::any_of(
        profile.sections.begin(), profile.sections.end(),
        [&](const SectionSchema& schema) { return equal_ignoring_case(schema.title, title); });
}

/// The first thing that stands there is the heading of a section.
bool begins_with_section(std::string_view bytes, const Profile& profile) {
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    return marks > 0 && is_section(trim(line.substr(marks)), profile);
}

}  // namespace

bool has_sections_of_entry(const Document& document, const Profile& profile) {
    std::size_t needed = 0, there = 0;
    for (const SectionSchema& schema : profile.sections) {
        if (!schema.required) continue;
        ++needed;
        there += std::any_of(
            document.body.sections.begin(), document.body.sections.end(),
            [&](const Section& s) { return equal_ignoring_case(s.title, schema.title); });
    }
    return there * 2 > needed;
}

bool has_unopened_front_matter(std::string_view bytes, const Profile& profile) {
    const std::vector<std::string_view> keys = unopened_keys(bytes);
    return std::any_of(keys.begin(), keys.end(),
                       [&](std::string_view key) { return profile.key(key) != nullptr; });
}

bool is_entry(std::string_view bytes, const Profile& profile) {
    if (starts_front_matter(bytes) || has_unread_front_matter(bytes)) return true;
    if (!has_unopened_front_matter(bytes, profile) && !begins_with_section(bytes, profile)) {
        return false;
    }
    return has_sections_of_entry(*read_document("", std::string(bytes)), profile);
}

}  // namespace veritally
