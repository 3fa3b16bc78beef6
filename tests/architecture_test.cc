// The house plan of linter/README.md, checked against the include lines of linter/.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "source_tree.h"

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A folder may include itself and what stands before it.
constexpr std::array<std::string_view, 16> kLayers = {"base",
                                                      "document",
                                                      "quantity",
                                                      "claim/text",
                                                      "claim/counts",
                                                      "claim/figures",
                                                      "claim/derivation",
                                                      "claim/faults",
                                                      "claim",
                                                      "link",
                                                      "evidence",
                                                      "engine",
                                                      "checks",
                                                      "report",
                                                      "lsp",
                                                      "cli"};
constexpr std::array<std::string_view, 2> kFoldersWithoutCode = {"clients", "docs"};
// The build-time tool that turns rules/ into C++: above what reads YAML, below the rest.
constexpr std::string_view kEmbed = "embed";
constexpr std::string_view kEmbedMayInclude = "document";

constexpr int kMostLines = 400;

// Headers with `.h` or a folder that come with the system, not with a library of their own.
constexpr std::array<std::string_view, 14> kSystemHeaders = {
    "arpa/inet.h", "dirent.h", "dlfcn.h", "fcntl.h",  "netdb.h",   "netinet/in.h", "poll.h",
    "pthread.h",   "signal.h", "spawn.h", "stdlib.h", "termios.h", "time.h",       "unistd.h"};

struct Include {
    std::string target;
    bool quoted = false;
};

struct File {
    int lines = 0;
    std::vector<Include> includes;
};

/// Path relative to linter/ → file.
using Tree = std::map<std::string, File>;
using Breaches = std::vector<std::string>;

std::optional<Include> read_include(std::string_view line) {
    constexpr std::string_view kBlank = " \t";
    auto skip = [&](std::string_view word) {
        line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
        if (!line.starts_with(word)) return false;
        line.remove_prefix(word.size());
        return true;
    };
    if (!skip("#") || !skip("include") || !skip("")) return std::nullopt;
    if (line.empty() || (line[0] != '"' && line[0] != '<')) return std::nullopt;
    const bool quoted = line[0] == '"';
    const size_t end = line.find(quoted ? '"' : '>', 1);
    if (end == std::string_view::npos) return std::nullopt;
    return Include{std::string(line.substr(1, end - 1)), quoted};
}

File read_file(std::istream& stream) {
    File file;
    for (std::string line; std::getline(stream, line); ++file.lines) {
        if (auto include = read_include(line)) file.includes.push_back(*include);
    }
    return file;
}

bool is_source(const std::filesystem::path& path) {
    return path.extension() == ".h" || path.extension() == ".cc" || path.extension() == ".def";
}

Tree read_tree(const std::filesystem::path& root) {
    Tree tree;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
        if (!entry.is_regular_file() || !is_source(entry.path())) continue;
        std::ifstream stream(entry.path());
        tree[entry.path().lexically_relative(root).generic_string()] = read_file(stream);
    }
    return tree;
}

/// Place in kLayers, or -1; of the innermost folder around it that has one.
int layer_of(std::string_view path) {
    const auto found = std::find(kLayers.begin(), kLayers.end(), path);
    if (found != kLayers.end()) return static_cast<int>(found - kLayers.begin());
    const size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? -1 : layer_of(path.substr(0, slash));
}

bool is_in_embed(std::string_view path) {
    return path.starts_with(kEmbed) && path.substr(kEmbed.size()).starts_with('/');
}

Breaches unknown_folders(const std::set<std::string>& folders) {
    Breaches breaches;
    for (const std::string& folder : folders) {
        const bool codeless = std::find(kFoldersWithoutCode.begin(), kFoldersWithoutCode.end(),
                                        folder) != kFoldersWithoutCode.end();
        if (layer_of(folder) < 0 && folder != kEmbed && !codeless) {
            breaches.push_back("linter/" + folder + " is no layer");
        }
    }
    return breaches;
}

Breaches layer_breaches(const Tree& tree) {
    Breaches breaches;
    for (const auto& [path, file] : tree) {
        const int highest = layer_of(is_in_embed(path) ? kEmbedMayInclude : path);
        for (const Include& include : file.includes) {
            if (!include.quoted || (is_in_embed(path) && is_in_embed(include.target))) continue;
            const int layer = layer_of(include.target);
            if (layer < 0 || layer > highest) {
                breaches.push_back(path + " includes " + include.target);
            }
        }
    }
    return breaches;
}

Breaches unknown_includes(const Tree& tree) {
    Breaches breaches;
    for (const auto& [path, file] : tree) {
        for (const Include& include : file.includes) {
            if (include.quoted && !tree.contains(include.target)) {
                breaches.push_back(path + " includes " + include.target +
                                   ", no file of linter/ (third-party headers stand in <>)");
            }
        }
    }
    return breaches;
}

/// The library that `<target>` belongs to, or nothing for standard and system headers.
std::optional<std::string> library_of(const std::string& target) {
    const bool system =
        target.starts_with("sys/") ||
        std::find(kSystemHeaders.begin(), kSystemHeaders.end(), target) != kSystemHeaders.end();
    if (system || target.find_first_of("./") == std::string::npos) return std::nullopt;
    if (target.starts_with("cmark-gfm")) return "cmark-gfm";
    return target.substr(0, target.find_first_of("./"));
}

Breaches scattered_libraries(const Tree& tree) {
    std::map<std::string, std::set<std::string>> users;
    for (const auto& [path, file] : tree) {
        for (const Include& include : file.includes) {
            if (include.quoted) continue;
            if (auto library = library_of(include.target)) users[*library].insert(path);
        }
    }
    Breaches breaches;
    for (const auto& [library, paths] : users) {
        if (paths.size() < 2) continue;
        std::string list;
        for (const std::string& path : paths) list += (list.empty() ? "" : ", ") + path;
        breaches.push_back(library + " is included in " + list);
    }
    return breaches;
}

Breaches long_files(const Tree& tree) {
    Breaches breaches;
    for (const auto& [path, file] : tree) {
        if (file.lines > kMostLines) {
            breaches.push_back(path + " has " + std::to_string(file.lines) + " lines");
        }
    }
    return breaches;
}

/// One line a cycle: `a.h > b.h > a.h`, found by walking depth first from each file.
class CycleSearch {
  public:
    explicit CycleSearch(const Tree& tree) : tree_(tree) {
        for (const auto& [path, file] : tree) visit(path);
    }

    const Breaches& found() const { return found_; }

  private:
    void visit(const std::string& path) {
        const auto open = std::find(trail_.begin(), trail_.end(), path);
        if (open != trail_.end()) return report(open);
        if (!tree_.contains(path) || !done_.insert(path).second) return;
        trail_.push_back(path);
        for (const Include& include : tree_.at(path).includes) {
            if (include.quoted) visit(include.target);
        }
        trail_.pop_back();
    }

    void report(std::vector<std::string>::const_iterator from) {
        std::string cycle;
        for (auto step = from; step != trail_.end(); ++step) cycle += *step + " > ";
        found_.push_back(cycle + *from);
    }

    const Tree& tree_;
    std::vector<std::string> trail_;
    std::set<std::string> done_;
    Breaches found_;
};

File file_with(const std::string& text) {
    std::istringstream stream(text);
    return read_file(stream);
}

const Tree& linter_tree() {
    static const Tree tree = read_tree(source_root() / "linter");
    return tree;
}

TEST(Architecture, EachFolderIsALayer) {
    std::set<std::string> folders;
    for (const auto& entry : std::filesystem::directory_iterator(source_root() / "linter")) {
        if (entry.is_directory()) folders.insert(entry.path().filename().string());
    }
    EXPECT_THAT(folders, testing::Contains("base"));
    EXPECT_THAT(unknown_folders(folders), IsEmpty());
}

TEST(Architecture, IncludesPointToLowerLayers) {
    EXPECT_THAT(layer_breaches(linter_tree()), IsEmpty());
}

TEST(Architecture, IncludesAreRelativeToLinter) {
    EXPECT_THAT(unknown_includes(linter_tree()), IsEmpty());
}

TEST(Architecture, EachLibraryIsIncludedInOneFile) {
    EXPECT_THAT(scattered_libraries(linter_tree()), IsEmpty());
}

TEST(Architecture, FilesStayShort) {
    EXPECT_THAT(long_files(linter_tree()), IsEmpty());
}

TEST(Architecture, IncludesHaveNoCycle) {
    EXPECT_THAT(linter_tree(), testing::Not(IsEmpty()));
    EXPECT_THAT(CycleSearch(linter_tree()).found(), IsEmpty());
}

// The checks themselves, on trees that break the plan.

TEST(ArchitectureCheck, ReadsIncludeLines) {
    const File file = file_with("#include \"a/b.h\"\n  #  include <c>\n// #include <d>\nint x;");
    EXPECT_EQ(file.lines, 4);
    ASSERT_THAT(file.includes, SizeIs(2));
    EXPECT_EQ(file.includes[0].target, "a/b.h");
    EXPECT_TRUE(file.includes[0].quoted);
    EXPECT_EQ(file.includes[1].target, "c");
    EXPECT_FALSE(file.includes[1].quoted);
}

TEST(ArchitectureCheck, ReportsAnIncludeUpwards) {
    const Tree tree = {{"base/a.cc", file_with("#include \"engine/b.h\"")},
                       {"engine/b.h", file_with("#include \"base/c.h\"")},
                       {"embed/main.cc", file_with("#include \"document/d.h\"")},
                       {"embed/more.cc", file_with("#include \"quantity/e.h\"")},
                       {"claim/h.h", file_with("#include \"claim/text/i.h\"")},
                       {"claim/text/i.h", file_with("#include \"claim/h.h\"")},
                       {"checks/kinds/j.cc", file_with("#include \"checks/check.h\"")},
                       {"report/f.cc", file_with("#include \"embed/g.h\"")}};
    EXPECT_THAT(
        layer_breaches(tree),
        ElementsAre("base/a.cc includes engine/b.h", "claim/text/i.h includes claim/h.h",
                    "embed/more.cc includes quantity/e.h", "report/f.cc includes embed/g.h"));
}

TEST(ArchitectureCheck, ReportsAnIncludeOfNoFile) {
    const Tree tree = {{"base/a.cc", file_with("#include \"a.h\"\n#include \"base/a.h\"")},
                       {"base/a.h", {}}};
    EXPECT_THAT(unknown_includes(tree), SizeIs(1));
}

TEST(ArchitectureCheck, ReportsALibraryIncludedTwice) {
    const Tree tree = {
        {"base/a.cc", file_with("#include <re2/re2.h>\n#include <unistd.h>\n#include <span>")},
        {"base/b.cc", file_with("#include <re2/set.h>\n#include <unistd.h>\n#include <span>")},
        {"document/c.cc", file_with("#include <cmark-gfm.h>\n#include <sys/stat.h>")},
        {"document/d.cc", file_with("#include <cmark-gfm-extension_api.h>\n#include <sys/stat.h>")},
        {"document/e.cc", file_with("#include <yaml-cpp/yaml.h>\n#include <yaml-cpp/mark.h>")}};
    EXPECT_THAT(scattered_libraries(tree),
                ElementsAre("cmark-gfm is included in document/c.cc, document/d.cc",
                            "re2 is included in base/a.cc, base/b.cc"));
}

TEST(ArchitectureCheck, ReportsAFolderThatIsNoLayer) {
    EXPECT_THAT(unknown_folders({"base", "clients", "docs", "embed", "utils"}),
                ElementsAre("linter/utils is no layer"));
}

TEST(ArchitectureCheck, ReportsALongFile) {
    const Tree tree = {{"base/a.cc", file_with(std::string(400, '\n'))},
                       {"base/b.cc", file_with(std::string(401, '\n'))}};
    EXPECT_THAT(long_files(tree), ElementsAre("base/b.cc has 401 lines"));
}

TEST(ArchitectureCheck, ReportsACycle) {
    const Tree tree = {{"base/a.h", file_with("#include \"base/b.h\"")},
                       {"base/b.h", file_with("#include \"base/c.h\"")},
                       {"base/c.h", file_with("#include \"base/b.h\"")}};
    EXPECT_THAT(CycleSearch(tree).found(), ElementsAre("base/b.h > base/c.h > base/b.h"));
}

}  // namespace
}  // namespace veritally
