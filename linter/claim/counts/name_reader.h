#pragma once

#include "claim/counts/bearer_reader.h"
#include "claim/text/nouns.h"

namespace veritally {

/// Reads the noun and the name of what is counted: 'Quern 5 boards', 'pieces of Hailo-8'.
class NameReader : public BearerReader {
  protected:
    using BearerReader::BearerReader;

    /// 'Quern 5 boards', 'NVIDIA H100 SXM', 'identical nodes'
    bool read_noun(Counted& counted) const {
        std::uint32_t i = counted.end;
        while (in(i) && i < counted.end + kLongestName && belongs(i, counted.end)) {
            const Token& t = token(i);
            bool noun = t.is_noun();
            if (noun && names_kind(i)) return false;
            if (noun && !followed_by_noun(i) && !names_maker(i)) return take_noun(counted, i);
            ++i;
        }
        const bool times =
            in(counted.end) && token(counted.end).is(Mark::times);  // '48 × Halden Obelisk'
        if (take_name(counted, i) && (times || has_ascii_digit(flat(counted.name)) ||
                                      is_known(counted) || is_device(counted.name)))
            return true;
        counted.name = {};
        counted.end = counted.begin + 1;
        return false;
    }
    /// '16 nodes | have H100 GPUs', '10 nodes | with A100s': named after what they hold.
    void name_by_contents(Counted& counted) const {
        if (!counted.tier.group || !in(counted.end)) return;
        if (const DeviceMention* one = held_by_each(counted.end); one != nullptr) {
            if (!counted.name.empty() && is_device(counted.name)) return;
            counted.name = one->flat;
            counted.end = one->token_end;
            return;
        }
        const bool is = token(counted.end).copula;  // '80 Jetson boards | are Orin Nanos'
        if (!is && !counted.name.empty() && is_device(counted.name)) return;
        const DeviceMention* held = told_behind(counted.end);
        if (held == nullptr) return;
        counted.name = held->flat;
        counted.end = held->token_end;
        if (in(counted.end) && is_noun(counted.end)) ++counted.end;
    }
    /// 'The A100 partition has | 18 nodes': named after what it is part of.
    void name_by_subject(Counted& counted) const {
        const std::uint32_t i = counted.begin;
        if (!counted.name.empty() || !counted.tier.group || i < sentence_.begin + 3 ||
            !token(i - 1).is(WordClass::holding))
            return;
        const DeviceMention* only = nullptr;
        for (const DeviceMention& m : mentions_here()) {
            if (m.usual < 0 || m.token_begin >= i) continue;
            if (only != nullptr) return;
            only = &m;
        }
        if (only == nullptr || only->token_begin == sentence_.begin || !in(only->token_end)) return;
        const Token& before = token(only->token_begin - 1);
        const Token& behind = token(only->token_end);
        if ((before.is(WordClass::definite) || before.is(WordClass::indefinite)) &&
            (behind.is(WordClass::group_noun) || is_unknown(only->token_end)))
            counted.name = only->flat;
    }
    /// '16 boards|, each with a Hailo-8', '20 machines | are rented, each with a single A100'
    const DeviceMention* held_by_each(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 10;
        for (std::uint32_t at = i; in(at + 3) && at < i + kReach; ++at) {
            const Token& t = token(at);
            if (t.is(Token::Kind::number) || t.is(Mark::semicolon) || t.is(Token::Kind::unit))
                return nullptr;
            if (!t.is(WordClass::each) || !token(at + 1).is(WordClass::holding)) continue;
            for (std::uint32_t name = at + 2; in(name) && name < at + 5; ++name) {
                const Token& word = token(name);
                if (name > at + 2 && device_at(word.at) != nullptr) return device_at(word.at);
                if (!word.is(WordClass::indefinite) && !word.is(WordClass::filler) &&
                    !word.is(WordClass::each))
                    return nullptr;
            }
            return nullptr;
        }
        return nullptr;
    }
    /// '| have an RTX 4090', '| are T4s', '| with H100 GPUs': null where several are told.
    const DeviceMention* told_behind(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 7;
        if (!in(i + 1) || !(token(i).copula || token(i).is(WordClass::holding))) return nullptr;
        const DeviceMention* told = nullptr;
        for (std::uint32_t at = i + 1; told == nullptr && in(at) && at <= i + kReach; ++at) {
            const Token& t = token(at);
            told = device_at(t.at);
            const bool passes = t.is(WordClass::definite) || t.is(WordClass::indefinite) ||
                                t.is(WordClass::filler) || t.is(WordClass::to) || qualifies(at);
            if (told == nullptr && !passes) return nullptr;
        }
        if (told == nullptr) return nullptr;
        std::uint32_t next = told->token_end;
        if (in(next) && is_noun(next)) ++next;
        const bool several = in(next + 1) &&
                             (token(next).is(WordClass::and_) || token(next).is(Mark::comma)) &&
                             is_device(token(next + 1).at);
        return several ? nullptr : told;
    }
    /// 'Two TPU | generations'
    bool names_kind(std::uint32_t i) const {
        if (!in(i + 1) || !is_plural(i + 1)) return false;
        const std::string kind = singular(flat(token(i + 1).at));
        const auto known = text_.words.phrases.find(kind, 0, false);
        return known.size == kind.size() && known.meaning != nullptr &&
               has(known.meaning->classes, WordClass::numbered);
    }
    /// 'Lindqvist Chips Wren accelerators', 'Alder Rack 4 cabinets'
    bool names_maker(std::uint32_t i) const {
        if (!token(i).capital || !token(i - 1).capital || !in(i + 1)) return false;
        const Token& next = token(i + 1);
        return (next.capital && next.is(Token::Kind::word)) ||
               (next.plain && next.is(Token::Kind::number) && in(i + 2) && is_noun(i + 2));
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
    bool belongs(std::uint32_t i, std::uint32_t first) const {
        const Token& t = token(i);
        if (t.is(Mark::hyphen) || t.is(Mark::quote)) return true;
        if (t.is(Mark::stop))  // 'trn1.32xlarge instances'
            return i > first && !t.spaced && in(i + 1) && !token(i + 1).spaced;
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
        bool noun = t.is_noun();
        if (noun) return false;
        return t.is(WordClass::preposition) || t.is(WordClass::and_) || t.is(WordClass::or_) ||
               t.is(WordClass::to) || t.is(WordClass::each) || t.is(WordClass::holding) ||
               t.is(WordClass::attain) || t.is(WordClass::contrast) || t.is(WordClass::negation) ||
               t.is(WordClass::definite) || t.is(WordClass::indefinite) || t.is(WordClass::without);
    }
    bool take_noun(Counted& counted, std::uint32_t i) const {
        set_noun(counted, i);
        take_name(counted, i);
        counted.end = i + 1;
        if (counted.name.empty()) take_name_behind(counted);
        if (!counted.name.empty() || !in(counted.end)) return true;
        if (const DeviceMention* behind = device_at(token(counted.end).at)) {  // '5 cards | A100'
            counted.name = behind->flat;
            counted.end = behind->token_end;
        }
        return true;
    }
    /// 'pieces of Hailo-8', 'units of the mobile Tarn 150', 'of the type Tarn 150'
    void take_name_behind(Counted& counted) const {
        std::uint32_t i = counted.end;
        if (!in(i) || !token(i).is(WordClass::holding)) return;
        ++i;
        while (in(i) && i < counted.end + 4 &&
               (token(i).is(WordClass::definite) || qualifies(i) ||
                (token(i).is(WordClass::numbered) && !token(i).capital)))
            ++i;
        Counted of{{}, i, i, {}};
        std::uint32_t end = i;
        while (in(end) && end < i + kLongestName &&
               (token(end).name || token(end).capital || (end > i && token(end).plain)))
            ++end;
        const bool typed = i > counted.end + 1 && token(i - 1).is(WordClass::numbered);
        if ((counted.tier.group && !typed) || !take_name(of, end) ||
            !has_ascii_digit(flat(of.name)))
            return;
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
};

}  // namespace veritally
