#include "claim/vocabulary_of.h"

#include <cstdlib>

#include "engine/embedded.h"
#include "engine/quantities.h"

namespace veritally {

const Quantities& compute_quantities() {
    static const Quantities quantities((*embedded("profiles/ai-compute.yaml"))["quantities"]);
    if (quantities.ready()) std::abort();
    return quantities;
}

const Vocabulary& compute_words() {
    return compute_quantities().words();
}

const Catalogue& compute_catalogue() {
    return compute_quantities().catalogue();
}

std::shared_ptr<const Document> entry_of(const std::string& body) {
    return read_document("entry.md", "---\nname: Form\ncompute:\n---\n\n" + body + "\n");
}

}  // namespace veritally
