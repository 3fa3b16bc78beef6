#include "report/secrets.h"

#include <algorithm>
#include <string>

#include "base/regex.h"
#include "base/unicode.h"
#include "engine/embedded.h"

namespace veritally {
namespace {

constexpr std::string_view kRule = "citation/credentials.yaml";
constexpr std::string_view kGroup = "secret";
constexpr std::string_view kBlanks = " \t\r\n";
/// What stands in every secret's word: `name=secret`, `user:secret@`.
constexpr std::string_view kMarks = "=@";
/// A shorter secret is not looked for outside its address: it may be a word. Nor are more than
/// these: a hostile file may have many.
constexpr std::size_t kTelling = 5;
constexpr std::size_t kMostTelling = 32;
/// By size in UTF-8, so that bytes, columns and UTF-16 units stay as they are.
constexpr std::string_view kStars[] = {"", "*", "·", "•", "🞄"};

/// The patterns of the rule: what they call `secret` is one.
const std::vector<Regex>& patterns() {
    static const std::vector<Regex> all = [] {
        std::vector<Regex> made;
        const YamlNode& match = (*embedded(kRule))["parameters"]["match"];
        for (const YamlEntry& entry : match.map_entries()) {
            made.push_back(Regex::lazy(entry.value.scalar));
        }
        return made;
    }();
    return all;
}

void add_secrets_of(std::string_view text, Span word, std::vector<Span>& secrets) {
    const std::string_view written = text.substr(word.begin, word.size());
    for (const Regex& pattern : patterns()) {
        const auto& names = pattern.group_names();
        const auto group = std::find(names.begin(), names.end(), kGroup) - names.begin();
        pattern.each(written, [&](std::span<const Span> groups) {
            const Span secret = groups[static_cast<std::size_t>(group)];
            secrets.push_back({word.begin + secret.begin, word.begin + secret.end});
            return true;
        });
    }
}

std::vector<Span> secrets_in(std::string_view text) {
    std::vector<Span> secrets;
    for (const char mark : kMarks) {
        std::size_t at = text.find(mark);
        while (at != text.npos) {
            const std::size_t before = text.find_last_of(kBlanks, at);
            const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
            const std::size_t begin = before == text.npos ? 0 : before + 1;
            add_secrets_of(text,
                           {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                           secrets);
            at = text.find(mark, end);
        }
    }
    return secrets;
}

void star(std::string_view text, Span secret, std::string& starred) {
    for (std::uint32_t at = secret.begin; at < secret.end;) {
        const std::size_t size = decode(text, at).size;
        starred.replace(at, size, kStars[size]);
        at += static_cast<std::uint32_t>(size);
    }
}

class Mask {
  public:
    explicit Mask(std::string_view text) {
        for (Span secret : secrets_in(text)) {
            empty_ = false;
            const std::string_view value = text.substr(secret.begin, secret.size());
            if (value.size() < kTelling || values_.size() == kMostTelling) continue;
            if (std::find(values_.begin(), values_.end(), value) == values_.end()) {
                values_.push_back(value);
            }
        }
    }
    bool empty() const { return empty_; }

    /// Of the text, what a finding says or a fix writes: secrets as such, and those of the text.
    std::string of(std::string_view said) const {
        std::string starred(said);
        for (Span secret : secrets_in(said)) star(said, secret, starred);
        for (std::string_view value : values_) {
            for (std::size_t at = said.find(value); at != said.npos;
                 at = said.find(value, at + value.size())) {
                const auto begin = static_cast<std::uint32_t>(at);
                star(said, {begin, begin + static_cast<std::uint32_t>(value.size())}, starred);
            }
        }
        return starred;
    }

    void apply(Finding& finding) const {
        for (Argument& argument : finding.arguments) argument.value = of(argument.value);
        for (Argument& property : finding.properties) property.value = of(property.value);
        for (Related& related : finding.related) related.text = of(related.text);
        for (Related& step : finding.steps) step.text = of(step.text);
        if (!finding.fix) return;
        const auto& edits = finding.fix->edits;
        const bool tells = std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
            return of(edit.text) != edit.text;
        });
        if (tells) finding.fix.reset();
    }

  private:
    bool empty_ = true;
    std::vector<std::string_view> values_;
};

}  // namespace

std::optional<FileReport> without_secrets(const FileReport& report) {
    if (!report.document || report.findings.empty()) return std::nullopt;
    const Mask mask(report.document->text.bytes());
    if (mask.empty()) return std::nullopt;
    FileReport shown = report;
    for (Finding& finding : shown.findings) mask.apply(finding);
    shown.document = read_document(report.document->path, mask.of(report.document->text.bytes()));
    return shown;
}

}  // namespace veritally
