#pragma once

#include <optional>

#include "claim/text/sentence.h"

namespace veritally {

/// 'counts each multiply-accumulate as a single operation', '1 MAC = 1 op': what the sentence says
/// of how an attribute counts, as a mention of all its figures.
std::optional<Mention> find_statement(const Text& text, const Sentence& sentence,
                                      std::size_t attribute);

}  // namespace veritally
