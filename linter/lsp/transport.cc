#include "lsp/transport.h"

#include <algorithm>
#include <charconv>
#include <istream>
#include <optional>
#include <ostream>
#include <vector>

#include "base/text.h"

namespace veritally {
namespace {

constexpr std::string_view kLength = "content-length:";
constexpr std::size_t kChunk = 1 << 20;
constexpr int kMostDigits = 12;  // A length beyond that is no length.

/// The length that a header line states. Whatever stands before it on the line is left over from
/// something that was no message.
std::optional<std::size_t> length_in(std::string_view line) {
    const std::string lowered = lower(line);
    const std::size_t at = lowered.rfind(kLength);
    if (at == std::string::npos) return std::nullopt;
    const std::string_view digits = trim(line.substr(at + kLength.size()));
    std::size_t length = 0;
    const char* end = digits.data() + digits.size();
    const auto [read, error] = std::from_chars(digits.data(), end, length);
    if (error != std::errc() || read != end || digits.size() > kMostDigits) return std::nullopt;
    return length;
}

}  // namespace

MessageReader::Line MessageReader::read_line(std::string& line) {
    line.clear();
    constexpr int kEnd = std::char_traits<char>::eof();
    for (;;) {
        const int next = in_.get();
        if (next == kEnd) return Line::end;
        if (next == '\n') break;
        if (line.size() == kMaxHeader) return Line::too_long;
        line += static_cast<char>(next);
    }
    if (line.ends_with('\r')) line.pop_back();
    return Line::read;
}

MessageReader::Piece MessageReader::next() {
    std::optional<std::size_t> length;
    bool any = false;
    for (std::string line;;) {
        const Line got = read_line(line);
        if (got == Line::end) return {};
        if (got == Line::read && line.empty()) {
            if (length) break;
            if (any && !lost_) {
                lost_ = true;
                return {Piece::Kind::fault, "a header states no Content-Length"};
            }
            continue;
        }
        any = true;
        if (auto stated = length_in(line)) length = stated;
    }
    lost_ = false;
    return *length > kMaxMessage ? pass_over(*length) : read_body(*length);
}

MessageReader::Piece MessageReader::read_body(std::size_t size) {
    Piece piece{Piece::Kind::message, {}};
    // By chunks: a length is a claim, memory is taken for what has come.
    while (piece.text.size() < size) {
        const std::size_t before = piece.text.size();
        piece.text.resize(before + std::min(kChunk, size - before));
        const auto wanted = static_cast<std::streamsize>(piece.text.size() - before);
        if (!in_.read(piece.text.data() + before, wanted)) return {};
    }
    return piece;
}

MessageReader::Piece MessageReader::pass_over(std::size_t size) {
    std::vector<char> chunk(kChunk);
    for (std::size_t left = size; left > 0;) {
        const auto wanted = static_cast<std::streamsize>(std::min(left, kChunk));
        if (!in_.read(chunk.data(), wanted)) return {};
        left -= static_cast<std::size_t>(wanted);
    }
    return {Piece::Kind::fault, "a message of " + std::to_string(size) +
                                    " bytes is longer than the limit of " +
                                    std::to_string(kMaxMessage)};
}

void MessageWriter::write(std::string_view message) {
    std::lock_guard lock(mutex_);
    out_ << "Content-Length: " << message.size() << "\r\n\r\n" << message << std::flush;
}

}  // namespace veritally
