#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/parameters.h"
#include "checks/kinds/words.h"

namespace veritally {
namespace {

constexpr std::string_view kSectionKeys[] = {
    "title", "present", "matches", "lacks", "minimum-words", "maximum-words", "ignore-case"};
constexpr std::string_view kSectionNames[] = {"section", "match", "words", "minimum", "maximum"};
constexpr std::string_view kSectionDemands[] = {"present", "matches", "lacks", "minimum-words",
                                                "maximum-words"};

/// Holds every section of a title against what the rule demands.
class SectionCheck : public Check {
  public:
    explicit SectionCheck(Parameters& parameters)
        : titles_(parameters.texts("title")),
          demands_presence_(parameters.has("present")),
          present_(parameters.flag("present", true)),
          matches_(parameters.pattern("matches")),
          lacks_(parameters.pattern("lacks")),
          minimum_(parameters.number("minimum-words")),
          maximum_(parameters.number("maximum-words")),
          minimum_text_(parameters.text("minimum-words")),
          maximum_text_(parameters.text("maximum-words")) {
        for (std::string_view title : titles_) folded_.push_back(fold(title));
    }

    void run(const Subject& subject, Findings& findings) const override {
        const Document& document = subject.document;
        bool found = false;
        for (const Section& section : document.body.sections) {
            if (std::find(folded_.begin(), folded_.end(), fold(section.title)) == folded_.end()) {
                continue;
            }
            found = true;
            if (demands_presence_ && !present_) {
                add(section.heading, "present", section.title, "", 0, findings);
            } else {
                check(document, section, findings);
            }
        }
        if (!found && demands_presence_ && present_ && document.body.is_whole()) {
            add(start_of_body(document), "missing", titles_.front(), "", 0, findings);
        }
    }

  private:
    void check(const Document& document, const Section& section, Findings& findings) const {
        const std::string_view text = document.text.at(section.content);
        if (matches_ && !matches_->found_in(text)) {
            add(section.heading, "matches", section.title, "", 0, findings);
        }
        if (lacks_) report_unwanted(document, section, findings);
        if (!minimum_ && !maximum_) return;
        const std::size_t words = count_words(document, section.content);
        const auto count = static_cast<double>(words);
        const bool few = minimum_ && count < *minimum_ && document.body.is_whole();
        if (few || (maximum_ && count > *maximum_)) {
            add(section.heading, "words", section.title, "", words, findings);
        }
    }

    void report_unwanted(const Document& document, const Section& section,
                         Findings& findings) const {
        const std::string_view text = document.text.at(section.content);
        lacks_->each(text, [&](std::span<const Span> groups) {
            const Span span{section.content.begin + groups[0].begin,
                            section.content.begin + groups[0].end};
            if (groups[0].empty() || document.body.is_code(span.begin)) return true;
            add(span, "lacks", section.title, document.text.at(span), 0, findings);
            return true;
        });
    }

    void add(Span span, std::string_view wording, std::string_view title, std::string_view match,
             std::size_t words, Findings& findings) const {
        findings.add(span, wording,
                     {{"section", std::string(title)},
                      {"match", std::string(match)},
                      {"words", std::to_string(words)},
                      {"minimum", std::string(minimum_text_)},
                      {"maximum", std::string(maximum_text_)}});
    }

    std::vector<std::string_view> titles_;
    std::vector<std::string> folded_;
    bool demands_presence_, present_;
    std::optional<Regex> matches_, lacks_;
    std::optional<double> minimum_, maximum_;
    std::string_view minimum_text_, maximum_text_;
};

}  // namespace

MadeCheck make_section_check(const Rule& rule, const Profile&) {
    Parameters parameters(rule, kSectionKeys);
    parameters.require("title");
    parameters.require_any(kSectionDemands);
    auto check = std::make_unique<SectionCheck>(parameters);
    parameters.check_names(kSectionNames);
    if (parameters.error()) return *parameters.error();
    return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace veritally
