#include "claim/derivation/sheet.h"

#include <algorithm>

namespace veritally {

Sheet::Sheet(const Claims& claims) : claims_(claims) {
    lines_.reserve(claims.figures.size());
    for (const Figure& f : claims.figures) {
        const bool holds = is_quoted_plainly(f) && is_labelled(f);
        lines_.push_back({holds, holds && names_thing(f)});
    }
}

bool Sheet::is_of_one(const Figure& first, const Figure& second) const {
    return first.section == second.section && first.cell == second.cell &&
           first.around == second.around && line(first).holds && line(second).holds &&
           !line(second).names;
}

bool Sheet::is_in_one_breath(const Figure& first, const Figure& second) const {
    constexpr std::uint32_t kReach = 12;
    if (first.sentence != second.sentence || first.token >= second.token || first.cell ||
        second.token - first.token > kReach || second.cues.derived || second.cues.added)
        return false;
    const Tokens& tokens = claims_.text->tokens;
    bool joined = false;
    for (std::uint32_t i = first.token + 1; i < second.token; ++i) {
        const Token& t = tokens[i];
        if (t.is(Token::Kind::number) ||
            (t.is(Token::Kind::word) && t.capital && t.classes.none()) || t.is(WordClass::contrast))
            return false;
        joined = joined || t.is(WordClass::and_);
        if (joined && opens_another(tokens, i, second.token)) return false;
    }
    return joined;
}

/// '0.73 EFLOPS in BF16 and | its inference system at 0.093 EOPS in INT8'
bool Sheet::opens_another(const Tokens& tokens, std::uint32_t i, std::uint32_t end) {
    constexpr std::uint32_t kLongestName = 3;
    if (!tokens[i].is(WordClass::definite) || !tokens[i].is(Token::Kind::word)) return false;
    for (std::uint32_t at = i + 1; at + 1 < end && at <= i + kLongestName; ++at) {
        const Token& t = tokens[at];
        if (t.is(WordClass::group_noun)) return tokens[at + 1].is(WordClass::rating);
        if (!t.is(Token::Kind::word)) return false;
    }
    return false;
}

/// Nothing was done to it.
bool Sheet::is_quoted_plainly(const Figure& f) const {
    return f.role == Role::quoted && f.multipliers.empty() && !f.cues.derived && !f.cues.whole &&
           !f.cues.added && f.token > 0;
}

/// 'FP8, dense: | 728.5 TFLOPS', '| BF16 | 312 TFLOPS |': formats and nothing else.
bool Sheet::is_labelled(const Figure& f) const {
    const DocumentText& text = *claims_.text;
    const Sentence& sentence = text.sentences[f.sentence];
    if (!f.cell)
        return text.tokens[f.token - 1].is(Mark::colon) &&
               says_format_only(sentence.begin, f.token);
    std::uint32_t first = sentence.passage;
    for (const Figure& other : claims_.figures) {
        if (other.unit_block == f.unit_block)
            first = std::min(first, text.sentences[other.sentence].passage);
    }
    if (first == 0) return false;
    const PassageText& label = text.passages[first - 1];
    return says_format_only(label.begin, label.end);
}

bool Sheet::says_format_only(std::uint32_t begin, std::uint32_t end) const {
    const Tokens& tokens = claims_.text->tokens;
    bool format = false;
    for (std::uint32_t i = begin; i < end; ++i) {
        const Token& t = tokens[i];
        const bool noun = t.is_noun();
        const bool each = i > begin && (tokens[i - 1].is(WordClass::each) ||
                                        tokens[i - 1].is(WordClass::indefinite));
        const bool named = t.is(Token::Kind::word) && t.capital && t.classes.none();
        if (t.is(Token::Kind::number) || named || (noun && !each)) return false;
        format = format || t.is(Token::Kind::value);
    }
    return format;
}

bool Sheet::names_thing(const Figure& f) const {
    const bool listed = f.unit_block != f.block;
    const bool named =
        std::any_of(claims_.devices.begin(), claims_.devices.end(), [&](const DeviceMention& m) {
            return m.sentence == f.sentence ||
                   (listed && claims_.text->passages[m.passage].block == f.unit_block);
        });
    return named ||
           std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
               return listed ? h.unit_block == f.unit_block : h.sentence == f.sentence;
           });
}

}  // namespace veritally
