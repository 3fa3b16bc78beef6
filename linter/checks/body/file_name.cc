#include "checks/body/file_name.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"

namespace veritally {
namespace {

bool is_word_letter(char c) {
    return is_ascii_lower(c) || is_ascii_digit(c);
}

/// Rows of ASCII letters and digits.
std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < folded.size();) {
        std::size_t end = i;
        while (end < folded.size() && is_word_letter(folded[end])) ++end;
        if (end > i) words.push_back(folded.substr(i, end - i));
        i = end + 1;
    }
    return words;
}

bool is_all_digits(std::string_view word) {
    return std::all_of(word.begin(), word.end(), is_ascii_digit);
}

bool is_year_number(std::string_view word) {
    return word.size() == 4 && is_all_digits(word) && word >= "1990" && word < "2040";
}

/// Without a date or an ordinal (`2024-05-01-`, `007-`) that only sorts the files of a folder.
std::vector<std::string_view> without_sorting(std::vector<std::string_view> words) {
    const bool dated = words.size() > 3 && is_year_number(words[0]) && is_all_digits(words[1]) &&
                       words[1].size() == 2 && is_all_digits(words[2]) && words[2].size() == 2;
    const bool numbered = words.size() > 1 && is_all_digits(words[0]) && words[0][0] == '0';
    words.erase(words.begin(), words.begin() + (dated ? 3 : numbered ? 1 : 0));
    return words;
}

std::string without_brackets(std::string_view text) {
    std::string out;
    int depth = 0;
    for (char c : text) {
        if (c == '(') ++depth;
        if (depth == 0) out += c;
        if (c == ')' && depth > 0) --depth;
    }
    return out;
}

bool lists(const YamlNode& list, std::string_view word) {
    return std::any_of(list.begin(), list.end(),
                       [&](const YamlNode& node) { return node.scalar == word; });
}

/// A name and its words.
struct Name {
    Name(std::string text, std::vector<std::string_view> (*take)(std::vector<std::string_view>),
         const YamlNode& parameters)
        : folded(std::move(text)), words(take(words_of(folded))) {
        const YamlNode& small = parameters["small"];
        large.reserve(words.size());
        for (std::string_view word : words) {
            run_together += word;
            if (!lists(small, word)) large.push_back(word);
        }
    }
    Name(const Name&) = delete;

    /// All but small words; where there are none, those.
    const std::vector<std::string_view>& main_words() const {
        return large.empty() ? words : large;
    }

    std::string folded;  ///< What the words are part of.
    std::vector<std::string_view> words;
    std::vector<std::string_view> large;  ///< Those that are not small.
    std::string run_together;
};

/// The large words of a name by what they tell.
struct Telling {
    Telling(const Name& name, const YamlNode& parameters) : words(name.words) {
        const YamlNode& list = parameters["general"];
        for (std::string_view word : name.large) {
            if (lists(list, word)) {
                general.push_back(word);
            } else if (word.size() > 1 || is_ascii_digit(word[0])) {
                telling.push_back(word);
            }
        }
    }

    const std::vector<std::string_view>& words;  ///< Of the name, small ones too.
    std::vector<std::string_view> telling;       ///< Those that not every other name has.
    std::vector<std::string_view> general;       ///< Those that many names have.
};

bool is_subsequence(std::string_view letters, std::string_view of) {
    std::size_t at = 0;
    for (char c : of) {
        if (at < letters.size() && letters[at] == c) ++at;
    }
    return at == letters.size();
}

/// `mit` of "Massachusetts Institute of Technology".
bool is_acronym(std::string_view word, const std::vector<std::string_view>& name) {
    std::string initials;
    for (std::string_view part : name) initials += part.front();
    return word.size() >= 2 && is_subsequence(word, initials);
}

/// The word, its numbers whole: `4` does not stand in `rtx4090`.
bool stands_in(std::string_view word, std::string_view text) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool cut_before =
            at > 0 && is_ascii_digit(word.front()) && is_ascii_digit(text[at - 1]);
        const bool cut_after =
            end < text.size() && is_ascii_digit(word.back()) && is_ascii_digit(text[end]);
        if (!cut_before && !cut_after) return true;
    }
    return false;
}

bool has_word(const Name& name, std::string_view word) {
    return std::find(name.words.begin(), name.words.end(), word) != name.words.end() ||
           stands_in(word, name.run_together);
}

/// `usa` for "United States", as the parameters say.
bool is_called(std::string_view word, const Name& name, const YamlNode& parameters) {
    const YamlNode& meanings = parameters["called"][word];
    return std::any_of(meanings.begin(), meanings.end(), [&](const YamlNode& node) {
        std::string meaning;
        for (std::string_view part : words_of(node.scalar)) meaning += part;
        return name.run_together.find(meaning) != std::string::npos;
    });
}

bool shares_word(const Name& file, const std::vector<std::string_view>& in_file, const Name& name,
                 const std::vector<std::string_view>& in_name, const YamlNode& parameters) {
    const bool forth = std::any_of(in_file.begin(), in_file.end(), [&](std::string_view word) {
        const bool around = std::any_of(in_name.begin(), in_name.end(), [&](auto part) {
            return part.size() >= 3 && word.find(part) != std::string_view::npos;
        });
        return around || has_word(name, word) || is_acronym(word, name.words) ||
               is_called(word, name, parameters);
    });
    return forth || std::any_of(in_name.begin(), in_name.end(), [&](std::string_view word) {
               return file.words.size() > 1 && is_acronym(word, file.words);
           });
}

/// Whether words that tell stand before the word, and behind it.
std::pair<bool, bool> tells_round(const Telling& name, std::string_view word) {
    const auto at = std::find(name.words.begin(), name.words.end(), word);
    return {name.telling.front().data() < at->data(), name.telling.back().data() > at->data()};
}

/// "University of …" both: what tells stands in the same places round the general words that they
/// share. "Vega University" may be the "University of Lyra" in another's words.
bool are_built_alike(const Telling& a, const Telling& b) {
    bool shared = false;
    for (std::string_view word : a.general) {
        if (std::find(b.general.begin(), b.general.end(), word) == b.general.end()) continue;
        if (tells_round(a, word) != tells_round(b, word)) return false;
        shared = true;
    }
    return shared;
}

/// A word with a number: `h100`, `rtx4090`, `16gb`.
struct ModelNumber {
    std::string_view before;  ///< One or two letters; more are a word of their own.
    std::string_view digits, after;

    /// A year says when, not which.
    static std::optional<ModelNumber> read(std::string_view word) {
        if (!has_ascii_digit(word) || is_year_number(word)) return std::nullopt;
        const std::size_t begin = word.find_first_of("0123456789");
        const std::size_t end = std::min(word.find_first_not_of("0123456789", begin), word.size());
        return ModelNumber{word.substr(0, begin > 2 ? 0 : begin), word.substr(begin, end - begin),
                           word.substr(end)};
    }

    /// Of one series: `h100` and `a100`, `4090` and `5090`, `16gb` and `8gb`; not the 2 of a
    /// second file and the 9000 of a model.
    bool is_like(const ModelNumber& other) const {
        const bool same_size = digits.size() == other.digits.size() ||
                               std::max(digits.size(), other.digits.size()) <= 2;
        if (before.empty() != other.before.empty()) return false;
        if (before.empty()) return same_size && after == other.after && digits != other.digits;
        return same_size || before == other.before;
    }
};

/// Numbers that differ where none agrees: the first pair of one series.
FileNameVerdict compare_numbers(const Name& file, const Name& name) {
    const std::string bare = without_brackets(name.folded);
    const std::vector<std::string_view> bare_words = words_of(bare);
    FileNameVerdict verdict;
    for (std::string_view in_file : file.words) {
        const std::optional<ModelNumber> number = ModelNumber::read(in_file);
        if (!number) continue;
        if (has_word(name, in_file)) return {};
        for (std::string_view in_name : bare_words) {
            if (has_ascii_digit(in_name) && has_word(file, in_name)) return {};
            const std::optional<ModelNumber> other = ModelNumber::read(in_name);
            if (!verdict.in_file.empty() || !other || !number->is_like(*other)) continue;
            verdict = {FileNameVerdict::Kind::numbers, std::string(in_file), std::string(in_name)};
        }
    }
    return verdict;
}

std::vector<std::string_view> all_words(std::vector<std::string_view> words) {
    return words;
}

}  // namespace

FileNameVerdict compare_file_name(std::string_view stem, std::string_view name_text,
                                  const YamlNode& parameters) {
    const Name file(fold(stem), without_sorting, parameters);
    const Name name(fold(name_text), all_words, parameters);
    if (file.words.empty() || name.words.empty()) return {};  // Another script.
    if (!shares_word(file, file.main_words(), name, name.main_words(), parameters)) {
        return {FileNameVerdict::Kind::no_word, "", ""};
    }
    const Telling in_file(file, parameters), in_name(name, parameters);
    const bool both_tell = !in_file.telling.empty() && !in_name.telling.empty();
    if (both_tell && are_built_alike(in_file, in_name) &&
        !shares_word(file, in_file.telling, name, in_name.telling, parameters)) {
        return {FileNameVerdict::Kind::only_general, "", ""};
    }
    return compare_numbers(file, name);
}

bool is_short_for(std::string_view a, std::string_view b) {
    if (trim(without_brackets(a)) == b || trim(without_brackets(b)) == a) return true;
    const std::string folded_a = fold(a);
    const std::string folded_b = fold(b);
    const std::vector<std::string_view> in_a = words_of(folded_a);
    const std::vector<std::string_view> in_b = words_of(folded_b);
    return (in_a.size() == 1 && in_b.size() > 1 && is_acronym(in_a[0], in_b)) ||
           (in_b.size() == 1 && in_a.size() > 1 && is_acronym(in_b[0], in_a));
}

std::string lone_short_word(std::string_view stem, const YamlNode& parameters) {
    const Name file(fold(stem), without_sorting, parameters);
    const Telling in_file(file, parameters);
    if (in_file.telling.size() != 1 || has_ascii_digit(in_file.telling[0])) return "";
    const std::size_t size = in_file.telling[0].size();
    return size >= 2 && size <= 6 ? std::string(in_file.telling[0]) : "";
}

}  // namespace veritally
