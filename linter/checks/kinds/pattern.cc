#include <algorithm>
#include <string>

#include "checks/addresses.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/parameters.h"
#include "checks/kinds/scope.h"
#include "link/address.h"

namespace veritally {
namespace {

constexpr std::string_view kPatternKeys[] = {"in",    "match",   "except",     "at",
                                             "needs", "replace", "ignore-case"};
constexpr std::string_view kMatch = "match";
constexpr std::string_view kUrl = "url";  ///< Without what may be secret.
/// The one rule that speaks inside a placeholder address.
constexpr std::string_view kPlaceholderRule = "citation/placeholder-url";

struct Pattern {
    std::string_view wording;
    Regex regex;
};

/// Tells of matches in order of place whether they lie within a match of `except`.
class Exceptions {
  public:
    Exceptions(const std::optional<Regex>& except, std::string_view text)
        : except_(except), text_(text) {}

    bool contain(Span match) {
        while (except_ && more_ && current_.end < match.end) {
            more_ = except_->find(text_, next_, groups_);
            if (!more_) break;
            current_ = groups_[0];
            next_ = std::max(current_.end, next_ + 1);
        }
        return except_ && more_ && current_.contains(match);
    }

  private:
    const std::optional<Regex>& except_;
    std::string_view text_;
    std::vector<Span> groups_;
    Span current_;
    std::uint32_t next_ = 0;
    bool more_ = true;
};

/// `match` is a pattern, a list of them, or a map from a wording to either.
class PatternReader {
  public:
    PatternReader(const Rule& rule, Parameters& parameters)
        : rule_(rule), parameters_(parameters) {}

    std::vector<Pattern> read() {
        const YamlNode& match = parameters_.node(kMatch);
        add(rule_.wordings.front().id, match);
        for (const YamlEntry& entry : match.map_entries()) {
            if (rule_.wording(entry.key).id != entry.key) {
                parameters_.fail(
                    entry.value,
                    "'messages' has no '" + std::string(entry.key) + "', which 'match' names",
                    suggest(entry.key, ids_of_wordings()));
            }
            add(entry.key, entry.value);
        }
        if (patterns_.empty()) parameters_.fail(match, "'match' holds no pattern");
        return std::move(patterns_);
    }

  private:
    std::vector<std::string_view> ids_of_wordings() const {
        std::vector<std::string_view> ids;
        for (const Wording& wording : rule_.wordings) ids.push_back(wording.id);
        return ids;
    }

    void add(std::string_view wording, const YamlNode& node) {
        if (node.is_scalar()) patterns_.push_back({wording, parameters_.pattern(node)});
        for (const YamlNode& item : node) patterns_.push_back({wording, parameters_.pattern(item)});
    }

    const Rule& rule_;
    Parameters& parameters_;
    std::vector<Pattern> patterns_;
};

/// Reports what its patterns match.
class PatternCheck : public Check {
  public:
    PatternCheck(const Rule& rule, Parameters& parameters)
        : speaks_in_placeholders_(rule.id == kPlaceholderRule),
          scopes_(read_scopes(parameters, Scope::prose)),
          patterns_(PatternReader(rule, parameters).read()),
          any_(all_of(patterns_), parameters.flag("ignore-case", false)),
          except_(parameters.pattern("except")),
          at_(parameters.text("at")),
          needs_(parameters.text("needs")),
          replace_(parameters.text("replace")),
          safety_(rule.fix == Rule::Fix::safe ? Fix::Safety::safe : Fix::Safety::unsafe) {}

    const std::vector<Pattern>& patterns() const { return patterns_; }

    void run(const Subject& subject, Findings& findings) const override {
        for_each_passage(subject, scopes_, [&](Scope scope, const Passage& passage) {
            if (!may_match(passage.text())) return;
            for (const Pattern& pattern : patterns_) {
                // An address is one thing: its first fault is enough.
                if (check(pattern, subject, scope, passage, findings) && scope == Scope::urls) {
                    return;
                }
            }
        });
    }

  private:
    static std::vector<std::string_view> all_of(const std::vector<Pattern>& patterns) {
        std::vector<std::string_view> all;
        for (const Pattern& pattern : patterns) all.push_back(pattern.regex.pattern());
        return all;
    }

    /// Hardly a text does: it is passed over without a look at each pattern.
    bool may_match(std::string_view text) const {
        const auto stands = [text](char c) { return text.find(c) != std::string_view::npos; };
        if (!needs_.empty() && std::none_of(needs_.begin(), needs_.end(), stands)) return false;
        return patterns_.size() <= 1 || any_.may_be_found_in(text);
    }

    bool check(const Pattern& pattern, const Subject& subject, Scope scope, const Passage& passage,
               Findings& findings) const {
        bool found = false;
        Exceptions exceptions(except_, passage.text());
        pattern.regex.each(passage.text(), [&](std::span<const Span> groups) {
            if (groups[0].empty() || exceptions.contain(groups[0])) return true;
            const bool address = scope == Scope::urls;
            if (address && !speaks_in_placeholders_ &&
                is_left_to_placeholder_url(subject, passage.text())) {
                return false;
            }
            add(pattern, subject.document, scope, passage, groups, findings);
            found = true;
            return !address;
        });
        return found;
    }

    void add(const Pattern& pattern, const Document& document, Scope scope, const Passage& passage,
             std::span<const Span> groups, Findings& findings) const {
        const auto& names = pattern.regex.group_names();
        const auto text_of = [&](Span span) {
            return passage.text().substr(span.begin, span.size());
        };
        Span place = groups[0];
        std::vector<Argument> arguments = {{kMatch, std::string(text_of(groups[0]))}};
        if (scope == Scope::urls) arguments.push_back({kUrl, shown_address(passage.text())});
        for (std::size_t i = 1; i < groups.size(); ++i) {
            if (names[i].empty()) continue;
            arguments.push_back({names[i], std::string(text_of(groups[i]))});
            if (names[i] == at_ && !groups[i].empty()) place = groups[i];
        }
        Finding& finding = findings.add(passage.source(place), pattern.wording);
        if (!replace_.empty() && passage.is_verbatim(place, document.text)) {
            finding.fix = Fix{safety_, {{finding.span, fill(replace_, arguments)}}};
        }
        // What no wording names may be a secret, and is nobody's business.
        std::erase_if(arguments, [&](const Argument& argument) {
            const std::string hole = "{" + std::string(argument.name) + "}";
            return finding.wording->text.find(hole) == std::string_view::npos &&
                   finding.wording->advice.find(hole) == std::string_view::npos;
        });
        finding.arguments = std::move(arguments);
    }

    bool speaks_in_placeholders_;
    Scopes scopes_;
    std::vector<Pattern> patterns_;
    RegexSet any_;
    std::optional<Regex> except_;
    std::string_view at_, needs_, replace_;
    Fix::Safety safety_;
};

/// What wordings and the replacement may name. Compiles the patterns, so only for rules that come
/// from outside.
void check_names(const Rule& rule, const PatternCheck& check, Parameters& parameters) {
    if (rule.source.text == nullptr) return;
    std::vector<std::string_view> names = {kMatch, kUrl};
    for (const Pattern& pattern : check.patterns()) {
        const auto& groups = pattern.regex.group_names();
        names.insert(names.end(), groups.begin(), groups.end());
    }
    std::erase(names, "");
    parameters.check_names(names, &parameters.node("replace"));
    const std::string_view at = parameters.text("at");
    if (!at.empty() && std::find(names.begin() + 2, names.end(), at) == names.end()) {
        parameters.fail(parameters.node("at"), "'at' names no group of 'match'",
                        "write the group as (?P<" + std::string(at) + ">…)");
    }
    if (parameters.has("replace") && rule.fix == Rule::Fix::none) {
        parameters.fail(parameters.node("replace"), "'replace' without 'fix'",
                        "say beside 'level' whether it is certain: 'fix: safe' or 'fix: unsafe'");
    }
}

}  // namespace

MadeCheck make_pattern_check(const Rule& rule, const Profile&) {
    Parameters parameters(rule, kPatternKeys);
    parameters.require(kMatch);
    auto check = std::make_unique<PatternCheck>(rule, parameters);
    if (!parameters.error()) check_names(rule, *check, parameters);
    if (parameters.error()) return *parameters.error();
    return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace veritally
