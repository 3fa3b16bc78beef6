#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/regex.h"
#include "engine/rule.h"

namespace veritally {

/// Reads the parameters of a data rule and keeps the first Error, which quotes the rule's line.
/// Values are read with defaults in place of what is wrong, so a maker asks once at the end.
class Parameters {
  public:
    /// An unknown key is an error that names the nearest of `known`.
    Parameters(const Rule& rule, std::span<const std::string_view> known);

    bool has(std::string_view key) const { return rule_.parameters->find(key) != nullptr; }
    const YamlNode& node(std::string_view key) const { return (*rule_.parameters)[key]; }
    std::string_view text(std::string_view key) const { return rule_.parameters->text(key); }
    std::vector<std::string_view> texts(std::string_view key);
    bool flag(std::string_view key, bool fallback);
    std::optional<double> number(std::string_view key);
    /// The pattern of the key, with the rule's `ignore-case`.
    std::optional<Regex> pattern(std::string_view key);
    Regex pattern(const YamlNode& node);
    /// One of `allowed`, as its place in the list; the first where the key is missing.
    std::size_t choice(std::string_view key, std::span<const std::string_view> allowed);

    void require(std::string_view key);
    /// One of the keys at least must be there.
    void require_any(std::span<const std::string_view> keys);
    void fail(const YamlNode& at, std::string message, std::string advice = {});

    /// Every `{name}` in the rule's wordings, and in `templ`, must be among the names.
    void check_names(std::span<const std::string_view> names, const YamlNode* templ = nullptr);

    const Status& error() const { return error_; }

  private:
    void check_names_in(std::string_view text, Span place, std::span<const std::string_view> names);

    const Rule& rule_;
    Status error_;
    bool ignore_case_ = false;
};

/// A number as people write it, digits grouped by nothing: "12", "0.5", "2.5e+14".
std::optional<double> read_number(std::string_view text);

}  // namespace veritally
