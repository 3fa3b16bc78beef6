#include "checks/spelling.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"

namespace veritally {
namespace {

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return word.ends_with(ending); });
}

/// Drops the plural ending.
void make_singular(std::string& word) {
    if (word.size() < 4 || !word.ends_with('s') || ends_with_any(word, {"ss", "us", "is"})) return;
    if (word.size() > 4 && word.ends_with("ies")) {
        word.replace(word.size() - 3, 3, "y");
    } else if (ends_with_any(word, {"xes", "ches", "shes", "sses"})) {
        word.resize(word.size() - 2);
    } else {
        word.pop_back();
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

/// Calls `take` with each word of a text in lower case, singular; see word_skeleton.
template <class Take>
void each_bare_word(std::string_view text, Take take) {
    std::string word;
    const auto finish = [&] {
        make_singular(word);
        if (!word.empty()) take(word);
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        const CharacterRole role = role_of(c.value);
        if (role == CharacterRole::separator) finish();
        if (role == CharacterRole::letter) {
            for (char byte : text.substr(i, c.size)) word += to_ascii_lower(byte);
        }
        i += c.size;
    }
    finish();
}

std::vector<std::string> bare_words(std::string_view text) {
    std::vector<std::string> words;
    each_bare_word(text, [&](const std::string& word) { words.push_back(word); });
    return words;
}

/// How far apart two words may be that are the same but for a slip of the fingers.
std::size_t slip_limit(std::size_t length) {
    if (length < 4) return 0;
    return length < 8 ? 1 : 2;
}

/// How far apart two words are that differ by a slip of the fingers alone: the same letters in
/// another order, or one letter amiss inside. Another beginning, ending or digit is another word
/// ("oligarchy", "gops", "int4").
std::optional<std::size_t> slip_between(std::string_view a, std::string_view b) {
    if (a == b) return 0;
    const std::size_t limit = slip_limit(std::min(a.size(), b.size()));
    const std::size_t distance = edit_distance(a, b, limit);
    if (distance > limit || has_ascii_digit(a) || has_ascii_digit(b)) {
        return std::nullopt;
    }
    const bool inside = distance == 1 && a.front() == b.front() && a.back() == b.back();
    const bool swapped = a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
    return inside || swapped ? std::optional(distance) : std::nullopt;
}

/// The same word by word.
std::optional<std::size_t> slip_between(const std::vector<std::string>& a,
                                        const std::vector<std::string>& b) {
    if (a.size() != b.size()) return std::nullopt;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto distance = slip_between(a[i], b[i]);
        if (!distance) return std::nullopt;
        sum += *distance;
    }
    return sum;
}

std::optional<Spelling> match_slip(std::string_view written,
                                   std::span<const std::string_view> known) {
    constexpr std::size_t kFurthest = 2;
    const std::vector<std::string> words = bare_words(written);
    std::optional<Spelling> best;
    std::size_t best_distance = kFurthest + 1;
    for (std::size_t i = 0; i < known.size() && !words.empty(); ++i) {
        const auto distance = slip_between(words, bare_words(known[i]));
        if (!distance || *distance > best_distance || *distance > kFurthest) continue;
        best = Spelling{i, *distance < best_distance};
        best_distance = *distance;
    }
    return best && best->certain ? best : std::nullopt;
}

}  // namespace

std::string word_skeleton(std::string_view text) {
    std::string skeleton;
    each_bare_word(text, [&](const std::string& word) { skeleton += word; });
    return skeleton;
}

std::optional<Spelling> match_spelling(std::string_view written,
                                       std::span<const std::string_view> known) {
    std::string skeleton = word_skeleton(written);
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (!skeleton.empty() && word_skeleton(known[i]) == skeleton) return Spelling{i, true};
    }
    if (auto slip = match_slip(written, known)) return slip;
    auto likely = nearest(written, known);
    if (!likely) return std::nullopt;
    auto at = std::find(known.begin(), known.end(), *likely);
    return Spelling{static_cast<std::size_t>(at - known.begin()), false};
}

}  // namespace veritally
