#include "document/simple_inlines.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace veritally {
namespace {

constexpr std::array<bool, 256> make_marks() {
    std::array<bool, 256> marks{};
    for (const char c : std::string_view("\n\\`&_*[]<"))
        marks[static_cast<unsigned char>(c)] = true;
    return marks;
}
constexpr std::array<bool, 256> kMarks = make_marks();

/// Where the `<scheme:…>` at `at` ends; 0 where there is none.
std::size_t autolink_end(std::string_view text, std::size_t at) {
    std::size_t i = at + 1;
    while (i < text.size() &&
           (is_ascii_word(text[i]) || text[i] == '+' || text[i] == '.' || text[i] == '-')) {
        ++i;
    }
    const std::size_t scheme = i - at - 1;
    if (scheme < 2 || scheme > 32 || !is_ascii_letter(text[at + 1])) return 0;
    if (i >= text.size() || text[i] != ':') return 0;
    while (i < text.size() && static_cast<unsigned char>(text[i]) > ' ' && text[i] != '<') {
        if (text[i] == '>') return i + 1;
        ++i;
    }
    return 0;
}

class SimpleReader {
  public:
    SimpleReader(std::string_view content, bool has_definitions, std::vector<MarkdownInline>& out)
        : content_(content), has_definitions_(has_definitions), out_(out) {}

    bool read() {
        while (at_ < content_.size()) {
            if (kMarks[static_cast<unsigned char>(content_[at_])]) {
                if (!take_mark()) return false;
            } else {
                ++at_;
            }
        }
        add_text(at_);
        return true;
    }

  private:
    using Kind = MarkdownInline::Kind;

    char before() const { return at_ > 0 ? content_[at_ - 1] : '\n'; }
    char after() const { return at_ + 1 < content_.size() ? content_[at_ + 1] : '\n'; }

    bool take_mark() {
        switch (content_[at_]) {
            case '\n':
                take_break();
                return true;
            case '<':
                return take_angle();
            case '[':
                return pass(!has_definitions_);
            case ']':
                return pass(!has_definitions_ && after() != '(');
            case '&':
                return pass(!is_ascii_letter(after()) && after() != '#');
            case '_':
                return pass(is_ascii_word(before()) && is_ascii_word(after()));
            case '*':
                return pass(is_ascii_blank(before()) && is_ascii_blank(after()));
            default:
                return false;
        }
    }

    bool pass(bool is_text) {
        ++at_;
        return is_text;
    }

    void take_break() {
        const bool hard = at_ > 1 && content_[at_ - 1] == ' ' && content_[at_ - 2] == ' ';
        std::size_t end = at_;
        while (end > done_ && is_ascii_blank(content_[end - 1])) --end;
        add_text(end);
        MarkdownInline step;
        step.kind = hard ? Kind::hard_break : Kind::soft_break;
        out_.push_back(step);
        ++at_;
        while (at_ < content_.size() && is_ascii_blank(content_[at_])) ++at_;
        done_ = at_;
    }

    bool take_angle() {
        const std::size_t end = autolink_end(content_, at_);
        if (end == 0) return pass(is_ascii_blank(after()) || is_ascii_digit(after()));
        add_text(at_);
        MarkdownInline link;
        link.kind = Kind::link;
        out_.push_back(link);
        done_ = at_ + 1;
        add_text(end - 1);
        link.kind = Kind::close;
        out_.push_back(link);
        done_ = at_ = end;
        return true;
    }

    void add_text(std::size_t end) {
        if (end == done_) return;
        MarkdownInline step;
        step.offset = static_cast<std::uint32_t>(done_);
        step.text = content_.substr(done_, end - done_);
        out_.push_back(step);
    }

    std::string_view content_;
    bool has_definitions_;
    std::vector<MarkdownInline>& out_;
    std::size_t at_ = 0;
    std::size_t done_ = 0;  ///< Up to here it is in the steps.
};

}  // namespace

bool read_simple_inlines(std::string_view content, bool has_definitions,
                         std::vector<MarkdownInline>& out) {
    return SimpleReader(content, has_definitions, out).read();
}

}  // namespace veritally
