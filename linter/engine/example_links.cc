#include "engine/example_links.h"

#include <charconv>

namespace veritally {

LinkStatuses example_links(const Rule& rule) {
    LinkStatuses links;
    for (const YamlEntry& entry : (*rule.parameters)["links"].map_entries()) {
        LinkStatus& link = links[std::string(entry.key)];
        const YamlNode& node = entry.value;
        link.seen = parse_seen(node.text("seen")).value_or(Seen::alive);
        link.reason = node.text("reason");
        link.moved_to = node.text("moved-to");
        const std::string_view status = node.text("status");
        std::from_chars(status.data(), status.data() + status.size(), link.status);
        if (node.find("fragment") != nullptr) {
            link.fragment_faults[std::string(node.text("fragment"))] = node.text("fault");
        }
    }
    return links;
}

}  // namespace veritally
