// Any bytes as a config: it is refused in one line that quotes it, or it works; then its own rules
// and their examples run, and an entry is checked under it.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/file_system.h"
#include "checks/factory.h"
#include "engine/rule_examples.h"

namespace veritally {
namespace {

constexpr Date kNow{2026, 11, 21};
constexpr std::string_view kEntry =
    "---\nlayout: default\ntitle: Lamp\nname: Lamp\ncategory: individuals\ncompute: 2.50e+14\n"
    "stakeholder: 1\n---\n\n## Description\n\nA lamp of 250 TOPS.[^1][^2]\n\n"
    "[^1]: Lamps. \"Sheet.\" 2024. https://lamps.gov.zz/?token=0123456789\n";

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "breach: %s\n", what);
    std::abort();
}

void check(std::string bytes) {
    MemoryFileSystem files;
    files.add("/.veritally.yaml", std::move(bytes));
    ConfigLoader configs(files, make_check, {});
    const auto located = configs.locate("/x.md");
    if (!located) {
        require(!located.error().message.empty(), "refused without a word");
        return;
    }
    const Settings& settings = *located->settings;
    for (const auto& rule : settings.catalogue.rules()) {
        if (!rule->origin.empty()) (void)failing_examples(*rule, settings, make_check, kNow);
    }
    const FileReport report = Runner(files, configs, kNow).lint_text("/x.md", std::string(kEntry));
    require(report.document != nullptr, "the entry is not read");
    for (const Finding& finding : report.findings) {
        require(finding.span.end <= report.document->text.size(), "a finding outside the text");
        require(finding.rule != nullptr && finding.level != Level::off, "no rule or level");
        (void)finding.message();
    }
}

}  // namespace
}  // namespace veritally

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    veritally::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
