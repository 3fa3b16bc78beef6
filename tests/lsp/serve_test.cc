// The server as a program: what it answers over pipes, and how it ends.

#include <gtest/gtest.h>

#include <sstream>

#include "child.h"
#include "golden.h"
#include "lsp/transport.h"
#include "report/json.h"

namespace veritally {
namespace {

std::string framed(const std::vector<Json>& messages) {
    std::ostringstream out;
    MessageWriter writer(out);
    for (const Json& message : messages) writer.write(message.dump());
    return out.str();
}

std::vector<Json> answers_in(const std::string& bytes) {
    std::istringstream in(bytes);
    MessageReader reader(in);
    std::vector<Json> answers;
    for (auto piece = reader.next(); piece.kind == MessageReader::Piece::Kind::message;
         piece = reader.next()) {
        answers.push_back(Json::parse(piece.text));
    }
    return answers;
}

const Json kHello = {
    {"id", 1}, {"method", "initialize"}, {"params", {{"capabilities", Json::object()}}}};
const Json kShutdown = {{"id", 2}, {"method", "shutdown"}};
const Json kExit = {{"method", "exit"}};

Ended serve(const std::string& input) {
    TemporaryFolder folder;
    return run_veritally({"lsp", "--stdio"}, folder.path(), input);
}

TEST(Serve, EndsInOrder) {
    const Ended ended = serve(framed({kHello, kShutdown, kExit}));
    EXPECT_EQ(ended.exit_code, 0);
    EXPECT_EQ(ended.err, "");
    const auto answers = answers_in(ended.out);
    ASSERT_EQ(answers.size(), 2u);
    EXPECT_EQ(answers[0]["id"], 1);
    EXPECT_EQ(answers[1]["result"], Json(nullptr));
}

TEST(Serve, EndsWithOneOutOfOrder) {
    EXPECT_EQ(serve("").exit_code, 1);
    EXPECT_EQ(serve(framed({kExit})).exit_code, 1);
    EXPECT_EQ(serve(framed({kHello, kExit})).exit_code, 1);
    EXPECT_EQ(serve(framed({kHello}) + "Content-Length: 100\r\n\r\n{").exit_code, 1);
    EXPECT_EQ(serve(framed({kHello, kShutdown})).exit_code, 0);
}

TEST(Serve, OutlivesWhatIsNoMessage) {
    const std::string junk = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    const Ended ended = serve(junk + framed({kHello}) + "Content-Length: 3\r\n\r\n{]}" +
                              framed({kShutdown, kExit}));
    EXPECT_EQ(ended.exit_code, 0);
    const auto answers = answers_in(ended.out);
    ASSERT_EQ(answers.size(), 4u);
    EXPECT_EQ(answers[0]["error"]["code"], -32700);
    EXPECT_EQ(answers[0]["id"], Json(nullptr));
    EXPECT_EQ(answers[1]["id"], 1);
    EXPECT_EQ(answers[2]["error"]["code"], -32700);
    EXPECT_EQ(answers[3]["id"], 2);
}

TEST(Serve, OutlivesAMessageThatIsNestedTooDeep) {
    const std::string deep = R"({"id":7,"method":"x","params":)" + std::string(200'000, '[') +
                             std::string(200'000, ']') + "}";
    std::ostringstream framed_deep;
    MessageWriter(framed_deep).write(deep);
    const Ended ended = serve(framed({kHello}) + framed_deep.str() + framed({kShutdown, kExit}));
    EXPECT_EQ(ended.exit_code, 0);
    const auto answers = answers_in(ended.out);
    ASSERT_EQ(answers.size(), 3u);
    EXPECT_EQ(answers[1]["error"]["code"], -32700);
}

TEST(Serve, EndsWhenTheClientsProcessHasGone) {
    // The pipe stays open: its other end is held by `sleep`.
    TemporaryFolder folder;
    Json hello = kHello;
    hello["params"]["processId"] = 999'999'999;
    write_whole(folder.path() / "hello", framed({hello}));
    const std::string command =
        "mkfifo pipe; sleep 20 >pipe 2>/dev/null & cat hello >pipe & "
        "veritally lsp <pipe >/dev/null; echo $?; kill %1";
    const Ended ended = run_child({"bash", "-c", command}, folder.path());
    EXPECT_EQ(ended.out, "1\n");
}

}  // namespace
}  // namespace veritally
