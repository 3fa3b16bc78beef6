#include <algorithm>
#include <cmath>

#include "claim/text/inherit.h"
#include "claim/text/label_lines.h"
#include "claim/text/scope.h"
#include "claim/text/withdrawn.h"

namespace veritally {
namespace {

constexpr std::size_t kMostEarlier = 24;  ///< Figures of a paragraph that are looked back at.

/// 'The footnote says that | this is …', 'In its paper | these are defined as …'
bool points_at_figure(const Text& text, std::uint32_t i) {
    return text[i].is(WordClass::figure) &&
           (text[i + 1].copula || text[i + 1].is(WordClass::statement_verb));
}

/// 'In its paper | AI TOPS of the series are FP4'
bool speaks_of_unit(const Text& text, const Sentence& sentence, std::uint32_t i) {
    constexpr std::uint32_t kReach = 6;
    if (!text[i].is(Token::Kind::unit)) return false;
    const std::uint32_t end = std::min(sentence.end, i + kReach);
    while (i < end && !text[i].copula && !text[i].is(WordClass::statement_verb)) ++i;
    return i < end;
}

/// Where the sentence comes to its subject: 'As the maker explains, | such figures are …'.
std::uint32_t head_of(const Text& text, const Sentence& sentence) {
    constexpr std::uint32_t kLongestIntroduction = 14;
    std::uint32_t last = std::min(sentence.begin + kLongestIntroduction, sentence.end);
    for (std::uint32_t i = sentence.begin; i + 2 < last; ++i) {
        if (points_at_figure(text, i) || speaks_of_unit(text, sentence, i)) return i;
        if (text[i].is(Mark::colon)) {  // 'The note adds: "All TOPS figures …"'
            std::uint32_t head = i + 1;
            while (head + 1 < sentence.end && text[head].is(Mark::quote)) ++head;
            return text[head].is(WordClass::all) ? head : sentence.begin;
        }
        if (!text[i].is(Mark::comma)) continue;
        std::uint32_t behind = i + 1;  // 'According to the paper, | AI TOPS are FP4'
        while (behind + 2 < sentence.end && text[behind].is(WordClass::filler)) ++behind;
        if (points_at_figure(text, behind) || speaks_of_unit(text, sentence, behind)) return behind;
        bool points = text[i + 1].is(WordClass::definite) || text[i + 1].pointing;
        bool subject =
            points && (text[i + 2].is(WordClass::figures) || text[i + 2].is(WordClass::figure));
        return subject ? i + 1 : sentence.begin;
    }
    return sentence.begin;
}

bool head_is(const Text& text, const Sentence& sentence, std::uint32_t reach, WordClass word) {
    const std::uint32_t begin = head_of(text, sentence);
    const std::uint32_t end = std::min(begin + reach, sentence.end);
    for (std::uint32_t i = begin; i < end; ++i) {
        if (text[i].is(word)) return true;
    }
    return false;
}

bool anywhere(const Text& text, const Sentence& sentence, WordClass word) {
    return head_is(text, sentence, sentence.end - sentence.begin, word);
}

class Paragraph {
  public:
    Paragraph(const Text& text, const PassageText& passage, DocumentText& document)
        : text_(text), passage_(passage), document_(document) {}

    void run() {
        constexpr int kMostHeard = 32;
        int heard = 0;
        for (std::uint32_t s = passage_.first; s < passage_.last && heard < kMostHeard; ++s) {
            const Sentence& sentence = document_.sentences[s];
            if (sentence.mentions.empty()) continue;
            if (sentence.measures.empty())
                listen(s);
            else
                listen_to_opening(s);
            ++heard;
        }
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (text_.words.attributes[a].required) take_from_others(a);
        }
    }

  private:
    Sentence& sentence(std::uint32_t s) const { return document_.sentences[s]; }

    /// A sentence without figures may speak of those beside it.
    void listen(std::uint32_t s) {
        if (const Mention* meant = converted_to(sentence(s))) return apply_behind(*meant, s);
        Labels labels = labels_of(text_, sentence(s));
        if (labels.empty(text_.words.attributes.size())) return;
        bool statement = std::any_of(sentence(s).mentions.begin(), sentence(s).mentions.end(),
                                     [](const Mention& m) { return m.end > m.begin + 1; });
        if (speaks_back(s)) return apply_before(labels, s, true);
        if (speaks_of_figures(text_, sentence(s)) || statement || is_said_of_all(sentence(s)))
            return apply_to_all(labels);
        constexpr std::uint32_t kHead = 4;
        bool all = head_is(text_, sentence(s), kHead, WordClass::all);
        const std::uint32_t head = head_of(text_, sentence(s));
        bool refers = all || head_is(text_, sentence(s), kHead, WordClass::figure) ||
                      text_[head].is(Token::Kind::unit) || quotes_source(sentence(s));
        if (refers && !early(sentence(s))) return;
        if (refers && s > passage_.first) return apply_before(labels, s, all);
        constexpr std::uint32_t kShort = 6;
        bool label = sentence(s).end - sentence(s).begin <= kShort && s + 1 < passage_.last;
        if (label && !sentence(s + 1).measures.empty())
            apply(text_, labels, sentence(s + 1).measures[0]);
        else if (labels_figures(text_, sentence(s)))
            apply_to_card(labels, s);
    }
    /// 'The GPU does 4 teraflops. | That is the usual FP32 figure, so each box comes to 16 TOPS.'
    void listen_to_opening(std::uint32_t s) {
        const std::string_view first = text_.at(text_[sentence(s).begin].at);
        const bool back = first.starts_with("That") || first.starts_with("This");
        if (!back || s == passage_.first || sentence(s - 1).measures.empty()) return;
        Sentence opening = sentence(s);
        const std::uint32_t figure = opening.measures[0].begin;
        opening.end = opening.begin;
        while (opening.end < figure && !text_[opening.end].is(Mark::comma)) ++opening.end;
        std::erase_if(opening.mentions, [&](const Mention& m) { return m.end > opening.end; });
        if (opening.end == figure || opening.mentions.empty()) return;
        opening.measures.clear();
        constexpr std::uint32_t kHead = 6;
        if (head_is(text_, opening, kHead, WordClass::figure) && early(opening))
            apply_before(labels_of(text_, opening), s, false);
    }
    /// 'Capacity is stated in BF16 | throughout.', 'It gives its throughput, each at INT8.'
    bool is_said_of_all(const Sentence& sentence) const {
        const bool each = std::all_of(sentence.mentions.begin(), sentence.mentions.end(),
                                      [](const Mention& m) { return m.all; });
        if (each && has(sentence.classes, WordClass::throughput)) return true;
        const std::uint32_t end = sentence.mentions.back().end;
        return end < sentence.end && text_[end].is(WordClass::all) &&
               !text_[end].is(WordClass::each) && sentence.mentions.back().all;
    }
    /// 'The footnote says: | FP4 with sparsity.'
    bool quotes_source(const Sentence& sentence) const {
        constexpr std::uint32_t kLongest = 8;
        const std::uint32_t said = sentence.mentions[0].begin;
        if (said < sentence.begin + 2 || said - sentence.begin > kLongest) return false;
        const std::uint32_t verb = text_[said - 1].is(Mark::colon) ? said - 2 : said - 1;
        if (!text_[verb].is(WordClass::attributed) && !text_[verb].is(WordClass::replace))
            return false;
        for (std::uint32_t i = sentence.mentions.back().end; i < sentence.end; ++i) {
            if (!text_[i].is(Token::Kind::mark) && !text_[i].is(Token::Kind::note)) return false;
        }
        return true;
    }
    /// 'INT4 to INT8: ÷2.': the second; null where the sentence speaks of no conversion.
    const Mention* converted_to(const Sentence& sentence) const {
        constexpr std::uint32_t kShort = 8;
        const std::vector<Mention>& mentions = sentence.mentions;
        if (sentence.end - sentence.begin > kShort || mentions[0].begin > sentence.begin)
            return nullptr;
        for (std::size_t i = 1; i < mentions.size(); ++i) {
            const Mention &from = mentions[i - 1], &to = mentions[i];
            if (from.attribute != to.attribute || from.end + 1 != to.begin) continue;
            const Token& between = text_[from.end];
            if (between.is(WordClass::to) || between.is(Mark::hyphen) || between.is(Mark::dash) ||
                is_arrow(between))
                return &to;
        }
        return nullptr;
    }
    bool is_arrow(const Token& t) const {
        const std::string_view sign = text_.at(t.at);
        return sign == "→" || sign == "->" || sign == "⇒";
    }
    void apply_behind(const Mention& meant, std::uint32_t s) {
        while (++s < passage_.last) {
            for (Measure& measure : sentence(s).measures) {
                if (!measure.readings.has(meant.attribute))
                    measure.readings.set(meant.attribute, static_cast<std::int16_t>(meant.value),
                                         Binding::scope);
            }
        }
    }
    /// 'Such figures are FP4', 'These numbers assume sparsity', after some.
    bool speaks_back(std::uint32_t s) const {
        const std::uint32_t head = head_of(text_, sentence(s));
        if (head + 1 >= sentence(s).end || !text_[head + 1].is(WordClass::figures)) return false;
        return text_[head].pointing &&
               std::any_of(document_.sentences.begin() + passage_.first,
                           document_.sentences.begin() + s,
                           [](const Sentence& before) { return !before.measures.empty(); });
    }
    /// 'The value is dense INT8', not 'The value is a vendor's, so comparison with INT8 …'.
    bool early(const Sentence& sentence) const {
        const std::uint32_t head = head_of(text_, sentence);
        for (std::uint32_t i = head; i < sentence.mentions[0].begin; ++i) {
            const Token& t = text_[i];
            if (t.is(Mark::comma) || t.is(Mark::semicolon) || t.is(WordClass::contrast))
                return false;
            if (t.is(WordClass::negation) && !t.is(WordClass::harmless) && !says_density(sentence))
                return false;
        }
        constexpr std::uint32_t kReach = 12;
        return sentence.mentions[0].begin - head <= kReach;
    }
    bool says_density(const Sentence& sentence) const {
        return text_.words.values[sentence.mentions[0].value].negated >= 0 ||
               text_.words.attributes[sentence.mentions[0].attribute].fallback >= 0;
    }
    void apply_to_all(const Labels& labels) {
        for (std::uint32_t s = passage_.first; s < passage_.last; ++s) {
            for (Measure& measure : sentence(s).measures) apply(text_, labels, measure);
        }
    }
    void apply_before(const Labels& labels, std::uint32_t s, bool all) {
        const Distance distance = one_unit_before(s) ? Distance::beside : Distance::afar;
        while (s-- > passage_.first) {
            std::vector<Measure>& measures = sentence(s).measures;
            for (Measure& measure : measures) {
                if (all || measure.run == measures.back().run)
                    apply(text_, labels, measure, distance);
            }
            if (!all && !measures.empty()) return;
        }
    }

    /// To the figures above the label; where there are none, to those below.
    void apply_to_card(const Labels& labels, std::uint32_t s) {
        auto first = document_.sentences.begin() + passage_.first,
             here = document_.sentences.begin() + s;
        const bool above = std::any_of(
            first, here, [](const Sentence& before) { return !before.measures.empty(); });
        if (above) return apply_before(labels, s, true);
        while (++s < passage_.last) {
            for (Measure& measure : sentence(s).measures) apply(text_, labels, measure);
        }
    }

    /// It is these figures that are spoken of, whatever suits their unit.
    bool one_unit_before(std::uint32_t s) const {
        int unit = -1;
        for (std::uint32_t before = passage_.first; before < s; ++before) {
            for (const Measure& measure : document_.sentences[before].measures) {
                if (unit >= 0 && measure.unit != unit) return false;
                unit = measure.unit;
            }
        }
        return true;
    }

    void take_from_others(std::size_t attribute) {
        std::vector<Measure*> known;
        std::vector<double> counts;
        double sum = 0;
        for (std::uint32_t s = passage_.first; s < passage_.last; ++s) {
            add_counts(text_, sentence(s), counts);
            for (Measure& measure : sentence(s).measures) {
                take(attribute, s, known, counts, sum, measure);
                sum += measure.amount().value();
                if (known.size() < kMostEarlier) known.push_back(&measure);
            }
        }
        // A total that comes first: its parts say what it is in.
        for (Measure* measure : known) {
            for (Measure* other : known) {
                bool kin = may_take(text_, *other, *measure, attribute) &&
                           are_kin(*measure, *other, counts);
                if (kin) take_over(text_, *other, *measure);
            }
        }
    }

    void take(std::size_t attribute, std::uint32_t s, const std::vector<Measure*>& known,
              const std::vector<double>& counts, double sum, Measure& measure) const {
        if (measure.readings.has(attribute)) return;
        const Sentence& own = document_.sentences[s];
        bool refers = anywhere(text_, own, WordClass::total) ||
                      anywhere(text_, own, WordClass::derived) ||
                      anywhere(text_, own, WordClass::same) ||
                      sums_up(sum, known.size(), measure) || corrects(s, measure);
        for (std::size_t i = known.size(); i-- > 0;) {
            if (!may_take(text_, *known[i], measure, attribute)) continue;
            if (!refers && !are_kin(*known[i], measure, counts)) continue;
            take_over(text_, *known[i], measure);
            return;
        }
    }
    /// 'It never had 4 PFLOPS of FP8. The dense rate is | 2 PFLOPS', 'It should have read | 2
    /// PFLOPS'
    bool corrects(std::uint32_t s, const Measure& measure) const {
        const Sentence& own = document_.sentences[s];
        if (takes_place_of_last(text_, own, measure)) return true;
        if (s == passage_.first || own.measures.size() != 1) return false;
        const Sentence& before = document_.sentences[s - 1];
        return before.measures.size() == 1 && (has(before.classes, WordClass::refuted) ||
                                               has(before.classes, WordClass::negation));
    }
    static bool sums_up(double sum, std::size_t parts, const Measure& measure) {
        Interval interval = measure.amount().interval();
        return parts > 1 && interval.low <= sum && sum <= interval.high;
    }

    const Text& text_;
    const PassageText& passage_;
    DocumentText& document_;
};

}  // namespace

bool speaks_of_figures(const Text& text, const Sentence& sentence) {
    constexpr std::uint32_t kHead = 6;
    return sentence.measures.empty() && head_is(text, sentence, kHead, WordClass::figures);
}

void inherit_across(const Text& text, const PassageText& passage, DocumentText& document) {
    if (passage.last - passage.first < 2) return;
    Paragraph(text, passage, document).run();
}

}  // namespace veritally
