// Any bytes as an entry: every figure quotes its number, every step of the derivation rests on
// figures, explanations hold no control, and nothing is slow or unbounded.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "checks/factory.h"
#include "report/explanation.h"
#include "report/json.h"

namespace veritally {
namespace {

std::shared_ptr<const Settings> settings() {
    static MemoryFileSystem files;
    static ConfigLoader configs(files, make_check, {});
    static const auto read = configs.locate("entry.md")->settings;
    return read;
}

void require(bool holds) {
    if (!holds) std::abort();
}

void check_figures(const Document& document, const Claims& claims) {
    const Span all{0, document.text.size()};
    for (const Figure& figure : claims.figures) {
        require(all.contains(figure.span) && figure.span.contains(figure.number));
        require(!figure.number.empty());
    }
}

void check_derivation(const Document& document, const Claims& claims, const Derivation& made) {
    const Span all{0, document.text.size()};
    const auto known = [&](std::uint32_t figure) { return figure < claims.figures.size(); };
    for (const Term& term : made.terms) require(term.figure == Term::kNone || known(term.figure));
    for (const Conclusion& conclusion : made.conclusions) require(known(conclusion.figure));
    for (const Step& step : made.steps)
        require(all.contains(step.span) && std::all_of(step.from.begin(), step.from.end(), known));
    for (const Fault& fault : made.faults) require(all.contains(fault.span));
}

void check_explanation(const FileReport& report) {
    const std::string text = explanation_text(report) + dump(explanation_json(report));
    require(std::none_of(text.begin(), text.end(), [](unsigned char c) {
        return (c < ' ' && c != '\n' && c != '\t') || c == 0x7F;
    }));
}

void check(std::string bytes) {
    FileReport report;
    report.path = "entry.md";
    report.settings = settings();
    report.take(read_document(report.path, std::move(bytes)));
    const Claims& claims = report.recomputed->claims();
    check_figures(*report.document, claims);
    check_derivation(*report.document, claims, report.recomputed->derivation());
    check_explanation(report);
}

}  // namespace
}  // namespace veritally

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    veritally::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
