#pragma once

#include "claim/text/labels.h"

namespace veritally {

/// 'Three lots were ordered … Each lot comprises 32 cards': a noun that the text counts, and says
/// 'each' of where it speaks of devices or figures, is a group noun throughout; so is one that
/// heads a column of a table beside 'cameras per shop'.
void learn_groups(const Text& text, const Body& body, DocumentText& document);

}  // namespace veritally
