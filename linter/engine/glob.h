#pragma once

#include <string>
#include <string_view>

#include "base/regex.h"
#include "base/result.h"

namespace veritally {

/// A path pattern as .gitignore and editors know it: `*`, `?`, `[a-z]`, `{a,b}`, `**` across
/// folders; without a
/// '/' inside it matches the name at any depth; a folder's pattern covers all below it.
class Glob {
  public:
    static Result<Glob> compile(std::string_view pattern);
    /// Path with '/' and without "./" in front.
    bool matches(std::string_view relative_path) const { return regex_.matches(relative_path); }

  private:
    explicit Glob(Regex regex) : regex_(std::move(regex)) {}
    Regex regex_;
};

}  // namespace veritally
