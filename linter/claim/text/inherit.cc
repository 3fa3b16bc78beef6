#include "claim/text/inherit.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

constexpr std::size_t kMostKin = 16;    ///< Figures that are compared with each other.
constexpr std::size_t kMostCounts = 8;  ///< Counts that products are tried with.

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

/// True where the exact result rounds to what is stated.
bool rounds_to(double exact, const Measure& stated) {
    Interval interval = stated.amount().interval();
    double slack = 1e-9 * std::abs(exact);
    return interval.low - slack <= exact && exact <= interval.high + slack;
}

bool is_product(const Measure& part, const Measure& whole, const std::vector<double>& counts) {
    double value = part.amount().value();
    return std::any_of(counts.begin(), counts.end(),
                       [&](double count) { return rounds_to(value * count, whole); });
}

}  // namespace

void add_counts(const Text& text, const Sentence& sentence, std::vector<double>& counts) {
    for (std::uint32_t i = sentence.begin; i < sentence.end && counts.size() < kMostCounts; ++i) {
        const Token& token = text[i];
        if (!token.is(Token::Kind::number) || token.name || token.number.exponent != 0) continue;
        bool measured = std::any_of(sentence.measures.begin(), sentence.measures.end(),
                                    [&](const Measure& m) { return m.number == i; });
        if (!measured && token.number.digits > 1) counts.push_back(token.number.value());
    }
}

bool are_kin(const Measure& a, const Measure& b, const std::vector<double>& counts) {
    if (near(a.amount().value(), b.amount().value())) return true;
    return is_product(a, b, counts) || is_product(b, a, counts);
}

void take_over(const Text& text, const Measure& from, Measure& to) {
    for (std::size_t a = 0; a < text.words.attributes.size(); ++a) {
        if (to.readings.has(a) || from.readings.how[a] <= Binding::conflict) continue;
        to.readings.set(a, from.readings.value[a], Binding::inherited);
    }
}

bool may_take(const Text& text, const Measure& from, const Measure& to, std::size_t attribute) {
    if (to.readings.has(attribute) || from.readings.how[attribute] <= Binding::conflict)
        return false;
    const AttributeValue& value =
        text.words.values[static_cast<std::size_t>(from.readings.value[attribute])];
    return suits(text.words.units[to.unit], value);
}

namespace {

class Inheritance {
  public:
    Inheritance(const Text& text, Sentence& sentence) : text_(text), sentence_(sentence) {}

    void run() {
        add_counts(text_, sentence_, counts_);
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (text_.words.attributes[a].required)
                run(a);
            else
                oppose(a), lead(a), tell_from_double(a);
        }
    }

  private:
    Measure& measure(std::size_t i) const { return sentence_.measures[i]; }

    void run(std::size_t attribute) {
        std::size_t count = std::min(sentence_.measures.size(), kMostKin);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = 0; j < count; ++j) {
                bool kin = i != j && may_take(text_, measure(j), measure(i), attribute) &&
                           are_kin(measure(i), measure(j), counts_);
                if (kin) take_over(text_, measure(j), measure(i));
            }
        }
        share_sum(attribute, count);
        for (std::size_t i = sentence_.measures.size(); i-- > 1;) carry_back(attribute, i);
        for (std::size_t i = 1; i < sentence_.measures.size(); ++i) carry(attribute, i);
    }

    /// 'GPU 52 TOPS plus DLA 38 TOPS: 90 TOPS of INT8': parts and their sum are of one kind.
    void share_sum(std::size_t attribute, std::size_t count) {
        for (std::size_t whole = 0; whole < count; ++whole) {
            for (std::size_t first = 0; first + 1 < count; ++first) {
                double sum = 0;
                for (std::size_t last = first; last < count && last != whole; ++last) {
                    sum += measure(last).amount().value();
                    if (last > first && rounds_to(sum, measure(whole))) {
                        share(attribute, first, last, whole);
                    }
                }
            }
        }
    }
    void share(std::size_t attribute, std::size_t first, std::size_t last, std::size_t whole) {
        for (std::size_t i = first; i <= last; ++i) {
            if (may_take(text_, measure(whole), measure(i), attribute))
                take_over(text_, measure(whole), measure(i));
            if (may_take(text_, measure(i), measure(whole), attribute))
                take_over(text_, measure(i), measure(whole));
        }
    }

    /// From the figure before: the format, and what is said in one breath with it.
    void carry(std::size_t attribute, std::size_t i) {
        for (std::size_t j = i; j-- > 0;) {
            if (!may_take(text_, measure(j), measure(i), attribute)) {
                if (measure(j).readings.has(attribute)) return;
                continue;
            }
            measure(i).readings.set(attribute, measure(j).readings.value[attribute],
                                    Binding::inherited);
            for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
                bool with = !measure(i).readings.has(a) && measure(j).readings.has(a) &&
                            one_breath(measure(j), attribute, a);
                if (with)
                    measure(i).readings.set(a, measure(j).readings.value[a], Binding::inherited);
            }
            return;
        }
    }
    /// 'sparse FP4', 'FP8 (with sparsity)'.
    bool one_breath(const Measure& from, std::size_t a, std::size_t b) const {
        auto says = [&](const Mention& mention, std::size_t attribute) {
            return mention.attribute == attribute &&
                   mention.value == from.readings.value[attribute];
        };
        for (std::size_t i = 1; i < sentence_.mentions.size(); ++i) {
            const Mention& x = sentence_.mentions[i - 1];
            const Mention& y = sentence_.mentions[i];
            if (x.end == y.begin && ((says(x, a) && says(y, b)) || (says(x, b) && says(y, a))))
                return true;
        }
        return false;
    }

    /// '1.05 PFLOPS of its nominal 1.10 PFLOPS in FP8', '256 GMAC/s, that is 512 GOPS, for INT8'
    void carry_back(std::size_t attribute, std::size_t i) {
        Measure& before = measure(i - 1);
        if (!may_take(text_, measure(i), before, attribute) ||
            (!before.apart && !linked(before.end, measure(i).begin)))
            return;
        take_over(text_, measure(i), before);
    }
    bool linked(std::uint32_t begin, std::uint32_t end) const {
        constexpr std::uint32_t kReach = 5;
        if (end < begin || end - begin > kReach) return false;
        bool link = begin == end;
        for (std::uint32_t i = begin; i < end; ++i) {
            const Token& t = text_[i];
            if (t.is(Mark::semicolon) || t.is(WordClass::contrast)) return false;
            link = link || t.is(WordClass::link) || t.is(WordClass::derived) ||
                   t.is(Mark::equals) || t.is(Mark::plus) || t.is(Mark::dash) || t.is(Mark::slash);
        }
        return link;
    }

    /// '2,500 TFLOPS (1,250 dense)': the first is what the second is not.
    void oppose(std::size_t attribute) {
        const int plain = text_.words.attributes[attribute].fallback;
        for (std::size_t i = 1; i < sentence_.measures.size() && plain >= 0; ++i) {
            Measure &first = measure(i - 1), &second = measure(i);
            const bool said =
                is_own(second.readings.how[attribute]) && second.readings.value[attribute] == plain;
            if (!said || first.readings.has(attribute) || first.unit != second.unit) continue;
            const int other = opposite(plain, first, second);
            if (other >= 0 && in_aside(first, second))
                first.readings.set(attribute, other, Binding::direct);
        }
    }
    /// '733 TOPS (1,466 sparse)', '284 TOPS, with 568 in brackets for sparse matrices': what is
    /// said of the double is not said of the figure.
    void tell_from_double(std::size_t attribute) {
        const int plain = text_.words.attributes[attribute].fallback;
        for (Measure& measure : sentence_.measures) {
            const int said = measure.readings.value[attribute];
            if (plain < 0 || !measure.readings.has(attribute) || said < 0) continue;
            const AttributeValue& value = text_.words.values[static_cast<std::size_t>(said)];
            if (value.negated != plain || value.numerator == 0) continue;
            const double ratio = static_cast<double>(value.denominator) / value.numerator;
            if (is_said_of(measure.value.value() * ratio, said, measure))
                measure.readings.set(attribute, plain, Binding::direct);
        }
    }
    /// It is a figure of its own, with another value of the attribute.
    bool is_otherwise(std::uint32_t i, int value) const {
        const std::size_t a = text_.words.values[static_cast<std::size_t>(value)].attribute;
        return std::any_of(sentence_.measures.begin(), sentence_.measures.end(),
                           [&](const Measure& m) {
                               return m.begin <= i && i < m.end && m.readings.has(a) &&
                                      m.readings.value[a] != value;
                           });
    }
    /// The value stands nearer to the number than to the figure, wherever it stands.
    bool is_said_of(double number, int value, const Measure& figure) const {
        auto apart = [](std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; };
        for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
            const Token& t = text_[i];
            if (!t.is(Token::Kind::number) || std::abs(t.number.value() / number - 1) > 1e-9 ||
                is_otherwise(i, value))
                continue;
            bool near = false, own = false;
            for (const Mention& m : sentence_.mentions) {
                if (m.value != value) continue;
                const bool nearer = apart(m.begin, i) < apart(m.begin, figure.number);
                (nearer ? near : own) = true;
            }
            if (near && !own) return true;
        }
        return false;
    }
    /// The value whose denial the plain one is, where the figures are as far apart as they.
    int opposite(int plain, const Measure& first, const Measure& second) const {
        const std::vector<AttributeValue>& values = text_.words.values;
        for (std::size_t v = 0; v < values.size(); ++v) {
            if (values[v].negated != plain || values[v].numerator == 0) continue;
            const double ratio = static_cast<double>(values[v].denominator) / values[v].numerator;
            if (rounds_to(second.amount().value() * ratio, first)) return static_cast<int>(v);
        }
        return -1;
    }
    /// Right behind the other, and in no format of its own.
    bool in_aside(const Measure& first, const Measure& second) const {
        constexpr std::uint32_t kReach = 3;
        if (second.begin > first.end + kReach || second.begin == first.end) return false;
        for (std::uint32_t i = first.end; i < second.begin; ++i) {
            const Token& t = text_[i];
            if (!t.is(Mark::open) && !t.is(Mark::slash) && !t.is(WordClass::or_) &&
                !t.is(Mark::comma) && !t.is(WordClass::hedge))
                return false;
        }
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (text_.words.attributes[a].required && is_own(second.readings.how[a])) return false;
        }
        return true;
    }

    /// 'With sparsity: …', at the head of the sentence, holds for all that follow.
    void lead(std::size_t attribute) {
        if (sentence_.measures.empty()) return;
        for (const Mention& mention : sentence_.mentions) {
            if (mention.attribute != attribute) continue;
            if (mention.begin > measure(0).begin || !leads(mention)) return;
            for (Measure& m : sentence_.measures) {
                if (!m.readings.has(attribute) && !told_again(mention, m))
                    m.readings.set(attribute, mention.value, Binding::direct);
            }
            return;
        }
    }
    /// 'Sparse INT8: 624 TOPS, plain INT8: 312 TOPS': the same format said again, without it.
    bool told_again(const Mention& mention, const Measure& m) const {
        const bool with_format =
            text_[mention.end].is(Token::Kind::value) ||
            (mention.begin > sentence_.begin && text_[mention.begin - 1].is(Token::Kind::value));
        if (!with_format || &m == &measure(0)) return false;
        return std::any_of(
            sentence_.mentions.begin(), sentence_.mentions.end(), [&](const Mention& again) {
                return text_.words.attributes[again.attribute].required &&
                       again.begin >= measure(0).end && is_own(m.readings.how[again.attribute]) &&
                       m.readings.value[again.attribute] == again.value &&
                       measure(0).readings.value[again.attribute] == again.value;
            });
    }
    bool leads(const Mention& mention) const {
        for (std::uint32_t i = sentence_.begin; i < mention.begin; ++i) {
            const Token& t = text_[i];
            bool passes = t.is(WordClass::preposition) || t.is(Token::Kind::value) ||
                          t.is(WordClass::definite) || t.is(WordClass::filler) ||
                          t.is(WordClass::all) || t.is(WordClass::figures) ||
                          t.is(WordClass::figure);
            if (!passes) return false;
        }
        std::uint32_t next = mention.end;
        while (next < sentence_.end &&
               (text_[next].is(Token::Kind::value) || text_[next].is(WordClass::filler) ||
                text_[next].is(WordClass::figure) || text_[next].is(WordClass::figures) ||
                text_[next].is(Mark::close) || text_[next].is(WordClass::throughput)))
            ++next;
        if (next < sentence_.end && text_[next].is(Mark::colon)) return true;
        return mention.begin > sentence_.begin && text_[sentence_.begin].is(WordClass::preposition);
    }

    const Text& text_;
    Sentence& sentence_;
    std::vector<double> counts_;
};

}  // namespace

void inherit_within(const Text& text, Sentence& sentence) {
    if (!sentence.measures.empty()) Inheritance(text, sentence).run();
}

}  // namespace veritally
