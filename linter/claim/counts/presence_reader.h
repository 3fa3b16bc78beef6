#pragma once

#include "claim/counts/gone.h"
#include "claim/counts/listed_reader.h"
#include "claim/text/nouns.h"
#include "claim/text/supplanted.h"

namespace veritally {

/// Reads what the words around a count say of it: whether they are there, and whether it says anew
/// what was counted before.
class PresenceReader : public ListedReader {
  public:
    using ListedReader::ListedReader;

  protected:
    /// '320 cards of 130 TOPS each; | these were scrapped in 2024'
    bool are_gone_behind(std::uint32_t i) const {
        while (in(i) && !token(i).is(Mark::semicolon)) ++i;
        while (in(i) && (token(i).is(Mark::semicolon) || token(i).is(Token::Kind::note))) ++i;
        if (!in(i) || !(token(i).is(WordClass::figure) || token(i).pointing)) return false;
        for (; in(i) && !token(i).is(Mark::semicolon); ++i) {
            const Token& t = token(i);
            if (t.is(WordClass::negation) || (t.is(Token::Kind::number) && !t.may_be_year()))
                return false;
            if (t.is(WordClass::retired)) return true;
        }
        return false;
    }
    /// '14 GPUs | are in storage', '40 cards | were sold at auction'
    bool are_gone(const Counted& counted) const {
        std::uint32_t i = counted.end;
        // 'After selling | 10 of its 50 servers'
        const bool verb = counted.begin > sentence_.begin &&
                          token(counted.begin - 1).is(WordClass::gone) &&
                          !token(counted.begin - 1).is(WordClass::preposition);
        if (verb && whole_behind({{}, counted.begin, counted.begin + 1, {}}) > 0) return true;
        constexpr std::uint32_t kReach = 4, kLongestPhrase = 8;
        // '32 cards | of the old cluster were replaced'
        if (in(i) && token(i).is(WordClass::preposition) &&
            (!token(i).is(WordClass::holding) || flat(token(i).at) == "of")) {
            const std::uint32_t least = i;
            while (in(i) && i < least + kLongestPhrase && token(i).is(Token::Kind::word) &&
                   !token(i).copula && flat(token(i).at) != "were" && flat(token(i).at) != "was")
                ++i;
        }
        for (std::uint32_t at = i; in(at) && at < i + kReach; ++at) {
            const Token& t = token(at);
            if (t.is(WordClass::retired)) return !supplants(text_, sentence_, at);
            if (!t.is(Token::Kind::word) || t.is(WordClass::negation) || t.is(WordClass::and_) ||
                t.is(WordClass::planned) || t.is(WordClass::preposition))
                return false;
        }
        return false;
    }
    /// '12 in Paris', 'Oslo has | 40', 'Munich with | 12', 'Lyon: | 8'
    bool is_placed(const Counted& counted) const {
        auto is_place = [&](std::uint32_t i) { return is_unknown(i) && token(i).capital; };
        auto leads = [&](std::uint32_t i) {
            return token(i).is(WordClass::preposition) && !token(i).is(WordClass::holding) &&
                   !token(i).is(WordClass::rating);
        };
        std::uint32_t i = counted.end;
        while (in(i) && token(i).is(Token::Kind::note)) ++i;
        if (in(i + 1) && leads(i) && is_place(i + 1)) return true;
        if (counted.begin < sentence_.begin + 2) return false;
        // 'In Osaka there are | 20 servers'
        if (counted.begin < sentence_.begin + 6 && leads_to_place(sentence_.begin)) return true;
        const Token& before = token(counted.begin - 1);
        if (before.is(WordClass::ordinal)) return true;  // 'the second | 600'
        const Token& subject = token(sentence_.begin);   // 'The first site hosts | 1,000'
        if (subject.is(WordClass::ordinal) && counted.begin <= sentence_.begin + 4) return true;
        return (before.is(WordClass::holding) || before.is(Mark::colon) ||
                before.is(Mark::comma)) &&
               is_place(counted.begin - 2);
    }
    /// '4,800 cards, | 1,200 of them for a subsidiary'
    bool is_share(const Counted& counted) const {
        return out_.size() > first_ && token(counted.end - 1).is(WordClass::total) &&
               lower(flat(token(counted.end - 1).at)).starts_with("of th") &&
               out_.back().count() > counted.tier.count &&
               out_.back().tiers.back().noun == counted.tier.noun;
    }
    /// 'Three halls were funded. Two are in operation', 'of the 110,000 cameras, 85,000 …'
    bool leaves_some(const Counted& counted, std::uint32_t unit_block) const {
        if (out_.empty()) return false;
        const Holding& all = out_.back();
        const bool same = all.tiers.size() == 1 && all.tiers[0].noun == counted.tier.noun &&
                          all.count() > counted.tier.count && all.sentence + 1 >= index_ &&
                          all.unit_block == unit_block;
        const std::uint32_t first = sentence_.begin;  // 'At Leeds, | 192 are installed'
        const bool placed = counted.begin > first + 1 && token(first).is(WordClass::preposition) &&
                            token(first + 1).capital && token(first + 1).classes.none();
        const bool more = (in(counted.begin + 1) && token(counted.begin + 1).is(WordClass::more)) ||
                          (counted.begin > first && token(counted.begin - 1).is(WordClass::more));
        if (!same || placed || more) return false;
        if (token(counted.end - 1).is(WordClass::deployed)) return counted.end > counted.begin + 1;
        return is_share_of_last(counted) || has_devices(counted.begin + 1) ||
               (is_contrasted(counted.begin) &&
                (counted.name.empty() || flat(counted.name) == all.name));
    }
    /// 'Of its 600 cards, | 400 are open to all and 200 reserved for industry': all of them.
    bool splits_all(const Counted& counted) const {
        if (!is_share_of_last(counted) || tells_of_gone(sentence_) ||
            has(sentence_.classes, WordClass::planned) ||
            has(sentence_.classes, WordClass::superseded))
            return false;
        const Holding& all = out_.back();
        for (const DeviceMention& m : mentions_here()) {
            if (m.usual >= 0 && m.token_begin > counted.begin) return false;
        }
        for (std::uint32_t i = counted.end; in(i); ++i) {
            const Token& t = token(i);
            if (t.is(Token::Kind::number) && !t.name && !taken(i) && all.tiers.size() == 1)
                return t.number.value() + counted.tier.count == all.count() && !all.tiers[0].group;
        }
        return false;
    }
    /// '36 boards, | one board per antenna': where they are, and no more of them.
    bool is_spread(const Counted& counted) const {
        const std::uint32_t per = counted.end;
        return out_.size() > first_ && counted.tier.count == 1 && counted.tier.per.empty() &&
               in(per + 1) && token(per).is(WordClass::each) &&
               token(per).is(WordClass::preposition) && is_unknown(per + 1) &&
               out_.back().count() > 1 && out_.back().tiers.back().noun == counted.tier.noun;
    }
    /// '120 nodes, 30 | of which have GPUs'
    bool has_devices(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 3;
        for (std::uint32_t at = i; in(at + 2) && at < i + kReach; ++at) {
            const std::string word = lower(flat(token(at).at));
            if (word == "which" || word == "of which")
                return token(at + 1).is(WordClass::holding) && is_noun(at + 2);
        }
        return false;
    }
    /// '20 servers were joined by 12 and by another 8, so that | 40 are running'
    bool is_new_total(const Counted& counted) const {
        if (out_.size() == first_ || counted.begin == sentence_.begin) return false;
        const Holding& before = out_.back();
        const Tier& tier = before.tiers[0];
        std::uint32_t i = counted.begin - 1;
        // 'so that', 'so there are'
        while (i > sentence_.begin && counted.begin - i < 3 && !token(i).is(WordClass::derived) &&
               (token(i).is(WordClass::definite) || token(i).copula || is_unknown(i)))
            --i;
        const bool one = tier.group || (out_.size() == first_ + 1 && !tier.noun.empty());
        return token(i).is(WordClass::derived) && before.tiers.size() == 1 && tier.per.empty() &&
               one && tier.noun == counted.tier.noun && before.count() < counted.tier.count &&
               before.present();
    }
    /// 'That is | three Edge TPUs.'
    bool is_that(const Counted& counted) const {
        const std::uint32_t begin = sentence_.begin;
        if (out_.empty() || counted.tier.group) return false;
        const bool phrase = counted.begin == begin + 1 && token(begin).is(WordClass::derived) &&
                            lower(flat(token(begin).at)) == "that is";
        if (phrase) return true;
        if (counted.begin != begin + 2) return false;
        const bool pronoun = token(begin).is(WordClass::figure) &&
                             token(begin).is(Token::Kind::word) &&
                             !token(begin).is(WordClass::throughput);
        return pronoun && (token(begin + 1).copula || token(begin + 1).is(WordClass::derived));
    }
    /// 'For comparison, Meta announced a cluster of 16,000'
    bool opens_comparison() const {
        const Token& first = token(sentence_.begin);
        return first.is(WordClass::compared) && !first.is(WordClass::preposition) &&
               in(sentence_.begin + 1) && token(sentence_.begin + 1).is(Mark::comma);
    }
    /// 'will get 40 cards', not '40 cards, for which a licence was to be obtained'
    bool is_planned(std::uint32_t at) const {
        const auto [begin, end] = clause_of(at);
        bool of_other = false;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (i > at && flat(token(i).at) == "according") return false;
            // 'Twelve are in orbit, and 36 more are planned', 'and the board approved another 36'
            const bool other = i > at + 1 && token(i).is(Token::Kind::number);
            const bool others = other && in(i + 1) && token(i + 1).is(WordClass::more) &&
                                (token(i - 1).is(WordClass::and_) || token(i - 1).is(Mark::comma));
            if (others || (other && token(i - 1).is(WordClass::more))) return false;
            of_other = of_other || (i > at && flat(token(i).at) == "which" &&
                                    token(i - 1).is(WordClass::preposition));
            const bool says =
                token(i).is(WordClass::planned) && !token(i).is(WordClass::preposition);
            const bool rest = i < at && is_come_of(at, end);
            if (says && !of_other && !rest) return true;
        }
        return false;
    }
    /// 'Of the 100 that were ordered, | 60 have been installed so far'
    bool is_come_of(std::uint32_t at, std::uint32_t end) const {
        if (flat(token(sentence_.begin).at) != "Of" || at == sentence_.begin ||
            !token(at - 1).is(Mark::comma))
            return false;
        for (std::uint32_t i = at; i < end; ++i) {
            if (token(i).is(WordClass::deployed)) return true;
        }
        return false;
    }
    /// 'previously 40 cards', not '32 cards, replacing the P100s'
    bool is_superseded(std::uint32_t at) const {
        if (is_supplanted(text_, sentence_, at)) return true;
        const auto [begin, end] = clause_of(at);
        const bool left =  // ', so | 136 are left running'
            at > begin && token(at - 1).is(WordClass::derived) && are_left_behind(at);
        for (std::uint32_t i = left ? at : begin; i < end; ++i) {
            if (!token(i).is(WordClass::superseded) || token(i).is(WordClass::preposition))
                continue;
            const bool has_object =
                i > at && in(i + 1) &&
                (token(i + 1).is(WordClass::definite) || token(i + 1).is(WordClass::indefinite) ||
                 supplants(text_, sentence_, i));
            if (!has_object && !is_of_another(at, i) && !is_of_supplanted(at, i)) return true;
        }
        return false;
    }
    bool clause_has(std::uint32_t at, WordClass word) const {
        const auto [begin, end] = clause_of(at);
        for (std::uint32_t i = begin; i < end; ++i) {
            if (token(i).is(word) && !token(i).is(WordClass::preposition)) return true;
        }
        return false;
    }

    /// 'Two data centres share the work|: Frankfurt with 20'
    bool names_place_behind(std::uint32_t i) const {
        return token(i).is(Mark::colon) && in(i + 1) && token(i + 1).capital && is_unknown(i + 1);
    }
    /// 'a single chip for its | four cameras': what they are for.
    bool is_purpose(std::uint32_t i) const {
        return i >= sentence_.begin + 2 && token(i - 1).is(WordClass::definite) &&
               flat(token(i - 2).at) == "for";
    }
    /// '14 racks, five chassis | to the rack': "rack"
    std::string per_the(std::uint32_t i) const {
        const bool to = in(i + 2) && token(i).is(WordClass::to) &&
                        token(i + 1).is(WordClass::definite) && is_noun(i + 2);
        return to ? singular(flat(token(i + 2).at)) : "";
    }
    /// '10 A100 nodes and six H100 nodes, each with | eight'
    bool is_of_each_lot(std::uint32_t i) const {
        return i >= sentence_.begin + 3 && token(i - 1).is(WordClass::holding) &&
               token(i - 2).is(WordClass::each) && token(i - 3).is(Mark::comma);
    }

    /// 'eight into each of 45 hosts': where the eight stands; 0 for nowhere.
    std::uint32_t inner_before(const Counted& counted) const {
        std::uint32_t i = counted.begin;
        bool spread = counted.tier.group && i >= sentence_.begin + 4 &&
                      token(i - 1).is(WordClass::preposition) && token(i - 2).is(WordClass::each) &&
                      token(i - 3).is(WordClass::preposition) && counts(i - 4);
        return spread ? i - 4 : 0;
    }
    /// '150 four-GPU nodes'
    std::uint32_t inner_behind(const Counted& counted) const {
        const std::uint32_t i = inner_from(counted.begin + 1);
        const bool compound = counted.tier.group && i + 4 <= counted.end && is_inner(i);
        return compound ? i : 0;
    }

    /// '20 % | is reserved for industry': they are all there.
    bool is_allotted(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 4;
        for (std::uint32_t at = i; in(at + 1) && at < i + kReach; ++at) {
            const bool verb = token(at).copula || flat(token(at).at) == "were";
            if (verb) return token(at + 1).is(WordClass::partitive);
            if (!token(at).is(Token::Kind::word)) return false;
        }
        return false;
    }

  private:
    bool are_left_behind(std::uint32_t number) const {
        constexpr std::uint32_t kReach = 5;
        for (std::uint32_t i = number + 1; in(i) && i < number + kReach; ++i) {
            const Token& t = token(i);
            const std::string_view word = flat(t.at);
            if (t.is(WordClass::deployed) || t.is(WordClass::remainder) || word == "remain" ||
                word == "left")
                return true;
        }
        return false;
    }
    /// '20 servers …, of which | two were retired'
    bool is_of_another(std::uint32_t at, std::uint32_t word) const {
        for (std::uint32_t i = at + 1; i < word; ++i) {
            const bool which = flat(token(i).at) == "of" && flat(token(i + 1).at) == "which";
            const bool some = token(i).is(Token::Kind::number) && flat(token(i + 1).at) == "of" &&
                              token(i + 2).is(WordClass::definite);  // 'two of the 224'
            if (some || (which && token(i + 2).is(Token::Kind::number))) return true;
        }
        return false;
    }
    /// 'Five cards were installed in a cabinet | that formerly held plans': said of the cabinet.
    bool opens_on_place(std::uint32_t at, std::uint32_t i) const {
        const std::string_view word = flat(token(i).at);
        constexpr std::uint32_t kLongest = 5;
        if (word != "that" && word != "which") return false;
        for (std::uint32_t before = i; before-- > at + 1 && i - before <= kLongest;) {
            const Token& next = token(before + 1);
            if (token(before).is(WordClass::preposition))
                return next.is(WordClass::indefinite) || next.is(WordClass::definite);
        }
        return false;
    }
    /// 'Two halls have replaced the system that was | dismantled'
    bool is_of_supplanted(std::uint32_t at, std::uint32_t word) const {
        for (std::uint32_t i = at + 1; i < word; ++i) {
            if (supplants(text_, sentence_, i)) return true;
        }
        return false;
    }
    struct Clause {
        std::uint32_t begin, end;
    };
    Clause clause_of(std::uint32_t at) const {
        std::uint32_t begin = at, end = at;
        auto ends = [&](std::uint32_t i) {
            return token(i).is(Mark::semicolon) || token(i).is(WordClass::contrast);
        };
        while (begin > sentence_.begin && !ends(begin - 1)) --begin;
        while (in(end) && !ends(end) && !opens_on_place(at, end)) ++end;
        return {begin, end};
    }
};

}  // namespace veritally
