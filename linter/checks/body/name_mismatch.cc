#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "checks/body/file_name.h"
#include "checks/body/mojibake.h"
#include "checks/front_matter/fields.h"

namespace veritally {
namespace {

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
    std::string text(trim(field.text));
    if (is_ascii(text)) return text;
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
    return field != nullptr && field->value().is_scalar() && !field->blank ? field : nullptr;
}

/// `CERN` in the text: the file has the short name of what the entry calls by its full one.
bool text_uses_short_name(const Document& document, std::string word) {
    if (word.empty()) return false;
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    std::string_view text = document.text.bytes();
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_ascii_word(text[at - 1])) &&
            (end == text.size() || !is_ascii_word(text[end]))) {
            return true;
        }
    }
    return false;
}

class NameCheck {
  public:
    NameCheck(const Subject& subject, Findings& findings)
        : profile_(subject.profile),
          document_(subject.document),
          title_(text_field(read_fields(subject), profile_.title_key)),
          name_(text_field(read_fields(subject), profile_.name_key)),
          findings_(findings) {}

    void compare_keys() {
        if (title_ == nullptr || name_ == nullptr || title_->text == name_->text) return;
        const std::string title = meant(*title_);
        const std::string name = meant(*name_);
        if (title == name || is_short_for(title, name)) return;
        Finding& finding = findings_.add(name_->value().span, "default",
                                         {{"name_key", std::string(profile_.name_key)},
                                          {"title_key", std::string(profile_.title_key)},
                                          {"name", quoted(name_->text)},
                                          {"title", quoted(title_->text)}});
        finding.related.push_back({title_->value().span, "the other one"});
    }

    /// One of the two that agrees is enough: of the other one the keys' finding speaks.
    void compare_file() {
        using Kind = FileNameVerdict::Kind;
        const Field* either = name_ != nullptr ? name_ : title_;
        std::string_view file = stem(document_.path);
        if (either == nullptr || file.empty()) return;
        const FileNameVerdict verdict = verdict_on(*either, file);
        if (verdict.kind == Kind::agrees) return;
        const bool two_names = title_ != nullptr && title_->text != either->text;
        if (two_names && verdict_on(*title_, file).kind == Kind::agrees) return;
        const std::string_view wording = verdict.kind == Kind::no_word   ? "file"
                                         : verdict.kind == Kind::numbers ? "number"
                                                                         : "general";
        findings_.add(
            either->value().span, wording,
            {{"file", quoted(document_.path.substr(document_.path.find_last_of('/') + 1))},
             {"name", quoted(either->text)},
             {"in_file", verdict.in_file},
             {"in_name", verdict.in_name}});
    }

  private:
    FileNameVerdict verdict_on(const Field& field, std::string_view file) const {
        const YamlNode& parameters = *findings_.rule().parameters;
        FileNameVerdict verdict = compare_file_name(file, meant(field), parameters);
        const bool words = verdict.kind == FileNameVerdict::Kind::no_word ||
                           verdict.kind == FileNameVerdict::Kind::only_general;
        if (words && text_uses_short_name(document_, lone_short_word(file, parameters))) return {};
        return verdict;
    }

    const Profile& profile_;
    const Document& document_;
    const Field* title_;
    const Field* name_;
    Findings& findings_;
};

}  // namespace

void check_name_mismatch(const Subject& subject, Findings& findings) {
    NameCheck check(subject, findings);
    check.compare_keys();
    check.compare_file();
}

}  // namespace veritally
