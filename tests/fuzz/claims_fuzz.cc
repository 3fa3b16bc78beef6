// Any bytes as an entry: every figure quotes its number, every step of the derivation rests on
// figures, explanations hold no control, and nothing is slow or unbounded.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/embedded.h"
#include "engine/quantities.h"
#include "report/explanation.h"
#include "report/json.h"

namespace veritally {
namespace {

const Quantities& quantities() {
    static const Quantities read((*embedded("profiles/ai-compute.yaml"))["quantities"]);
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

void check_explanation(std::shared_ptr<const Document> document, const Claims& claims,
                       const Derivation& made) {
    FileReport report;
    report.path = document->path;
    report.document = std::move(document);
    const Explanation explanation{report, quantities(), claims, made};
    const std::string text = explanation_text(explanation) + dump(explanation_json(explanation));
    require(std::none_of(text.begin(), text.end(), [](unsigned char c) {
        return (c < ' ' && c != '\n' && c != '\t') || c == 0x7F;
    }));
}

void check(std::string bytes) {
    const auto document = read_document("entry.md", std::move(bytes));
    const Claims claims = quantities().read(*document);
    check_figures(*document, claims);
    const Derivation made = quantities().derive(*document, claims);
    check_derivation(*document, claims, made);
    check_explanation(document, claims, made);
}

}  // namespace
}  // namespace veritally

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    veritally::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
