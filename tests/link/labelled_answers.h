#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "link/answer.h"
#include "link/signs.h"

namespace veritally {

/// One answer of fixtures/http (see the README there), or of a file of JSON lines of the same
/// meaning.
struct LabelledAnswer {
    std::string id;  ///< "soft-404.answers:12"
    std::string note;
    std::vector<std::string> labels;  ///< The best first.
    Answer answer;
};

std::vector<LabelledAnswer> read_labelled(const std::filesystem::path& folder);
std::vector<LabelledAnswer> read_labelled_json(const std::filesystem::path& file);

/// The signs of rules/reference/links.yaml.
const LinkSigns& known_signs();

}  // namespace veritally
