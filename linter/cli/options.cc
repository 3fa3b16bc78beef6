#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "base/version.h"
#include "cli/option_values.h"
#include "engine/yaml_source.h"
#include "report/report.h"

namespace veritally {
namespace {

constexpr std::string_view kFailOn[] = {"error", "warning", "note", "never"};
constexpr std::string_view kExplainFormats[] = {"text", "json"};
constexpr std::string_view kCacheActions[] = {"show", "clear"};
constexpr std::string_view kColors[] = {"auto", "always", "never"};

/// Texts of options that are read once CLI11 is done.
struct Raw {
    std::vector<std::string> outputs, select, ignore;
    std::string config, profile, now, jobs, fail_on = "error", color = "auto", shard, budget;
    bool stdio = false;  ///< Of `lsp`, which knows nothing else.
    std::string client;
    std::string action = "show";  ///< Of `cache`.
};

std::string format_names() {
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    return join_or(names);
}

void add_config_options(CLI::App& app, ConfigOptions& config, Raw& raw) {
    app.add_option("--config", raw.config,
                   "Read this config instead of the nearest .veritally.yaml")
        ->type_name("FILE");
    app.add_option("--profile", raw.profile, "Built-in profile to build on (default: ai-compute)")
        ->type_name("NAME");
    app.add_option("--rules", config.rules, "Add the rules of a folder; may repeat")
        ->type_name("DIR")
        ->allow_extra_args(false);
}

void add_narrowing_options(CLI::App& sub, LintOptions& lint, Raw& raw) {
    sub.add_option("--changed-since", lint.changed_since,
                   "Report only what is new since this git revision")
        ->type_name("REV");
    sub.add_option("--compare-with", lint.compare_with,
                   "Report all, and which figures differ from this git revision's")
        ->type_name("REV");
    sub.add_option("--baseline", lint.baseline, "Pass over the findings that this file counts")
        ->type_name("FILE");
    sub.add_option("--write-baseline", lint.write_baseline,
                   "Count today's findings in this file; report none")
        ->type_name("FILE");
    sub.add_option("--shard", raw.shard, "Check the I-th of N parts of the files only")
        ->type_name("I/N");
    sub.add_flag("--only-entries", lint.only_entries,
                 "Pass over named files that are no entries, as in folders");
}

void add_link_options(CLI::App& sub, LintOptions& lint, Raw& raw) {
    sub.add_flag("--links", lint.links, "Ask what cited addresses lead to");
    sub.add_flag("--offline", lint.offline,
                 "Ask nothing; say what earlier runs found out of links");
    sub.add_option("--budget", raw.budget, "Stop asking after this time: 90s, 10m")
        ->type_name("TIME");
    sub.add_option("--ledger", lint.ledger, "Keep failures of links in this file of text")
        ->type_name("FILE");
    sub.add_option("--record", lint.record, "Ask, and keep every answer in this file")
        ->type_name("FILE");
    sub.add_option("--replay", lint.replay, "Take the answers of --record; ask nothing")
        ->type_name("FILE");
}

CLI::App* add_lint(CLI::App& app, LintOptions& lint, Raw& raw) {
    CLI::App* sub = app.add_subcommand("lint", "Check entries and print findings");
    sub->add_option("PATH", lint.paths, "Files, folders, or - for standard input (default: .)")
        ->option_text(" ");
    sub->add_option("--format", lint.format, "How to report: " + format_names())
        ->type_name("FORMAT");
    sub->add_option("--output", raw.outputs, "Write the report to FILE or FORMAT:FILE; may repeat")
        ->type_name("FILE")
        ->allow_extra_args(false);
    add_config_options(*sub, lint.config, raw);
    sub->add_option("--select", raw.select, "Run these rules or families only")
        ->type_name("ID,…")
        ->delimiter(',')
        ->allow_extra_args(false);
    sub->add_option("--ignore", raw.ignore, "Leave these rules or families out")
        ->type_name("ID,…")
        ->delimiter(',')
        ->allow_extra_args(false);
    sub->add_flag("--fix", lint.fix, "Mend what is certain, in place");
    sub->add_flag("--unsafe-fixes", lint.unsafe_fixes, "Mend also what may change the meaning");
    sub->add_flag("--diff", lint.diff, "Print what fixes would change; write nothing");
    sub->add_option("--stdin-filename", lint.stdin_filename, "Name for the text of standard input")
        ->type_name("NAME");
    sub->add_option("--now", raw.now, "Take this day (YYYY-MM-DD) for today")->type_name("DATE");
    sub->add_option("--fail-on", raw.fail_on,
                    "Exit with 1 from this level on: error (default), warning, note or never")
        ->type_name("LEVEL");
    sub->add_flag("--statistics", lint.statistics,
                  "Count findings by rule instead of printing them");
    sub->add_option("--jobs", raw.jobs, "Files checked at a time (default: one a processor)")
        ->type_name("N");
    sub->add_option("--color", raw.color, "Colours and links: auto (default), always or never")
        ->type_name("WHEN");
    add_link_options(*sub, lint, raw);
    add_narrowing_options(*sub, lint, raw);
    return sub;
}

CLI::App* add_explain(CLI::App& app, ExplainOptions& explain, Raw& raw) {
    CLI::App* sub = app.add_subcommand("explain", "Show how each figure of an entry is read");
    sub->add_option("PATH", explain.paths, "Files, folders, or - for standard input (default: .)")
        ->option_text(" ");
    sub->add_option("--format", explain.format, "How to explain: text (default) or json")
        ->type_name("FORMAT");
    add_config_options(*sub, explain.config, raw);
    sub->add_option("--stdin-filename", explain.stdin_filename,
                    "Name for the text of standard input")
        ->type_name("NAME");
    return sub;
}

CLI::App* add_cache(CLI::App& app, CacheOptions& cache, Raw& raw) {
    CLI::App* sub = app.add_subcommand("cache", "Show or clear what is known of links");
    sub->add_option("show|clear", raw.action, "What to do (default: show)")->option_text(" ");
    sub->add_option("URL", cache.urls, "Only addresses that begin so")->option_text(" ");
    sub->add_option("--format", cache.format, "How to show: text (default) or json")
        ->type_name("FORMAT");
    add_config_options(*sub, cache.config, raw);
    return sub;
}

CLI::App* add_merge(CLI::App& app, MergeOptions& merge, Raw& raw) {
    CLI::App* sub =
        app.add_subcommand("merge", "Join the reports, link caches or ledgers of shards");
    sub->add_option("FILE", merge.files,
                    "Files that lint --shard wrote, of one kind: json, sarif, cache, ledger")
        ->option_text(" ")
        ->required();
    sub->add_option("--output", merge.output, "Write to FILE what is joined")->type_name("FILE");
    raw.fail_on = "never";
    sub->add_option("--fail-on", raw.fail_on,
                    "Exit with 1 from this level on: error, warning, note or never (default)")
        ->type_name("LEVEL");
    return sub;
}

/// Clients say `--stdio` and their process id, as the protocol's own client does.
CLI::App* add_lsp(CLI::App& app, LspOptions& lsp, Raw& raw) {
    CLI::App* sub = app.add_subcommand("lsp", "Serve an editor on standard input and output");
    add_config_options(*sub, lsp.config, raw);
    sub->add_option("--now", raw.now, "Take this day (YYYY-MM-DD) for today")->type_name("DATE");
    sub->add_flag("--stdio", raw.stdio)->group("");
    sub->add_option("--clientProcessId", raw.client)->group("");
    return sub;
}

Result<std::size_t> choice(std::string_view option, std::string_view value,
                           std::span<const std::string_view> allowed) {
    for (std::size_t i = 0; i < allowed.size(); ++i) {
        if (allowed[i] == value) return i;
    }
    return option_error("unknown value '" + std::string(value) + "' of " + std::string(option),
                        suggest(value, allowed));
}

Status check_format(const std::string& name) {
    if (find_format(name) != nullptr) return std::nullopt;
    std::vector<std::string_view> names;
    for (const Format& format : formats()) names.push_back(format.name);
    return option_error("unknown format '" + name + "'", suggest(name, names));
}

/// A report without its findings, read as a whole one, would say that there are none.
Status check_statistics(const LintOptions& lint) {
    std::vector<std::string_view> names, able;
    if (!lint.format.empty()) names.push_back(lint.format);
    for (const Output& output : lint.outputs) {
        if (!output.format.empty()) names.push_back(output.format);
    }
    for (const Format& format : formats()) {
        if (format.counts) able.push_back(format.name);
    }
    for (std::string_view name : names) {
        if (find_format(name)->counts) continue;
        return option_error(
            "--statistics counts by rule, which " + std::string(name) + " has no place for",
            "write " + join_or(able));
    }
    return std::nullopt;
}

Output read_output(const std::string& text) {
    std::size_t colon = text.find(':');
    if (colon == std::string::npos || text.find('/') < colon) return {"", text};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

void take_config(const Raw& raw, ConfigOptions& config) {
    if (!raw.config.empty()) config.config = raw.config;
    if (!raw.profile.empty()) config.profile = raw.profile;
    config.select = raw.select;
    config.ignore = raw.ignore;
}

Status read_fail_on(const Raw& raw, Level& level) {
    constexpr Level kLevels[] = {Level::error, Level::warning, Level::note, Level::off};
    auto fail_on = choice("--fail-on", raw.fail_on, kFailOn);
    if (!fail_on) return fail_on.error();
    level = kLevels[*fail_on];
    return std::nullopt;
}

Status finish_lint(const Raw& raw, LintOptions& lint) {
    take_config(raw, lint.config);
    if (Status bad = read_jobs(raw.jobs, lint.jobs)) return bad;
    if (!lint.format.empty()) {
        if (Status bad = check_format(lint.format)) return bad;
    }
    for (const std::string& text : raw.outputs) {
        Output output = read_output(text);
        if (!output.format.empty()) {
            if (Status bad = check_format(output.format)) return bad;
        }
        if (output.file == "-")
            return option_error("--output takes a file, not '-'",
                                "leave it out, and the report goes to standard output");
        if (output.file.empty())
            return option_error("--output names no file", "write --output FORMAT:FILE");
        lint.outputs.push_back(std::move(output));
    }
    if (lint.statistics) {
        if (Status bad = check_statistics(lint)) return bad;
    }
    if (Status bad = read_fail_on(raw, lint.fail_on)) return bad;
    auto color = choice("--color", raw.color, kColors);
    if (!color) return color.error();
    lint.color = static_cast<Color>(*color);
    auto now = raw.now.empty() ? today() : parse_date(raw.now).value_or(Date{0, 0, 0});
    if (now.year == 0)
        return option_error("'" + raw.now + "' is not a day", "write --now YYYY-MM-DD");
    lint.now = now;
    lint.now_given = !raw.now.empty();
    if (Status bad = read_shard(raw.shard, lint.shard)) return bad;
    if (Status bad = check_narrowing(lint)) return bad;
    if (Status bad = read_link_options(raw.budget, lint)) return bad;
    if (lint.paths.empty()) lint.paths = {"."};
    return check_input_name(lint.stdin_filename, lint.paths);
}

Status finish_lsp(const Raw& raw, LspOptions& lsp) {
    take_config(raw, lsp.config);
    if (raw.now.empty()) return std::nullopt;
    lsp.now = parse_date(raw.now);
    if (lsp.now) return std::nullopt;
    return option_error("'" + raw.now + "' is not a day", "write --now YYYY-MM-DD");
}

Status finish_cache(const Raw& raw, CacheOptions& cache) {
    take_config(raw, cache.config);
    auto action = choice("cache", raw.action, kCacheActions);
    if (!action) return action.error();
    cache.clear = *action == 1;
    auto format = choice("--format", cache.format, kExplainFormats);
    return format ? std::nullopt : Status(format.error());
}

Status finish_explain(const Raw& raw, ExplainOptions& explain) {
    take_config(raw, explain.config);
    auto format = choice("--format", explain.format, kExplainFormats);
    if (!format) return format.error();
    if (explain.paths.empty()) explain.paths = {"."};
    return check_input_name(explain.stdin_filename, explain.paths);
}

/// Words that no option took: names the nearest option or command.
Status check_rest(const CLI::App& app, bool is_command) {
    auto rest = app.remaining();
    std::erase(rest, "--");  // Only says that the words behind it are no options.
    if (rest.empty()) return std::nullopt;
    std::vector<std::string> names;
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(sub->get_name());
    }
    bool option = rest[0].starts_with('-');
    if (option) {
        names.clear();
        for (const CLI::Option* one : app.get_options()) {
            for (const std::string& name : one->get_lnames()) names.push_back("--" + name);
        }
    }
    std::string word = rest[0].substr(0, rest[0].find('='));
    std::vector<std::string_view> views(names.begin(), names.end());
    std::string what = option ? "option" : is_command ? "argument" : "command";
    return option_error(
        "unknown " + what + " '" + printable(word) + "'",
        views.empty() ? "see 'veritally " + app.get_name() + " --help'" : suggest(word, views));
}

}  // namespace

Result<CommandLine> read_command_line(const std::vector<std::string>& words) {
    CLI::App app("veritally: checks registries of cited figures", "veritally");
    app.set_version_flag("--version", "veritally " + std::string(program_version()));
    app.allow_extras();
    app.require_subcommand(0, 1);
    LintOptions lint;
    RulesOptions rules;
    RuleOptions rule;
    ExplainOptions explain;
    LspOptions lsp;
    Raw explain_raw, lint_raw, lsp_raw, rules_raw, rule_raw;
    CLI::App* lint_app = add_lint(app, lint, lint_raw);
    CLI::App* explain_app = add_explain(app, explain, explain_raw);
    CLI::App* rules_app = app.add_subcommand("rules", "List the rules, or test those of your own");
    rules_app->add_flag("--test", rules.test, "Run the bad and good examples of your own rules");
    add_config_options(*rules_app, rules.config, rules_raw);
    CLI::App* rule_app = app.add_subcommand("rule", "Print a rule's page");
    rule_app->add_option("ID", rule.id, "Name of the rule: FAMILY/NAME")
        ->option_text(" ")
        ->required();
    add_config_options(*rule_app, rule.config, rule_raw);
    CLI::App* lsp_app = add_lsp(app, lsp, lsp_raw);
    CLI::App* init_app = app.add_subcommand("init", "Write a commented .veritally.yaml");
    MergeOptions merge;
    Raw merge_raw;
    CLI::App* merge_app = add_merge(app, merge, merge_raw);
    CacheOptions cache;
    Raw cache_raw;
    CLI::App* cache_app = add_cache(app, cache, cache_raw);
    for (CLI::App* sub :
         {lint_app, explain_app, rules_app, rule_app, lsp_app, init_app, merge_app, cache_app})
        sub->allow_extras();

    CommandLine line;
    try {
        app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::CallForHelp&) {
        for (const CLI::App* sub : app.get_subcommands())
            return line.print = sub->help("veritally"), line;
        return line.print = app.help(), line;
    } catch (const CLI::CallForVersion& version) {
        return line.print = std::string(version.what()) + "\n", line;
    } catch (const CLI::ArgumentMismatch& error) {
        const std::string_view what = error.what();
        return option_error(std::string(what.substr(0, what.find(':'))) + " needs a value",
                            "see 'veritally --help'");
    } catch (const CLI::ParseError& error) {
        return option_error(error.what(), "see 'veritally --help'");
    }
    const bool command = !app.get_subcommands().empty();
    if (Status bad = check_rest(app, command)) return *bad;
    if (!command) return line.print = app.help(), line;
    CLI::App* chosen = app.get_subcommands().front();
    if (Status bad = check_rest(*chosen, true)) return *bad;
    take_config(rules_raw, rules.config);
    take_config(rule_raw, rule.config);
    if (chosen == lint_app) {
        if (Status bad = finish_lint(lint_raw, lint)) return *bad;
        line.lint = std::move(lint);
    }
    if (chosen == explain_app) {
        if (Status bad = finish_explain(explain_raw, explain)) return *bad;
        line.explain = std::move(explain);
    }
    if (chosen == lsp_app) {
        if (Status bad = finish_lsp(lsp_raw, lsp)) return *bad;
        line.lsp = std::move(lsp);
    }
    if (chosen == rules_app) line.rules = std::move(rules);
    if (chosen == rule_app) line.rule = std::move(rule);
    if (chosen == merge_app) {
        if (Status bad = read_fail_on(merge_raw, merge.fail_on)) return *bad;
        line.merge = std::move(merge);
    }
    if (chosen == cache_app) {
        if (Status bad = finish_cache(cache_raw, cache)) return *bad;
        line.cache = std::move(cache);
    }
    line.init = chosen == init_app;
    return line;
}

}  // namespace veritally
