#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"

namespace veritally {

/// What a parser knows when it gives up. Offsets count from the start of the YAML.
struct YamlFault {
    std::string_view words;    ///< yaml-cpp's own.
    std::uint32_t at = 0;      ///< Where it stopped: often behind the slip.
    std::uint32_t cursor = 0;  ///< The end of what it had read.
    Span last;                 ///< The key or value it had read last.
    Span bracket;              ///< The innermost bracket that is open; empty without one.
};

/// The slip behind the fault, where it can be told; else the fault in yaml-cpp's words.
struct YamlSlip {
    Span span;
    std::string message;
};
YamlSlip explain_yaml_fault(std::string_view text, const YamlFault& fault);

/// A key without a colon, which yaml-cpp reads as one without a value.
YamlSlip explain_missing_colon(std::string_view text, Span key);

}  // namespace veritally
