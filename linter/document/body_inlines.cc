#include "document/body_inlines.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "document/link_target.h"
#include "document/strikethrough.h"

namespace veritally {
namespace {

constexpr std::uint32_t kUnknown = MarkdownInline::kUnknown;

}  // namespace

void InlineReader::begin(const ContentMap& map, std::string_view content, std::uint32_t block) {
    map_ = &map;
    content_ = content;
    block_ = block;
    at_ = 0;
    style_ = Piece::plain;
    line_start_ = true;
    open_.clear();
    run_.begin(block);
    body_.blocks[block].first_piece = static_cast<std::uint32_t>(body_.pieces.size());
}

bool InlineReader::read(const ContentMap& map, std::string_view content,
                        const std::vector<MarkdownInline>& steps, std::uint32_t block) {
    begin(map, content, block);
    const std::size_t links = body_.links.size();
    const std::size_t references = body_.references.size();
    const std::size_t comments = body_.comments.size();
    const std::size_t code = body_.code.size();
    const std::size_t pending = state_.pending.size();
    const std::size_t url = run_.next_url();
    const bool good = std::all_of(steps.begin(), steps.end(),
                                  [&](const MarkdownInline& step) { return take(step); });
    if (!good) {
        body_.pieces.resize(body_.blocks[block].first_piece);
        body_.links.resize(links);
        body_.references.resize(references);
        body_.comments.resize(comments);
        body_.code.resize(code);
        state_.pending.resize(pending);
        run_.set_next_url(url);
        read_plain(map, content, block);
        return false;
    }
    run_.flush();
    if (run_.has_tildes()) strike_through(body_, state_.source, body_.blocks[block].first_piece);
    Block& target = body_.blocks[block];
    target.piece_count = static_cast<std::uint32_t>(body_.pieces.size()) - target.first_piece;
    return true;
}

void InlineReader::read_plain(const ContentMap& map, std::string_view content,
                              std::uint32_t block) {
    begin(map, content, block);
    while (at_ < content_.size()) {
        const std::size_t end = std::min(content_.find('\n', at_), content_.size());
        add_text(at_, static_cast<std::uint32_t>(end));
        at_ = static_cast<std::uint32_t>(end);
        if (at_ < content_.size()) take_break(Piece::Kind::soft_break);
        skip_blanks();
    }
    run_.flush();
    Block& target = body_.blocks[block];
    target.piece_count = static_cast<std::uint32_t>(body_.pieces.size()) - target.first_piece;
}

// --- In step with cmark ------------------------------------------------------------------------

bool InlineReader::take(const MarkdownInline& step) {
    using Kind = MarkdownInline::Kind;
    if (!open_.empty() && open_.back().angle && step.kind != Kind::close) return true;
    const bool known = step.kind == Kind::text && step.offset != kUnknown && step.offset >= at_;
    const bool at_line_start = std::exchange(line_start_, false);
    if (at_line_start && !known) skip_blanks();
    switch (step.kind) {
        case Kind::text:
            return step.entity ? take_entity(step) : take_text(step, at_line_start);
        case Kind::soft_break:
            return take_break(Piece::Kind::soft_break);
        case Kind::hard_break:
            return take_break(Piece::Kind::hard_break);
        case Kind::code:
            return take_code(step);
        case Kind::html:
            return take_html(step);
        case Kind::close:
            return close();
        default:
            return open(step);
    }
}

void InlineReader::skip_blanks() {
    while (at_ < content_.size() && is_ascii_blank(content_[at_])) ++at_;
}

bool InlineReader::take_text(const MarkdownInline& step, bool at_line_start) {
    // What is left of a run of delimiters still has the place of the whole run: then `at_` knows.
    std::uint32_t from = step.offset == kUnknown ? at_ : std::max(step.offset, at_);
    const auto size = static_cast<std::uint32_t>(step.text.size());
    if (content_.substr(from, size) != step.text) return false;
    while (at_ < from && is_ascii_blank(content_[at_])) ++at_;
    if (from - at_ == 1 && content_[at_] == '\\' && size == 1) {
        run_.change({map_->source(at_), map_->source(from) + 1},
                    state_.source.at(map_->span(from, from + 1)), style_);
    } else {
        if (at_ != from) return false;
        // After a backslash and a line's end, cmark leaves the blanks that begin the next line.
        std::uint32_t shown = from;
        while (at_line_start && shown < from + size && is_ascii_blank(content_[shown])) ++shown;
        add_text(shown, from + size);
    }
    at_ = from + size;
    return true;
}

bool InlineReader::take_entity(const MarkdownInline& step) {
    if (at_ >= content_.size() || content_[at_] != '&') return false;
    const std::size_t end = content_.find(';', at_);
    if (end == std::string_view::npos) return false;
    run_.change(map_->span(at_, static_cast<std::uint32_t>(end) + 1), step.text, style_);
    at_ = static_cast<std::uint32_t>(end) + 1;
    return true;
}

bool InlineReader::take_break(Piece::Kind kind) {
    run_.flush();
    const std::uint32_t begin = at_;
    skip_blanks();
    if (kind == Piece::Kind::hard_break && at_ < content_.size() && content_[at_] == '\\') ++at_;
    if (at_ >= content_.size() || content_[at_] != '\n') return false;
    Span span{map_->source(begin), map_->source(at_)};
    span.end += state_.source.bytes().substr(span.end, 2) == "\r\n" ? 2 : 1;
    span.end = std::min(span.end, state_.source.size());
    ++at_;
    line_start_ = true;
    emit(kind, span, span, kind == Piece::Kind::soft_break ? " " : "\n");
    return true;
}

/// The text of a part of the content, line endings as spaces.
std::string_view InlineReader::content_text(std::uint32_t begin, std::uint32_t end) {
    const Span span = map_->span(begin, end);
    if (span.size() == end - begin &&
        content_.substr(begin, end - begin).find('\n') == std::string_view::npos) {
        return state_.source.at(span);
    }
    scratch_.clear();
    for (std::uint32_t i = begin; i < end; ++i) {
        scratch_ += content_[i] == '\n' ? ' ' : state_.source.bytes()[map_->source(i)];
    }
    return state_.keep(scratch_);
}

bool InlineReader::take_code(const MarkdownInline& step) {
    run_.flush();
    std::size_t open = std::min(content_.find_first_not_of('`', at_), content_.size());
    const std::size_t ticks = open - at_;
    if (ticks == 0) return false;
    std::size_t close = open;
    std::size_t end = open;
    do {
        close = content_.find('`', end);
        if (close == std::string_view::npos) return false;
        end = std::min(content_.find_first_not_of('`', close), content_.size());
    } while (end - close != ticks);
    const Span span = map_->span(at_, static_cast<std::uint32_t>(end));
    at_ = static_cast<std::uint32_t>(end);
    if (close - open == step.text.size() + 2) {
        ++open;
        --close;
    }
    if (close - open != step.text.size()) return false;
    const auto first = static_cast<std::uint32_t>(open);
    const auto last = static_cast<std::uint32_t>(close);
    emit(Piece::Kind::code, span, map_->span(first, last), content_text(first, last));
    body_.code.push_back(span);
    return true;
}

bool InlineReader::take_html(const MarkdownInline& step) {
    run_.flush();
    const auto end = at_ + static_cast<std::uint32_t>(step.text.size());
    if (step.text.empty() || content_.substr(at_, step.text.size()) != step.text) return false;
    const Span span = map_->span(at_, end);
    at_ = end;
    const bool whole = span.size() == step.text.size();
    emit(Piece::Kind::html, span, span, whole ? state_.source.at(span) : state_.keep(step.text));
    body_.code.push_back(span);
    read_html(state_, span, block_);
    return true;
}

bool InlineReader::open(const MarkdownInline& step) {
    using Kind = MarkdownInline::Kind;
    run_.flush();
    if (at_ >= content_.size()) return false;
    Open opened{step.kind, style_,       false,
                at_,       Block::kNone, static_cast<std::uint32_t>(body_.pieces.size())};
    const char mark = content_[at_];
    if (step.kind == Kind::emphasis || step.kind == Kind::strong) {
        if (mark != '*' && mark != '_') return false;
        at_ += step.kind == Kind::strong ? 2 : 1;
        style_ |= step.kind == Kind::strong ? Piece::strong : Piece::emphasis;
    } else if (step.kind == Kind::image) {
        if (content_.substr(at_, 2) != "![") return false;
        at_ += 2;
        opened.link = add_link(Link::Kind::image);
    } else {
        if (mark != '[' && mark != '<') return false;
        ++at_;
        opened.angle = mark == '<';
        style_ |= Piece::link;
        opened.link = add_link(opened.angle ? Link::Kind::angle : Link::Kind::inline_link);
    }
    open_.push_back(opened);
    return true;
}

bool InlineReader::close() {
    run_.flush();
    if (open_.empty()) return false;
    const Open ended = open_.back();
    open_.pop_back();
    style_ = ended.outer_style;
    if (ended.angle) return close_angle(ended);
    const bool link =
        ended.kind == MarkdownInline::Kind::link || ended.kind == MarkdownInline::Kind::image;
    return link ? close_link(ended) : close_emphasis(ended);
}

bool InlineReader::close_emphasis(const Open& ended) {
    const std::uint32_t size = ended.kind == MarkdownInline::Kind::strong ? 2 : 1;
    const std::string_view marks = content_.substr(at_, size);
    if (marks.size() != size || marks != content_.substr(ended.begin, size)) return false;
    at_ += size;
    return true;
}

bool InlineReader::close_angle(const Open& ended) {
    const std::size_t end = content_.find('>', at_);
    if (end == std::string_view::npos) return false;
    const Span url = map_->span(at_, static_cast<std::uint32_t>(end));
    const Span span{url.begin - 1, url.end + 1};
    at_ = static_cast<std::uint32_t>(end) + 1;
    Link& link = body_.links[ended.link];
    link.span = span;
    link.url_span = url;
    link.url = state_.address(url, false);
    emit(Piece::Kind::autolink, span, url, link.url);
    return true;
}

bool InlineReader::close_link(const Open& ended) {
    if (at_ >= content_.size() || content_[at_] != ']') return false;
    const std::uint32_t bracket = at_++;
    Link& link = body_.links[ended.link];
    if (const auto target = read_inline_target(content_, at_)) {
        at_ = target->end;
        link.url_span = target->url.empty()
                            ? Span{map_->source(target->url.begin), map_->source(target->url.begin)}
                            : map_->span(target->url.begin, target->url.end);
        link.url = state_.address(link.url_span, true);
    } else {
        const std::uint32_t text = ended.begin + (link.kind == Link::Kind::image ? 2 : 1);
        Span label{text, bracket};
        if (const auto given = read_link_label(content_, at_)) {
            at_ = given->end + 1;
            if (!given->empty()) label = *given;
        }
        if (link.kind == Link::Kind::inline_link) link.kind = Link::Kind::reference;
        state_.pending.push_back({ended.link, content_text(label.begin, label.end)});
    }
    link.span = map_->span(ended.begin, at_);
    if (ended.kind == MarkdownInline::Kind::image) close_image(ended, link.span);
    return true;
}

/// The pieces inside become the alternative text.
void InlineReader::close_image(const Open& ended, Span whole) {
    const auto inside = std::span(body_.pieces).subspan(ended.piece);
    std::string_view alternative;
    if (inside.size() == 1) {
        alternative = inside[0].text;
    } else if (!inside.empty()) {
        scratch_.clear();
        for (const Piece& piece : inside) {
            const bool shown =
                piece.kind != Piece::Kind::html && piece.kind != Piece::Kind::footnote_reference;
            if (shown) scratch_ += piece.text;
        }
        alternative = state_.keep(scratch_);
    }
    body_.pieces.resize(ended.piece);
    emit(Piece::Kind::image, whole, whole, alternative);
}

std::uint32_t InlineReader::add_link(Link::Kind kind) {
    Link link;
    link.kind = kind;
    link.block = block_;
    link.footnote = body_.blocks[block_].footnote;
    body_.links.push_back(link);
    return static_cast<std::uint32_t>(body_.links.size()) - 1;
}

void InlineReader::add_text(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
        const std::uint32_t stop = std::min(end, map_->next_break(begin));
        const Span part = map_->span(begin, stop);
        // In a table, one backslash before a pipe is off the content.
        if (run_.ends_at(part.begin - 1) && content_[begin] == '|') {
            run_.change({part.begin - 1, part.begin + 1}, "|", style_);
            if (part.size() > 1) run_.extend({part.begin + 1, part.end}, style_);
        } else {
            run_.extend(part, style_);
        }
        begin = stop;
    }
}

void InlineReader::emit(Piece::Kind kind, Span span, Span content, std::string_view text) {
    body_.pieces.push_back({kind, style_, span, content, text});
}

}  // namespace veritally
