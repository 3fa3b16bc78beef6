#include "base/text.h"

#include <algorithm>
#include <initializer_list>

#include "base/unicode.h"
#include "report/changed_lines.h"
#include "report/excerpt.h"
#include "report/prose.h"
#include "report/report.h"

namespace veritally {
namespace {

constexpr std::size_t kMaxDiffLines = 8;

/// Colours by meaning; empty strings where none are wanted.
struct Palette {
    std::string_view reset, bold, dim, error, warning, note, removed, added;
};
constexpr Palette kPlain{};
constexpr Palette kColors{"\033[0m",    "\033[1m",    "\033[2m",  "\033[1;31m",
                          "\033[1;33m", "\033[1;36m", "\033[31m", "\033[32m"};

void append(std::string& out, std::initializer_list<std::string_view> parts) {
    for (std::string_view part : parts) out += part;
}

/// Printable text broken at blanks so that it fits `width` columns; later lines get the indent.
std::string wrapped(std::string_view text, std::size_t width, const std::string& indent) {
    std::string out;
    std::size_t column = 0;
    for (std::string_view word : split(text, ' ')) {
        std::string shown = printable(word);
        std::size_t wide = display_width_of(shown);
        if (column > 0 && column + 1 + wide > width) {
            out += "\n" + indent;
            column = 0;
        } else if (column > 0) {
            out += ' ';
            ++column;
        }
        out += shown;
        column += wide;
    }
    return out;
}

/// The first sentence of a rule's reason.
std::string_view first_sentence(std::string_view text) {
    std::size_t end = text.find(". ");
    return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

class TextReporter : public Reporter {
  public:
    explicit TextReporter(const ReportOptions& options)
        : options_(options), palette_(options.color ? kColors : kPlain) {}

    std::vector<Item> render(const FileReport& report) const override {
        if (report.failure) return {{Level::off, failure(report)}};
        if (report.findings.empty()) return {};
        std::string out = painted(palette_.bold, printable(report.path)) + "\n";
        for (const Finding& finding : report.findings) append_brief(out, report, finding);
        return {{Level::off, out + "\n"}};
    }

    bool has_details() const override { return true; }
    std::string render_detailed(const FileReport& report) const override {
        if (report.failure) return failure(report);
        std::string out;
        for (const Finding& finding : report.findings) out += detail(report, finding) + "\n";
        return out;
    }

    std::string open(const Summary& summary) const override {
        bool small = summary.findings() <= kDetailed;
        if (small && !options_.statistics) return "";
        return by_rule(summary);
    }

    std::string close(const Summary& summary) const override {
        std::string out =
            plural(summary.findings(), "finding") + " in " + plural(summary.files, "file");
        if (summary.findings() > 0) out += counts(summary);
        if (!summary.failures.empty()) {
            out += "; " + plural(summary.failures.size(), "file") + " not read or not written";
        }
        out += "\n";
        if (summary.fixed > 0) out += plural(summary.fixed, "finding") + " mended\n";
        return out + fixable(summary);
    }

  private:
    std::string_view color(Level level) const {
        if (level == Level::error) return palette_.error;
        return level == Level::warning ? palette_.warning : palette_.note;
    }

    std::string painted(std::string_view paint, std::string_view text) const {
        std::string out(paint);
        append(out, {text, palette_.reset});
        return out;
    }

    /// The rule's name, linked to its page on a terminal.
    std::string rule_name(const Rule& rule) const {
        const std::string page = options_.color ? rule_page(rule) : "";
        if (page.empty()) return std::string(rule.id);
        return "\033]8;;" + page + "\033\\" + std::string(rule.id) + "\033]8;;\033\\";
    }

    std::string failure(const FileReport& report) const {
        return painted(palette_.error, "error") + ": cannot read '" + printable(report.path) +
               "': " + printable(report.failure->message) + "\n\n";
    }

    void append_brief(std::string& out, const FileReport& report, const Finding& finding) const {
        Position at = report.document->text.position(finding.span.begin);
        std::string place = std::to_string(at.line) + ":" + std::to_string(at.column);
        place.resize(std::max<std::size_t>(place.size(), 8), ' ');
        const std::string_view level = level_name(finding.level);
        const std::string pad(8 - level.size(), ' ');
        append(out, {"  ", place, " ", color(finding.level), level, palette_.reset, pad,
                     printable(finding.message()), "  ", palette_.dim, rule_name(*finding.rule),
                     palette_.reset, "\n"});
    }

    std::string detail(const FileReport& report, const Finding& finding) const {
        const SourceText& text = report.document->text;
        Position at = text.position(finding.span.begin);
        std::string number = std::to_string(at.line);
        std::string gutter(number.size() + 1, ' ');
        std::string bar = gutter + painted(palette_.dim, "|");
        std::string out = painted(color(finding.level), level_name(finding.level)) + "[" +
                          rule_name(*finding.rule) +
                          "]: " + painted(palette_.bold, printable(finding.message())) + "\n";
        out += gutter.substr(1) + painted(palette_.dim, "-->") + " " + printable(report.path) +
               ":" + number + ":" + std::to_string(at.column) + "\n" + bar + "\n";
        out += source_line(text, finding, number, bar);
        for (const Related& related : finding.related) out += related_line(text, related, gutter);
        if (std::string advice = finding.advice(); !advice.empty()) {
            out += remark(gutter, "= do:  ", advice);
        }
        if (!finding.rule->why.empty()) {
            out += remark(gutter, "= why: ", first_sentence(finding.rule->why));
        }
        if (finding.fix) out += fix_diff(text, *finding.fix, gutter);
        return out;
    }

    std::string remark(const std::string& gutter, std::string_view head,
                       std::string_view text) const {
        std::string indent(gutter.size() + head.size(), ' ');
        return gutter + std::string(head) + wrapped(text, room_beside(indent.size()), indent) +
               "\n";
    }

    std::string source_line(const SourceText& text, const Finding& finding,
                            const std::string& number, const std::string& bar) const {
        Span line = text.line(text.line_of(finding.span.begin));
        Span within{finding.span.begin - line.begin,
                    std::min(finding.span.end, line.end) - line.begin};
        Excerpt shown = excerpt(text.at(line), within, room_beside(number.size()));
        return painted(palette_.dim, number + " |") + " " + shown.text + "\n" + bar + " " +
               std::string(shown.column, ' ') +
               painted(color(finding.level), std::string(shown.width, '^')) + "\n";
    }

    std::string related_line(const SourceText& text, const Related& related,
                             const std::string& gutter) const {
        Position at = text.position(related.span.begin);
        Span line = text.line(at.line);
        Span within{related.span.begin - line.begin,
                    std::min(related.span.end, line.end) - line.begin};
        Excerpt shown = excerpt(text.at(line), within, room_beside(gutter.size() + 8));
        std::string number = std::to_string(at.line);
        return gutter + "= " + printable(related.text) + ":\n" + gutter + "  " +
               painted(palette_.dim, number + " |") + " " + shown.text + "\n" + gutter +
               std::string(number.size() + 5 + shown.column, ' ') +
               painted(palette_.dim, std::string(shown.width, '-')) + "\n";
    }

    std::size_t room_beside(std::size_t gutter) const {
        std::size_t width = static_cast<std::size_t>(std::max(options_.width, 40));
        return width - std::min(width - 20, gutter + 3);
    }

    /// The lines that the fix touches, before and after.
    std::string fix_diff(const SourceText& text, const Fix& fix, const std::string& gutter) const {
        const bool safe = fix.safety == Fix::Safety::safe;
        std::string out =
            gutter + "= fix: " + (safe ? "safe, with --fix" : "with --unsafe-fixes") + "\n";
        std::size_t left = kMaxDiffLines;
        const auto add = [&](char mark, std::string_view paint, const std::string& line,
                             std::size_t changed) {
            if (left == 0) return;
            const auto at = static_cast<std::uint32_t>(changed);
            const Excerpt shown = excerpt(line, {at, at}, room_beside(gutter.size() + 2));
            const bool last = --left == 0;
            out += gutter + "  " +
                   (last ? "…" : painted(paint, std::string{mark, ' '} + shown.text)) + "\n";
        };
        for (const auto& [removed, added] : changed_lines(text, fix)) {
            std::size_t changed = 0;
            if (removed.size() == 1 && added.size() == 1) {
                changed =
                    static_cast<std::size_t>(std::mismatch(removed[0].begin(), removed[0].end(),
                                                           added[0].begin(), added[0].end())
                                                 .first -
                                             removed[0].begin());
            }
            for (const std::string& line : removed) add('-', palette_.removed, line, changed);
            for (const std::string& line : added) add('+', palette_.added, line, changed);
        }
        return out;
    }

    std::string by_rule(const Summary& summary) const {
        const auto rows = summary.rules();
        std::size_t wide = 0;
        for (const auto& row : rows) wide = std::max(wide, row.first->id.size());
        std::string out;
        for (const auto& [rule, sum] : rows) {
            std::string count = std::to_string(sum.count);
            std::string level(level_name(sum.level));
            out += std::string(6 - std::min<std::size_t>(6, count.size()), ' ') + count + "  " +
                   painted(color(sum.level), level) + std::string(9 - level.size(), ' ') +
                   rule_name(*rule) + std::string(wide - rule->id.size() + 2, ' ') +
                   std::string(rule->summary);
            if (sum.fixable > 0) out += " (" + std::to_string(sum.fixable) + " fixable)";
            out += "\n";
        }
        return out + "\n";
    }

    static std::string fixable(const Summary& summary) {
        std::string unsafe = std::to_string(summary.unsafely_fixable);
        if (summary.fixable == 0) {
            return summary.unsafely_fixable > 0 ? unsafe + " fixable with --unsafe-fixes\n" : "";
        }
        std::string out = std::to_string(summary.fixable) + " fixable with --fix";
        if (summary.unsafely_fixable > 0) out += ", " + unsafe + " more with --unsafe-fixes";
        return out + "\n";
    }

    static std::string counts(const Summary& summary) {
        std::vector<std::string> parts;
        if (summary.errors > 0) parts.push_back(plural(summary.errors, "error"));
        if (summary.warnings > 0) parts.push_back(plural(summary.warnings, "warning"));
        if (summary.notes > 0) parts.push_back(plural(summary.notes, "note"));
        std::vector<std::string_view> views(parts.begin(), parts.end());
        return ": " + join(views, ", ");
    }

    ReportOptions options_;
    const Palette& palette_;
};

}  // namespace

std::unique_ptr<Reporter> make_text_reporter(const ReportOptions& options) {
    return std::make_unique<TextReporter>(options);
}

}  // namespace veritally
