#pragma once

#include "claim/text/labels.h"

namespace veritally {

/// Sentences without a figure that take back one before: 'That was wrong.', 'Rejected.', 'It does
/// not.' Changes what stands of those figures.
void heed_objections(const Text& text, const PassageText& passage, DocumentText& document);

}  // namespace veritally
