#include "checks/body/heading_match.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "checks/spelling.h"

namespace veritally {
namespace {

using Form = HeadingMatch::Form;

/// `1.`, `2.3`, `IV)`, `§ 4`, `A.` before the words, with the blanks after it; 0 without one.
std::size_t number_size(std::string_view title) {
    std::size_t size = title.find_first_not_of("0123456789.§ ");
    if (size == std::string_view::npos) return 0;
    if (size == 0) {
        size = title.find_first_not_of("IVXivx");
        if (size == 0 && title.size() > 1 && title[1] == '.') size = 1;
        if (size == std::string_view::npos || title.substr(size).find_first_of(".)") != 0) return 0;
    }
    std::size_t words = title.find_first_not_of(".):- \t", size);
    return words == std::string_view::npos ? 0 : words;
}

bool is_all_capitals(std::string_view title) {
    return std::none_of(title.begin(), title.end(), is_ascii_lower);
}

/// The heading's text as written, with its emphasis: without `##` and the line below it.
Span heading_text(const SourceText& text, const Section& section) {
    std::uint32_t title = section.title_span.begin;
    if (title == section.heading.begin || text.bytes()[title - 1] == ' ') return section.title_span;
    std::string_view line = text.at(section.heading);
    line = line.substr(0, line.find_first_of("\r\n"));
    std::size_t begin = std::min(line.find_first_not_of("# \t"), line.size());
    std::size_t end = line.find_last_not_of("# \t") + 1;
    if (begin >= end) return section.title_span;
    std::uint32_t offset = section.heading.begin;
    return {offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(end)};
}

/// Capital first, not capitals throughout, no emphasis.
bool is_plainly_written(const SourceText& text, const Section& section) {
    bool capital = section.title.front() < 'a' || section.title.front() > 'z';
    char first = text.at(heading_text(text, section)).front();
    return capital && !is_all_capitals(section.title) && first != '*' && first != '_';
}

bool begins_with_words(std::string_view title, std::string_view words) {
    return title.size() > words.size() && starts_with_ignoring_case(title, words) &&
           !is_ascii_word(title[words.size()]) && title[words.size()] != '\'';
}

Form form_of_right_words(const SourceText& text, const Section& section,
                         const SectionSchema& schema) {
    if (!equal_ignoring_case(section.title, schema.title)) return Form::none;
    return is_plainly_written(text, section) ? Form::right : Form::styled;
}

Form form_of_other_words(const SourceText&, const Section& section, const SectionSchema& schema) {
    std::string_view bare = bare_title(section.title);
    if (bare.empty()) return Form::none;
    if (equal_ignoring_case(bare, schema.title)) return Form::styled;
    auto is_meant = [&](std::string_view words) {
        auto spelling = match_spelling(bare, {&words, 1});
        return spelling && spelling->certain;
    };
    if (is_meant(schema.title) ||
        std::any_of(schema.aliases.begin(), schema.aliases.end(), is_meant)) {
        return Form::other;
    }
    return begins_with_words(bare, schema.title) ? Form::longer : Form::none;
}

/// The better form wins, then the level asked for, then the earlier heading.
bool is_better(Form form, bool at_level, const HeadingMatch& than, bool than_at_level) {
    if (than.form == Form::none || form < than.form) return true;
    return form == than.form && at_level && !than_at_level;
}

/// Headings beyond this many are not compared with other words: it bounds the work on a hostile
/// entry.
constexpr std::size_t kMostHeadings = 1'000;

/// Matches the sections of the profile that have no heading yet with the headings still unused.
template <class FormOf>
void match_sections(const Subject& subject, FormOf form_of, std::size_t most,
                    std::vector<bool>& used, std::vector<HeadingMatch>& matches) {
    const Document& document = subject.document;
    const Profile& profile = subject.profile;
    for (std::size_t i = 0; i < profile.sections.size(); ++i) {
        HeadingMatch& best = matches[i];
        if (best.form != Form::none) continue;
        bool best_at_level = false;
        for (std::uint32_t s = 0; s < std::min(used.size(), most); ++s) {
            if (used[s]) continue;
            const Section& section = document.body.sections[s];
            Form form = form_of(document.text, section, profile.sections[i]);
            bool at_level = section.level == profile.section_level;
            if (form == Form::none || !is_better(form, at_level, best, best_at_level)) continue;
            Span title = heading_text(document.text, section);
            best = {form, s, title, document.text.at(title)};
            best_at_level = at_level;
        }
        if (best.form != Form::none) used[best.section] = true;
    }
}

/// A line that begins a paragraph and looks like a heading without being one.
struct HeadingLine {
    Form form = Form::none;
    std::string_view words;
};

HeadingLine heading_line(const Body& body, const Block& block) {
    if (block.kind != Block::Kind::paragraph || block.parent != Block::kNone) return {};
    std::span<const Piece> pieces = body.pieces_of(block);
    if (pieces.empty() || pieces[0].kind != Piece::Kind::text) return {};
    bool alone = pieces.size() == 1 || pieces[1].kind == Piece::Kind::soft_break ||
                 pieces[1].kind == Piece::Kind::hard_break;
    if (!alone) return {};
    std::string_view text = pieces[0].text;
    std::size_t marks = text.find_first_not_of('#');
    if (marks == std::string_view::npos) return {};
    if (marks > 0) return {Form::unspaced, text.substr(marks)};
    return pieces[0].style == Piece::strong ? HeadingLine{Form::bold, text} : HeadingLine{};
}

void match_lines(const Subject& subject, std::vector<HeadingMatch>& matches) {
    const Document& document = subject.document;
    for (const Block& block : document.body.blocks) {
        HeadingLine line = heading_line(document.body, block);
        if (line.form == Form::none) continue;
        Span span{block.span.begin,
                  document.text.line(document.text.line_of(block.span.begin)).end};
        for (std::size_t i = 0; i < matches.size(); ++i) {
            if (matches[i].form != Form::none) continue;
            if (!equal_ignoring_case(bare_title(trim(line.words)),
                                     subject.profile.sections[i].title))
                continue;
            matches[i] = {line.form, Block::kNone, span, document.text.at(span)};
        }
    }
}

std::vector<HeadingMatch> match_all(const Subject& subject) {
    std::vector<HeadingMatch> matches(subject.profile.sections.size());
    std::vector<bool> used(subject.document.body.sections.size());
    auto all = [&] {
        return std::all_of(matches.begin(), matches.end(),
                           [](const HeadingMatch& match) { return match.form != Form::none; });
    };
    match_sections(subject, form_of_right_words, used.size(), used, matches);
    if (!all()) match_sections(subject, form_of_other_words, kMostHeadings, used, matches);
    if (!all()) match_lines(subject, matches);
    return matches;
}

}  // namespace

std::string_view bare_title(std::string_view title) {
    title.remove_prefix(number_size(title));
    std::size_t end = title.find_last_not_of(":. \t");
    return end == std::string_view::npos ? title : title.substr(0, end + 1);
}

const std::vector<HeadingMatch>& match_headings(const Subject& subject) {
    return subject.derived(match_all);
}

}  // namespace veritally
