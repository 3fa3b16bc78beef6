#include <algorithm>
#include <cstdio>

#include "base/text.h"
#include "base/unicode.h"
#include "quantity/decimal.h"
#include "report/excerpt.h"
#include "report/explained.h"
#include "report/explanation.h"

namespace veritally {
namespace {

constexpr int kDigits = 4;               ///< Of a value.
constexpr std::size_t kMostQuoted = 60;  ///< Columns of what is quoted.
constexpr std::string_view kIndent = "           ";

/// `text` with blanks behind it up to `width` columns.
std::string padded(std::string text, std::size_t width) {
    std::size_t wide = display_width_of(text);
    return wide < width ? text + std::string(width - wide, ' ') : text;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

class TextWriter : Explained {
  public:
    using Explained::Explained;

    std::string run() {
        out_ = printable(report.path) + ": " + std::string(verdict_name(derivation.verdict)) + "\n";
        write_values();
        write_steps();
        write_figures();
        write_findings();
        return std::move(out_);
    }

  private:
    void line(std::string_view place, const std::string& rest) {
        out_ += "  " + padded(std::string(place), kIndent.size() - 2) + rest + "\n";
    }
    void title(std::string_view heading) { out_ += "\n  " + std::string(heading) + "\n"; }
    std::string place(Span span) const {
        Position at = text.position(span.begin);
        return std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    /// In one line, whatever the lines of the text.
    std::string quoted(Span span) const {
        const std::string line = in_one_line(text.at(span));
        const Span all{0, static_cast<std::uint32_t>(line.size())};
        return "'" + excerpt(line, all, kMostQuoted).text + "'";
    }

    void write_values() {
        const Derivation& d = derivation;
        if (d.stated)
            line(place(d.stated->span), "stated      " + std::string(text.at(d.stated->span)));
        if (!d.recomputed) return;
        line("", "recomputed  " + scientific(*d.recomputed, kDigits) + " " +
                     std::string(quantities.target(d.as_quoted)));
        write_doubt();
    }

    /// Why nothing is held against the stated figure.
    void write_doubt() {
        const Derivation& d = derivation;
        const std::string_view says = quantities.slips().doubts[static_cast<std::size_t>(d.held)];
        if (says.empty() || d.verdict != Derivation::Verdict::unverifiable) return;
        const Span at = d.held_at;
        line(at.empty() ? "" : place(at),
             "held back   " + std::string(says) + (at.empty() ? "" : ": " + quoted(at)));
    }

    void write_steps() {
        const auto& steps = derivation.steps;
        if (steps.empty()) return;
        title("how it follows");
        std::size_t width = 0;
        for (const Step& step : steps) width = std::max(width, display_width_of(operation(step)));
        for (const Step& step : steps) {
            std::string factor = step.factor == 1 ? "" : "× " + number(step.factor);
            line(step.span.empty() ? "" : place(step.span), padded(operation(step), width) + "  " +
                                                                padded(factor, 10) + "  " +
                                                                scientific(step.value, kDigits));
        }
    }
    std::string operation(const Step& step) const {
        return step.quotes ? quoted(step.span) : printable(step.operation);
    }

    void write_figures() {
        const auto& figures = claims.figures;
        if (figures.empty()) return;
        title("figures in the text");
        std::size_t width = 0;
        for (const Figure& figure : figures)
            width = std::max(width, display_width_of(quoted(figure.span)));
        for (std::uint32_t i = 0; i < figures.size(); ++i)
            line(place(figures[i].span),
                 padded(quoted(figures[i].span), width) + "  " + reading(i));
    }
    std::string reading(std::uint32_t i) const {
        const Figure& figure = claims.figures[i];
        std::string out(role_name(figure.role));
        for (std::size_t a = 0; a < words.attributes.size(); ++a) {
            const AttributeValue* value = stated_value(figure, a, words);
            if (value != nullptr) out += ", " + std::string(value->name);
        }
        if (const Term* term = derivation.term_of(i)) {
            auto device = device_name(*term, claims, quantities.catalogue());
            if (!device.empty()) out += ", of the " + printable(device);
            if (!term->counts.empty()) out += ", × " + number(term->count());
        }
        if (auto value = normalized(figure, words)) out += ": " + scientific(*value, kDigits);
        return out;
    }

    void write_findings() {
        bool first = true;
        for (const Finding& finding : report.findings) {
            if (finding.rule->kind != "recomputation") continue;
            if (first) title("what the rules say");
            first = false;
            line(place(finding.span), std::string(level_name(finding.level)) + " " +
                                          std::string(finding.rule->id) + ": " +
                                          printable(finding.message()));
            if (std::string advice = finding.advice(); !advice.empty()) line("", printable(advice));
        }
    }

    std::string out_;
};

}  // namespace

std::string explanation_text(const FileReport& report) {
    return TextWriter(report).run();
}

}  // namespace veritally
