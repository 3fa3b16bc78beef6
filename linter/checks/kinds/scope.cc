#include "checks/kinds/scope.h"

#include <algorithm>
#include <array>

#include "checks/addresses.h"

namespace veritally {
namespace {

constexpr std::array<std::string_view, 6> kScopeNames = {"prose",     "headings", "front-matter",
                                                         "footnotes", "urls",     "source"};

using Each = std::function<void(Scope, const Passage&)>;

void append_piece(Passage& passage, const Piece& piece, const SourceText& text) {
    switch (piece.kind) {
        case Piece::Kind::text:
        case Piece::Kind::image:
            if (piece.text == text.at(piece.span)) {
                passage.append(piece.span, text);
            } else {
                passage.append(piece.text, piece.span);
            }
            break;
        case Piece::Kind::soft_break:
        case Piece::Kind::hard_break:
            passage.append(" ", piece.span);
            break;
        case Piece::Kind::code:
        case Piece::Kind::autolink:
            passage.append(Passage::kGap, piece.span);
            break;
        case Piece::Kind::html:
        case Piece::Kind::footnote_reference:
            break;
    }
}

/// Paragraphs and cells outside of footnotes, or headings.
void each_block(const Document& document, Scope scope, Passage& passage, const Each& each) {
    for (const Block& block : document.body.blocks) {
        const bool heading = block.kind == Block::Kind::heading;
        if (block.piece_count == 0 || block.footnote != Block::kNone) continue;
        if (heading != (scope == Scope::headings)) continue;
        passage.clear();
        for (const Piece& piece : document.body.pieces_of(block)) {
            append_piece(passage, piece, document.text);
        }
        each(scope, passage);
    }
}

/// A definition as written, lines joined, without its addresses.
void append_footnote(Passage& passage, const Document& document, Span content,
                     std::vector<Link>::const_iterator& link) {
    const auto& links = document.body.links;
    std::uint32_t at = content.begin;
    const auto append_lines = [&](std::uint32_t end) {
        const std::string_view text = document.text.bytes();
        while (at < end) {
            const std::size_t line_end = std::min<std::size_t>(text.find_first_of("\r\n", at), end);
            passage.append({at, static_cast<std::uint32_t>(line_end)}, document.text);
            const std::size_t next =
                std::min<std::size_t>(text.find_first_not_of(" \t\r\n", line_end), end);
            const Span blanks{static_cast<std::uint32_t>(line_end),
                              static_cast<std::uint32_t>(next)};
            if (!blanks.empty()) passage.append(" ", blanks);
            at = blanks.end;
        }
    };
    while (link != links.end() && link->url_span.begin < content.begin) ++link;
    for (; link != links.end() && link->url_span.end <= content.end; ++link) {
        if (link->url_span.begin < at) continue;
        append_lines(link->url_span.begin);
        passage.append(Passage::kGap, link->url_span);
        at = link->url_span.end;
    }
    append_lines(content.end);
}

void each_footnote(const Document& document, Passage& passage, const Each& each) {
    auto link = document.body.links.begin();
    for (const FootnoteDefinition& definition : document.body.footnotes) {
        passage.clear();
        append_footnote(passage, document, definition.content, link);
        each(Scope::footnotes, passage);
    }
}

void each_address(const Subject& subject, Passage& passage, const Each& each) {
    const SourceText& text = subject.document.text;
    for (const Address& address : written_addresses(subject)) {
        passage.clear();
        if (text.at(address.url_span) == address.url) {
            passage.append(address.url_span, text);
        } else {
            passage.append(address.url, address.url_span);
        }
        each(Scope::urls, passage);
    }
}

}  // namespace

const Passage::Segment& Passage::segment_at(std::uint32_t offset) const {
    const auto after =
        std::upper_bound(segments_.begin(), segments_.end(), offset,
                         [](std::uint32_t at, const Segment& segment) { return at < segment.at; });
    return *std::prev(after);
}

Span Passage::source(Span part) const {
    if (segments_.empty()) return {};
    const Segment& first = segment_at(part.begin);
    const Segment& last = segment_at(part.empty() ? part.begin : part.end - 1);
    const std::uint32_t begin = first.source.begin + (first.verbatim ? part.begin - first.at : 0);
    if (part.empty()) return {begin, begin};
    return {begin, last.verbatim ? last.source.begin + (part.end - last.at) : last.source.end};
}

bool Passage::is_verbatim(Span part, const SourceText& source_text) const {
    const std::string_view stands = source_text.at(source(part));
    const std::string_view reads = text().substr(part.begin, part.size());
    return std::equal(stands.begin(), stands.end(), reads.begin(), reads.end(),
                      [](char a, char b) { return a == b || (a == '\n' && b == ' '); });
}

void Passage::clear() {
    text_.clear();
    segments_.clear();
}

void Passage::append(Span source, const SourceText& text) {
    if (source.empty()) return;
    segments_.push_back({static_cast<std::uint32_t>(text_.size()), source, true});
    text_ += text.at(source);
}

void Passage::append(std::string_view reading, Span source) {
    if (reading.empty()) return;
    segments_.push_back({static_cast<std::uint32_t>(text_.size()), source, false});
    text_ += reading;
}

Scopes read_scopes(Parameters& parameters, Scope fallback) {
    if (!parameters.has("in")) return {fallback};
    Scopes scopes;
    for (std::string_view name : parameters.texts("in")) {
        const auto found = std::find(kScopeNames.begin(), kScopeNames.end(), name);
        if (found == kScopeNames.end()) {
            parameters.fail(parameters.node("in"), "unknown scope '" + std::string(name) + "'",
                            suggest(name, kScopeNames));
            continue;
        }
        scopes.push_back(static_cast<Scope>(found - kScopeNames.begin()));
    }
    return scopes;
}

void for_each_passage(const Subject& subject, const Scopes& scopes, const Each& each) {
    const Document& document = subject.document;
    Passage passage;
    for (const Scope scope : scopes) {
        passage.clear();
        switch (scope) {
            case Scope::prose:
            case Scope::headings:
                each_block(document, scope, passage, each);
                break;
            case Scope::footnotes:
                each_footnote(document, passage, each);
                break;
            case Scope::urls:
                each_address(subject, passage, each);
                break;
            case Scope::front_matter:
                passage.append(document.front_matter.yaml, document.text);
                each(scope, passage);
                break;
            case Scope::source:
                passage.append({0, document.text.size()}, document.text);
                each(scope, passage);
                break;
        }
    }
}

}  // namespace veritally
