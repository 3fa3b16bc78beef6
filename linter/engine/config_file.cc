#include "engine/config_file.h"

#include "base/text.h"
#include "engine/config.h"
#include "engine/embedded.h"
#include "engine/link_settings.h"
#include "engine/profile.h"
#include "engine/quantity_keys.h"
#include "engine/rule.h"

namespace veritally {
namespace {

constexpr int kMaxExtends = 8;
constexpr std::string_view kNoProfile = "none";
constexpr std::string_view kConfigKeys[] = {"extends",   "entries", "exclude",  "rules",
                                            "overrides", "links",   "own-rules"};
constexpr std::string_view kOverrideKeys[] = {"files", "rules"};
constexpr std::string_view kLevelNames[] = {"off", "note", "warning", "error"};

std::string folder_of(const std::string& path) {
    std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

Status check_levels(const YamlNode& rules, const YamlSource& source) {
    if (!rules.is_map() && !rules.is_null()) {
        return source.error(rules.span, "'rules' must map rule names to levels",
                            "write rules: {citation/format: off}");
    }
    for (const YamlEntry& entry : rules.map_entries()) {
        if (parse_level(entry.value.scalar)) continue;
        return source.error(entry.value.span,
                            "unknown level '" + std::string(entry.value.scalar) + "'",
                            suggest(entry.value.scalar, kLevelNames));
    }
    return std::nullopt;
}

Status check_overrides(const YamlNode& overrides, const YamlSource& source) {
    if (!overrides.is_sequence() && !overrides.is_null()) {
        return source.error(overrides.span, "'overrides' must be a list",
                            "write overrides: [{files: [drafts/**], rules: {body: off}}]");
    }
    for (const YamlNode& item : overrides) {
        if (Status bad = check_keys(item, kOverrideKeys, "an override", source)) return bad;
        if (item["files"].is_null()) {
            return source.error(item.span, "an override names no 'files'",
                                "write {files: [drafts/**], rules: {body: off}}");
        }
        if (Status bad = check_levels(item["rules"], source)) return bad;
    }
    return std::nullopt;
}

bool is_path(std::string_view profile) {
    return profile.ends_with(".yaml") || profile.ends_with(".yml");
}

Error unknown_profile(std::string_view name) {
    return {"unknown profile '" + std::string(name) + "'", "",
            suggest(name, built_in_profiles()) + " (or name a .yaml file)"};
}

const YamlNode* find_profile(std::string_view name) {
    static constexpr YamlNode kNone;
    if (name == kNoProfile) return &kNone;
    return embedded("profiles/" + std::string(name) + ".yaml");
}

Status check_extends(const YamlNode& extends, const YamlSource& source) {
    if (extends.is_null()) return std::nullopt;
    if (!extends.is_scalar()) {
        return source.error(extends.span, "'extends' must be one name",
                            "write extends: " + std::string(kDefaultProfile));
    }
    if (is_path(extends.scalar) || find_profile(extends.scalar) != nullptr) return std::nullopt;
    const Error unknown = unknown_profile(extends.scalar);
    return source.error(extends.span, unknown.message, unknown.advice);
}

/// The first line that says something, of a text that YAML reads as nothing (`%%%` is a directive
/// to it); 0 where there are only comments.
std::uint32_t first_unread_line(const SourceText& text) {
    for (std::uint32_t i = 1; i <= text.line_count(); ++i) {
        std::string_view line = text.at(text.line(i));
        if (i == 1) line.remove_prefix(text.bom_size());
        line = trim(line.substr(0, line.find('#')));
        if (!line.empty() && line != "---" && line != "...") return i;
    }
    return 0;
}

Status check_config(const ConfigFile& file) {
    if (!file.tree.problems.empty()) {
        const YamlProblem& problem = file.tree.problems.front();
        std::uint32_t line = file.text.line_of(std::min(problem.span.begin, file.text.size()));
        return Error{"not a config: " + problem.message, file.path + ":" + std::to_string(line),
                     "a config is a YAML map, see 'veritally init'"};
    }
    const YamlNode& root = file.tree.root;
    if (!root.is_map() && !root.is_null()) {
        return Error{"not a config", file.path, "a config is a YAML map, see 'veritally init'"};
    }
    if (const std::uint32_t line = root.is_null() ? first_unread_line(file.text) : 0; line != 0) {
        return Error{"not a config", file.path + ":" + std::to_string(line),
                     "a config is a YAML map, see 'veritally init'"};
    }
    std::vector<std::string_view> known(std::begin(kConfigKeys), std::end(kConfigKeys));
    known.insert(known.end(), profile_keys().begin(), profile_keys().end());
    if (Status bad = check_keys(root, known, "a config", file.source)) return bad;
    if (Status bad = check_extends(root["extends"], file.source)) return bad;
    if (Status bad = check_levels(root["rules"], file.source)) return bad;
    if (Status bad = check_overrides(root["overrides"], file.source)) return bad;
    auto links = read_link_settings(root["links"], file.source, false);
    if (!links) return links.error();
    if (Status bad = check_quantity_keys(root["quantities"], file.source)) return bad;
    auto profile = read_profile(root, file.source);
    return profile ? std::nullopt : Status(profile.error());
}

/// The path that a config means by `name`, or an Error where it leaves the config's folder.
Result<std::string> resolve(const FileSystem& files, const std::string& config, bool trusted,
                            std::string_view name) {
    std::string folder = folder_of(config);
    std::string path = name.starts_with('/') ? std::string(name) : folder + "/" + std::string(name);
    if (trusted) return path;
    auto home = files.canonical(folder);
    auto target = files.canonical(path);
    bool inside = home && target && (target->starts_with(*home == "/" ? "/" : *home + "/"));
    if (inside) return path;
    return Error{"'extends' names a file outside the config's folder, or none", config,
                 "name a built-in profile or a file beside the config"};
}

class ConfigReader {
  public:
    ConfigReader(const FileSystem& files, bool trusted) : files_(files), trusted_(trusted) {}

    /// Lays `above` over what `name` stands for, as `config` says it.
    Status extend(std::string_view name, const std::string& config, const YamlNode& above) {
        if (const YamlNode* profile = find_profile(name)) {
            stack_.profile = profile;
            stack_.root = above.is_null() ? *profile : stack_.merge->merge(*profile, above);
            return std::nullopt;
        }
        if (!is_path(name)) return unknown_profile(name);  // Of --profile: a config's is known.
        if (stack_.files.size() >= kMaxExtends) {
            return Error{"'extends' goes round in a circle or too deep", config, ""};
        }
        auto path = config.empty() ? Result<std::string>(std::string(name))
                                   : resolve(files_, config, trusted_, name);
        if (!path) return path.error();
        return read(*path, above, std::nullopt);
    }

    Status read(const std::string& path, const YamlNode& above,
                const std::optional<std::string>& profile) {
        auto bytes = files_.read(path, kMaxYamlBytes);
        if (!bytes) return bytes.error();
        auto file = std::make_shared<const ConfigFile>(path, std::move(*bytes));
        if (Status bad = check_config(*file)) return bad;
        stack_.files.push_back(file);
        YamlNode merged =
            above.is_null() ? file->tree.root : stack_.merge->merge(file->tree.root, above);
        if (profile) return extend(*profile, "", merged);
        return extend(file->tree.root.text("extends", kDefaultProfile), path, merged);
    }

    ConfigStack take() { return std::move(stack_); }

  private:
    const FileSystem& files_;
    bool trusted_;
    ConfigStack stack_;
};

}  // namespace

std::vector<std::string_view> built_in_profiles() {
    std::vector<std::string_view> names;
    for (std::string_view path : embedded_paths()) {
        if (!path.starts_with("profiles/")) continue;
        names.push_back(path.substr(9, path.size() - 9 - 5));
    }
    return names;
}

const YamlSource& ConfigStack::source_of(std::string_view key) const {
    static const YamlSource kBuiltIn{};
    for (const auto& file : files) {
        if (file->tree.root.find(key) != nullptr) return file->source;
    }
    return kBuiltIn;
}

Result<ConfigStack> read_config(const FileSystem& files, const std::string& path, bool trusted,
                                const std::optional<std::string>& profile) {
    ConfigReader reader(files, trusted);
    Status bad = path.empty()
                     ? reader.extend(profile.value_or(std::string(kDefaultProfile)), "", {})
                     : reader.read(path, {}, profile);
    if (bad) return *bad;
    return reader.take();
}

}  // namespace veritally
