#include "lsp/headline.h"

#include <algorithm>
#include <cmath>

#include "lsp/hover.h"
#include "quantity/decimal.h"

namespace veritally {
namespace {

constexpr int kShown = 4;  // Significant digits of a recomputed figure.

const YamlNode* headline(const View& view) {
    const Quantities* quantities = view.entry ? view.quantities() : nullptr;
    if (quantities == nullptr) return nullptr;
    return view.document->front_matter.find(quantities->stated_key());
}

bool is_recomputed(const Derivation& derivation) {
    return derivation.recomputed && std::isfinite(*derivation.recomputed) &&
           *derivation.recomputed > 0;
}

bool is_mended_by_a_fix(const View& view, Span headline) {
    return std::any_of(view.findings.begin(), view.findings.end(), [&](const Finding& finding) {
        return finding.fix && finding.fix->edits.size() == 1 &&
               finding.fix->edits.front().span == headline;
    });
}

}  // namespace

std::optional<Span> headline_span(const View& view) {
    const YamlNode* value = headline(view);
    return value != nullptr ? std::optional(value->span) : std::nullopt;
}

std::string derivation_markdown(const View& view) {
    const Derivation& derivation = view.derivation();
    if (!is_recomputed(derivation)) return "";
    const Quantities& quantities = *view.settings->profile.quantities;
    std::string text = "**Recomputed: " + scientific(*derivation.recomputed, kShown) + "** " +
                       escaped(quantities.target(derivation.as_quoted)) + " (" +
                       std::string(verdict_name(derivation.verdict)) + ")\n";
    const std::string_view doubt =
        quantities.slips().doubts[static_cast<std::size_t>(derivation.held)];
    if (!doubt.empty() && derivation.verdict == Derivation::Verdict::unverifiable)
        text += "\nheld back: " + escaped(doubt) + "\n";
    for (const Step& step : derivation.steps) {
        text += "\n1. " + escaped(step.operation);
        if (step.factor != 1) text += ", × " + short_number(step.factor);
        if (!step.span.empty()) text += ", " + code_span(view.text().at(step.span));
        text += ": " + scientific(step.value, kShown);
    }
    return text;
}

std::string headline_label(const View& view) {
    const Derivation& derivation = view.derivation();
    if (!is_recomputed(derivation)) return "";
    if (derivation.verdict == Derivation::Verdict::consistent) return "✓";
    return "recomputed: " + scientific(*derivation.recomputed, kShown);
}

std::optional<Action> insert_recomputed(const View& view, Span place) {
    const YamlNode* value = headline(view);
    if (value == nullptr || !touches(value->span, place)) return std::nullopt;
    const Derivation& derivation = view.derivation();
    const bool differs = derivation.verdict != Derivation::Verdict::consistent;
    if (!is_recomputed(derivation) || !differs || is_mended_by_a_fix(view, value->span)) {
        return std::nullopt;
    }
    const int digits =
        derivation.stated ? std::max<int>(2, derivation.stated->value.significant) : 2;
    const std::string figure = scientific(*derivation.recomputed, digits);
    const std::string_view bytes = view.text().bytes();
    if (view.text().at(value->span) == figure) return std::nullopt;
    const bool apart = value->span.begin > 0 && bytes[value->span.begin - 1] == ' ';
    const bool crowded = value->span.end < bytes.size() && bytes[value->span.end] == '#';
    Edit edit{value->span, (apart ? "" : " ") + figure + (crowded ? " " : "")};
    return Action{
        "Insert the recomputed figure " + figure, kRewrite, false, nullptr, {std::move(edit)}, {}};
}

}  // namespace veritally
