#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "cli/program.h"

namespace {

/// All that the program takes from its environment.
constexpr const char* kVariables[] = {"NO_COLOR",
                                      "CLICOLOR_FORCE",
                                      "TERM",
                                      "HOME",
                                      "XDG_CACHE_HOME",
                                      "VERITALLY_CACHE",
                                      "VERITALLY_LEDGER",
                                      "VERITALLY_ALLOW_ADDRESSES",
                                      "GITHUB_ACTIONS",
                                      "GITHUB_STEP_SUMMARY",
                                      "GITHUB_TOKEN",
                                      "GH_TOKEN",
                                      "SSL_CERT_FILE",
                                      "http_proxy",
                                      "https_proxy",
                                      "HTTPS_PROXY",
                                      "all_proxy",
                                      "ALL_PROXY",
                                      "no_proxy",
                                      "NO_PROXY"};

int terminal_width() {
    winsize size{};
    for (int stream : {STDOUT_FILENO, STDERR_FILENO}) {
        if (ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
    }
    return 100;
}

/// Of the C library as it has long been: what libstdc++ takes for std::random_device came in 2.36.
std::string random_token() {
    std::array<unsigned char, 16> bytes;
    if (getentropy(bytes.data(), bytes.size()) != 0) std::abort();
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string token;
    for (unsigned char byte : bytes) {
        token += kDigits[byte >> 4];
        token += kDigits[byte & 15];
    }
    return token;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_DFL);
    veritally::Console console{std::cin,
                               std::cout,
                               std::cerr,
                               isatty(STDOUT_FILENO) == 1,
                               terminal_width(),
                               {},
                               veritally::disk(),
                               "",
                               random_token(),
                               false,
                               {}};
    for (const char* name : kVariables) {
        if (const char* value = std::getenv(name)) console.environment[name] = value;
    }
    console.err_terminal = isatty(STDERR_FILENO) == 1;
    console.network.authorities_file = console.variable("SSL_CERT_FILE");
    auto here = veritally::disk().canonical(".");
    console.working_directory = here ? *here : "";
    return veritally::run_program({argv + 1, argv + argc}, console);
}
