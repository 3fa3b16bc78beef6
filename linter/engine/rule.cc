#include "engine/rule.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace veritally {
namespace {

constexpr std::string_view kRuleKeys[] = {
    "id",   "kind",     "level",      "fix",        "stage",       "summary",      "why",    "bad",
    "good", "messages", "parameters", "references", "superfluous", "every-family", "absence"};
constexpr std::string_view kWordingKeys[] = {"text", "advice"};
constexpr std::string_view kLevels[] = {"off", "note", "warning", "error"};
constexpr std::string_view kFixes[] = {"none", "safe", "unsafe", "sometimes"};
constexpr std::string_view kStages[] = {"closing", "links"};
constexpr YamlNode kNoParameters = [] {
    YamlNode node;
    node.kind = YamlNode::Kind::map;
    return node;
}();

bool is_rule_id(std::string_view id) {
    std::size_t slash = id.find('/');
    if (slash == 0 || slash == std::string_view::npos || slash + 1 == id.size()) return false;
    if (id.find('/', slash + 1) != std::string_view::npos) return false;
    return id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") == std::string_view::npos;
}

Status read_flags(const YamlNode& node, const YamlSource& source, Rule& rule) {
    for (auto [key, flag] : {std::pair{std::string_view("absence"), &rule.absence},
                             {std::string_view("superfluous"), &rule.superfluous},
                             {std::string_view("every-family"), &rule.every_family}}) {
        const YamlNode* said = node.find(key);
        if (said == nullptr) continue;
        auto value = read_bool(*said, key, source);
        if (!value) return value.error();
        *flag = *value;
    }
    return std::nullopt;
}

Status read_stage(const YamlNode& node, const YamlSource& source, Rule& rule) {
    const YamlNode* stage = node.find("stage");
    if (stage == nullptr) return std::nullopt;
    rule.closing = stage->scalar == "closing";
    rule.links = stage->scalar == "links";
    if (rule.closing || rule.links) return std::nullopt;
    return source.error(stage->span, "unknown stage '" + std::string(stage->scalar) + "'",
                        suggest(stage->scalar, kStages));
}

Status read_head(const YamlNode& node, const YamlSource& source, Rule& rule) {
    rule.id = node.text("id");
    if (!is_rule_id(rule.id)) {
        return source.error(place_of(node, "id"), "a rule's id must have the form family/name",
                            "use lower-case letters, digits and '-'");
    }
    rule.kind = node.text("kind");
    rule.summary = trim(node.text("summary"));
    rule.why = trim(node.text("why"));
    for (auto [key, value] : {std::pair{"kind", rule.kind}, {"summary", rule.summary}}) {
        if (value.empty())
            return source.error(place_of(node, key),
                                "rule '" + std::string(rule.id) + "' has no '" + key + "'");
    }
    auto level = parse_level(node.text("level", "warning"));
    if (!level) {
        return source.error(node["level"].span,
                            "unknown level '" + std::string(node.text("level")) + "'",
                            suggest(node.text("level"), kLevels));
    }
    rule.level = *level;
    auto fix = std::find(std::begin(kFixes), std::end(kFixes), node.text("fix", "none"));
    if (fix == std::end(kFixes)) {
        return source.error(node["fix"].span,
                            "unknown kind of fix '" + std::string(node.text("fix")) + "'",
                            suggest(node.text("fix"), kFixes));
    }
    rule.fix = static_cast<Rule::Fix>(fix - std::begin(kFixes));
    if (Status bad = read_stage(node, source, rule)) return bad;
    return read_flags(node, source, rule);
}

Status read_wordings(const YamlNode& node, const YamlSource& source, Rule& rule) {
    for (const YamlEntry& entry : node["messages"].map_entries()) {
        if (Status bad = check_keys(entry.value, kWordingKeys, "a message", source)) return bad;
        rule.wordings.push_back(
            {entry.key, trim(entry.value.text("text")), trim(entry.value.text("advice"))});
    }
    if (rule.wordings.empty() || rule.wordings.front().text.empty()) {
        return source.error(place_of(node, "messages"),
                            "rule '" + std::string(rule.id) + "' has no message",
                            "write messages: {default: {text: …, advice: …}}");
    }
    return std::nullopt;
}

bool before(const std::shared_ptr<const Rule>& rule, std::string_view id) {
    return rule->id < id;
}

}  // namespace

bool is_family(std::string_view name) {
    return name.find('/') == std::string_view::npos && is_rule_id(std::string(name) + "/x");
}

std::string_view level_name(Level level) {
    return kLevels[static_cast<int>(level)];
}

std::optional<Level> parse_level(std::string_view name) {
    auto found = std::find(std::begin(kLevels), std::end(kLevels), name);
    if (found == std::end(kLevels)) return std::nullopt;
    return static_cast<Level>(found - std::begin(kLevels));
}

const Wording& Rule::wording(std::string_view wording_id) const {
    for (const Wording& wording : wordings) {
        if (wording.id == wording_id) return wording;
    }
    return wordings.front();
}

Result<Rule> read_rule(const YamlNode& node, const YamlSource& source) {
    if (Status bad = check_keys(node, kRuleKeys, "a rule", source)) return *bad;
    Rule rule;
    rule.origin = source.path;
    rule.source = source;
    rule.node = &node;
    if (Status bad = read_head(node, source, rule)) return *bad;
    if (Status bad = read_wordings(node, source, rule)) return *bad;
    for (auto [key, list] :
         {std::pair{"bad", &rule.bad}, {"good", &rule.good}, {"references", &rule.references}}) {
        auto texts = read_texts(node[key], key, source);
        if (!texts) return texts.error();
        *list = std::move(*texts);
    }
    const YamlNode* parameters = node.find("parameters");
    if (parameters != nullptr && !parameters->is_map() && !parameters->is_null()) {
        return source.error(parameters->span, "'parameters' must be a map of keys and values");
    }
    rule.parameters = parameters != nullptr && parameters->is_map() ? parameters : &kNoParameters;
    return rule;
}

void RuleCatalogue::add(std::shared_ptr<const Rule> rule) {
    auto at = std::lower_bound(rules_.begin(), rules_.end(), rule->id, before);
    if (at != rules_.end() && (*at)->id == rule->id) {
        *at = std::move(rule);
    } else {
        rules_.insert(at, std::move(rule));
    }
}

const Rule* RuleCatalogue::find(std::string_view id) const {
    auto at = std::lower_bound(rules_.begin(), rules_.end(), id, before);
    return at != rules_.end() && (*at)->id == id ? at->get() : nullptr;
}

std::vector<const Rule*> RuleCatalogue::select(std::string_view id_or_family) const {
    std::vector<const Rule*> selected;
    for (const auto& rule : rules_) {
        if (rule->id == id_or_family || rule->family() == id_or_family)
            selected.push_back(rule.get());
    }
    return selected;
}

std::string_view RuleCatalogue::nearest(std::string_view id_or_family) const {
    std::vector<std::string_view> names;
    bool whole = id_or_family.find('/') != std::string_view::npos;
    for (const auto& rule : rules_) {
        names.push_back(whole ? rule->id : rule->family());
        if (!whole && rule->name() == id_or_family) return rule->id;
    }
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return veritally::nearest(id_or_family, names).value_or("");
}

}  // namespace veritally
