#include "lsp/transport.h"

#include <gtest/gtest.h>

#include <sstream>

#include "lsp/message.h"

namespace veritally {
namespace {

using Kind = MessageReader::Piece::Kind;

/// What is read from the bytes: messages as they are, faults in angle brackets.
std::string pieces_of(const std::string& bytes) {
    std::istringstream in(bytes);
    MessageReader reader(in);
    std::string read;
    for (auto piece = reader.next(); piece.kind != Kind::end; piece = reader.next()) {
        read += piece.kind == Kind::fault ? "<" + piece.text + ">" : "[" + piece.text + "]";
    }
    return read;
}

TEST(Transport, ReadsMessages) {
    EXPECT_EQ(pieces_of("Content-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n{ }"), "[{}][{ }]");
    EXPECT_EQ(pieces_of("Content-Type: x; charset=utf-8\r\ncontent-length:2\r\n\r\n{}"), "[{}]");
    EXPECT_EQ(pieces_of("Content-Length: 2\n\n{}"), "[{}]");
    EXPECT_EQ(pieces_of("Content-Length: 0\r\n\r\nContent-Length: 2\r\n\r\n{}"), "[][{}]");
}

TEST(Transport, GoesOnAfterBrokenHeaders) {
    const std::string fault = "<a header states no Content-Length>";
    const std::string good = "Content-Length: 2\r\n\r\n{}";
    EXPECT_EQ(pieces_of("Content-Length: x\r\n\r\n" + good), fault + "[{}]");
    EXPECT_EQ(pieces_of("Content-Length: -1\r\n\r\n" + good), fault + "[{}]");
    EXPECT_EQ(pieces_of("Length: 2\r\n\r\n{}" + good), fault + "[{}]");
    EXPECT_EQ(pieces_of("nonsense\r\n\r\nmore\r\n\r\nand more\r\n" + good), fault + "[{}]");
    EXPECT_EQ(pieces_of(std::string(50'000, 'x') + "\r\n\r\n" + good), fault + "[{}]");
    EXPECT_EQ(pieces_of("Content-Length: 99999999999999999999\r\n\r\n" + good), fault + "[{}]");
}

TEST(Transport, EndsWithTheBytes) {
    EXPECT_EQ(pieces_of(""), "");
    EXPECT_EQ(pieces_of("Content-Length: 5\r\n\r\n{}"), "");
    EXPECT_EQ(pieces_of("Content-Length: 5"), "");
    EXPECT_EQ(pieces_of("Content-Length: 100000000000\r\n\r\n{}"), "");
}

TEST(Transport, PassesOverWhatIsTooLong) {
    const std::size_t size = MessageReader::kMaxMessage + 1;
    const std::string bytes = "Content-Length: " + std::to_string(size) + "\r\n\r\n" +
                              std::string(size, ' ') + "Content-Length: 2\r\n\r\n{}";
    EXPECT_EQ(pieces_of(bytes),
              "<a message of 134217729 bytes is longer than the limit of "
              "134217728>[{}]");
}

TEST(Transport, WritesWhatItReads) {
    std::stringstream stream;
    MessageWriter writer(stream);
    writer.write("{}");
    writer.write("\xC3\xA4");
    EXPECT_EQ(pieces_of(stream.str()), "[{}][\xC3\xA4]");
}

TEST(Message, IsTakenApart) {
    const Message message = read_message(R"({"id":7,"method":"a/b","params":{"x":1}})");
    EXPECT_EQ(message.kind, Message::Kind::request);
    EXPECT_EQ(message.id, 7);
    EXPECT_EQ(message.method, "a/b");
    EXPECT_EQ(message.params, (Params{{"x", 1}}));
    EXPECT_EQ(read_message(R"({"method":"m"})").kind, Message::Kind::notification);
    EXPECT_EQ(read_message(R"({"id":1,"result":null})").kind, Message::Kind::response);
}

TEST(Message, SaysWhatIsWrong) {
    EXPECT_EQ(read_message("{").code, static_cast<int>(ErrorCode::parse));
    EXPECT_EQ(read_message("").code, static_cast<int>(ErrorCode::parse));
    for (const char* text : {"[]", "1", "{}", R"({"id":1})", R"({"id":[],"method":"m"})",
                             R"({"id":1,"method":2})", R"({"id":1.5,"method":"m"})"}) {
        EXPECT_EQ(read_message(text).code, static_cast<int>(ErrorCode::invalid_request)) << text;
    }
    EXPECT_EQ(read_message(std::string(1'000'000, '[')).code, static_cast<int>(ErrorCode::parse));
}

TEST(Message, ReadsHalvesOfCharacters) {
    const auto text = [](const std::string& json) {
        return read_message(R"({"method":"m","params":{"text":")" + json + "\"}}")
            .params.at("text")
            .get<std::string>();
    };
    EXPECT_EQ(text(R"(a\ud83d\ude00b)"),
              "a\xF0\x9F\x98\x80"
              "b");
    EXPECT_EQ(text(R"(a\ud83db)"),
              "a\xEF\xBF\xBD"
              "b");
    EXPECT_EQ(text(R"(a\ude00\\ud83d)"), "a\xEF\xBF\xBD\\ud83d");
    EXPECT_EQ(text("a\xFF\xC3"), "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace veritally
