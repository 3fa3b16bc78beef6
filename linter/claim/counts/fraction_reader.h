#pragma once

#include "claim/counts/labelled_reader.h"
#include "claim/text/nouns.h"

namespace veritally {

/// Reads shares of what is counted as counts: 'a quarter of the 48 nodes', 'sixty per cent of
/// them', 'one in five of the 150 buses'.
class FractionReader : public LabelledReader {
  public:
    using LabelledReader::LabelledReader;

  protected:
    struct Share {
        Counted whole;      ///< Where `told` is true, else what was counted before.
        bool told = false;  ///< 'of the 48 nodes'
        Counted part;       ///< As many, of the same noun and name.
    };

    /// A share that begins at the token and leaves a whole number of things.
    std::optional<Share> read_share(std::uint32_t i) const {
        const auto [of, behind] = fraction_at(i);
        if (of <= 0 || of >= 1 || !in(behind)) return std::nullopt;
        Share share{{{}, i, behind, {}, 0}, false, {{}, i, behind, {}, 0}};
        if (!read_whole(behind, share)) return std::nullopt;
        const double count = share.whole.tier.count * of;
        constexpr double kSlack = 1e-6;
        if (count < 1 || std::abs(count - std::round(count)) > kSlack * count) return std::nullopt;
        const std::uint32_t end = share.whole.end;
        share.part = share.whole;
        share.part.begin = i;
        share.part.end = end;
        share.part.tier.count = std::round(count);
        share.part.tier.flat = {token(i).at.begin, token(end - 1).at.end};
        pass_count(share.part);
        name_by_predicate(share.part);
        share.part.end = behind_echo(share.part);
        return share;
    }

    /// 'Madrid | twice as many', '8 H100s and | three times as many A100s': of what was counted
    /// last.
    std::optional<Counted> read_multiple(std::uint32_t i) const {
        const auto [factor, behind] = multiple_at(i);
        if (factor <= 0 || out_.empty() || out_.back().sentence + 1 < index_ ||
            out_.back().count() < 2)
            return std::nullopt;
        const double count = out_.back().count() * factor;
        if (count != std::floor(count)) return std::nullopt;
        const Tier& tier = out_.back().tiers.back();
        const Span flat{token(i).at.begin, token(behind - 1).at.end};
        Counted counted{{count, tier.noun, tier.group, "", flat}, i, behind, out_.back().name_at};
        Counted named{{count, "", false, "", flat}, i, behind, {}};
        if (read_noun(named)) {
            counted.tier.noun = named.tier.noun;
            counted.name = named.name;
            counted.end = named.end;
        }
        return counted;
    }

  private:
    struct Fraction {
        double of = 0;
        std::uint32_t behind = 0;
    };

    double number_at(std::uint32_t i) const {
        const Token& t = token(i);
        return t.is(Token::Kind::number) && !t.name && !t.struck ? t.number.value() : 0;
    }
    /// 'Twice as many', 'three times as many', 'the same number'.
    Fraction multiple_at(std::uint32_t i) const {
        const bool times = number_at(i) > 1 && in(i + 2) && token(i + 1).is(WordClass::times);
        const std::uint32_t many = times ? i + 2 : i;
        if (!token(many).is(WordClass::remainder)) return {};
        const std::string phrase = lower(flat(token(many).at));
        const bool as_many = phrase.ends_with("as many") || phrase == "as many again";
        if (times) return as_many ? Fraction{number_at(i), many + 1} : Fraction{};
        if (!as_many && phrase != "the same number") return {};
        return {phrase.starts_with("twice") ? 2 : phrase.starts_with("half") ? 0.5 : 1, many + 1};
    }
    /// 'Half', 'a quarter', 'two thirds', '65 %', 'one in five', 'every second'.
    Fraction fraction_at(std::uint32_t i) const {
        if (i > sentence_.begin && (token(i - 1).is(WordClass::hedge) || taken(i))) return {};
        if (token(i).is(WordClass::half)) return {0.5, i + 1};
        const double count = token(i).is(WordClass::indefinite) ? 1 : number_at(i);
        if (count < 1 || !in(i + 2)) return {};
        const bool percent = token(i + 1).is_percent();
        if (percent) return {count / 100, i + 2};
        const std::uint32_t part = token(i + 1).is(Mark::hyphen) ? i + 2 : i + 1;
        if (const int parts = parts_of(text_, part); parts > 1) return {count / parts, part + 1};
        const bool in_each = count == 1 && token(i).spelled && flat(token(i + 1).at) == "in";
        return in_each && number_at(i + 2) > 1 ? Fraction{1 / number_at(i + 2), i + 3} : Fraction{};
    }
    /// 'of them', 'of the 48 nodes', 'of the nodes'.
    bool read_whole(std::uint32_t of, Share& share) const {
        if (token(of).copula || token(of).holds()) return take_whole_again(of, share);
        const std::string word = lower(flat(token(of).at));
        const bool pronoun = token(of).is(WordClass::total) && word.starts_with("of th");
        if (pronoun && !(in(of + 1) && is_noun(of + 1))) return take_counted("", of + 1, share);
        if (word != "of" && !pronoun) return false;
        std::uint32_t at = of + 1;
        while (in(at) && at < of + 3 &&
               (token(at).is(WordClass::definite) || token(at).is(WordClass::all)))
            ++at;
        if (!in(at)) return false;
        if (is_noun(at)) return take_counted(singular(flat(token(at).at)), at + 1, share);
        const double count = number_at(at);
        if (count < 2 || taken(at)) return false;
        Counted whole{{count, "", false, "", token(at).at}, at, at + 1, {}, 0};
        share.told = read_noun(whole) || read_plural(whole);
        share.whole = whole;
        return share.told;
    }
    /// '75 % of them are of the one kind and 25 % | are of the other', '240 cards: 75 % | are …'
    bool take_whole_again(std::uint32_t end, Share& share) const {
        const Holding* whole = nullptr;
        for (const Holding& h : out_) {
            const bool divided = h.superseded && h.tiers.size() == 1 && h.count() > 1;
            if (h.sentence + 1 >= index_ && divided) whole = &h;
        }
        if (whole == nullptr && !out_.empty() && out_.back().sentence + 1 >= index_)
            whole = &out_.back();
        if (whole == nullptr || whole->count() < 2) return false;
        share.whole.tier = whole->tiers[0];
        share.whole.name = whole->name_at;
        share.whole.end = end;
        return true;
    }
    /// 'of the 150 | buses'
    bool read_plural(Counted& whole) const {
        if (!in(whole.end) || !is_plural(whole.end)) return false;
        whole.tier.noun = singular(flat(token(whole.end).at));
        whole.tier.group = true;
        ++whole.end;
        return true;
    }
    /// The last count of that noun, or of any.
    bool take_counted(const std::string& noun, std::uint32_t end, Share& share) const {
        for (std::size_t h = out_.size(); h-- > 0;) {
            const Holding& whole = out_[h];
            if (whole.sentence + 2 < index_) return false;
            const Tier& tier = whole.tiers[0];
            if (whole.count() < 2 || (!noun.empty() && tier.noun != noun)) continue;
            share.whole.tier = tier;
            share.whole.name = whole.name_at;
            share.whole.end = end;
            return true;
        }
        return false;
    }
    /// 'Two thirds of the modules are | AGX Xaviers', 'half of the 64 desks have | an RTX 4090'
    void name_by_predicate(Counted& part) const {
        constexpr std::uint32_t kReach = 6;
        std::uint32_t verb = behind_echo(part);  // '70 % of the 40 PCs | in the student lab have …'
        while (in(verb) && verb < part.end + 3 + kReach && !token(verb).copula &&
               !token(verb).holds() && token(verb).is(Token::Kind::word))
            ++verb;
        if (const DeviceMention* named = told_behind(verb)) part.name = named->flat;
    }
    /// 'a quarter of the servers | (20)': behind the brackets.
    std::uint32_t behind_echo(const Counted& part) const {
        const std::uint32_t i = part.end;
        const bool echo = in(i + 2) && token(i).is(Mark::open) &&
                          number_at(i + 1) == part.tier.count && token(i + 2).is(Mark::close);
        return echo ? i + 3 : i;
    }
    /// 'Half of them, i.e. | 40, contain', 'One in five, which is to say | 30'
    void pass_count(Counted& part) const {
        constexpr std::uint32_t kReach = 7;
        for (std::uint32_t i = part.end; in(i) && i < part.end + kReach; ++i) {
            const bool again = number_at(i) == part.tier.count && !taken(i) && in(i + 1) &&
                               token(i + 1).is(Mark::comma);
            if (again) part.end = i + 2;
            if (again || token(i).is(Token::Kind::number) || token(i).is(Token::Kind::unit)) return;
        }
    }
};

}  // namespace veritally
