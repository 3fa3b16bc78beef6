#include <algorithm>

#include "checks/body/heading_match.h"

namespace veritally {
namespace {

/// A section of the profile that the entry has, and where.
struct Placed {
    std::size_t index;  ///< Into the profile's sections.
    std::uint32_t begin;
    Span title;
};

std::vector<Placed> placed_sections(const Subject& subject) {
    std::vector<Placed> placed;
    const std::vector<HeadingMatch>& matches = match_headings(subject);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (matches[i].form == HeadingMatch::Form::none) continue;
        placed.push_back({i, matches[i].title.begin, matches[i].title});
    }
    std::sort(placed.begin(), placed.end(),
              [](const Placed& a, const Placed& b) { return a.begin < b.begin; });
    return placed;
}

/// Marks the longest row that is in order already: the others are the fewest that can move.
std::vector<bool> in_order(const std::vector<Placed>& placed) {
    std::vector<std::size_t> length(placed.size(), 1), before(placed.size(), placed.size());
    std::size_t last = 0;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (placed[j].index > placed[i].index || length[j] < length[i]) continue;
            length[i] = length[j] + 1;
            before[i] = j;
        }
        if (length[i] > length[last]) last = i;
    }
    std::vector<bool> stays(placed.size());
    for (std::size_t i = last; i < placed.size(); i = before[i]) stays[i] = true;
    return stays;
}

/// The section that the moved one belongs right after; nullptr where it belongs first.
const Placed* predecessor(const std::vector<Placed>& placed, const Placed& moved) {
    const Placed* best = nullptr;
    for (const Placed& other : placed) {
        if (other.index >= moved.index) continue;
        if (best == nullptr || best->index < other.index) best = &other;
    }
    return best;
}

const Placed* successor(const std::vector<Placed>& placed, const Placed& moved) {
    const Placed* best = nullptr;
    for (const Placed& other : placed) {
        if (other.index <= moved.index) continue;
        if (best == nullptr || best->index > other.index) best = &other;
    }
    return best;
}

}  // namespace

void check_section_order(const Subject& subject, Findings& findings) {
    const std::vector<SectionSchema>& sections = subject.profile.sections;
    std::vector<Placed> placed = placed_sections(subject);
    std::vector<bool> stays = in_order(placed);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (stays[i]) continue;
        const Placed* beside = predecessor(placed, placed[i]);
        std::string place = "after";
        if (beside == nullptr) {
            beside = successor(placed, placed[i]);
            place = "before";
        }
        Finding& finding = findings.add(placed[i].title, "default",
                                        {{"section", std::string(sections[placed[i].index].title)},
                                         {"place", place},
                                         {"beside", std::string(sections[beside->index].title)}});
        finding.related.push_back({beside->title, "belongs " + place + " this"});
    }
}

}  // namespace veritally
