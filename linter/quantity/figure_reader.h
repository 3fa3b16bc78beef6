#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "quantity/catalogue.h"

namespace veritally {

/// "'Quern': MESSAGE"
Error wrong_table(std::string_view name, std::string_view message);
/// "'Quern': 'FP9' is no precision"
Error unknown_word(std::string_view name, std::string_view what, std::string_view word);

/// A finite number above 0.
std::optional<double> positive(std::string_view text);

/// Sets what the word stands for; false where it stands for nothing.
template <class T, std::size_t N>
bool choose(std::string_view word, const std::pair<std::string_view, T> (&names)[N], T& out) {
    for (const auto& [name, value] : names) {
        if (name != word) continue;
        out = value;
        return true;
    }
    return false;
}
inline constexpr std::pair<std::string_view, bool> kTruth[] = {{"true", true}, {"false", false}};

/// Reads the lines of `figures` of devices, with their sources.
class FigureReader {
  public:
    explicit FigureReader(const Vocabulary& words) : words_(words) {}

    /// Before any figure is read.
    Status add_sources(const PackedNode& sources);
    /// A line with a list of formats is a figure each.
    Status read(const PackedNode& line, Device& device);
    /// Index of the value of that name, of whatever attribute; -1 without one.
    std::int16_t any_value(std::string_view name) const;

  private:
    struct Source {
        std::string_view key, title, address, date;
    };
    static Source source_of(std::string_view key, const PackedNode& node);
    Status read_key(const PackedNode::Entry& entry, const Device& device, Published& figure,
                    std::string_view& date);
    bool set_source(const PackedNode& node, Published& figure);
    const Source* find_source(std::string_view key);
    std::size_t attribute_of(std::string_view name) const;
    int value_index(std::size_t attribute, std::string_view name) const;
    bool set_value(Published& figure, std::size_t attribute, std::string_view name) const;

    const Vocabulary& words_;
    std::vector<Source> sources_;  ///< Sorted by key.
    const Source* last_ = nullptr;
};

}  // namespace veritally
