#include <algorithm>

#include "engine/settings_builder.h"

namespace veritally {
namespace {

Result<std::vector<Glob>> read_globs(const YamlNode& node, std::string_view what,
                                     const YamlSource& source) {
    auto patterns = read_texts(node, what, source);
    if (!patterns) return patterns.error();
    std::vector<Glob> globs;
    for (std::string_view pattern : *patterns) {
        auto glob = Glob::compile(pattern);
        if (!glob) return source.error(node.span, glob.error().message, glob.error().advice);
        globs.push_back(std::move(*glob));
    }
    return globs;
}

bool any_matches(const std::vector<Glob>& globs, std::string_view path) {
    return std::any_of(globs.begin(), globs.end(),
                       [&](const Glob& glob) { return glob.matches(path); });
}

/// Sets the levels that a map of rule names gives: families first, so that a rule's own name
/// wins wherever it stands.
Status set_levels(const YamlNode& rules, const RuleCatalogue& catalogue, const YamlSource& source,
                  std::map<const Rule*, Level>& levels) {
    for (bool whole : {false, true}) {
        for (const YamlEntry& entry : rules.map_entries()) {
            if ((entry.key.find('/') != std::string_view::npos) != whole) continue;
            auto selected = catalogue.select(entry.key);
            if (selected.empty())
                return unknown_rule(entry.key, catalogue, &source, entry.key_span);
            for (const Rule* rule : selected) levels[rule] = *parse_level(entry.value.scalar);
        }
    }
    return std::nullopt;
}

}  // namespace

Error unknown_rule(std::string_view name, const RuleCatalogue& catalogue, const YamlSource* source,
                   Span at) {
    std::string message = "unknown rule or family '" + std::string(name) + "'";
    std::string_view near = catalogue.nearest(name);
    std::string advice =
        near.empty() ? "'veritally rules' lists them" : "did you mean '" + std::string(near) + "'?";
    if (source == nullptr) return {std::move(message), "", std::move(advice)};
    return source->error(at, std::move(message), std::move(advice));
}

SettingsBuilder::SettingsBuilder(const FileSystem& files, const ConfigOptions& options)
    : files_(files), options_(options) {}

Result<std::shared_ptr<const Settings>> SettingsBuilder::build(const std::string& config,
                                                               std::string folder,
                                                               const MakeCheck& make_check) {
    bool trusted = options_.config.has_value();
    auto stack = read_config(files_, config, trusted, options_.profile);
    if (!stack) return stack.error();
    stack_ = std::move(*stack);
    settings_ = std::make_shared<Settings>();
    settings_->origin = config;
    settings_->folder = std::move(folder);
    settings_->trusted = trusted;
    using Step = Status (SettingsBuilder::*)();
    for (Step step : {&SettingsBuilder::read_rules, &SettingsBuilder::read_levels,
                      &SettingsBuilder::read_paths, &SettingsBuilder::read_overrides}) {
        if (Status bad = (this->*step)()) return *bad;
    }
    // Each file was held against the schema on its own, so no error can come from the whole.
    auto profile = read_profile(stack_.root, {});
    if (!profile) return profile.error();
    settings_->profile = std::move(*profile);
    auto links = read_link_settings(stack_.root["links"], {}, trusted);
    if (!links) return links.error();
    settings_->links = std::move(*links);
    for (std::string* file : {&settings_->links.cache, &settings_->links.ledger}) {
        const bool relative = !file->empty() && *file != kNoCache && !file->starts_with('/');
        const std::size_t slash = config.rfind('/');
        if (relative && slash != config.npos) file->insert(0, config.substr(0, slash + 1));
    }
    if (Status bad = make_checks(make_check)) return *bad;
    for (const auto& file : stack_.files) {
        settings_->memory.push_back(std::const_pointer_cast<ConfigFile>(file));
    }
    settings_->memory.push_back(stack_.merge);
    return std::shared_ptr<const Settings>(settings_);
}

Status SettingsBuilder::read_rules() {
    settings_->catalogue = RuleCatalogue::built_in();
    for (const std::string& folder : options_.rules) {
        Status bad = add_rules_folder(settings_->catalogue, files_, folder, settings_->memory);
        if (bad) return bad;
    }
    add_common_rules();
    for (auto file = stack_.files.rbegin(); file != stack_.files.rend(); ++file) {
        for (const YamlNode& node : (*file)->tree.root["own-rules"]) {
            auto rule = read_rule(node, (*file)->source);
            if (!rule) return rule.error();
            settings_->catalogue.add(std::make_shared<const Rule>(std::move(*rule)));
        }
    }
    return std::nullopt;
}

void SettingsBuilder::add_common_rules() {
    std::string_view family = stack_.root["quantities"].text("family");
    if (!is_family(family)) return;
    std::vector<std::shared_ptr<const Rule>> common;
    for (const auto& rule : settings_->catalogue.rules()) {
        if (rule->every_family && rule->family() != family) common.push_back(rule);
    }
    for (const auto& rule : common) {
        auto id =
            std::make_shared<std::string>(std::string(family) + "/" + std::string(rule->name()));
        Rule copy = *rule;
        copy.id = *id;
        copy.bad.clear();  // Examples speak of the quantity that they were written for.
        copy.good.clear();
        settings_->memory.push_back(std::move(id));
        settings_->catalogue.add(std::make_shared<const Rule>(std::move(copy)));
    }
}

Status SettingsBuilder::read_levels() {
    const RuleCatalogue& catalogue = settings_->catalogue;
    if (Status bad = set_levels((*stack_.profile)["rules"], catalogue, {}, levels_)) return bad;
    // Each file's own map, from the one extended last to the config, so that errors quote it.
    for (auto file = stack_.files.rbegin(); file != stack_.files.rend(); ++file) {
        const YamlNode& rules = (*file)->tree.root["rules"];
        if (Status bad = set_levels(rules, catalogue, (*file)->source, levels_)) return bad;
    }
    for (const std::string& name : options_.select) {
        for (const Rule* rule : catalogue.select(name)) selected_.insert(rule);
        if (catalogue.select(name).empty()) return unknown_rule(name, catalogue, nullptr, {});
    }
    for (const std::string& name : options_.ignore) {
        for (const Rule* rule : catalogue.select(name)) ignored_.insert(rule);
        if (catalogue.select(name).empty()) return unknown_rule(name, catalogue, nullptr, {});
    }
    return std::nullopt;
}

Status SettingsBuilder::read_paths() {
    for (auto [key, globs] :
         {std::pair{"entries", &settings_->entries}, {"exclude", &settings_->exclude}}) {
        auto read = read_globs(stack_.root[key], key, stack_.source_of(key));
        if (!read) return read.error();
        *globs = std::move(*read);
    }
    return std::nullopt;
}

Status SettingsBuilder::read_overrides() {
    const YamlSource& source = stack_.source_of("overrides");
    for (const YamlNode& item : stack_.root["overrides"]) {
        Settings::Override change;
        auto files = read_globs(item["files"], "files", source);
        if (!files) return files.error();
        change.files = std::move(*files);
        Status bad = set_levels(item["rules"], settings_->catalogue, source, change.levels);
        if (bad) return bad;
        settings_->overrides.push_back(std::move(change));
    }
    return std::nullopt;
}

Status SettingsBuilder::make_checks(const MakeCheck& make_check) {
    for (const auto& rule : settings_->catalogue.rules()) {
        if (ignored_.count(rule.get())) continue;
        if (!selected_.empty() && !selected_.count(rule.get())) continue;
        auto configured = levels_.find(rule.get());
        Level level = configured == levels_.end() ? rule->level : configured->second;
        if (level == Level::off && selected_.count(rule.get())) level = Level::warning;
        bool overridden = std::any_of(
            settings_->overrides.begin(), settings_->overrides.end(),
            [&](const Settings::Override& change) { return change.levels.count(rule.get()); });
        if (level == Level::off && !overridden) continue;
        auto check = make_check(*rule, settings_->profile);
        if (!check) return check.error();
        settings_->active.push_back(
            {rule.get(), level, configured != levels_.end(), std::move(*check)});
    }
    return std::nullopt;
}

Level Settings::level_for(const Active& rule, std::string_view relative_path) const {
    Level level = rule.level;
    for (const Override& change : overrides) {
        auto found = change.levels.find(rule.rule);
        if (found != change.levels.end() && any_matches(change.files, relative_path)) {
            level = found->second;
        }
    }
    return level;
}

bool Settings::is_entry(std::string_view relative_path) const {
    return any_matches(entries, relative_path);
}

bool Settings::is_excluded(std::string_view relative_path) const {
    return any_matches(exclude, relative_path);
}

bool Settings::judges_links(std::string_view relative_path) const {
    return std::any_of(active.begin(), active.end(), [&](const Active& one) {
        return one.rule->links && level_for(one, relative_path) != Level::off;
    });
}

}  // namespace veritally
