#include "link/subject_words.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "link/percent.h"

namespace veritally {
namespace {

/// Letters and digits of a text, in runs; a number ends a word only where it is one itself.
std::vector<std::string> runs(std::string_view text) {
    const std::string folded = fold(text);
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < folded.size();) {
        const CodePoint c = decode(folded, i);
        const bool part = (c.value >= '0' && c.value <= '9') || is_letter(c.value);
        if (part) {
            words.back().append(folded, i, c.size);
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
        i += c.size;
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool is_word(const std::string& run) {
    return run.size() >= 3 && std::none_of(run.begin(), run.end(), is_ascii_digit);
}

std::vector<std::string> telling(std::string_view segment, const LinkSigns& signs) {
    std::vector<std::string> words = runs(percent_decode(segment));
    std::erase_if(words, [&](const std::string& word) {
        return word.size() < 3 || signs.common_words.count(word) > 0;
    });
    return words;
}

bool holds(std::string_view text, std::string_view word) {
    if (word.size() > 4 && word.ends_with('s')) word.remove_suffix(1);
    return text.find(word) != std::string_view::npos;
}

}  // namespace

std::string_view path_of(const Url& url) {
    return std::string_view(url.target).substr(0, url.target.find('?'));
}

std::vector<std::string> subject_words(const Url& url, const LinkSigns& signs) {
    std::vector<std::string> words;
    const auto segments = split(path_of(url), '/');
    int taken = 0;
    for (auto segment = segments.rbegin(); segment != segments.rend() && taken < 2; ++segment) {
        std::vector<std::string> found = telling(*segment, signs);
        std::erase_if(found, [](const std::string& word) {
            return std::all_of(word.begin(), word.end(), is_ascii_digit) && word.size() != 3;
        });
        if (found.empty()) continue;
        ++taken;
        words.insert(words.end(), found.begin(), found.end());
    }
    return words;
}

std::vector<std::string> own_words(const Url& url, const LinkSigns& signs) {
    auto segments = split(path_of(url), '/');
    while (!segments.empty() && telling(segments.back(), signs).empty()) segments.pop_back();
    if (segments.empty()) return {};
    std::vector<std::string> words = telling(segments.back(), signs);
    segments.pop_back();
    const std::string before = fold(percent_decode(join(segments, "/")));
    std::erase_if(words, [&](const std::string& word) { return holds(before, word); });
    const bool opaque = std::none_of(words.begin(), words.end(), is_word);
    return opaque ? std::vector<std::string>{} : words;
}

bool keep_name(const Url& one, const Url& other, const LinkSigns& signs) {
    const auto name_of = [](const Url& url) {
        std::string_view path = path_of(url);
        while (path.ends_with('/')) path.remove_suffix(1);
        std::string_view name = path.substr(path.rfind('/') + 1);
        const std::size_t dot = name.rfind('.');
        const bool typed =
            dot != name.npos && dot + 1 < name.size() && !is_ascii_digit(name[dot + 1]);
        if (typed) name = name.substr(0, dot);
        return fold(percent_decode(name));
    };
    const std::string name = name_of(one);
    if (name.empty() || name != name_of(other)) return false;
    const bool looks_home = signs.home->matches("/" + name);
    const std::string_view locale = std::string_view(name).substr(0, name.find_first_of("-_"));
    return looks_home ? locale.size() == 2 && signs.locales.count(locale) == 0
                      : signs.common_words.count(name) == 0;
}

std::size_t words_in(const std::vector<std::string>& words, std::string_view folded) {
    return static_cast<std::size_t>(std::count_if(
        words.begin(), words.end(), [&](const std::string& word) { return holds(folded, word); }));
}

std::string page_head(const Page& page) {
    std::string text = page.title;
    for (const std::string& heading : page.headings) text += " " + heading;
    for (const auto& [name, content] : page.meta) {
        if (name.find("description") != std::string::npos ||
            name.find("title") != std::string::npos || name == "keywords") {
            text += " " + content;
        }
    }
    return fold(text);
}

std::string page_text(const Page& page) {
    std::string text;
    for (const std::string& paragraph : page.paragraphs) text += " " + paragraph;
    return page_head(page) + fold(text);
}

bool keeps_promise(const Page& page, const Url& url, const LinkSigns& signs) {
    const std::vector<std::string> words = subject_words(url, signs);
    if (words.empty()) return false;
    std::string head = page.title;
    if (!page.headings.empty()) head += " " + page.headings.front();
    return 2 * words_in(words, fold(head)) > words.size();
}

}  // namespace veritally
