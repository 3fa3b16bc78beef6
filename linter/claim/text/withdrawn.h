#pragma once

#include "claim/text/sentence.h"

namespace veritally {

/// The figure, by its index in the sentence, was replaced by another ('for 640 read 460') or is of
/// what is there no more ('The machine before it, retired in 2017, had 2.5 PFLOPS').
bool is_withdrawn(const Text& text, const Sentence& sentence, std::size_t measure);

/// 'later revised to | 80 TFLOPS': it takes the place of the figure before it.
bool takes_place_of_last(const Text& text, const Sentence& sentence, const Measure& measure);

}  // namespace veritally
