#include "claim/labels.h"

#include <algorithm>

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
        labels.unit = sentence.units[0].unit;
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

Notes::Notes(const Text& text, const DocumentText& document, const Body& body)
    : text_(text), document_(document), body_(body) {
    for (const PassageText& passage : document.passages) {
        if (passage.begin == passage.end || !text[passage.begin].is(Mark::star)) continue;
        stars_.push_back({text[passage.begin].id, labels_of(text, document, passage)});
    }
}

bool Notes::is_title(const Mention& mention) const {
    Span at = text_[mention.begin].at;
    const auto& emphasised = text_.reading.emphasised;
    bool styled = std::any_of(emphasised.begin(), emphasised.end(),
                              [&](Span s) { return s.contains(at.begin); });
    int quotes = 0;
    for (std::uint32_t i = mention.begin; i-- > 0 && !text_[i].is(Token::Kind::gap);) {
        if (text_[i].is(Mark::quote) && text_[i].at.size() != 3) ++quotes;
        if (mention.begin - i > 60) break;
    }
    return styled || quotes % 2 == 1;
}

Labels Notes::of_footnote(std::uint32_t footnote) const {
    Labels labels;
    bool cites = std::any_of(body_.links.begin(), body_.links.end(),
                             [&](const Link& link) { return link.footnote == footnote; });
    for (const PassageText& passage : document_.passages) {
        if (body_.blocks[passage.block].footnote != footnote) continue;
        for (std::uint32_t s = passage.first; s < passage.last; ++s) {
            Sentence sentence = document_.sentences[s];
            if (cites)
                std::erase_if(sentence.mentions, [&](const Mention& m) { return is_title(m); });
            labels.add(labels_of(text_, sentence));
        }
    }
    labels.unit = -1;
    return labels;
}

Labels Notes::labels(std::uint32_t begin, std::uint32_t end) const {
    Labels labels;
    for (std::uint32_t i = begin; i < end; ++i) {
        const Token& token = text_[i];
        if (token.is(Token::Kind::note)) {
            std::uint32_t footnote = text_.reading.notes[token.id].footnote;
            if (footnote != Block::kNone) labels.add(of_footnote(footnote));
        }
        if (!token.is(Mark::star)) continue;
        for (const Star& star : stars_) {
            if (star.id == token.id) labels.add(star.labels);
        }
    }
    return labels;
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
        bool last = i + 1 == sentence.measures.size();
        std::uint32_t end = last ? sentence.end : sentence.measures[i + 1].begin;
        if (measure.shared) end = notes_end(measure.end, sentence.end);
        apply(text_, labels(measure.begin, end), measure, Distance::beside);
    }
}

}  // namespace veritally
