#include "cli/program.h"

#include <ostream>

#include "base/unicode.h"

namespace veritally {

int fail(const Error& error, Console& console) {
    std::string line = error.line();
    if (!line.starts_with("veritally: ")) line = "veritally: " + line;
    console.err << printable(line) << "\n";
    return kExitFailure;
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
    if (line->init) return init_command(console);
    console.out << line->print;
    return kExitClean;
}

}  // namespace veritally
