#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace veritally {

/// Passwords, tokens and signatures that the addresses of a text carry, as citation/credentials
/// tells them: a span for each, in no order.
std::vector<Span> secrets_in(std::string_view text);

/// Writes stars over a secret of `text` in `starred`, a copy of it: bytes, columns and UTF-16 units
/// stay as they are.
void star(std::string_view text, Span secret, std::string& starred);

/// The text with every secret starred.
std::string starred(std::string text);

}  // namespace veritally
