#pragma once

#include "claim/bearer_reader.h"

namespace veritally {

/// Reads one count of a sentence with its noun, name and what it is one of. `before`: the holdings
/// found so far, those of the sentence from `first` on.
class CountReader : public BearerReader {
  public:
    CountReader(const Text& text, const DocumentText& document,
                const std::vector<DeviceMention>& devices, std::uint32_t sentence,
                const std::vector<Holding>& before)
        : BearerReader(text, document, sentence),
          devices_(devices),
          out_(before),
          first_(before.size()) {}

  protected:
    /// A whole number of things: no year, no rank, no part of a name or of a figure.
    bool counts(std::uint32_t i) const {
        const Token& t = token(i);
        if (!t.is(Token::Kind::number) || t.name || t.struck || taken(i)) return false;
        double value = t.number.value();
        if (value < 1 || value != std::floor(value) || value > 1e10) return false;
        if (in(i + 1) && token(i + 1).is(WordClass::month) && token(i + 1).capital) return false;
        if (!t.spelled && t.number.last_place() < 0) return false;  // '2.0' is a version
        if (is_year(i)) return false;
        if (i == sentence_.begin) return true;
        const Token& before = token(i - 1);
        if (before.is(WordClass::numbered) && !before.is(WordClass::preposition)) return false;
        bool of_name = t.plain && before.capital && before.classes.none() && t.spaced;
        return !of_name || may_elide(i);
    }
    /// 'In 2023 it added 389 nodes'
    bool is_year(std::uint32_t i) const {
        const Token& t = token(i);
        const bool plausible = t.plain && t.number.value() >= 1900 && t.number.value() <= 2100;
        if (!plausible || i == sentence_.begin || !in(i + 1)) return false;
        const Token &before = token(i - 1), &next = token(i + 1);
        const bool dated = before.is(WordClass::preposition) || before.is(WordClass::numbered);
        return dated && !is_noun(i + 1) && !next.capital && !next.name && !next.is(Mark::times);
    }
    bool may_elide(std::uint32_t i) const {
        return out_.size() > first_ && stands_for_noun({{}, i, i + 1, {}});
    }
    std::optional<Counted> read(std::uint32_t i) const {
        if (!counts(i)) return std::nullopt;
        Counted counted{{token(i).number.value(), "", false, "", token(i).at}, i, i + 1, {}};
        skip_echo(counted);
        multiply(counted);
        if (is_compound(i)) return read_compound(counted);
        if (!read_several(counted) && !read_noun(counted) && !read_elided(counted) &&
            !read_pronoun(counted) && !read_label(counted) && !read_answer(counted) &&
            !read_deployed(counted) && !read_bearer(counted))
            return std::nullopt;
        // 'Devices: 90 A100', but not 'Node: 8 A100'
        if (i > sentence_.begin && token(i - 1).is(Mark::colon) &&
            !(i == sentence_.begin + 2 && is_singular(i - 2)))
            take_label(counted);
        read_whose(counted);
        if (counted.tier.per == counted.tier.noun) counted.tier.per.clear();
        read_per(counted);
        return counted;
    }
    /// '21 × 8 H100'
    void multiply(Counted& counted) const {
        const std::uint32_t next = counted.end + 1;
        if (!in(next + 1) || !token(counted.end).is(Mark::times) || !counts(next)) return;
        const Token& behind = token(next + 1);
        if (!behind.is(Token::Kind::word) || !(behind.capital || behind.name || is_noun(next + 1)))
            return;
        counted.tier.count *= token(next).number.value();
        counted.end = next + 1;
    }
    /// 'Devices: 90 A100', 'Chips per blade: 16 × TPU v5e'
    void take_label(Counted& counted) const {
        Counted label = counted;
        if (!take_noun_before(label, counted.begin - 1, sentence_.begin, kLongestName)) return;
        if (counted.tier.noun.empty())
            counted = label;
        else if (counted.tier.per.empty())
            counted.tier.per = label.tier.per;
    }
    /// 'eight-GPU servers': eight a server; not '64-core processors'.
    std::optional<Counted> read_compound(Counted counted) const {
        const std::uint32_t i = counted.begin, group = compound_group(i);
        if (group == kNowhere) return std::nullopt;
        counted.tier.noun = singular(flat(token(i + 2).at));
        counted.tier.per = singular(flat(token(group).at));
        counted.end = group + 1;
        return counted;
    }
    /// The noun behind 'eight-GPU', 'eight-GPU compute'; kNowhere without one.
    std::uint32_t compound_group(std::uint32_t i) const {
        std::uint32_t at = i + 3;
        while (in(at) && at < i + 5 && qualifies(at)) ++at;
        return in(at) && token(at).is(WordClass::group_noun) ? at : kNowhere;
    }
    /// '150 four-GPU nodes'
    bool read_several(Counted& counted) const {
        const std::uint32_t i = counted.end;
        if (!in(i + 3) || !token(i).is(Token::Kind::number) || !is_compound(i)) return false;
        const std::uint32_t group = compound_group(i);
        if (group == kNowhere) return false;
        counted.tier.noun = singular(flat(token(group).at));
        counted.tier.group = true;
        counted.end = group + 1;
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
    /// 'every node has eight', 'A node combines one CPU with four': of what the count is one.
    void read_whose(Counted& counted) const {
        std::uint32_t i = counted.begin;
        if (i < sentence_.begin + 3) return;
        if (token(i - 1).is(WordClass::holding)) {
            std::uint32_t one = i - 3;
            while (one > sentence_.begin && i - one < 5 && qualifies(one)) --one;
            if (is_one(one)) take_whose(counted, i - 2);
        }
        std::uint32_t first = clause_of_each(i);
        if (token(first).is(WordClass::preposition) && token(first + 1).is(WordClass::each))
            ++first;  // 'In every node are eight'
        bool group = counted.tier.group && !token(first).is(WordClass::each);
        if (!counted.tier.per.empty() || group || in_total(counted.end)) return;
        bool label = i == first + 2 && token(first + 1).is(Mark::colon) && is_singular(first);
        if (label) return take_whose(counted, first);
        if (i <= first + 1 || !opens_with_one(first) || !plain_between(first, i)) return;
        take_whose(counted, noun_of_each(first + 1, i));
        const Token& verb = token(first + 1);
        const bool held = verb.is(WordClass::holding) && !verb.is(WordClass::preposition);
        bool pronoun = token(first).is(WordClass::each) &&
                       (held || (first > sentence_.begin && is_unknown(first + 1)));
        if (counted.tier.per.empty() && pronoun) counted.tier.per = "each";
    }
    /// 'It has 24 nodes, and | in every node sit eight': where that begins, else the sentence.
    std::uint32_t clause_of_each(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 6;
        for (std::uint32_t at = i - 1; at > sentence_.begin && i - at <= kReach; --at) {
            const Token& t = token(at);
            if (t.is(Token::Kind::number) || t.is(Token::Kind::mark)) break;
            const bool opens = t.is(WordClass::preposition) && token(at + 1).is(WordClass::each) &&
                               is_noun(at + 2);
            const Token& before = token(at - 1);
            if (opens && (before.is(WordClass::and_) || before.is(Mark::comma))) return at;
        }
        return sentence_.begin;
    }
    /// 'Each server', 'Each of the operating halls', 'Every compute node'
    std::uint32_t noun_of_each(std::uint32_t i, std::uint32_t end) const {
        constexpr std::uint32_t kReach = 4;
        for (std::uint32_t at = i; at < std::min(end, i + kReach); ++at) {
            const Token& t = token(at);
            if (is_noun(at)) return at;
            bool passes = t.is(WordClass::preposition) || t.is(WordClass::definite) ||
                          qualifies(at) || (at > i && t.is(Token::Kind::number));
            if (!passes || (at > i && t.is(WordClass::holding))) break;
        }
        return i;
    }
    /// 'Each server is specified with', 'A node combines'
    bool opens_with_one(std::uint32_t first) const {
        return is_one(first) &&
               (token(first).is(WordClass::each) || token(first + 2).is(WordClass::holding));
    }
    void take_whose(Counted& counted, std::uint32_t i) const {
        if (is_noun(i)) counted.tier.per = singular(flat(token(i).at));
    }
    /// 'Quern 5 boards', 'NVIDIA H100 SXM', 'identical nodes'
    bool read_noun(Counted& counted) const {
        std::uint32_t i = counted.end;
        while (in(i) && i < counted.end + kLongestName && belongs(i, counted.end)) {
            const Token& t = token(i);
            bool noun = t.is(WordClass::device_noun) || t.is(WordClass::group_noun);
            if (noun && !followed_by_noun(i) && !names_maker(i)) return take_noun(counted, i);
            ++i;
        }
        const bool times =
            in(counted.end) && token(counted.end).is(Mark::times);  // '48 × Halden Obelisk'
        if (take_name(counted, i) && (times || has_digit(flat(counted.name)) || is_known(counted) ||
                                      is_device(counted.name)))
            return true;
        counted.name = {};
        counted.end = counted.begin + 1;
        return false;
    }
    /// 'Lindqvist Chips Wren accelerators'
    bool names_maker(std::uint32_t i) const {
        return token(i).capital && token(i - 1).capital && in(i + 1) && token(i + 1).capital &&
               token(i + 1).is(Token::Kind::word);
    }
    /// '31 Xbox Series X'
    bool is_device(Span name) const {
        const auto found = std::lower_bound(
            devices_.begin(), devices_.end(), name.begin,
            [](const DeviceMention& m, std::uint32_t at) { return m.flat.begin < at; });
        return found != devices_.end() && found->flat.begin == name.begin && found->usual >= 0;
    }
    /// '20 Harriers', where a Harrier is spoken of elsewhere.
    bool is_known(const Counted& counted) const {
        std::string_view name = flat(counted.name);
        if (name.size() < 4 || name.find(' ') != std::string_view::npos) return false;
        if (name.ends_with('s')) name.remove_suffix(1);
        std::string_view all = text_.reading.text;
        for (std::size_t at = all.find(name); at != std::string_view::npos;
             at = all.find(name, at + 1)) {
            std::size_t end = at + name.size();
            bool whole =
                end == all.size() || std::isalnum(static_cast<unsigned char>(all[end])) == 0;
            if (whole && at > 0 && all[at - 1] == ' ' && at != counted.name.begin) return true;
        }
        return false;
    }
    /// A number behind the name of a place, with nothing behind it.
    bool stands_for_noun(const Counted& counted) const {
        std::uint32_t i = counted.begin;
        if (i < sentence_.begin + 2 || !token(i - 1).capital || out_.back().tiers.size() != 1)
            return false;
        if (token(i - 1).name ||
            !(token(i - 2).is(Mark::comma) || token(i - 2).is(WordClass::and_)))
            return false;
        if (!in(counted.end)) return true;
        const Token& next = token(counted.end);
        return next.is(Mark::comma) || next.is(Mark::stop) || next.is(Mark::semicolon) ||
               next.is(WordClass::and_) || next.is(Token::Kind::note);
    }
    /// '32 of them', 'The chips came in 2022 …, and now there are 708 in total'
    bool read_pronoun(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (!in(i) || !token(i).is(WordClass::total)) return false;
        std::string word = lower(flat(token(i).at));
        if (word.starts_with("in ") || word == "altogether") return read_all_told(counted);
        if (!word.starts_with("of th")) return false;
        if (in(i + 1) && is_noun(i + 1)) {  // '52 of these hosts'
            counted.tier.noun = singular(flat(token(i + 1).at));
            counted.tier.group = token(i + 1).is(WordClass::group_noun);
            counted.end = i + 2;
            return true;
        }
        take_noun_before(counted, counted.begin, sentence_.begin, 4);  // 'cabinets: 200 of them'
        counted.end = i + 1;
        return true;
    }
    bool read_all_told(Counted& counted) const {
        for (std::uint32_t i = sentence_.begin; i < counted.begin; ++i) {
            if (!is_noun(i) || !take_noun_before(counted, i + 1, i, 1)) continue;
            ++counted.end;
            return true;
        }
        return false;
    }
    /// 'Cards installed: 48'
    bool read_label(Counted& counted) const {
        constexpr std::uint32_t kReach = 6, kLongestLabel = 20;
        std::uint32_t i = counted.begin;
        if (i == sentence_.begin ||
            !(token(i - 1).is(Mark::colon) || token(i - 1).is(Mark::equals)))
            return false;
        // 'Devices of this type at the institute: 336'
        const std::uint32_t head = sentence_.begin, next = head + 1;
        const bool headed = token(head).is(WordClass::count_noun) && i - head <= kLongestLabel;
        const bool qualified =
            headed && token(next).is(WordClass::holding) && token(next).is(WordClass::preposition);
        if (qualified && take_noun_before(counted, next, head, 1)) return true;
        return take_noun_before(counted, i - 1, head, kReach) ||
               (headed && take_noun_before(counted, next, head, 1));
    }
    /// 'Forty thousand sold so far', 'of the 80 cards, 50 are in service'
    bool read_deployed(Counted& counted) const {
        std::uint32_t i = counted.end;
        constexpr std::uint32_t kReach = 2;  // 'have been'
        while (in(i) && i < counted.end + kReach && !token(i).is(WordClass::deployed) &&
               token(i).is(Token::Kind::word) && !token(i).capital)
            ++i;
        if (!in(i) || !token(i).is(WordClass::deployed)) return false;
        bool said = take_noun_before(counted, counted.begin, sentence_.begin, kLongestName);
        if (!said && !out_.empty() && out_.back().sentence + 1 == index_) {
            counted.tier.noun = out_.back().tiers[0].noun;
            counted.tier.group = out_.back().tiers[0].group;
        }
        counted.end = i + 1;
        return true;
    }
    /// 'How many nodes? Nine.'
    bool read_answer(Counted& counted) const {
        const std::uint32_t begin = sentence_.begin;  // or behind 'A:'
        const bool labelled = counted.begin == begin + 2 && token(begin + 1).is(Mark::colon);
        if ((counted.begin != begin && !labelled) || index_ == 0) return false;
        const Sentence& asked = document_.sentences[index_ - 1];
        if (asked.begin == asked.end) return false;
        const Token& last = token(asked.end - 1);
        if (!last.is(Mark::stop) || text_.reading.text[last.at.begin] != '?') return false;
        if (!has(asked.classes, WordClass::count_noun)) return false;
        return take_noun_before(counted, asked.end, asked.begin, asked.end - asked.begin);
    }
    bool take_noun_before(Counted& counted, std::uint32_t end, std::uint32_t begin,
                          std::uint32_t reach) const {
        for (std::uint32_t i = end; i-- > begin && end - i <= reach;) {
            const Token& t = token(i);
            if (t.is(Token::Kind::unit) || t.is(Token::Kind::number)) return false;
            if (!t.is(WordClass::device_noun) && !t.is(WordClass::group_noun)) continue;
            std::uint32_t one = i;
            while (one > begin && i - one < 2 && qualifies(one - 1)) --one;
            if (one > begin && token(one - 1).is(WordClass::each)) {
                counted.tier.per = singular(flat(t.at));
                continue;
            }
            counted.tier.noun = singular(flat(t.at));
            counted.tier.group = t.is(WordClass::group_noun);
            return true;
        }
        return false;
    }
    bool belongs(std::uint32_t i, std::uint32_t first) const {
        const Token& t = token(i);
        if (t.is(Mark::hyphen) || t.is(Mark::quote)) return true;
        if (t.is(Mark::times)) return i == first;
        if (t.is(Token::Kind::number)) return i > first && (t.name || numbers_name(i));
        if (t.is(Token::Kind::value)) return t.name;
        return t.is(Token::Kind::word) && (t.capital || t.name || !ends_name(t));
    }
    /// 'Quern 5'
    bool numbers_name(std::uint32_t i) const {
        const Token& before = token(i - 1);
        return token(i).plain && (before.capital || before.name || before.is(Mark::hyphen));
    }
    bool ends_name(const Token& t) const {
        bool noun = t.is(WordClass::device_noun) || t.is(WordClass::group_noun);
        if (noun) return false;
        return t.is(WordClass::preposition) || t.is(WordClass::and_) || t.is(WordClass::or_) ||
               t.is(WordClass::to) || t.is(WordClass::each) || t.is(WordClass::holding) ||
               t.is(WordClass::attain) || t.is(WordClass::contrast) || t.is(WordClass::negation) ||
               t.is(WordClass::definite);
    }
    bool take_noun(Counted& counted, std::uint32_t i) const {
        counted.tier.noun = singular(flat(token(i).at));
        counted.tier.group = token(i).is(WordClass::group_noun);
        take_name(counted, i);
        counted.end = i + 1;
        if (counted.name.empty() && !counted.tier.group) take_name_behind(counted);
        return true;
    }
    /// 'pieces of Hailo-8', 'units of the mobile Tarn 150'
    void take_name_behind(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (!in(i) || !token(i).is(WordClass::holding)) return;
        ++i;
        while (in(i) && i < counted.end + 4 && (token(i).is(WordClass::definite) || qualifies(i)))
            ++i;
        Counted of{{}, i, i, {}};
        std::uint32_t end = i;
        while (in(end) && end < i + kLongestName &&
               (token(end).name || token(end).capital || (end > i && token(end).plain)))
            ++end;
        if (!take_name(of, end) || !has_digit(flat(of.name))) return;
        counted.name = of.name;
        counted.end = end;
    }
    /// From the first capital or name on.
    bool take_name(Counted& counted, std::uint32_t end) const {
        std::uint32_t first = counted.end;
        while (first < end && !token(first).capital && !token(first).name) ++first;
        while (end > first && !named(end - 1, first)) --end;
        if (first >= end) return false;
        counted.name = {token(first).at.begin, token(end - 1).at.end};
        counted.end = end;
        return true;
    }
    bool named(std::uint32_t i, std::uint32_t first) const {
        const Token& t = token(i);
        return t.capital || t.name || (t.is(Token::Kind::number) && i > first);
    }
    /// 'and one with four A100', 'Lisbon has 100 cards and Porto 160': of what was counted before.
    bool read_elided(Counted& counted) const {
        if (reaches_number(counted.begin)) return take_tier_before(counted);
        if (out_.size() == first_) return false;
        if (stands_for_noun(counted)) {
            return take_tier_before(counted);
        }
        if (!in(counted.end)) return false;
        const Holding& before = out_.back();
        if (!token(counted.end).is(WordClass::holding) || !before.tiers[0].group) return false;
        counted.tier.noun = before.tiers[0].noun;
        counted.tier.group = true;
        return true;
    }
    /// 'an extension brought the number to 933': of what was counted last.
    bool reaches_number(std::uint32_t i) const {
        return i > sentence_.begin && token(i - 1).is(WordClass::total) &&
               flat(token(i - 1).at).ends_with(" to") && !out_.empty() &&
               out_.back().sentence + 1 >= index_;
    }
    bool take_tier_before(Counted& counted) const {
        const Tier& tier = out_.back().tiers.back();
        counted.tier.noun = tier.noun;
        counted.tier.group = tier.group;
        counted.name = out_.back().name_at;
        return true;
    }
    /// 'per compute node', 'in each rack', 'a node', 'each', 'apiece', 'make a host'
    void read_per(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (in(i) && token(i).is(Token::Kind::note)) ++i;
        if (!in(i)) return;
        bool forms = token(i).is(WordClass::forms);
        const bool to = token(i).is(WordClass::to) && in(i + 1) && is_one(i + 1);
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
        if (in(noun) && token(noun).is(WordClass::device_noun)) {
            counted.tier.per = singular(flat(token(noun).at));
            counted.end = noun + 1;
        } else if (each && !is_noun_ahead(i + 1)) {
            counted.tier.per = "each";
            counted.end = i + 1;
        }
    }

    const std::vector<DeviceMention>& devices_;
    const std::vector<Holding>& out_;
    std::size_t first_;
};

}  // namespace veritally
