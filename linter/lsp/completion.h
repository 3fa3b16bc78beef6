#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/finding.h"
#include "lsp/view.h"

namespace veritally {

/// Something that may be meant by what is being typed.
struct Candidate {
    enum class Kind : std::uint8_t { key, value, label, heading, device };
    Kind kind = Kind::key;
    std::string label, detail, documentation;  ///< The last in Markdown.
    Edit edit;  ///< Its span ends at the place, or goes on to the end of what is typed.
    std::string filter = {};  ///< What an editor holds against what is typed; "": the label.
};

/// Keys and values in the front matter; labels after `[^`, titles after `##`, devices in prose.
std::vector<Candidate> candidates(const View& view, std::uint32_t offset);

}  // namespace veritally
