#pragma once

#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/random_text.h"
#include "claim/random_entry.h"

namespace veritally {

/// What stands in the place of each word in braces.
using Words = std::vector<std::pair<std::string_view, std::string>>;

std::string filled(std::string_view phrase, const Words& words);

template <std::size_t N>
std::string_view one_of(std::mt19937& random, const std::string_view (&list)[N]) {
    return list[pick(random, N)];
}

/// Writes figures in one of many ways, with one way of grouping digits throughout.
class FigureText {
  public:
    explicit FigureText(std::mt19937& random);

    /// What is quoted of a part, with its format and density.
    std::string figure(const EntryPart& part);
    /// A rate in a unit with a prefix; exactly, or else at four digits.
    std::string rate_text(const Exact& amount, bool integer, bool macs, bool exactly = false);
    /// '2.5×10¹⁴'.
    std::string power_text(const Exact& amount);
    /// A prefix, as a power of ten, under which the number is neither long nor small.
    int prefix_of(const Exact& amount);
    std::string grouped(std::string number) const;
    std::string count_text(std::uint32_t count);

  private:
    std::string headline(const EntryPart& part);

    std::mt19937& random_;
    std::string separator_;
};

}  // namespace veritally
