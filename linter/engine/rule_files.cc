#include <cstdio>
#include <cstdlib>

#include "engine/embedded.h"
#include "engine/rule.h"

namespace veritally {
namespace {

struct RuleFile {
    std::string path;
    SourceText text;
    YamlTree tree;

    RuleFile(std::string file, std::string bytes)
        : path(std::move(file)), text(std::move(bytes)), tree(parse_yaml(text.bytes())) {}
};

bool is_rule_file(std::string_view path) {
    return path.ends_with(".yaml") && path.find('/') != std::string_view::npos &&
           !path.starts_with("profiles/") && !path.starts_with("reference/");
}

RuleCatalogue read_embedded() {
    RuleCatalogue catalogue;
    for (std::string_view path : embedded_paths()) {
        if (!is_rule_file(path)) continue;
        static const YamlSource kBuiltIn{};
        auto rule = read_rule(*embedded(path), kBuiltIn);
        if (!rule) {  // A fault of the build, which every test run would show.
            std::fprintf(stderr, "veritally: rules/%s: %s\n", std::string(path).c_str(),
                         rule.error().line().c_str());
            std::abort();
        }
        catalogue.add(std::make_shared<const Rule>(std::move(*rule)));
    }
    return catalogue;
}

Status add_rule_file(RuleCatalogue& catalogue, const FileSystem& files, const std::string& path,
                     std::vector<std::shared_ptr<void>>& memory) {
    auto bytes = files.read(path, kMaxYamlBytes);
    if (!bytes) return bytes.error();
    auto file = std::make_shared<RuleFile>(path, std::move(*bytes));
    memory.push_back(file);
    YamlSource source{file->path, &file->text};
    if (!file->tree.problems.empty()) {
        const YamlProblem& problem = file->tree.problems.front();
        return source.error(problem.span, "not YAML: " + problem.message);
    }
    auto rule = read_rule(file->tree.root, source);
    if (!rule) return rule.error();
    rule->origin = file->path;
    catalogue.add(std::make_shared<const Rule>(std::move(*rule)));
    return std::nullopt;
}

}  // namespace

const RuleCatalogue& RuleCatalogue::built_in() {
    static const RuleCatalogue catalogue = read_embedded();
    return catalogue;
}

Status add_rules_folder(RuleCatalogue& catalogue, const FileSystem& files,
                        const std::string& folder, std::vector<std::shared_ptr<void>>& memory) {
    auto entries = files.list(folder);
    if (!entries) return entries.error();
    for (const auto& entry : *entries) {
        std::string path = folder + "/" + entry.name;
        Status bad;
        if (entry.kind == PathKind::directory) {
            bad = add_rules_folder(catalogue, files, path, memory);
        } else if (entry.name.ends_with(".yaml")) {
            bad = add_rule_file(catalogue, files, path, memory);
        }
        if (bad) return bad;
    }
    return std::nullopt;
}

}  // namespace veritally
