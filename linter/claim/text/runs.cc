#include "claim/text/runs.h"

namespace veritally {

void find_ranges(const Text& text, Sentence& sentence) {
    auto spans = [&](const Measure& low, const Measure& high) {
        const std::uint32_t from = low.begin;
        const bool between = from > sentence.begin && text[from - 1].is(WordClass::between);
        bool joined = false;
        for (std::uint32_t i = low.end; i < high.begin; ++i) {
            const Token& t = text[i];
            const bool to = t.is(WordClass::to), line = t.is(Mark::dash) || t.is(Mark::hyphen);
            const bool tilde = t.is(WordClass::hedge) && !t.spaced && low.shared;
            if (to || (line && low.shared) || tilde || (between && t.is(WordClass::and_)))
                joined = true;
            else if (!t.is(WordClass::hedge))
                return false;
        }
        return joined;
    };
    for (std::size_t i = 1; i < sentence.measures.size(); ++i) {
        Measure &low = sentence.measures[i - 1], &high = sentence.measures[i];
        const bool rises = low.amount().value() < high.amount().value();
        if (low.run != high.run || low.unit != high.unit || !rises || !spans(low, high)) continue;
        low.ranged = high.ranged = true;
    }
}

void number_runs(const Text& text, Sentence& sentence) {
    auto connects = [&](std::uint32_t i) {
        const Token& t = text[i];
        return t.is(WordClass::and_) || t.is(WordClass::or_) || t.is(WordClass::to) ||
               t.is(Mark::comma) || t.is(Mark::slash) || t.is(Mark::dash) || t.is(Mark::hyphen) ||
               t.is(WordClass::hedge) || t.is(Mark::plus) || t.is(Token::Kind::note) ||
               t.is(Mark::star) || t.is(Token::Kind::line);
    };
    for (std::size_t i = 1; i < sentence.measures.size(); ++i) {
        const Measure& before = sentence.measures[i - 1];
        Measure& measure = sentence.measures[i];
        bool joined = true, hedged = false;
        for (std::uint32_t t = before.end; t < measure.begin; ++t) {
            joined = joined && connects(t);
            hedged = hedged || text[t].is(WordClass::hedge);
        }
        // '48 TOPS, about 4.8×10¹³ operations per second': the same again.
        if (hedged && before.power != measure.power && !before.shared) joined = false;
        measure.run = joined ? before.run : static_cast<std::uint32_t>(i);
    }
}

}  // namespace veritally
