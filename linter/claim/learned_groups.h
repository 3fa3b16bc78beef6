#pragma once

#include "claim/labels.h"

namespace veritally {

/// 'Three lots were ordered … Each lot comprises 32 cards': a noun that the text counts, and says
/// 'each' of where it speaks of devices or figures, is a group noun throughout.
void learn_groups(const Text& text, DocumentText& document);

}  // namespace veritally
