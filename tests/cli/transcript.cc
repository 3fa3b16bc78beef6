#include "transcript.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "../child.h"
#include "../golden.h"
#include "base/process.h"
#include "base/text.h"
#include "base/version.h"
#include "cli/program.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "=== ";
constexpr std::string_view kCommand = "$ veritally";
constexpr std::string_view kNoEnd = "\\ no end of line\n";

bool takes(std::string_view& head, std::string_view word) {
    if (head != word && !head.starts_with(std::string(word) + " ")) return false;
    head.remove_prefix(std::min(word.size() + 1, head.size()));
    return true;
}

bool is_outcome(std::string_view head) {
    return takes(head, "out") || takes(head, "err") || takes(head, "exit") || takes(head, "now");
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words(1);
    bool quoted = false;
    for (char c : line) {
        if (c == '\'') {
            quoted = !quoted;
        } else if (c == ' ' && !quoted) {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string written(std::string_view head, std::string content) {
    if (content.ends_with(kNoEnd)) {
        content.resize(content.size() - kNoEnd.size());
    } else if (!content.empty() && content.back() != '\n') {
        content += "\n" + std::string(kNoEnd);
    }
    return std::string(kMark) + std::string(head) + "\n" + content;
}

/// What the content of a part stands for.
std::string meant(std::string content) {
    if (!content.ends_with(kNoEnd)) return content;
    content.resize(content.size() - kNoEnd.size() - 1);
    return content;
}

/// An empty folder that is the working one as long as this lives.
class Stage {
  public:
    Stage() : before_(fs::current_path()) { fs::current_path(folder()); }
    ~Stage() { fs::current_path(before_); }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    const fs::path& folder() const { return folder_.path(); }

    std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder())) {
            const std::string name = entry.path().lexically_relative(folder()).string();
            if (name.starts_with(".git/") || entry.is_symlink() || !entry.is_regular_file())
                continue;
            files[name] = read_whole(entry.path());
        }
        return files;
    }

  private:
    TemporaryFolder folder_;
    fs::path before_;
};

class Player {
  public:
    /// Does what a part before a command asks for.
    void prepare(std::string_view head, const std::string& content) {
        const std::vector<std::string> words = words_of(head);
        if (takes(head, "file")) {
            write_whole(words.at(1), meant(content));
        } else if (takes(head, "link")) {
            fs::create_symlink(words.at(2), words.at(1));
        } else if (takes(head, "read-only")) {
            fs::permissions(words.at(1), fs::perms::owner_read);
        } else if (takes(head, "git")) {
            EXPECT_TRUE(run_process({"git", "init", "--quiet"}).ok());
        } else if (takes(head, "in")) {
            input_ = meant(content);
        } else if (takes(head, "env")) {
            const std::size_t equals = head.find('=');
            environment_[std::string(head.substr(0, equals))] = head.substr(equals + 1);
        } else if (takes(head, "terminal")) {
            width_ = std::stoi(words.at(1));
        } else {
            ADD_FAILURE() << "unknown part: " << head;
        }
    }

    /// The outcome of a command, written as parts.
    std::string run(std::string_view words) {
        std::istringstream in(input_);
        std::ostringstream out, err;
        Console console{in,
                        out,
                        err,
                        width_ > 0,
                        width_ > 0 ? width_ : 100,
                        environment_,
                        disk(),
                        stage_.folder().string()};
        const auto before = stage_.files();
        const int code = run_program(words_of(words), console);
        std::string outcome;
        if (!out.str().empty()) outcome += written("out", shown(out.str()));
        if (!err.str().empty()) outcome += written("err", shown(err.str()));
        outcome += written("exit " + std::to_string(code), "");
        for (const auto& [name, content] : stage_.files()) {
            const auto known = before.find(name);
            if (known != before.end() && known->second == content) continue;
            outcome += written("now " + name, shown(content));
        }
        input_.clear();
        environment_.clear();
        width_ = 0;
        return outcome;
    }

  private:
    std::string shown(std::string text) const {
        text = replaced(std::move(text), "\033", "␛");
        text = replaced(std::move(text), program_version(), "VERSION");
        return replaced(std::move(text), stage_.folder().string(), "/FOLDER");
    }

    Stage stage_;
    std::string input_;
    std::map<std::string, std::string> environment_;
    int width_ = 0;
};

}  // namespace

Transcript::Transcript(std::string_view text) {
    std::string* content = &title_;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end);
        if (line.starts_with(kMark)) {
            if (line.ends_with('\n')) line.remove_suffix(1);
            parts_.push_back({std::string(line.substr(kMark.size())), ""});
            content = &parts_.back().content;
        } else {
            content->append(line);
        }
    }
}

std::string Transcript::replay() const {
    Player player;
    std::string all = title_;
    for (const Part& part : parts_) {
        std::string_view head = part.head;
        if (is_outcome(head)) continue;
        all += std::string(kMark) + part.head + "\n" + part.content;
        if (takes(head, kCommand)) {
            all += player.run(head);
        } else {
            player.prepare(head, part.content);
        }
    }
    return all;
}

}  // namespace veritally
