#include "report/prose.h"

namespace veritally {

std::string sentence(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    if (!text.empty() && text.back() != '.') text += '.';
    return text;
}

std::string plural(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string count_text(std::size_t errors, std::size_t warnings, std::size_t notes) {
    std::string text;
    auto add = [&](std::size_t count, std::string_view noun) {
        if (count == 0) return;
        if (!text.empty()) text += ", ";
        text += plural(count, noun);
    };
    add(errors, "error");
    add(warnings, "warning");
    add(notes, "note");
    return text;
}

}  // namespace veritally
