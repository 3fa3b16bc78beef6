// Reads any bytes as a body and asserts what must hold of every one.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "../document/body_invariants.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const veritally::SourceText text(std::string(reinterpret_cast<const char*>(data), size));
    const veritally::Body body = veritally::read_body(text, text.bom_size());
    const std::string breach = veritally::broken_invariant(text, body);
    if (!breach.empty()) {
        std::fprintf(stderr, "%s\n", breach.c_str());
        std::abort();
    }
    return 0;
}
