#include <algorithm>

#include "base/unicode.h"
#include "report/sarif.h"

namespace veritally {
namespace {

constexpr std::string_view kFile = "file";

/// What the wording has besides its values, where a message string must be told from "{0}".
std::string literal(std::string_view text) {
    std::string doubled;
    for (char c : text) {
        if (c == '{' || c == '}') doubled += c;
        doubled += c;
    }
    return doubled;
}

std::string place(std::size_t index, bool quoted) {
    std::string number = "{" + std::to_string(index) + "}";
    return quoted ? number : "'" + number + "'";
}

std::string value_of(const Finding& finding, const std::string& path, std::string_view name) {
    for (const Argument& argument : finding.arguments) {
        if (argument.name == name) return printable(argument.value);
    }
    if (name == kFile) return printable(path.substr(path.rfind('/') + 1));
    return "{" + std::string(name) + "}";
}

}  // namespace

std::string escape_brackets(std::string_view text) {
    std::string escaped;
    for (char c : text) {
        if (c == '[' || c == ']' || c == '\\') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string plain_sentence(std::string_view text) {
    std::string shown = sentence(printable(text));
    bool may_link = shown.find("](") != std::string::npos;
    return may_link ? escape_brackets(shown) : shown;
}

Json sarif_text(std::string_view text) {
    return {{"text", text}};
}

MessageString message_string(const Wording& wording) {
    MessageString message;
    std::vector<std::string_view>& names = message.arguments;
    std::string_view rest = wording.text;
    while (!rest.empty()) {
        std::size_t open = std::min(rest.find('{'), rest.size());
        std::size_t close = rest.find('}', open);
        if (close == std::string_view::npos) break;
        std::string_view name = rest.substr(open + 1, close - open - 1);
        std::size_t index =
            static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
        if (index == names.size()) names.push_back(name);
        bool quoted = open > 0 && rest[open - 1] == '\'' && rest.substr(close + 1, 1) == "'";
        message.text += literal(rest.substr(0, open)) + place(index, quoted);
        rest.remove_prefix(close + 1);
    }
    message.text += literal(rest);
    if (names.empty()) {
        names.push_back(kFile);
        message.text += ", in '{0}'";
    }
    message.text = sentence(message.text);
    return message;
}

Json sarif_message(const Finding& finding, const std::string& path, const std::string& more) {
    MessageString pattern = message_string(*finding.wording);
    Json values = Json::array();
    for (std::string_view name : pattern.arguments) values.push_back(value_of(finding, path, name));
    std::string text = finding.message();
    if (finding.wording->text.find('{') == std::string_view::npos) {
        text += ", in '" + value_of(finding, path, kFile) + "'";
    }
    return {
        {"text", plain_sentence(text) + more}, {"id", finding.wording->id}, {"arguments", values}};
}

}  // namespace veritally
