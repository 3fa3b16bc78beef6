#include "quantity/slip.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace veritally {
namespace {

using Change = Slip::Change;

struct Named {
    std::string_view of, does;
    Change change;
};
constexpr Named kChanges[] = {{"count", "lost", Change::count_lost},
                              {"count", "repeated", Change::count_repeated},
                              {"count", "added", Change::count_added},
                              {"count", "taken-for", Change::count_other},
                              {"part", "lost", Change::part_lost},
                              {"part", "repeated", Change::part_repeated},
                              {"unit", "plain", Change::unit},
                              {"unit", "prefix", Change::prefix},
                              {"", "kept", Change::kept},
                              {"", "repeated", Change::repeated},
                              {"", "inverted", Change::inverted},
                              {"", "taken-for", Change::taken_for}};

constexpr std::string_view kDoubtIds[kDoubts] = {
    "",     "unread-count", "otherwise", "left-out",   "worked-out", "change",        "open-count",
    "told", "share",        "compared",  "lone-count", "tier",       "other-devices", "published"};

Error wrong(std::string_view id, std::string_view what, std::string_view text) {
    return {"slip '" + std::string(id) + "': " + std::string(what) + " '" + std::string(text) + "'",
            "", ""};
}

const Named* find_change(std::string_view of, std::string_view does) {
    auto named = [&](std::string_view name) {
        return std::find_if(std::begin(kChanges), std::end(kChanges), [&](const Named& change) {
            return change.of == name && change.does == does;
        });
    };
    const Named* found = named(of);
    if (found == std::end(kChanges)) found = named("");
    return found == std::end(kChanges) ? nullptr : found;
}

Status read_attribute(const YamlNode& node, const Vocabulary& words, Slip& slip) {
    std::string_view of = node.text("of"), value = node.text("value");
    auto attribute = std::find_if(words.attributes.begin(), words.attributes.end(),
                                  [&](const Attribute& a) { return a.name == of; });
    if (attribute == words.attributes.end()) return wrong(slip.id, "there is no attribute", of);
    slip.attribute = static_cast<std::uint8_t>(attribute - words.attributes.begin());
    if (value.empty()) return std::nullopt;
    auto found = std::find_if(words.values.begin(), words.values.end(), [&](const auto& v) {
        return v.attribute == slip.attribute && v.name == value;
    });
    if (found == words.values.end()) return wrong(slip.id, "there is no value", value);
    slip.value = static_cast<int>(found - words.values.begin());
    return std::nullopt;
}

Result<Slip> read_slip(const YamlNode& node, const Vocabulary& words) {
    Slip slip;
    slip.id = node.text("id");
    slip.rule = node.text("rule");
    slip.says = node.text("says");
    slip.write = node.text("write");
    for (const YamlNode& word : node["words"]) slip.words.push_back(word.scalar);
    for (const YamlNode& word : node["done"]) slip.done.push_back(word.scalar);
    const Named* change = find_change(node.text("of"), node.text("does"));
    if (change == nullptr) return wrong(slip.id, "it cannot be that it", node.text("does"));
    slip.change = change->change;
    if (change->of.empty()) {
        if (Status bad = read_attribute(node, words, slip)) return *bad;
    }
    return slip;
}

Status read_doubts(const YamlNode& list, SlipTable& table) {
    for (const YamlNode& item : list) {
        const std::string_view id = item.text("id");
        const auto known = std::find(std::begin(kDoubtIds) + 1, std::end(kDoubtIds), id);
        if (known == std::end(kDoubtIds))
            return Error{"there is no doubt '" + std::string(id) + "'", "", ""};
        table.doubts[static_cast<std::size_t>(known - std::begin(kDoubtIds))] = item.text("says");
    }
    return std::nullopt;
}

}  // namespace

Slip::Stage Slip::stage() const {
    if (change <= Change::prefix) return Stage::unit;
    if (change <= Change::taken_for) return Stage::attribute;
    return change <= Change::count_other ? Stage::count : Stage::part;
}

bool Slip::open() const {
    return change == Change::count_other || change == Change::count_added ||
           (change == Change::taken_for && value < 0);
}

Result<SlipTable> SlipTable::read(std::span<const YamlNode* const> tables,
                                  const Vocabulary& words) {
    SlipTable table;
    for (const YamlNode* node : tables) {
        if (Status bad = read_doubts((*node)["doubts"], table)) return *bad;
        for (const YamlNode& item : (*node)["slips"]) {
            auto slip = read_slip(item, words);
            if (!slip) return slip.error();
            std::erase_if(table.slips, [&](const Slip& known) { return known.id == slip->id; });
            table.slips.push_back(std::move(*slip));
        }
    }
    std::stable_sort(table.slips.begin(), table.slips.end(),
                     [](const Slip& a, const Slip& b) { return a.stage() < b.stage(); });
    return table;
}

}  // namespace veritally
