#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/result.h"
#include "document/yaml.h"
#include "engine/yaml_source.h"

namespace veritally {

enum class Level : std::uint8_t { off, note, warning, error };

std::string_view level_name(Level level);  ///< "off", "note", "warning", "error"
std::optional<Level> parse_level(std::string_view name);

/// One wording of a rule. `{name}` in a text stands for the finding's argument of that name.
struct Wording {
    std::string_view id;      ///< "default", "nearest" …
    std::string_view text;    ///< What is wrong: one sentence, no capital, no full stop.
    std::string_view advice;  ///< What to do, an imperative; may be empty.
};

/// A rule as its YAML file states it (rules/FAMILY/NAME.yaml; see rules/README.md for the keys).
/// The YAML is the only home of its words. Views are owned by the catalogue or static.
struct Rule {
    std::string_view id;    ///< "front-matter/enum"
    std::string_view kind;  ///< "code", or a kind of data rule: "pattern", "field" …
    Level level = Level::warning;
    bool closing = false;       ///< Runs after suppressions were applied (family lint).
    bool links = false;         ///< Runs only where the run has asked what links lead to.
    bool every_family = false;  ///< The families of other quantities have it as well.
    bool absence = false;       ///< It finds what is not there: silent where a part is not read.
    bool superfluous = false;   ///< What it finds serves nothing: editors grey it out.
    enum class Fix : std::uint8_t { none, safe, unsafe, sometimes } fix = Fix::none;
    std::string_view summary;            ///< One sentence, with capital and full stop.
    std::string_view why;                ///< A paragraph: what goes wrong for readers.
    std::vector<Wording> wordings;       ///< At least one; the first is the default.
    std::vector<std::string_view> bad;   ///< Entries or fragments that must fire.
    std::vector<std::string_view> good;  ///< … that must not.
    std::vector<std::string_view> references;
    const YamlNode* parameters = nullptr;  ///< Of a data rule; never null (an empty map).
    std::string_view origin;               ///< File it came from; "" for the built-in ones.
    YamlSource source;                     ///< For errors about its parameters.
    const YamlNode* node = nullptr;        ///< All of it, in the source.

    std::string_view family() const { return id.substr(0, id.find('/')); }
    std::string_view name() const { return id.substr(id.find('/') + 1); }
    /// The wording of the id; the first where it is unknown.
    const Wording& wording(std::string_view wording_id) const;
};

/// Whether the name can stand before the slash of a rule's id.
bool is_family(std::string_view name);

/// Reads a rule from its YAML. The node must outlive the rule, and so must source.path. An Error
/// names the key at fault and its line.
Result<Rule> read_rule(const YamlNode& node, const YamlSource& source);

/// All rules that a run knows. Copying shares the rules.
class RuleCatalogue {
  public:
    /// The embedded rules.
    static const RuleCatalogue& built_in();

    /// Adds the rule, or puts it in the place of one with the same id.
    void add(std::shared_ptr<const Rule> rule);
    const Rule* find(std::string_view id) const;
    /// Rules of a family, or the one rule of that id; empty where the name is unknown.
    std::vector<const Rule*> select(std::string_view id_or_family) const;
    /// The rule id or family that was probably meant; "" where none is near.
    std::string_view nearest(std::string_view id_or_family) const;
    std::span<const std::shared_ptr<const Rule>> rules() const { return rules_; }  ///< By id.

  private:
    std::vector<std::shared_ptr<const Rule>> rules_;
};

/// Reads every *.yaml below `folder` into the catalogue; what it reads is kept in `memory`.
Status add_rules_folder(RuleCatalogue& catalogue, const FileSystem& files,
                        const std::string& folder, std::vector<std::shared_ptr<void>>& memory);

}  // namespace veritally
