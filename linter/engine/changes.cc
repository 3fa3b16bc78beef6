#include "engine/changes.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "base/text.h"
#include "engine/fixer.h"
#include "engine/git.h"

namespace veritally {
namespace {

/// Above this many pairs only files that are the same to the byte count as renamed.
constexpr std::size_t kMostPairs = 10'000;

Error since_error(std::string message, std::string advice = "") {
    return {std::move(message), "", std::move(advice)};
}

std::string without_line_ending(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

std::string_view extension(std::string_view path) {
    std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos ? "" : path.substr(dot);
}

/// The text with the line ends of another: git may write others into the work tree than it keeps.
std::string in_line_ends_of(const std::string& text, std::string_view other) {
    const bool wants = other.find("\r\n") != std::string_view::npos;
    const bool has = text.find('\r') != std::string::npos;
    if (wants == has) return text;
    std::string converted;
    converted.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (wants && text[i] == '\n') converted += '\r';
        if (wants || !std::string_view(text).substr(i).starts_with("\r\n")) converted += text[i];
    }
    return converted;
}

std::string_view without_return(std::string_view line) {
    return line.substr(0, line.size() - line.ends_with('\r'));
}

using LineCounts = std::unordered_map<std::string_view, std::size_t>;

LineCounts count_lines(std::string_view text) {
    LineCounts counts;
    for (std::string_view line : split(text, '\n')) {
        counts[without_return(line)] += line.size() + 1;
    }
    return counts;
}

/// Bytes of lines that both have, of those of the larger text: 0 to 1.
double likeness(const LineCounts& a, const LineCounts& b) {
    std::size_t common = 0, of_a = 0, of_b = 0;
    for (const auto& [line, size] : a) {
        auto other = b.find(line);
        if (other != b.end()) common += std::min(size, other->second);
        of_a += size;
    }
    for (const auto& [line, size] : b) of_b += size;
    return static_cast<double>(common) /
           static_cast<double>(std::max<std::size_t>(1, std::max(of_a, of_b)));
}

}  // namespace

/// Asks git; see changes_since.
class ChangeReader {
  public:
    ChangeReader(const std::string& revision, const std::string& folder)
        : revision_(revision), folder_(folder) {}

    Result<Changes> read(const std::vector<std::string>& paths) {
        if (Status bad = find_commit()) return *bad;
        if (Status bad = read_tree()) return *bad;
        if (Status bad = compare(paths)) return *bad;
        if (Status bad = find_renamed()) return *bad;
        take_line_ends();
        return std::move(changes_);
    }

  private:
    /// One of today's files.
    struct File {
        std::string given, path, object;
    };

    Result<std::string> ask(const std::vector<std::string>& words, std::string_view input = {}) {
        auto output = run_git(folder_, words, input);
        if (!output) return since_error("git cannot be run: " + output.error().message);
        if (output->exit_code != 0) return since_error("git " + words[0] + " failed");
        return std::move(output->out);
    }

    Status find_commit() {
        auto top = ask({"rev-parse", "--show-toplevel"});
        if (!top) {
            if (!top.error().message.ends_with("failed")) return top.error();
            return since_error("the working directory is in no git repository");
        }
        folder_ = without_line_ending(*top);
        auto commit =
            ask({"rev-parse", "--verify", "--quiet", "--end-of-options", revision_ + "^{commit}"});
        if (commit) {
            commit_ = without_line_ending(*commit);
            return std::nullopt;
        }
        auto shallow = ask({"rev-parse", "--is-shallow-repository"});
        const bool is_shallow = shallow && shallow->starts_with("true");
        return since_error("git knows no commit '" + revision_ + "'",
                           is_shallow ? "the checkout is shallow: fetch all of the history, on "
                                        "GitHub with 'fetch-depth: 0' for actions/checkout"
                                      : "");
    }

    /// `ls-tree -z` prints "MODE blob OBJECT\tPATH".
    Status read_tree() {
        auto tree = ask({"ls-tree", "-r", "-z", "--full-tree", commit_});
        if (!tree) return tree.error();
        for (std::string_view line : split(*tree, '\0')) {
            std::size_t tab = line.find('\t');
            std::size_t blank = line.substr(0, tab).rfind(' ');
            if (tab == std::string_view::npos || !line.starts_with("100")) continue;  // No file.
            tree_.emplace(line.substr(tab + 1), line.substr(blank + 1, tab - blank - 1));
        }
        return std::nullopt;
    }

    /// The path from the work tree's top, without links; "" for what is elsewhere or no file.
    std::string path_in_tree(const std::string& given) const {
        auto path = disk().canonical(given);
        if (!path || disk().kind(*path) != PathKind::file) return "";
        if (!path->starts_with(folder_ + "/")) return "";
        return path->substr(folder_.size() + 1);
    }

    /// git reads a list of names: one a line, or quoted.
    static bool can_be_listed(const std::string& path) {
        return !path.empty() && path[0] != '"' && path.find('\n') == std::string::npos;
    }

    Status compare(const std::vector<std::string>& paths) {
        std::string list;
        for (const std::string& given : paths) {
            files_.push_back({given, path_in_tree(given), ""});
            if (can_be_listed(files_.back().path)) list += files_.back().path + "\n";
        }
        // Where it fails (an unreadable file) no file counts as the same: their texts decide.
        auto hashed = ask({"hash-object", "--no-filters", "--stdin-paths"}, list);
        auto objects = split(hashed ? *hashed : std::string_view(), '\n');
        std::size_t next = 0;
        for (File& file : files_) {
            if (can_be_listed(file.path) && next < objects.size()) file.object = objects[next++];
        }
        return take_old_texts();
    }

    Status take_old_texts() {
        std::vector<std::pair<const File*, std::string>> wanted;
        for (const File& file : files_) {
            auto before = tree_.find(file.path);
            if (before != tree_.end() && before->second == file.object) continue;
            changes_.changed_[file.given] = std::nullopt;
            if (before != tree_.end()) {
                wanted.emplace_back(&file, before->second);
            } else if (!file.path.empty()) {
                new_.push_back(&file);
            }
        }
        std::vector<std::string> objects;
        for (const auto& [file, object] : wanted) objects.push_back(object);
        auto texts = read_objects(objects);
        if (!texts) return texts.error();
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            changes_.changed_[wanted[i].first->given] =
                OldFile{wanted[i].first->path, std::move((*texts)[i])};
        }
        return std::nullopt;
    }

    /// `cat-file --batch` prints "OBJECT blob SIZE\n", the bytes and "\n" for each.
    Result<std::vector<std::string>> read_objects(const std::vector<std::string>& objects) {
        std::vector<std::string> texts;
        if (objects.empty()) return texts;
        std::string list;
        for (const std::string& object : objects) list += object + "\n";
        auto out = ask({"cat-file", "--batch"}, list);
        if (!out) return out.error();
        std::string_view rest = *out;
        for (const std::string& object : objects) {
            std::string_view head = rest.substr(0, rest.find('\n'));
            std::size_t blank = head.rfind(' '), size = 0;
            auto [end, bad] = std::from_chars(head.data() + (blank == head.npos ? 0 : blank + 1),
                                              head.data() + head.size(), size);
            if (bad != std::errc() || head.size() + size + 2 > rest.size()) {
                return since_error(
                    "the repository lacks object " + object + " of '" + revision_ + "'",
                    "a partial clone must be fetched whole");
            }
            texts.emplace_back(rest.substr(head.size() + 1, size));
            rest.remove_prefix(head.size() + size + 2);
        }
        return texts;
    }

    Status find_renamed() {
        if (new_.empty()) return std::nullopt;
        std::vector<std::pair<std::string, std::string>> gone;  // Path and object.
        for (const auto& [path, object] : tree_) {
            const bool like_new =
                std::any_of(new_.begin(), new_.end(), [suffix = extension(path)](const File* file) {
                    return extension(file->path) == suffix;
                });
            if (like_new && disk().kind(folder_ + "/" + path) == PathKind::missing) {
                gone.emplace_back(path, object);
            }
        }
        if (gone.empty()) return std::nullopt;
        const bool few = gone.size() * new_.size() <= kMostPairs;
        if (!few) {
            std::erase_if(gone, [&](const auto& one) {
                return std::none_of(new_.begin(), new_.end(),
                                    [&](const File* file) { return file->object == one.second; });
            });
        }
        return match(gone);
    }

    /// Of today's texts, so that only what else differs is a change.
    void take_line_ends() {
        for (const File& file : files_) {
            auto found = changes_.changed_.find(file.given);
            if (found == changes_.changed_.end() || !found->second) continue;
            auto today = disk().read(file.given, SourceText::kMaxBytes);
            if (!today) continue;  // The run says so.
            OldFile& old = *found->second;
            old.bytes = in_line_ends_of(old.bytes, *today);
            if (old.path == file.path && old.bytes == *today) changes_.changed_.erase(found);
        }
    }

    struct Pair {
        double likeness;
        const File* file;
        std::size_t gone;
    };

    /// The most alike pairs first, each file once.
    Status match(const std::vector<std::pair<std::string, std::string>>& gone) {
        std::vector<std::string> objects;
        for (const auto& [path, object] : gone) objects.push_back(object);
        auto texts = read_objects(objects);
        if (!texts) return texts.error();
        std::vector<Pair> pairs = alike(gone, *texts);
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
        std::vector<bool> taken(gone.size());
        for (const Pair& pair : pairs) {
            auto& change = changes_.changed_[pair.file->given];
            if (taken[pair.gone] || change) continue;
            taken[pair.gone] = true;
            change = OldFile{gone[pair.gone].first, (*texts)[pair.gone]};
        }
        return std::nullopt;
    }

    std::vector<Pair> alike(const std::vector<std::pair<std::string, std::string>>& gone,
                            const std::vector<std::string>& texts) const {
        std::vector<LineCounts> old_lines;
        for (const std::string& text : texts) old_lines.push_back(count_lines(text));
        std::vector<Pair> pairs;
        const bool few = gone.size() * new_.size() <= kMostPairs;
        for (const File* file : new_) {
            auto text = few ? disk().read(file->path.empty() ? "" : folder_ + "/" + file->path,
                                          SourceText::kMaxBytes)
                            : Result<std::string>("");
            if (!text) continue;  // The run says so.
            LineCounts lines = count_lines(*text);
            for (std::size_t i = 0; i < gone.size(); ++i) {
                const bool same = gone[i].second == file->object;
                const double like = same ? 2 : few ? likeness(lines, old_lines[i]) : 0;
                if (like >= 0.5) pairs.push_back({like, file, i});
            }
        }
        return pairs;
    }

    std::string revision_, folder_, commit_;
    std::map<std::string, std::string, std::less<>> tree_;  ///< Path → object.
    std::vector<File> files_;
    std::vector<const File*> new_;
    Changes changes_;
};

bool ChangedLines::touch(Span span) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](Span lines) {
        return span.empty() ? lines.begin <= span.begin && span.begin < lines.end
                            : lines.overlaps(span);
    });
}

bool Changes::is_same(const std::string& path) const {
    return !changed_.contains(path);
}

const OldFile* Changes::old_file(const std::string& path) const {
    auto found = changed_.find(path);
    return found == changed_.end() || !found->second ? nullptr : &*found->second;
}

ChangedLines Changes::lines(const std::string& path, std::string_view text) const {
    if (is_same(path)) return ChangedLines({});
    const OldFile* before = old_file(path);
    // One past the end: a finding may stand behind the last byte.
    if (before == nullptr) return ChangedLines({{0, static_cast<std::uint32_t>(text.size() + 1)}});
    return ChangedLines(changed_lines(before->bytes, text));
}

Result<Changes> changes_since(const std::string& revision, const std::string& folder,
                              const std::vector<std::string>& paths) {
    return ChangeReader(revision, folder).read(paths);
}

}  // namespace veritally
