#include "document/yaml.h"

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <utility>

#include "document/flat_yaml.h"
#include "document/full_yaml.h"
#include "document/yaml_builder.h"
#include "document/yaml_fault.h"
#include "document/yaml_scan.h"

namespace veritally {
namespace {

using namespace std::string_view_literals;
using NodeKind = YamlNode::Kind;
using Problem = YamlProblem::Kind;

/// Thrown through yaml-cpp by the handler to end the parse; the reason is in the problems.
struct Stop {};

constexpr std::string_view kNoAliases = "aliases are not read: write the value out, or quote it";
constexpr std::string_view kNoAnchors = "anchors are not read: leave it out, or quote the value";
constexpr std::string_view kNoMerging = "merge keys are not read: write the entries out";

/// Turns the events of yaml-cpp, which tell where things begin, into nodes with spans.
/// Offsets count from the start of the YAML. `text` is what yaml-cpp reads: `source`, or its copy
/// of the same length without odd bytes.
class Handler : public YAML::EventHandler {
  public:
    Handler(std::string_view source, std::string_view text, YamlTree& tree, std::uint32_t offset)
        : source_(source), text_(text), tree_(tree), builder_(tree, source, offset) {}

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override {
        open(NodeKind::sequence, properties(mark, tag, anchor), style);
    }
    void OnSequenceEnd() override { close(']'); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override {
        open(NodeKind::map, properties(mark, tag, anchor), style);
    }
    void OnMapEnd() override { close('}'); }

    /// After the parse: what yaml-cpp said against the rest of the text.
    void fail(const YAML::Exception& fault);
    void fail(Problem kind, Span span, std::string_view message);
    void finish();

  private:
    std::uint32_t place(const YAML::Mark& mark) const;
    YamlProperties properties(const YAML::Mark& mark, const std::string& tag,
                              YAML::anchor_t anchor);
    std::uint32_t missing_place() const;
    void check_colon(std::uint32_t value);
    void fail_alias(Span span);
    bool is_deep_enough(std::uint32_t at) const;
    bool is_null_word_at(std::uint32_t at) const;
    void read_quoted(YamlNode& node, const std::string& value);
    void read_unquoted(YamlNode& node, const std::string& value);
    std::string_view keep(const std::string& value);
    std::string_view as_written(Span span);
    void add(const YamlNode& node);
    void open(NodeKind kind, const YamlProperties& found, YAML::EmitterStyle::value style);
    void close(char closer);

    std::string_view source_;
    std::string_view text_;
    YamlTree& tree_;
    YamlBuilder builder_;
    std::uint32_t cursor_ = 0;  ///< The end of what was read last.
    Span last_;                 ///< The key or value that was read last.
    bool has_document_ = false;
};

std::string_view slice(std::string_view text, Span span) {
    return text.substr(span.begin, span.size());
}

std::uint32_t Handler::place(const YAML::Mark& mark) const {
    return mark.pos < 0 ? cursor_ : std::min<std::uint32_t>(mark.pos, text_.size());
}

void Handler::OnDocumentStart(const YAML::Mark& mark) {
    const std::uint32_t begin = place(mark);
    if (has_document_) {
        const Span span{begin, std::min<std::uint32_t>(begin + 3, text_.size())};
        const bool is_fence = slice(text_, span) == "---";
        fail(is_fence ? Problem::many_documents : Problem::syntax, span,
             is_fence ? "a second document begins here" : "this is no part of what stands above");
        throw Stop{};
    }
    cursor_ = begin;
    has_document_ = true;
}

/// yaml-cpp gives "?" and "!" for what has no tag. A node without any may begin with a node that
/// has one: a map with its first key.
YamlProperties Handler::properties(const YAML::Mark& mark, const std::string& tag,
                                   YAML::anchor_t anchor) {
    const bool has_anchor = anchor != YAML::NullAnchor;
    const YamlProperties found =
        scan_yaml_properties(text_, place(mark), !tag.empty() && tag != "?", has_anchor);
    if (has_anchor) fail(Problem::anchor, found.anchor, kNoAnchors);
    return found;
}

/// Where a value that is not there would stand, given what was read before it.
std::uint32_t Handler::missing_place() const {
    if (!builder_.has_open()) return cursor_;
    const std::uint32_t at = skip_yaml_space(text_, cursor_);
    const char sign = builder_.in_map() ? ':' : '-';
    if (at == text_.size() || text_[at] != sign || builder_.expects_key()) return cursor_;
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\n';
    if (is_yaml_blank(next)) return at + 2;
    return is_yaml_break(next) || builder_.in_flow() ? at + 1 : cursor_;
}

/// Of a token that may be this node or the beginning of the next: where blocks are open, a node
/// stands deeper than the block that holds it begins.
bool Handler::is_deep_enough(std::uint32_t at) const {
    if (!builder_.has_open() || builder_.expects_key() || builder_.in_flow()) return true;
    return yaml_column(text_, at) > yaml_column(text_, builder_.begin());
}

bool Handler::is_null_word_at(std::uint32_t at) const {
    for (std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (text_.substr(at, word.size()) != word) continue;
        const std::size_t next = at + word.size();
        if (next == text_.size() || " \t\r\n:,[]{}"sv.find(text_[next]) != ""sv.npos) return true;
    }
    return false;
}

/// yaml-cpp takes a key without a colon at the end of a map, as if it had been marked with '?'.
void Handler::check_colon(std::uint32_t value) {
    const bool is_value = builder_.in_map() && !builder_.in_flow() && !builder_.expects_key();
    if (!is_value || value != last_.end || last_.empty()) return;
    const std::size_t before = text_.substr(0, last_.begin).find_last_not_of(" \t");
    if (before != std::string_view::npos && text_[before] == '?') return;
    const YamlSlip slip = explain_missing_colon(text_, last_);
    fail(Problem::syntax, slip.span, slip.message);
    throw Stop{};
}

/// The mark is that of the null's anchor or word; of one that is not there, of what comes next.
void Handler::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    YamlNode node;
    std::uint32_t begin = place(mark);
    std::uint32_t missing = missing_place();
    if (anchor != YAML::NullAnchor) {
        missing = properties(mark, "", anchor).end;
        begin = skip_yaml_space(text_, missing);
    }
    if (begin >= cursor_ && is_null_word_at(begin) && is_deep_enough(begin)) {
        node.span = {begin, begin + (text_[begin] == '~' ? 1 : 4)};
    } else {
        node.span = {missing, missing};
        check_colon(missing);
    }
    add(node);
}

/// Of a merge key, the key has been told.
void Handler::fail_alias(Span span) {
    if (!builder_.in_merge()) fail(Problem::anchor, span, kNoAliases);
}

void Handler::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
    YamlNode node;
    node.span = {place(mark), end_of_alias(text_, place(mark))};
    fail_alias(node.span);
    add(node);
}

void Handler::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
    YamlNode node;
    node.kind = NodeKind::scalar;
    const YamlProperties found = properties(mark, tag, anchor);
    node.tag = slice(source_, found.tag);
    const std::uint32_t begin = skip_yaml_space(text_, found.end);
    node.span = {begin, begin};
    const bool is_here = begin < text_.size() && (!value.empty() || is_deep_enough(begin));
    const char form = is_here ? text_[begin] : '\0';
    if (form == '"' || form == '\'') {
        read_quoted(node, value);
    } else if (value.empty() && form != '|' && form != '>') {
        node.span = {found.end, found.end};  // Only a tag.
    } else {
        node.quoted = form == '|' || form == '>';
        read_unquoted(node, value);
    }
    if (builder_.expects_key() && node.scalar == "<<" && !node.quoted) {
        fail(Problem::anchor, node.span, kNoMerging);
    }
    add(node);
}

void Handler::read_quoted(YamlNode& node, const std::string& value) {
    const auto end = end_of_quoted(text_, node.span.begin);
    if (!end) {
        fail(Problem::syntax, {node.span.begin, node.span.begin + 1}, "the quote is never closed");
        throw Stop{};
    }
    node.quoted = true;
    node.span.end = *end;
    const Span inner{node.span.begin + 1, node.span.end - 1};
    const bool plain = slice(text_, inner).find_first_of("\\'\r\n") == std::string_view::npos;
    node.scalar = plain ? as_written(inner) : keep(value);
}

void Handler::read_unquoted(YamlNode& node, const std::string& value) {
    node.span.end = node.quoted ? end_of_block(text_, node.span.begin, value)
                                : end_of_plain(text_, node.span.begin, value);
    const bool folded = slice(text_, node.span).find_first_of("\r\n") != std::string_view::npos;
    node.scalar = node.quoted || folded ? keep(value) : as_written(node.span);
}

std::string_view Handler::keep(const std::string& value) {
    const auto mended = without_invalid_utf8(value);
    return tree_.arena->copy(std::string_view(mended ? *mended : value));
}

std::string_view Handler::as_written(Span span) {
    const std::string_view written = slice(source_, span);
    const auto mended = without_invalid_utf8(written);
    return mended ? tree_.arena->copy(std::string_view(*mended)) : written;
}

void Handler::add(const YamlNode& node) {
    if (!builder_.add(node)) throw Stop{};
    cursor_ = node.span.end;
    last_ = node.span;
}

void Handler::open(NodeKind kind, const YamlProperties& found, YAML::EmitterStyle::value style) {
    const std::uint32_t begin = skip_yaml_space(text_, found.end);
    const bool flow = style == YAML::EmitterStyle::Flow;
    const char opener = kind == NodeKind::map ? '{' : '[';
    const bool bracket = flow && begin < text_.size() && text_[begin] == opener;
    const std::uint32_t end = begin + (bracket ? 1 : 0);
    if (!builder_.open(kind, flow, {begin, end}, slice(source_, found.tag))) throw Stop{};
    cursor_ = end;
}

void Handler::close(char closer) {
    if (builder_.in_flow()) {
        std::uint32_t at = skip_yaml_space(text_, cursor_);
        if (at < text_.size() && text_[at] == ',') at = skip_yaml_space(text_, at + 1);
        if (at < text_.size() && text_[at] == closer) cursor_ = at + 1;
    }
    builder_.close(cursor_);
}

void Handler::fail(Problem kind, Span span, std::string_view message) {
    builder_.report(kind, span, std::string(message));
}

void Handler::fail(const YAML::Exception& fault) {
    const std::uint32_t begin = place(fault.mark);
    if (fault.msg.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR)) {
        return fail(Problem::syntax, {begin, end_of_alias(text_, begin)},
                    "a value that begins with '*' needs quotes");
    }
    const YamlSlip slip =
        explain_yaml_fault(text_, {fault.msg, begin, cursor_, last_, builder_.open_bracket()});
    fail(Problem::syntax, slip.span, slip.message);
}

void Handler::finish() {
    builder_.finish(cursor_);
}

/// Reads a text where it lies.
class ViewBuffer : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data());  // Never written: there is no output.
        setg(begin, begin, begin + text.size());
    }
};

void run_parser(std::string_view text, Handler& handler) {
    ViewBuffer buffer(text);
    std::istream input(&buffer);
    try {
        YAML::Parser parser(input);
        while (parser.HandleNextDocument(handler)) continue;
    } catch (const Stop&) {
    } catch (const YAML::Exception& fault) {
        handler.fail(fault);
    }
    handler.finish();
}

YamlTree refused(YamlProblem::Kind kind, Span span, std::string message) {
    YamlTree tree;
    tree.root.span = {span.begin, span.begin};
    tree.problems.push_back({kind, span, {}, std::move(message)});
    return tree;
}

}  // namespace

YamlTree parse_full_yaml(std::string_view yaml, std::uint32_t offset) {
    if (yaml.size() > kMaxYamlBytes) {
        return refused(Problem::too_large, {offset, offset},
                       "more than " + std::to_string(kMaxYamlBytes) + " bytes");
    }
    if (const auto at = flood_of_brackets(yaml)) {
        return refused(Problem::too_deep, {offset + *at, offset + *at + 1},
                       "more brackets are open than can be read");
    }
    if (yaml.starts_with("\xef\xbb\xbf")) {
        yaml.remove_prefix(3);
        offset += 3;
    }
    YamlTree tree;
    const auto mended = without_odd_bytes(yaml);
    const std::string_view text = mended ? *mended : yaml;
    Handler handler(yaml, text, tree, offset);
    run_parser(text, handler);
    std::stable_sort(tree.problems.begin(), tree.problems.end(),
                     [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    return tree;
}

YamlTree parse_yaml(std::string_view yaml, std::uint32_t offset) {
    if (auto tree = parse_flat_yaml(yaml, offset)) return std::move(*tree);
    return parse_full_yaml(yaml, offset);
}

}  // namespace veritally
