#include "claim/text/withdrawn.h"

#include <algorithm>

#include "claim/text/supplanted.h"

namespace veritally {
namespace {

class WithdrawalReader {
  public:
    WithdrawalReader(const Text& text, const Sentence& sentence)
        : text_(text), sentence_(sentence) {}

    bool run(std::size_t i) const {
        return replaced(sentence_.measures[i]) || amended(i) || of_retired(i) || of_gone(i) ||
               is_supplanted(text_, sentence_, sentence_.measures[i].begin);
    }

  private:
    /// 'The machine before it, retired in 2017, had a peak of 2.5 PFLOPS'
    bool of_retired(std::size_t i) const {
        const std::uint32_t begin = i == 0 ? sentence_.begin : sentence_.measures[i - 1].end;
        bool opened = false, retired = false;
        for (std::uint32_t t = begin; t < sentence_.measures[i].begin; ++t) {
            const Token& token = text_[t];
            if (token.is(Mark::semicolon)) opened = retired = false;
            const bool edge =
                token.is(Mark::comma) || token.is(Mark::open) || token.is(Mark::close);
            if (edge && retired) return true;
            if (edge) opened = !token.is(Mark::close);
            retired = retired || (opened && token.is(WordClass::retired));
        }
        return false;
    }
    /// '64 T4s at 65 TFLOPS | each, were switched off', '64 T4s (130 TOPS | each) were switched
    /// off'
    bool of_gone(std::size_t i) const {
        constexpr std::uint32_t kReach = 4;
        std::uint32_t t = sentence_.measures[i].end;
        const std::uint32_t end = std::min(sentence_.end, t + 2 * kReach);
        bool each = false;
        for (; t < end && !text_[t].is(Mark::comma) && !text_[t].is(Mark::close); ++t)
            each = each || text_[t].is(WordClass::each);
        for (std::uint32_t at = t + 1; each && at < std::min(end, t + kReach); ++at) {
            // 'which replaced the A100s'
            if (text_[at].is(WordClass::retired)) return !supplants(text_, sentence_, at);
        }
        return false;
    }
    /// '90 TFLOPS, later revised to 80'
    bool amended(std::size_t i) const {
        const bool last = i + 1 == sentence_.measures.size();
        return !last && sentence_.measures[i + 1].unit == sentence_.measures[i].unit &&
               takes_place_of_last(text_, sentence_, sentence_.measures[i + 1]);
    }
    /// 'for 640 read 460', 'for "640" on page 4 read "460"'
    bool replaced(const Measure& measure) const {
        constexpr std::uint32_t kReach = 6;
        std::uint32_t next = measure.end;
        const std::uint32_t end = std::min(sentence_.end, next + kReach);
        while (next < end && !text_[next].is(WordClass::replace)) {
            const Token& t = text_[next];
            const bool passes = t.is(Mark::quote) || t.is(Token::Kind::word) ||
                                t.is(Token::Kind::value) || (t.plain && t.is(Token::Kind::number));
            if (!passes || t.is(WordClass::attain) || t.is(WordClass::and_)) return false;
            ++next;
        }
        if (next == end) return false;
        return next == measure.end || text_[next - 1].is(Mark::quote) || puts_another(next + 1);
    }
    /// Behind 'read': the figure that is meant.
    bool puts_another(std::uint32_t i) const {
        while (i < sentence_.end && text_[i].is(Mark::quote)) ++i;
        return std::any_of(sentence_.measures.begin(), sentence_.measures.end(),
                           [&](const Measure& other) { return other.begin == i; });
    }

    const Text& text_;
    const Sentence& sentence_;
};

}  // namespace

bool is_withdrawn(const Text& text, const Sentence& sentence, std::size_t measure) {
    return WithdrawalReader(text, sentence).run(measure);
}

bool takes_place_of_last(const Text& text, const Sentence& sentence, const Measure& measure) {
    std::uint32_t i = measure.begin;
    while (i > sentence.begin && (text[i - 1].is(WordClass::hedge) || text[i - 1].is(Mark::quote)))
        --i;
    return i > sentence.begin && text[i - 1].is(WordClass::amended);
}

}  // namespace veritally
