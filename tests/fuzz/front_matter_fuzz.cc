// Any bytes as an entry: the spans of its front matter quote what they say, and nothing is slow.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/source_text.h"
#include "document/flat_yaml.h"
#include "document/front_matter.h"
#include "document/full_yaml.h"
#include "document/yaml_laws.h"

namespace veritally {
namespace {

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::fprintf(stderr, "breach: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

void require_none(const std::string& breach) {
    require(breach.empty(), breach);
}

void check_fences(const SourceText& text, const FrontMatter& found) {
    const Span all{0, text.size()};
    require(all.contains(found.block), "block outside the text");
    require(found.block.contains(found.open), "fence outside the block");
    require(found.block.contains(found.yaml) || found.yaml.empty() ||
                found.state == FrontMatter::State::unterminated,
            "YAML outside the block");
    const bool is_missing = found.state == FrontMatter::State::missing;
    require(starts_front_matter(text.bytes()) != is_missing, "two answers to whether there is one");
    require(is_missing || text.at(found.open).size() >= 3, "no fence");
}

void check(std::string_view bytes) {
    const SourceText text{std::string(bytes)};
    const FrontMatter found = read_front_matter(text);
    check_fences(text, found);
    require_none(breach_of_yaml_laws(text.bytes(), found.yaml, found.tree));
    if (found.tree.problems.empty()) {
        require_none(breach_of_reading(text.bytes(), found.tree.root));
    }
    const auto flat = parse_flat_yaml(text.at(found.yaml), found.yaml.begin);
    if (!flat) return;
    const YamlTree full = parse_full_yaml(text.at(found.yaml), found.yaml.begin);
    require(describe(*flat) == describe(full), "the short cut reads otherwise");
}

}  // namespace
}  // namespace veritally

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    veritally::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
