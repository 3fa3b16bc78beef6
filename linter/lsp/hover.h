#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lsp/view.h"

namespace veritally {

/// What the editor shows of a place, in Markdown, with the span that it is about.
struct Hover {
    Span span;
    std::string markdown;
};

/// All that is known of the place: findings, then the figure, footnote, device or key there.
std::optional<Hover> hover_at(const View& view, std::uint32_t offset);

// Its parts; also for completion.
std::string key_markdown(const KeySchema& key);
std::string device_markdown(const View& view, const Device& device);
std::string figure_markdown(const View& view, const Figure& figure);

/// The name of a device that covers the place.
struct DevicePlace {
    Span span;
    std::vector<const Device*> devices;  ///< All that it can mean.
};
std::optional<DevicePlace> device_at(const View& view, std::uint32_t offset);

/// "1.979e+15"
std::string short_number(double value);
/// With what Markdown would obey escaped, on one line.
std::string escaped(std::string_view text);
/// A text as Markdown shows it, whatever it holds: in a code span.
std::string code_span(std::string_view text);

}  // namespace veritally
