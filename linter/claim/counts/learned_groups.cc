#include "claim/counts/learned_groups.h"

#include <algorithm>
#include <set>
#include <string>

#include "base/text.h"
#include "claim/counts/holding.h"
#include "claim/text/nouns.h"

namespace veritally {
namespace {

constexpr std::size_t kMostNouns = 16;

class GroupLearner {
  public:
    GroupLearner(const Text& text, const Body& body, DocumentText& document)
        : text_(text), body_(body), document_(document) {}

    void run() {
        for (const Sentence& sentence : document_.sentences) {
            collect(sentence);
            collect_such(sentence);
            collect_rated(sentence);
            collect_holders(sentence);
        }
        std::erase_if(nouns_, [&](const std::string& noun) { return !is_counted(noun); });
        if (nouns_.empty()) return;
        for (Sentence& sentence : document_.sentences) mark(sentence);
    }

  private:
    /// A word of no table, or one that is another word as well: 'lot', 'trains'.
    static bool is_unknown(const Token& t) {
        static const WordClasses numbered = bit(WordClass::numbered), runs = bit(WordClass::run);
        const bool plain = t.classes.none() || t.classes == numbered || t.classes == runs;
        return t.is(Token::Kind::word) && plain && !t.name && !t.capital && t.at.size() > 2;
    }
    std::string noun(const Token& t) const { return singular(text_.at(t.at)); }
    /// In the singular.
    bool is_one(std::uint32_t i) const {
        const Token& t = text_[i];
        return is_unknown(t) && noun(t) == lower(text_.at(t.at));
    }
    /// In the plural.
    bool is_many(std::uint32_t i) const {
        const Token& t = text_[i];
        return is_unknown(t) && noun(t) != lower(text_.at(t.at));
    }

    /// 'Each lot', 'per loader', where devices or figures are spoken of.
    void collect(const Sentence& sentence) {
        const bool speaks = sentence.has_unit || has(sentence.classes, WordClass::device_noun);
        if (!has(sentence.classes, WordClass::each)) return;
        for (std::uint32_t i = sentence.begin; i + 1 < sentence.end; ++i) {
            if (speaks && text_[i].is(WordClass::each) && is_one(i + 1)) {
                learn(text_[i + 1]);
                // 'Each ground | station'
                if (i + 2 < sentence.end && is_one(i + 2)) learn(text_[i + 2]);
            }
            if (holds_devices(sentence, i)) learn(text_[i + 1]);
        }
    }
    /// '| A shuttle has 200 TOPS on board'
    void collect_rated(const Sentence& sentence) {
        constexpr std::uint32_t kReach = 3;
        for (const Measure& m : sentence.measures) {
            const std::uint32_t from = m.begin - std::min(m.begin - sentence.begin, kReach + 2);
            for (std::uint32_t i = from; i + 2 < m.begin; ++i) {
                const Token& verb = text_[i + 2];
                const bool rated = text_[i].is(WordClass::indefinite) && is_unknown(text_[i + 1]) &&
                                   (verb.is(WordClass::holding) || verb.is(WordClass::attain)) &&
                                   !verb.is(WordClass::preposition);
                if (rated) learn(text_[i + 1]);
            }
        }
    }
    /// 'A desk holds one card, and there are | 96 such desks'
    void collect_such(const Sentence& sentence) {
        if (!has(sentence.classes, WordClass::pointing)) return;
        for (std::uint32_t i = sentence.begin; i + 2 < sentence.end; ++i) {
            const bool such = text_[i].is(Token::Kind::number) && !text_[i].name &&
                              text_[i + 1].pointing && is_unknown(text_[i + 2]);
            if (such) learn(text_[i + 2]);
        }
    }
    /// '25 | vans with one Xavier', 'each of the 23 | districts has', 'at 260 | junctions there is'
    void collect_holders(const Sentence& sentence) {
        if (!sentence.has_number) return;
        for (std::uint32_t i = sentence.begin; i + 2 < sentence.end; ++i) {
            if (!text_[i].is(Token::Kind::number) || text_[i].name || text_[i].may_be_year())
                continue;
            const std::uint32_t at = i + (is_unknown(text_[i + 1]) && is_many(i + 2) ? 2 : 1);
            if (!is_many(at) || at + 1 >= sentence.end) continue;
            if (i > sentence.begin && text_.at(text_[i - 1].at) == "in")
                continue;  // 'in two sizes'
            const bool that = lower(text_.at(text_[at + 1].at)) == "that" ||
                              lower(text_.at(text_[at + 1].at)) == "which";
            const bool each = is_of_each(sentence, i) || has(sentence.classes, WordClass::each);
            const bool all = (that && holds(sentence, at + 2)) || (each && holds(sentence, at + 1));
            if (shares_out(sentence, i, at + 1)) learn(text_[at]);
            if (all || text_[at + 1].is(WordClass::with)) {
                if (has_devices_behind(sentence, at + 1)) learn(text_[at]);
            }
        }
    }
    /// 'Of | 240 taxis, 180 have a box with 6 TOPS'
    bool shares_out(const Sentence& sentence, std::uint32_t number, std::uint32_t behind) const {
        return sentence.has_unit && number == sentence.begin + 1 && behind + 2 < sentence.end &&
               lower(text_.at(text_[sentence.begin].at)) == "of" && text_[behind].is(Mark::comma) &&
               text_[behind + 1].is(Token::Kind::number) && holds(sentence, behind + 2);
    }
    /// '| each of the city's 23 districts', '| all 11 hospitals', '| at 260 junctions'
    bool is_of_each(const Sentence& sentence, std::uint32_t number) const {
        constexpr std::uint32_t kReach = 6;
        const std::uint32_t from = number - std::min(number - sentence.begin, kReach);
        if (number > from && text_[number - 1].is(WordClass::preposition) &&
            number - 1 == sentence.begin)
            return true;
        for (std::uint32_t i = number; i-- > from;) {
            if (text_[i].is(WordClass::each) || text_[i].is(WordClass::all)) return true;
            if (text_[i].is(Token::Kind::number) || text_[i].is(Mark::stop)) return false;
        }
        return false;
    }
    /// 'have', 'there is', 'each run'
    bool holds(const Sentence& sentence, std::uint32_t at) const {
        constexpr std::uint32_t kReach = 2;
        for (std::uint32_t i = at; i < std::min(sentence.end, at + kReach); ++i) {
            const Token& t = text_[i];
            const bool verb = t.holds() && text_.at(t.at) != "of";
            if (verb || text_.at(t.at).starts_with("there")) return true;
        }
        return false;
    }
    /// 'with | one Jetson', 'have | 40 camera units', 'there is | a computer'
    bool has_devices_behind(const Sentence& sentence, std::uint32_t at) const {
        constexpr std::uint32_t kReach = 5;
        std::uint32_t i = at;
        for (const std::uint32_t end = std::min(sentence.end, at + kReach); i < end; ++i) {
            const Token& t = text_[i];
            if (t.is(Mark::comma) || t.is(Mark::stop) || t.is(Token::Kind::unit)) return false;
            if (i > at &&
                (t.is(Token::Kind::number) || t.is(WordClass::indefinite) || t.is(WordClass::same)))
                break;
        }
        const std::uint32_t end = std::min(sentence.end, i + kReach);
        for (++i; i < end; ++i) {
            const Token& t = text_[i];
            const bool devices = t.is(WordClass::device_noun) || t.is(WordClass::group_noun);
            if (devices || t.name || t.capital) return true;
            if (t.is(Token::Kind::unit) || t.is(Token::Kind::number)) return false;
        }
        return false;
    }
    void learn(const Token& t) {
        if (nouns_.size() < kMostNouns) nouns_.insert(noun(t));
    }
    /// '30 | lines, one Orin in each'
    bool holds_devices(const Sentence& sentence, std::uint32_t i) const {
        constexpr std::uint32_t kReach = 12;
        if (!text_[i].is(Token::Kind::number) || text_[i].name || !is_many(i + 1)) return false;
        const std::uint32_t end = std::min(sentence.end, i + 2 + kReach);
        std::uint32_t at = i + 2;
        if (at + 2 >= end || !text_[at].is(Mark::comma) || !text_[at + 1].is(Token::Kind::number) ||
            !(text_[at + 2].capital || text_[at + 2].name))
            return false;
        while (at + 1 < end && !text_[at].is(WordClass::each)) ++at;
        return text_[at].is(WordClass::each) &&
               (at + 1 == sentence.end || text_[at + 1].is(Token::Kind::mark) ||
                text_[at + 1].is(Token::Kind::note));
    }
    /// '| Shops | Cameras per shop |': the first word of a column's head, a capital or not.
    bool heads_column(const Sentence& sentence, const std::string& noun_said) const {
        const bool head = body_.blocks[document_.passages[sentence.passage].block].header;
        if (!head || sentence.begin == sentence.end) return false;
        const Token& first = text_[sentence.begin];
        return first.is(Token::Kind::word) && first.classes.none() && noun(first) == noun_said &&
               noun(first) != lower(text_.at(first.at));
    }
    /// 'three identical lots'
    bool is_counted(const std::string& noun_said) const {
        constexpr std::uint32_t kReach = 2;
        for (const Sentence& sentence : document_.sentences) {
            if (heads_column(sentence, noun_said)) return true;
            if (!sentence.has_number) continue;
            for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
                if (!text_[i].is(Token::Kind::number) || text_[i].name) continue;
                for (std::uint32_t at = i + 1; at < std::min(sentence.end, i + 1 + kReach); ++at) {
                    const Token& t = text_[at];
                    if (!t.is(Token::Kind::word)) break;
                    if (is_many(at) && noun(t) == noun_said) return true;
                }
            }
        }
        return false;
    }
    void mark(Sentence& sentence) {
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const bool heads =
                i == sentence.begin && text_[i].capital && heads_column(sentence, noun(text_[i]));
            if (!(heads || is_unknown(text_[i])) || !nouns_.contains(noun(text_[i]))) continue;
            document_.tokens[i].classes |= bit(WordClass::group_noun) | bit(WordClass::device_noun);
            sentence.classes |= document_.tokens[i].classes;
        }
    }

    const Text& text_;
    const Body& body_;
    DocumentText& document_;
    std::set<std::string> nouns_;
};

}  // namespace

void learn_groups(const Text& text, const Body& body, DocumentText& document) {
    GroupLearner(text, body, document).run();
}

}  // namespace veritally
