#include "document/markdown_input.h"

#include <algorithm>

#include "document/bare_urls.h"
#include "document/footnotes.h"

namespace veritally {
namespace {

constexpr std::uint64_t kMaxTableCells = 100'000;    // Of one table, short rows filled up.
constexpr std::uint64_t kMaxAddedCells = 1'000'000;  // By filling up, in the whole text.
constexpr std::uint32_t kLongLine = 4096;
constexpr std::uint32_t kMaxMarkers = 4000;  // At the start of one line.
constexpr std::string_view kMarkers = "> \t-+*0123456789.)";

std::uint32_t count(std::string_view text, char c) {
    return static_cast<std::uint32_t>(std::count(text.begin(), text.end(), c));
}

/// Blank but for the marks of block quotes.
bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t>") == std::string_view::npos;
}

/// May be the row under a table's header, in whatever list or quote.
bool may_be_delimiter_row(std::string_view line) {
    return line.find_first_not_of("|:-> \t+*0123456789.)") == std::string_view::npos &&
           line.find('-') != std::string_view::npos;
}

/// Lines up to a blank one, and how many cells a table in them would have.
struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint64_t columns = 0;  ///< Of the widest row that may be a delimiter row.
    std::uint64_t rows = 0;     ///< From the first of those on.
    std::uint64_t pipes = 0;

    std::uint64_t cells() const { return columns * rows; }
    std::uint64_t added() const { return cells() > pipes ? cells() - pipes : 0; }
};

}  // namespace

MarkdownInput::MarkdownInput(const SourceText& text, std::uint32_t begin)
    : bytes_(text.bytes().substr(begin)), begin_(begin) {
    bare_urls = find_bare_urls(text.bytes(), begin);
    mask_nul();
    mask_urls();
    mask_labels();
    refuse_tables(text);
    refuse_nesting(text);
    std::sort(refused.begin(), refused.end(),
              [](const Unread& a, const Unread& b) { return a.span.begin < b.span.begin; });
}

char* MarkdownInput::writable() {
    if (copy_.empty()) copy_ = bytes_;
    return copy_.data();
}

void MarkdownInput::blank(Unread part) {
    const Span span = part.span;
    char* bytes = writable();
    for (std::uint32_t i = span.begin - begin_; i < span.end - begin_; ++i) {
        if (bytes[i] != '\n' && bytes[i] != '\r') bytes[i] = ' ';
    }
    refused.push_back(part);
}

/// Emphasis has no say in what stands here.
void MarkdownInput::mask(Span span) {
    char* bytes = writable();
    for (std::uint32_t i = span.begin - begin_; i < span.end - begin_; ++i) {
        const bool escaped = i > 0 && bytes[i - 1] == '\\';
        if ((bytes[i] == '*' || bytes[i] == '_') && !escaped) bytes[i] = 'x';
    }
}

/// cmark makes three bytes of one.
void MarkdownInput::mask_nul() {
    for (std::size_t at = bytes_.find('\0'); at != std::string_view::npos;
         at = bytes_.find('\0', at + 1)) {
        writable()[at] = '?';
    }
}

void MarkdownInput::mask_urls() {
    for (const Span url : bare_urls) {
        const std::string_view written = bytes_.substr(url.begin - begin_, url.size());
        if (written.find_first_of("*_") != std::string_view::npos) mask(url);
    }
}

void MarkdownInput::mask_labels() {
    for (std::size_t at = bytes_.find("[^"); at != std::string_view::npos;
         at = bytes_.find("[^", at + 2)) {
        const std::uint32_t size = footnote_reference_size(bytes_.substr(at));
        if (bytes_.substr(at, size).find_first_of("*_") == std::string_view::npos) continue;
        const auto begin = static_cast<std::uint32_t>(at) + begin_;
        mask({begin, begin + size});
    }
}

/// A table's short rows are filled up to the width of its header: 41 kB can become 10 million
/// cells and a gigabyte.
void MarkdownInput::refuse_tables(const SourceText& text) {
    if (bytes_.find('|') == std::string_view::npos) return;
    if (std::uint64_t{count(bytes_, '|') + 1} * text.line_count() <= kMaxTableCells) return;
    std::uint64_t added = 0;
    Run run;
    const auto finish = [&](std::uint32_t next) {
        const bool allowed = run.cells() <= kMaxTableCells && added + run.added() <= kMaxAddedCells;
        if (allowed) added += run.added();
        if (!allowed) blank({{run.begin, run.end}, Unread::Why::table});
        run = {next, next};
    };
    run.begin = run.end = begin_;
    for (std::uint32_t line = text.line_of(begin_); line <= text.line_count(); ++line) {
        const Span span = text.line(line);
        if (span.end <= begin_) continue;
        const std::string_view row = bytes_.substr(std::max(span.begin, begin_) - begin_,
                                                   span.end - std::max(span.begin, begin_));
        if (is_blank(row)) {
            finish(span.end);
            continue;
        }
        const std::uint64_t pipes = count(row, '|');
        if (run.end <= run.begin) run.begin = span.begin;
        run.end = span.end;
        run.pipes += pipes;
        if (may_be_delimiter_row(row)) run.columns = std::max(run.columns, pipes + 1);
        if (run.columns > 0) ++run.rows;
    }
    finish(text.size());
}

/// One line can open millions of blocks: `> > > …`.
void MarkdownInput::refuse_nesting(const SourceText& text) {
    if (bytes_.size() < kLongLine) return;
    for (std::uint32_t line = text.line_of(begin_); line <= text.line_count(); ++line) {
        Span span = text.line(line);
        span.begin = std::max(span.begin, begin_);
        if (span.end < span.begin + kLongLine) continue;
        std::string_view markers = bytes_.substr(span.begin - begin_, span.size());
        markers = markers.substr(0, markers.find_first_not_of(kMarkers));
        const auto marks =
            static_cast<std::uint32_t>(markers.size()) - count(markers, ' ') - count(markers, '\t');
        if (marks > kMaxMarkers) blank({span, Unread::Why::nesting});
    }
}

}  // namespace veritally
