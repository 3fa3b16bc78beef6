#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "link/observation.h"
#include "link/percent.h"
#include "link/subject_words.h"

namespace veritally {
namespace {

constexpr std::string_view kTextMark = ":~:text=";

std::string spaced(std::string_view text) {
    std::string out;
    for (char c : fold(text)) {
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    }
    return std::string(trim(out));
}

/// `:~:text=[prefix-,]start[,end][,-suffix]`: is the start in the page?
std::string text_fault(std::string_view directive, const Page& page) {
    const std::string text = spaced(page_text(page));
    for (std::string_view part : split(directive.substr(0, directive.find('&')), ',')) {
        if (part.empty() || part.ends_with('-') || part.starts_with('-')) continue;
        const std::string wanted = spaced(percent_decode(part));
        if (!wanted.empty() && text.find(wanted) == std::string::npos) {
            return "does not hold the text '" + percent_decode(part) + "'";
        }
    }
    return "";
}

/// Made by scripts, or an address within an application.
bool is_beyond_markup(std::string_view fragment, const Answer& answer, const Page& page) {
    if (fragment == "top" || fragment.starts_with('/') || fragment.starts_with('!') ||
        fragment.find('=') != std::string_view::npos ||
        fragment.find('&') != std::string_view::npos) {
        return true;
    }
    const bool line = fragment.size() > 1 && (fragment[0] == 'L' || fragment[0] == 'l') &&
                      is_ascii_digit(fragment[1]);
    return line || answer.capped || page.words < 20;
}

bool has_anchor(std::string_view fragment, const Page& page) {
    const std::string decoded = percent_decode(fragment);
    return std::any_of(page.anchors.begin(), page.anchors.end(), [&](const std::string& anchor) {
        return anchor == fragment || anchor == decoded || anchor == "user-content-" + decoded ||
               anchor == "user-content-" + lower(decoded);
    });
}

std::string html_fault(std::string_view fragment, const Answer& answer, const Page& page) {
    const std::size_t directive = fragment.find(kTextMark);
    if (directive != std::string_view::npos) {
        if (answer.capped || page.words < 20) return "";
        return text_fault(fragment.substr(directive + kTextMark.size()), page);
    }
    if (fragment.empty() || is_beyond_markup(fragment, answer, page)) return "";
    return has_anchor(fragment, page) ? "" : "has no place named '" + std::string(fragment) + "'";
}

std::size_t number_after(std::string_view text, std::string_view mark) {
    std::size_t most = 0;
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string_view::npos;) {
        at += mark.size();
        while (at < text.size() && text[at] == ' ') ++at;
        std::size_t number = 0;
        std::from_chars(text.data() + at, text.data() + text.size(), number);
        most = std::max(most, number);
    }
    return most;
}

/// Pages of a PDF as far as they can be counted in what was read; 0: unknown.
std::size_t pdf_pages(const Answer& answer) {
    const std::string_view body = answer.body;
    const std::size_t linear = body.substr(0, 1024).find("/Linearized");
    if (linear != std::string_view::npos) return number_after(body.substr(linear, 512), "/N ");
    return answer.capped ? 0 : number_after(body, "/Count");
}

std::string pdf_fault(std::string_view fragment, const Answer& answer) {
    constexpr std::string_view kPage = "page=";
    const std::size_t at = fragment.find(kPage);
    if (at == std::string_view::npos) return "";
    std::size_t page = 0;
    std::from_chars(fragment.data() + at + kPage.size(), fragment.data() + fragment.size(), page);
    const std::size_t pages = pdf_pages(answer);
    if (pages == 0 || page <= pages) return "";
    return "has " + std::to_string(pages) + " pages, not " + std::to_string(page);
}

}  // namespace

std::string fragment_fault(std::string_view fragment, const Answer& answer, const Page* page) {
    if (page != nullptr) return html_fault(fragment, answer, *page);
    return answer.body.starts_with("%PDF-") ? pdf_fault(fragment, answer) : "";
}

}  // namespace veritally
