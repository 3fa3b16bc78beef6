#include "report/markup.h"

#include "base/unicode.h"

namespace veritally {

std::string escape_markup(std::string_view text) {
    std::string escaped;
    for (char c : printable(text)) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped += c;
        }
    }
    return escaped;
}

std::string escape_markdown(std::string_view text) {
    constexpr std::string_view kMarks = "\\`*_[]|~:$#";
    std::string escaped;
    for (char c : printable(text)) {
        if (c == '&') {
            escaped += "&amp;";
        } else if (c == '<') {
            escaped += "&lt;";
        } else if (c == '>') {
            escaped += "&gt;";
        } else if (c == '@') {
            // Addresses and mentions are looked for in the text as it reads, but not in code.
            if (escaped.ends_with("@`"))
                escaped.pop_back();
            else
                escaped += '`';
            escaped += "@`";
        } else if (c == '\t') {
            escaped += ' ';
        } else {
            bool www = c == '.' && (escaped.ends_with('w') || escaped.ends_with('W'));
            if (www || kMarks.find(c) != std::string_view::npos) escaped += '\\';
            escaped += c;
        }
    }
    return escaped;
}

}  // namespace veritally
