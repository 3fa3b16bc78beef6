#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "checks/body/mojibake.h"
#include "checks/front_matter/fields.h"

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

bool shares_word(std::string_view file, std::string_view name) {
    std::string folded_file = fold(file);
    std::string folded_name = fold(name);
    std::vector<std::string_view> in_file = words_of(folded_file);
    std::vector<std::string_view> in_name = words_of(folded_name);
    if (in_file.empty() || in_name.empty()) return true;  // Another script: nothing to compare.
    std::string run_together;
    for (std::string_view word : in_name) run_together += word;
    return std::any_of(in_file.begin(), in_file.end(), [&](std::string_view word) {
        bool inside = run_together.find(word) != std::string::npos;
        bool around = std::any_of(in_name.begin(), in_name.end(), [&](std::string_view part) {
            return part.size() >= 3 && word.find(part) != std::string_view::npos;
        });
        return inside || around || is_acronym(word, in_name);
    });
}

/// The file's name without folder and ending; "" for what does not name an entry.
std::string_view stem(std::string_view path) {
    std::string_view file = path.substr(path.find_last_of('/') + 1);
    std::string_view name = file.substr(0, file.find('.'));
    bool named = !name.empty() && name != "-" && name != "<stdin>" &&
                 !equal_ignoring_case(name, "index") && !equal_ignoring_case(name, "readme");
    return named ? name : std::string_view();
}

/// As it is meant: without the faults that body/encoding and body/invisible-character report.
std::string meant(const Field& field) {
    std::string text(trim(field.text()));
    std::vector<Mojibake> damage = find_mojibake(text);
    for (auto it = damage.rbegin(); it != damage.rend(); ++it) {
        if (it->repaired) text.replace(it->span.begin, it->span.size(), *it->repaired);
    }
    std::string seen;
    for (std::size_t i = 0; i < text.size();) {
        CodePoint c = decode(text, i);
        if (!is_invisible(c.value)) append_utf8(seen, c.value == 0xA0 ? U' ' : c.value);
        i += c.size;
    }
    return seen;
}

const Field* text_field(const std::vector<Field>& fields, std::string_view key) {
    if (key.empty()) return nullptr;
    const Field* field = find_field(fields, key);
    return field != nullptr && field->value().is_scalar() && !field->blank() ? field : nullptr;
}

}  // namespace

void check_name_mismatch(const Subject& subject, Findings& findings) {
    const Profile& profile = subject.profile;
    const std::vector<Field>& fields = read_fields(subject);
    const Field* title = text_field(fields, profile.title_key);
    const Field* name = text_field(fields, profile.name_key);
    if (title != nullptr && name != nullptr && title->text() != name->text() &&
        meant(*title) != meant(*name)) {
        Finding& finding = findings.add(name->value().span, "default",
                                        {{"name_key", std::string(profile.name_key)},
                                         {"title_key", std::string(profile.title_key)},
                                         {"name", quoted(name->text())},
                                         {"title", quoted(title->text())}});
        finding.related.push_back({title->value().span, "the other one"});
    }
    const Field* either = name != nullptr ? name : title;
    std::string_view file = stem(subject.document.path);
    if (either == nullptr || file.empty() || shares_word(file, meant(*either))) return;
    findings.add(
        either->value().span, "file",
        {{"file",
          quoted(subject.document.path.substr(subject.document.path.find_last_of('/') + 1))},
         {"name", quoted(either->text())}});
}

}  // namespace veritally
