#include "lsp/completion.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "base/text.h"
#include "base/unicode.h"
#include "lsp/hover.h"

namespace veritally {
namespace {

constexpr std::size_t kMostDevicesOffered = 50;
constexpr std::size_t kShortestName = 2;  // Letters typed before devices are offered.

using Candidates = std::vector<Candidate>;

void offer_keys(const View& view, Span typed, bool colon, Candidates& found) {
    const FrontMatter& matter = view.document->front_matter;
    for (const KeySchema& key : view.settings->profile.keys) {
        const YamlEntry* there = matter.entry(key.name);
        if (there != nullptr && !touches(there->key_span, typed)) continue;
        found.push_back({Candidate::Kind::key,
                         std::string(key.name),
                         key.required ? "required" : "optional",
                         key_markdown(key),
                         {typed, std::string(key.name) + (colon ? "" : ": ")}});
    }
}

/// `gap` goes before a value.
void offer_values(const View& view, std::string_view name, Span typed, const std::string& gap,
                  Candidates& found) {
    const KeySchema* key = view.settings->profile.key(name);
    if (key == nullptr) return;
    for (const AllowedValue& value : key->values) {
        found.push_back({Candidate::Kind::value,
                         std::string(value.value),
                         std::string(value.meaning),
                         key_markdown(*key),
                         {typed, gap + std::string(value.value)}});
    }
}

void offer_front_matter(const View& view, Span line, std::uint32_t offset, Candidates& found) {
    const SourceText& text = view.text();
    const std::string_view whole = text.at(line), before = text.at({line.begin, offset});
    const std::size_t colon = before.find(':');
    if (colon == std::string_view::npos) {
        if (before.starts_with(' ') || before.starts_with('#')) return;
        const std::size_t later = whole.find(':');
        const auto end = later == std::string_view::npos
                             ? line.end
                             : line.begin + static_cast<std::uint32_t>(later);
        return offer_keys(view, {line.begin, end}, later != std::string_view::npos, found);
    }
    auto begin = line.begin + static_cast<std::uint32_t>(colon) + 1;
    while (begin < offset && text.bytes()[begin] == ' ') ++begin;
    const std::size_t comment = whole.find(" #", colon);
    const auto end = comment == std::string_view::npos
                         ? line.end
                         : std::max(offset, line.begin + static_cast<std::uint32_t>(comment));
    const bool apart = text.bytes()[begin - 1] == ' ';
    offer_values(view, trim(before.substr(0, colon)), {begin, end}, apart ? "" : " ", found);
}

void offer_labels(const View& view, std::uint32_t begin, Span line, std::uint32_t offset,
                  Candidates& found) {
    const SourceText& text = view.text();
    const std::string_view rest = text.at({offset, line.end});
    const std::size_t close = rest.find(']');
    const bool closed = close != std::string_view::npos && rest.find('[') > close &&
                        rest.substr(0, close).find(' ') == std::string_view::npos;
    const Span typed{begin, closed ? offset + static_cast<std::uint32_t>(close) : offset};
    std::set<std::string_view> seen;
    for (const FootnoteDefinition& definition : view.document->body.footnotes) {
        if (!seen.insert(definition.label).second) continue;
        const std::string label(definition.label);
        const std::string content(text.at(definition.content));
        found.push_back({Candidate::Kind::label,
                         label,
                         "footnote",
                         code_span(content),
                         {typed, label + (closed ? "" : "]")}});
    }
}

void offer_headings(const View& view, Span typed, Candidates& found) {
    const auto& sections = view.document->body.sections;
    for (const SectionSchema& schema : view.settings->profile.sections) {
        const bool there = std::any_of(sections.begin(), sections.end(), [&](const Section& one) {
            return equal_ignoring_case(one.title, schema.title) &&
                   !touches(one.title_span, {typed.end, typed.end});
        });
        if (there) continue;
        found.push_back({Candidate::Kind::heading,
                         std::string(schema.title),
                         schema.required ? "required" : "optional",
                         "",
                         {typed, std::string(schema.title)}});
    }
}

/// The byte of the first word of the name that begins so.
std::optional<std::uint32_t> word_of(std::string_view name, std::string_view prefix) {
    for (std::uint32_t at = 0; at < name.size(); ++at) {
        const bool starts = at == 0 || name[at - 1] == ' ' || name[at - 1] == '-';
        if (starts && starts_with_ignoring_case(name.substr(at), prefix)) return at;
    }
    return std::nullopt;
}

void offer_devices(const View& view, Span line, std::uint32_t offset, Candidates& found) {
    const std::string_view text = view.text().bytes();
    std::uint32_t begin = offset;
    while (begin > line.begin && std::isalnum(static_cast<unsigned char>(text[begin - 1])) != 0) {
        --begin;
    }
    const std::string_view prefix = text.substr(begin, offset - begin);
    if (prefix.size() < kShortestName) return;
    for (const Device& device : view.catalogue().devices()) {
        const auto word = word_of(device.name, prefix);
        if (!word) continue;
        const std::string_view head = std::string_view(device.name).substr(0, *word);
        const std::string_view before = text.substr(line.begin, begin - line.begin);
        const bool there = before.size() >= head.size() &&
                           equal_ignoring_case(before.substr(before.size() - head.size()), head);
        const std::uint32_t from = there ? begin - *word : begin;
        found.push_back({Candidate::Kind::device,
                         std::string(device.name),
                         std::string(device.vendor),
                         device_markdown(view, device),
                         {{from, offset}, std::string(device.name)},
                         std::string(device.name.substr(there ? 0 : *word))});
        if (found.size() == kMostDevicesOffered) return;
    }
}

}  // namespace

Candidates candidates(const View& view, std::uint32_t offset) {
    Candidates found;
    if (!view.entry) return found;
    const SourceText& text = view.text();
    const Span line = text.line(text.line_of(offset));
    offset = std::clamp(offset, line.begin, line.end);
    const FrontMatter& matter = view.document->front_matter;
    const bool front = matter.state == FrontMatter::State::present ||
                       matter.state == FrontMatter::State::unterminated;
    if (front && line.begin >= matter.yaml.begin && line.begin <= matter.yaml.end &&
        line.begin < view.document->body.span.begin) {
        offer_front_matter(view, line, offset, found);
        return found;
    }
    const std::string_view before = text.at({line.begin, offset});
    const std::size_t open = before.rfind("[^");
    if (open != std::string_view::npos && before.find(']', open) == std::string_view::npos) {
        offer_labels(view, line.begin + static_cast<std::uint32_t>(open) + 2, line, offset, found);
        return found;
    }
    const std::size_t marks = std::min(before.find_first_not_of('#'), before.size());
    if (marks == static_cast<std::size_t>(view.settings->profile.section_level)) {
        auto begin = line.begin + static_cast<std::uint32_t>(marks);
        const bool blank = begin < offset && text.bytes()[begin] == ' ';
        if (blank) offer_headings(view, {begin + 1, line.end}, found);
        return found;
    }
    if (!view.document->body.is_code(offset)) offer_devices(view, line, offset, found);
    return found;
}

}  // namespace veritally
