#pragma once

#include "engine/runner.h"

namespace veritally {

/// Makes a report one that may be shown, where its file holds what citation/credentials calls a
/// secret: starred in the text, which keeps every position, and in what the findings say. A fix
/// that would write a secret is left out. For every format, whether or not the rule is at work.
/// False where there is no secret. The text as it was is given back before the starred one is read.
bool mask_secrets(FileReport& report);

}  // namespace veritally
