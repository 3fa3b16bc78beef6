#pragma once

#include <string>

#include "document/document.h"

namespace veritally {

/// Stands in citation_words() for each byte of what was left out.
inline constexpr char kLeftOut = '\x1F';

/// The words of a footnote, byte for byte in place: addresses are left out, and with
/// `without_titles` what stands in quotation marks, in emphasis and in links too.
std::string citation_words(const Document& document, std::uint32_t footnote, bool without_titles);

}  // namespace veritally
