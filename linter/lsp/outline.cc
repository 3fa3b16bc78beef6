#include "lsp/outline.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace veritally {
namespace {

constexpr std::size_t kMostDetail = 80;

std::string detail(std::string_view text) {
    return clipped(text.substr(0, text.find_first_of("\r\n")), kMostDetail);
}

std::string name_or(std::string_view name, std::string_view other) {
    return std::string(trim(name).empty() ? other : name);
}

Symbol front_matter_symbol(const View& view) {
    const FrontMatter& matter = view.document->front_matter;
    Symbol symbol{Symbol::Kind::front_matter, "front matter", "", matter.block, matter.open, {}};
    for (const YamlEntry& entry : matter.fields()) {
        const Span span{entry.key_span.begin, std::max(entry.key_span.end, entry.value.span.end)};
        symbol.children.push_back({Symbol::Kind::key,
                                   name_or(entry.key, "(no name)"),
                                   detail(entry.value.scalar),
                                   span,
                                   entry.key_span,
                                   {}});
    }
    return symbol;
}

void add_footnotes(const View& view, std::vector<Symbol>& symbols) {
    for (const FootnoteDefinition& definition : view.document->body.footnotes) {
        std::vector<Symbol>* home = &symbols;
        for (bool deeper = true; deeper;) {
            const auto inner = std::find_if(home->begin(), home->end(), [&](const Symbol& one) {
                return one.kind == Symbol::Kind::section && one.span.contains(definition.span);
            });
            deeper = inner != home->end();
            if (deeper) home = &inner->children;
        }
        home->push_back({Symbol::Kind::footnote,
                         name_or(definition.label, "(no label)"),
                         detail(view.text().at(definition.content)),
                         definition.span,
                         definition.label_span,
                         {}});
    }
}

/// The section and those below it; `next` goes past them.
Symbol section_symbol(const std::vector<Section>& sections, std::size_t& next) {
    const std::size_t own = next++;
    const Section& section = sections[own];
    Symbol symbol{Symbol::Kind::section,
                  name_or(section.title, "(no title)"),
                  "",
                  {section.heading.begin, std::max(section.heading.end, section.content.end)},
                  section.heading,
                  {}};
    while (next < sections.size() && sections[next].parent == own) {
        symbol.children.push_back(section_symbol(sections, next));
    }
    return symbol;
}

}  // namespace

std::vector<Symbol> symbols(const View& view) {
    std::vector<Symbol> found;
    if (!view.document->front_matter.block.empty()) found.push_back(front_matter_symbol(view));
    const auto& sections = view.document->body.sections;
    for (std::size_t next = 0; next < sections.size();) {
        found.push_back(section_symbol(sections, next));
    }
    add_footnotes(view, found);
    return found;
}

std::vector<Fold> folds(const View& view) {
    const SourceText& text = view.text();
    std::vector<Fold> found;
    const auto add = [&](Span span, bool comment) {
        while (span.end > span.begin && std::string_view(" \t\r\n").find(
                                            text.bytes()[span.end - 1]) != std::string_view::npos) {
            --span.end;
        }
        const std::uint32_t first = text.line_of(span.begin), last = text.line_of(span.end);
        if (last > first) found.push_back({first, last, comment});
    };
    add(view.document->front_matter.block, false);
    for (const Section& section : view.document->body.sections) {
        add({section.heading.begin, std::max(section.heading.end, section.content.end)}, false);
    }
    for (const Span& comment : view.document->body.comments) add(comment, true);
    return found;
}

}  // namespace veritally
