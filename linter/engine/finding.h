#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "engine/rule.h"

namespace veritally {

struct Edit {
    Span span;  ///< Replaced; empty to insert.
    std::string text;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// Edits that mend a finding, all or none. Spans do not overlap.
struct Fix {
    enum class Safety : std::uint8_t {
        safe,   ///< Certain: applied by --fix.
        unsafe  ///< May change the meaning: applied by --unsafe-fixes only.
    };
    Safety safety = Safety::safe;
    std::vector<Edit> edits;
};

/// Another place that explains a finding.
struct Related {
    Span span;
    std::string text;  ///< "first defined here"; no capital, no full stop.
};

struct Argument {
    std::string_view name;  ///< Static, or owned by the rule.
    std::string value;
};

/// One fault in one file. Spans are offsets into the document that was checked; `rule` and
/// `wording` point into the catalogue, which outlives every finding.
struct Finding {
    const Rule* rule = nullptr;
    Level level = Level::warning;
    Span span;
    const Wording* wording = nullptr;
    std::vector<Argument> arguments;
    std::vector<Related> related;
    std::vector<Related> steps;  ///< How the recomputed figure follows, in order.
    std::optional<Fix> fix;
    /// For machines: JSON members and SARIF properties ("alsoExplainedBy": […]); values are JSON.
    std::vector<Argument> properties;

    std::string message() const;  ///< The wording's text with its arguments.
    std::string advice() const;
};

/// Fills `{name}` in a wording; an unknown name stays as it stands.
std::string fill(std::string_view text, const std::vector<Argument>& arguments);

/// Where a check puts what it finds: bound to one rule and the level in force for one file.
class Findings {
  public:
    Findings(const Rule& rule, Level level, bool level_configured, std::vector<Finding>& out)
        : rule_(rule), level_(level), level_configured_(level_configured), out_(out) {}

    /// A damaged or hostile file may have millions of findings: those of one rule beyond this are
    /// only counted.
    static constexpr std::size_t kMost = 1'000;

    /// The reference is good until the next call.
    Finding& add(Span span, std::string_view wording = "default",
                 std::initializer_list<Argument> arguments = {});
    /// The same at a level below the rule's own, unless the user's config sets the rule's level.
    Finding& add_at(Level level, Span span, std::string_view wording,
                    std::initializer_list<Argument> arguments = {});
    /// Once the check is done: where there were more than kMost, puts one finding in the place of
    /// the first left out that counts them, and takes back all fixes of the rule, so that mending
    /// such a file twice cannot go further than mending it once.
    void close();
    /// More are only counted: what they would say need not be made.
    bool is_full() const { return added_ >= kMost; }
    const Rule& rule() const { return rule_; }

  private:
    const Rule& rule_;
    Level level_;
    bool level_configured_;
    std::vector<Finding>& out_;
    std::size_t added_ = 0;
    Span first_left_out_;
};

/// By place, then rule id, then message: depends on the input only.
void sort_findings(std::vector<Finding>& findings);

}  // namespace veritally
