#pragma once

#include "claim/text/sentence.h"

namespace veritally {

/// Numbers the runs: figures with nothing but connectives between them belong together.
void number_runs(const Text& text, Sentence& sentence);

/// '140–210 TOPS', 'from 140 to 210 TOPS', 'between 140 and 210 TOPS': one thing, not two.
void find_ranges(const Text& text, Sentence& sentence);

}  // namespace veritally
