#include "claim/counts/name_match.h"

#include <cctype>
#include <string>
#include <vector>

#include "base/text.h"

namespace veritally {
namespace {

/// 'H100', 'L40S'
bool is_model(std::string_view word) {
    bool digit = word.find_first_of("0123456789") != std::string_view::npos;
    return digit && std::isalpha(static_cast<unsigned char>(word[0])) != 0;
}
bool has_whole(std::string_view text, std::string_view key) {
    auto inner = [&](std::size_t at) {
        return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0);
    };
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
        bool plural = at + key.size() < text.size() && text[at + key.size()] == 's';
        bool ends = !inner(at + key.size()) || (plural && !inner(at + key.size() + 1));
        if ((at == 0 || !inner(at - 1)) && ends) return true;
    }
    return false;
}

}  // namespace

bool contains_name(std::string_view low, std::string_view name) {
    std::string key = lower(name);
    if (has_whole(low, key)) return true;
    std::vector<std::string_view> words = split(key, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_model(words[i]) && has_whole(low, words[i])) return true;
        std::string_view rest =
            std::string_view(key).substr(static_cast<std::size_t>(words[i].data() - key.data()));
        if (i > 0 && i + 1 < words.size() && has_whole(low, rest)) return true;
    }
    return false;
}

}  // namespace veritally
