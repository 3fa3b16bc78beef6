#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "base/regex.h"
#include "base/text.h"
#include "checks/address_fault.h"
#include "checks/addresses.h"
#include "checks/citation/footnotes.h"
#include "document/bare_urls.h"
#include "engine/check.h"
#include "engine/embedded.h"
#include "link/address.h"

namespace veritally {
namespace {

/// A name of the source that stands for an address: `doi:10.1145/3190508`, `arXiv:2204.02311`.
struct Identifier {
    Span span;  ///< In the document.
    std::string address;
};

std::optional<Identifier> find_identifier(const Document& document, Span content) {
    static const Regex pattern = Regex::lazy(
        R"((?i)\bdoi[:\s]{0,2}(10\.\d{4,9}/[^\s<>"]+)|\barxiv:\s?(\d{4}\.\d{4,5}(?:v\d+)?)\b)");
    std::vector<Span> groups;
    const std::string_view text = document.text.at(content);
    if (!pattern.find(text, 0, groups)) return std::nullopt;
    const bool doi = !groups[1].empty();
    std::string_view id = text.substr((doi ? groups[1] : groups[2]).begin);
    // A bracket or full stop after it belongs to the sentence, as after an address.
    id = id.substr(0, doi ? bare_url_size(id) : groups[2].size());
    const auto end = static_cast<std::uint32_t>(id.data() + id.size() - text.data());
    const Span span{content.begin + groups[0].begin, content.begin + end};
    if (!is_surely_whole(document.text, span)) return std::nullopt;
    return Identifier{span,
                      (doi ? "https://doi.org/" : "https://arxiv.org/abs/") + std::string(id)};
}

/// `nvidia.com/dgx` in running text.
std::optional<Identifier> find_bare_host(const Document& document, Span content) {
    static const Regex pattern = Regex::lazy(R"([\w-]+(?:\.[\w-]+)+/[^\s<>"]*[\w)/]|[\w.-]+/)");
    std::optional<Identifier> found;
    const std::string_view text = document.text.at(content);
    pattern.each(text, [&](std::span<const Span> groups) {
        const std::string_view word = text.substr(groups[0].begin, groups[0].size());
        if (!lacks_only_scheme(word)) return true;
        found = Identifier{{content.begin + groups[0].begin, content.begin + groups[0].end},
                           "https://" + std::string(word)};
        return false;
    });
    return found;
}

bool stands_for_source(const Subject& subject, std::string_view url) {
    return may_be_source(url) || is_left_to_placeholder_url(subject, url);
}

/// By footnote: does it hold a link to what may be its source?
std::vector<bool> with_links(const Subject& subject) {
    const Body& body = subject.document.body;
    std::vector<bool> linked(body.footnotes.size());
    for (const Link& link : body.links) {
        if (link.footnote == Block::kNone || link.kind == Link::Kind::image) continue;
        if (stands_for_source(subject, link.url)) linked[link.footnote] = true;
    }
    return linked;
}

/// What is wrong with such an address, or in its place, is another rule's to say.
void add_broken(const Subject& subject, std::vector<bool>& addressed) {
    for (const Address& address : written_addresses(subject)) {
        if (address.footnote == Block::kNone) continue;
        if (address.form == Address::Form::broken_angle && !find_address_fault(address.url) &&
            !lacks_only_scheme(address.url) && !is_left_to_placeholder_url(subject, address.url)) {
            continue;
        }
        if (address.url.empty() || stands_for_source(subject, address.url))
            addressed[address.footnote] = true;
    }
}

/// A note that cites by another note (`See [^1].`) has its address there, or lacks it there; notes
/// that lead to each other only have none.
void add_referring(const Body& body, std::vector<bool>& addressed) {
    std::vector<bool> refers(addressed.size());
    std::vector<std::vector<std::uint32_t>> referring(addressed.size());
    std::vector<std::uint32_t> next;
    for (const FootnoteReference& reference : body.references) {
        if (reference.inside == Block::kNone) continue;
        refers[reference.inside] = true;
        if (reference.footnote == Block::kNone) {  // citation/undefined speaks.
            next.push_back(reference.inside);
        } else {
            referring[reference.footnote].push_back(reference.inside);
        }
    }
    std::vector<bool> led(addressed.size());
    for (const std::uint32_t note : next) led[note] = true;
    for (std::uint32_t i = 0; i < addressed.size(); ++i) {
        if (addressed[i] || !refers[i]) next.push_back(i);
    }
    while (!next.empty()) {
        const std::uint32_t target = next.back();
        next.pop_back();
        for (const std::uint32_t note : referring[target]) {
            if (!led[note]) next.push_back(note);
            led[note] = true;
        }
    }
    for (std::size_t i = 0; i < addressed.size(); ++i) addressed[i] = addressed[i] || led[i];
}

/// `TODO`: body/placeholder speaks of it, and its words are kept there.
bool holds_placeholder(std::string_view content) {
    const YamlNode* rule = embedded("body/placeholder.yaml");
    if (rule == nullptr) return false;
    const YamlNode& parameters = (*rule)["parameters"];
    const auto is_edge = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; };
    for (const YamlNode& word : parameters["words"]) {
        const std::size_t at = content.find(word.scalar);
        if (at == content.npos || (at > 0 && !is_edge(content[at - 1]))) continue;
        const std::string_view after = content.substr(at + word.scalar.size());
        if (after.empty() || is_edge(after.front())) return true;
    }
    const std::string lowered = lower(content);
    for (const YamlNode& phrase : parameters["phrases"]) {
        if (lowered.find(phrase.scalar) != lowered.npos) return true;
    }
    return false;
}

/// The next line, without a blank one between, begins with a number and a full stop. Where that is
/// the year of the citation, Markdown takes it and the address after it for a list.
bool goes_on_as_list(const Document& document, const FootnoteDefinition& definition) {
    static const Regex year = Regex::lazy(R"(^[ \t]*\r?\n[ ]{0,3}(?:19|20)\d\d[.)][ \t]+\S)");
    constexpr std::size_t kEnough = 64;
    return year.found_in(document.text.bytes().substr(definition.span.end, kEnough));
}

const Link* find_own_page(const Body& body, Span content) {
    for (const Link& link : links_within(body, content)) {
        const bool text = link.kind != Link::Kind::image && content.contains(link.span);
        if (text && is_own_page(link.url)) return &link;
    }
    return nullptr;
}

void add_finding(const Document& document, const FootnoteDefinition& definition,
                 Findings& findings) {
    const Argument label{"label", std::string(definition.label)};
    auto meant = find_identifier(document, definition.content);
    const bool identifier = meant.has_value();
    if (!meant) meant = find_bare_host(document, definition.content);
    if (!meant) {
        const Link* own = find_own_page(document.body, definition.content);
        findings.add(mark_of(definition), own != nullptr ? "own-page" : "default",
                     {label, {"part", own != nullptr ? shown_address(own->url) : ""}});
        return;
    }
    Finding& finding = findings.add(
        mark_of(definition), identifier ? "identifier" : "no-scheme",
        {label, {"part", std::string(document.text.at(meant->span))}, {"address", meant->address}});
    finding.fix = Fix{identifier ? Fix::Safety::safe : Fix::Safety::unsafe,
                      {{meant->span, "<" + meant->address + ">"}}};
}

}  // namespace

void check_no_url(const Subject& subject, Findings& findings) {
    const Document& document = subject.document;
    std::vector<bool> addressed = with_links(subject);
    if (std::find(addressed.begin(), addressed.end(), false) == addressed.end()) return;
    add_broken(subject, addressed);
    add_referring(document.body, addressed);
    for (std::size_t i = 0; i < addressed.size(); ++i) {
        const FootnoteDefinition& definition = document.body.footnotes[i];
        const std::string_view content = trim(document.text.at(definition.content));
        if (addressed[i] || content.empty() || holds_placeholder(content) ||
            goes_on_as_list(document, definition)) {
            continue;
        }
        add_finding(document, definition, findings);
    }
}

}  // namespace veritally
