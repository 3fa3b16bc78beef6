#pragma once

#include <optional>

#include "engine/runner.h"

namespace veritally {

/// The report as it may be shown, where its file holds what citation/credentials calls a secret:
/// starred in the text, which keeps every position, and in what the findings say. A fix that
/// would write a secret is left out. Nothing where there is no secret. For every format, whether
/// or not the rule is at work.
std::optional<FileReport> without_secrets(const FileReport& report);

}  // namespace veritally
