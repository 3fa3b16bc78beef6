#include "claim/derivation/told.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

constexpr std::size_t kMost = 48;  // The work grows with the square.

/// Null between sentences.
const Sentence* sentence_of(const Claims& claims, std::uint32_t token) {
    const auto& sentences = claims.text->sentences;
    const auto own = std::partition_point(sentences.begin(), sentences.end(),
                                          [&](const Sentence& s) { return s.end <= token; });
    return own != sentences.end() && own->begin <= token ? &*own : nullptr;
}

/// Of a figure of the text.
bool is_of_measure(const Claims& claims, std::uint32_t token) {
    const Sentence* own = sentence_of(claims, token);
    return own != nullptr &&
           std::any_of(own->measures.begin(), own->measures.end(),
                       [&](const Measure& m) { return m.begin <= token && token < m.end; });
}

/// 'Of these, 32 are reserved'
bool speaks_of_some(const Sentence& s) {
    return has(s.classes, WordClass::partitive) || has(s.classes, WordClass::including);
}

std::uint32_t block_of(const Claims& claims, std::uint32_t token) {
    const auto passage =
        std::find_if(claims.text->passages.begin(), claims.text->passages.end(),
                     [&](const PassageText& p) { return p.begin <= token && token < p.end; });
    return passage == claims.text->passages.end() ? Block::kNone : passage->block;
}

/// 'multiplied by | two', 'times | two', 'is | two operations'
bool multiplies(const Tokens& tokens, std::uint32_t i) {
    constexpr std::uint32_t kReach = 2;
    for (std::uint32_t at = i; at-- > 0 && i - at <= kReach;) {
        const Token& t = tokens[at];
        if (t.is(WordClass::times) || t.is(Mark::times) || t.is(WordClass::derived)) return true;
        if (t.is(Token::Kind::mark)) break;
    }
    // 'it is two operations'
    return i + 1 < tokens.size() && tokens[i + 1].is(WordClass::filler);
}

}  // namespace

std::vector<double> shares_told(const Claims& claims) {
    constexpr std::size_t kMostShares = 8;
    const Tokens& tokens = claims.text->tokens;
    std::vector<double> shares;
    auto is_number = [&](std::size_t i) {
        return tokens[i].is(Token::Kind::number) && !tokens[i].name && tokens[i].number.value() > 0;
    };
    for (const Sentence& sentence : claims.text->sentences) {
        for (std::uint32_t i = sentence.begin; i + 1 < sentence.end; ++i) {
            if (shares.size() == kMostShares) return shares;
            if (!is_number(i)) continue;
            const double part = tokens[i].number.value();
            const bool alone = !tokens[i + 1].is(Token::Kind::number);
            if (tokens[i].spelled && part < 1 && alone && !is_of_measure(claims, i))
                shares.push_back(part);
            if (tokens[i + 1].is(Mark::percent) && part < 100) shares.push_back(part / 100);
            const bool of_the = i + 3 < sentence.end && tokens[i + 1].is(WordClass::preposition) &&
                                tokens[i + 2].is(WordClass::definite) && is_number(i + 3) &&
                                !tokens[i + 3].may_be_year();
            if (of_the && part < tokens[i + 3].number.value())
                shares.push_back(part / tokens[i + 3].number.value());
        }
    }
    return shares;
}

std::vector<double> numbers_before(const Claims& claims, const Figure& figure) {
    const Sentence& sentence = claims.text->sentences[figure.sentence];
    std::vector<double> numbers;
    for (std::uint32_t i = sentence.begin; i < figure.token; ++i) {
        const Token& t = claims.text->tokens[i];
        const bool free = t.is(Token::Kind::number) && !t.name && !t.may_be_year();
        if (free && t.number.value() > 2) numbers.push_back(t.number.value());
    }
    return numbers;
}

std::vector<double> numbers_told(const Claims& claims) {
    constexpr std::size_t kMostNumbers = 24;
    std::vector<double> numbers;
    const Tokens& tokens = claims.text->tokens;
    for (std::uint32_t i = 0; i < tokens.size() && numbers.size() < kMostNumbers; ++i) {
        const Token& t = tokens[i];
        if (!t.is(Token::Kind::number) || t.name || t.struck || t.may_be_year()) continue;
        const double value = t.number.value();
        const bool known = std::find(numbers.begin(), numbers.end(), value) != numbers.end();
        if (value >= 3 && value == std::floor(value) && !known && !is_of_measure(claims, i))
            numbers.push_back(value);
    }
    return numbers;
}

Told::Told(const Claims& claims, const Vocabulary& words, const Sources& sources,
           const Numeric* stated) {
    add_figures(claims, words, sources, stated);
    add_powers(claims);
    std::sort(results_.begin(), results_.end(),
              [](const Result& a, const Result& b) { return a.token < b.token; });
    add_shares(claims);
    add_numbers(claims);
    for (const AttributeValue& v : words.values) {
        if (v.denominator == 1) factors_.push_back(v.numerator);
    }
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        if (words.attributes[a].required) required_.push_back(a);
    }
}

void Told::add_figures(const Claims& claims, const Vocabulary& words, const Sources& sources,
                       const Numeric* stated) {
    for (std::uint32_t i = 0; i < claims.figures.size() && results_.size() < kMost; ++i) {
        const Figure& f = claims.figures[i];
        const bool concludes =
            std::any_of(sources.conclusions.begin(), sources.conclusions.end(),
                        [&](const Conclusion& c) { return c.figure == i && c.closing; });
        const bool quoted = std::any_of(sources.sources.begin(), sources.sources.end(),
                                        [&](const Reckoned& r) { return r.figure == i; });
        if (!f.asserted || is_aside(f.role) || quoted) continue;
        const Reckoned r = reckon(claims, i, words);
        const double factor = r.form == Reckoned::Form::bare ? 0 : r.value / f.amount().value();
        results_.push_back({f.amount(), factor, f.token});
        results_.back().states = stated != nullptr && rounds_to(r.value, *stated);
        results_.back().follows = f.cues.derived;
        results_.back().closes = f.cues.closing || concludes;
        place(claims, f.sentence, results_.back());
    }
}

/// Nothing else leads from a share to the whole.
void Told::add_shares(const Claims& claims) {
    for (double share : shares_told(claims)) numbers_.push_back({share, 0, true, false, false});
}

void Told::place(const Claims& claims, std::uint32_t sentence, Result& result) {
    const Sentence& s = claims.text->sentences[sentence];
    result.sentence_begin = s.begin;
    result.of_share = speaks_of_some(s);
    const bool plain = std::all_of(s.mentions.begin(), s.mentions.end(), [&](const Mention& m) {
        return std::any_of(s.measures.begin(), s.measures.end(), [&](const Measure& measure) {
            return measure.begin < m.begin && m.end < measure.end;
        });
    });
    result.speaks_of_counts = plain && !has(s.classes, WordClass::statement_subject) &&
                              !has(s.classes, WordClass::conversion);
}

/// '1.19×10^18' without a unit.
void Told::add_powers(const Claims& claims) {
    constexpr double kLeast = 1e12;
    const Tokens& tokens = claims.text->tokens;
    for (std::uint32_t i = 0; i < tokens.size() && results_.size() < kMost; ++i) {
        const Token& t = tokens[i];
        if (!t.is(Token::Kind::number) || t.name || t.struck || t.plain ||
            t.number.value() < kLeast || is_of_measure(claims, i))
            continue;
        results_.push_back({t.number, 1, i});
        const Sentence* own = sentence_of(claims, i);
        if (own == nullptr) continue;
        results_.back().sentence_begin = own->begin;
        results_.back().of_share = speaks_of_some(*own);
    }
}

void Told::add_numbers(const Claims& claims) {
    constexpr double kLargest = 1e8;
    auto is_absent = [&](double count) {
        auto counts = [&](const Holding& h) { return h.count() == count; };
        return std::any_of(claims.holdings.begin(), claims.holdings.end(),
                           [&](const Holding& h) { return counts(h) && !h.present(); });
    };
    const Tokens& tokens = claims.text->tokens;
    auto counts = [&](std::uint32_t i) {
        constexpr std::uint32_t kReach = 3;  // 'two such chips', 'two neural accelerators'
        for (std::uint32_t at = i + 1; at < tokens.size() && at <= i + kReach; ++at) {
            const Token& t = tokens[at];
            if (!t.is(Token::Kind::word)) return false;
            if (t.is_noun()) return block_of(claims, i) == block_of(claims, at);
        }
        return false;
    };
    for (std::uint32_t i = 0; i < tokens.size() && numbers_.size() < kMost; ++i) {
        const Token& t = tokens[i];
        if (!t.is(Token::Kind::number) || t.name || t.struck || t.may_be_year()) continue;
        const double value = t.number.value();
        if (value < 2 || value > kLargest || value != std::floor(value) || is_absent(value))
            continue;
        if (!is_of_measure(claims, i))
            numbers_.push_back({value, i, t.spelled, multiplies(tokens, i), counts(i)});
    }
}

/// '× 8' of FP64 is no count, nor '× 2' of anything.
bool Told::may_convert(const Term& term, double count) const {
    const bool bare = std::any_of(required_.begin(), required_.end(),
                                  [&](std::size_t a) { return term.reading[a] < 0; });
    const bool converted = bare || std::any_of(term.factor.begin(), term.factor.end(),
                                               [](double factor) { return factor != 1; });
    return count == 2 ||
           (converted && std::find(factors_.begin(), factors_.end(), count) != factors_.end());
}

bool Told::is_product(const Term& term, double count, const Result& result) const {
    // '2.6 exaFLOPS … with sparsity … contributes 2.6': said again, of none that are counted.
    if (term.each() != term.quoted && rounds_to(term.quoted, result.shown)) return false;
    if (result.factor > 0) return rounds_to(term.each() * count / result.factor, result.shown);
    return rounds_to(term.each() * count, result.shown) ||
           rounds_to(term.quoted * count, result.shown);
}

bool Told::may_multiply(const Term& term, const Number& number, const Result& result) const {
    const bool there = result.speaks_of_counts && number.token >= result.sentence_begin;
    if (there && number.converts) return false;
    const bool share = number.value < 1;
    if (share) return result.states || result.follows;
    if (!there && (result.states || result.shown.significant < 2)) return false;
    if (!there && !number.counts && may_convert(term, number.value)) return false;
    return !result.states || number.spelled;
}

std::vector<Told::Lot> Told::lots_of(const Term& term) const {
    std::vector<Lot> lots;
    for (const Result& result : results_) {
        double count = 0;
        for (const Number& number : numbers_) {
            const bool here = !result.of_share && !result.closes &&
                              number.token >= result.sentence_begin && number.token < result.token;
            const bool factor = may_convert(term, number.value) && !number.counts;
            if (here && !number.converts && !factor && number.value >= 2 && !result.states &&
                is_product(term, number.value, result))
                count = number.value;
        }
        const bool known = std::any_of(lots.begin(), lots.end(),
                                       [&](const Lot& lot) { return lot.count == count; });
        if (count > 0 && !known) lots.push_back({count, result.sentence_begin});
    }
    return lots;
}

/// The number of its sentence that leads to the result; 0 where none does.
double Told::step_to(const Term& term, double from, const Result& result) const {
    const double factor = result.factor > 0 ? result.factor : 1;
    for (const Number& number : numbers_) {
        const bool here = number.token >= result.sentence_begin && number.token < result.token;
        const bool converts = may_convert(term, number.value) && !number.counts &&
                              (number.value == 2 || !number.spelled);
        if (!here || number.converts || number.value < 2 || converts) continue;
        for (double thousands : {1.0, 1e3, 1e-3, 1e6, 1e-6}) {
            if (rounds_to(from * number.value * thousands / factor, result.shown))
                return number.value;
        }
    }
    return 0;
}

std::vector<double> Told::steps_of(const Term& term) const {
    std::vector<double> steps;
    double at = term.each();
    for (const Result& result : results_) {
        const double count = step_to(term, at, result);
        if (count == 0) continue;
        steps.push_back(count);
        at *= count;
    }
    if (steps.size() < 2) steps.clear();
    return steps;
}

std::vector<double> Told::counts_of(const Term& term) const {
    std::vector<double> found;
    for (const Result& result : results_) {
        if (result.closes) continue;
        double nearest = 0;
        for (const Number& number : numbers_) {
            if (number.token > result.token) break;
            if (!may_multiply(term, number, result)) continue;
            if (is_product(term, number.value, result)) nearest = number.value;
            for (double before : found) {  // '73.7 TOPS a chip, two chips: 147.5'
                const double both = before * number.value;
                const bool converts =
                    may_convert(term, both) || (may_convert(term, number.value) && !number.counts);
                if (nearest == 0 && !converts && is_product(term, both, result)) nearest = both;
            }
        }
        if (nearest != 0) found.push_back(nearest);
    }
    return found;
}

}  // namespace veritally
