#include <algorithm>

#include "claim/text/scope.h"
#include "claim/text/table_cells.h"

namespace veritally {
namespace {

class TableReader {
  public:
    TableReader(const Text& text, const Body& body, const Notes& notes, const TableCells& cells,
                DocumentText& document, std::uint32_t table)
        : text_(text),
          body_(body),
          notes_(notes),
          cells_(cells),
          document_(document),
          table_(table) {}

    void run() {
        collect();
        collect_headers();
        caption_ = caption();
        const bool lies = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
            return !row.cells.empty() && cells_.lies(passage(row.cells.back()).block);
        });
        if (lies) collect_columns();
        for (const Row& row : rows_) {
            if (!row.header) read_row(row);
        }
    }

  private:
    struct Row {
        bool header = false;
        std::vector<std::uint32_t> cells;  ///< Passages.
    };

    const Block& block(std::uint32_t i) const { return body_.blocks[i]; }
    PassageText& passage(std::uint32_t p) const { return document_.passages[p]; }
    std::uint16_t column(std::uint32_t p) const { return block(passage(p).block).column; }

    void collect() {
        for (std::uint32_t b = table_ + 1; b < body_.blocks.size(); ++b) {
            const Block& inner = block(b);
            if (inner.kind == Block::Kind::row && inner.parent == table_) {
                rows_.emplace_back().header = inner.header;
            } else if (inner.kind == Block::Kind::cell && !rows_.empty()) {
                std::uint32_t p = document_.passage_of_block[b];
                if (p != kNowhere) rows_.back().cells.push_back(p);
            } else {
                break;
            }
        }
    }

    /// Labels of the cell with its notes, and its list of values in order.
    Labels labels(std::uint32_t p) const {
        Labels result = labels_of(text_, document_, passage(p));
        result.add(affirmed(p));
        result.add(notes_.labels(passage(p).begin, passage(p).end));
        return result;
    }
    /// 'yes' under 'Sparsity'; a 'no' leaves what holds without a word.
    Labels affirmed(std::uint32_t p) const {
        const PassageText& cell = passage(p);
        const std::uint32_t head = header(column(p));
        const bool yes = cell.begin + 1 == cell.end && text_[cell.begin].is(WordClass::yes);
        if (!yes || head == kNowhere || head == p) return {};
        return labels_of(text_, document_, passage(head));
    }
    std::uint32_t header(std::uint16_t at) const {
        return at < headers_.size() ? headers_[at] : kNowhere;
    }
    void collect_headers() {
        for (const Row& row : rows_) {
            if (!row.header) break;
            for (std::uint32_t p : row.cells) {
                headers_.resize(std::max<std::size_t>(headers_.size(), column(p) + 1u), kNowhere);
                headers_[column(p)] = p;
            }
        }
    }

    /// 'format | INT8' and 'density | dense' in a table whose columns speak of one thing each.
    void collect_columns() {
        for (const Row& row : rows_) {
            if (row.header) continue;
            for (std::uint32_t p : row.cells) {
                if (column(p) == 0 || !holds_words(p)) continue;
                columns_.resize(std::max<std::size_t>(columns_.size(), column(p) + 1u));
                columns_[column(p)].add(labels(p));
            }
        }
    }
    /// What the column says of the cell, but for what its own row speaks of.
    Labels down(std::uint32_t p, const Row& row) const {
        constexpr std::size_t kMostCells = 64;
        if (column(p) >= columns_.size() || row.cells.size() > kMostCells) return {};
        Labels result = columns_[column(p)];
        result.unit = -1;
        for (std::uint32_t beside : row.cells) {
            const PassageText& cell = passage(beside);
            if (beside == p) continue;
            for (std::uint32_t s = cell.first; s < cell.last; ++s) {
                for (const Mention& m : document_.sentences[s].mentions)
                    result.readings.set(m.attribute, -1, Binding::none);
            }
        }
        return result;
    }
    /// The paragraph before the table, or a sentence about all figures after it.
    Labels caption() const {
        Labels result;
        std::uint32_t before = sibling(-1), after = sibling(1);
        if (after != kNowhere && governs(after))
            result.add(labels_of(text_, document_, passage(after)));
        if (before != kNowhere && (governs(before) || opens(before))) {
            result.add(labels_of(text_, document_, passage(before)));
            result.add(notes_.labels(passage(before).begin, passage(before).end));
        }
        return result;
    }
    bool governs(std::uint32_t p) const {
        for (std::uint32_t s = passage(p).first; s < passage(p).last; ++s) {
            if (speaks_of_figures(text_, document_.sentences[s])) return true;
        }
        return false;
    }
    /// Ends with a colon, is called a table, or names a unit without a figure.
    bool opens(std::uint32_t p) const {
        const PassageText& text = passage(p);
        constexpr std::uint32_t kLongest = 40;
        if (text.end - text.begin > kLongest) return false;
        if (text_[text.end - 1].is(Mark::colon) || text_[text.begin].is(WordClass::numbered))
            return true;
        const Sentence& last = document_.sentences[text.last - 1];
        return last.measures.empty() && !last.units.empty();
    }
    std::uint32_t sibling(int direction) const {
        std::int64_t b = table_;
        for (b += direction; b >= 0 && b < static_cast<std::int64_t>(body_.blocks.size());
             b += direction) {
            const Block& other = block(static_cast<std::uint32_t>(b));
            if (other.parent != block(table_).parent) continue;
            bool text = other.kind == Block::Kind::paragraph;
            return text ? document_.passage_of_block[static_cast<std::size_t>(b)] : kNowhere;
        }
        return kNowhere;
    }

    void read_row(const Row& row) {
        Labels beside;
        for (std::uint32_t p : row.cells) {
            if (holds_words(p)) beside.add(labels(p));
        }
        for (std::uint32_t p : row.cells) {
            if (!cells_.numbers_row(passage(p).block)) read_cell(p, beside, down(p, row));
        }
    }
    /// A cell of words: it labels its row.
    bool holds_words(std::uint32_t p) const {
        const PassageText& cell = passage(p);
        for (std::uint32_t s = cell.first; s < cell.last; ++s) {
            if (!document_.sentences[s].measures.empty()) return false;
            if (!document_.sentences[s].mentions.empty()) return true;
        }
        for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
            if (text_[i].is(Token::Kind::value) || text_[i].is(Token::Kind::unit) ||
                text_[i].is(WordClass::yes))
                return true;
        }
        return false;
    }

    void read_cell(std::uint32_t p, const Labels& beside, const Labels& along) {
        std::uint32_t head = header(column(p));
        Labels above = head == kNowhere ? Labels() : labels(head);
        if (passage(p).first == passage(p).last) return;
        Sentence& sentence = document_.sentences[passage(p).first];
        if (sentence.measures.empty()) add_bare(p, head, above, beside, sentence);
        if (head != kNowhere) pair_with_header(document_.sentences[passage(head).first], sentence);
        for (Measure& measure : sentence.measures) {
            apply(text_, above, measure, Distance::beside);
            apply(text_, beside, measure, Distance::beside);
            apply(text_, along, measure, Distance::beside);
            apply(text_, caption_, measure);
        }
    }

    /// Numbers in the cell become figures where some label gives a unit.
    void add_bare(std::uint32_t p, std::uint32_t head, const Labels& above, const Labels& beside,
                  Sentence& sentence) const {
        const Labels* unit = nullptr;
        if (above.unit >= 0)
            unit = &above;
        else if (beside.unit >= 0 && speaks_of_rates(head, above))
            unit = &beside;
        else if (caption_.unit >= 0 && says_rate(head, above, beside))
            unit = &caption_;
        if (unit == nullptr || !numbers_only(p)) return;
        for (std::uint32_t i = passage(p).begin; i < passage(p).end; ++i) {
            if (!text_[i].is(Token::Kind::number)) continue;
            sentence.measures.push_back(
                bare_measure(text_, i, static_cast<std::uint16_t>(unit->unit), unit->power));
        }
        for (Mention& mention : sentence.mentions) mention.bound = false;
        bind_mentions(text_, sentence);
        notes_.annotate(sentence);
    }
    bool numbers_only(std::uint32_t p) const {
        bool any = false;
        for (std::uint32_t i = passage(p).begin; i < passage(p).end; ++i) {
            const Token& t = text_[i];
            bool passes = t.is(Token::Kind::number) || t.is(Token::Kind::note) ||
                          t.is(Mark::star) || t.is(Mark::slash) || t.is(Token::Kind::value) ||
                          t.is(Mark::open) || t.is(Mark::close) || t.is(Mark::plus) ||
                          t.is(WordClass::hedge) || t.is(Mark::dash) || t.is(Mark::hyphen) ||
                          t.is(WordClass::to) || t.is(Mark::bar);
            if (!passes) return false;
            any = any || t.is(Token::Kind::number);
        }
        return any;
    }
    /// False where the header names something that is counted.
    bool speaks_of_rates(std::uint32_t head, const Labels&) const {
        return head == kNowhere || !has(head, WordClass::count_noun);
    }
    bool says_rate(std::uint32_t head, const Labels& above, const Labels& beside) const {
        if (head == kNowhere || has(head, WordClass::count_noun)) return false;
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (above.readings.has(a) || beside.readings.has(a)) return true;
        }
        return has(head, WordClass::throughput) || (says_format(caption_) && names_device(head));
    }
    bool says_format(const Labels& labels) const {
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            if (text_.words.attributes[a].required && labels.readings.has(a)) return true;
        }
        return false;
    }
    /// 'GPU node'; not 'Memory per node' nor 'GPU memory'.
    bool names_device(std::uint32_t p) const {
        const PassageText& cell = passage(p);
        if (cell.begin == cell.end || !text_[cell.end - 1].is(WordClass::device_noun)) return false;
        for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
            if (!text_[i].is(Token::Kind::word) || text_[i].is(WordClass::each) ||
                text_[i].is(WordClass::preposition))
                return false;
        }
        return true;
    }
    bool has(std::uint32_t p, WordClass word) const {
        for (std::uint32_t i = passage(p).begin; i < passage(p).end; ++i) {
            if (text_[i].is(word)) return true;
        }
        return false;
    }

    /// '989 / 1,979' under 'Dense / sparse': in order.
    void pair_with_header(const Sentence& head, Sentence& cell) const {
        for (std::size_t a = 0; a < text_.words.attributes.size(); ++a) {
            std::vector<std::uint16_t> values;
            for (const Mention& mention : head.mentions) {
                if (mention.attribute == a) values.push_back(mention.value);
            }
            if (values.size() < 2 || values.size() != cell.measures.size()) continue;
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (!cell.measures[i].readings.has(a))
                    cell.measures[i].readings.set(a, values[i], Binding::scope);
            }
        }
    }

    const Text& text_;
    const Body& body_;
    const Notes& notes_;
    const TableCells& cells_;
    DocumentText& document_;
    std::uint32_t table_;
    std::vector<Row> rows_;
    std::vector<Labels> columns_;         ///< Of words, where columns speak of one thing each.
    std::vector<std::uint32_t> headers_;  ///< Passage by column, or kNowhere.
    Labels caption_;
};

}  // namespace

void read_tables(const Text& text, const Body& body, const Notes& notes, DocumentText& document) {
    std::vector<std::uint32_t> tables;
    for (std::uint32_t b = 0; b < body.blocks.size(); ++b) {
        if (body.blocks[b].kind == Block::Kind::table) tables.push_back(b);
    }
    if (tables.empty()) return;
    const TableCells cells(text, body, document);
    for (std::uint32_t table : tables) TableReader(text, body, notes, cells, document, table).run();
}

}  // namespace veritally
