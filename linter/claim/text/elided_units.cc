#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "claim/text/sentence_numbers.h"

namespace veritally {
namespace {

/// Numbers that leave out their unit, and stand apart from the figure that has it.
class ElisionReader : SentenceNumbers {
  public:
    using SentenceNumbers::SentenceNumbers;

    void run() {
        const std::vector<Measure> found = sentence_.measures;
        share_proven(found);
        if (found.size() == 1) {
            share_gapped(found[0]);
            share_nominal(found[0]);
        }
        constexpr std::size_t kMost = 4;
        for (std::size_t i = 0; i < std::min(found.size(), kMost); ++i) {
            const std::uint32_t next = i + 1 < found.size() ? found[i + 1].begin : sentence_.end;
            share_parallel(found[i], next);
            share_named(found[i], next);
            share_named_before(found[i]);
        }
        if (!found.empty()) share_powers(found.back());
        std::sort(sentence_.measures.begin(), sentence_.measures.end(),
                  [](const Measure& a, const Measure& b) { return a.begin < b.begin; });
    }

  private:
    static constexpr double kOtherDevice = 12;

    /// 'sums to 275', 'all twelve give 28.8', 'adds 12 TOPS to the 38 there, which makes 50 TOPS':
    /// numbers that the arithmetic proves to be figures.
    void share_proven(const std::vector<Measure>& found) {
        constexpr std::size_t kMost = 16;
        if (found.empty() || found.size() > kMost) return;
        const Measure& owner = found[0];
        const bool same = std::all_of(found.begin(), found.end(), [&](const Measure& m) {
            return m.unit == owner.unit && m.power == owner.power;
        });
        for (std::uint32_t i = sentence_.begin; same && i < sentence_.end; ++i) {
            if (!is_number(i) || taken(i) || other_number(i) || is_factor(i)) continue;
            if (text_[i].may_be_year()) continue;
            if (is_share(found, i)) {
                sentence_.measures.push_back(sharing(owner, text_[i], i));
                sentence_.measures.back().apart = true;
            }
            const bool ends = ends_item(i + 1) || text_[i + 1].is(WordClass::throughput);
            if (!ends || taken(i)) continue;
            if (is_addend(found, i) || is_whole(found, i) || (concludes(i) && is_result(found, i)))
                sentence_.measures.push_back(sharing(owner, text_[i], i));
        }
    }
    static bool equal(double a, double b) { return std::abs(a / b - 1) < 1e-9; }
    bool is_addend(const std::vector<Measure>& found, std::uint32_t at) const {
        const double value = text_[at].number.value();
        for (std::size_t i = 1; i < found.size(); ++i) {
            const Measure &one = found[i - 1], &sum = found[i];
            if (one.end <= at && at < sum.begin &&
                equal(one.value.value() + value, sum.value.value()))
                return true;
        }
        return false;
    }
    /// 'a peak of 2.4 exaops; of this, one hall accounts for | 1.0 and the other for | 1.4'
    bool is_share(const std::vector<Measure>& found, std::uint32_t at) const {
        if (found.size() != 1 || found[0].end > at) return false;
        double sum = 0;
        bool own = false;
        for (std::uint32_t i = found[0].end; i < sentence_.end; ++i) {
            const bool ends = ends_item(i + 1) || text_[i + 1].is(WordClass::preposition);
            const bool free = is_number(i) && !other_number(i) && !is_factor(i) && ends &&
                              !text_[i].may_be_year();
            if (!free) continue;
            // '275 TOPS, sparse: | 170 of the GPU': 'sparse' would be said of this one.
            constexpr std::uint32_t kReach = 3;
            for (std::uint32_t v = i - kReach; v < i; ++v) {
                if (v > found[0].end && text_[v].is(Token::Kind::value)) return false;
            }
            sum += text_[i].number.value();
            own = own || i == at;
        }
        return own && sum > text_[at].number.value() && equal(sum, found[0].value.value());
    }
    /// '380 TFLOPS, 61 % of the 620 peak'
    bool is_whole(const std::vector<Measure>& found, std::uint32_t at) const {
        constexpr std::uint32_t kReach = 3;
        constexpr double kRounding = 0.02;
        std::uint32_t i = at;
        while (i > sentence_.begin && at - i < kReach && !text_[i - 1].is(Mark::percent)) --i;
        if (i < sentence_.begin + 2 || !text_[i - 1].is(Mark::percent) || !is_number(i - 2))
            return false;
        const double part = text_[at].number.value() * text_[i - 2].number.value() / 100;
        return found.size() == 1 && found[0].end < i - 2 &&
               std::abs(part / found[0].value.value() - 1) < kRounding;
    }
    bool is_result(const std::vector<Measure>& found, std::uint32_t at) const {
        const double value = text_[at].number.value();
        double sum = 0;
        for (const Measure& m : found) {
            if (m.end > at) return false;
            sum += m.value.value();
        }
        if (found.size() > 1) return equal(sum, value);
        for (std::uint32_t i = sentence_.begin; i < at; ++i) {
            const bool counts = is_number(i) && !taken(i) && text_[i].number.exponent == 0 &&
                                text_[i].number.digits > 1;
            if (counts && equal(sum * text_[i].number.value(), value)) return true;
        }
        return false;
    }
    bool concludes(std::uint32_t at) const {
        constexpr std::uint32_t kReach = 2;
        for (std::uint32_t i = at; i > sentence_.begin && at - i < kReach;) {
            const Token& t = text_[--i];
            if (t.is(WordClass::derived) || t.is(WordClass::total) || t.is(WordClass::closing))
                return true;
            if (!t.is(WordClass::hedge)) break;
        }
        return false;
    }

    /// 'While the one does 210 TOPS, the other does 340.'
    void share_gapped(const Measure& owner) {
        std::uint32_t last = sentence_.end;
        while (last > sentence_.begin && text_[last - 1].is(Mark::stop)) --last;
        if (last <= owner.end + 2 || !text_[sentence_.begin].is(WordClass::contrast)) return;
        const std::uint32_t at = last - 1;
        if (!is_number(at) || taken(at) || text_[at].may_be_year() || is_factor(at)) return;
        std::uint32_t commas = 0;
        for (std::uint32_t i = owner.end; i < at; ++i) {
            if (text_[i].is(Mark::comma)) ++commas;
            if (text_[i].is(Token::Kind::mark) && !text_[i].is(Mark::comma)) return;
        }
        const Token& verb = text_[at - 1];
        const bool attains = verb.is(WordClass::attain) || verb.is(WordClass::to);
        if (commas == 1 && (attains || says_before(owner.begin, verb)))
            sentence_.measures.push_back(sharing(owner, text_[at], at));
    }
    /// 'A100', 'L40S': a capital and digits.
    bool is_model(const Token& t) const {
        const std::string_view word = text_.at(t.at);
        return t.is(Token::Kind::word) && t.capital && has_ascii_digit(word);
    }
    /// 'RTX' of 'RTX 4090'
    static bool is_series(const Token& t) {
        return t.is(Token::Kind::word) && t.capital && t.classes.none();
    }
    static bool is_article(const Token& t) {
        return t.is(WordClass::definite) || t.is(WordClass::indefinite);
    }
    static bool is_alike(double a, double b, double most) { return a < b * most && b < a * most; }
    bool says_same(std::uint32_t a, std::uint32_t b) const {
        return a < sentence_.end && b < sentence_.end &&
               text_.at(text_[a].at) == text_.at(text_[b].at);
    }

    /// Behind the verb of '624 TOPS are given | for the A100'.
    std::uint32_t behind_verb(std::uint32_t i) const {
        if (!in(i) || !text_[i].copula) return i;
        constexpr std::uint32_t kLongest = 3;
        const std::uint32_t last = i + kLongest;
        const auto leads = [&](std::uint32_t at) {  // 'given for': the last one.
            return text_[at].is(WordClass::preposition) &&
                   !(in(at + 1) && text_[at + 1].is(WordClass::preposition));
        };
        for (++i; in(i) && i < last && !leads(i); ++i) {
            if (!text_[i].is(Token::Kind::word)) break;
        }
        return i;
    }
    bool in(std::uint32_t i) const { return i < sentence_.end; }

    /// '300 TFLOPS for the first, 410 for the second'
    void share_parallel(const Measure& owner, std::uint32_t end) {
        constexpr double kOtherThing = 8;
        const std::uint32_t of = behind_verb(owner.end);
        if (!in(of) || !text_[of].is(WordClass::preposition)) return;
        for (std::uint32_t i = sentence_.begin; i < owner.begin; ++i) {
            if (is_number(i)) return;  // '300 of 400 TOPS for the one, 200 for the other'
        }
        for (std::uint32_t i = of + 1; i + 2 < end; ++i) {
            const bool free = is_number(i) && !taken(i) && !other_number(i) && !is_factor(i);
            const Token& before = text_[i - 1];
            const bool listed = before.is(Mark::comma) || before.is(WordClass::and_);
            const bool ordinal =
                text_[of + 1].is(WordClass::ordinal) && text_[i + 2].is(WordClass::ordinal);
            // '1,979 TOPS per H200 and 733 per L40S'
            const bool same = says_same(of + 1, i + 2) && is_article(text_[i + 2]);
            const bool models = is_model(text_[of + 1]) && is_model(text_[i + 2]);
            // 'in phase 1 … in phase 2'
            const bool numbered = says_same(of + 1, i + 2) && i + 3 < sentence_.end &&
                                  text_[i + 3].is(Token::Kind::number);
            const bool alike = says_same(of, i + 1) && (ordinal || same || models || numbered);
            if (free && listed && alike &&
                is_alike(text_[i].number.value(), owner.value.value(), kOtherThing))
                sentence_.measures.push_back(sharing(owner, text_[i], i));
        }
    }

    /// 'An A100 yields 624 TOPS, | an L40S 733', 'A100s reach 624 TOPS each, T4s are at 130'
    void share_named(const Measure& owner, std::uint32_t end) {
        if (!names_before(owner.begin, sentence_.begin) && !is_part(owner.begin)) return;
        std::uint32_t clause = sentence_.end;
        for (std::uint32_t i = owner.end; i < end; ++i) {
            const Token& t = text_[i];
            if (is_number(i) && clause == sentence_.end) return;  // '624 TOPS at 400 W, the …'
            if (t.is(Mark::comma) || t.is(Mark::semicolon) || t.is(WordClass::and_)) clause = i + 1;
            const bool free = clause < i && is_number(i) && !taken(i) && !other_number(i) &&
                              !is_factor(i) && ends_item(i + 1) && !text_[i].may_be_year();
            const double last = sentence_.measures.back().value.value();
            const bool named = names_before(i, clause) && !is_other_verb(owner, i);
            if (free && (named || is_said_alike(owner.begin, i)) &&
                (is_alike(text_[i].number.value(), owner.value.value(), kOtherDevice) ||
                 is_alike(text_[i].number.value(), last, kOtherDevice)))
                sentence_.measures.push_back(sharing(owner, text_[i], i));
        }
    }
    /// 'The one does 130 TOPS, the other draws | 205'
    bool is_other_verb(const Measure& owner, std::uint32_t number) const {
        const Token& verb = text_[number - 1];
        return verb.is(Token::Kind::word) && verb.classes.none() && !verb.name && !verb.capital &&
               !says_before(owner.begin, verb);
    }
    /// 'The A100 delivers | 624 and the H100 1,979 TOPS'
    void share_named_before(const Measure& owner) {
        Measure measure = owner;
        while (names_before(measure.begin, sentence_.begin)) {
            const std::uint32_t at = number_before(measure.begin);
            const Token& t = text_[at];
            if (at == sentence_.begin || taken(at) || other_number(at) || is_factor(at) ||
                t.may_be_year() || !names_before(at, sentence_.begin) ||
                !is_alike(t.number.value(), measure.value.value(), kOtherDevice))
                return;
            measure = sharing(owner, t, at);
            measure.apart = true;
            sentence_.measures.push_back(measure);
        }
    }
    /// That the item before ends with; else the sentence's beginning.
    std::uint32_t number_before(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 7;
        const std::uint32_t least = i - std::min(i - sentence_.begin, kReach);
        auto parts = [&](std::uint32_t at) {
            return text_[at].is(Mark::comma) || text_[at].is(WordClass::and_);
        };
        while (i > least && !parts(i - 1)) --i;
        if (i == least) return sentence_.begin;
        while (i > least && (parts(i - 1) || text_[i - 1].is(Token::Kind::note))) --i;
        return i > least && is_number(i - 1) ? i - 1 : sentence_.begin;
    }
    /// 'an NPU with | 48 TOPS'
    bool is_part(std::uint32_t number) const {
        return number >= sentence_.begin + 3 && text_[number - 1].is(WordClass::with) &&
               text_[number - 2].is(WordClass::device_noun) && is_article(text_[number - 3]);
    }
    /// '… with 48 TOPS, a GPU with | 67'
    bool is_said_alike(std::uint32_t owner, std::uint32_t number) const {
        return is_part(owner) && is_part(number) && number >= sentence_.begin + 4 &&
               (text_[number - 4].is(Mark::comma) || text_[number - 4].is(WordClass::and_));
    }
    /// 'an L40S | 733', 'a 5090 reaches | 838', 'A100s at | 624'
    bool names_before(std::uint32_t number, std::uint32_t begin) const {
        constexpr std::uint32_t kReach = 5;
        for (std::uint32_t i = number; i > begin && number - i < kReach;) {
            const Token& t = text_[--i];
            const bool model = t.is(Token::Kind::number) && i > begin &&
                               (is_article(text_[i - 1]) || is_series(text_[i - 1]));
            if (t.name || model || is_model(t)) return true;
            if (!t.is(Token::Kind::word) || t.is(WordClass::and_) || t.is(WordClass::compared))
                return false;
        }
        return false;
    }

    /// 'sustained 21 TOPS, against a nominal 26'
    void share_nominal(const Measure& owner) {
        constexpr double kOtherThing = 8;
        for (std::uint32_t i = owner.end + 2; i < sentence_.end; ++i) {
            const bool nominal =
                text_[i - 1].is(WordClass::presupposed) &&
                (text_[i - 2].is(WordClass::indefinite) || text_[i - 2].is(WordClass::definite));
            // '; the maker's peak is | 865'
            const bool named =
                nominal || (text_[i - 1].copula && text_[i - 2].is(WordClass::throughput));
            const bool free = is_number(i) && !taken(i) && ends_item(i + 1);
            if (named && free &&
                is_alike(text_[i].number.value(), owner.value.value(), kOtherThing))
                sentence_.measures.push_back(sharing(owner, text_[i], i));
        }
    }

    /// 'Low estimate 4e18, high estimate 6e18 operations per second'
    void share_powers(const Measure& owner) {
        constexpr double kLarge = 1e9, kOtherThing = 100;
        if (owner.power != 0 || text_[owner.number].plain || owner.value.value() < kLarge) return;
        for (std::uint32_t i = sentence_.begin + 1; i < owner.begin; ++i) {
            const bool free = is_number(i) && !taken(i) && !other_number(i) && !is_factor(i);
            if (!free || text_[i].plain || text_[i].spelled || !ends_item(i + 1) ||
                !text_[i - 1].is(Token::Kind::word) ||
                !is_alike(text_[i].number.value(), owner.value.value(), kOtherThing))
                continue;
            sentence_.measures.push_back(sharing(owner, text_[i], i));
            sentence_.measures.back().apart = true;
        }
    }
    /// The same word, before the place.
    bool says_before(std::uint32_t end, const Token& word) const {
        for (std::uint32_t i = sentence_.begin; i < end && word.is(Token::Kind::word); ++i) {
            if (text_[i].is(Token::Kind::word) && text_.at(text_[i].at) == text_.at(word.at))
                return !word.is(WordClass::definite) && !word.is(WordClass::preposition);
        }
        return false;
    }
};

}  // namespace

void share_elided(const Text& text, Sentence& sentence) {
    if (!sentence.measures.empty()) ElisionReader(text, sentence).run();
}

}  // namespace veritally
