#include "report/change_row.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "quantity/decimal.h"
#include "report/prose.h"

namespace veritally {
namespace {

constexpr int kDigitsShown = 3;  ///< Significant digits.

std::string or_dash(const std::string& text) {
    return text.empty() ? "–" : text;
}

std::string source_text(const FigureChange& change) {
    if (change.is_new_entry) return "new entry";
    return change.citation_changed ? "changed" : "not changed";
}

}  // namespace

ChangeRow change_row(const FigureChange& change) {
    const bool known = change.recomputed && std::isfinite(*change.recomputed);
    return {or_dash(change.old_text), or_dash(change.new_text),
            times_text(change.ratio(), kDigitsShown),
            known ? scientific(*change.recomputed, kDigitsShown) : "–", source_text(change)};
}

std::string unsourced_text(const std::vector<FigureChange>& changes) {
    const auto unsourced = static_cast<std::size_t>(
        std::count_if(changes.begin(), changes.end(),
                      [](const FigureChange& change) { return change.lacks_source(); }));
    if (unsourced == 0) return "";
    return plural(unsourced, "figure") + " changed while no source of the entry did";
}

std::string times_text(std::optional<double> factor, int digits) {
    if (!factor || !std::isfinite(*factor)) return "–";
    std::array<char, 32> text;
    char* end = std::to_chars(text.data(), text.data() + text.size(), *factor,
                              std::chars_format::general, digits)
                    .ptr;
    return "× " + std::string(text.data(), end);
}

}  // namespace veritally
