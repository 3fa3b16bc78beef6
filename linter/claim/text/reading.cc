#include "claim/text/reading.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "quantity/number.h"

namespace veritally {
namespace {

bool is_number_text(std::string_view text) {
    if (text.empty()) return false;
    if (text.find_first_not_of("0123456789., '") == std::string_view::npos) return true;
    auto number = read_number(text, 0, false);
    return number && number->size == text.size();
}

/// `FP16`, `float16`, `E4M3`: letters and a digit or two. Longer ones name models and variables.
bool may_name_format(std::string_view text) {
    constexpr std::size_t kLongest = 8, kMostDigits = 2;
    const auto digits =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit));
    return !text.empty() && text.size() <= kLongest && is_ascii_letter(text.front()) &&
           is_ascii_digit(text.back()) && digits <= kMostDigits &&
           std::all_of(text.begin(), text.end(), is_ascii_word);
}

/// "<del class=x>" → "del", "</Sup>" → "/sup".
std::string tag_name(std::string_view tag) {
    std::size_t end = tag.find_first_of(" \t\n>", 1);
    std::string name = lower(tag.substr(1, end == std::string_view::npos ? end : end - 1));
    if (name.size() > 1 && name.back() == '/') name.pop_back();
    return name;
}

/// What follows in a text is not read: more than is derived from (derivation.cc) is enough to see
/// that it is too much.
constexpr std::size_t kMostRead = 512 * 1024;

/// Where a full-width character may begin, which are rare.
std::size_t next_wide(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != '\xe3' && text[at] != '\xef') ++at;
    return at;
}

/// '５' → '5'; '\0' of what is not full-width.
char narrow_of(char32_t code) {
    constexpr char32_t kFirst = 0xff01, kLast = 0xff5e, kSpace = 0x3000, kComma = 0x3001,
                       kStop = 0x3002;
    if (code >= kFirst && code <= kLast) return static_cast<char>(code - kFirst + '!');
    if (code == kSpace) return ' ';
    if (code == kComma) return ',';
    return code == kStop ? '.' : '\0';
}

class Flattener {
  public:
    Flattener(const Body& body, std::string_view source) : body_(body), source_(source) {}

    Reading run() {
        out_.text.reserve(std::min(source_.size(), kMostRead + 2));
        out_.segments.reserve(std::min(body_.pieces.size(), kMostRead / 16));
        for (std::uint32_t i = 0; i < body_.blocks.size() && !is_full(); ++i) {
            if (body_.blocks[i].piece_count > 0) add_block(i);
        }
        std::sort(out_.struck.begin(), out_.struck.end(),
                  [](Span a, Span b) { return a.begin < b.begin; });
        return std::move(out_);
    }

  private:
    std::uint32_t here() const { return static_cast<std::uint32_t>(out_.text.size()); }
    bool is_full() const { return out_.text.size() >= kMostRead; }

    void add_block(std::uint32_t index) {
        std::uint32_t begin = here();
        for (const Piece& piece : body_.pieces_of(body_.blocks[index])) {
            if (is_full()) break;
            add_piece(piece);
        }
        break_labelled_lines(begin);
        close(struck_since_, out_.struck);
        out_.passages.push_back({index, {begin, here()}});
        out_.text.push_back('\n');
    }

    /// 'quantity: 40' above 'peak: 624 TOPS', a line each: the writer meant the breaks. Two lines
    /// of three are enough.
    void break_labelled_lines(std::uint32_t begin) {
        soft_breaks_.push_back(here());
        std::size_t labelled = 0;
        for (std::uint32_t at : soft_breaks_) {
            labelled += has_label(std::string_view(out_.text).substr(begin, at - begin));
            begin = at + 1;
        }
        const bool card = labelled > 1 && labelled * 3 >= soft_breaks_.size() * 2;
        soft_breaks_.pop_back();
        for (std::uint32_t at : soft_breaks_) {
            if (card) out_.text[at] = '\n';
        }
        soft_breaks_.clear();
    }
    static bool has_label(std::string_view line) {
        constexpr std::size_t kLongestLabel = 40;
        const std::size_t colon = line.find(": ");
        return colon != std::string_view::npos && colon > 0 && colon <= kLongestLabel &&
               line.find_first_of(".;!?") > colon;
    }

    void add_piece(const Piece& piece) {
        std::uint32_t begin = here();
        switch (piece.kind) {
            case Piece::Kind::text:
                add_text(piece);
                break;
            case Piece::Kind::soft_break:
                soft_breaks_.push_back(here());
                add(piece.span, " ");
                break;
            case Piece::Kind::hard_break:
                add(piece.span, "\n");
                break;
            case Piece::Kind::code:
                add_code(piece);
                break;
            case Piece::Kind::html:
                add_tag(piece);
                break;
            case Piece::Kind::footnote_reference:
                add_note(piece);
                break;
            case Piece::Kind::autolink:
            case Piece::Kind::image:
                add(piece.span, std::string_view(&Reading::kGap, 1));
                break;
        }
        if (here() == begin) return;
        if ((piece.style & Piece::strikethrough) != 0) out_.struck.push_back({begin, here()});
        if ((piece.style & (Piece::emphasis | Piece::strong)) != 0) {
            out_.emphasised.push_back({begin, here()});
        }
    }

    /// As much of it as there is room for, in whole characters.
    void add_text(const Piece& piece) {
        std::size_t size = std::min(piece.text.size(), kMostRead - out_.text.size());
        while (size < piece.text.size() && is_continuation(piece.text[size])) ++size;
        const bool verbatim = piece.text.data() == source_.data() + piece.span.begin &&
                              piece.text.size() == piece.span.size();
        Span span = piece.span;
        if (verbatim) span.end -= static_cast<std::uint32_t>(piece.text.size() - size);
        add_narrow(span, piece.text.substr(0, size));
    }

    /// Full-width characters, as East Asian print sets figures, become what they stand for.
    void add_narrow(Span source, std::string_view text) {
        const bool verbatim = text.data() == source_.data() + source.begin;
        std::size_t from = 0;
        for (std::size_t at = 0; verbatim && (at = next_wide(text, at)) < text.size();) {
            const CodePoint wide = decode(text, at);
            const char narrow = narrow_of(wide.value);
            if (narrow == '\0') {
                at += wide.size;
                continue;
            }
            if (at > from) add(cut(source, from, at), text.substr(from, at - from));
            add(cut(source, at, at + wide.size), std::string_view(&narrow, 1));
            at = from = at + wide.size;
        }
        if (from == 0) return add(source, text);
        if (from < text.size()) add(cut(source, from, text.size()), text.substr(from));
    }
    static Span cut(Span span, std::size_t begin, std::size_t end) {
        return {span.begin + static_cast<std::uint32_t>(begin),
                span.begin + static_cast<std::uint32_t>(end)};
    }

    void add(Span source, std::string_view text) {
        const char* begin = source_.data() + source.begin;
        if (text.data() != begin || text.size() != source.size()) return add_resolved(source, text);
        out_.segments.push_back({here(), source, true});
        out_.text.append(text);
    }

    /// Text with escapes and entities: a segment for each, and for each stretch between them.
    void add_resolved(Span source, std::string_view text) {
        std::uint32_t from = source.begin;
        std::size_t read = 0;
        while (read < text.size() && from < source.end) {
            std::uint32_t size = 0;
            while (from + size < source.end && read + size < text.size() &&
                   source_[from + size] == text[read + size] &&
                   !resolves(from + size, source.end, text.substr(read + size)))
                ++size;
            if (size > 0) out_.segments.push_back({here(), {from, from + size}, true});
            out_.text.append(text.substr(read, size));
            from += size;
            read += size;
            if (read >= text.size() || from >= source.end) break;
            std::uint32_t written = construct_size(from, source.end);
            std::size_t meant = std::min<std::size_t>(decode(text, read).size, text.size() - read);
            out_.segments.push_back({here(), {from, from + written}, false});
            out_.text.append(text.substr(read, meant));
            from += written;
            read += meant;
        }
        out_.segments.push_back({here(), {from, source.end}, false});
        out_.text.append(text.substr(std::min(read, text.size())));
    }
    /// True for an ampersand that begins an entity though it reads as one itself ('&amp;').
    bool resolves(std::uint32_t at, std::uint32_t end, std::string_view text) const {
        return source_[at] == '&' && text.size() > 1 && construct_size(at, end) > 1 &&
               text[1] != source_[at + 1];
    }
    /// Bytes of the escape or entity at the byte, of a character elsewhere.
    std::uint32_t construct_size(std::uint32_t at, std::uint32_t end) const {
        if (source_[at] == '\\' && at + 1 < end) return 2;
        if (source_[at] != '&') return decode(source_, at).size;
        std::size_t close = source_.substr(at, std::min<std::uint32_t>(end - at, 40)).find(';');
        return close == std::string_view::npos ? 1 : static_cast<std::uint32_t>(close) + 1;
    }

    void add_code(const Piece& piece) {
        std::string_view content = source_.substr(piece.content.begin, piece.content.size());
        if (is_number_text(content) || may_name_format(content)) {
            add(piece.content, content);
        } else {
            add(piece.span, std::string_view(&Reading::kGap, 1));
        }
    }

    void add_tag(const Piece& piece) {
        std::string name = tag_name(piece.text);
        if (name == "br") add(piece.span, "\n");
        if (name == "sup") add(piece.span, "^");
        bool strikes = name == "del" || name == "s" || name == "strike";
        if (strikes && struck_since_ == kNowhere) struck_since_ = here();
        if (name == "/del" || name == "/s" || name == "/strike") close(struck_since_, out_.struck);
    }

    void close(std::uint32_t& since, std::vector<Span>& spans) {
        if (since != kNowhere) spans.push_back({since, here()});
        since = kNowhere;
    }

    void add_note(const Piece& piece) {
        auto found = std::lower_bound(
            body_.references.begin(), body_.references.end(), piece.span.begin,
            [](const FootnoteReference& r, std::uint32_t at) { return r.span.begin < at; });
        bool known = found != body_.references.end() && found->span.begin == piece.span.begin;
        out_.notes.push_back({here(), known ? found->footnote : Block::kNone});
        add(piece.span, std::string_view(&Reading::kNote, 1));
    }

    static constexpr std::uint32_t kNowhere = ~0u;

    const Body& body_;
    std::string_view source_;
    Reading out_;
    std::uint32_t struck_since_ = kNowhere;
    std::vector<std::uint32_t> soft_breaks_;  ///< Of the block, flat.
};

}  // namespace

Span Reading::source(Span flat) const {
    auto place = [&](std::uint32_t at, bool end) -> std::uint32_t {
        std::uint32_t probe = end && at > flat.begin ? at - 1 : at;
        auto next = std::upper_bound(
            segments.begin(), segments.end(), probe,
            [](std::uint32_t offset, const Segment& segment) { return offset < segment.flat; });
        if (next == segments.begin()) return 0;
        const Segment& segment = *std::prev(next);
        if (!segment.verbatim) return end ? segment.source.end : segment.source.begin;
        return std::min(segment.source.begin + (at - segment.flat), segment.source.end);
    };
    return {place(flat.begin, false), place(flat.end, true)};
}

Reading read_prose(const Body& body, std::string_view source) {
    return Flattener(body, source).run();
}

}  // namespace veritally
