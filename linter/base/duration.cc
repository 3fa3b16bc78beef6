#include "base/duration.h"

#include <charconv>

namespace veritally {

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
    using std::chrono::milliseconds;
    constexpr std::pair<std::string_view, milliseconds> kUnits[] = {{"ms", milliseconds(1)},
                                                                    {"s", std::chrono::seconds(1)},
                                                                    {"m", std::chrono::minutes(1)},
                                                                    {"h", std::chrono::hours(1)}};
    constexpr milliseconds kMost = std::chrono::hours(24);
    unsigned count = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (bad != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    for (const auto& [name, unit] : kUnits) {
        if (text != name) continue;
        return count <= kMost / unit ? std::optional(unit * count) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace veritally
