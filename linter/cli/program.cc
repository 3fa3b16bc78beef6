#include "cli/program.h"

#include <array>
#include <cerrno>
#include <istream>
#include <ostream>

#include "base/source_text.h"
#include "base/system_error.h"
#include "base/unicode.h"

namespace veritally {

std::string Console::variable(const std::string& name) const {
    const auto found = environment.find(name);
    return found == environment.end() ? "" : found->second;
}

Result<std::string> read_input(Console& console, const std::string& name) {
    std::array<char, 64 << 10> chunk;
    std::string text;
    errno = 0;
    while (console.in) {
        console.in.read(chunk.data(), chunk.size());
        text.append(chunk.data(), static_cast<std::size_t>(console.in.gcount()));
        if (text.size() > SourceText::kMaxBytes) return Error{"larger than 16 MiB", name, ""};
    }
    if (console.in.bad()) return system_error(name, errno != 0 ? errno : EIO);
    return text;
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

namespace {

int run_command(const std::vector<std::string>& words, Console& console) {
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

}  // namespace

/// What is buffered is written here at the latest, so that a full disk is told of.
int run_program(const std::vector<std::string>& words, Console& console) {
    const int code = run_command(words, console);
    errno = 0;
    if (console.out.flush()) return code;
    if (errno == 0) {  // It failed before: what is tried again fails for the same reason.
        console.out.clear();
        console.out.put('\n').flush();
    }
    return fail(errno != 0 ? system_error("standard output", errno)
                           : Error{"cannot be written", "standard output", ""},
                console);
}

}  // namespace veritally
