#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace veritally {

/// A compiled RE2 pattern: linear in time, bounded in memory, safe to use from several threads.
/// Matches UTF-8; invalid bytes never match. Compilation is deferred to the first use where the
/// pattern was made with `lazy` (patterns of the project's own, known to be right).
class Regex {
  public:
    /// An Error (message of RE2 and the pattern) where the pattern is not one.
    static Result<Regex> compile(std::string_view pattern, bool ignore_case = false);
    /// For a pattern that tests prove right; compiled on first use. Keeps the view.
    static Regex lazy(std::string_view pattern, bool ignore_case = false);

    Regex(Regex&&) noexcept;
    Regex& operator=(Regex&&) noexcept;
    ~Regex();

    bool matches(std::string_view text) const;  ///< The whole text.
    bool found_in(std::string_view text) const;

    /// The next match at or after `from`: spans of the whole and of every group, relative to the
    /// text; an unmatched group is an empty span at 0. False where there is none.
    bool find(std::string_view text, std::uint32_t from, std::vector<Span>& groups) const;

    /// Calls `each` with the groups of every match that does not overlap, in order, until it
    /// returns false.
    void each(std::string_view text, const std::function<bool(std::span<const Span>)>& each) const;

    /// By index, the whole match first; "" where a group has no name. Lives as long as this.
    const std::vector<std::string>& group_names() const;
    std::string_view pattern() const;  ///< Lives as long as this.

  private:
    struct State;
    explicit Regex(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Patterns known to be right that are asked all at once whether any of them is found, in the
/// time of one. Safe to use from several threads.
class RegexSet {
  public:
    /// Keeps the views; compiles on first use.
    explicit RegexSet(std::vector<std::string_view> patterns, bool ignore_case = false);
    RegexSet(RegexSet&&) noexcept;
    RegexSet& operator=(RegexSet&&) noexcept;
    ~RegexSet();

    /// False only where none is found; true too where they are too many for its memory.
    bool may_be_found_in(std::string_view text) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace veritally
