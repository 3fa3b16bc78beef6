#include "lsp/hover.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

#include "base/text.h"
#include "base/unicode.h"
#include "checks/link/cited.h"
#include "link/observation.h"
#include "lsp/headline.h"
#include "lsp/labels.h"
#include "report/report.h"

namespace veritally {
namespace {

constexpr std::uint32_t kLongestName = 80;    // Bytes of the name of a device.
constexpr std::size_t kMostDevicesShown = 4;  // That a name can mean and are shown.

std::string capital(std::string text) {
    if (!text.empty()) {
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    }
    return text;
}

std::string finding_markdown(const Finding& finding) {
    const Rule& rule = *finding.rule;
    std::string text = "**" + std::string(rule.id) + "** · " +
                       std::string(level_name(finding.level)) + "\n\n" +
                       escaped(capital(finding.message())) + ".";
    const std::string advice = finding.advice();
    if (!advice.empty()) text += "\n\n" + escaped(capital(advice)) + ".";
    if (!rule.why.empty()) text += "\n\n*Why:* " + escaped(rule.why);
    const std::string page = rule_page(rule);
    return page.empty() ? text : text + "\n\n[" + std::string(rule.id) + "](" + page + ")";
}

struct Said {
    Span span;
    std::string markdown;
};

void say_findings(const View& view, std::uint32_t offset, std::vector<Said>& said) {
    for (const Finding* finding : view.findings_at({offset, offset})) {
        said.push_back({finding->span, finding_markdown(*finding)});
    }
}

void say_figure(const View& view, std::uint32_t offset, std::vector<Said>& said) {
    for (const Figure& figure : view.claims().figures) {
        if (!touches(figure.span, {offset, offset})) continue;
        said.push_back({figure.span, figure_markdown(view, figure)});
        return;
    }
}

void say_derivation(const View& view, std::uint32_t offset, std::vector<Said>& said) {
    const auto headline = headline_span(view);
    if (!headline || !touches(*headline, {offset, offset})) return;
    std::string text = derivation_markdown(view);
    if (!text.empty()) said.push_back({*headline, std::move(text)});
}

/// What is known of the addresses that the footnote cites, a line each.
std::string verdicts_markdown(const View& view, Span footnote) {
    std::string text;
    if (!view.links) return text;
    for (const Cited& cited : cited_addresses(*view.document)) {
        if (!footnote.contains(cited.span.begin)) continue;
        const auto known = view.links->find(cited.url.text());
        if (known == view.links->end()) continue;
        const LinkStatus& status = known->second;
        const std::string how = evidence(status);
        text += "\n\n" + code_span(cited.written) + ": " + escaped(seen_name(status.seen)) +
                (how.empty() ? "" : ", " + escaped(how));
        if (status.asked != 0) text += ", asked on " + date_of(status.asked).iso();
        text += ".";
    }
    return text;
}

void say_footnote(const View& view, std::uint32_t offset, std::vector<Said>& said) {
    const auto label = label_at(view, offset);
    if (!label) return;
    const std::string_view name = view.text().at(label->span);
    for (const LabelPlace& place : places_of_label(view, name)) {
        if (!place.defines) continue;
        for (const FootnoteDefinition& definition : view.document->body.footnotes) {
            if (definition.label_span != place.span) continue;
            said.push_back({label->span, "**Footnote " + escaped(name) +
                                             "**: " + escaped(view.text().at(definition.content)) +
                                             verdicts_markdown(view, definition.content)});
            return;
        }
    }
    said.push_back({label->span, "**Footnote " + escaped(name) + "** is not defined."});
}

void say_device(const View& view, std::uint32_t offset, std::vector<Said>& said) {
    const auto place = device_at(view, offset);
    if (!place) return;
    std::string text;
    for (std::size_t i = 0; i < std::min(place->devices.size(), kMostDevicesShown); ++i) {
        text += (text.empty() ? "" : "\n\n") + device_markdown(view, *place->devices[i]);
    }
    said.push_back({place->span, std::move(text)});
}

void say_key(const View& view, std::uint32_t offset, std::vector<Said>& said) {
    if (!view.settings) return;
    for (const YamlEntry& entry : view.document->front_matter.fields()) {
        const Span span{entry.key_span.begin, std::max(entry.key_span.end, entry.value.span.end)};
        if (!touches(span, {offset, offset})) continue;
        if (const KeySchema* key = view.settings->profile.key(entry.key)) {
            said.push_back({span, key_markdown(*key)});
        }
        return;
    }
}

std::string_view type_name(KeySchema::Type type) {
    constexpr std::string_view kNames[] = {"text",   "a whole number", "a number", "true or false",
                                           "a date", "a list",         "a map",    "any value"};
    return kNames[static_cast<int>(type)];
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : in_one_line(text)) {
        if (std::string_view("\\`*_{}[]<>#|!&~$").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string short_number(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.4g", value);
    return digits;
}

std::string code_span(std::string_view text) {
    std::size_t longest = 0, run = 0;
    for (const char c : text) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    const std::string pad = longest > 0 ? " " : "";
    return fence + pad + in_one_line(text) + pad + fence;
}

std::string key_markdown(const KeySchema& key) {
    std::string text = "**" + escaped(key.name) + "**: " + escaped(key.meaning) + "\n\n" +
                       capital(std::string(type_name(key.type))) +
                       (key.required ? ", required" : ", optional");
    if (key.format == KeySchema::Format::scientific) text += ", as in `2.5e+14`";
    if (key.minimum) {
        text += std::string(key.exclusive_minimum ? ", above " : ", at least ") +
                short_number(*key.minimum);
    }
    if (key.maximum) text += ", at most " + short_number(*key.maximum);
    if (key.blank == KeySchema::Blank::needs_note) text += "; blank where the body says why";
    text += ".";
    if (!key.values.empty()) text += "\n";
    for (const AllowedValue& value : key.values) {
        text += "\n- " + code_span(value.value);
        if (!value.meaning.empty()) text += ": " + escaped(value.meaning);
    }
    return text;
}

std::string figure_markdown(const View& view, const Figure& figure) {
    const Vocabulary& words = view.words();
    std::string text = code_span(view.text().at(figure.span)) + " is read as " +
                       short_number(figure.amount().value()) + " " +
                       escaped(words.units[figure.unit].name) +
                       "\n\n- role: " + std::string(role_name(figure.role));
    if (!figure.hedge.empty()) text += ", " + code_span(figure.hedge);
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        const AttributeValue* value = reading(figure, a, words);
        const bool stated = figure.readings.has(a) && figure.readings.value[a] >= 0;
        text += "\n- " + escaped(words.attributes[a].name) + ": " +
                (value == nullptr ? "not stated"
                                  : escaped(value->name) + (stated ? "" : " (taken: not stated)"));
    }
    const auto value = normalized(figure, words);
    text += "\n\n";
    if (value) {
        text += "**" + short_number(*value) + "** " + escaped(view.target());
    } else if (!figure.asserted) {
        text += "The text does not assert it.";
    } else {
        text += "Not converted: what it counts is not stated, or has no known factor.";
    }
    return text;
}

std::string device_markdown(const View& view, const Device& device) {
    const Vocabulary& words = view.words();
    std::string text = "**" + escaped(device.name) + "**";
    if (!device.vendor.empty()) text += ", " + escaped(device.vendor);
    if (device.announced) text += " (announced only)";
    if (!device.note.empty()) text += "\n\n" + escaped(device.note);
    if (device.figures.empty()) return text + "\n\nNo figure of it is known.";
    text += "\n\n| published | of | source |\n|---|---|---|";
    for (const Published& figure : device.figures) {
        std::string of;
        for (const std::int16_t value : figure.reading) {
            if (value < 0) continue;
            of += (of.empty() ? "" : " ") +
                  escaped(words.values[static_cast<std::size_t>(value)].name);
        }
        if (of.empty()) of = "not stated";
        if (figure.headline) of += ", headline";
        text += "\n| " + short_number(figure.value) + " | " + of + " | ";
        text += figure.address.empty()
                    ? escaped(figure.source)
                    : "[" + escaped(figure.source) + "](" + std::string(figure.address) + ")";
        text += (figure.date.empty() ? "" : ", " + escaped(figure.date)) + " |";
    }
    return text;
}

std::optional<DevicePlace> device_at(const View& view, std::uint32_t offset) {
    const std::string_view text = view.text().bytes();
    const Span line = view.text().line(view.text().line_of(offset));
    const auto from = static_cast<std::uint32_t>(
        character_begin(text, offset - std::min(offset - line.begin, kLongestName)));
    const std::string_view within = text.substr(0, line.end);
    for (std::uint32_t at = from; at <= offset && at < line.end; ++at) {
        const bool starts =
            at == line.begin ||
            (std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0 && text[at - 1] != '-');
        if (!starts) continue;
        const Catalogue::Name name = view.catalogue().find(within, at);
        if (name.size == 0 || at + name.size < offset) continue;
        DevicePlace place{{at, at + name.size}, {}};
        for (const std::uint16_t device : name.devices) {
            place.devices.push_back(&view.catalogue()[device]);
        }
        return place;
    }
    return std::nullopt;
}

std::optional<Hover> hover_at(const View& view, std::uint32_t offset) {
    if (!view.entry) return std::nullopt;
    std::vector<Said> said;
    say_findings(view, offset, said);
    say_derivation(view, offset, said);
    say_figure(view, offset, said);
    say_footnote(view, offset, said);
    say_device(view, offset, said);
    say_key(view, offset, said);
    if (said.empty()) return std::nullopt;
    Hover hover;
    hover.span = std::min_element(said.begin(), said.end(), [](const Said& a, const Said& b) {
                     return a.span.size() < b.span.size();
                 })->span;
    for (const Said& one : said) {
        hover.markdown += (hover.markdown.empty() ? "" : "\n\n---\n\n") + one.markdown;
    }
    return hover;
}

}  // namespace veritally
