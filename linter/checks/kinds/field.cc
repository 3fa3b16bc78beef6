#include <algorithm>
#include <string>

#include "base/text.h"
#include "checks/front_matter/fields.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/parameters.h"

namespace veritally {
namespace {

constexpr std::string_view kFieldKeys[] = {"key",     "required", "when",   "matches",
                                           "minimum", "maximum",  "equals", "ignore-case"};
constexpr std::string_view kFieldNames[] = {"key", "value", "minimum", "maximum", "other"};
constexpr std::string_view kFieldDemands[] = {"required", "matches", "minimum", "maximum",
                                              "equals"};

bool has_value(const YamlNode* node) {
    return node != nullptr && !node->is_null() &&
           !(node->is_scalar() && trim(node->scalar).empty());
}

/// Under which values of other keys the rule speaks: a list of keys that must have a value, or a
/// map from keys to the value, or one of the values, that they must have.
class Condition {
  public:
    explicit Condition(const YamlNode& node) : node_(node) {}

    bool holds(const FrontMatter& front_matter) const {
        if (node_.is_scalar()) return has_value(front_matter.find(node_.scalar));
        for (const YamlNode& key : node_) {
            if (!has_value(front_matter.find(key.scalar))) return false;
        }
        for (const YamlEntry& entry : node_.map_entries()) {
            if (!is_one_of(front_matter.find(entry.key), entry.value)) return false;
        }
        return true;
    }

  private:
    static bool is_one_of(const YamlNode* value, const YamlNode& allowed) {
        if (value == nullptr || !value->is_scalar()) return false;
        if (allowed.is_scalar()) return value->scalar == allowed.scalar;
        return std::any_of(allowed.begin(), allowed.end(),
                           [&](const YamlNode& item) { return value->scalar == item.scalar; });
    }

    const YamlNode& node_;
};

/// Holds one key of the front matter against what the rule demands.
class FieldCheck : public Check {
  public:
    explicit FieldCheck(Parameters& parameters)
        : key_(parameters.text("key")),
          required_(parameters.flag("required", false)),
          when_(parameters.node("when")),
          matches_(parameters.pattern("matches")),
          minimum_(parameters.number("minimum")),
          maximum_(parameters.number("maximum")),
          minimum_text_(parameters.text("minimum")),
          maximum_text_(parameters.text("maximum")),
          equals_(parameters.text("equals")) {}

    void run(const Subject& subject, Findings& findings) const override {
        const FrontMatter& front_matter = subject.document.front_matter;
        if (front_matter.state != FrontMatter::State::present) return;
        if (!when_.holds(front_matter)) return;
        const YamlEntry* entry = front_matter.entry(key_);
        const YamlNode* value = entry == nullptr ? nullptr : &entry->value;
        if (has_value(value)) {
            check_value(front_matter, *value, findings);
        } else if (required_ && (entry != nullptr || reads_whole(front_matter))) {
            const Span place = entry == nullptr ? front_matter.open : entry->key_span;
            add(place, "missing", "", "", findings);
        }
    }

  private:
    void check_value(const FrontMatter& front_matter, const YamlNode& value,
                     Findings& findings) const {
        if (!value.is_scalar()) return;
        if (matches_ && !matches_->matches(value.scalar)) {
            add(value.span, "matches", value.scalar, "", findings);
        }
        if (is_out_of_range(value.scalar)) add(value.span, "range", value.scalar, "", findings);
        const YamlNode* other = equals_.empty() ? nullptr : front_matter.find(equals_);
        if (has_value(other) && other->scalar != value.scalar) {
            add(value.span, "equals", value.scalar, other->scalar, findings);
        }
    }

    /// A value that is no number is front-matter/type's.
    bool is_out_of_range(std::string_view text) const {
        const auto value = read_number(trim(text));
        return value && ((minimum_ && *value < *minimum_) || (maximum_ && *value > *maximum_));
    }

    void add(Span span, std::string_view wording, std::string_view value, std::string_view other,
             Findings& findings) const {
        findings.add(span, wording,
                     {{"key", std::string(key_)},
                      {"value", std::string(value)},
                      {"minimum", std::string(minimum_text_)},
                      {"maximum", std::string(maximum_text_)},
                      {"other", std::string(other)}});
    }

    std::string_view key_;
    bool required_;
    Condition when_;
    std::optional<Regex> matches_;
    std::optional<double> minimum_, maximum_;
    std::string_view minimum_text_, maximum_text_;
    std::string_view equals_;
};

}  // namespace

MadeCheck make_field_check(const Rule& rule, const Profile&) {
    Parameters parameters(rule, kFieldKeys);
    parameters.require("key");
    parameters.require_any(kFieldDemands);
    auto check = std::make_unique<FieldCheck>(parameters);
    parameters.check_names(kFieldNames);
    if (parameters.error()) return *parameters.error();
    return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace veritally
