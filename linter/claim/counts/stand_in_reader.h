#pragma once

#include <vector>

#include "claim/counts/fraction_reader.h"

namespace veritally {

/// Reads counts of what is named elsewhere in the sentence: '4090 ×18', 'NVIDIA L4, 36 pcs.', 'the
/// blades number 60', 'four to a board'.
class StandInReader : public FractionReader {
  public:
    using FractionReader::FractionReader;

  protected:
    /// 'A100 (80 GB) × 28', 'GPU stock: 4090 ×18': of the name before.
    bool read_times_behind(Counted& counted) const {
        const std::uint32_t i = counted.begin;
        if (i < sentence_.begin + 2 || !token(i - 1).is(Mark::times)) return false;
        const DeviceMention* named = device_ending_at(i - 1);
        if (named == nullptr || (in(counted.end) && token(counted.end).is(Mark::equals)))
            return false;
        counted.name = named->flat;
        return true;
    }
    /// 'The fleet of L4 cards numbers | 2,816', 'The count of chips stands at | 768'
    bool read_amounting(Counted& counted) const {
        constexpr std::uint32_t kReach = 12;
        const std::uint32_t verb = counted.begin - 1;
        if (counted.begin < sentence_.begin + 2 ||
            !(token(verb).is(WordClass::amounting) || amounts_too(counted)) ||
            (lower(flat(token(verb).at)) == "number" && !is_many(verb - 1) &&
             device_ending_at(verb) == nullptr))
            return false;
        for (std::uint32_t i = counted.begin; i-- > sentence_.begin && verb - i < kReach;) {
            const Token& t = token(i);
            if (t.is(Mark::semicolon) || t.is(Mark::stop) || t.is(Token::Kind::unit)) return false;
            if (!is_noun(i) && !is_device(t.at)) continue;
            if (is_noun(i)) set_noun(counted, i);
            for (const DeviceMention& m : mentions_here()) {
                const bool near = m.token_end + 1 >= i && m.token_begin <= i && m.usual >= 0;
                if (near) counted.name = m.flat;
            }
            return true;
        }
        return false;
    }
    /// 'NVIDIA L4, | 36 pcs.', 'NVIDIA A40, qty. | 44': of the device named before in the clause.
    bool read_listed(Counted& counted) const {
        const std::uint32_t i = counted.begin, end = counted.end;
        std::uint32_t before = i;
        if (before > sentence_.begin && token(before - 1).is(Mark::stop)) --before;
        const bool label = before > sentence_.begin && is_piece_word(before - 1);
        const bool pieces = in(end) && is_piece_word(end) && before > sentence_.begin;
        // 'A100: | 160, at 624 TOPS'
        const bool headed = i == before && i > sentence_.begin + 1 &&
                            token(i - 1).is(Mark::colon) && device_ending_at(i - 1) != nullptr &&
                            in(end) && token(end).is(Mark::comma);
        if (!label && !pieces && !headed) return false;
        const DeviceMention* named = last_named(i - 1);
        if (named == nullptr) return false;
        for (std::uint32_t at = named->token_end; at < i; ++at) {
            if (token(at).is(Token::Kind::number) || token(at).is(Mark::semicolon)) return false;
        }
        counted.name = named->flat;
        if (pieces) counted.end = end + 1;
        return true;
    }
    /// 'There are | 12 of the former and | 64 of the latter': of the devices named before, in
    /// order.
    bool read_ranked(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (in(i) && is_noun(i)) ++i;
        const bool behind = in(i + 1) && flat(token(i).at) == "of" && rank_of(i + 1) < 2;
        const std::size_t rank = behind ? rank_of(i + 1) : rank_before(counted);
        if (rank > 1) return false;
        const std::vector<const DeviceMention*> named = named_before(counted.begin);
        if (named.size() != 2) return false;
        counted.name = named[rank]->flat;
        if (!behind) return true;
        if (i > counted.end) set_noun(counted, i - 1);
        counted.end = i + 2;
        return true;
    }
    /// 'A B200 peaks at 4,500 TOPS, and the company owns | 72.', 'Of A100s there are | 48 in the
    /// hall'
    bool read_owned(Counted& counted) const {
        const std::uint32_t i = counted.begin, end = counted.end;
        const bool ends = !in(end) || token(end).is(Token::Kind::mark) ||
                          token(end).is(Token::Kind::note) || token(end).is(WordClass::preposition);
        const bool owned = i > sentence_.begin && (token(i - 1).is(WordClass::owning) ||
                                                   token(i - 1).is(WordClass::acquired) ||
                                                   token(i - 1).is(WordClass::deployed));
        if (!owned || !ends || token(i).may_be_year() || counted.tier.count < 2) return false;
        if (speaks_of_figures(i - 1)) return false;
        const DeviceMention* named = last_named(i);
        if (named == nullptr) named = rated_before();
        if (named == nullptr) return false;
        counted.name = named->flat;
        return true;
    }
    /// 'The chips come | four to a board', 'two per board', 'L4 cards, | 4 per host, on 25 hosts'
    bool read_ratio(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (!in(i)) return false;
        const bool to = token(i).is(WordClass::to) && in(i + 1) && is_one(i + 1);
        if (to) ++i;
        const bool first = out_.size() == first_ && counted.begin > sentence_.begin &&
                           token(counted.begin - 1).is(Mark::comma);
        const bool of = to || first || token(counted.begin).spelled ||
                        (counted.begin > sentence_.begin &&
                         (is_noun(counted.begin - 1) || token(counted.begin - 1).is(Mark::times)));
        if (!of || !(to || token(i).is(WordClass::each)) || !in(i + 1) || !is_singular(i + 1))
            return false;
        Counted named = counted;
        if (take_noun_before(named, counted.begin, sentence_.begin, kLongestName))
            counted.tier.noun = named.tier.noun;
        return true;
    }
    /// 'RTX 4090: | 15 cards'
    void take_named_label(Counted& counted) const {
        const std::uint32_t i = counted.begin;
        if (!counted.name.empty() || i < sentence_.begin + 2 ||
            !(token(i - 1).is(Mark::colon) || token(i - 1).is(Mark::open)))
            return;
        for (const DeviceMention& m : mentions_here()) {
            const bool labels =
                m.usual >= 0 && m.token_end + 1 == i &&
                (token(i - 1).is(Mark::open) ? out_.empty() || !out_.back().covers(m.flat)
                                             : m.token_begin <= sentence_.begin + 1);
            if (labels) counted.name = m.flat;
        }
    }

  private:
    /// 'Its Gaudi modules number 64, its A10 boards | 110'
    bool amounts_too(const Counted& counted) const {
        return is_noun(counted.begin - 1) && has(sentence_.classes, WordClass::amounting) &&
               out_.size() > first_ &&
               (!in(counted.end) || token(counted.end).is(Token::Kind::mark) ||
                token(counted.end).is(Token::Kind::note) || token(counted.end).is(WordClass::and_));
    }
    /// Of 'the former' 0, of 'the latter' 1; else more.
    std::size_t rank_of(std::uint32_t i) const {
        const std::string word = lower(flat(token(i).at));
        return word.ends_with("former") ? 0 : word.ends_with("latter") ? 1 : 2;
    }
    /// 'Of the former the firm uses | 640, of the latter | 1,500.'
    std::size_t rank_before(const Counted& counted) const {
        constexpr std::uint32_t kReach = 8;
        const bool ends = !in(counted.end) || token(counted.end).is(Token::Kind::mark) ||
                          token(counted.end).is(Token::Kind::note);
        for (std::uint32_t i = counted.begin;
             ends && i-- > sentence_.begin && counted.begin - i < kReach;) {
            if (token(i).is(Token::Kind::mark)) break;
            const bool of = i > sentence_.begin && lower(flat(token(i - 1).at)) == "of";
            if (of && rank_of(i) < 2) return rank_of(i);
        }
        return 2;
    }
    /// The last device that the sentence names before the token; null without one.
    const DeviceMention* last_named(std::uint32_t before) const {
        const DeviceMention* named = nullptr;
        for (const DeviceMention& m : mentions_here()) {
            if (m.usual >= 0 && m.token_end <= before) named = &m;
        }
        return named;
    }
    /// The devices that this and the sentences before name, each once, in order of place.
    std::vector<const DeviceMention*> named_before(std::uint32_t token) const {
        constexpr std::uint32_t kReach = 6;
        std::vector<const DeviceMention*> named;
        for (std::uint32_t s = index_ - std::min(index_, kReach); s <= index_; ++s) {
            for (const DeviceMention& m : mentions_of(s)) {
                const bool known = std::any_of(named.begin(), named.end(), [&](const auto* other) {
                    return other->usual == m.usual;
                });
                if (m.usual >= 0 && !known && m.token_end <= token) named.push_back(&m);
            }
        }
        return named;
    }
    /// 'The MI325X peaks at 2,614.9 TOPS. The firm has | 256': the one device of the sentence
    /// before, where that has a figure; null without.
    const DeviceMention* rated_before() const {
        if (index_ == 0 || document_.sentences[index_ - 1].passage != sentence_.passage ||
            document_.sentences[index_ - 1].measures.empty() || !sentence_.measures.empty())
            return nullptr;
        const DeviceMention* only = nullptr;
        for (const DeviceMention& m : mentions_of(index_ - 1)) {
            if (m.usual < 0) continue;
            if (only != nullptr && only->usual != m.usual) return nullptr;
            only = &m;
        }
        return only;
    }
    /// Between the comma before the verb and the verb: 'the H100 has', 'INT8 has'.
    bool speaks_of_figures(std::uint32_t verb) const {
        constexpr std::uint32_t kReach = 8;
        for (std::uint32_t i = verb; i-- > sentence_.begin && verb - i < kReach;) {
            const Token& t = token(i);
            if (t.is(Mark::comma) || t.is(Mark::semicolon) || t.is(Mark::open) ||
                t.is(WordClass::and_))
                return false;
            if (t.is(Token::Kind::value) || t.is(Token::Kind::unit) || t.name) return true;
        }
        return false;
    }
    /// 'pcs', 'qty': what counts and is no thing itself.
    bool is_piece_word(std::uint32_t i) const {
        return token(i).is(WordClass::count_noun) && !is_noun(i) &&
               !token(i).is(WordClass::deployed);
    }
};

}  // namespace veritally
