#pragma once

#include "base/result.h"

namespace veritally {

/// What the system says of an `errno`.
Error system_error(const std::string& place, int number, std::string advice = "");

}  // namespace veritally
