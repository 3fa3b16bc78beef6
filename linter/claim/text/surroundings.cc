#include <algorithm>
#include <map>

#include "claim/text/label_lines.h"
#include "claim/text/scope.h"

namespace veritally {
namespace {

class Surroundings {
  public:
    Surroundings(const Text& text, const Body& body, const Notes& notes, DocumentText& document)
        : text_(text), body_(body), notes_(notes), document_(document) {}

    void run() {
        collect_siblings();
        collect_governing();
        collect_headings();
        for (const PassageText& passage : document_.passages) {
            if (block(passage.block).parent != Block::kNone) adopt_unit(passage);
            for (std::uint32_t s = passage.first; s < passage.last; ++s) {
                for (Measure& measure : document_.sentences[s].measures)
                    surround(passage.block, measure);
            }
        }
        read_cards();
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (text_.words.attributes[a].required) agree_in_lists(a);
        }
    }

  private:
    const Block& block(std::uint32_t i) const { return body_.blocks[i]; }
    const PassageText* passage(std::uint32_t index) const {
        std::uint32_t p = document_.passage_of_block[index];
        return p == kNowhere ? nullptr : &document_.passages[p];
    }

    bool complete(const Measure& measure) const {
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (!measure.readings.has(a)) return false;
        }
        return true;
    }

    void surround(std::uint32_t index, Measure& measure) const {
        if (complete(measure)) return;
        for (std::uint32_t b = index; b != Block::kNone; b = block(b).parent) {
            if (block(b).kind == Block::Kind::item) outer_text(b, index, measure);
            if (block(b).kind == Block::Kind::list) lead_in(b, measure);
        }
        for (const Governing& governing : governing_) {
            if (governs(governing, index)) apply(text_, governing.labels, measure);
        }
        for (std::uint32_t s = block(index).section; s != Block::kNone;
             s = body_.sections[s].parent) {
            apply(text_, headings_[s], measure);
        }
    }

    /// The item's own words, for figures in lists and tables inside it.
    void outer_text(std::uint32_t item, std::uint32_t index, Measure& measure) const {
        std::uint32_t first = block(item).piece_count > 0 ? item : item + 1;
        const PassageText* p = first < index ? passage(first) : nullptr;
        if (p == nullptr || p->first == p->last) return;
        const Sentence& last = document_.sentences[p->last - 1];
        if (last.measures.empty() || ends_with_colon(*p))
            apply(text_, labels_of(text_, last), measure);
    }
    bool ends_with_colon(const PassageText& p) const {
        return p.end > p.begin && text_[p.end - 1].is(Mark::colon);
    }

    /// '- Format: FP4' under '- Peak: 900 TFLOPS': speaks of the figures of its list, between it
    /// and the label of that kind before it; where there are none, of those below.
    void read_cards() {
        std::map<std::uint32_t, std::vector<std::uint32_t>> sentences;  // By list.
        for (const PassageText& p : document_.passages) {
            const std::uint32_t list = list_of(p.block);
            if (list == Block::kNone || block(p.block).footnote != Block::kNone) continue;
            for (std::uint32_t s = p.first; s < p.last; ++s) sentences[list].push_back(s);
        }
        for (const auto& [list, card] : sentences) read_card(card);
    }
    void read_card(const std::vector<std::uint32_t>& card) {
        for (std::size_t i = 0; i < card.size(); ++i) {
            const Sentence& label = document_.sentences[card[i]];
            if (!labels_figures(text_, label)) continue;
            const Labels labels = labels_of(text_, label);
            bool above = false;
            for (std::size_t b = i; b-- > 0 && !is_rival(label, card[b]);)
                above = apply_labels(labels, card[b]) || above;
            for (std::size_t b = i + 1; !above && b < card.size() && !is_rival(label, card[b]); ++b)
                apply_labels(labels, card[b]);
        }
    }
    /// Another label of the same attribute.
    bool is_rival(const Sentence& label, std::uint32_t s) const {
        const Sentence& other = document_.sentences[s];
        return labels_figures(text_, other) &&
               other.mentions[0].attribute == label.mentions[0].attribute;
    }
    bool apply_labels(const Labels& labels, std::uint32_t s) {
        std::vector<Measure>& measures = document_.sentences[s].measures;
        for (Measure& measure : measures) apply(text_, labels, measure);
        return !measures.empty();
    }

    /// '- Rotterdam: 300 at 400 INT8 TOPS' above '- Duisburg: 100, likewise 400 TOPS each': items
    /// in one unit, where those that name a value all name the same.
    void agree_in_lists(std::size_t attribute) {
        std::map<std::uint32_t, const Measure*> told;  // By list; null where items differ.
        auto visit = [&](auto&& take) {
            for (const PassageText& p : document_.passages) {
                const std::uint32_t list = list_of(p.block);
                if (list == Block::kNone) continue;
                for (std::uint32_t s = p.first; s < p.last; ++s) {
                    for (Measure& measure : document_.sentences[s].measures) take(list, measure);
                }
            }
        };
        visit([&](std::uint32_t list, const Measure& measure) {
            if (!measure.readings.has(attribute)) return;
            auto [found, first] = told.try_emplace(list, &measure);
            if (first || found->second == nullptr) return;
            bool same =
                found->second->unit == measure.unit &&
                found->second->readings.value[attribute] == measure.readings.value[attribute];
            if (!same) found->second = nullptr;
        });
        visit([&](std::uint32_t list, Measure& measure) {
            auto found = told.find(list);
            bool known = found != told.end() && found->second != nullptr &&
                         found->second->unit == measure.unit &&
                         found->second->readings.value[attribute] >= 0;
            if (known && !measure.readings.has(attribute))
                measure.readings.set(attribute, found->second->readings.value[attribute],
                                     Binding::scope);
        });
    }
    std::uint32_t list_of(std::uint32_t index) const {
        for (std::uint32_t b = index; b != Block::kNone; b = block(b).parent) {
            if (block(b).kind == Block::Kind::list) return b;
        }
        return Block::kNone;
    }

    /// 'Peak throughput (TOPS):' gives the numbers of its list their unit.
    void adopt_unit(const PassageText& p) {
        for (std::uint32_t b = block(p.block).parent; b != Block::kNone; b = block(b).parent) {
            if (block(b).kind != Block::Kind::list) continue;
            Labels labels;
            if (const PassageText* lead = opening(b))
                labels = labels_of(text_, document_.sentences[lead->last - 1]);
            if (labels.unit < 0) continue;
            for (std::uint32_t s = p.first; s < p.last; ++s)
                adopt_unit(labels, document_.sentences[s]);
            return;
        }
    }
    void adopt_unit(const Labels& labels, Sentence& sentence) const {
        if (!sentence.measures.empty() || !sentence.units.empty()) return;
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            if (!text_[i].is(Token::Kind::number) || text_[i].name) continue;
            bool labelled = i > sentence.begin &&
                            (text_[i - 1].is(Mark::colon) || text_[i - 1].is(Token::Kind::value));
            bool ends = i + 1 == sentence.end || text_[i + 1].is(Token::Kind::mark) ||
                        text_[i + 1].is(Token::Kind::note);
            if (!labelled || !ends) continue;
            sentence.measures.push_back(
                bare_measure(text_, i, static_cast<std::uint16_t>(labels.unit), labels.power));
        }
        if (sentence.measures.empty()) return;
        bind_mentions(text_, sentence);
        notes_.annotate(sentence);
    }

    /// The paragraph before a list, where it opens it.
    void lead_in(std::uint32_t list, Measure& measure) const {
        const PassageText* p = opening(list);
        if (p != nullptr) apply(text_, labels_of(text_, document_.sentences[p->last - 1]), measure);
    }
    const PassageText* opening(std::uint32_t list) const {
        std::uint32_t before = previous_[list];
        const PassageText* p = before == Block::kNone ? nullptr : passage(before);
        bool opens = p != nullptr && p->first != p->last && ends_with_colon(*p);
        return opens ? p : nullptr;
    }
    void collect_siblings() {
        std::vector<std::uint32_t> latest(body_.blocks.size() + 1, Block::kNone);
        previous_.resize(body_.blocks.size());
        for (std::uint32_t b = 0; b < body_.blocks.size(); ++b) {
            std::uint32_t parent = block(b).parent == Block::kNone ? 0 : block(b).parent + 1;
            previous_[b] = latest[parent];
            latest[parent] = b;
        }
    }

    struct Governing {
        std::uint32_t block;
        Labels labels;
    };
    void collect_governing() {
        for (const PassageText& p : document_.passages) {
            if (block(p.block).kind != Block::Kind::paragraph ||
                block(p.block).footnote != Block::kNone)
                continue;
            for (std::uint32_t s = p.first; s < p.last; ++s) {
                const Sentence& sentence = document_.sentences[s];
                if (!speaks_of_figures(text_, sentence)) continue;
                Labels labels = labels_of(text_, sentence);
                if (!labels.empty(text_.words.attributes.size()))
                    governing_.push_back({p.block, labels});
            }
        }
    }
    /// It governs what follows in its section, and the table or list right before it.
    bool governs(const Governing& governing, std::uint32_t index) const {
        if (index > governing.block) return within(index, block(governing.block).section);
        std::uint32_t before = previous_[governing.block];
        for (std::uint32_t b = index; b != Block::kNone; b = block(b).parent) {
            if (b == before && block(b).kind != Block::Kind::paragraph) return true;
        }
        return false;
    }
    bool within(std::uint32_t index, std::uint32_t section) const {
        if (section == Block::kNone) return block(index).section == Block::kNone;
        for (std::uint32_t s = block(index).section; s != Block::kNone;
             s = body_.sections[s].parent) {
            if (s == section) return true;
        }
        return false;
    }

    void collect_headings() {
        headings_.resize(body_.sections.size());
        for (const PassageText& p : document_.passages) {
            if (block(p.block).kind != Block::Kind::heading) continue;
            auto section = std::lower_bound(
                body_.sections.begin(), body_.sections.end(), block(p.block).span.begin,
                [](const Section& s, std::uint32_t at) { return s.heading.end <= at; });
            if (section == body_.sections.end()) continue;
            Labels& labels = headings_[static_cast<std::size_t>(section - body_.sections.begin())];
            labels = labels_of(text_, document_, p);
            labels.add(notes_.labels(p.begin, p.end));
        }
    }

    const Text& text_;
    const Body& body_;
    const Notes& notes_;
    DocumentText& document_;
    std::vector<std::uint32_t> previous_;  ///< Block before it in the same container, or kNone.
    std::vector<Governing> governing_;
    std::vector<Labels> headings_;
};

}  // namespace

void apply_surroundings(const Text& text, const Body& body, const Notes& notes,
                        DocumentText& document) {
    Surroundings(text, body, notes, document).run();
}

}  // namespace veritally
