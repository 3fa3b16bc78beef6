#include "checks/citation/citation_text.h"

#include <algorithm>
#include <array>

#include "checks/addresses.h"

namespace veritally {
namespace {

struct Quotes {
    std::string_view open, close;
};
constexpr std::array<Quotes, 7> kQuotes = {{{"\"", "\""},
                                            {"\u201C", "\u201D"},
                                            {"\u201E", "\u201C"},
                                            {"\u2018", "\u2019"},
                                            {"\u00AB", "\u00BB"},
                                            {"**", "**"},
                                            {"*", "*"}}};

void leave_out(std::string& text, std::size_t begin, std::size_t end) {
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(begin),
              text.begin() + static_cast<std::ptrdiff_t>(std::min(end, text.size())), kLeftOut);
}

/// Leaves out from each opening mark to its closing one; without one, to the end.
void leave_out_quoted(std::string& text, const Quotes& quotes) {
    for (std::size_t open = text.find(quotes.open); open != text.npos;) {
        const std::size_t close = text.find(quotes.close, open + quotes.open.size());
        const std::size_t end = close == text.npos ? text.size() : close + quotes.close.size();
        leave_out(text, open, end);
        open = text.find(quotes.open, end);
    }
}

}  // namespace

std::string citation_words(const Document& document, std::uint32_t footnote, bool without_titles) {
    const Span content = document.body.footnotes[footnote].content;
    std::string words(document.text.at(content));
    for (const Link& link : links_within(document.body, content)) {
        const Span span = without_titles ? link.span : link.url_span;
        if (!content.contains(span)) continue;
        leave_out(words, span.begin - content.begin, span.end - content.begin);
    }
    if (without_titles) {
        for (const Quotes& quotes : kQuotes) leave_out_quoted(words, quotes);
    }
    return words;
}

}  // namespace veritally
