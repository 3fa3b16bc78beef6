#include <cmath>
#include <map>

#include "claim/counts/holding.h"
#include "claim/counts/tables_read.h"
#include "claim/text/nouns.h"

namespace veritally {
namespace {

/// Counts in the cells of one row: 'Nodes: 16', 'GPUs per node: 8'.
class RowReader {
  public:
    RowReader(const Text& text, const DocumentText& document, const TableCells& cells,
              const std::vector<DeviceMention>& devices)
        : text_(text), document_(document), cells_(cells), devices_(devices) {}

    /// Takes the cell's number as a count where its column is headed by a noun of devices.
    void read(std::uint32_t block, const PassageText& cell, bool sums) {
        const PassageText* header = cells_.header(block);
        const Number number = lone_number(cell);
        if (header == nullptr) return;
        if (cells_.lies(block) && row_.name.empty()) {
            if (const PassageText* title = cells_.title(block)) read_name(*title);
        }
        if (number.first == nullptr) return cells_.lies(block) ? void() : read_name(cell);
        Tier tier;
        tier.count = number.count;
        tier.flat = number.flat;
        if (is_date(*number.first, *header)) return;
        if (const DeviceMention* column = device_in(*header); column != nullptr && number.count > 0)
            return sums ? void() : add_column(block, cell, *column, tier);
        if (!read_header(*header, tier)) return;
        bool outer = tier.group && tier.per.empty();
        row_.tiers.insert(outer ? row_.tiers.begin() : row_.tiers.end(), tier);
        row_.flat = row_.flat.empty() ? number.flat : Span{row_.flat.begin, number.flat.end};
        row_.sentence = cell.first;
        row_.planned = cells_.says(block, WordClass::planned);
        row_.superseded = cells_.says(block, WordClass::superseded);
        row_.unit_block = cells_.unit(block);
        row_.sums = sums;
    }
    void finish(std::vector<Holding>& out) {
        read_title();
        take_contents(out);
        drop_product();
        drop_groups();
        if (row_.sums) row_.name = {};  // 'both' names nothing.
        if (!row_.tiers.empty()) out.push_back(row_);
        out.insert(out.end(), columns_.begin(), columns_.end());
        columns_.clear();
        row_ = {};
        title_ = nullptr;
    }

  private:
    /// 'H100', 'A100 bought': the device that heads the column; null where it heads figures.
    const DeviceMention* device_in(const PassageText& header) const {
        for (std::uint32_t i = header.begin; i < header.end; ++i) {
            const Token& t = text_[i];
            if (t.is(Token::Kind::unit) || t.is(Token::Kind::value) || t.is(WordClass::divisor) ||
                t.is(WordClass::throughput) || says_one_of(text_, header, i))
                return nullptr;
        }
        const auto first = std::partition_point(
            devices_.begin(), devices_.end(),
            [&](const DeviceMention& m) { return m.token_begin < header.begin; });
        const bool heads = first != devices_.end() && first->token_begin < header.end &&
                           first->usual >= 0 && first->token_begin <= header.begin + 1;
        return heads ? &*first : nullptr;
    }
    void add_column(std::uint32_t block, const PassageText& cell, const DeviceMention& device,
                    const Tier& tier) {
        Holding column;
        column.tiers = {tier};
        column.flat = tier.flat;
        column.name_at = device.flat;
        column.name = text_.at(device.flat);
        column.sentence = cell.first;
        column.planned = cells_.says(block, WordClass::planned);
        column.superseded = cells_.says(block, WordClass::superseded);
        column.unit_block = cells_.unit(block);
        columns_.push_back(std::move(column));
    }
    /// '16', '16 pcs', '24 × 4': where it stands, and what it comes to.
    struct Number {
        const Token* first = nullptr;
        double count = 1;
        Span flat;
    };
    Number lone_number(const PassageText& cell) const {
        Number number;
        bool open = true;
        for (std::uint32_t s = cell.first; s < cell.last; ++s) {
            if (!document_.sentences[s].measures.empty()) return {};
        }
        for (std::uint32_t i = cell.begin; i < cell.end; ++i) {
            const Token& t = text_[i];
            const bool first = number.first == nullptr;
            const bool noun = !first && t.is(WordClass::count_noun);  // '512 pcs'
            if (t.is(Token::Kind::note) || t.is(Mark::star) || noun) continue;
            if (t.is(Mark::times) && !first && !open) {
                open = true;
                continue;
            }
            if (!t.is(Token::Kind::number) || !open || t.number.value() >= kMostThings) return {};
            if (first) number.first = &t;
            number.count *= t.number.value();
            number.flat = {number.first->at.begin, t.at.end};
            open = false;
        }
        return open ? Number() : number;
    }
    void read_name(const PassageText& cell) {
        std::uint32_t end = cell.begin;
        while (end < cell.end && is_written(text_[end])) ++end;
        const bool number = end == cell.begin + 1 && text_[cell.begin].is(Token::Kind::number);
        if (cell.begin == end || number) return;
        Span flat{text_[cell.begin].at.begin, text_[end - 1].at.end};
        // '| Alpha | 32 | A100 |': the device goes before what else names the row.
        const DeviceMention* device = device_alone(cell, end);
        if (device != nullptr && row_.name_at.empty()) {
            row_.name = text_.at(flat);
            row_.name_at = flat;
        }
        if (!row_.name.empty()) return;
        row_.name = text_.at(flat);
        title_ = &cell;
    }
    /// The cell names it and nothing else.
    const DeviceMention* device_alone(const PassageText& cell, std::uint32_t end) const {
        const auto first = std::partition_point(
            devices_.begin(), devices_.end(),
            [&](const DeviceMention& m) { return m.token_begin < cell.begin; });
        const bool alone = first != devices_.end() && first->token_begin == cell.begin &&
                           first->token_end == end && first->usual >= 0;
        return alone ? &*first : nullptr;
    }
    /// '| Servers | 12 |' and '| H100 per server | 8 |' under 'Item' and 'Number'.
    void read_title() {
        if (title_ == nullptr || row_.tiers.size() != 1 || !row_.tiers[0].noun.empty() ||
            !row_.tiers[0].per.empty())
            return;
        Tier tier = row_.tiers[0];
        if (!read_header(*title_, tier)) return;
        row_.tiers[0] = tier;
        const auto named = std::partition_point(
            devices_.begin(), devices_.end(),
            [&](const DeviceMention& m) { return m.token_begin < title_->begin; });
        const bool device = named != devices_.end() && named->token_begin < title_->end;
        row_.name_at = device ? named->flat : Span();
        row_.name = text_.at(row_.name_at);
    }
    /// '| Server with 8 A100 | 12 |': eight in each of the twelve.
    void take_contents(std::vector<Holding>& out) {
        if (title_ == nullptr || row_.tiers.size() != 1 || !row_.tiers[0].group ||
            out.size() > kMostHoldings)
            return;
        const Span title{text_[title_->begin].at.begin, text_[title_->end - 1].at.end};
        const auto inner = std::find_if(out.begin(), out.end(), [&](const Holding& h) {
            return title.contains(h.flat.begin) && h.tiers.size() == 1 && !h.tiers[0].group;
        });
        if (inner == out.end()) return;
        inner->tiers.insert(inner->tiers.begin(), row_.tiers[0]);
        inner->tiers[1].per = row_.tiers[0].noun;
        inner->planned = inner->planned || row_.planned;
        inner->superseded = inner->superseded || row_.superseded;
        row_.tiers.clear();
    }
    /// Neither the mark of a footnote nor code or an address.
    static bool is_written(const Token& t) {
        return !t.is(Token::Kind::note) && !t.is(Token::Kind::gap) && !t.is(Token::Kind::line);
    }
    /// 'in service since | 2021', 'Installed | 2019' without a noun of what was installed.
    bool is_date(const Token& number, const PassageText& header) const {
        if (!number.may_be_year()) return false;
        bool when = false;
        for (std::uint32_t i = header.begin; i < header.end; ++i) {
            const Token& t = text_[i];
            if (t.is(WordClass::numbered)) return true;
            if (t.is_noun()) return false;
            when = when || t.is(WordClass::deployed);
        }
        return when;
    }
    bool read_header(const PassageText& header, Tier& tier) const {
        bool counts = is_number_sign(header), each = false;
        for (std::uint32_t i = header.begin; i < header.end; ++i) {
            const Token& t = text_[i];
            if (t.is(Token::Kind::unit) || t.is(Token::Kind::value)) return false;
            if (t.is(Mark::open) && counts) break;  // 'GPUs (all nodes)'
            const bool rate = i == header.begin && i + 1 < header.end &&
                              t.is(WordClass::throughput) &&
                              text_[i + 1].is(WordClass::preposition);
            if (rate) return false;  // 'Peak of the system'
            each = each || says_one_of(text_, header, i);
            counts = counts || t.is(WordClass::count_noun);
            if (!t.is(WordClass::device_noun) && !t.is(WordClass::group_noun)) continue;
            const std::string_view word = text_.at(t.at);
            if (each) {
                tier.per = singular(word);
            } else {
                tier.noun = singular(word);
                tier.group = t.is(WordClass::group_noun);
            }
            counts = true;
        }
        return counts;
    }
    /// '#'
    bool is_number_sign(const PassageText& header) const {
        if (header.end != header.begin + 1) return false;
        const Span at = text_[header.begin].at;
        return at.size() == 1 && text_.reading.text[at.begin] == '#';
    }
    /// '16 nodes, 8 GPUs per node, 128 GPUs': the product says nothing new.
    void drop_product() {
        if (row_.tiers.size() < 3) return;
        for (std::size_t i = 0; i < row_.tiers.size(); ++i) {
            double others = row_.count() / row_.tiers[i].count;
            if (others != row_.tiers[i].count) continue;
            row_.tiers.erase(row_.tiers.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
    }

    /// '| 12 servers | 96 GPUs |': all of them hold as many.
    void drop_groups() {
        if (row_.tiers.size() != 2 || !row_.tiers[0].group || row_.tiers[1].group) return;
        const double groups = row_.tiers[0].count, devices = row_.tiers[1].count;
        const bool all = row_.tiers[1].per.empty() && !row_.tiers[1].noun.empty() &&
                         devices > groups && std::fmod(devices, groups) == 0;
        if (all) row_.tiers.erase(row_.tiers.begin());
    }

    const Text& text_;
    const DocumentText& document_;
    const TableCells& cells_;
    const std::vector<DeviceMention>& devices_;
    Holding row_;
    const PassageText* title_ = nullptr;  ///< The cell that names the row.
    std::vector<Holding> columns_;        ///< Of columns that devices head.
};

}  // namespace

void find_table_holdings(const Text& text, const Body& body, const DocumentText& document,
                         const TablesRead& tables, const std::vector<DeviceMention>& devices,
                         std::vector<Holding>& out) {
    const TableCells& cells = tables.cells;
    std::map<std::uint32_t, RowReader> rows;  // By what speaks of one thing.
    for (std::uint32_t b = 0; b < body.blocks.size(); ++b) {
        if (body.blocks[b].kind != Block::Kind::cell || body.blocks[b].header) continue;
        std::uint32_t passage = document.passage_of_block[b];
        if (passage == kNowhere || cells.labels_row(b) || cells.numbers_row(b)) continue;
        RowReader& row =
            rows.try_emplace(cells.unit(b), text, document, cells, devices).first->second;
        row.read(b, document.passages[passage], tables.sums.sums(b));
    }
    for (auto& [unit, row] : rows) row.finish(out);
}

}  // namespace veritally
