#include "cli/program.h"

#include <ostream>

#include "base/unicode.h"

namespace veritally {

std::string Console::variable(const std::string& name) const {
    const auto found = environment.find(name);
    return found == environment.end() ? "" : found->second;
}

int fail(const Error& error, Console& console) {
    std::string line = error.line();
    if (!line.starts_with("veritally: ")) line = "veritally: " + line;
    console.err << printable(line) << "\n";
    return kExitFailure;
}

void tell(const std::string& notice, Console& console) {
    fail({notice, "", ""}, console);
}

int run_program(const std::vector<std::string>& words, Console& console) {
    auto line = read_command_line(words);
    if (!line) return fail(line.error(), console);
    if (line->lint) return lint_command(*line->lint, console);
    if (line->explain) return explain_command(*line->explain, console);
    if (line->lsp) return lsp_command(*line->lsp, console);
    if (line->rules) return rules_command(*line->rules, console);
    if (line->rule) return rule_command(*line->rule, console);
    if (line->merge) return merge_command(*line->merge, console);
    if (line->cache) return cache_command(*line->cache, console);
    if (line->init) return init_command(console);
    console.out << line->print;
    return kExitClean;
}

}  // namespace veritally
