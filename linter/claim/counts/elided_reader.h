#pragma once

#include "claim/counts/whose_reader.h"
#include "claim/text/nouns.h"

namespace veritally {

/// Reads numbers without a noun as counts of what was counted before: 'in 2024 another 450', 'since
/// 2023 there have been 130'.
class ElidedReader : public WhoseReader {
  public:
    using WhoseReader::WhoseReader;

  protected:
    bool take_tier_before(Counted& counted) const {
        const Tier& tier = out_.back().tiers.back();
        counted.tier.take_noun(tier);
        counted.name = out_.back().name_at;
        if (opens_with_kind()) {
            counted.tier.noun = out_.back().tiers[0].per;
            counted.tier.group = true;
            counted.name = {};
        }
        return true;
    }
    /// 'Servers with 8 GPUs stand in three cities: | 12 in Paris': so many servers.
    bool opens_with_kind() const {
        const Holding& kind = out_.back();
        return out_.size() > first_ && kind.tiers.size() == 1 && !kind.tiers[0].per.empty() &&
               singular(flat(token(sentence_.begin).at)) == kind.tiers[0].per;
    }
    /// 'an extension brought the number to 933', 'since 2023 there have been | 130': of what was
    /// counted last.
    bool reaches_number(std::uint32_t i) const {
        if (i == sentence_.begin || out_.empty() || out_.back().sentence + 1 < index_) return false;
        std::uint32_t verb = i - 1;
        while (verb > sentence_.begin && token(verb).is(WordClass::hedge)) --verb;
        const Token& t = token(verb);
        const bool of_number =
            flat(t.at).ends_with("number to") || flat(t.at).ends_with("total to") ||
            flat(t.at).ends_with("count to") || flat(t.at).ends_with("fleet to") ||
            lower(flat(t.at)).starts_with("has since");
        if (!of_number && !(counts_on(i + 1) && has_plain_subject(verb))) return false;
        if (t.is(WordClass::counted_now)) return ends_part(i + 1);
        const bool of_format = verb > sentence_.begin && (token(verb - 1).is(Token::Kind::value) ||
                                                          token(verb - 1).is(Token::Kind::unit));
        return t.is(WordClass::total) && flat(t.at).ends_with(" to") && !of_format;
    }
    /// 'grew to 40', 'grew to 40 cards', not 'was raised to 700 watts'; in the same paragraph.
    bool counts_on(std::uint32_t behind) const {
        const bool here = document_.sentences[out_.back().sentence].passage == sentence_.passage;
        return here && (ends_part(behind) || is_noun(behind) || token(behind).capital ||
                        token(behind).is(WordClass::preposition));
    }
    /// 'It', 'the cluster', 'since 2023': nothing that could be what the number is of.
    bool has_plain_subject(std::uint32_t verb) const {
        for (std::uint32_t i = verb; i-- > sentence_.begin;) {
            const Token& t = token(i);
            if (separates(i) || (t.is(WordClass::definite) && i + 1 < verb)) break;
            const bool which = flat(t.at) == "which";  // '…, which leaves | 89'
            if (t.is(Token::Kind::word) && t.classes.none() && !t.capital && !which) return false;
        }
        return true;
    }
    /// 'There are 40 servers. All but | ten contain two cards': what is left of the last count.
    bool reads_all_but(std::uint32_t i) const {
        return i >= sentence_.begin + 2 && token(i - 1).is(WordClass::contrast) &&
               token(i - 2).is(WordClass::all) && !out_.empty() && is_part_of_last(i);
    }
    /// '64 servers: | eight without accelerators'
    bool lacks_all(const Counted& counted) const {
        return in(counted.end) && token(counted.end).is(WordClass::without) &&
               out_.size() > first_ && out_.back().tiers.back().group &&
               is_part_of_last(counted.begin);
    }
    /// '- Bergen: 900, | likewise', '- Bergen: 900 | of the same type', in an item below another.
    bool is_likewise(const Counted& counted) const {
        if (out_.empty() || out_.back().sentence + 2 < index_ || out_.back().tiers.size() != 1)
            return false;
        std::uint32_t i = counted.end;
        const bool joins = in(i) && (token(i).is(Mark::comma) || token(i).is(Mark::open) ||
                                     flat(token(i).at) == "of");
        if (joins) ++i;
        return in(i) && token(i).is(WordClass::same) && !token(i).is(WordClass::each);
    }
    /// 'The new building houses 340 chips,[^1] the old foundry | 416.', 'The north wing runs 10
    /// servers and the south wing | 6.': the verb stands for both.
    bool is_gapped(const Counted& counted) const {
        constexpr std::uint32_t kLongestName = 4;
        if (out_.size() == first_ || out_.back().tiers.size() != 1 || !ends_part(counted.end) ||
            token(counted.begin).may_be_year())
            return false;
        std::uint32_t i = counted.begin;
        const bool place = token(i - 1).is(WordClass::group_noun);
        if (place && i > sentence_.begin + 2) --i;
        while (i > sentence_.begin + 1 && counted.begin - i < kLongestName &&
               token(i - 1).is(Token::Kind::word) && token(i - 1).classes.none())
            --i;
        const bool named = i < counted.begin && token(i - 1).is(WordClass::definite);
        if (!named || i <= sentence_.begin + 2) return false;
        const std::uint32_t comma = token(i - 2).is(Token::Kind::note) ? i - 3 : i - 2;
        const bool joins = token(comma).is(WordClass::and_) && out_.size() == first_ + 1 &&
                           token(comma - 1).at.end <= out_.back().flat.end;
        // 'The Oslo site holds 64 cards, the Bergen site | 32'
        const bool alike = place && is_like(token(last_count() - 2), token(counted.begin - 1));
        return (joins || (separates(comma) && (!place || alike))) &&
               token(comma).at.begin >= out_.back().flat.end;
    }
    /// 'Twelve desks have one A40 each; three servers have | eight each', '… and three with |
    /// eight': of the devices that the holder before has.
    bool read_each_again(Counted& counted) const {
        const std::uint32_t begin = counted.begin, end = counted.end;
        if (out_.size() < first_ + 2 || begin < sentence_.begin + 2) return false;
        const Holding &holder = out_.back(), &before = out_[out_.size() - 2];
        const bool each = in(end) && token(end).is(WordClass::each) &&
                          !token(end).is(WordClass::preposition) && ends_part(end + 1);
        const bool with = token(begin - 1).is(WordClass::holding) &&
                          token(begin - 1).is(WordClass::preposition) &&
                          holder.covers(token(begin - 2).at) && ends_part(end);
        if (!each && !with) return false;
        const bool alike = holder.tiers.size() == 1 && holder.tiers[0].group &&
                           before.tiers.size() == 2 && before.tiers[0].group &&
                           (!before.tiers[1].group || !before.name.empty());
        if (!alike) return false;
        counted.tier.take_noun(before.tiers[1]);
        counted.name = before.name_at;
        return true;
    }
    /// 'One has eight cards, the other | four'
    bool is_of_the_other(const Counted& counted) const {
        const std::uint32_t i = counted.begin;
        if (out_.size() == first_ || i < sentence_.begin + 2 || !ends_part(counted.end))
            return false;
        const Holding& before = out_.back();
        return token(i - 1).is(WordClass::ordinal) && separates(i - 2) &&
               before.tiers.size() == 1 && token(i - 2).at.begin >= before.flat.end;
    }
    /// 'The Zurich cluster has 30 nodes and the Lugano cluster has | 18', 'Frankfurt with 20
    /// servers and Munich with | 12': the verb is said again, of another of its kind.
    bool is_held_again(const Counted& counted) const {
        constexpr std::uint32_t kLongestSubject = 8;
        const std::uint32_t i = counted.begin;
        if (out_.size() == first_ || out_.back().tiers.size() != 1 || i < sentence_.begin + 3 ||
            !(ends_part(counted.end) || flat(token(counted.end).at) == "for") ||
            token(i).may_be_year() || !is_verb_again(i - 1))
            return false;
        std::uint32_t first = i - 1;
        while (first > sentence_.begin && i - first <= kLongestSubject && !separates(first - 1) &&
               (token(first - 1).is(Token::Kind::word) || says_one(first - 1) ||
                is_noun(first - 2)))  // 'work package 2'
            --first;
        if (!separates(first - 1) || token(first - 1).at.begin < out_.back().flat.end) return false;
        const std::uint32_t before = last_count() - 2, own = i - 2;
        return own >= first && is_like(token(before), token(own));
    }
    /// Where the last count begins; nothing of the sentence stands two tokens before, else.
    std::uint32_t last_count() const {
        std::uint32_t i = sentence_.begin + 2;
        while (in(i + 1) && token(i).at.begin < out_.back().flat.begin) ++i;
        return i;
    }
    /// 'has', 'with', or the very word that stands before the last count.
    bool is_verb_again(std::uint32_t verb) const {
        const Token& before = token(last_count() - 1);
        const bool holds = token(verb).is(WordClass::holding) && before.is(WordClass::holding);
        return holds || (before.is(Token::Kind::word) && flat(before.at) == flat(token(verb).at));
    }
    /// Two places, two halls, 'the first' and 'the second'.
    bool is_like(const Token& a, const Token& b) const {
        const bool ones = a.number.value() == 1 && b.number.value() == 1 && a.spelled && b.spelled;
        if (b.is(WordClass::ordinal) || ones) return true;
        auto is_place = [](const Token& t) {
            return t.capital && !t.name && (t.classes.none() || t.at.size() == 1);
        };
        const bool places = is_place(a) && is_place(b);
        return places || (a.is_noun() && flat(a.at) == flat(b.at));
    }
    /// 'The firm wanted 60 servers but bought only | 36', '400 vans, but only | 75 of them': fewer
    /// of the same.
    bool is_contrasted(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 4;
        if (out_.size() == first_ || !is_part_of_last(i)) return false;
        bool only = false;
        for (std::uint32_t at = i; at-- > sentence_.begin && i - at <= kReach;) {
            const Token& t = token(at);
            if (t.is(WordClass::contrast)) return only || i - at == 2;
            only = only || t.is(WordClass::hedge);
            if (!t.is(Token::Kind::word) || t.is(WordClass::and_)) return false;
        }
        return false;
    }
    /// '… 12 more have been delivered, which makes | 68', of 56: what it comes to with another
    /// number.
    bool is_told_sum(const Counted& counted) const {
        const std::uint32_t i = counted.begin;
        if (out_.empty() || out_.back().sentence + 1 < index_ || i < sentence_.begin + 3 ||
            !ends_part(counted.end) || !token(i - 1).is(WordClass::derived) ||
            out_.back().tiers.size() != 1)
            return false;
        for (std::uint32_t at = sentence_.begin; at < i; ++at) {
            const Token& t = token(at);
            if (t.is(Token::Kind::number) && !t.name &&
                t.number.value() + out_.back().count() == counted.tier.count)
                return true;
        }
        return false;
    }
    /// 'The GPU nodes come in two kinds: | 14 with four A100 and | 22 with eight'
    bool read_of_kind(Counted& counted) const {
        if (!in(counted.end) || !token(counted.end).is(WordClass::holding) ||
            !token(counted.end).is(WordClass::preposition) || flat(token(counted.end).at) == "of")
            return false;
        bool colon = false;
        for (std::uint32_t i = counted.begin; i-- > sentence_.begin;) {
            colon = colon || token(i).is(Mark::colon);
            const bool named = colon && is_many(i) && token(i).is(WordClass::group_noun) &&
                               !(i > sentence_.begin && token(i - 1).is(Token::Kind::number));
            if (!named) continue;
            set_noun(counted, i);
            return true;
        }
        return false;
    }
    /// '… enlarged by two nodes. All | eight carry four L4s.'
    bool is_all_holding(const Counted& counted) const {
        return counted.begin == sentence_.begin + 1 && token(sentence_.begin).is(WordClass::all) &&
               in(counted.end) && token(counted.end).holds() && !out_.empty() &&
               out_.back().sentence + 1 == index_ && out_.back().tiers.size() == 1 &&
               out_.back().tiers[0].group;
    }
    /// 'It had 40 cards in 2021 and | 64 in 2022': one stock that grew; not what came at one time.
    bool is_new_stock(const Counted& counted) const {
        if (out_.size() > first_ && !counted.name.empty() && flat(counted.name) != out_.back().name)
            return false;
        for (std::uint32_t i = sentence_.begin; in(i); ++i) {
            const Token& t = token(i);
            const bool dates = in(i + 1) && token(i + 1).is(Token::Kind::number) &&
                               token(i + 1).may_be_year();  // 'since 2023'
            const bool lot = t.is(WordClass::numbered) && !t.is(WordClass::preposition) && !dates;
            if (lot || t.is(WordClass::acquired) || t.is(WordClass::deployed) ||
                t.is(WordClass::more))
                return false;
        }
        return is_dated_again(counted);
    }
    /// '1,200 buses, and every bus is equipped with | two modules': each of what was counted.
    void read_whose_counted(Counted& counted) const {
        constexpr std::uint32_t kReach = 8;
        for (std::uint32_t i = counted.begin;
             counted.tier.per.empty() && i-- > sentence_.begin && counted.begin - i <= kReach;) {
            if (token(i).is(Token::Kind::number) || token(i).is(Token::Kind::mark)) return;
            const bool each = token(i).is(WordClass::each) && is_unknown(i + 1);
            const bool opens = i == sentence_.begin + 1 &&
                               token(i - 1).is(WordClass::preposition) &&
                               token(i).is(WordClass::indefinite) && is_singular(i + 1) &&
                               !counted.tier.group;  // 'On a blade you find | four'
            if (!each && !opens) continue;
            const std::string noun = singular(flat(token(i + 1).at));
            const bool known = std::any_of(out_.begin(), out_.end(), [&](const Holding& h) {
                return h.count_of(noun) > 1 && h.sentence + 2 >= index_;
            });
            const bool group = opens && token(i + 1).is(WordClass::group_noun);
            if (known || group) counted.tier.per = noun;
            return;
        }
    }
    /// '50 nodes, all of which carry | eight': each of them does.
    void read_whose_all(Counted& counted) const {
        constexpr std::uint32_t kReach = 6;
        constexpr double kMostInOne = 16;
        const std::uint32_t i = counted.begin;
        if (!counted.tier.per.empty() || counted.tier.group || counted.tier.count > kMostInOne ||
            i < sentence_.begin + 2 || out_.size() != first_ + 1 || !out_.back().tiers[0].group ||
            !token(i - 1).is(WordClass::holding) || in_total(counted.end))
            return;
        for (std::uint32_t at = i - 1; at > sentence_.begin && i - at <= kReach; --at) {
            if (!token(at).is(Token::Kind::word) || is_noun(at)) return;
            if (!token(at).is(WordClass::all) || token(at).is(WordClass::each)) continue;
            std::uint32_t last = at - 1;  // Not '96 in the one hall and 48 in the other, all with'
            while (last > sentence_.begin && !token(last).is(Token::Kind::number)) --last;
            if (token(at - 1).is(Mark::comma) && out_.back().covers(token(last).at))
                counted.tier.per = "each";
            return;
        }
    }
    /// '10 p4d.24xlarge instances. A p4d.24xlarge comes with | eight A100': of what bears the name.
    void read_whose_named(Counted& counted) const {
        constexpr std::uint32_t kReach = 8;
        const std::uint32_t i = counted.begin, verb = i - 1;
        if (!counted.tier.per.empty() || counted.tier.group || counted.tier.count < 2 ||
            i < sentence_.begin + 3 || !token(verb).holds())
            return;
        std::uint32_t first = verb;
        while (first > sentence_.begin && verb - first < kReach && !is_one(first)) --first;
        if (!is_one(first) || first + 1 >= verb) return;
        const std::string name = lower(flat({token(first + 1).at.begin, token(verb - 1).at.end}));
        const bool borne = std::any_of(out_.begin(), out_.end(), [&](const Holding& h) {
            return h.sentence + 2 >= index_ && h.is_called(name);
        });
        if (borne) counted.tier.per = name;
    }
    /// 'A board holds four dies, a server | six boards': the verb stands for both.
    void read_whose_again(Counted& counted) const {
        const std::uint32_t i = counted.begin;
        if (i < sentence_.begin + 3 || !counted.tier.per.empty() || out_.size() == first_) return;
        const bool joins = token(i - 3).is(Mark::comma) || token(i - 3).is(Mark::semicolon) ||
                           token(i - 3).is(WordClass::and_);
        if (joins && is_one(i - 2) && !out_.back().tiers[0].per.empty()) take_whose(counted, i - 1);
    }
    bool is_part_of_last(std::uint32_t i) const {
        const Holding& all = out_.back();
        return all.sentence + 1 >= index_ && all.tiers.size() == 1 &&
               all.count() > token(i).number.value();
    }
    /// 'In 2022 it bought 800 cards, in 2023 another | 450, and in 2024 a last lot of | 210', 'It
    /// had 40 cards in 2021 and | 64 in 2022'
    bool is_dated_again(const Counted& counted) const {
        if (out_.size() == first_ || out_.back().tiers.size() != 1 || out_.back().planned)
            return false;
        std::uint32_t begin = counted.begin, end = counted.end;
        while (begin > sentence_.begin && !separates(begin - 1) &&
               token(begin - 1).at.begin >= out_.back().flat.end)
            --begin;
        while (in(end) && !separates(end)) ++end;
        return is_year_with_number(begin, counted.begin, counted.end, end) &&
               is_dated_before(begin, out_.back().flat.begin);
    }

    bool ends_part(std::uint32_t i) const {
        return !in(i) || token(i).is(Token::Kind::mark) || token(i).is(Token::Kind::note) ||
               token(i).is(Token::Kind::line) || token(i).is(WordClass::and_);
    }
    bool separates(std::uint32_t i) const {
        const Token& t = token(i);
        return t.is(Mark::comma) || t.is(Mark::semicolon) || t.is(Mark::stop) ||
               t.is(Mark::colon) || t.is(WordClass::and_);
    }

  private:
    /// A date and the number, and nothing that either could be of.
    bool is_year_with_number(std::uint32_t begin, std::uint32_t number, std::uint32_t behind,
                             std::uint32_t end) const {
        bool dated = false;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (i >= number && i < behind) continue;
            const Token& t = token(i);
            const bool year = t.is(Token::Kind::number) && t.may_be_year();
            dated = dated || year;
            const bool of = t.is(WordClass::preposition) && flat(t.at) == "of";
            if (of && i + 1 != number && !is_month_before(i)) return false;  // 'of which 200'
            if (!year && !passes(t)) return false;
        }
        return dated;
    }
    bool is_month_before(std::uint32_t of) const {
        return of > sentence_.begin && token(of - 1).is(WordClass::month);
    }
    static bool passes(const Token& t) {
        static const WordClasses kPasses =
            bit(WordClass::preposition) | bit(WordClass::more) | bit(WordClass::indefinite) |
            bit(WordClass::numbered) | bit(WordClass::filler) | bit(WordClass::month) |
            bit(WordClass::hedge) | bit(WordClass::deployed) | bit(WordClass::acquired);
        if (t.is(Token::Kind::note) || t.is(Mark::open) || t.is(Mark::close)) return true;
        const bool known = t.classes.none() || (t.classes & kPasses).any();
        return t.is(Token::Kind::word) && !t.name && known &&
               (!t.capital || t.is(WordClass::month));
    }
    /// A year stands with what was counted before.
    bool is_dated_before(std::uint32_t end, std::uint32_t last) const {
        for (std::uint32_t i = sentence_.begin; i < end; ++i) {
            const Token& t = token(i);
            if (t.is(Token::Kind::number) && t.may_be_year() && t.at.begin != last) return true;
        }
        return false;
    }
};

}  // namespace veritally
