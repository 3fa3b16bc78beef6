#include <algorithm>
#include <cmath>

#include "claim/figures/standing.h"
#include "claim/text/scope.h"
#include "claim/text/sentence_numbers.h"

namespace veritally {
namespace {

/// Numbers of a sentence without units that go on with the unit of the figure before it.
class CarryReader : SentenceNumbers {
  public:
    CarryReader(const Text& text, Sentence& sentence, const Measure& before)
        : SentenceNumbers(text, sentence), before_(before) {}

    bool run() {
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = sentence_.begin; i < sentence_.end && found.size() < kMost; ++i) {
            if (!is_number(i) || other_number(i) || text_[i].may_be_year() || is_factor(i))
                continue;
            if (is_alike(text_[i]) && says_value_only(i + 1)) found.push_back(i);
        }
        for (std::uint32_t i : found) {
            if (!is_doubled(i, found) || is_in_brackets(text_, sentence_.begin, i, sentence_.end))
                continue;
            sentence_.measures.push_back(bare_measure(text_, i, before_.unit, before_.power));
            sentence_.measures.back().run = i;
            sentence_.measures.back().apart = true;
        }
        return !sentence_.measures.empty();
    }

  private:
    static constexpr std::size_t kMost = 16;  ///< What is bound to them grows with the square.

    /// One of them, or the figure before, is twice the other: what shows that they are rates.
    bool is_doubled(std::uint32_t at, const std::vector<std::uint32_t>& found) const {
        const double own = text_[at].number.value();
        auto doubles = [&](double other) {
            return std::abs(2 * own - other) <= kRounding || std::abs(2 * other - own) <= kRounding;
        };
        return doubles(before_.value.value()) ||
               std::any_of(found.begin(), found.end(), [&](std::uint32_t i) {
                   return i != at && doubles(text_[i].number.value());
               });
    }
    static constexpr double kRounding = 1;  ///< '67 sparse, 33 dense'

    bool is_alike(const Token& t) const {
        constexpr double kOtherThing = 20;
        const double a = t.number.value(), b = before_.value.value();
        return a < b * kOtherThing && b < a * kOtherThing;
    }
    /// '275 | sparse, so 137.5 | dense INT8.': not '8 | INT8 engines'
    bool says_value_only(std::uint32_t i) const {
        while (i < sentence_.end && (text_[i].copula || text_[i].is(Mark::quote))) ++i;
        const std::uint32_t first = i;
        while (i < sentence_.end &&
               (text_[i].is(Token::Kind::value) || (i > first && text_[i].is(Mark::open))))
            ++i;
        return i > first && (ends_item(i) || text_[i].is(Mark::close) || text_[i].is(Mark::quote) ||
                             text_[i].is(WordClass::derived) || text_[i].is(WordClass::each));
    }

    const Measure& before_;
};

/// The last figure of the passage; null without one.
const Measure* last_of(const DocumentText& document, const PassageText& passage) {
    for (std::uint32_t s = passage.last; s-- > passage.first;) {
        const Sentence& sentence = document.sentences[s];
        if (!sentence.measures.empty()) return &sentence.measures.back();
    }
    return nullptr;
}

void carry(const Text& text, const Measure& before, Sentence& sentence) {
    if (!sentence.has_number || !sentence.has_value) return;
    if (CarryReader(text, sentence, before).run()) bind_mentions(text, sentence);
}

}  // namespace

void carry_units(const Text& text, const Body& body, DocumentText& document) {
    auto item_of = [&](const PassageText& passage) {
        std::uint32_t block = passage.block;
        while (block != Block::kNone && body.blocks[block].kind != Block::Kind::item)
            block = body.blocks[block].parent;
        return block;
    };
    for (std::size_t p = 1; p < document.passages.size(); ++p) {
        const PassageText &before = document.passages[p - 1], &passage = document.passages[p];
        const std::uint32_t item = item_of(passage), last = item_of(before);
        const bool listed = item != Block::kNone && last != Block::kNone && item != last &&
                            body.blocks[item].parent == body.blocks[last].parent;
        if (!listed || last_of(document, passage) != nullptr) continue;
        const Measure* measure = last_of(document, before);
        if (measure == nullptr) continue;
        const Measure carried = *measure;
        for (std::uint32_t s = passage.first; s < passage.last; ++s)
            carry(text, carried, document.sentences[s]);
    }
    for (const PassageText& passage : document.passages) {
        for (std::uint32_t s = passage.first + 1; s < passage.last; ++s) {
            const std::vector<Measure>& before = document.sentences[s - 1].measures;
            if (before.empty() || before.back().apart || !document.sentences[s].measures.empty())
                continue;
            const Measure carried = before.back();
            carry(text, carried, document.sentences[s]);
        }
    }
}

}  // namespace veritally
