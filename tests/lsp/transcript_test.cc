// Plays the transcripts in fixtures/lsp/*.txt: blocks that begin with a line "==== client",
// "==== server", "==== file PATH" (as it stands on the disk from there on) or "==== text NAME"
// (what
// "@NAME" means in a client's message). Lines before the first block say what it shows. The
// server's blocks are what it answers to the client's before them; UPDATE_GOLDEN=1 writes them.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

#include "golden.h"
#include "lsp/client.h"
#include "source_tree.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "==== ";

struct Part {
    std::string head;  ///< "client", "file PATH" …; "" before the first.
    std::string body;
};

std::vector<Part> parts_of(const std::string& transcript) {
    std::vector<Part> parts(1);
    std::istringstream lines(transcript);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(kMark)) {
            parts.push_back({line.substr(kMark.size()), {}});
        } else {
            parts.back().body += line + "\n";
        }
    }
    return parts;
}

/// Puts the named texts in the place of "@NAME".
void insert_texts(Json& json, const std::map<std::string, std::string>& texts) {
    if (json.is_string()) {
        const auto text = json.get<std::string>();
        if (text.starts_with('@')) json = texts.at(text.substr(1));
    } else if (json.is_structured()) {
        for (auto& value : json) insert_texts(value, texts);
    }
}

/// JSON on as few lines as fit.
std::string shown(const Json& json, std::size_t indent = 0, std::size_t beside = 0) {
    constexpr std::size_t kWidth = 100;
    const std::string line = json.dump();
    if (!json.is_structured() || json.empty() || indent + beside + line.size() <= kWidth) {
        return line;
    }
    std::string lines;
    for (const auto& [key, value] : json.items()) {
        const std::string name = json.is_object() ? Json(key).dump() + ": " : "";
        lines += (lines.empty() ? "" : ",") + ("\n" + std::string(indent + 1, ' ')) + name +
                 shown(value, indent + 1, name.size() + 1);
    }
    return (json.is_object() ? "{" : "[") + lines + "\n" + std::string(indent, ' ') +
           (json.is_object() ? "}" : "]");
}

class Player {
  public:
    std::string play(const std::vector<Part>& parts) {
        for (const Part& part : parts) {
            if (part.head == "server") continue;
            played_ += (part.head.empty() ? "" : std::string(kMark) + part.head + "\n") + part.body;
            const std::string name = part.head.substr(part.head.find(' ') + 1);
            if (part.head.starts_with("text ")) texts_[name] = part.body;
            if (part.head.starts_with("file ")) files_.add(name, part.body);
            if (part.head == "client") say(part.body);
        }
        return played_;
    }

  private:
    void say(const std::string& body) {
        Json message = Json::parse(body);
        insert_texts(message, texts_);
        for (const Json& answer : client_.say(message)) {
            Json bare = answer;
            bare.erase("jsonrpc");
            played_ += std::string(kMark) + "server\n" + shown(bare) + "\n";
        }
    }

    MemoryFileSystem files_;
    std::map<std::string, std::string> texts_;
    Client client_{files_};
    std::string played_;
};

std::vector<std::string> transcripts() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(source_root() / "fixtures/lsp")) {
        if (entry.path().extension() == ".txt") names.push_back(entry.path().stem());
    }
    std::sort(names.begin(), names.end());
    return names;
}

class Transcript : public testing::TestWithParam<std::string> {};

TEST_P(Transcript, IsAnsweredAsExpected) {
    const fs::path file = "fixtures/lsp/" + GetParam() + ".txt";
    expect_golden(file, Player().play(parts_of(read_whole(source_root() / file))));
}

INSTANTIATE_TEST_SUITE_P(All, Transcript, testing::ValuesIn(transcripts()), [](const auto& info) {
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

}  // namespace
}  // namespace veritally
