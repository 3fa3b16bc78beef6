#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>

#include "cli/program.h"

namespace {

int terminal_width() {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
    return 100;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_DFL);
    veritally::Console console{
        std::cin,         std::cout, std::cerr,         isatty(STDOUT_FILENO) == 1,
        terminal_width(), {},        veritally::disk(), ""};
    for (const char* name : {"NO_COLOR", "CLICOLOR_FORCE", "TERM"}) {
        if (const char* value = std::getenv(name)) console.environment[name] = value;
    }
    auto here = veritally::disk().canonical(".");
    console.working_directory = here ? *here : "";
    int code = veritally::run_program({argv + 1, argv + argc}, console);
    std::cout.flush();
    return std::cout ? code : veritally::kExitFailure;
}
