#include "claim/vocabulary_of.h"

#include <cstdlib>

#include "engine/embedded.h"
#include "engine/quantities.h"

namespace veritally {

const Vocabulary& compute_words() {
    static const Vocabulary words = [] {
        static Profile profile;
        profile.root = *embedded("profiles/ai-compute.yaml");
        auto read = read_quantities(profile);
        if (!read) std::abort();
        return std::move(*read);
    }();
    return words;
}

std::shared_ptr<const Document> entry_of(const std::string& body) {
    return read_document("entry.md", "---\nname: Form\ncompute:\n---\n\n" + body + "\n");
}

}  // namespace veritally
