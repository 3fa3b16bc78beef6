#include <algorithm>

#include "claim/text/token.h"

namespace veritally {
namespace {

/// Reads one number in words, or digits with words after them, that begins at a token.
class NumeralReader {
  public:
    NumeralReader(const Vocabulary& words, const Tokens& tokens) : words_(words), tokens_(tokens) {}

    struct Match {
        std::size_t end = 0;  ///< 0: no number begins there.
        Numeric value;
    };

    Match read(std::size_t at) {
        at_ = at;
        if (auto power = power_of_ten(WordClass::ten_to)) return {at_, *power};
        Numeric value;
        if (!fraction(value) && !mantissa(value)) return {};
        and_a_half(value);
        scales(value);
        if (auto power = power_of_ten(WordClass::times_ten)) value = multiply(value, *power);
        times_digits(value);
        return {at_, value};
    }

  private:
    const Token* token(std::size_t ahead = 0) const {
        return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr;
    }
    const Numeral* numeral(std::size_t ahead = 0) const {
        const Token* t = token(ahead);
        return t != nullptr && t->is(Token::Kind::numeral) ? &words_.numerals[t->id] : nullptr;
    }
    bool is(WordClass word, std::size_t ahead = 0) const {
        const Token* t = token(ahead);
        return t != nullptr && t->is(word);
    }
    bool is(Mark mark, std::size_t ahead = 0) const {
        const Token* t = token(ahead);
        return t != nullptr && t->mark == mark;
    }
    bool unit(std::size_t ahead) const {
        const Token* t = token(ahead);
        return t != nullptr && t->is(Token::Kind::unit);
    }
    void skip_article(std::size_t& ahead) const {
        const Token* t = token(ahead);
        bool joins = t != nullptr && (is(Mark::hyphen, ahead) || is(WordClass::preposition, ahead));
        if (joins) ++ahead;
        if (is(WordClass::indefinite, ahead)) ++ahead;
    }
    /// count / parts, exact where a few decimals hold it.
    static Numeric share(std::uint64_t count, std::int16_t parts) {
        auto divisor = static_cast<std::uint64_t>(parts);
        constexpr std::uint64_t kShort = 1000, kLong = 100'000'000'000'000'000;
        if (kShort * count % divisor == 0) return {kShort * count / divisor, -3, 1};
        return {kLong * count / divisor, -17, 1};
    }

    /// 'half an', 'a quarter of a', 'three-quarters of an', each before a unit or a scale.
    bool fraction(Numeric& value) {
        std::size_t ahead = is(WordClass::indefinite) ? 1 : 0;
        std::uint64_t count = 1;
        const Numeral* first = numeral(ahead);
        if (ahead == 0 && first != nullptr && first->cardinal > 0 && first->cardinal < 10) {
            count = static_cast<std::uint64_t>(first->cardinal);
            ++ahead;
            if (is(Mark::hyphen, ahead)) ++ahead;
        }
        const Numeral* part = numeral(ahead);
        if (part == nullptr || part->fraction < 2) return false;
        ++ahead;
        skip_article(ahead);
        const Numeral* next = numeral(ahead);
        bool scaled = next != nullptr && (next->scale >= 3 || next->group > 0);
        if (!scaled && !unit(ahead)) return false;
        value = share(count, part->fraction);
        at_ += ahead;
        if (next != nullptr && next->group > 0) {
            value = multiply(value, Numeric{static_cast<std::uint64_t>(next->group), 0, 2});
            ++at_;
        }
        return true;
    }

    bool mantissa(Numeric& value) {
        const Token* first = token();
        if (first == nullptr) return false;
        if (first->is(Token::Kind::number)) {
            value = first->number;
            ++at_;
            const Numeral* next = numeral();
            bool grouped = next != nullptr && next->group > 0 && value.exponent == 0;
            return grouped ? group(value, value.digits) : true;
        }
        if (first->is(WordClass::indefinite) && numeral(1) != nullptr) {
            if (numeral(1)->group > 0) return ++at_, group(value, 1);
            if (numeral(1)->scale < 0) return false;
            ++at_;
            return whole(value, 1);
        }
        if (is_pair_of()) return group(value, 1);
        if (is_multiple()) {
            value = {static_cast<std::uint64_t>(numeral()->multiple), 0, 1};
            return ++at_, true;
        }
        return numeral() != nullptr && numeral()->cardinal >= 0 && whole(value, 0);
    }
    /// 'its | pair of cards', not 'a score of'
    bool is_pair_of() const {
        constexpr std::int16_t kMost = 8;
        const Token* of = token(1);
        return numeral() != nullptr && numeral()->group > 0 && numeral()->group <= kMost &&
               of != nullptr && of->is(WordClass::preposition) && of->is(WordClass::holding);
    }
    /// 'dual-GPU', 'quad-H100', not 'dual-core', 'dual mode'
    bool is_multiple() const {
        if (numeral() == nullptr || numeral()->multiple <= 0 || !is(Mark::hyphen, 1)) return false;
        const Token* of = token(2);
        return of != nullptr && !of->spaced && !of->is(WordClass::piece_noun) &&
               (of->is(WordClass::device_noun) || of->name);
    }

    bool group(Numeric& value, std::uint64_t count) {
        value = {count * static_cast<std::uint64_t>(numeral()->group), 0, 2};
        ++at_;
        return true;
    }

    static Numeric integer(std::uint64_t value) {
        int digits = 1, trailing = 0;
        for (std::uint64_t rest = value; rest >= 10; rest /= 10) ++digits;
        for (std::uint64_t rest = value; rest != 0 && rest % 10 == 0; rest /= 10) ++trailing;
        return {value, 0, static_cast<std::uint8_t>(std::max(digits - trailing, 1))};
    }

    /// 'one thousand five hundred', 'a hundred and twenty'; scales that end it are left.
    bool whole(Numeric& value, std::uint64_t given) {
        std::uint64_t total = 0, limit = 1'000'000'000'000'000;
        for (;;) {
            std::uint64_t part = below_thousand(given);
            given = 0;
            const Numeral* next = numeral();
            bool thousands =
                next != nullptr && next->scale >= 3 && next->scale <= 12 && smaller_follows();
            std::uint64_t scale = 1;
            for (int i = 0; thousands && i < next->scale; ++i) scale *= 10;
            if (!thousands || scale >= limit) {
                value = integer(total + part);
                break;
            }
            total += part * scale;
            limit = scale;
            ++at_;
            if (is(WordClass::and_)) ++at_;
        }
        if (numeral() != nullptr && numeral()->group > 0) return group(value, value.digits);
        point(value);
        return true;
    }
    /// After the scale at hand: more of the same number.
    bool smaller_follows() const {
        std::size_t ahead = is(WordClass::and_, 1) ? 2 : 1;
        return numeral(ahead) != nullptr && numeral(ahead)->cardinal > 0;
    }

    /// Up to 'nine hundred and ninety-nine', and 'twelve hundred'.
    std::uint64_t below_thousand(std::uint64_t sum) {
        bool hundred = false;
        for (;;) {
            const Numeral* next = numeral();
            if (next != nullptr && next->cardinal >= 0 &&
                fits_after(sum, hundred, next->cardinal)) {
                sum += static_cast<std::uint64_t>(next->cardinal);
                ++at_;
                if (is(Mark::hyphen) && numeral(1) != nullptr && numeral(1)->cardinal > 0) ++at_;
            } else if (next != nullptr && next->scale == 2 && sum > 0 && !hundred) {
                sum *= 100;
                hundred = true;
                ++at_;
                if (is(WordClass::and_) && numeral(1) != nullptr && numeral(1)->cardinal > 0) ++at_;
            } else {
                return sum;
            }
        }
    }

    static bool fits_after(std::uint64_t sum, bool hundred, std::int16_t next) {
        std::uint64_t rest = hundred ? sum % 100 : sum;
        if (rest == 0) return sum == 0 || hundred;
        return rest >= 20 && rest % 10 == 0 && rest < 100 && next < 10;
    }

    /// 'one point two five'
    void point(Numeric& value) {
        if (!is(WordClass::point) || numeral(1) == nullptr || numeral(1)->cardinal < 0) return;
        ++at_;
        std::uint8_t digits = 0;
        for (; numeral() != nullptr && numeral()->cardinal >= 0 && numeral()->cardinal < 10 &&
               digits < 9;
             ++at_) {
            value.digits = value.digits * 10 + static_cast<std::uint64_t>(numeral()->cardinal);
            --value.exponent;
            ++digits;
        }
        value.significant =
            static_cast<std::uint8_t>(value.digits < 10 ? 1 : value.significant + digits);
    }

    /// 'three and a half', 'two-and-a-half'
    void and_a_half(Numeric& value) {
        std::size_t ahead = is(Mark::hyphen) ? 1 : 0;
        if (!is(WordClass::and_, ahead) || value.exponent != 0 || value.digits > 999) return;
        ++ahead;
        if (is(Mark::hyphen, ahead)) ++ahead;
        std::uint64_t count = 1;
        if (is(WordClass::indefinite, ahead)) {
            ++ahead;
            if (is(Mark::hyphen, ahead)) ++ahead;
        } else if (numeral(ahead) != nullptr && numeral(ahead)->cardinal > 0) {
            count = static_cast<std::uint64_t>(numeral(ahead)->cardinal);
            ++ahead;
            if (is(Mark::hyphen, ahead)) ++ahead;
        } else {
            return;
        }
        const Numeral* part = numeral(ahead);
        if (part == nullptr || part->fraction < 2) return;
        Numeric rest = share(count, part->fraction);
        if (rest.exponent < -3) return;
        value = {value.digits * 1000 + rest.digits, -3, 2};
        at_ += ahead + 1;
    }

    void scales(Numeric& value) {
        for (int count = 0; count < 4; ++count) {
            std::size_t ahead = is(Mark::hyphen) ? 1 : 0;
            const Numeral* next = numeral(ahead);
            if (next == nullptr || next->scale < 0) return;
            value = value.scaled(next->scale);
            at_ += ahead + 1;
        }
    }

    /// After the words of the class: 'seventeenth', 'sixteen', '17th'.
    std::optional<Numeric> power_of_ten(WordClass words) {
        if (!is(words)) return std::nullopt;
        std::int32_t power = -1;
        std::size_t size = 2;
        if (const Numeral* next = numeral(1)) power = std::max(next->ordinal, next->cardinal);
        const Token* digits = token(1);
        if (digits != nullptr && digits->is(Token::Kind::number) && digits->plain &&
            digits->number.digits < 100) {
            power = static_cast<std::int32_t>(digits->number.digits);
            const Token* th = token(2);
            if (th != nullptr && !th->spaced && th->is(Token::Kind::word)) ++size;
        }
        if (power < 0) return std::nullopt;
        at_ += size;
        return Numeric{1, power, 1};
    }

    /// 'two times 10^17'
    void times_digits(Numeric& value) {
        const Token* next = token(1);
        bool power = next != nullptr && next->is(Token::Kind::number) && next->number.digits == 1 &&
                     next->number.exponent > 1 && !next->plain;
        if (!is(WordClass::times) || !power) return;
        value = multiply(value, Numeric{1, next->number.exponent, value.significant});
        at_ += 2;
    }

    const Vocabulary& words_;
    const Tokens& tokens_;
    std::size_t at_ = 0;
};

/// '(2–3)×10¹⁶': both ends have the power.
void share_powers(std::size_t first, Tokens& tokens) {
    auto number = [&](std::size_t i) { return tokens[i].is(Token::Kind::number); };
    for (std::size_t i = first; i + 6 < tokens.size(); ++i) {
        const Token& power = tokens[i + 6];
        bool range = tokens[i].is(Mark::open) && number(i + 1) && number(i + 3) &&
                     tokens[i + 4].is(Mark::close) && tokens[i + 5].is(Mark::times) &&
                     number(i + 6);
        bool joined = tokens[i + 2].is(Mark::dash) || tokens[i + 2].is(Mark::hyphen) ||
                      tokens[i + 2].is(Mark::comma) || tokens[i + 2].is(WordClass::to);
        if (!range || !joined || power.plain || power.number.digits != 1) continue;
        for (std::size_t end : {i + 1, i + 3}) {
            tokens[end].number = tokens[end].number.scaled(power.number.exponent);
            tokens[end].plain = false;
        }
        tokens[i + 3].at.end = power.at.end;
        if (tokens[i + 2].is(Mark::comma)) tokens[i + 2].mark = Mark::dash;
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i + 4),
                     tokens.begin() + static_cast<std::ptrdiff_t>(i + 7));
        tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

/// 'INT8 trillion MAC/s': the scale before a unit is its prefix. 'in trillion per second': of what
/// everybody counts. True where the scale at `i` became part of a unit, `size` tokens long.
bool prefix_unit(const Vocabulary& words, const Tokens& tokens, std::size_t i, Token& joined,
                 std::size_t& size) {
    const std::int16_t scale = words.numerals[tokens[i].id].scale;
    if (scale < 6 || i + 1 >= tokens.size()) return false;
    const Token& next = tokens[i + 1];
    const bool bare = next.is(WordClass::each) && i + 2 < tokens.size() &&
                      tokens[i + 2].is(WordClass::second) && tokens[i + 2].power == 0 &&
                      words.plain_unit >= 0;
    if (!bare && !(next.is(Token::Kind::unit) && next.power == 0)) return false;
    joined.kind = Token::Kind::unit;
    joined.id = bare ? static_cast<std::uint16_t>(words.plain_unit) : next.id;
    joined.power = static_cast<std::int8_t>(scale);
    joined.at.end = bare ? joined.at.end : next.at.end;
    size = bare ? 1 : 2;
    return true;
}

/// 'Corvid Nine'
bool is_named(const Token& before, const Token& token) {
    bool word = before.is(Token::Kind::word) && before.capital && before.classes.none();
    return word && token.is(Token::Kind::numeral) && token.capital && token.spaced;
}

}  // namespace

void join_numerals(const Vocabulary& words, std::size_t first, Tokens& tokens) {
    NumeralReader reader(words, tokens);
    std::size_t out = first;
    for (std::size_t i = first; i < tokens.size();) {
        const Token& token = tokens[i];
        bool begins = token.is(Token::Kind::numeral) || token.is(Token::Kind::number) ||
                      token.is(WordClass::indefinite) || token.is(WordClass::ten_to);
        if (!begins) {
            if (out < i) tokens[out] = token;
            ++out, ++i;
            continue;
        }
        NumeralReader::Match match;
        if (!token.name) match = reader.read(i);
        Token joined = token;
        std::size_t end = i + 1;
        const bool named = out > first && is_named(tokens[out - 1], token) && match.end == i + 1;
        if (match.end > i && !named) {
            end = match.end;
            joined.spelled =
                !token.is(Token::Kind::number) || tokens[end - 1].is(Token::Kind::numeral);
            joined.plain = token.plain && end == i + 1;
            joined.kind = Token::Kind::number;
            joined.number = match.value;
            joined.at.end = tokens[end - 1].at.end;
        } else if (std::size_t size = 0;
                   token.is(Token::Kind::numeral) && prefix_unit(words, tokens, i, joined, size)) {
            end = i + size;
        } else if (token.is(Token::Kind::numeral)) {
            joined.kind = Token::Kind::word;
        }
        tokens[out++] = joined;
        i = end;
    }
    tokens.resize(out);
    share_powers(first, tokens);
}

}  // namespace veritally
