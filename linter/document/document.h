#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/source_text.h"
#include "document/body.h"
#include "document/front_matter.h"
#include "document/suppression.h"

namespace veritally {

/// One entry, read once. Immutable; views point into `text`, so it is held by pointer.
struct Document {
    std::string path;  ///< As given: for messages and file-name rules.
    SourceText text;
    FrontMatter front_matter;
    Body body;
    std::vector<Suppression> suppressions;  ///< In order of place.

    explicit Document(std::string path, std::string bytes);
};

/// Never fails: what cannot be read is in the parts' own problem lists.
std::shared_ptr<const Document> read_document(std::string path, std::string bytes);

}  // namespace veritally
