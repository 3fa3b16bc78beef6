// Any bytes as what a client sends: the transport as they come, then as the content of messages,
// one a line. Texts that are opened and changed stay readable, and every answer is one JSON object.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "base/json.h"
#include "lsp/session.h"
#include "lsp/transport.h"

namespace {

constexpr std::string_view kHello =
    R"({"id":0,"method":"initialize","params":{"capabilities":{}}})";
constexpr std::string_view kOpen =
    R"({"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///e.md",)"
    R"("languageId":"markdown","version":1,"text":"---\ntitle: x\n---\n\n## Scope\n\n4 TOPS.[^1]\n"}}})";

void check(std::string_view answer) {
    const auto json = veritally::parse_json(answer);
    if (!json || !json->is_object() || !json->contains("jsonrpc")) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static veritally::MemoryFileSystem files;
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    veritally::Session session(files, {}, veritally::Date{2026, 11, 21}, check);
    session.handle(veritally::read_message(kHello));
    session.handle(veritally::read_message(kOpen));
    std::istringstream in(bytes);
    veritally::MessageReader reader(in);
    for (auto piece = reader.next(); piece.kind != veritally::MessageReader::Piece::Kind::end;
         piece = reader.next()) {
        session.handle(veritally::read_message(piece.text));
    }
    std::istringstream lines(bytes);
    for (std::string line; !session.ended() && std::getline(lines, line);) {
        session.handle(veritally::read_message(line));
    }
    return 0;
}
