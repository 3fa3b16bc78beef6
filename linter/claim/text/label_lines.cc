#include "claim/text/label_lines.h"

namespace veritally {
namespace {

constexpr std::uint32_t kLongestLabel = 8;  ///< Tokens.
constexpr std::uint32_t kLongestLine = 16;  ///< Of a line that stands alone.
constexpr std::uint32_t kFewestLines = 2;   ///< With a label and a dash, where a passage has more.

bool is_spaced_dash(const Tokens& tokens, std::uint32_t i, std::uint32_t end) {
    return tokens[i].is(Mark::dash) && tokens[i].spaced && i + 1 < end && tokens[i + 1].spaced;
}

/// The colon or dash behind the words that the line begins with; kNowhere without one.
std::uint32_t label_end(const Tokens& tokens, std::uint32_t begin, std::uint32_t end) {
    bool bracketed = false;
    for (std::uint32_t i = begin; i < end && i <= begin + kLongestLabel; ++i) {
        const Token& t = tokens[i];
        if (i > begin && (t.is(Mark::colon) || is_spaced_dash(tokens, i, end)))
            return i + 1 < end ? i : kNowhere;
        bracketed = (bracketed || t.is(Mark::open)) && !t.is(Mark::close);
        const bool says = t.is(Token::Kind::word) || t.is(Token::Kind::value) ||
                          t.is(Token::Kind::unit) || t.is(Token::Kind::mark);
        if (!bracketed && (!says || t.is(Mark::stop) || t.is(Mark::semicolon) ||
                           (i == begin && t.is(Token::Kind::mark))))
            return kNowhere;
    }
    return kNowhere;
}

std::uint32_t line_end(const Tokens& tokens, std::uint32_t begin, std::uint32_t end) {
    while (begin < end && !tokens[begin].is(Token::Kind::line)) ++begin;
    return begin;
}

}  // namespace

bool opens_label_line(const Tokens& tokens, std::uint32_t line, std::uint32_t end) {
    return label_end(tokens, line + 1, line_end(tokens, line + 1, end)) != kNowhere;
}

void read_label_dashes(std::uint32_t begin, Tokens& tokens) {
    const auto end = static_cast<std::uint32_t>(tokens.size());
    std::vector<std::uint32_t> dashes;
    std::uint32_t lines = 0;
    for (std::uint32_t i = begin; i < end; ++lines) {
        const std::uint32_t last = line_end(tokens, i, end);
        const std::uint32_t label = label_end(tokens, i, last);
        if (label != kNowhere && tokens[label].is(Mark::dash)) dashes.push_back(label);
        i = last + 1;
    }
    const bool alone = lines == 1 && end - begin <= kLongestLine;
    if (!alone && dashes.size() < kFewestLines) return;
    for (std::uint32_t dash : dashes) tokens[dash].mark = Mark::colon;
}

bool labels_figures(const Text& text, const Sentence& sentence) {
    constexpr std::uint32_t kShort = 9, kLongestAnswer = 2;
    if (!sentence.measures.empty() || sentence.mentions.empty() ||
        sentence.end - sentence.begin > kShort)
        return false;
    std::uint32_t colon = sentence.begin + 1;
    while (colon < sentence.end && !text[colon].is(Mark::colon)) ++colon;
    if (colon + 1 >= sentence.end) return false;
    if (sentence.mentions[0].begin > colon) return true;
    return sentence.mentions.back().end <= colon && sentence.end - colon - 1 <= kLongestAnswer &&
           !text[colon + 1].is(Token::Kind::number);
}

}  // namespace veritally
