#include "claim/counts/table_products.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

constexpr std::size_t kMostNumbers = 16;  ///< Of a row; the work grows with the cube.

/// The number is the value at the digits that it shows, whatever the thousands.
bool says_again(const Numeric& said, double value) {
    if (!(value > 0)) return false;
    const double thousands = std::round(std::log10(value / said.value()) / 3);
    if (std::abs(thousands) > 7) return false;
    return said.scaled(static_cast<std::int32_t>(3 * thousands))
        .interval()
        .overlaps({value, value});
}

bool may_count(const Numeric& number) {
    constexpr double kMostThings = 1e8;
    return number.exponent >= 0 && number.value() > 1 && number.value() < kMostThings;
}

}  // namespace

std::vector<Numeric> numbers_of(const Text& text, const DocumentText& document,
                                const PassageText& passage) {
    std::vector<Numeric> found;
    for (std::uint32_t i = passage.begin; i < passage.end && found.size() < kMostNumbers; ++i) {
        if (text[i].is(Token::Kind::number)) found.push_back(text[i].number);
    }
    for (std::uint32_t s = passage.first; s < passage.last; ++s) {
        for (const Measure& measure : document.sentences[s].measures) {
            auto same = std::find(found.begin(), found.end(), text[measure.number].number);
            if (same != found.end()) *same = measure.amount();
        }
    }
    return found;
}

TableProducts::TableProducts(const Text& text, const Body& body, const DocumentText& document,
                             const TableCells& cells)
    : text_(text), body_(body), document_(document), cells_(cells), factors_{1} {
    constexpr std::size_t kMostFactors = 12;
    for (const AttributeValue& value : text.words.values) {
        const double factor = static_cast<double>(value.numerator) / value.denominator;
        const bool known = std::find(factors_.begin(), factors_.end(), factor) != factors_.end();
        if (factor > 0 && !known && factors_.size() < kMostFactors) factors_.push_back(factor);
    }
    for (std::uint32_t b = 0; b < body.blocks.size(); ++b) {
        if (body.blocks[b].kind == Block::Kind::table) find_products(b);
    }
}

std::vector<TableProducts::Said> TableProducts::numbers_of_row(std::uint32_t row) const {
    constexpr std::size_t kMostCells = 64;
    std::vector<Said> found;
    for (std::uint32_t b = row + 1; b < body_.blocks.size() && b - row <= kMostCells; ++b) {
        if (body_.blocks[b].kind != Block::Kind::cell) break;
        const std::uint32_t p = document_.passage_of_block[b];
        if (p == kNowhere) continue;
        for (const Numeric& number : numbers_of(text_, document_, document_.passages[p])) {
            if (found.size() == kMostNumbers) return found;
            if (number.value() > 0 && number.value() < kMostOfTable) found.push_back({b, number});
        }
    }
    return found;
}

bool TableProducts::is_product(const std::vector<Said>& row, const Said& result) const {
    if (result.number.significant < 3) return false;
    for (const Said& count : row) {
        if (count.cell == result.cell || !may_count(count.number)) continue;
        for (const Said& rate : row) {
            if (rate.cell == result.cell || rate.cell == count.cell) continue;
            for (double factor : factors_) {
                const double product = count.number.value() * rate.number.value() * factor;
                if (says_again(result.number, product)) return true;
            }
        }
    }
    return false;
}

bool TableProducts::is_of_all(std::uint32_t cell, double amount, double converted) const {
    const auto found = rows_.find(body_.blocks[cell].parent);
    if (found == rows_.end() || cells_.lies(cell)) return false;
    const std::vector<Said>& row = found->second;
    constexpr std::ptrdiff_t kMostBeside = 4;
    const auto own =
        std::count_if(row.begin(), row.end(), [&](const Said& said) { return said.cell == cell; });
    if (own == 0 || own > kMostBeside || row.size() == kMostNumbers) return false;
    auto is_said = [&](double value, const Said* count) {
        return std::any_of(row.begin(), row.end(), [&](const Said& said) {
            const bool other = said.cell != cell && &said != count;
            const bool product = count != nullptr || is_of_products(said.cell);
            return other && product && said.number.significant > 1 &&
                   says_again(said.number, value);
        });
    };
    const bool multiplied = std::any_of(row.begin(), row.end(), [&](const Said& count) {
        const double times = count.number.value();
        return count.cell != cell && may_count(count.number) &&
               (is_said(amount * times, &count) || is_said(converted * times, &count));
    });
    return !multiplied && (is_said(amount, nullptr) || is_said(converted, nullptr));
}

bool TableProducts::is_of_products(std::uint32_t cell) const {
    const std::uint32_t row = body_.blocks[cell].parent;
    return products_.count({body_.blocks[row].parent, body_.blocks[cell].column}) > 0;
}

void TableProducts::find_products(std::uint32_t table) {
    constexpr std::size_t kMostRows = 64;  // Of all tables: more figures lead to nothing.
    for (std::uint32_t b = table + 1; b < body_.blocks.size() && rows_.size() < kMostRows; ++b) {
        const Block& block = body_.blocks[b];
        if (block.kind != Block::Kind::row && block.kind != Block::Kind::cell) break;
        if (block.kind != Block::Kind::row || block.header) continue;
        const std::vector<Said>& row = rows_.emplace(b, numbers_of_row(b)).first->second;
        for (const Said& said : row) {
            const std::uint16_t column = body_.blocks[said.cell].column;
            if (products_.count({table, column}) == 0 && is_product(row, said))
                products_.insert({table, column});
        }
    }
}

}  // namespace veritally
