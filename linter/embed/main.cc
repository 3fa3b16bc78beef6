// Build-time generator: turns the YAML files of rules/ into constants, so that a start of the
// program reads no YAML. Usage: veritally_embed OUT.cc RULES_DIR

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/yaml.h"

namespace veritally {
namespace {

/// C++ text of arrays of one type: runs of initializers side by side, the same run only once.
/// GCC takes minutes over 20,000 names, Clang over an array of 20,000 elements: hence arrays that
/// hold several runs, but not all.
class Arrays {
  public:
    Arrays(std::string_view type, std::string_view name) : type_(type), name_(name) {}

    /// The expression for where the run begins.
    std::string place(const std::string& run, std::size_t count);
    std::string declarations() const;
    std::string definitions() const;

  private:
    struct Array {
        std::string text;
        std::size_t size = 0;
    };
    std::string declaration(std::size_t index) const;

    std::string_view type_;
    std::string_view name_;
    std::vector<Array> arrays_;
    std::unordered_map<std::string, std::string> places_;
};

/// C++ text of the trees: one pool of all strings; a container points to its children.
class Writer {
  public:
    void add_file(std::string_view path, const YamlNode& root);
    std::string text() const;

  private:
    std::string node(const YamlNode& node);
    std::string items(const YamlNode& node);
    std::string entries(const YamlNode& node);
    std::string string(std::string_view text);

    std::string pool_;
    std::unordered_map<std::string, std::size_t> places_;
    Arrays nodes_{"YamlNode", "n"};
    Arrays entries_{"YamlEntry", "e"};
    std::string files_;
};

// The first lines in quotes: they are no includes of this file.
constexpr std::string_view kHead =
    "// Generated from rules/ by veritally_embed.\n"
    "#include <algorithm>\n"
    "#include \"engine/embedded.h\"\n"
    R"(#pragma GCC diagnostic ignored "-Woverlength-strings"
namespace veritally {
namespace {
using Kind = YamlNode::Kind;
// A string; a plain and a quoted scalar; a null; the items and the entries of a container.
#define S(at, size) {T + at, size}
#define P(text, tag) {Kind::scalar, false, {}, text, tag, nullptr, nullptr, 0}
#define Q(text, tag) {Kind::scalar, true, {}, text, tag, nullptr, nullptr, 0}
#define N(tag) {Kind::null, false, {}, {}, tag, nullptr, nullptr, 0}
#define I(at, count, tag) {Kind::sequence, false, {}, {}, tag, at, nullptr, count}
#define M(at, count, tag) {Kind::map, false, {}, {}, tag, nullptr, at, count}
)";

constexpr std::string_view kTail = R"(
}  // namespace

std::span<const EmbeddedFile> embedded_files() { return files; }

const YamlNode* embedded(std::string_view path) {
    const auto found = std::lower_bound(
        std::begin(files), std::end(files), path,
        [](const EmbeddedFile& file, std::string_view wanted) { return file.path < wanted; });
    return found != std::end(files) && found->path == path ? &found->root : nullptr;
}

}  // namespace veritally
)";

/// Of adjacent literals, one a line: an escape never runs into what follows it.
std::string literal(std::string_view bytes) {
    constexpr std::size_t kLine = 100;
    constexpr std::string_view kDigits = "01234567";
    std::string out = "\"";
    std::size_t column = 0;
    for (char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (column++ == kLine) {
            out += "\"\n\"";
            column = 1;
        }
        if (byte < 0x20 || byte >= 0x7f || c == '"' || c == '\\' || c == '?') {
            out += '\\';
            out += kDigits[byte >> 6];
            out += kDigits[byte >> 3 & 7];
            out += kDigits[byte & 7];
        } else {
            out += c;
        }
    }
    return out + '"';
}

void Writer::add_file(std::string_view path, const YamlNode& root) {
    const std::string value = node(root);
    files_ += "{" + string(path) + "," + value + "},\n";
}

std::string Arrays::place(const std::string& run, std::size_t count) {
    constexpr std::size_t kMaxSize = 256;
    if (count == 0) return "nullptr";
    const auto [place, added] = places_.emplace(run, "");
    if (!added) return place->second;
    if (arrays_.empty() || arrays_.back().size + count > kMaxSize) arrays_.emplace_back();
    Array& array = arrays_.back();
    const std::string index = std::to_string(arrays_.size() - 1);
    place->second = std::string(name_) + index + "+" + std::to_string(array.size);
    array.text += run + "\n";
    array.size += count;
    return place->second;
}

std::string Arrays::declaration(std::size_t index) const {
    return std::string(type_) + " " + std::string(name_) + std::to_string(index) + "[" +
           std::to_string(arrays_[index].size) + "]";
}

std::string Arrays::declarations() const {
    std::string out;
    for (std::size_t i = 0; i < arrays_.size(); ++i) {
        out += "extern const " + declaration(i) + ";\n";
    }
    return out;
}

std::string Arrays::definitions() const {
    std::string out;
    for (std::size_t i = 0; i < arrays_.size(); ++i) {
        out += "constinit const " + declaration(i) + " = {\n" + arrays_[i].text + "};\n";
    }
    return out;
}

std::string Writer::text() const {
    std::string out(kHead);
    out += nodes_.declarations() + entries_.declarations();
    out += "constexpr char T[] =\n" + literal(pool_) + ";\n";
    out += nodes_.definitions() + entries_.definitions();
    out += "constinit const EmbeddedFile files[] = {\n" + files_ + "};\n";
    return out.append(kTail);
}

std::string Writer::node(const YamlNode& node) {
    const std::string tag = string(node.tag);
    const std::string count = std::to_string(node.count);
    switch (node.kind) {
        case YamlNode::Kind::null:
            return "N(" + tag + ")";
        case YamlNode::Kind::sequence:
            return "I(" + items(node) + "," + count + "," + tag + ")";
        case YamlNode::Kind::map:
            return "M(" + entries(node) + "," + count + "," + tag + ")";
        case YamlNode::Kind::scalar:
            break;
    }
    return (node.quoted ? "Q(" : "P(") + string(node.scalar) + "," + tag + ")";
}

std::string Writer::items(const YamlNode& sequence) {
    std::string elements;
    for (const YamlNode& item : sequence) elements += node(item) + ",";
    return nodes_.place(elements, sequence.count);
}

std::string Writer::entries(const YamlNode& map) {
    std::string elements;
    for (const YamlEntry& entry : map.map_entries()) {
        elements += "{" + string(entry.key) + ",{}," + node(entry.value) + "},";
    }
    return entries_.place(elements, map.count);
}

std::string Writer::string(std::string_view text) {
    if (text.empty()) return "{}";
    const auto [place, added] = places_.emplace(text, pool_.size());
    if (added) pool_ += text;
    return "S(" + std::to_string(place->second) + "," + std::to_string(text.size()) + ")";
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Sorted as bytes by the path below the folder, '/' between parts: embedded() searches by it.
std::vector<std::string> yaml_files(const std::filesystem::path& folder) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
        files.push_back(entry.path().lexically_relative(folder).generic_string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

void print_problem(const std::filesystem::path& path, const std::string& text,
                   const YamlProblem& problem) {
    const auto end = text.begin() + std::min<std::ptrdiff_t>(problem.span.begin, text.size());
    std::cerr << path.string() << ':' << 1 + std::count(text.begin(), end, '\n') << ": "
              << problem.message << '\n';
}

/// The text of the .cc file; nothing where a file has a fault, which is then printed.
std::optional<std::string> generate(const std::filesystem::path& folder) {
    Writer writer;
    bool is_sound = true;
    const std::vector<std::string> files = yaml_files(folder);
    for (const std::string& file : files) {
        const std::string text = read_file(folder / file);
        const YamlTree tree = parse_yaml(text);
        for (const YamlProblem& problem : tree.problems) {
            print_problem(folder / file, text, problem);
            is_sound = false;
        }
        writer.add_file(file, tree.root);
    }
    if (files.empty()) std::cerr << folder.string() << ": no *.yaml below it\n";
    if (!is_sound || files.empty()) return std::nullopt;
    return writer.text();
}

int run(const std::string& out_path, const std::string& folder) {
    const auto text = generate(folder);
    if (!text) return 1;
    std::ofstream out(out_path, std::ios::binary);
    if (out << *text << std::flush) return 0;
    std::cerr << out_path << ": cannot be written\n";
    return 1;
}

}  // namespace
}  // namespace veritally

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: veritally_embed OUT.cc RULES_DIR\n";
        return 2;
    }
    try {
        return veritally::run(argv[1], argv[2]);
    } catch (const std::filesystem::filesystem_error& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
