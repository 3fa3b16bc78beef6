#include "checks/citation/slipped_definition.h"

#include <algorithm>

#include "base/ascii.h"
#include "checks/citation/footnotes.h"

namespace veritally {
namespace {

/// How far a definition may be indented.
constexpr std::size_t kMostIndent = 3;
/// Each is searched for in all of the text.
constexpr std::size_t kMostCertain = 64;

class SlipSearch {
  public:
    explicit SlipSearch(const Document& document) : text_(document.text), body_(document.body) {
        for (const FootnoteReference& reference : body_.references) {
            if (reference.footnote == Block::kNone) ++open_[normal_label(reference.label)];
        }
    }

    std::map<std::string, SlippedDefinition> run() {
        if (open_.empty()) return {};
        for (const FootnoteReference& reference : body_.references) {
            if (reference.footnote == Block::kNone) take_without_colon(reference);
        }
        const std::uint32_t last = text_.line_of(body_.span.end);
        for (std::uint32_t i = text_.line_of(body_.span.begin); i <= last; ++i) {
            take_without_caret(text_.line(i));
        }
        return std::move(found_);
    }

  private:
    bool begins_line(std::uint32_t place) const {
        const Span line = text_.line(text_.line_of(place));
        const std::string_view before = text_.at({line.begin, place});
        return before.size() <= kMostIndent && before.find_first_not_of(' ') == before.npos;
    }

    /// An address behind the mark, before the next line that is empty or begins with a mark.
    bool cites(std::uint32_t end) const {
        const std::uint32_t first = text_.line_of(end);
        for (std::uint32_t i = first; i <= text_.line_count(); ++i) {
            const Span line = text_.line(i);
            const std::string_view rest = text_.at({std::max(end, line.begin), line.end});
            const std::size_t words = rest.find_first_not_of(" \t");
            if (words == rest.npos || (i > first && rest[words] == '[')) return false;
            if (rest.find("://") != rest.npos) return true;
        }
        return false;
    }

    /// In a list of sources: what stands with it begins with a mark as well.
    bool stands_among_sources(const FootnoteReference& reference) const {
        if (reference.inside != Block::kNone) return true;
        const Block& block = body_.blocks[reference.block];
        return block.kind == Block::Kind::paragraph && block.piece_count > 0 &&
               body_.pieces_of(block).front().kind == Piece::Kind::footnote_reference;
    }

    void take_without_colon(const FootnoteReference& reference) {
        const std::uint32_t end = reference.span.end;
        const bool apart = end < text_.size() && is_ascii_blank(text_.bytes()[end]);
        if (!apart || !begins_line(reference.span.begin) || !stands_among_sources(reference) ||
            !cites(end)) {
            return;
        }
        const std::string label = normal_label(reference.label);
        const bool alone = open_[label] == 1;
        found_.try_emplace(label, SlippedDefinition{SlippedDefinition::Lacks::colon, reference.span,
                                                    alone, !alone});
    }

    void take_without_caret(Span line) {
        const std::string_view written = text_.at(line);
        const std::size_t begin = written.find_first_not_of(' ');
        const std::size_t end = written.find("]:");
        if (begin == written.npos || begin > kMostIndent || written[begin] != '[' ||
            end == written.npos) {
            return;
        }
        const std::string label = normal_label(written.substr(begin + 1, end - begin - 1));
        const Span mark{line.begin + static_cast<std::uint32_t>(begin),
                        line.begin + static_cast<std::uint32_t>(end + 2)};
        if (open_.count(label) == 0 || body_.is_code(mark.begin) || !cites(mark.end)) return;
        const bool certain = found_.size() < kMostCertain && !is_linked(text_.at(mark));
        found_.try_emplace(
            label, SlippedDefinition{SlippedDefinition::Lacks::caret, mark, false, certain});
    }

    /// `[label]` elsewhere may be a link that the line gives the address of.
    bool is_linked(std::string_view mark) const {
        const std::string_view name = mark.substr(0, mark.size() - 1);
        const std::string_view bytes = text_.bytes();
        return bytes.find(name) != bytes.rfind(name);
    }

    const SourceText& text_;
    const Body& body_;
    std::map<std::string, std::size_t> open_;  ///< References by label without a definition.
    std::map<std::string, SlippedDefinition> found_;
};

}  // namespace

std::map<std::string, SlippedDefinition> slipped_definitions(const Document& document) {
    return SlipSearch(document).run();
}

}  // namespace veritally
