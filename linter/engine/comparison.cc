#include "engine/comparison.h"

#include <algorithm>
#include <charconv>

#include "engine/known_findings.h"
#include "engine/quantities.h"

namespace veritally {
namespace {

std::string in_one_line(std::string_view text) {
    std::string line;
    for (char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

/// What the footnotes say, whatever their order and labels.
std::vector<std::string> sources(const Document& document) {
    std::vector<std::string> texts;
    for (const FootnoteDefinition& footnote : document.body.footnotes) {
        texts.push_back(in_one_line(document.text.at(footnote.content)));
    }
    std::sort(texts.begin(), texts.end());
    return texts;
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (bad != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string_view text_of(const Document* document, std::string_view key) {
    const YamlNode* value = document == nullptr ? nullptr : document->front_matter.find(key);
    return value != nullptr && value->is_scalar() ? value->scalar : std::string_view();
}

bool differ(const FigureChange& change) {
    if (change.old_value && change.new_value) return change.old_value != change.new_value;
    return change.old_text != change.new_text;
}

std::vector<FigureChange> compare_figures(const Document* before, const FileReport& report) {
    const Document& now = *report.document;
    const bool citation_changed = before == nullptr || sources(*before) != sources(now);
    std::vector<FigureChange> changes;
    for (const KeySchema& key : report.settings->profile.keys) {
        if (key.type != KeySchema::Type::number) continue;
        std::string_view old_text = text_of(before, key.name), new_text = text_of(&now, key.name);
        FigureChange change{.path = report.path,
                            .key = std::string(key.name),
                            .old_text = in_one_line(old_text),
                            .new_text = in_one_line(new_text),
                            .old_value = number(old_text),
                            .new_value = number(new_text),
                            .is_new_entry = before == nullptr,
                            .citation_changed = citation_changed};
        if (!differ(change)) continue;
        const Profile& profile = report.settings->profile;
        if (profile.quantities->stated_key() == key.name) {
            change.recomputed = report.recomputed->derivation().recomputed;
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

}  // namespace

std::optional<double> FigureChange::ratio() const {
    if (!old_value || !new_value || *old_value == 0) return std::nullopt;
    return *new_value / *old_value;
}

void reduce_to_new(FileReport& report, const Changes& changes, Date now) {
    const OldFile* old = report.document ? changes.old_file(report.path) : nullptr;
    if (old == nullptr) return;
    auto before = read_document(old->path, old->bytes);
    const Recomputed then(*before, report.settings->profile);
    KnownFindings known = count_findings(
        *before, check_document(then, *report.settings, report.relative_path, now, report.links));
    ChangedLines lines = changes.lines(report.path, report.document->text.bytes());
    remove_known(report, std::move(known), [&](const Finding& finding) {
        return lines.touch(finding.span) ||
               std::any_of(finding.related.begin(), finding.related.end(),
                           [&](const Related& related) { return lines.touch(related.span); });
    });
}

std::vector<FigureChange> changed_figures(const FileReport& report, const Changes& changes) {
    if (!report.document || changes.is_same(report.path)) return {};
    const OldFile* old = changes.old_file(report.path);
    const auto before = old == nullptr ? nullptr : read_document(old->path, old->bytes);
    return compare_figures(before.get(), report);
}

}  // namespace veritally
