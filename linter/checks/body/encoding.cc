#include <algorithm>
#include <array>
#include <cstdio>

#include "base/unicode.h"
#include "checks/body/byte_scan.h"
#include "checks/body/mojibake.h"
#include "document/late_front_matter.h"
#include "engine/check.h"

namespace veritally {
namespace {

std::string hex(std::string_view bytes) {
    constexpr std::size_t kMost = 8;
    std::string text;
    for (char byte : bytes.substr(0, kMost)) {
        std::array<char, 8> shown{};
        std::snprintf(shown.data(), shown.size(), "0x%02X",
                      static_cast<unsigned>(static_cast<unsigned char>(byte)));
        text += (text.empty() ? "" : " ") + std::string(shown.data());
    }
    return bytes.size() > kMost ? text + " …" : text;
}

class EncodingCheck {
  public:
    EncodingCheck(const Subject& subject, Findings& findings)
        : document_(subject.document), text_(subject.document.text.bytes()), findings_(findings) {}

    void run() {
        if (is_utf16(text_)) {
            findings_.add({0, std::min(2u, document_.text.size())}, "utf-16");
            return;
        }
        for (Span bytes : document_.text.invalid_utf8()) report_invalid(bytes);
        for (std::size_t i = next_unusual(text_, 0); i < text_.size(); i = next_unusual(text_, i)) {
            i = check_at(i);
        }
    }

  private:
    /// Returns where to go on.
    std::size_t check_at(std::size_t i) {
        if (text_[i] == '\0') return report_row(i, '\0', "nul");
        CodePoint c = decode(text_, i);
        if (!c.valid || c.value < 0x80) return i + c.size;
        if (c.value == kReplacementCharacter)
            return report_row(i, kReplacementCharacter, "replacement");
        if (!windows_1252(c.value)) return i + c.size;
        Span run = foreign_run(text_, i);
        bool alone = run.size() == c.size;  // A single character is never damage by itself.
        if (!alone || c.value <= 0x9F) check_run(run);
        return run.end;
    }

    void check_run(Span run) {
        std::vector<Mojibake> damage = find_mojibake_in_run(text_, run);
        for (const Mojibake& place : damage) report_mojibake(place);
        auto next = damage.begin();
        for (std::uint32_t i = run.begin; i < run.end;) {
            while (next != damage.end() && next->span.end <= i) ++next;
            CodePoint c = decode(text_, i);
            bool control = c.value >= 0x80 && c.value <= 0x9F;
            bool covered = next != damage.end() && next->span.contains(i);
            if (control && !covered) report_control({i, i + c.size}, c.value);
            i += c.size;
        }
    }

    /// One finding for a row of the same character.
    std::size_t report_row(std::size_t begin, char32_t value, std::string_view wording) {
        std::size_t end = begin;
        std::size_t count = 0;
        for (; end < text_.size(); ++count) {
            CodePoint c = decode(text_, end);
            if (!c.valid || c.value != value) break;
            end += c.size;
        }
        Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        if (value != 0 && document_.body.is_code(span.begin)) return end;
        Finding& finding = findings_.add(span, wording, {{"count", std::to_string(count)}});
        if (value == 0) finding.fix = Fix{Fix::Safety::safe, {{span, ""}}};
        return end;
    }

    void report_invalid(Span span) {
        std::string_view bytes = text_.substr(span.begin, span.size());
        Finding& finding = findings_.add(span, "invalid", {{"bytes", hex(bytes)}});
        char32_t meant =
            bytes.size() == 1 ? from_windows_1252(static_cast<unsigned char>(bytes.front())) : 0;
        if (meant == 0) return;
        std::string character;
        append_utf8(character, meant);
        finding.wording = &findings_.rule().wording("windows-1252");
        finding.arguments.push_back({"repaired", character});
        finding.fix = Fix{Fix::Safety::unsafe, {{span, character}}};
    }

    /// A control character of Latin-1 is a mark of Windows-1252 that was taken for Latin-1.
    void report_control(Span span, char32_t value) {
        if (document_.body.is_code(span.begin)) return;
        char32_t mark = from_windows_1252(static_cast<unsigned char>(value));
        std::string repaired;
        if (mark != 0) append_utf8(repaired, mark);
        Finding& finding =
            findings_.add(span, mark != 0 ? "control" : "control-lost",
                          {{"name", code_point_name(value)}, {"repaired", repaired}});
        if (mark == 0) return;
        // U+0085 is a line ending of its own in a few systems.
        auto safety = value == 0x85 ? Fix::Safety::unsafe : Fix::Safety::safe;
        finding.fix = Fix{safety, {{span, repaired}}};
    }

    void report_mojibake(const Mojibake& place) {
        if (document_.body.is_code(place.span.begin)) return;
        std::string written(text_.substr(place.span.begin, place.span.size()));
        if (!place.repaired) {
            findings_.add(place.span, "lost", {{"text", written}});
            return;
        }
        std::string repaired = *place.repaired;
        if (document_.front_matter.yaml.contains(place.span)) make_plain_blanks(repaired);
        Finding& finding = findings_.add(place.span, repaired.empty() ? "nothing" : "default",
                                         {{"text", written}, {"repaired", repaired}});
        finding.fix = Fix{Fix::Safety::safe, {{place.span, repaired}}};
    }

    /// A no-break space would be the next finding in YAML.
    static void make_plain_blanks(std::string& text) {
        constexpr std::string_view kNoBreakSpace = "\u00A0";
        for (std::size_t at; (at = text.find(kNoBreakSpace)) != std::string::npos;) {
            text.replace(at, kNoBreakSpace.size(), " ");
        }
    }

    const Document& document_;
    std::string_view text_;
    Findings& findings_;
};

}  // namespace

void check_encoding(const Subject& subject, Findings& findings) {
    EncodingCheck(subject, findings).run();
}

}  // namespace veritally
