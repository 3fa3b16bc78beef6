#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

std::string_view trim(std::string_view text);    ///< ASCII white space off both ends.
std::string lower(std::string_view text);        ///< ASCII letters only.
std::string in_one_line(std::string_view text);  ///< Line endings as spaces, byte by byte.
bool equal_ignoring_case(std::string_view a, std::string_view b);  ///< ASCII letters only.
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string_view> parts, std::string_view separator);
/// "a, b or c"
std::string join_or(std::span<const std::string_view> parts);

/// Optimal string alignment distance (insert, delete, replace, swap), cut off above `limit`
/// (then limit + 1 is returned). ASCII case is ignored; bytes are compared.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate that was probably meant: nearest by edit distance, at most a third of the length
/// of the longer word away (and one that is a prefix of the other counts as near); nothing where
/// two are equally near.
std::optional<std::string_view> nearest(std::string_view word,
                                        std::span<const std::string_view> candidates);

}  // namespace veritally
