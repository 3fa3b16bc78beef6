#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "checks/front_matter/fields.h"

namespace veritally {
namespace {

bool is_word(char c) {
    return is_ascii_word(c) || c == '_' || !is_ascii(c);
}

/// Size of a bracket that stands for itself; 0 where it is none, or the text of a link.
std::size_t bracket_size(std::string_view text) {
    constexpr std::size_t kLongest = 80;
    std::size_t end = text.substr(0, kLongest).find_first_of("]\n");
    if (end == std::string_view::npos || text[end] != ']') return 0;
    bool link = end + 1 < text.size() &&
                std::string_view("([:").find(text[end + 1]) != std::string_view::npos;
    return link ? 0 : end + 1;
}

/// The texts to look for, from the rule's parameters. Their first two bytes are known, so that
/// hardly a word of real text is looked at twice.
class Vocabulary {
  public:
    explicit Vocabulary(const YamlNode& parameters) {
        for (const YamlNode& node : parameters["words"]) add(words_, node.scalar);
        for (const YamlNode& node : parameters["phrases"]) add(phrases_, node.scalar);
        for (char c : {'X', 'x', 'Y'}) seconds_[index(c)] = ~0u;
    }

    /// The next place where a text or an open date may begin.
    std::size_t next(std::string_view text, std::size_t from) const {
        for (; from + 1 < text.size(); ++from) {
            if ((seconds_[index(text[from])] & second_bit(text[from + 1])) != 0) return from;
        }
        return text.size();
    }

    /// Size of the word or phrase at `at`; 0 without one.
    std::size_t match(std::string_view text, std::size_t at) const {
        std::string_view rest = text.substr(at);
        if (at > 0 && is_word(text[at - 1]) && is_word(rest[0])) return 0;
        for (std::string_view phrase : phrases_) {
            if (!starts_with_ignoring_case(rest, phrase)) continue;
            return phrase.front() == '[' ? bracket_size(rest) : phrase.size();
        }
        for (std::string_view word : words_) {
            if (!rest.starts_with(word)) continue;
            if (rest.size() > word.size() && is_word(rest[word.size()])) continue;
            return word.size();
        }
        return 0;
    }

  private:
    static std::size_t index(char c) { return static_cast<unsigned char>(c); }
    /// The same for both cases of a letter.
    static std::uint32_t second_bit(char c) { return 1u << (index(c) & 31); }

    void add(std::vector<std::string_view>& list, std::string_view text) {
        if (text.size() < 2) return;
        list.push_back(text);
        seconds_[index(text[0])] |= second_bit(text[1]);
        if (&list == &words_ || !std::isalpha(static_cast<unsigned char>(text[0]))) return;
        seconds_[index(text[0]) ^ 0x20] |= second_bit(text[1]);  // The other case.
    }

    std::vector<std::string_view> words_, phrases_;
    std::array<std::uint32_t, 256> seconds_{};  ///< By first byte.
};

bool is_date_part(char c) {
    return is_ascii_digit(c) || c == 'X' || c == 'x' || c == 'Y' || c == 'M' || c == 'D' ||
           c == '-' || c == '/';
}

/// A part of a date that is left open: XX, xx, YYYY, MM, DD, 20XX.
bool is_open_part(std::string_view part) {
    if (part == "YYYY" || part == "MM" || part == "DD") return true;
    std::size_t letters = part.find_first_not_of("0123456789");
    if (letters == std::string_view::npos || (letters != 0 && letters != 2)) return false;
    std::string_view open = part.substr(letters);
    return part.size() >= 2 && part.size() <= 4 && open.size() >= 2 &&
           open.find_first_not_of(open.front()) == std::string_view::npos &&
           (open.front() == 'X' || open.front() == 'x');
}

bool is_year(std::string_view part) {
    if (part.size() != 4) return false;
    return part.starts_with("19") || part.starts_with("20") || part == "YYYY" || part == "XXXX" ||
           part == "xxxx";
}

/// `2023-XX-XX`, `XX/XX/2024`, `YYYY-MM-DD`: parts of a date, one of them a year, one left open.
bool is_open_date(std::string_view text) {
    bool open = false;
    bool year = false;
    std::vector<std::string_view> parts =
        split(text, text.find('-') != std::string_view::npos ? '-' : '/');
    if (parts.size() < 2 || parts.size() > 3) return false;
    for (std::string_view part : parts) {
        bool digits = !part.empty() && part.size() <= 4 &&
                      part.find_first_not_of("0123456789") == std::string_view::npos;
        if (!digits && !is_open_part(part)) return false;
        open = open || !digits;
        year = year || is_year(part);
    }
    return open && year;
}

/// `20XX`, `202X`: an open year where a citation has its year, between `, ` or `(` and `.`, `,` or
/// `)`. Elsewhere it names a series of devices.
bool is_open_year(std::string_view text, std::size_t begin, std::size_t end) {
    std::string_view year = text.substr(begin, end - begin);
    if (year != "20XX" && year != "19XX" &&
        !(year.starts_with("20") && year.ends_with('X') && year.size() == 4 &&
          is_ascii_digit(year[2]))) {
        return false;
    }
    std::string_view before = text.substr(0, begin);
    bool opens = before.ends_with(", ") || before.ends_with('(') || before.ends_with(". ") ||
                 before.ends_with("\" ");
    bool closes = end == text.size() ||
                  std::string_view(".,);\r\n").find(text[end]) != std::string_view::npos;
    return opens && closes;
}

/// The date around a letter that leaves a part of it open; empty where there is none.
Span open_date_at(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 12;
    if (text[at] != 'X' && text[at] != 'x' && text[at] != 'Y') return {};
    std::size_t begin = at;
    std::size_t end = at;
    while (begin > 0 && at - begin < kLongest && is_date_part(text[begin - 1])) --begin;
    while (end < text.size() && end - at < kLongest && is_date_part(text[end])) ++end;
    if (begin > 0 && is_word(text[begin - 1])) return {};
    if (end < text.size() && is_word(text[end])) return {};
    if (!is_open_date(text.substr(begin, end - begin)) && !is_open_year(text, begin, end)) {
        return {};
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool ends_token(char c) {
    switch (c) {
        case ' ':
        case '\t':
        case '\r':
        case '\n':
        case '<':
        case '>':
        case '(':
        case ')':
        case '[':
        case ']':
        case '"':
            return true;
        default:
            return false;
    }
}

/// Inside an address, where citation/placeholder-url speaks.
bool is_in_url(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 300;
    std::size_t begin = at;
    while (begin > 0 && at - begin < kLongest && !ends_token(text[begin - 1])) --begin;
    std::string_view token = text.substr(begin, at - begin);
    bool target = begin > 1 && text[begin - 1] == '(' && text[begin - 2] == ']';
    return target || token.find("://") != std::string_view::npos || token.starts_with("www.");
}

/// `MI-XXX`, `XXX-2`: a part of a longer name. `[^TODO]` is a label.
bool is_part_of_name(std::string_view text, Span span) {
    auto letter_at = [&](std::size_t i) { return i < text.size() && is_word(text[i]); };
    if (span.begin > 1 && text[span.begin - 1] == '-' && letter_at(span.begin - 2)) return true;
    if (span.begin > 1 && text.substr(span.begin - 2, 2) == "[^") return true;
    return span.end < text.size() && text[span.end] == '-' && letter_at(span.end + 1);
}

class PlaceholderCheck {
  public:
    PlaceholderCheck(const Subject& subject, Findings& findings)
        : document_(subject.document),
          vocabulary_(*findings.rule().parameters),
          findings_(findings) {}

    /// Looks at a part of the document that is prose, but for the code in it.
    void check(Span part) {
        std::string_view text = document_.text.bytes().substr(0, part.end);
        for (std::size_t i = vocabulary_.next(text, part.begin); i < text.size();) {
            Span found = find_at(text, i);
            if (!found.empty() && found.begin >= part.begin) report(text, found);
            i = vocabulary_.next(text, std::max<std::size_t>(i + 1, found.end));
        }
    }

  private:
    Span find_at(std::string_view text, std::size_t i) const {
        Span date = open_date_at(text, i);
        if (!date.empty()) return date;
        std::size_t size = vocabulary_.match(text, i);
        if (size == 0) return {};
        Span span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + size)};
        return is_part_of_name(text, span) ? Span{} : span;
    }

    void report(std::string_view text, Span span) {
        if (document_.body.is_code(span.begin) || is_in_url(text, span.begin)) return;
        findings_.add(span, "default", {{"text", std::string(document_.text.at(span))}});
    }

    const Document& document_;
    Vocabulary vocabulary_;
    Findings& findings_;
};

/// Other values are no text: front-matter/type and front-matter/enum speak of them.
bool is_free_text(const Field& field) {
    if (!field.value().is_scalar()) return false;
    if (!field.stands_for_schema()) return true;
    return field.schema->values.empty() && (field.schema->type == KeySchema::Type::text ||
                                            field.schema->type == KeySchema::Type::any);
}

}  // namespace

void check_placeholder(const Subject& subject, Findings& findings) {
    PlaceholderCheck check(subject, findings);
    for (const Field& field : read_fields(subject)) {
        if (is_free_text(field)) check.check(field.value().span);
    }
    check.check(subject.document.body.span);
}

}  // namespace veritally
