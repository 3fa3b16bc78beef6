#pragma once

#include "claim/counts/name_reader.h"
#include "claim/text/nouns.h"

namespace veritally {

/// Reads of what a count is one: 'every node has eight', 'eight per node'. `before`: the holdings
/// found so far, those of the sentence from `first_` on.
class WhoseReader : public NameReader {
  public:
    WhoseReader(const Text& text, const DocumentText& document,
                const std::vector<DeviceMention>& devices, std::uint32_t sentence,
                const std::vector<Holding>& before)
        : NameReader(text, document, devices, sentence), out_(before), first_(before.size()) {}

  protected:
    /// 'every node has eight', 'A node combines one CPU with four': of what the count is one.
    void read_whose(Counted& counted) const {
        std::uint32_t i = counted.begin;
        const std::uint32_t begin = sentence_.begin;  // 'Node: 8x MI325X'
        const bool label = i == begin + 2 && token(begin + 1).is(Mark::colon) && is_singular(begin);
        if (label && counted.tier.per.empty() && !counted.tier.group)
            return take_whose(counted, begin);
        // 'Each carries two'
        const bool each_holds =
            i == begin + 2 && token(begin).is(WordClass::each) && token(begin + 1).holds();
        // ', and each exposes | 16'
        const bool each_verb = i >= begin + 2 && token(i - 2).is(WordClass::each) &&
                               !token(i - 2).is(WordClass::preposition) && is_unknown(i - 1) &&
                               !token(i - 1).capital;
        if ((each_holds || each_verb) && counted.tier.per.empty()) counted.tier.per = "each";
        if (counted.tier.per.empty() &&
            (is_of_all(counted) || is_of_kind(counted) || is_of_next(counted)))
            return;
        // 'Per node | 4 × H100, 2 × EPYC'
        const bool opens_per = i == begin + 2 && token(begin).is(WordClass::each) &&
                               token(begin + 1).is(WordClass::group_noun);
        if (opens_per && counted.tier.per.empty() && !counted.tier.group)
            return take_whose(counted, begin + 1);
        // '22 GPU nodes | (88 GPUs)'
        const bool aside = i >= begin + 2 && token(i - 1).is(Mark::open) && is_many(i - 2);
        if (i < begin + 3 || aside) return;
        // 'The Dual Edge TPU card bears | two chips'
        std::uint32_t clause = i;
        while (clause > begin && !token(clause - 1).is(Mark::semicolon)) --clause;
        const bool subject = token(clause).is(WordClass::definite) && i <= clause + 7 &&
                             i > clause + 2 && token(i - 1).holds() && is_noun(i - 2) &&
                             (!token(i - 2).is(WordClass::group_noun) || is_one_of_each(i - 2)) &&
                             lower(flat(token(i - 2).at)) == singular(flat(token(i - 2).at));
        if (subject && counted.tier.per.empty()) return take_whose(counted, i - 2);
        if (token(i - 1).is(WordClass::holding)) {
            std::uint32_t one = i - 3;
            while (one > sentence_.begin && i - one < 5 && qualifies(one)) --one;
            // 'each node is a server with | eight'
            const bool alias = one >= sentence_.begin + 3 && token(one - 1).copula &&
                               is_noun(one - 2) && is_one(one - 3);
            if (is_one(one)) take_whose(counted, alias ? one - 2 : i - 2);
        }
        std::uint32_t first = clause_of_each(i);
        if (token(first).is(WordClass::preposition) &&
            (token(first + 1).is(WordClass::each) ||
             (first > sentence_.begin && token(first + 1).is(WordClass::indefinite))))
            ++first;  // 'In every node are eight'
        const bool placed = first > sentence_.begin && token(first - 1).is(WordClass::preposition);
        // 'a tray takes | four modules'
        const bool both = token(counted.end - 1).is(WordClass::device_noun) &&
                          (!counted.name.empty() ||
                           (!token(i - 1).is(WordClass::and_) && !token(i - 1).is(Mark::comma)));
        bool group = counted.tier.group && !both && !token(first).is(WordClass::each) && !placed;
        if (!counted.tier.per.empty() || group || is_sum_of_all(counted)) return;
        if (i <= first + 1) return;
        const bool opens = opens_with_one(first) || (placed && is_one(first));
        if (!opens || !plain_between(first, i) || has_own_subject(first, i)) return;
        take_whose(counted, noun_of_each(first + 1, i));
        const Token& verb = token(first + 1);
        const bool held = verb.holds();
        // 'In each | there are eight'
        const bool inside = placed && (verb.copula || flat(verb.at).starts_with("there"));
        const bool pronoun = token(first).is(WordClass::each) &&
                             (held || inside || is_one_of_them(first) || is_each_of_the(first) ||
                              (first > sentence_.begin && is_unknown(first + 1)));
        if (counted.tier.per.empty() && pronoun) counted.tier.per = "each";
        if (counted.tier.per == "each" && is_each_of_the(first) &&
            token(first + 4).is(WordClass::holding))
            counted.each_of = token(first + 3).number.value();
    }
    /// 'Each of the 6 sites has one server. The | server has four T4s'
    bool is_one_of_each(std::uint32_t noun) const {
        constexpr std::uint32_t kReach = 2;
        const std::string said = singular(flat(token(noun).at));
        return std::any_of(out_.begin(), out_.end(), [&](const Holding& h) {
            const Tier& last = h.tiers.back();
            return h.sentence + kReach >= index_ && last.noun == said && last.count == 1 &&
                   (h.tiers.size() > 1 || !last.per.empty());
        });
    }
    /// 'The labs in Rome, Milan, Turin and Naples have | eight each': how many places; else 0.
    double places_before(std::uint32_t number) const {
        std::uint32_t i = number - 1;
        if (number < sentence_.begin + 4 || !token(i).holds()) return 0;
        auto is_place = [&](std::uint32_t at) { return is_unknown(at) && token(at).capital; };
        double places = 0;
        bool joined = true, last = false;
        for (; i-- > sentence_.begin;) {
            const Token& t = token(i);
            if (joined && is_place(i)) {
                ++places;
                joined = false;
            } else if (!joined && (t.is(Mark::comma) || (t.is(WordClass::and_) && places == 1))) {
                last = last || t.is(WordClass::and_);
                joined = true;
            } else if (!(joined && t.is(Mark::comma))) {
                break;
            }
        }
        return last && !joined && places > 1 ? places : 0;
    }
    /// '…, and | one L40S does 733 TOPS': what the next verb is said of.
    bool is_subject(const Counted& counted) const {
        constexpr std::uint32_t kReach = 4;
        const std::uint32_t i = counted.begin, verb = counted.end;
        if (counted.tier.count != 1 || i == sentence_.begin || !in(verb) ||
            !token(verb).is(Token::Kind::word) || token(verb).is(WordClass::preposition) ||
            !(token(i - 1).is(WordClass::and_) || token(i - 1).is(Mark::comma)))
            return false;
        return std::any_of(
            sentence_.measures.begin(), sentence_.measures.end(),
            [&](const Measure& m) { return verb < m.begin && m.begin <= verb + kReach; });
    }
    /// 'The cluster's nodes carry | four cards each': of a node.
    void name_each(Counted& counted) const {
        const std::uint32_t verb = counted.begin - 1;
        if (counted.tier.per != "each" || counted.begin < sentence_.begin + 3 ||
            !token(verb).holds() || !is_many(verb - 1) ||
            !token(verb - 1).is(WordClass::group_noun))
            return;
        constexpr std::uint32_t kReach = 6;
        for (std::uint32_t i = verb - 1; i-- > sentence_.begin && verb - i < kReach;) {
            if (token(i).is(Token::Kind::number) || token(i).is(WordClass::each) ||
                token(i).is(WordClass::remainder))
                return;
        }
        take_whose(counted, verb - 1);
    }
    /// 'With | four A100 GPUs of 624 TOPS each, a node has 2,496 TOPS'
    bool is_of_next(Counted& counted) const {
        constexpr std::uint32_t kReach = 16;
        const std::uint32_t begin = sentence_.begin, i = counted.begin;
        if (i > begin + 2 || i == begin || !token(begin).is(WordClass::holding) ||
            !token(begin).is(WordClass::preposition) || counted.tier.group)
            return false;
        for (std::uint32_t at = counted.end; in(at + 2) && at < i + kReach; ++at) {
            if (!token(at).is(Mark::comma)) continue;
            const std::uint32_t noun = token(at + 2).is(WordClass::group_noun) ? at + 2 : at + 3;
            if (!is_one(at + 1) || !in(noun) || !is_singular(noun)) return false;
            take_whose(counted, noun);
            return true;
        }
        return false;
    }
    /// 'Servers with | eight GPUs stand in three cities', 'both use nodes with | four': nobody
    /// counts them here.
    bool is_of_kind(Counted& counted) const {
        constexpr std::uint32_t kReach = 10;
        constexpr double kMostInOne = 72;
        const std::uint32_t i = counted.begin;
        if (i < sentence_.begin + 2) return false;
        std::uint32_t with = i - 1;  // 'Nodes | are equipped with six'
        while (with > sentence_.begin + 1 && i - with < 4 &&
               (token(with - 1).copula || token(with - 1).is(WordClass::holding)))
            --with;
        if (counted.tier.group || counted.tier.count > kMostInOne || in_total(counted.end) ||
            !token(i - 1).is(WordClass::holding) || !token(i - 1).is(WordClass::preposition) ||
            !is_many(with - 1) || !token(with - 1).is(WordClass::group_noun))
            return false;
        for (std::uint32_t at = with - 1; at-- > sentence_.begin && i - at <= kReach;) {
            const Token& t = token(at);
            if (t.is(Token::Kind::number) || t.is(WordClass::definite) || t.is(Mark::comma) ||
                t.is(WordClass::remainder) || (t.is(WordClass::each) && !t.is(WordClass::all)))
                return false;
            if (t.is(WordClass::holding) || t.is(Token::Kind::mark)) break;
        }
        take_whose(counted, with - 1);
        return true;
    }
    /// 'All nodes have | eight', 'All of them have | eight': each of them has.
    bool is_of_all(Counted& counted) const {
        constexpr double kMostInOne = 16;
        const std::uint32_t begin = sentence_.begin, i = counted.begin;
        if (!token(begin).is(WordClass::all) || token(begin).is(WordClass::each) ||
            counted.tier.group || counted.tier.count > kMostInOne || in_total(counted.end))
            return false;
        std::uint32_t noun = begin + 1;
        while (noun + 1 < i && !is_noun(noun) &&
               (token(noun).is(WordClass::definite) || qualifies(noun)))
            ++noun;
        std::uint32_t verb = is_noun(noun) ? noun + 1 : begin + 1;
        for (; verb + 1 < i; ++verb) {  // 'All are built alike, with'
            const bool plain = token(verb).is(Token::Kind::word) || token(verb).is(Mark::comma);
            if (!plain || is_noun(verb)) return false;
        }
        if (verb >= i || !token(i - 1).is(WordClass::holding)) return false;
        if (is_noun(noun) && noun + 1 < i)
            take_whose(counted, noun);
        else
            counted.tier.per = "each";
        return !counted.tier.per.empty();
    }
    /// 'Every desk got a T4 (183 in all), and the render pool shares | 48': not of each desk.
    bool has_own_subject(std::uint32_t first, std::uint32_t i) const {
        for (std::uint32_t at = first + 1; at + 2 < i; ++at) {
            if (token(at - 1).is(Mark::comma) && token(at).is(WordClass::and_) &&
                token(at + 1).is(WordClass::definite))
                return true;
        }
        return false;
    }
    /// 'Each node has eight, 64 in total', not 'A rack holds 36 of the one and 72 of the other in
    /// total'.
    bool is_sum_of_all(const Counted& counted) const {
        return in_total(counted.end) && !token(counted.begin - 1).is(WordClass::and_);
    }
    /// 'Each | of the two has …'
    bool is_each_of_the(std::uint32_t each) const {
        return in(each + 4) && token(each + 1).is(WordClass::preposition) &&
               token(each + 2).is(WordClass::definite) && token(each + 3).is(Token::Kind::number) &&
               !is_noun(each + 4);
    }
    /// 'It has 24 nodes, and | in every node sit eight': where that begins, else the sentence.
    std::uint32_t clause_of_each(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 9;
        for (std::uint32_t at = i - 1; at > sentence_.begin && i - at <= kReach; --at) {
            const Token& t = token(at);
            const bool one = says_one(at) && token(at - 1).is(WordClass::each);
            if (t.is(Mark::comma) && at + 1 == i) continue;  // 'in each room, | 20 kits'
            const bool measured = token(at + 1).is(WordClass::divisor);  // '512 | GB of memory'
            if ((t.is(Token::Kind::number) && !one && !measured) || t.is(Token::Kind::mark)) break;
            const bool subject =
                t.is(WordClass::indefinite) &&
                (is_singular(at + 1) || (is_noun(at + 1) && in(at + 2) && is_singular(at + 2)));
            const bool opens =
                subject ||
                (t.is(WordClass::preposition) &&
                 ((token(at + 1).is(WordClass::each) && is_noun(noun_of_each(at + 2, i))) ||
                  (token(at + 1).is(WordClass::indefinite) && is_noun(at + 2))));
            const bool each = t.is(WordClass::each) && is_noun(noun_of_each(at + 1, i));
            const Token& before = token(at - 1);
            if ((opens || each) && (before.is(WordClass::and_) || before.is(Mark::comma) ||
                                    before.is(Mark::semicolon)))
                return at;
        }
        return sentence_.begin;
    }
    /// 'Each server', 'Each of the operating halls', 'Every compute node'
    std::uint32_t noun_of_each(std::uint32_t i, std::uint32_t end) const {
        constexpr std::uint32_t kReach = 4;
        bool named = false;  // 'A GB200 superchip unites', not 'a v5p pod of'
        for (std::uint32_t at = i; at < std::min(end, i + kReach); ++at) {
            const Token& t = token(at);
            const bool verb = at + 1 < end && token(at + 1).holds();
            named = named || (!is_noun(at) && t.name);
            if (is_noun(at) && !(at + 1 < end && is_noun(at + 1))) return named && !verb ? i : at;
            const bool rest = t.is(WordClass::remainder) && flat(t.at).ends_with('s');
            if (rest && !(at + 1 < end && is_noun(at + 1))) return at;
            bool passes = is_noun(at) || t.name || t.is(WordClass::preposition) ||
                          t.is(WordClass::definite) || t.is(WordClass::total) ||
                          t.is(WordClass::remainder) || (at == i && says_one(at)) ||
                          qualifies(at) || (at > i && t.is(Token::Kind::number));
            if (!passes || (at > i && t.is(WordClass::holding))) break;
        }
        return i;
    }
    /// 'Each server is specified with', 'A node combines'
    bool opens_with_one(std::uint32_t first) const {
        if (!is_one(first)) return false;
        while (in(first + 2) && (token(first + 1).name || token(first + 1).plain) &&
               !is_noun(first + 1))
            ++first;  // 'A GB200 superchip unites'
        const bool each = token(first).is(WordClass::each);
        // 'a GPU node contains'
        const std::string_view owner = flat(token(first + 1).at);  // 'A designer's desk holds'
        const bool owned = owner.ends_with("'s") || owner.ends_with("\u2019s");
        if (owned || (is_noun(first + 1) && is_noun(first + 2))) ++first;
        const Token& verb = token(first + 2);
        // 'A chassis takes', 'a pod being'
        const bool takes = is_singular(first + 1) && verb.is(Token::Kind::word) && !verb.capital &&
                           !verb.name && !is_noun(first + 2) && !verb.is(WordClass::preposition) &&
                           !verb.is(WordClass::and_) && !verb.is(WordClass::negation) &&
                           !verb.is(WordClass::throughput);
        return each || verb.is(WordClass::holding) || takes;
    }
    void take_whose(Counted& counted, std::uint32_t i) const {
        std::string_view noun = flat(token(i).at);
        // 'the remaining nodes' is one phrase.
        const bool rest = token(i).is(WordClass::remainder) && noun.ends_with('s');
        if (rest) noun.remove_prefix(noun.rfind(' ') + 1);
        if (is_noun(i) || rest) counted.tier.per = singular(noun);
    }
    /// 'Two modules | sit on a blade': where 'on' stands; 0 for nowhere.
    std::uint32_t place_behind(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 3;
        std::uint32_t at = i;
        bool plain = true;  // 'two cards | are installed in'
        while (in(at) && at < i + kReach && token(at).is(Token::Kind::word) && !token(at).capital &&
               !is_noun(at) && !token(at).is(WordClass::preposition) &&
               !token(at).is(WordClass::and_) && !token(at).is(WordClass::each)) {
            const Token& verb = token(at++);
            plain = plain && (verb.classes.none() || verb.copula || verb.is(WordClass::forms));
        }
        // Not 'run in a hall', which is where they are.
        const std::string_view word = in(at + 2) ? flat(token(at).at) : "";
        const bool onto = word == "on" || word == "onto" || word == "into";
        const bool one = in(at + 2) && (token(at + 1).is(WordClass::each) ||
                                        (onto && token(at + 1).is(WordClass::indefinite)));
        const bool place = at > i && token(at).is(WordClass::preposition) && one;
        // 'Twelve servers | stand at each of two sites'
        const bool of =
            plain && one && token(at + 1).is(WordClass::each) && flat(token(at + 2).at) == "of";
        return place && (of || is_each_of_them(at + 1) || is_singular(at + 2)) ? at : 0;
    }
    /// 'two modules | sit behind the camera of each.'
    bool ends_with_each(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 8;
        for (std::uint32_t at = i; in(at + 1) && at < i + kReach; ++at) {
            const Token& t = token(at);
            if (t.is(Token::Kind::number) || t.is(Token::Kind::mark)) return false;
            const bool of = flat(t.at) == "of" && token(at + 1).is(WordClass::each);
            if (of) return !in(at + 2) || token(at + 2).is(Token::Kind::mark);
        }
        return false;
    }
    /// '35 vans carry a Jetson | each': one in each of these, not so many of something else.
    bool has_contents(const Counted& counted) const {
        bool held = false;
        for (std::uint32_t i = counted.begin; counted.tier.group && i < counted.end; ++i)
            held = held || token(i).holds();
        return held;
    }
    /// 'per compute node', 'in each rack', 'a node', 'each', 'apiece', 'make a host'
    void read_per(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (in(i) && token(i).is(Token::Kind::note)) ++i;
        if (!in(i)) return;
        const bool placed = token(i).copula && in(i + 2) &&
                            token(i + 1).is(WordClass::preposition) &&
                            token(i + 2).is(WordClass::each);
        if (placed) ++i;  // 'Eight H100 | are in each'
        if (counted.tier.per.empty() && ends_with_each(i)) counted.tier.per = "each";
        if (const std::uint32_t place = place_behind(i)) i = place;
        bool forms = token(i).is(WordClass::forms);
        const bool to = token(i).is(WordClass::to) && in(i + 1) && is_one(i + 1);
        if (token(i).is(WordClass::to) && in(i + 2) && token(i + 1).is(WordClass::definite) &&
            is_singular(i + 2)) {  // 'six GPUs to the node'
            counted.tier.per = singular(flat(token(i + 2).at));
            counted.end = i + 3;
            return;
        }
        if (forms || to || (token(i).is(WordClass::preposition) && !token(i).is(WordClass::each)))
            ++i;
        if (!in(i)) return;
        if (std::string_view word = flat(token(i).at); forms && word.starts_with("a ")) {
            counted.tier.per = singular(word.substr(2));  // 'a host' is one phrase of the tables.
            counted.end = i + 1;
            return;
        }
        bool each = token(i).is(WordClass::each);
        if (!each && !token(i).is(WordClass::indefinite) && !(forms && says_one(i))) return;
        std::uint32_t noun = i + 1;
        while (in(noun + 1) && noun < i + 3 && qualifies(noun)) ++noun;
        if (in(noun) && (token(noun).is(WordClass::device_noun) ||
                         (each && token(noun).is(WordClass::group_noun)))) {
            counted.tier.per = singular(flat(token(noun).at));
            counted.end = noun + 1;
        } else if (each && (!is_noun_ahead(i + 1) || (says_one(i + 1) && !is_noun_ahead(i + 2)))) {
            if (!has_contents(counted)) counted.tier.per = "each";
            if (counted.each_of == 0) counted.each_of = places_before(counted.begin);
            counted.end = i + (is_each_of_them(i) && token(i + 1).is(WordClass::total) ? 2 : 1);
        }
    }

    const std::vector<Holding>& out_;
    std::size_t first_;
};

}  // namespace veritally
