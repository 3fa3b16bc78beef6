#pragma once

#include "claim/text/sentence.h"

namespace veritally {

/// The figure, by its index in the sentence, was replaced by another ('for 640 read 460') or is of
/// what is there no more ('The machine before it, retired in 2017, had 2.5 PFLOPS').
bool is_withdrawn(const Text& text, const Sentence& sentence, std::size_t measure);

}  // namespace veritally
