#pragma once

#include <iosfwd>
#include <optional>

#include "base/date.h"
#include "base/file_system.h"
#include "engine/config.h"
#include "lsp/links.h"

namespace veritally {

/// Serves one client until it says `exit` or goes: messages in `in`, answers on `out`. Gives the
/// exit code: 0 after a shutdown in order. `in` must last as long as the program: its end may be
/// waited for beyond the return. Without `judge`, nothing is said of links.
int serve(std::istream& in, std::ostream& out, FileSystem& disk, ConfigOptions options,
          std::optional<Date> now, JudgeLinks judge = nullptr);

}  // namespace veritally
