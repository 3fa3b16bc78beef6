// Any bytes as an entry: findings lie within it, fixes keep their laws, reports hold no control.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/file_system.h"
#include "checks/factory.h"
#include "engine/fixer.h"
#include "report/report.h"
#include "report/secrets.h"

namespace veritally {
namespace {

constexpr Date kNow{2026, 11, 21};

void require(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "breach: %s\n", what);
    std::abort();
}

void check_spans(const FileReport& report) {
    const Span all{0, report.document->text.size()};
    std::uint32_t begin = 0;
    for (const Finding& finding : report.findings) {
        require(all.contains(finding.span), "a finding lies outside the text");
        require(finding.span.begin >= begin, "findings are not in order");
        begin = finding.span.begin;
        if (!finding.fix) continue;
        for (const Edit& edit : finding.fix->edits) {
            require(all.contains(edit.span), "an edit lies outside the text");
        }
    }
}

void check_fixes(const FileReport& report, bool unsafe) {
    const FixOutcome once = apply_fixes(report, unsafe, kNow);
    require(once.bytes == once.report.document->text.bytes(), "the report is of another text");
    require(apply_fixes(once.report, unsafe, kNow).bytes == once.bytes, "a second run goes on");
    const std::size_t before = unread_parts(*report.document);
    const std::size_t after = unread_parts(*once.report.document);
    require(after <= before, "less can be read than before");
    require(after < before || once.report.findings.size() <= report.findings.size(),
            "more is found than before");
    check_spans(once.report);
}

void check_reports(const FileReport& report) {
    FileReport shown = report;
    mask_secrets(shown);
    for (const Format& format : formats()) {
        const auto reporter = format.make({});
        std::string text = reporter->render_detailed(shown);
        for (const Item& item : reporter->render(shown)) text += item.text;
        for (const unsigned char c : text) {
            require(c >= ' ' || c == '\n' || c == '\t', "a control stands in a report");
            require(c != 0x7F, "a control stands in a report");
        }
    }
}

void check(std::string bytes) {
    static MemoryFileSystem files;
    static ConfigLoader configs(files, make_check, {});
    const FileReport report = Runner(files, configs, kNow).lint_text("entry.md", std::move(bytes));
    require(report.document != nullptr, "not read");
    check_spans(report);
    check_fixes(report, false);
    check_fixes(report, true);
    check_reports(report);
}

}  // namespace
}  // namespace veritally

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    veritally::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
