#pragma once

#include <array>
#include <string_view>

namespace veritally {

/// As dates in running text and in protocols begin them.
constexpr std::array<std::string_view, 12> kShortMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace veritally
