#include "claim/vocabulary_of.h"

#include <cstdlib>

#include "engine/embedded.h"
#include "engine/quantities.h"

namespace veritally {

namespace {

Profile compute_profile() {
    Profile profile;
    profile.root = *embedded("profiles/ai-compute.yaml");
    return profile;
}

}  // namespace

const Vocabulary& compute_words() {
    static const Vocabulary words = [] {
        auto read = read_quantities(compute_profile());
        if (!read) std::abort();
        return std::move(*read);
    }();
    return words;
}

const Catalogue& compute_catalogue() {
    static const Catalogue catalogue = [] {
        auto read = read_catalogue(compute_profile(), compute_words());
        if (!read) std::abort();
        return std::move(*read);
    }();
    return catalogue;
}

std::shared_ptr<const Document> entry_of(const std::string& body) {
    return read_document("entry.md", "---\nname: Form\ncompute:\n---\n\n" + body + "\n");
}

}  // namespace veritally
