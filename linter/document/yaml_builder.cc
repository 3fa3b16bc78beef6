#include "document/yaml_builder.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace veritally {
namespace {

constexpr std::size_t kFewKeys = 16;

void report_duplicate(const YamlEntry& first, const YamlEntry& later,
                      std::vector<YamlProblem>& problems) {
    std::string key(later.key);
    std::replace_if(
        key.begin(), key.end(), [](unsigned char c) { return c < ' '; }, ' ');
    problems.push_back({YamlProblem::Kind::duplicate_key, later.key_span, first.key_span,
                        "the key '" + key + "' is given twice"});
}

void report_among_many(std::span<const YamlEntry> entries, std::vector<YamlProblem>& problems) {
    std::unordered_map<std::string_view, const YamlEntry*> seen;
    for (const YamlEntry& entry : entries) {
        const auto [place, added] = seen.emplace(entry.key, &entry);
        if (!added) report_duplicate(*place->second, entry, problems);
    }
}

}  // namespace

void report_duplicate_keys(std::span<const YamlEntry> entries, std::vector<YamlProblem>& problems) {
    if (entries.size() > kFewKeys) return report_among_many(entries, problems);
    for (std::size_t later = 1; later < entries.size(); ++later) {
        for (std::size_t first = 0; first < later; ++first) {
            if (entries[first].key != entries[later].key) continue;
            report_duplicate(entries[first], entries[later], problems);
            break;
        }
    }
}

YamlBuilder::YamlBuilder(YamlTree& tree, std::string_view source, std::uint32_t offset)
    : tree_(tree), source_(source), offset_(offset) {
    tree_.arena = std::make_unique<YamlTree::Arena>();
    tree_.root.span = {offset, offset};
}

bool YamlBuilder::add(const YamlNode& node) {
    if (!count(node.span)) return false;
    YamlNode placed = node;
    placed.span = shifted(node.span);
    attach(placed);
    return true;
}

bool YamlBuilder::open(YamlNode::Kind kind, bool flow, Span start, std::string_view tag) {
    if (!count(start)) return false;
    if (frames_.size() == kMaxYamlDepth) {
        report(YamlProblem::Kind::too_deep, start,
               "nested more than " + std::to_string(kMaxYamlDepth) + " levels deep");
        return false;
    }
    Frame frame{{}, flow, false, 0};
    frame.node.kind = kind;
    frame.node.span = shifted(start);
    frame.node.tag = tag;
    frame.first = kind == YamlNode::Kind::map ? entries_.size() : nodes_.size();
    frames_.push_back(frame);
    return true;
}

void YamlBuilder::close(std::uint32_t end) {
    const std::size_t first = frames_.back().first;
    YamlNode node = frames_.back().node;
    frames_.pop_back();
    node.span.end = end + offset_;
    if (node.is_map()) {
        const std::span<const YamlEntry> children = std::span(entries_).subspan(first);
        report_duplicate_keys(children, tree_.problems);
        node.entries = tree_.arena->copy(children);
        node.count = static_cast<std::uint32_t>(children.size());
        entries_.resize(first);
    } else {
        const std::span<const YamlNode> children = std::span(nodes_).subspan(first);
        node.items = tree_.arena->copy(children);
        node.count = static_cast<std::uint32_t>(children.size());
        nodes_.resize(first);
    }
    attach(node);
}

void YamlBuilder::finish(std::uint32_t end) {
    is_finishing_ = true;
    while (has_open()) {
        if (in_map() && !expects_key()) entries_.back().value.span = shifted({end, end});
        close(end);
    }
}

Span YamlBuilder::open_bracket() const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
        const Span start = frame->node.span;
        if (!start.empty()) return {start.begin - offset_, start.end - offset_};
    }
    return {};
}

void YamlBuilder::report(YamlProblem::Kind kind, Span span, std::string message) {
    tree_.problems.push_back({kind, shifted(span), {}, std::move(message)});
}

bool YamlBuilder::count(Span span) {
    if (++count_ <= kMaxYamlNodes) return true;
    report(YamlProblem::Kind::too_large, {span.begin, span.begin},
           "more than " + std::to_string(kMaxYamlNodes) + " keys and values");
    return false;
}

void YamlBuilder::attach(const YamlNode& node) {
    if (!has_open()) {
        tree_.root = node;
    } else if (!in_map()) {
        nodes_.push_back(node);
    } else if (expects_key()) {
        attach_key(node);
    } else {
        frames_.back().has_key = false;
        entries_.back().value = node;
    }
}

/// A key is found by its text: of a scalar as it reads, of anything else as it is written.
void YamlBuilder::attach_key(const YamlNode& node) {
    frames_.back().has_key = true;
    const std::string_view written = source_.substr(node.span.begin - offset_, node.span.size());
    entries_.push_back({node.is_scalar() ? node.scalar : written, node.span, {}});
    const bool is_text = node.is_scalar() || (node.is_null() && !written.empty());
    if (is_text || is_finishing_) return;
    tree_.problems.push_back(
        {YamlProblem::Kind::key_kind, node.span, {}, "the key is not plain text"});
}

}  // namespace veritally
