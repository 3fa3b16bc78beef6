#include <algorithm>
#include <map>
#include <string>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/parameters.h"
#include "checks/kinds/scope.h"

namespace veritally {
namespace {

constexpr std::string_view kSubstitutionKeys[] = {"words", "in", "ignore-case"};
constexpr std::string_view kSubstitutionNames[] = {"from", "to"};

char to_upper(char c) {
    return is_ascii_lower(c) ? static_cast<char>(c - 32) : c;
}

/// A letter or digit of any script: part of a word.
bool is_word(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x2C00 && c < 0x3000) ||
           (c >= 0x3040 && c != 0xFFFC && c != 0xFFFD);
}

bool is_word_before(std::string_view text, std::uint32_t offset) {
    if (offset == 0) return false;
    return is_word(decode(text, character_begin(text, offset - 1)).value);
}

bool is_whole(std::string_view text, Span match) {
    const bool starts_word = is_word(decode(text, match.begin).value);
    const bool ends_word = is_word_before(text, match.end);
    if (starts_word && is_word_before(text, match.begin)) return false;
    return !ends_word || match.end == text.size() || !is_word(decode(text, match.end).value);
}

/// The replacement in the case of what it replaces; one with capitals of its own stays.
std::string in_case_of(std::string_view from, std::string_view to) {
    std::string replacement(to);
    if (has_ascii_upper(to)) return replacement;
    const bool letters = has_ascii_upper(from);
    const bool all = letters && std::none_of(from.begin(), from.end(), is_ascii_lower);
    if (all && from.size() > 1) {
        std::transform(to.begin(), to.end(), replacement.begin(), to_upper);
    } else if (!from.empty() && is_ascii_upper(from.front()) && !replacement.empty()) {
        replacement.front() = to_upper(replacement.front());
    }
    return replacement;
}

/// Lower case, blanks as one: how words are looked up.
std::string key_of(std::string_view words, bool ignore_case) {
    std::string key;
    for (char c : words) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank) key += c;
        if (blank && !key.ends_with(' ')) key += ' ';
    }
    return ignore_case ? lower(key) : key;
}

/// The words as a pattern that matches nothing but them, in any line.
std::string quoted(std::string_view words) {
    std::string pattern;
    for (char c : words) {
        if (c == ' ') {
            if (!pattern.ends_with("+")) pattern += "\\s+";
        } else {
            const bool plain = is_ascii_word(c) || !is_ascii(c);
            if (!plain) pattern += '\\';
            pattern += c;
        }
    }
    return pattern;
}

/// Reports words for which the rule knows better ones.
class SubstitutionCheck : public Check {
  public:
    SubstitutionCheck(const Rule& rule, Parameters& parameters)
        : scopes_(read_scopes(parameters, Scope::prose)),
          ignore_case_(parameters.flag("ignore-case", true)) {
        std::vector<std::string_view> words;
        for (const YamlEntry& entry : parameters.node("words").map_entries()) {
            words.push_back(entry.key);
            better_[key_of(entry.key, ignore_case_)] = entry.value.scalar;
        }
        if (words.empty()) {
            parameters.fail(parameters.node("words"), "'words' must map words to better ones");
        }
        compile(std::move(words), parameters);
        if (rule.fix == Rule::Fix::none) return;
        safety_ = rule.fix == Rule::Fix::safe ? Fix::Safety::safe : Fix::Safety::unsafe;
    }

    void run(const Subject& subject, Findings& findings) const override {
        for_each_passage(subject, scopes_, [&](Scope, const Passage& passage) {
            words_->each(passage.text(), [&](std::span<const Span> groups) {
                if (is_whole(passage.text(), groups[0])) {
                    add(subject.document, passage, groups[0], findings);
                }
                return true;
            });
        });
    }

  private:
    /// Longer words first, so that they win over their own beginnings.
    void compile(std::vector<std::string_view> words, Parameters& parameters) {
        std::stable_sort(words.begin(), words.end(), [](std::string_view a, std::string_view b) {
            return a.size() > b.size();
        });
        std::string pattern;
        for (std::string_view word : words) pattern += (pattern.empty() ? "" : "|") + quoted(word);
        auto compiled = Regex::compile(pattern, ignore_case_);
        if (compiled) {
            words_ = std::move(*compiled);
        } else {
            parameters.fail(parameters.node("words"), compiled.error().message);
        }
    }

    void add(const Document& document, const Passage& passage, Span match,
             Findings& findings) const {
        const std::string from(passage.text().substr(match.begin, match.size()));
        const auto better = better_.find(key_of(from, ignore_case_));
        if (better == better_.end()) return;
        const std::string to = in_case_of(from, better->second);
        if (to == from) return;
        Finding& finding =
            findings.add(passage.source(match), "default", {{"from", from}, {"to", to}});
        if (safety_ && passage.is_verbatim(match, document.text)) {
            finding.fix = Fix{*safety_, {{finding.span, to}}};
        }
    }

    Scopes scopes_;
    bool ignore_case_;
    std::map<std::string, std::string_view> better_;
    std::optional<Regex> words_;
    std::optional<Fix::Safety> safety_;
};

}  // namespace

MadeCheck make_substitution_check(const Rule& rule, const Profile&) {
    Parameters parameters(rule, kSubstitutionKeys);
    parameters.require("words");
    auto check = std::make_unique<SubstitutionCheck>(rule, parameters);
    parameters.check_names(kSubstitutionNames);
    if (parameters.error()) return *parameters.error();
    return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace veritally
