#include "claim/counts/table_sums.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "base/text.h"
#include "claim/counts/name_match.h"

namespace veritally {

/// What stands in one column above a row.
struct TableSums::Above {
    /// The numbers of one column that may add up to the next.
    struct Addends {
        double sum = 0, half = 0, most = 0;
        std::size_t count = 0;

        void add(double value, double of_last_digit) {
            sum += value;
            half += of_last_digit;
            most = std::max(most, value);
            ++count;
        }
        bool lead_to(double value, double of_last_digit) const {
            constexpr double kNoise = 1e-9;
            const double loose = half + of_last_digit + kNoise * value;
            return count > 1 && std::abs(sum - value) <= loose && value - most > loose;
        }
    };

    Addends all, since, sums;  ///< The parts; those since the last sum; the sums themselves.
    double first = 0;
    bool alike = true;
    std::size_t filled = 0;

    std::size_t lead_to(double value, double half) const {
        for (const Addends* addends : {&since, &all, &sums}) {
            if (addends->lead_to(value, half)) return addends->count;
        }
        return 0;
    }
    void take(const Cell& cell, bool total) {
        filled += !total && !cell.blank;
        if (total) since = {};
        if (!cell.number) return;
        if (first == 0) first = cell.value;
        alike = alike && first == cell.value;
        if (total) return sums.add(cell.value, cell.half);
        all.add(cell.value, cell.half);
        since.add(cell.value, cell.half);
    }
};

TableSums::TableSums(const Text& text, const Body& body, const DocumentText& document,
                     const TableCells& cells)
    : text_(text),
      body_(body),
      document_(document),
      cells_(cells),
      sums_(body.blocks.size(), false) {
    for (std::uint32_t b = 0; b < body.blocks.size(); ++b) {
        if (body.blocks[b].kind == Block::Kind::table) read_table(b);
    }
}

std::vector<TableSums::Line> TableSums::lines(std::uint32_t table) const {
    std::vector<Line> lines;
    std::size_t row = 0;
    for (std::uint32_t b = table + 1; b < body_.blocks.size(); ++b) {
        const Block& block = body_.blocks[b];
        if (block.kind == Block::Kind::row) {
            if (!block.header) ++row;
        } else if (block.kind != Block::Kind::cell) {
            break;
        } else if (!block.header && !cells_.numbers_row(b)) {
            const bool lies = cells_.lies(b);
            const std::size_t line = lies ? block.column : row - 1,
                              at = lies ? row - 1 : block.column;
            if (lines.size() <= line) lines.resize(line + 1);
            if (lines[line].size() <= at) lines[line].resize(at + 1);
            lines[line][at] = read(b);
        }
    }
    return lines;
}

TableSums::Cell TableSums::read(std::uint32_t block) const {
    Cell cell;
    cell.block = block;
    const std::uint32_t p = document_.passage_of_block[block];
    if (p == kNowhere) return cell;
    const PassageText& passage = document_.passages[p];
    for (std::uint32_t i = passage.begin; i < passage.end; ++i)
        cell.blank =
            cell.blank && !text_[i].is(Token::Kind::number) && !text_[i].is(Token::Kind::word);
    for (std::uint32_t s = passage.first; s < passage.last; ++s)
        cell.figure = cell.figure || !document_.sentences[s].measures.empty();
    const std::vector<Numeric> said = numbers_of(text_, document_, passage);
    if (said.size() != 1) return cell;
    cell.value = said[0].value();
    cell.number = cell.value > 0 && cell.value < kMostOfTable;
    if (cell.figure || said[0].exponent < 0) cell.half = to_double(5, said[0].exponent - 1);
    return cell;
}

const PassageText* TableSums::label(const Line& line) const {
    const auto cell = std::find_if(line.begin(), line.end(),
                                   [](const Cell& c) { return c.block != kNowhere && !c.blank; });
    if (cell == line.end()) return nullptr;
    const PassageText* title = cells_.title(cell->block);
    return title != nullptr ? title : &document_.passages[document_.passage_of_block[cell->block]];
}

/// 'both', 'sum', 'whole machine'
bool TableSums::says_all(const PassageText& label) const {
    for (std::uint32_t i = label.begin; i < label.end; ++i) {
        const Token& t = text_[i];
        const bool all = t.is(WordClass::all) && !t.is(WordClass::each);
        if (all || t.is(WordClass::total) || t.is(WordClass::closing) || t.is(WordClass::subtotal))
            return true;
    }
    return false;
}

/// 'Heath and Moor', below 'Heath' and 'Moor'
bool TableSums::names_parts(const PassageText& label,
                            const std::vector<std::string_view>& parts) const {
    constexpr std::size_t kLongest = 80;  // The search grows with both.
    if (words(label).size() > kLongest) return false;
    const std::string low = lower(words(label));
    return std::count_if(parts.begin(), parts.end(), [&](std::string_view part) {
               return part.size() > 1 && part.size() < low.size() && contains_name(low, part);
           }) > 1;
}

std::string_view TableSums::words(const PassageText& passage) const {
    if (passage.begin == passage.end) return {};
    return text_.at({text_[passage.begin].at.begin, text_[passage.end - 1].at.end});
}

/// Goes down a table, with what the rows so far add up to.
class TableSums::Adder {
  public:
    explicit Adder(const TableSums& sums) : sums_(sums) {}

    /// Whether the line is the sum of those before it; then, and else as a part, takes it in.
    bool take(const Line& line) {
        columns_.resize(std::max(columns_.size(), line.size()));
        const PassageText* label = sums_.label(line);
        const bool total = label != nullptr && is_sum(line, *label);
        constexpr std::size_t kMostNamed = 64;  // The work grows with the square.
        if (!total && label != nullptr && labels_.size() < kMostNamed)
            labels_.push_back(sums_.words(*label));
        for (std::size_t c = 0; c < line.size(); ++c) columns_[c].take(line[c], total);
        parts_ += !total;
        return total;
    }

  private:
    bool is_sum(const Line& line, const PassageText& label) const {
        std::size_t fewest = parts_, sums = 0;
        bool lacks = false;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const Above& above = columns_[c];
            const Cell cell = c < line.size() ? line[c] : Cell();
            lacks = lacks || (cell.blank && parts_ > 1 && above.filled == parts_);
            if (!cell.number) continue;
            const std::size_t addends = above.lead_to(cell.value, cell.half);
            if (addends == 0 && !(above.alike && above.first == cell.value)) return false;
            sums += addends > 0;
            if (addends > 0) fewest = std::min(fewest, addends);
        }
        // Two parts may come to a third by chance, and more of them hardly in two columns.
        const bool many = sums > 1 && fewest > 2;
        return sums > 0 &&
               (lacks || many || sums_.says_all(label) || sums_.names_parts(label, labels_) ||
                is_beyond_numbers(sums_.words(label)));
    }
    /// 'so far', below '2023' and '2024'
    bool is_beyond_numbers(std::string_view label) const {
        return labels_.size() > 1 && !has_ascii_digit(label) &&
               std::all_of(labels_.begin(), labels_.end(), has_ascii_digit);
    }

    const TableSums& sums_;
    std::vector<Above> columns_;
    std::vector<std::string_view> labels_;  ///< Of parts.
    std::size_t parts_ = 0;
};

void TableSums::read_table(std::uint32_t table) {
    Adder adder(*this);
    for (const Line& line : lines(table)) {
        const bool total = adder.take(line);
        for (const Cell& cell : line) {
            if (cell.block != kNowhere) sums_[cell.block] = total;
        }
    }
}

}  // namespace veritally
