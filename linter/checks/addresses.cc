#include "checks/addresses.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/regex.h"
#include "base/text.h"
#include "checks/address_fault.h"
#include "engine/embedded.h"

namespace veritally {
namespace {

constexpr std::uint32_t kLongestAngle = 2048;
constexpr std::uint32_t kLongestOpening = 16;
constexpr std::uint32_t kLongestText = 300;

/// Begins with `https://`, or with something that was meant to (`htps://`, `http:/`, `https//`).
bool begins_like_web_address(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && end < 9 && is_ascii_letter(text[end])) ++end;
    return end < text.size() && std::string_view(":;/\\").find(text[end]) != text.npos &&
           resembles_web_scheme(text.substr(0, end));
}

class AddressScan {
  public:
    explicit AddressScan(const Document& document)
        : document_(document), body_(document.body), text_(document.text.bytes()) {}

    std::vector<Address> run() {
        take_links();
        const std::size_t links = found_.size();
        scan_angles();
        if (found_.size() > links) sort_out();
        known_ = found_.size();
        scan_slashes();
        if (found_.size() > known_) sort();
        return std::move(found_);
    }

  private:
    void take_links() {
        found_.reserve(body_.links.size());
        for (const Link& link : body_.links) {
            if (link.kind == Link::Kind::bare) {
                take_bare_link(link);
            } else if (link.kind == Link::Kind::reference && !link.url_span.empty()) {
                take_defined(link);
            } else {
                found_.push_back(
                    {Address::Form::link, link.span, link.url_span, link.url, link.footnote});
            }
        }
        if (!defined_.empty()) sort();
    }

    /// However many links refer to it, an address is written once, where it is defined.
    void take_defined(const Link& link) {
        if (!defined_.insert(link.url_span.begin).second) return;
        found_.push_back(
            {Address::Form::link, link.url_span, link.url_span, link.url, link.footnote});
    }

    /// An ellipsis after it stands for the rest of the address: `https://nvidia.com/…`.
    void take_bare_link(const Link& link) {
        if (link.span.begin > 0 && text_[link.span.begin - 1] == '<') return;
        if (take_broken_link(link)) return;
        Address address{Address::Form::bare, link.span, link.url_span, link.url, link.footnote};
        for (std::string_view ellipsis : {"…", "..."}) {
            if (!text_.substr(link.span.end).starts_with(ellipsis)) continue;
            address.url_span.end += static_cast<std::uint32_t>(ellipsis.size());
            address.span = address.url_span;
            address.url = document_.text.at(address.url_span);
        }
        found_.push_back(address);
    }

    /// `[text](https://a.org/x 2)`: a link but for what stands in its address, or after it.
    bool take_broken_link(const Link& link) {
        if (!follows_link_text(link.span.begin)) return false;
        const std::string_view rest = rest_of_block(link);
        const std::size_t blank = rest.find_first_of(" \t\r\n");
        if (rest.find(')') < blank) return false;
        const std::size_t bracket = rest.find_first_of("()", blank);
        const bool closed = bracket != rest.npos && rest[bracket] == ')';
        Span url = link.url_span;
        if (closed) url.end = link.span.end + static_cast<std::uint32_t>(bracket);
        found_.push_back({closed ? Address::Form::broken_link : Address::Form::open_link, url, url,
                          document_.text.at(url), link.footnote});
        return true;
    }

    /// `[text](` stands before the address, on its line; not where `[text]` cites a footnote.
    bool follows_link_text(std::uint32_t address) const {
        const std::uint32_t least = address - std::min(address - body_.span.begin, kLongestText);
        const std::string_view before = text_.substr(least, address - least);
        if (!before.ends_with("](")) return false;
        const std::size_t open = before.find_last_of("[\r\n");
        if (open == before.npos || before[open] != '[' || before[open + 1] == '^') return false;
        return open == 0 || before[open - 1] != '\\';
    }

    std::string_view rest_of_block(const Link& link) const {
        if (link.block == Block::kNone) return {};
        const std::uint32_t end = body_.blocks[link.block].span.end;
        return text_.substr(link.span.end, end - std::min(end, link.span.end));
    }

    void scan_angles() {
        next_link_ = 0;
        for (std::size_t at = find('<', body_.span.begin); at != text_.npos;) {
            const std::uint32_t offset = static_cast<std::uint32_t>(at);
            const Link* link = link_at(offset);
            at = find('<', link != nullptr ? link->span.end : take_angle(offset));
        }
    }

    void scan_slashes() {
        next_link_ = 0;
        for (std::size_t at = find('/', body_.span.begin); at != text_.npos;) {
            const std::uint32_t offset = static_cast<std::uint32_t>(at);
            const Link* link = link_at(offset);
            at = find('/', link != nullptr ? link->span.end : take_bare(offset));
        }
    }

    /// Takes what the '<' at `open` begins, if it is an address; returns where to go on.
    std::uint32_t take_angle(std::uint32_t open) {
        const std::uint32_t limit = std::min(body_.span.end, open + kLongestAngle);
        const std::string_view after = text_.substr(open + 1, limit - open - 1);
        const std::size_t length = after.find_first_of("<>");
        if (length == after.npos || after[length] == '<') return take_unclosed(open);
        const std::string_view content = after.substr(0, length);
        const Span span{open, open + static_cast<std::uint32_t>(length) + 2};
        if (defined_.count(span.begin + 1) > 0) return span.end;
        if (!is_address_in_angles(content, span)) return take_unclosed(open);
        found_.push_back({Address::Form::broken_angle,
                          span,
                          {span.begin + 1, span.end - 1},
                          content,
                          footnote_at(open)});
        return span.end;
    }

    bool is_address_in_angles(std::string_view content, Span span) const {
        if (content.find("\n\n") != content.npos || content.find("\r\n\r\n") != content.npos) {
            return false;
        }
        const std::string_view inner = trim(content);
        if (body_.is_code(span.begin)) return is_stand_in(inner, span);
        if (begins_like_web_address(inner) || starts_with_ignoring_case(inner, "www.")) return true;
        return footnote_at(span.begin) != Block::kNone && inner.size() == content.size();
    }

    /// `<your-url-here>` reads as an HTML tag without attributes.
    bool is_stand_in(std::string_view inner, Span span) const {
        const auto tag = std::lower_bound(body_.code.begin(), body_.code.end(), span.begin,
                                          [](Span a, std::uint32_t at) { return a.begin < at; });
        return footnote_at(span.begin) != Block::kNone && tag != body_.code.end() && *tag == span &&
               !inner.empty() && is_ascii_letter(inner.front()) &&
               inner.find_first_of("=\"'") == inner.npos;
    }

    std::uint32_t take_unclosed(std::uint32_t open) {
        const auto link =
            std::lower_bound(body_.links.begin(), body_.links.end(), open + 1,
                             [](const Link& a, std::uint32_t at) { return a.span.begin < at; });
        if (link == body_.links.end() || link->span.begin != open + 1) return open + 1;
        found_.push_back({Address::Form::unclosed,
                          {open, link->span.end},
                          link->url_span,
                          link->url,
                          link->footnote});
        return link->span.end;
    }

    /// Takes what the '/' stands in, if it is an address that Markdown does not read as one.
    std::uint32_t take_bare(std::uint32_t slash) {
        if (text_.substr(slash, 2) != "//" && !is_mark_before(slash)) return slash + 1;
        const std::uint32_t begin = word_before(slash);
        if (!begins_like_web_address(text_.substr(begin, kLongestOpening)) || is_taken(begin) ||
            body_.is_code(begin)) {
            return slash + 2;
        }
        const std::uint32_t end = end_of_bare(slash);
        const Span span{begin, end};
        found_.push_back(
            {Address::Form::broken_bare, span, span, document_.text.at(span), footnote_at(begin)});
        return end;
    }

    bool is_mark_before(std::uint32_t offset) const {
        return offset > body_.span.begin && (text_[offset - 1] == ':' || text_[offset - 1] == ';');
    }

    /// Where the scheme before the slashes begins.
    std::uint32_t word_before(std::uint32_t slash) const {
        std::uint32_t begin = slash;
        while (begin > body_.span.begin && is_mark_before(begin)) --begin;
        const std::uint32_t least =
            std::max(body_.span.begin, begin - std::min(begin, kLongestOpening));
        while (begin > least && is_ascii_letter(text_[begin - 1])) --begin;
        return begin;
    }

    std::uint32_t end_of_bare(std::uint32_t slash) const {
        std::size_t end =
            std::min<std::size_t>(text_.find_first_of(" \t\r\n<>\"`|", slash), body_.span.end);
        while (end > slash + 1 &&
               std::string_view(".,:;!?)]*_'").find(text_[end - 1]) != std::string_view::npos) {
            --end;
        }
        return static_cast<std::uint32_t>(end);
    }

    std::size_t find(char c, std::uint32_t from) const {
        return text_.substr(0, body_.span.end).find(c, from);
    }

    /// The link that the offset stands in. Offsets must not go back between calls.
    const Link* link_at(std::uint32_t offset) {
        const std::vector<Link>& links = body_.links;
        while (next_link_ < links.size() && links[next_link_].span.end <= offset) ++next_link_;
        const bool inside = next_link_ < links.size() && links[next_link_].span.begin <= offset;
        return inside ? &links[next_link_] : nullptr;
    }

    bool is_taken(std::uint32_t offset) const {
        const auto end = found_.begin() + static_cast<std::ptrdiff_t>(known_);
        const auto after = std::upper_bound(
            found_.begin(), end, offset,
            [](std::uint32_t at, const Address& address) { return at < address.span.begin; });
        return after != found_.begin() && std::prev(after)->span.contains(offset);
    }

    /// Sorts, and drops what reads as an address inside of broken angle brackets.
    void sort_out() {
        sort();
        std::uint32_t end = 0;
        std::erase_if(found_, [&](const Address& address) {
            if (address.form == Address::Form::broken_angle) end = address.span.end;
            return address.form == Address::Form::bare && address.span.begin < end;
        });
    }

    void sort() {
        std::sort(found_.begin(), found_.end(),
                  [](const Address& a, const Address& b) { return a.span.begin < b.span.begin; });
    }

    std::uint32_t footnote_at(std::uint32_t offset) const {
        const auto after = std::upper_bound(
            body_.footnotes.begin(), body_.footnotes.end(), offset,
            [](std::uint32_t at, const FootnoteDefinition& note) { return at < note.span.begin; });
        if (after == body_.footnotes.begin() || !std::prev(after)->span.contains(offset)) {
            return Block::kNone;
        }
        return static_cast<std::uint32_t>(std::prev(after) - body_.footnotes.begin());
    }

    const Document& document_;
    const Body& body_;
    std::string_view text_;
    std::vector<Address> found_;
    std::set<std::uint32_t> defined_;  ///< Where addresses of `[label]: …` begin.
    std::size_t known_ = 0;            ///< Addresses found before the slashes are looked at.
    std::size_t next_link_ = 0;
};

/// The patterns of citation/placeholder-url, the one home of what a placeholder looks like.
std::vector<std::string_view> placeholder_patterns() {
    std::vector<std::string_view> patterns;
    const YamlNode* rule = embedded("citation/placeholder-url.yaml");
    if (rule == nullptr) return patterns;
    for (const YamlEntry& wording : (*rule)["parameters"]["match"].map_entries()) {
        for (const YamlNode& pattern : wording.value) {
            patterns.push_back(pattern.scalar);
        }
    }
    return patterns;
}

}  // namespace

std::vector<Address> find_addresses(const Document& document) {
    return AddressScan(document).run();
}

const std::vector<Address>& written_addresses(const Subject& subject) {
    return subject.derived<std::vector<Address>>(
        [](const Subject& whole) { return find_addresses(whole.document); });
}

bool is_surely_whole(const SourceText& text, Span url) {
    static const Regex doubtful =
        Regex::lazy(R"([\\*\x{2010}-\x{2015}]|['\x{2019}]s?$|^(?i)https?://[^./?#]*(?:[/?#]|$))");
    static const Regex goes_on = Regex::lazy(R"(^(?:>|<[^b/!]|[ \t]+/\w))");
    constexpr std::uint32_t kEnough = 8;
    const Span after{url.end, std::min(url.end + kEnough, text.size())};
    return !doubtful.found_in(text.at(url)) && !goes_on.found_in(text.at(after));
}

std::span<const Link> links_within(const Body& body, Span span) {
    const auto begins_before = [](const Link& link, std::uint32_t at) {
        return link.span.begin < at;
    };
    const auto first =
        std::lower_bound(body.links.begin(), body.links.end(), span.begin, begins_before);
    return {first, std::lower_bound(first, body.links.end(), span.end, begins_before)};
}

bool may_be_source(std::string_view url) {
    static const Regex unread =
        Regex::lazy(R"(^(?i)(?:(?:mailto|file|javascript|data|tel):|[^/:]+@[^/]+$))");
    return !url.empty() && !unread.found_in(url) && !is_own_page(url);
}

bool is_own_page(std::string_view url) {
    static const Regex elsewhere = Regex::lazy(R"(^(?i)(?://|www\.|[a-z][a-z0-9+.-]*:)|\{[{%])");
    if (url.empty() || elsewhere.found_in(url) || find_address_fault(url)) return false;
    const std::string_view path = url.substr(0, url.find_first_of("?#"));
    if (path.find('/') != path.npos && lacks_only_scheme(url)) return false;
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    if (dot == name.npos || dot + 1 == name.size()) return true;
    return equal_ignoring_case(name.substr(dot), ".md") ||
           equal_ignoring_case(name.substr(dot), ".markdown");
}

bool is_placeholder_address(std::string_view url) {
    static const RegexSet patterns(placeholder_patterns());
    return patterns.may_be_found_in(url);
}

bool is_left_to_placeholder_url(const Subject& subject, std::string_view url) {
    return !subject.alone && is_placeholder_address(url);
}

}  // namespace veritally
