#pragma once

#include <vector>

#include "claim/text/formula.h"
#include "claim/text/labels.h"

namespace veritally {

/// What a rate from first principles is multiplied of: counts of engines, sides of an array.
/// Borrows both; tells the document which numbers it took.
class CycleFactors {
  public:
    CycleFactors(const Text& text, DocumentText& document) : text_(text), document_(document) {}

    /// Without a formula: the clock, and the whole numbers of the sentence; where one of many units
    /// is spoken of, and nothing is counted with it, those of the sentence that lays them out.
    /// `number`: of operations a cycle, a token; `clocked`: where the clock stands first, or null.
    std::vector<Numeric> in(const Sentence& sentence, std::uint32_t number, const Numeric& clock,
                            const Sentence* clocked) const;

    /// '112 cores … 1,024 MACs per core and cycle … 114,688 × 2 × 2 GHz'; empty where there is
    /// none.
    Formula formula_of_all(const Sentence& sentence, std::uint32_t number,
                           const Numeric& clock) const;

    /// 'two neural processors', for '2 × 9,216 × 2.0 GHz'.
    bool counts_pieces(const Numeric& count) const;

  private:
    const Token& token(std::uint32_t i) const { return text_[i]; }
    bool is_number(std::uint32_t i) const;
    bool names(std::uint32_t i, std::string_view noun) const;
    void add_count_of_each(const Sentence& sentence, std::uint32_t number,
                           std::vector<Numeric>& factors) const;
    const Numeric* count_before(std::string_view noun, std::uint32_t end) const;
    const Sentence* find_layout() const;
    bool is_side(std::uint32_t i, std::uint32_t end) const;
    std::uint32_t behind_values(std::uint32_t i, std::uint32_t end) const;
    bool counts_things(std::uint32_t i, std::uint32_t end) const;
    void add_counts_of(const Sentence& sentence, std::uint32_t number,
                       std::vector<Numeric>& factors) const;

    const Text& text_;
    DocumentText& document_;
};

}  // namespace veritally
