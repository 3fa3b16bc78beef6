#pragma once

#include "claim/text/sentence.h"

namespace veritally {

/// The verb says that its object went: 'They | replaced 300 V100', not 'They were | replaced by'.
bool supplants(const Text& text, const Sentence& sentence, std::uint32_t verb);

/// What stands there is no more: 'They replaced | 300 V100', 'Before 2023 the lab had | 400 A100'.
bool is_supplanted(const Text& text, const Sentence& sentence, std::uint32_t at);

}  // namespace veritally
