#pragma once

#include "claim/counts/pronoun_reader.h"
#include "claim/text/nouns.h"

namespace veritally {

/// Reads one count of a sentence with its noun, name and what it is one of.
class CountReader : public PronounReader {
  public:
    using PronounReader::PronounReader;

  protected:
    /// A whole number of things: no year, no rank, no part of a name or of a figure.
    bool counts(std::uint32_t i) const {
        const Token& t = token(i);
        if (!t.is(Token::Kind::number) || t.name || t.struck || taken(i)) return false;
        double value = t.number.value();
        if (value < 1 || value != std::floor(value) || value > 1e10) return false;
        if (in(i + 1) && token(i + 1).is(WordClass::month) && token(i + 1).capital) return false;
        if (!t.spelled && t.number.last_place() < 0) return false;  // '2.0' is a version
        const bool rate =
            in(i + 2) && token(i + 1).is(WordClass::with) && token(i + 2).is(Token::Kind::value);
        if (rate) return false;  // 'the data sheet has | 500 with sparsity'
        const bool percent = in(i + 1) && token(i + 1).is_percent();
        if (percent || is_year(i) || is_measure_of(i) || is_glued(i) || is_part_of_whole(i))
            return false;
        if (value == 1 && in(i + 1) && token(i + 1).pointing) return false;  // 'one such system'
        if (i == sentence_.begin) return true;
        const Token& before = token(i - 1);
        if (before.is(Mark::currency)) return false;  // 'the $3,999 Spark'
        if (is_side(i)) return false;
        if (value == 1 && before.is(WordClass::each)) return false;  // 'every one of them'
        if (t.plain && before.is(WordClass::indefinite) &&
            !before.is(WordClass::more))  // 'A 4090 is sold', 'a | 64-GPU cluster'
            return is_compound(i);
        const bool place = before.is(WordClass::group_noun) && in(i + 1) && is_noun(i + 1);
        const bool verb =
            before.is(WordClass::amounting) && i > sentence_.begin + 1 &&
            (is_many(i - 2) || device_ending_at(i - 1) !=
                                   nullptr);  // 'its modules number | 64', not 'module number 64'
        if (is_label(i)) return false;
        if (i >= sentence_.begin + 2 && token(i - 2).is(WordClass::conversion)) return false;
        if (before.is(WordClass::numbered) && !before.is(WordClass::preposition) && !place && !verb)
            return false;  // 'phase 2', not 'the second hall 48 servers'
        // 'Pixel' is a divisor too.
        const bool capital =
            before.capital && (before.classes.none() || before.is(WordClass::divisor) ||
                               (i > sentence_.begin + 1 && token(i - 2).capital &&
                                token(i - 2).classes.none()));  // 'Ryzen AI 300'
        // 'Rotterdam has 400 MI250X, Singapore | 700 MI210'
        const bool devices = in(i + 1) && value > 1 && is_device(token(i + 1).at);
        const bool of_name = t.plain && capital && t.spaced && !devices;
        return !of_name || may_elide(i);
    }
    bool may_elide(std::uint32_t i) const {
        const Counted counted{{}, i, i + 1, {}};
        return out_.size() > first_ && (stands_for_noun(counted) || is_place_before(counted));
    }
    std::optional<Counted> read(std::uint32_t i) const {
        if (!counts(i)) return std::nullopt;
        Counted counted{{token(i).number.value(), "", false, "", token(i).at}, i, i + 1, {}};
        skip_echo(counted);
        if (is_size_of(counted.end) || is_height(counted.end)) counted.end += 2;
        multiply(counted);
        if (const std::uint32_t all = whole_behind(counted); all > 0 && !is_gone(all + 1)) {
            counted.end = all + 1;
            const bool but = i >= sentence_.begin + 2 && token(i - 1).is(WordClass::contrast) &&
                             token(i - 2).is(WordClass::all);  // 'All but | one of the 24 servers'
            if (but) counted.tier.count = token(all).number.value() - counted.tier.count;
        }
        if (is_compound(i)) return read_compound(counted);
        if (!read_times_behind(counted) && !read_ranked(counted) && !read_several(counted) &&
            !read_noun(counted) && !read_of_the(counted) && !read_elided(counted) &&
            !read_pronoun(counted) && !read_label(counted) && !read_answer(counted) &&
            !read_deployed(counted) && !read_bearer(counted) && !read_ratio(counted) &&
            !read_amounting(counted) && !read_listed(counted) && !read_owned(counted))
            return std::nullopt;
        if (is_of_time(counted.end)) return std::nullopt;
        name_by_contents(counted);
        name_by_subject(counted);
        // 'Devices: 90 A100', but not 'Node: 8 A100'
        if (i > sentence_.begin && token(i - 1).is(Mark::colon) &&
            !(i == sentence_.begin + 2 && is_singular(i - 2)))
            take_label(counted);
        take_named_label(counted);
        if (is_subject(counted)) return counted;
        read_whose_named(counted);
        read_whose(counted);
        read_whose_counted(counted);
        read_whose_again(counted);
        read_whose_all(counted);
        if (counted.tier.per == counted.tier.noun) counted.tier.per.clear();
        read_per(counted);
        name_each(counted);
        if (i > sentence_.begin && token(i - 1).is(Mark::equals)) counted.tier.per.clear();
        return counted;
    }
    /// 'runs above a thousand chip | hours', 'GPU-hours'
    bool is_of_time(std::uint32_t i) const {
        if (in(i + 1) && token(i).is(Mark::hyphen)) ++i;
        return in(i) && is_noun(i - (token(i - 1).is(Mark::hyphen) ? 2 : 1)) &&
               token(i).is(WordClass::time);
    }
    /// '128 of the pod's 256 chips': where the 256 stands; 0 for nowhere.
    std::uint32_t whole_behind(const Counted& counted) const {
        constexpr std::uint32_t kReach = 5;
        std::uint32_t of = counted.end;
        if (of > counted.begin + 1 && flat(token(of - 1).at) == "of") --of;  // 'two of | the 24'
        if (!in(of) || !token(of).is(WordClass::preposition) || flat(token(of).at) != "of")
            return 0;
        bool definite = false;
        for (std::uint32_t i = of + 1; in(i) && i <= of + kReach; ++i) {
            const Token& t = token(i);
            if (definite && counts(i) && t.number.value() > counted.tier.count) return i;
            definite = definite || t.is(WordClass::definite);
            if (t.is(Token::Kind::number) || (t.is(Token::Kind::mark) && !t.is(Mark::quote)))
                return 0;
        }
        return 0;
    }
    /// '21 × 8 H100', '4 × 6 × 50 dies'
    void multiply(Counted& counted) const {
        std::uint32_t next = counted.end + 1;
        double product = counted.tier.count;
        while (in(next + 1) && token(next - 1).is(Mark::times) && counts(next)) {
            product *= token(next).number.value();
            next += 2;
        }
        const std::uint32_t end = next - 1;
        if (end == counted.end || !in(end)) return;
        if (token(end).is(Mark::equals) && counts(end + 1) &&
            token(end + 1).number.value() == product) {  // 'GPU count: 54 × 4 = | 216'
            counted.tier.count = product;
            counted.worked_out = true;
            counted.end = end + 2;
            return;
        }
        const Token& behind = token(end);
        if (!behind.is(Token::Kind::word) || !(behind.capital || behind.name || is_noun(end)))
            return;
        counted.tier.count = product;
        counted.end = end;
    }
    /// 'eight-GPU servers': eight a server; not '64-core processors'.
    std::optional<Counted> read_compound(Counted counted) const {
        const std::uint32_t i = counted.begin, group = compound_group(i);
        if (group == kNowhere) return std::nullopt;
        counted.tier.noun = compound_noun(i);
        counted.tier.per = singular(flat(token(group).at));
        counted.end = group + 1;
        name_compound(counted, i, group);
        return counted;
    }
    /// What an 'eight-GPU' server holds; of an 'eight-way' one nothing says it.
    std::string compound_noun(std::uint32_t i) const {
        const Token& of = token(i + 2);
        return of.is(WordClass::device_noun) ? singular(flat(of.at)) : "";
    }
    /// 'eight-GPU | HGX H100 | servers', 'eight-H100 nodes'
    void name_compound(Counted& counted, std::uint32_t i, std::uint32_t group) const {
        std::uint32_t first = i + 2;
        while (first < group && (!token(first).capital || token(first).is(WordClass::device_noun)))
            ++first;
        if (first == group) return;
        const Span name{token(first).at.begin, token(group - 1).at.end};
        if (is_device(name)) counted.name = name;
    }
    /// The noun behind 'eight-GPU', 'eight-GPU compute', 'eight-way H100'; kNowhere without one.
    std::uint32_t compound_group(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 5;
        std::uint32_t at = i + 3;
        while (in(at) && at < i + 3 + kReach &&
               (qualifies(at) || token(at).name || token(at).capital ||
                (token(at).plain && numbers_name(at))) &&
               !is_noun(at))
            ++at;
        return in(at) && token(at).is(WordClass::group_noun) ? at : kNowhere;
    }
    /// '600 | of the chips are in use', where nothing counts them otherwise.
    bool read_of_the(Counted& counted) const {
        const std::uint32_t noun = counted.end + 2;
        if (!in(noun) ||
            !(token(noun - 1).is(WordClass::definite) || token(noun - 1).is(WordClass::same)) ||
            flat(token(noun - 2).at) != "of")
            return false;
        if (is_plural(noun) && says_each(noun)) {  // '91 | of the cubesats fly, every one with two'
            counted.tier.noun = singular(flat(token(noun).at));
            counted.tier.group = true;
            counted.end = noun + 1;
            return true;
        }
        if (!is_noun(noun)) {  // '450 of the Petrel Wing'
            Counted named = counted;
            named.end = noun;
            const bool read = token(noun).capital && read_noun(named);
            if (read) counted = named;
            return read;
        }
        const std::string said = singular(flat(token(noun).at));
        const bool known = std::any_of(out_.begin(), out_.end(), [&](const Holding& holding) {
            return holding.tiers.back().noun == said &&
                   holding.tiers.back().count != counted.tier.count;
        });
        if (known) return false;
        set_noun(counted, noun);
        counted.end = noun + 1;
        // '25 | of the same GPU'
        if (token(noun - 1).is(WordClass::same) && !out_.empty())
            counted.name = out_.back().name_at;
        return true;
    }
    /// '150 four-GPU nodes'
    bool read_several(Counted& counted) const {
        const std::uint32_t i = inner_from(counted.end);
        if (!in(i + 3) || !is_inner(i)) return false;
        if (i > counted.end) counted.name = {token(counted.end).at.begin, token(i - 1).at.end};
        const std::uint32_t group = compound_group(i);
        if (group == kNowhere) return false;
        set_noun(counted, group);
        counted.end = group + 1;
        name_compound(counted, i, group);
        return true;
    }
    /// 'ninety-six (96)', 'a pair of', 'eighty[^1] cards'
    void skip_echo(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (in(i + 2) && token(i).is(Mark::open) && token(i + 1).is(Token::Kind::number) &&
            token(i + 2).is(Mark::close))
            counted.end = i = i + 3;
        bool spelled = token(counted.begin).spelled;
        if (spelled && in(i) && token(i).is(WordClass::holding) &&
            token(i).is(WordClass::preposition))
            counted.end = i + 1;
        if (in(counted.end + 1) && token(counted.end).is(Token::Kind::note)) ++counted.end;
    }
    /// A number behind the name of a place, with nothing behind it.
    bool stands_for_noun(const Counted& counted) const {
        std::uint32_t i = counted.begin;
        if (i < sentence_.begin + 2 || !token(i - 1).capital || out_.back().tiers.size() != 1)
            return false;
        std::uint32_t joint = i - 2;  // 'site B | eight'
        if (token(joint).is(WordClass::group_noun) && joint > sentence_.begin) --joint;
        if (token(i - 1).name ||
            !(token(joint).is(Mark::comma) || token(joint).is(WordClass::and_)))
            return false;
        if (!in(counted.end)) return true;
        const Token& next = token(counted.end);
        return next.is(Mark::comma) || next.is(Mark::stop) || next.is(Mark::semicolon) ||
               next.is(WordClass::and_) || next.is(Token::Kind::note);
    }
    /// 'Forty thousand sold so far', 'of the 80 cards, 50 are in service'
    bool read_deployed(Counted& counted) const {
        std::uint32_t i = counted.end;
        constexpr std::uint32_t kReach = 2;  // 'have been'
        while (in(i) && i < counted.end + kReach && !token(i).is(WordClass::deployed) &&
               token(i).is(Token::Kind::word) && !token(i).capital)
            ++i;
        if (!in(i) || !token(i).is(WordClass::deployed)) return false;
        // '160 cards, of which | 40 were sold'
        if (token(i).is(WordClass::gone) && out_.size() > first_ &&
            out_.back().count() > counted.tier.count)
            return false;
        // '60 cards. | Twelve were sold to former pupils.'
        if (token(i).is(WordClass::gone) && counted.begin == sentence_.begin && !out_.empty() &&
            out_.back().sentence + 1 == index_ && out_.back().count() > counted.tier.count)
            return false;
        bool said = take_noun_before(counted, counted.begin, sentence_.begin, kLongestName);
        const bool more = !out_.empty() && out_.back().tiers[0].group &&
                          out_.back().tiers[0].count < counted.tier.count;  // 'three sites … 320'
        if (!said && !more && !out_.empty() && out_.back().sentence + 1 >= index_)
            counted.tier.take_noun(out_.back().tiers[0]);
        counted.end = i + 1;
        return true;
    }
    /// 'and one with four A100', 'Lisbon has 100 cards and Porto 160': of what was counted before.
    bool read_elided(Counted& counted) const {
        if (reaches_number(counted.begin)) return take_tier_before(counted);
        if (reads_all_but(counted.begin)) {
            counted.tier.count = out_.back().count() - counted.tier.count;
            return take_tier_before(counted);
        }
        if (is_told_sum(counted) || is_all_holding(counted)) return take_tier_before(counted);
        const bool all = in(counted.end) && token(counted.end).copula && out_.size() > first_ &&
                         in_total(counted.end);
        if (all) return take_tier_before(counted);  // '1,280 are on loan in all'
        if (is_of_the_other(counted) || (is_contrasted(counted.begin) && ends_part(counted.end)))
            return take_tier_before(counted);
        if (read_first_placed(counted) || read_of_kind(counted) || read_each_again(counted))
            return true;
        if (is_likewise(counted) || is_gapped(counted) || is_placed_again(counted) ||
            is_place_before(counted) || is_held_again(counted) || is_place_opening(counted) ||
            is_placed_sentence(counted))
            return take_tier_before(counted);
        if (names_of_groups(counted)) return true;
        if (out_.size() == first_) return false;
        if (is_dated_again(counted) || lacks_all(counted)) return take_tier_before(counted);
        if (is_share_of_last(counted) && !is_gone(counted.end)) return take_tier_before(counted);
        if (stands_for_noun(counted)) {
            return take_tier_before(counted);
        }
        if (!in(counted.end)) return false;
        const Holding& before = out_.back();
        if (!token(counted.end).is(WordClass::holding) || !before.tiers[0].group ||
            is_gone(counted.end))  // '6 | have been sold'
            return false;
        counted.tier.noun = before.tiers[0].noun;
        counted.tier.group = true;
        return true;
    }
    /// 'Of the GPU nodes, | 16 hold four A100s and | 10 hold four H100s'
    bool names_of_groups(Counted& counted) const {
        constexpr std::uint32_t kReach = 4;
        const std::uint32_t begin = sentence_.begin;
        if (!in(counted.end) || !token(counted.end).holds() || lower(flat(token(begin).at)) != "of")
            return false;
        for (std::uint32_t i = begin + 1; in(i) && i < begin + 1 + kReach; ++i) {
            const bool group =
                token(i).is(WordClass::group_noun) && in(i + 1) && token(i + 1).is(Mark::comma);
            if (group) set_noun(counted, i);
            if (group || token(i).is(Token::Kind::number)) return group;
        }
        return false;
    }
    /// 'Of the 110,000 cameras in the tender, | 85,000 hung on a pole', 'Of 48 nodes, | 36 are
    /// used'
    bool is_share_of_last(const Counted& counted) const {
        if (out_.size() == first_) return false;
        std::uint32_t before = counted.begin;  // 'Of the 20 nodes only | 12 have GPUs'
        while (before > sentence_.begin && token(before - 1).is(WordClass::hedge)) --before;
        const bool follows =
            before < counted.begin && token(before - 1).at.end <= out_.back().flat.end;
        if (!token(before - 1).is(Mark::comma) && !follows) return false;
        const Holding& all = out_.back();
        if (all.tiers.size() != 1 || all.count() <= counted.tier.count) return false;
        constexpr std::uint32_t kReach = 20;
        for (std::uint32_t i = counted.begin;
             i-- > sentence_.begin + 1 && counted.begin - i < kReach;) {
            if (token(i).at.begin != all.tiers[0].flat.begin) continue;
            // 'Of the firm's three sites, | two'
            bool opening = i <= sentence_.begin + 6;
            for (std::uint32_t at = sentence_.begin; opening && at < i; ++at)
                opening = !token(at).is(Mark::comma);
            if (opening && lower(flat(token(sentence_.begin).at)) == "of") return true;
            if (i < sentence_.begin + 2 || !token(i - 1).is(WordClass::definite)) return false;
            const Token& of = token(i - 2);
            return of.is(WordClass::preposition) && lower(flat(of.at)) == "of";
        }
        return false;
    }
    /// 'of the 238, 39 | never left their boxes', '… have been sold': what is left is counted.
    bool is_gone(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 12;
        for (std::uint32_t at = i; in(at) && at < i + kReach; ++at) {
            const Token& t = token(at);
            if (t.is(Mark::comma) || t.is(Mark::semicolon) || t.is(Token::Kind::number))
                return false;
            if (t.is(WordClass::gone) || t.is(WordClass::retired) || t.is(WordClass::negation))
                return true;
        }
        return false;
    }
};

}  // namespace veritally
