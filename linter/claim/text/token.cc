#include "claim/text/token.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "claim/text/signs.h"
#include "quantity/number.h"

namespace veritally {
namespace {

constexpr std::uint32_t kShortestPrefixed = 6;  ///< 'exaops'
constexpr std::uint16_t kRaised = 16;           ///< Raised number n is the star kRaised + n.

/// Cheap, and false of most words.
bool may_begin_with(std::string_view text, std::string_view word) {
    return word.empty() || ((text[0] ^ word[0]) & ~0x20) == 0;
}

/// No span reaches into the next passage.
std::size_t first_struck(const std::vector<Span>& struck, std::uint32_t begin) {
    const auto first = std::partition_point(struck.begin(), struck.end(),
                                            [&](Span span) { return span.begin < begin; });
    return static_cast<std::size_t>(first - struck.begin());
}

class Tokenizer {
  public:
    Tokenizer(const Reading& reading, Span flat, const Vocabulary& words, Tokens& out)
        : reading_(reading),
          text_(std::string_view(reading.text).substr(0, flat.end)),
          at_(flat.begin),
          words_(words),
          out_(out),
          first_(out.size()),
          struck_(first_struck(reading.struck, flat.begin)) {}

    void run() {
        while (at_ < text_.size()) {
            if (std::uint32_t size = space_size(text_, at_)) {
                if (text_[at_] == '\n')
                    push(Token::Kind::line, 1);
                else
                    at_ += size;
                spaced_ = true;
                continue;
            }
            read_one();
        }
    }

  private:
    Token& push(Token::Kind kind, std::uint32_t size) {
        Token& token = out_.emplace_back();
        token.kind = kind;
        token.spaced = spaced_;
        token.at = {at_, at_ + size};
        while (struck_ < reading_.struck.size() && reading_.struck[struck_].end <= at_) ++struck_;
        token.struck = struck_ < reading_.struck.size() && reading_.struck[struck_].contains(at_);
        at_ += size;
        spaced_ = false;
        return token;
    }
    Token& push(Mark mark, std::uint32_t size, std::uint16_t id = 0) {
        Token& token = push(Token::Kind::mark, size);
        token.mark = mark;
        token.id = id;
        return token;
    }

    const Token* last() const { return out_.size() > first_ ? &out_.back() : nullptr; }
    char peek(std::uint32_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    void read_one() {
        char c = peek();
        bool after_number = last() != nullptr && last()->is(Token::Kind::number);
        if (c == '~' && after_number && !spaced_ && is_ascii_letter(peek(1))) {
            ++at_;  // '148.6~PFLOP/s': LaTeX's blank.
            spaced_ = true;
            return;
        }
        PhraseTable::Match match = words_.phrases.find(text_, at_, after_number);
        if (match.meaning == nullptr && match.word >= kShortestPrefixed && read_joined(match.word))
            return;
        if (match.meaning != nullptr && match.meaning->kind == Meaning::Kind::prefix &&
            read_prefix(match))
            return;
        if (match.meaning != nullptr && read_phrase(match)) return;
        bool decimal = c == '.' && is_ascii_digit(peek(1)) && spaced_or_first();
        if ((is_ascii_digit(c) || decimal || c == '\xc2' || c == '\xe2') && read_digits(match))
            return;
        if (match.word > 0) return read_word(match.word);
        if (!read_special(c)) read_sign(c);
    }

    /// 'teraflops'
    bool read_joined(std::uint32_t word) {
        std::string_view text = text_.substr(at_, word);
        for (const Prefix& prefix : words_.prefixes) {
            if (!may_begin_with(text, prefix.word)) continue;
            if (!starts_with_ignoring_case(text, prefix.word)) continue;
            return read_unit(static_cast<std::uint32_t>(prefix.word.size()), prefix.power);
        }
        return false;
    }
    /// 'tera-ops', 'tera operations'
    bool read_prefix(const PhraseTable::Match& match) {
        std::uint32_t gap = match.size;
        gap += hyphen_size(text_, at_ + gap);
        while (std::uint32_t size = space_size(text_, at_ + gap)) gap += size;
        return read_unit(gap, match.meaning->power);
    }
    /// A unit that begins `ahead` bytes on, with its prefix.
    bool read_unit(std::uint32_t ahead, std::int8_t power) {
        if (at_ + ahead >= text_.size()) return false;
        PhraseTable::Match rest = words_.phrases.find(text_, at_ + ahead, true);
        bool unit = rest.meaning != nullptr && rest.meaning->kind == Meaning::Kind::unit &&
                    rest.meaning->power == 0;
        if (!unit) return false;
        Token& token = push(Token::Kind::unit, ahead + rest.size);
        token.id = rest.meaning->id;
        token.power = power;
        return true;
    }

    bool spaced_or_first() const {
        return spaced_ || last() == nullptr || last()->mark == Mark::open ||
               last()->mark == Mark::dash || last()->mark == Mark::hyphen;
    }

    /// A precision at the end of a model's name is no mention.
    bool ends_name() const {
        if (spaced_ || out_.size() < first_ + 2) return false;
        const Token& before = out_[out_.size() - 2];
        return last()->is(Mark::hyphen) && !last()->spaced &&
               (before.name || before.is(Token::Kind::number) ||
                (before.is(Token::Kind::word) && before.capital && before.classes.none()));
    }

    bool read_phrase(const PhraseTable::Match& match) {
        if (is_ascii_digit(peek()) &&
            text_.substr(at_, match.size).find_first_not_of("0123456789") ==
                std::string_view::npos) {
            return false;
        }
        const bool joins = has(match.meaning->classes, WordClass::to);  // '18-to-26'
        bool name = ends_name() && !joins;
        bool capital = is_ascii_upper(peek());
        Token& token = push(kind_of(*match.meaning), match.size);
        token.classes = match.meaning->classes;
        token.copula = take_out(WordClass::copula, token.classes);
        token.pointing = take_out(WordClass::pointing, token.classes);
        if (take_out(WordClass::percent, token.classes)) {
            token.kind = Token::Kind::mark;
            token.mark = Mark::percent;
        }
        token.id = match.meaning->id;
        token.power = match.meaning->power;
        token.short_value = match.meaning->short_value;
        token.capital = capital;
        token.name = name;
        if (name && token.kind == Token::Kind::value) token.kind = Token::Kind::word;
        return true;
    }

    static bool take_out(WordClass word, WordClasses& classes) {
        const bool had = has(classes, word);
        classes.reset(static_cast<std::size_t>(word));
        return had;
    }
    static Token::Kind kind_of(const Meaning& meaning) {
        switch (meaning.kind) {
            case Meaning::Kind::numeral:
                return Token::Kind::numeral;
            case Meaning::Kind::unit:
                return Token::Kind::unit;
            case Meaning::Kind::value:
                return Token::Kind::value;
            default:
                return Token::Kind::word;
        }
    }

    bool read_digits(const PhraseTable::Match& phrase) {
        const Token* before = last();
        bool superscript = superscript_at(text_, at_).size > 0;
        if (superscript) return false;
        bool after_name = before != nullptr && before->is(Token::Kind::word) && spaced_ &&
                          (before->capital || before->name);
        auto match = read_number(text_.substr(0, edge_of_struck()), at_, after_name);
        if (!match) return false;
        bool version =
            !spaced_ && out_.size() > first_ + 1 && last()->is(Mark::stop) && !last()->spaced;
        bool in_name = version || (ends_name() && (out_[out_.size() - 2].name ||
                                                   !out_[out_.size() - 2].is(Token::Kind::number)));
        Token& token = push(Token::Kind::number, match->size);
        token.number = match->value;
        token.plain = match->plain;
        token.name = in_name && !token.spaced;
        if (match->plain && phrase.meaning != nullptr) token.classes = phrase.meaning->classes;
        return true;
    }

    /// Where the next text begins or ends that is struck out: no number reaches across.
    std::size_t edge_of_struck() const {
        for (std::size_t s = struck_; s < reading_.struck.size(); ++s) {
            const Span span = reading_.struck[s];
            if (span.begin > at_) return span.begin;
            if (span.end > at_) return span.end;
        }
        return text_.size();
    }

    void read_word(std::uint32_t size) {
        std::string_view word = text_.substr(at_, size);
        if ((word == "x" || word == "X") && last() != nullptr && may_multiply(*last(), size)) {
            push(Mark::times, size);
            return;
        }
        Token& token = push(Token::Kind::word, size);
        token.capital = has_ascii_upper(word);  // 'iPhone' too
        token.name = has_ascii_digit(word);
    }

    /// '64 x 1,024', '4 MAC x 2', '64 nodes x 4'
    bool may_multiply(const Token& before, std::uint32_t size) const {
        const bool noun = before.is(Token::Kind::word) && !before.capital && text_[at_] == 'x';
        const bool quantity =
            before.is(Token::Kind::unit) || before.is(WordClass::clock) || (noun && spaced_);
        const bool number_next = is_ascii_digit(peek(size + 1)) || is_ascii_digit(peek(size));
        return before.is(Token::Kind::number) || (quantity && number_next);
    }

    /// Notes, gaps, raised numbers, LaTeX.
    bool read_special(char c) {
        if (c == Reading::kGap) return push(Token::Kind::gap, 1), true;
        if (c == Reading::kNote) return read_note(), true;
        if (c == '\\') return read_command(), true;
        if (c == '{' || c == '}' || (c == ',' && peek(1) == '\\')) return ++at_, true;
        if (c == ',' && in_formula() && word_size(text_, at_ + 1) > 0 && !is_ascii_digit(peek(1)))
            return spaced_ = ++at_ > 0, true;
        if (c == '$') return read_dollar(), true;
        if (c == '^' || superscript_at(text_, at_).size > 0) return read_raised(), true;
        return false;
    }

    void read_note() {
        auto found = std::lower_bound(
            reading_.notes.begin(), reading_.notes.end(), at_,
            [](const Reading::Note& note, std::uint32_t at) { return note.at < at; });
        constexpr std::ptrdiff_t kMostNotes = UINT16_MAX;
        bool known = found != reading_.notes.end() && found->at == at_ &&
                     found - reading_.notes.begin() <= kMostNotes;
        if (!known) {
            push(Token::Kind::gap, 1);
            return;
        }
        push(Token::Kind::note, 1).id = static_cast<std::uint16_t>(found - reading_.notes.begin());
    }

    void read_command() {
        std::uint32_t size = 1;
        while (is_ascii_letter(peek(size))) ++size;  // '\times10^{15}'
        std::string_view word = text_.substr(at_ + 1, size - 1);
        if (word == "times" || word == "cdot") {
            push(Mark::times, size);
        } else if (word == "pm") {
            push(Mark::plus_minus, size);
        } else {
            at_ += size;
        }
    }

    /// A dollar opens a formula where another closes it soon and no sum of money stands between.
    void read_dollar() {
        constexpr std::uint32_t kLongestFormula = 80;
        if (peek(1) == '$') {
            at_ += 2;
            return;
        }
        std::string_view rest = text_.substr(at_ + 1, kLongestFormula);
        std::size_t close = rest.find('$');
        bool formula = formula_end_ == at_;
        if (!formula && close != std::string_view::npos) {
            std::string_view inner = rest.substr(0, close);
            formula =
                inner.find_first_of("\\^=_{") != std::string_view::npos || closes_number(inner);
            if (formula) formula_end_ = at_ + 1 + static_cast<std::uint32_t>(close);
        }
        if (formula)
            at_ += formula_end_ == at_ && peek(1) == '~' ? 2 : 1;  // A tilde there is a space.
        else
            push(Mark::currency, 1);
    }

    /// '$1.5$'; a sum of money is closed by no dollar.
    static bool closes_number(std::string_view inner) {
        return !inner.empty() && is_ascii_digit(inner.front()) && is_ascii_digit(inner.back()) &&
               inner.find_first_not_of("0123456789.,") == std::string_view::npos;
    }

    /// There a comma before a letter is what is left of a thin space.
    bool in_formula() const { return formula_end_ != ~0u && at_ < formula_end_; }

    /// '^14', '¹': part of no number, so the number of a note, or an exponent of the unit.
    void read_raised() {
        std::uint32_t begin = at_, number = 0, end = at_;
        bool minus = false;
        if (text_[end] == '^') {
            ++end;
            for (; end < text_.size() && (is_ascii_digit(text_[end]) || text_[end] == '-' ||
                                          text_[end] == '{' || text_[end] == '*');
                 ++end) {
                minus = minus || text_[end] == '-';
                if (is_ascii_digit(text_[end]))
                    number = (number * 10 + static_cast<unsigned>(text_[end] - '0')) % 1000;
            }
        } else {
            for (;;) {
                Superscript next = superscript_at(text_, end);
                if (next.size == 0) break;
                minus = minus || next.digit == '-';
                if (is_ascii_digit(next.digit))
                    number = (number * 10 + static_cast<unsigned>(next.digit - '0')) % 1000;
                end += next.size;
            }
        }
        std::uint16_t id = minus ? 0 : static_cast<std::uint16_t>(kRaised + number);
        push(Mark::star, end - begin, id);
    }

    void read_sign(char c) {
        if (c == ']' && drop_citation()) return;
        const bool after_number = last() != nullptr && last()->is(Token::Kind::number);
        const Sign sign = sign_at(text_, at_, spaced_, after_number);
        if (sign.hedges)
            push(Token::Kind::word, sign.size).classes = bit(WordClass::hedge);
        else
            push(sign.mark, sign.size, sign.id);
    }

    /// Of '[14]' the opening bracket and the number go again.
    bool drop_citation() {
        std::size_t size = out_.size();
        if (size < first_ + 2 || !out_[size - 1].is(Token::Kind::number) ||
            text_[out_[size - 2].at.begin] != '[' || !out_[size - 1].plain) {
            return false;
        }
        out_.resize(size - 2);
        ++at_;
        return true;
    }

    const Reading& reading_;
    std::string_view text_;
    std::uint32_t at_;
    const Vocabulary& words_;
    Tokens& out_;
    std::size_t first_;
    std::size_t struck_;  ///< The first of Reading::struck that may hold what comes next.
    bool spaced_ = false;
    std::uint32_t formula_end_ = ~0u;
};

}  // namespace

void read_tokens(const Reading& reading, Span flat, const Vocabulary& words, Tokens& out) {
    Tokenizer(reading, flat, words, out).run();
}

}  // namespace veritally
