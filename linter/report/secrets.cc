#include "report/secrets.h"

#include <algorithm>
#include <string>

#include "engine/address_secrets.h"

namespace veritally {
namespace {

/// A shorter secret is not looked for outside its address: it may be a word. Nor are more than
/// these: a hostile file may have many.
constexpr std::size_t kTelling = 5;
constexpr std::size_t kMostTelling = 32;

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
        std::string shown = starred(std::string(said));
        for (std::string_view value : values_) {
            for (std::size_t at = said.find(value); at != said.npos;
                 at = said.find(value, at + value.size())) {
                const auto begin = static_cast<std::uint32_t>(at);
                star(said, {begin, begin + static_cast<std::uint32_t>(value.size())}, shown);
            }
        }
        return shown;
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

bool mask_secrets(FileReport& report) {
    if (!report.document || report.findings.empty()) return false;
    std::string masked;
    {
        const Mask mask(report.document->text.bytes());
        if (mask.empty()) return false;
        for (Finding& finding : report.findings) mask.apply(finding);
        masked = mask.of(report.document->text.bytes());
    }
    std::string path = report.document->path;
    report.recomputed.reset();
    report.document.reset();
    report.take(read_document(std::move(path), std::move(masked)));
    return true;
}

}  // namespace veritally
