#include "quantity/figure_reader.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace veritally {
namespace {

constexpr std::pair<std::string_view, Published::Units> kUnits[] = {
    {"matrix", Published::Units::matrix}, {"vector", Published::Units::vector}};
constexpr std::pair<std::string_view, Published::Confidence> kConfidences[] = {
    {"vendor", Published::Confidence::vendor},
    {"secondary", Published::Confidence::secondary},
    {"single", Published::Confidence::single}};

}  // namespace

Error wrong_table(std::string_view name, std::string_view message) {
    return {"'" + std::string(name) + "': " + std::string(message), "quantities", ""};
}

Error unknown_word(std::string_view name, std::string_view what, std::string_view word) {
    return wrong_table(name, "'" + std::string(word) + "' is no " + std::string(what));
}

std::optional<double> positive(std::string_view text) {
    double value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || !(value > 0 && value < 1e300)) return std::nullopt;
    return value;
}

Status FigureReader::add_sources(const PackedNode& node) {
    for (const PackedNode::Entry& entry : node.map_entries()) {
        sources_.push_back(source_of(entry.key, entry.value));
        if (sources_.back().title.empty()) return wrong_table(entry.key, "a source needs a title");
    }
    std::stable_sort(sources_.begin(), sources_.end(),
                     [](const Source& a, const Source& b) { return a.key < b.key; });
    return std::nullopt;
}

FigureReader::Source FigureReader::source_of(std::string_view key, const PackedNode& node) {
    return {key, node.text("title"), node.text("url"), node.text("date")};
}

Status FigureReader::read(const PackedNode& node, Device& device) {
    Published figure;
    PackedNode list;
    std::size_t listed = 0;
    std::string_view date;
    for (const PackedNode::Entry& entry : node.map_entries()) {
        std::size_t attribute = attribute_of(entry.key);
        if (attribute == words_.attributes.size()) {
            if (Status bad = read_key(entry, device, figure, date)) return bad;
        } else if (entry.value.is_sequence()) {
            list = entry.value;
            listed = attribute;
        } else if (!set_value(figure, attribute, entry.value.scalar)) {
            return unknown_word(device.name, entry.key, entry.value.scalar);
        }
    }
    if (figure.value == 0) return wrong_table(device.name, "a figure needs a value above 0");
    if (!date.empty()) figure.date = date;
    if (list.is_null()) device.figures.push_back(figure);
    for (const PackedNode& value : list) {
        if (!set_value(figure, listed, value.scalar))
            return unknown_word(device.name, words_.attributes[listed].name, value.scalar);
        device.figures.push_back(figure);
    }
    return std::nullopt;
}

Status FigureReader::read_key(const PackedNode::Entry& entry, const Device& device,
                              Published& figure, std::string_view& date) {
    std::string_view text = entry.value.scalar;
    bool known = true;
    if (entry.key == "value")
        figure.value = positive(text).value_or(0);
    else if (entry.key == "source")
        known = set_source(entry.value, figure);
    else if (entry.key == "units")
        known = choose(text, kUnits, figure.units);
    else if (entry.key == "confidence")
        known = choose(text, kConfidences, figure.confidence);
    else if (entry.key == "headline")
        known = choose(text, kTruth, figure.headline);
    else if (entry.key == "derived")
        known = choose(text, kTruth, figure.derived);
    else if (entry.key == "accumulate")
        figure.accumulate = text;
    else if (entry.key == "date")
        date = text;
    else
        return unknown_word(device.name, "key of a figure", entry.key);
    if (!known) return unknown_word(device.name, entry.key, text);
    return std::nullopt;
}

bool FigureReader::set_source(const PackedNode& node, Published& figure) {
    const Source own = source_of("", node);
    const Source* source = node.is_map() ? &own : find_source(node.scalar);
    if (source == nullptr || source->title.empty()) return false;
    figure.source = source->title;
    figure.address = source->address;
    figure.date = source->date;
    return true;
}

/// Neighbours often have one source.
const FigureReader::Source* FigureReader::find_source(std::string_view key) {
    if (last_ != nullptr && last_->key == key) return last_;
    auto found = std::lower_bound(
        sources_.begin(), sources_.end(), key,
        [](const Source& source, std::string_view wanted) { return source.key < wanted; });
    if (found == sources_.end() || found->key != key) return nullptr;
    return last_ = &*found;
}

std::size_t FigureReader::attribute_of(std::string_view name) const {
    std::size_t a = 0;
    while (a < words_.attributes.size() && words_.attributes[a].name != name) ++a;
    return std::min(a, words_.attributes.size());
}

int FigureReader::value_index(std::size_t attribute, std::string_view name) const {
    for (std::size_t i = 0; i < words_.values.size(); ++i) {
        const AttributeValue& value = words_.values[i];
        if (value.attribute == attribute && value.name == name) return static_cast<int>(i);
    }
    return -1;
}

bool FigureReader::set_value(Published& figure, std::size_t attribute,
                             std::string_view name) const {
    if (attribute >= kMaxAttributes) return false;
    int value = value_index(attribute, name);
    figure.reading[attribute] = static_cast<std::int16_t>(value);
    return value >= 0 || name == "unstated";
}

std::int16_t FigureReader::any_value(std::string_view name) const {
    for (std::size_t a = 0; a < words_.attributes.size(); ++a) {
        int value = value_index(a, name);
        if (value >= 0) return static_cast<std::int16_t>(value);
    }
    return -1;
}

}  // namespace veritally
