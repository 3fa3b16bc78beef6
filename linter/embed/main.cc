// Build-time generator: turns the YAML files of rules/ into numbers, so that a start of the program
// reads no YAML. Usage: veritally_embed OUT.cc RULES_DIR

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/packed_yaml.h"

namespace veritally {
namespace {

/// Collects the trees in the form of engine/embedded_data.h.
class Writer {
  public:
    void add_file(std::string_view path, const YamlNode& root);
    std::string source() const;

  private:
    YamlPacker packer_;
    std::string files_;
    std::size_t file_count_ = 0;
};

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
    files_ += "{" + std::to_string(packer_.place(path)) + "," + std::to_string(path.size()) + "," +
              std::to_string(packer_.add(root)) + "},\n";
    ++file_count_;
}

std::string numbers(const std::vector<std::uint32_t>& words) {
    constexpr std::size_t kLine = 32;
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        out += std::to_string(words[i]);
        out += i % kLine == kLine - 1 ? ",\n" : ",";
    }
    return out;
}

std::string Writer::source() const {
    // The first lines in quotes: they are no includes of this file.
    return "// Generated from rules/ by veritally_embed.\n"
           "#include \"engine/embedded_data.h\"\n"
           "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
           "namespace veritally {\n"
           "const char embedded_text[] =\n" +
           literal(packer_.text()) + ";\nconst std::uint32_t embedded_trees[] = {\n" +
           numbers(packer_.words()) + "};\nconst EmbeddedFile embedded_files[] = {\n" + files_ +
           "};\nconst std::uint32_t embedded_file_count = " + std::to_string(file_count_) +
           ";\n}  // namespace veritally\n";
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
    return writer.source();
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
