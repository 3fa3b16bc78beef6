#include "checks/spelling.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace veritally {
namespace {

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

/// Drops the plural ending of the word that begins at `begin`.
void make_singular(std::string& text, std::size_t begin) {
    std::string_view word = std::string_view(text).substr(begin);
    if (word.size() < 4 || !word.ends_with('s') || ends_with_any(word, {"ss", "us", "is"})) return;
    if (word.size() > 4 && word.ends_with("ies")) {
        text.replace(text.size() - 3, 3, "y");
    } else if (ends_with_any(word, {"xes", "ches", "shes", "sses"})) {
        text.resize(text.size() - 2);
    } else {
        text.pop_back();
    }
}

enum class CharacterRole { letter, separator, ignored };

CharacterRole role_of(char32_t c) {
    if (c == ' ' || c == '\t' || c == '_' || c == '-' || c == 0xA0 || c == 0x2010 || c == 0x2011) {
        return CharacterRole::separator;
    }
    return c == '\'' || c == 0x2019 || is_invisible(c) ? CharacterRole::ignored
                                                       : CharacterRole::letter;
}

/// How far apart two words may be that are the same but for a slip of the fingers.
std::size_t slip_limit(std::size_t length) {
    if (length < 4) return 0;
    return length < 8 ? 1 : 2;
}

/// Short words are too close to each other ("name", "game") to trust one whose first letter
/// differs.
bool is_slip(std::string_view a, std::string_view b, std::size_t distance) {
    std::size_t length = std::min(a.size(), b.size());
    return distance <= slip_limit(length) && (length >= 6 || a.front() == b.front());
}

std::optional<Spelling> match_slip(const std::string& skeleton,
                                   std::span<const std::string_view> known) {
    std::optional<Spelling> best;
    std::size_t best_distance = 3;
    for (std::size_t i = 0; i < known.size(); ++i) {
        std::string other = word_skeleton(known[i]);
        if (skeleton.empty() || other.empty()) continue;
        std::size_t distance = edit_distance(skeleton, other, 2);
        if (distance == best_distance && best) best->certain = false;
        if (distance >= best_distance || !is_slip(skeleton, other, distance)) continue;
        best = Spelling{i, true};
        best_distance = distance;
    }
    if (best && !best->certain) return std::nullopt;
    return best;
}

}  // namespace

std::string word_skeleton(std::string_view text) {
    std::string skeleton;
    std::size_t word = 0;
    for (std::size_t i = 0; i < text.size();) {
        CodePoint c = decode(text, i);
        switch (role_of(c.value)) {
            case CharacterRole::letter:
                skeleton += lower(text.substr(i, c.size));
                break;
            case CharacterRole::separator:
                make_singular(skeleton, word);
                word = skeleton.size();
                break;
            case CharacterRole::ignored:
                break;
        }
        i += c.size;
    }
    make_singular(skeleton, word);
    return skeleton;
}

std::optional<Spelling> match_spelling(std::string_view written,
                                       std::span<const std::string_view> known) {
    std::string skeleton = word_skeleton(written);
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (!skeleton.empty() && word_skeleton(known[i]) == skeleton) return Spelling{i, true};
    }
    if (auto slip = match_slip(skeleton, known)) return slip;
    auto likely = nearest(written, known);
    if (!likely) return std::nullopt;
    auto at = std::find(known.begin(), known.end(), *likely);
    return Spelling{static_cast<std::size_t>(at - known.begin()), false};
}

}  // namespace veritally
