#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/yaml.h"

namespace veritally {

/// How the name of a file stands to the name of the entry in it.
struct FileNameVerdict {
    enum class Kind : std::uint8_t {
        agrees,
        no_word,       ///< They share no word.
        only_general,  ///< Built alike, they share only words that many names have.
        numbers,       ///< Model numbers differ.
    };
    Kind kind = Kind::agrees;
    std::string in_file, in_name;  ///< Numbers that differ.
};

/// The `small` and `general` words of the parameters do not tell one entry from another; `called`
/// says what short words stand for. `stem` is the file's name without ending.
FileNameVerdict compare_file_name(std::string_view stem, std::string_view name,
                                  const YamlNode& parameters);

/// Whether one of two names is the other one without what it has in brackets, or its initials.
bool is_short_for(std::string_view a, std::string_view b);

/// The one word of a file's name that tells, where it may be short for something: of two to six
/// letters; else "".
std::string lone_short_word(std::string_view stem, const YamlNode& parameters);

}  // namespace veritally
