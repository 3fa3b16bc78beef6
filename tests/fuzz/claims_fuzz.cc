// Any bytes as an entry: every figure quotes its number, and nothing is slow or unbounded.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "claim/figure.h"
#include "engine/embedded.h"
#include "engine/quantities.h"

namespace {

const veritally::Quantities& quantities() {
    static const veritally::Quantities read(
        (*veritally::embedded("profiles/ai-compute.yaml"))["quantities"]);
    return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto document = veritally::read_document(
        "entry.md", std::string(reinterpret_cast<const char*>(data), size));
    veritally::Claims claims = quantities().read(*document);
    quantities().derive(*document, claims);
    for (const veritally::Figure& figure : claims.figures) {
        bool sound =
            figure.span.begin <= figure.number.begin && figure.number.begin < figure.number.end &&
            figure.number.end <= figure.span.end && figure.span.end <= document->text.size();
        if (!sound) std::abort();
    }
    return 0;
}
