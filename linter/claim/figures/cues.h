#pragma once

#include <cstdint>
#include <string>

#include "claim/text/labels.h"

namespace veritally {

/// What the words round a figure say of its part in the argument.
struct Cues {
    bool each = false;     ///< Of one device or group: 'each', 'per chip', 'a card'.
    std::string noun;      ///< Of what: "chip", singular; "" where only 'each' is said.
    bool one = false;      ///< Of one that is told apart from the others: 'One computer'.
    bool whole = false;    ///< Of all together: 'combined', 'in total'.
    bool closing = false;  ///< States the total of the entry: 'Total compute:'.
    bool derived = false;  ///< Follows from something said before: 'equivalent to', 'hence'.
    bool restates =
        false;  ///< Stands beside the figure before as the same: ', or 8e16', '(≈ 2e17)'.
    bool subtotal = false;    ///< Of some of the parts: 'Subtotal: …'.
    bool summed = false;      ///< In a table: the sum of the figures above it.
    bool added = false;       ///< One of the numbers of a sum that is written out.
    bool attributed = false;  ///< Somebody states it: 'rated', 'the data sheet'.
    bool cited = false;       ///< A footnote reference follows in its sentence.
    std::uint8_t rank = 0;    ///< 1: of 'the former', 2: of 'the latter'.
    bool planned = false;     ///< Its sentence speaks of what is to come.
};

/// `measure` is one of the sentence's; `header` heads its column in a table, or is null.
Cues find_cues(const Text& text, const Sentence& sentence, const Measure& measure,
               const PassageText* header);

}  // namespace veritally
