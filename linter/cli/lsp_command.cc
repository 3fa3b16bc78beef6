#include <sstream>

#include "cli/link_run.h"
#include "lsp/serve.h"

namespace veritally {
namespace {

Result<LinkAnswer> judge_links(const LspOptions& lsp, const Console& console,
                               const LinkQuestion& question, bool asks, std::stop_token stop) {
    LintOptions options;
    options.links = true;
    options.offline = !asks;
    options.now = lsp.now ? *lsp.now : today();
    options.now_given = lsp.now.has_value();
    std::ostringstream notices;
    Console own{.in = console.in,
                .out = console.out,
                .err = notices,
                .environment = console.environment,
                .files = console.files,
                .working_directory = console.working_directory,
                .token = console.token,
                .network = console.network};
    LinkRun run(options, own);
    run.end_with(std::move(stop));
    LinkRun::Part part{{}, question.settings};
    for (const auto& [url, fragments] : question.cited) {
        for (const std::string& fragment : fragments) part.cited.emplace_back(url, fragment);
    }
    run.take(part);
    if (Status bad = run.ask(false)) return *bad;
    return LinkAnswer{run.statuses(), notices.str()};
}

}  // namespace

int lsp_command(const LspOptions& options, Console& console) {
    return serve(console.in, console.out, console.files, options.config, options.now,
                 [&](const LinkQuestion& question, bool asks, const std::stop_token& stop) {
                     return judge_links(options, console, question, asks, stop);
                 });
}

}  // namespace veritally
