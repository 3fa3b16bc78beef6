#include "cli/program.h"
#include "lsp/serve.h"

namespace veritally {

int lsp_command(const LspOptions& options, Console& console) {
    return serve(console.in, console.out, console.files, options.config, options.now);
}

}  // namespace veritally
