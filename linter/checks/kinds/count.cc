#include <array>
#include <string>

#include "checks/kinds/kinds.h"
#include "checks/kinds/parameters.h"
#include "checks/kinds/scope.h"
#include "checks/kinds/words.h"

namespace veritally {
namespace {

constexpr std::string_view kCountKeys[] = {"of",      "match",   "in",
                                           "minimum", "maximum", "ignore-case"};
constexpr std::string_view kCountNames[] = {"count", "minimum", "maximum"};
constexpr std::string_view kCountDemands[] = {"minimum", "maximum"};

enum class Counted : std::uint8_t { words, footnotes, references, links, sections, matches };
constexpr std::array<std::string_view, 6> kCounted = {"words", "footnotes", "references",
                                                      "links", "sections",  "matches"};

/// Holds the number of something in an entry against its limits.
class CountCheck : public Check {
  public:
    explicit CountCheck(Parameters& parameters)
        : counted_(static_cast<Counted>(parameters.choice("of", kCounted))),
          match_(parameters.pattern("match")),
          scopes_(read_scopes(parameters, Scope::prose)),
          minimum_(parameters.number("minimum")),
          maximum_(parameters.number("maximum")),
          minimum_text_(parameters.text("minimum")),
          maximum_text_(parameters.text("maximum")) {
        if (counted_ == Counted::matches) parameters.require("match");
    }

    void run(const Subject& subject, Findings& findings) const override {
        const std::size_t count = count_in(subject);
        const bool whole = subject.document.body.is_whole();
        const bool few = whole && minimum_ && static_cast<double>(count) < *minimum_;
        const bool many = maximum_ && static_cast<double>(count) > *maximum_;
        if (!few && !many) return;
        findings.add(start_of_body(subject.document), few ? "few" : "many",
                     {{"count", std::to_string(count)},
                      {"minimum", std::string(minimum_text_)},
                      {"maximum", std::string(maximum_text_)}});
    }

  private:
    std::size_t count_in(const Subject& subject) const {
        const Body& body = subject.document.body;
        switch (counted_) {
            case Counted::footnotes:
                return body.footnotes.size();
            case Counted::references:
                return body.references.size();
            case Counted::links:
                return body.links.size();
            case Counted::sections:
                return body.sections.size();
            case Counted::words:
            case Counted::matches:
                break;
        }
        std::size_t count = 0;
        for_each_passage(subject, scopes_, [&](Scope, const Passage& passage) {
            count += counted_ == Counted::words ? count_words(passage.text())
                                                : count_matches(passage.text());
        });
        return count;
    }

    std::size_t count_matches(std::string_view text) const {
        std::size_t count = 0;
        match_->each(text, [&](std::span<const Span>) {
            ++count;
            return true;
        });
        return count;
    }

    Counted counted_;
    std::optional<Regex> match_;
    Scopes scopes_;
    std::optional<double> minimum_, maximum_;
    std::string_view minimum_text_, maximum_text_;
};

}  // namespace

MadeCheck make_count_check(const Rule& rule, const Profile&) {
    Parameters parameters(rule, kCountKeys);
    parameters.require("of");
    parameters.require_any(kCountDemands);
    auto check = std::make_unique<CountCheck>(parameters);
    parameters.check_names(kCountNames);
    if (parameters.error()) return *parameters.error();
    return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace veritally
