#include "claim/figures/ratio.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

class RatioFinder {
  public:
    RatioFinder(const Text& text, const DocumentText& document, std::uint32_t index,
                std::vector<Ratio>& out)
        : text_(text),
          document_(document),
          sentence_(document.sentences[index]),
          index_(index),
          out_(out) {}

    void run() {
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (!text_.words.attributes[a].required) continue;
            collect(static_cast<std::uint8_t>(a));
            if (mentions_.size() == 1) relate_to_last(static_cast<std::uint8_t>(a));
            if (mentions_.size() < 2) continue;
            for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
                if (double factor = relation(i); factor > 0) relate(i, factor);
            }
        }
    }

  private:
    void collect(std::uint8_t attribute) {
        mentions_.clear();
        for (const Mention& m : sentence_.mentions) {
            if (m.attribute == attribute) mentions_.push_back(&m);
        }
    }
    /// What the word says of one rate against another; 0 where it is no such word.
    double relation(std::uint32_t i) const {
        const Token& t = text_[i];
        if (t.is(WordClass::same)) return 1;
        if (t.is(WordClass::twice)) return 2;
        if (t.is(WordClass::half)) return 0.5;
        bool times = t.is(WordClass::times) && i > sentence_.begin;
        if (!times || !text_[i - 1].is(Token::Kind::number)) return 0;
        return text_[i - 1].number.value();
    }

    /// 'The same page gives an identical peak for FP8', behind a figure in BF16.
    void relate_to_last(std::uint8_t attribute) {
        const std::int16_t last = last_format(attribute);
        const auto own = static_cast<std::int16_t>(mentions_[0]->value);
        if (last < 0 || last == own || !sentence_.measures.empty()) return;
        for (std::uint32_t i = sentence_.begin; i + 1 < sentence_.end; ++i) {
            if (!text_[i].is(WordClass::same) || !speaks_of_rate(i + 1)) continue;
            out_.push_back({own, last, 1, index_});
            return;
        }
    }
    bool speaks_of_rate(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 3;
        for (const std::uint32_t end = std::min(sentence_.end, i + kReach); i < end; ++i) {
            if (text_[i].is(WordClass::throughput) || text_[i].is(WordClass::figure)) return true;
        }
        return false;
    }
    /// Of the last figure in one of the sentences before; -1 without one.
    std::int16_t last_format(std::uint8_t attribute) const {
        constexpr std::uint32_t kReach = 3;
        for (std::uint32_t s = index_; s-- > 0 && index_ - s <= kReach;) {
            const std::vector<Measure>& measures = document_.sentences[s].measures;
            if (!measures.empty()) return measures.back().readings.value[attribute];
        }
        return -1;
    }

    void relate(std::uint32_t at, double factor) {
        constexpr std::uint32_t kReach = 9;
        const Mention *before = nullptr, *after = nullptr, *second = nullptr;
        for (const Mention* m : mentions_) {
            if (m->end <= at && at - m->end <= kReach) before = m;
            if (m->begin <= at) continue;
            if (after == nullptr && m->begin - at <= kReach)
                after = m;
            else if (after != nullptr && second == nullptr && m->begin - after->end <= kReach)
                second = m;
        }
        if (before == nullptr && second != nullptr) {  // 'twice as fast in INT8 as in BF16'
            if (speaks_of_other(at, *after) || denies_between(at, after->begin) ||
                (factor != 1 && counts_between(at, after->begin)))
                return;
            // 'eight times its FP32 rate in INT8'
            const bool of_rate = text_[at + 1].is(WordClass::definite) &&
                                 text_[after->end].is(WordClass::throughput);
            before = of_rate ? second : after;
            after = of_rate ? after : second;
        }
        if (before == nullptr || after == nullptr || !plain(*before, *after)) return;
        for (const Mention* m : mentions_) {  // 'INT8 and FP8 run at the same rate as BF16'
            if (m->list != before->list || m->begin > before->begin) continue;
            out_.push_back({static_cast<std::int16_t>(m->value),
                            static_cast<std::int16_t>(after->value), factor, index_});
        }
    }
    /// 'Halving for sparsity and then quadrupling from FP32 to INT8'
    bool speaks_of_other(std::uint32_t at, const Mention& format) const {
        return std::any_of(
            sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& m) {
                constexpr std::uint32_t kReach = 4;  // 'sparsity (a factor of two) and then FP8'
                const bool before = m.end <= at && at - m.end <= kReach;
                return m.attribute != format.attribute &&
                       (before || (m.begin > at && m.end <= format.begin));
            });
    }
    /// 'After halving, and with no factor between FP8 and INT8'
    bool denies_between(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t i = begin + 1; i < end; ++i) {
            if (text_[i].is(WordClass::negation) || text_[i].is(WordClass::without)) return true;
        }
        return false;
    }
    /// 'Dense is half, | 360 PFLOPS, and INT8 equals FP8'
    bool counts_between(std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t i = begin + 1; i < end; ++i) {
            if (text_[i].is(Token::Kind::number) && !text_[i].name) return true;
        }
        return false;
    }
    /// No figure and no denial between the two.
    bool plain(const Mention& a, const Mention& b) const {
        for (const Measure& m : sentence_.measures) {
            if (m.begin >= a.end && m.begin < b.begin) return false;
            if (m.begin <= a.begin && a.end <= m.end) return false;
        }
        for (std::uint32_t i = a.end; i < b.begin; ++i) {
            if (text_[i].is(WordClass::negation)) return false;
        }
        return a.value != b.value;
    }

    const Text& text_;
    const DocumentText& document_;
    const Sentence& sentence_;
    std::uint32_t index_;
    std::vector<Ratio>& out_;
    std::vector<const Mention*> mentions_;
};

bool multiplies(const Token& t) {
    return t.is(Mark::times) || t.is(WordClass::times);
}
bool is_count(const Token& t) {
    double value = t.number.value();
    return t.is(Token::Kind::number) && !t.name && value >= 2 && value == std::floor(value);
}

}  // namespace

std::vector<Ratio> find_ratios(const Text& text, const DocumentText& document) {
    std::vector<Ratio> ratios;
    const WordClasses kWords =
        bit(WordClass::same) | bit(WordClass::twice) | bit(WordClass::half) | bit(WordClass::times);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        if ((sentence.classes & kWords).none() || sentence.mentions.empty()) continue;
        RatioFinder(text, document, s, ratios).run();
    }
    return ratios;
}

double quoted_factor(const std::vector<Ratio>& ratios, const Vocabulary& words, int value,
                     std::uint32_t sentence) {
    auto is_target = [&](std::int16_t v) {
        const AttributeValue& known = words.values[static_cast<std::size_t>(v)];
        return known.numerator == known.denominator;
    };
    double found = 0;
    for (const Ratio& ratio : ratios) {
        double factor = 0;
        if (ratio.to == value && is_target(ratio.of)) factor = ratio.factor;
        if (ratio.of == value && is_target(ratio.to)) factor = 1 / ratio.factor;
        if (factor > 0 && ratio.sentence == sentence) return factor;
        if (factor > 0) found = factor;
    }
    return found;
}

std::vector<double> find_multipliers(const Text& text, const Sentence& sentence,
                                     const Measure& measure) {
    std::vector<double> counts;
    std::uint32_t at = measure.begin;
    while (at >= sentence.begin + 2 && multiplies(text[at - 1]) && is_count(text[at - 2])) {
        counts.push_back(text[at - 2].number.value());
        at -= 2;
    }
    for (at = measure.end; at + 1 < sentence.end && multiplies(text[at]) && is_count(text[at + 1]);
         at += 2) {
        counts.push_back(text[at + 1].number.value());
    }
    return counts;
}

}  // namespace veritally
