#include <algorithm>
#include <optional>
#include <vector>

#include "base/unicode.h"
#include "checks/body/byte_scan.h"
#include "checks/body/mojibake.h"
#include "document/late_front_matter.h"
#include "engine/check.h"

namespace veritally {
namespace {

enum class Kind { none, zero_width, bidi, soft_hyphen, mark, no_break_space, line, control };

constexpr char32_t kZeroWidthNonJoiner = 0x200C;
constexpr char32_t kZeroWidthJoiner = 0x200D;

bool is_bidi(char32_t c) {
    return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/// Turns the order of what follows, whatever its script.
bool is_override(char32_t c) {
    return c == 0x202D || c == 0x202E;
}

bool is_right_to_left(char32_t c) {
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

/// Letters and pictures that joiners, tags and fillers belong to.
bool takes_joiners(char32_t c) {
    if (is_invisible(c)) return false;
    return (c >= 0x600 && c < 0x2000) || (c >= 0x2190 && c != 0x3000 && c != 0xFFFD);
}

Kind kind_of(char32_t c, bool in_yaml) {
    if (c < 0x20 || c == 0x7F) return Kind::control;
    if (c == 0xA0 || c == 0x2007 || c == 0x202F) return in_yaml ? Kind::no_break_space : Kind::none;
    if (c == 0x2028 || c == 0x2029) return Kind::line;
    if (!is_invisible(c)) return Kind::none;
    if (c == 0xAD) return Kind::soft_hyphen;
    if (c == 0xFEFF) return Kind::mark;
    return is_bidi(c) ? Kind::bidi : Kind::zero_width;
}

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::bidi:
            return "a control of the writing direction";
        case Kind::soft_hyphen:
            return "a soft hyphen";
        case Kind::mark:
            return "a byte order mark";
        case Kind::no_break_space:
            return "a no-break space";
        case Kind::line:
            return "a line separator";
        case Kind::control:
            return "a control character";
        case Kind::zero_width:
        case Kind::none:
            break;
    }
    return "a zero-width character";
}

bool turns_into_blank(Kind kind) {
    return kind == Kind::no_break_space || kind == Kind::line;
}

char32_t before(std::string_view text, std::size_t offset) {
    if (offset == 0) return ' ';
    return decode(text, character_begin(text, offset - 1)).value;
}

/// A variation selector belongs to the character before it.
char32_t letter_before(std::string_view text, std::size_t offset) {
    char32_t c = before(text, offset);
    return c == 0xFE0F && offset > 3 ? before(text, offset - 3) : c;
}

/// On the same line, not far away.
bool near_right_to_left(std::string_view text, std::size_t offset) {
    constexpr std::size_t kAround = 400;
    std::size_t begin = offset - std::min(offset, kAround);
    std::size_t line_break = text.substr(begin, offset - begin).find_last_of("\r\n");
    if (line_break != std::string_view::npos) begin += line_break + 1;
    std::string_view around = text.substr(begin, offset - begin + kAround);
    around = around.substr(0, around.find_first_of("\r\n"));
    for (std::size_t i = 0; i < around.size();) {
        CodePoint c = decode(around, i);
        if (is_right_to_left(c.value)) return true;
        i += c.size;
    }
    return false;
}

bool is_tag(char32_t c) {
    return c >= 0xE0020 && c <= 0xE007F;
}

/// A tag in the row that makes 🏴 the flag of a region.
bool is_flag(std::string_view text, std::size_t offset) {
    constexpr int kLongest = 8;
    constexpr std::size_t kTagSize = 4;
    for (int i = 0; i < kLongest; ++i) {
        char32_t c = before(text, offset);
        if (!is_tag(c)) return c >= 0x1F000;
        offset -= kTagSize;
    }
    return false;
}

/// Characters that the writing of a language or a picture cannot do without.
bool is_needed(std::string_view text, std::size_t offset, char32_t c, Kind kind) {
    if (kind == Kind::bidi) return !is_override(c) && near_right_to_left(text, offset);
    if (kind != Kind::zero_width) return false;
    if (c == 0x200B) {  // Breaks lines in scripts without blanks.
        char32_t letter = letter_before(text, offset);
        return letter >= 0xE00 && letter < 0x1800;
    }
    if (c == kZeroWidthJoiner || c == kZeroWidthNonJoiner) {
        return takes_joiners(letter_before(text, offset));
    }
    if (is_tag(c)) return is_flag(text, offset);
    return c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x180E;
}

class InvisibleCheck {
  public:
    InvisibleCheck(const Subject& subject, Findings& findings)
        : document_(subject.document), text_(subject.document.text.bytes()), findings_(findings) {}

    void run() {
        std::size_t start = document_.text.bom_size();
        if (document_.front_matter.state == FrontMatter::State::missing) {
            // What stands before the fence is front-matter/missing's.
            const std::uint32_t fence = late_fence(document_.text);
            if (fence > 0) start = text_.find('-', document_.text.line(fence).begin);
        }
        for (std::size_t i = next_unusual(text_, start); i < text_.size();) {
            i = next_unusual(text_, check_at(static_cast<std::uint32_t>(i)));
        }
    }

  private:
    /// Returns where to go on: after the row of characters of one kind.
    std::size_t check_at(std::uint32_t offset) {
        CodePoint first = decode(text_, offset);
        Kind kind = kind_at(offset);
        if (kind == Kind::none) return offset + first.size;
        std::uint32_t end = offset;
        while (end < text_.size() && kind_at(end) == kind) end += decode(text_, end).size;
        report({offset, end}, first.value, kind);
        return end;
    }

    Kind kind_at(std::uint32_t offset) {
        if (text_[offset] == '\0' || !is_unusual(text_[offset])) return Kind::none;
        CodePoint c = decode(text_, offset);
        if (!c.valid) return Kind::none;  // body/encoding speaks.
        Kind kind = kind_of(c.value, document_.front_matter.yaml.contains(offset));
        if (kind == Kind::none || is_needed(text_, offset, c.value, kind)) return Kind::none;
        bool foreign = c.value >= 0x80 && c.value <= 0xFF;
        return foreign && is_mojibake(offset) ? Kind::none : kind;
    }

    /// The second half of a character that was encoded twice: `Ã­` ends in a soft hyphen.
    bool is_mojibake(std::uint32_t offset) {
        if (!damage_) damage_ = find_mojibake(text_);
        auto after = std::upper_bound(
            damage_->begin(), damage_->end(), offset,
            [](std::uint32_t at, const Mojibake& place) { return at < place.span.begin; });
        return after != damage_->begin() && std::prev(after)->span.contains(offset);
    }

    void report(Span span, char32_t first, Kind kind) {
        if (document_.body.is_code(span.begin)) return;
        bool blank = turns_into_blank(kind);
        Finding& finding =
            findings_.add(span, blank ? "blank" : "default",
                          {{"kind", std::string(name_of(kind))}, {"name", code_point_name(first)}});
        // What follows an escape character would be left as garbage.
        auto safety = kind == Kind::control ? Fix::Safety::unsafe : Fix::Safety::safe;
        finding.fix = Fix{safety, {{span, blank && !is_beside_blank(span) ? " " : ""}}};
    }

    bool is_beside_blank(Span span) const {
        bool before = span.begin > 0 && text_[span.begin - 1] == ' ';
        return before || (span.end < text_.size() && text_[span.end] == ' ');
    }

    const Document& document_;
    std::string_view text_;
    Findings& findings_;
    std::optional<std::vector<Mojibake>> damage_;  ///< Found on first need.
};

}  // namespace

void check_invisible_character(const Subject& subject, Findings& findings) {
    InvisibleCheck(subject, findings).run();
}

}  // namespace veritally
