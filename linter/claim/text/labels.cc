#include "claim/text/labels.h"

#include <algorithm>

#include "base/ascii.h"

namespace veritally {

bool Labels::empty(std::size_t attributes) const {
    for (std::size_t a = 0; a < attributes; ++a) {
        if (readings.has(a)) return false;
    }
    return unit < 0;
}

void Labels::add(const Labels& other) {
    for (std::size_t a = 0; a < kMaxAttributes; ++a) {
        if (!readings.has(a)) readings.set(a, other.readings.value[a], other.readings.how[a]);
    }
    if (unit >= 0 || other.unit < 0) return;
    unit = other.unit;
    power = other.power;
}

Labels labels_of(const Text& text, const Sentence& sentence) {
    Labels labels;
    for (const Mention& mention : sentence.mentions) {
        if (mention.bound || mention.idle) continue;
        std::size_t a = mention.attribute;
        if (!labels.readings.has(a)) {
            labels.readings.set(a, mention.value, Binding::scope);
        } else if (labels.readings.how[a] != Binding::conflict) {
            const auto& values = text.words.values;
            auto said = static_cast<std::size_t>(labels.readings.value[a]);
            if (!values[said].same_factor(values[mention.value]))
                labels.readings.set(a, -1, Binding::conflict);
        }
    }
    if (!sentence.units.empty() && sentence.measures.empty()) {
        // 'Training compute (FLOP)' heads totals.
        const bool total =
            text.words.units[sentence.units[0].unit].counts && sentence.units[0].power == 0 &&
            !has(sentence.classes, WordClass::second) &&
            (has(sentence.classes, WordClass::work) || has(sentence.classes, WordClass::run));
        labels.unit = total ? -1 : sentence.units[0].unit;
        labels.power = sentence.units[0].power;
    }
    return labels;
}

Labels labels_of(const Text& text, const DocumentText& document, const PassageText& passage) {
    Labels labels;
    for (std::uint32_t s = passage.first; s < passage.last; ++s) {
        labels.add(labels_of(text, document.sentences[s]));
    }
    return labels;
}

void apply(const Text& text, const Labels& labels, Measure& measure, Distance distance) {
    for (std::size_t a = 0; a < text.words.attributes.size(); ++a) {
        if (measure.readings.has(a) || !labels.readings.has(a)) continue;
        if (labels.readings.how[a] == Binding::conflict) continue;
        std::int16_t value = labels.readings.value[a];
        const AttributeValue& said = text.words.values[static_cast<std::size_t>(value)];
        if (distance == Distance::afar && !suits(text.words.units[measure.unit], said)) continue;
        measure.readings.set(a, value, Binding::scope);
    }
}

namespace {

constexpr std::size_t kMostQuoted = 100;  // The work grows with them, figure by figure.
constexpr std::uint16_t kStar = 1;        // The id of '*'.

/// Which mark of a note stands at a token: of a star its id, and of '(a)' and '(1)' what no other
/// has; 0: none.
std::uint16_t mark_at(const Text& text, std::uint32_t token, std::uint32_t end) {
    constexpr std::uint16_t kLetter = 0x4000, kNumber = 0x8000;
    constexpr std::uint64_t kMost = 99;
    if (token >= end) return 0;
    if (text[token].is(Mark::star)) return text[token].id;
    if (token + 2 >= end || !text[token].is(Mark::open) || !text[token + 2].is(Mark::close))
        return 0;
    const Token& mark = text[token + 1];
    const std::string_view word = text.at(mark.at);
    if (mark.is(Token::Kind::number) && mark.plain && mark.number.digits <= kMost)
        return static_cast<std::uint16_t>(kNumber + mark.number.digits);
    const bool letter = word.size() == 1 && is_ascii_lower(word[0]);
    return letter ? static_cast<std::uint16_t>(kLetter + word[0]) : 0;
}

}  // namespace

Notes::Notes(const Text& text, const DocumentText& document, const Body& body,
             std::string_view source)
    : text_(text),
      document_(document),
      cites_(body.footnotes.size()),
      footnotes_(body.footnotes.size()) {
    for (const Link& link : body.links) {
        if (link.footnote != Block::kNone) cites_[link.footnote] = true;
    }
    for (const PassageText& passage : document.passages) {
        std::uint32_t footnote = body.blocks[passage.block].footnote;
        if (footnote != Block::kNone) {
            add_footnote(passage, footnote);
        } else if (mark_at(text, passage.begin, passage.end) != 0) {
            add_marked(passage);
        } else if (is_noted_item(passage, body, source)) {
            stars_.push_back({kStar, labels_of(text_, document_, passage)});
        }
    }
}

/// '* With sparsity.', which Markdown takes for an item: the last of a list, without a figure.
bool Notes::is_noted_item(const PassageText& passage, const Body& body,
                          std::string_view source) const {
    std::uint32_t item = passage.block;
    if (body.blocks[item].kind == Block::Kind::paragraph) item = body.blocks[item].parent;
    if (item == Block::kNone || body.blocks[item].kind != Block::Kind::item ||
        source[body.blocks[item].span.begin] != '*')
        return false;
    auto is_known = [](const Star& star) { return star.id == kStar; };
    auto has_figure = [](const Sentence& sentence) { return !sentence.measures.empty(); };
    auto is_next = [&](const Block& block) { return block.parent == body.blocks[item].parent; };
    const auto sentences = document_.sentences.begin();
    return std::none_of(stars_.begin(), stars_.end(), is_known) &&
           std::none_of(sentences + passage.first, sentences + passage.last, has_figure) &&
           std::none_of(body.blocks.begin() + item + 1, body.blocks.end(), is_next);
}

void Notes::add_footnote(const PassageText& passage, std::uint32_t footnote) {
    for (std::uint32_t s = passage.first; s < passage.last; ++s) {
        const Sentence& sentence = document_.sentences[s];
        if (sentence.mentions.empty()) continue;
        for (const Measure& measure : sentence.measures) {
            if (quoted_.size() < kMostQuoted) quoted_.push_back({footnote, measure});
        }
        Labels labels;
        if (cites_[footnote]) {
            Sentence prose = sentence;
            std::erase_if(prose.mentions, [&](const Mention& m) { return is_title(m); });
            labels = labels_of(text_, prose);
        } else {
            labels = labels_of(text_, sentence);
        }
        labels.unit = -1;
        footnotes_[footnote].add(labels);
    }
}

/// 'It does 1,466 TOPS.[^1]', and in the note 'INT8: 1,466 TOPS with sparsity': the same figure.
void Notes::take_quoted(const Sentence& sentence, Measure& measure) const {
    constexpr int kMostNotes = 32;
    int notes = 0;
    for (std::uint32_t i = sentence.begin; i < sentence.end && !quoted_.empty(); ++i) {
        if (!text_[i].is(Token::Kind::note)) continue;
        if (++notes > kMostNotes) return;
        const std::uint32_t footnote = text_.reading.notes[text_[i].id].footnote;
        for (const Quoted& quoted : quoted_) {
            const bool same = quoted.footnote == footnote && quoted.measure.unit == measure.unit &&
                              quoted.measure.power == measure.power &&
                              quoted.measure.value.value() == measure.value.value();
            if (same) apply(text_, {quoted.measure.readings}, measure, Distance::beside);
        }
    }
}

void Notes::add_marked(const PassageText& passage) {
    Star* star = nullptr;
    for (std::uint32_t s = passage.first; s < passage.last; ++s) {
        const Sentence& sentence = document_.sentences[s];
        for (std::uint32_t i = sentence.begin; i < sentence.end;) {
            if (const std::uint16_t id = mark_at(text_, i, sentence.end)) {
                const bool known = std::any_of(stars_.begin(), stars_.end(),
                                               [&](const Star& other) { return other.id == id; });
                star = known ? nullptr : &stars_.emplace_back(Star{id, {}});
            }
            std::uint32_t next = i + 1;
            while (next < sentence.end && mark_at(text_, next, sentence.end) == 0) ++next;
            if (star != nullptr) star->labels.add(labels_between(sentence, i, next));
            i = next;
        }
    }
}

Labels Notes::labels_between(const Sentence& sentence, std::uint32_t begin,
                             std::uint32_t end) const {
    Sentence part = sentence;
    std::erase_if(part.mentions,
                  [&](const Mention& m) { return m.begin < begin || m.begin >= end; });
    return labels_of(text_, part);
}

/// Emphasised or between quotes.
bool Notes::is_title(const Mention& mention) const {
    std::uint32_t at = text_[mention.begin].at.begin;
    const std::vector<Span>& emphasised = text_.reading.emphasised;
    auto after =
        std::upper_bound(emphasised.begin(), emphasised.end(), at,
                         [](std::uint32_t offset, Span span) { return offset < span.begin; });
    if (after != emphasised.begin() && std::prev(after)->contains(at)) return true;
    constexpr std::uint32_t kReach = 60;
    int quotes = 0;
    for (std::uint32_t i = mention.begin; i-- > 0 && mention.begin - i < kReach;) {
        if (text_[i].is(Mark::quote) && text_.reading.text[text_[i].at.begin] != '\'') ++quotes;
    }
    return quotes % 2 == 1;
}

Labels Notes::labels(std::uint32_t begin, std::uint32_t end) const {
    Labels labels;
    for (std::uint32_t i = begin; i < end; ++i) {
        const Token& token = text_[i];
        if (token.is(Token::Kind::note)) {
            std::uint32_t footnote = text_.reading.notes[token.id].footnote;
            if (footnote != Block::kNone) labels.add(footnotes_[footnote]);
        }
        const std::uint16_t mark = mark_at(text_, i, end);
        for (const Star& star : stars_) {
            if (mark != 0 && star.id == mark) labels.add(star.labels);
        }
    }
    return labels;
}

/// 'FP16 (b): 150 TFLOPS': from the mark on.
std::uint32_t Notes::labelled_begin(const Sentence& sentence, const Measure& measure) const {
    constexpr std::uint32_t kBrackets = 3;
    const std::uint32_t at = measure.begin;
    const bool labelled = at > sentence.begin + 1 &&
                          (text_[at - 1].is(Mark::colon) || text_[at - 1].is(Mark::equals));
    if (!labelled) return at;
    const Token& before = text_[at - 2];
    if (before.is(Mark::star) || before.is(Token::Kind::note)) return at - 2;
    const bool bracketed = at > sentence.begin + kBrackets &&
                           mark_at(text_, at - 1 - kBrackets, at - 1) != 0 &&
                           text_[at - 1 - kBrackets].is(Mark::open);
    return bracketed ? at - 1 - kBrackets : at;
}

/// After the marks that stand right behind a token.
std::uint32_t Notes::notes_end(std::uint32_t token, std::uint32_t limit) const {
    while (token < limit && (text_[token].is(Token::Kind::note) || text_[token].is(Mark::star)))
        ++token;
    return token;
}

void Notes::annotate(Sentence& sentence) const {
    for (std::size_t i = 0; i < sentence.measures.size(); ++i) {
        Measure& measure = sentence.measures[i];
        if (sentence.measures.size() <= kMostQuoted) take_quoted(sentence, measure);
        bool last = i + 1 == sentence.measures.size();
        std::uint32_t end =
            last ? sentence.end : labelled_begin(sentence, sentence.measures[i + 1]);
        if (measure.shared) end = notes_end(measure.end, sentence.end);
        const std::uint32_t begin = labelled_begin(sentence, measure);
        apply(text_, labels(begin, end), measure, Distance::beside);
    }
}

}  // namespace veritally
