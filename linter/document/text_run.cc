#include "document/text_run.h"

#include <algorithm>

#include "document/bare_urls.h"
#include "document/footnotes.h"

namespace veritally {

void TextRun::begin(std::uint32_t block) {
    block_ = block;
    running_ = false;
    tildes_ = false;
    changes_.clear();
}

void TextRun::extend(Span source, std::uint8_t style) {
    if (running_ && (run_.end != source.begin || style_ != style)) flush();
    if (!running_) {
        running_ = true;
        run_ = {source.begin, source.begin};
        style_ = style;
    }
    run_.end = source.end;
}

void TextRun::change(Span source, std::string_view text, std::uint8_t style) {
    extend(source, style);
    changes_.push_back({source, text});
}

bool TextRun::escaped(std::uint32_t offset) const {
    const auto after = std::upper_bound(
        changes_.begin(), changes_.end(), offset,
        [](std::uint32_t value, const Change& change) { return value < change.source.begin; });
    return after != changes_.begin() && (after - 1)->source.contains(offset);
}

/// Ends the run: cuts footnote references and bare addresses out of it.
void TextRun::flush() {
    if (!running_) return;
    running_ = false;
    const std::string_view bytes = state_.source.bytes().substr(0, run_.end);
    const std::vector<Span>& urls = state_.input.bare_urls;
    while (next_url_ < urls.size() && urls[next_url_].begin < run_.begin) ++next_url_;
    std::uint32_t done = run_.begin;
    std::size_t bracket = bytes.find("[^", done);
    while (done < run_.end) {
        while (next_url_ < urls.size() && urls[next_url_].begin < done) ++next_url_;
        const bool link = (style_ & Piece::link) != 0;
        const std::size_t url =
            next_url_ < urls.size() && !link ? urls[next_url_].begin : bytes.size();
        const std::size_t next = std::min(url, bracket);
        if (next >= run_.end) break;
        const auto at = static_cast<std::uint32_t>(next);
        const std::uint32_t size = next == bracket
                                       ? footnote_reference_size(bytes.substr(next))
                                       : bare_url_size(bytes.substr(next, urls[next_url_].size()));
        const std::uint32_t used = escaped(at) ? 0 : size;
        if (used > 0) {
            emit_text({done, at});
            next == bracket ? emit_reference({at, at + used}) : emit_bare_url({at, at + used});
            done = at + used;
        }
        if (next != bracket) ++next_url_;
        if (bracket <= next || bracket < done)
            bracket = bytes.find("[^", std::max<std::size_t>(done, next + 1));
    }
    emit_text({done, run_.end});
    changes_.clear();
}

std::string_view TextRun::read_as(Span span) {
    auto change = std::lower_bound(
        changes_.begin(), changes_.end(), span.begin,
        [](const Change& change, std::uint32_t value) { return change.source.begin < value; });
    if (change == changes_.end() || change->source.begin >= span.end) return state_.source.at(span);
    scratch_.clear();
    std::uint32_t done = span.begin;
    for (; change != changes_.end() && change->source.end <= span.end; ++change) {
        scratch_ += state_.source.at({done, change->source.begin});
        scratch_ += change->text;
        done = change->source.end;
    }
    scratch_ += state_.source.at({done, span.end});
    return state_.keep(scratch_);
}

void TextRun::emit_text(Span span) {
    if (span.empty()) return;
    const std::string_view text = read_as(span);
    if (text.find('~') != std::string_view::npos) tildes_ = true;
    body_.pieces.push_back({Piece::Kind::text, style_, span, span, text});
}

void TextRun::emit_reference(Span span) {
    const std::string_view label = state_.source.at({span.begin + 2, span.end - 1});
    body_.pieces.push_back({Piece::Kind::footnote_reference, style_, span, span, label});
    FootnoteReference reference;
    reference.label = label;
    reference.span = span;
    reference.block = block_;
    reference.inside = body_.blocks[block_].footnote;
    body_.references.push_back(reference);
}

void TextRun::emit_bare_url(Span span) {
    const std::string_view url = read_as(span);
    Link link;
    link.span = link.url_span = span;
    link.url = url;
    link.block = block_;
    link.footnote = body_.blocks[block_].footnote;
    body_.links.push_back(link);
    body_.pieces.push_back({Piece::Kind::autolink, style_, span, span, url});
}

}  // namespace veritally
