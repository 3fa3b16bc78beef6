#include "link/page.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/text.h"
#include "base/unicode.h"
#include "link/charset.h"
#include "link/html_reader.h"

namespace veritally {
namespace {

constexpr std::size_t kMostTexts = 4'000;
constexpr std::size_t kMostAnchors = 20'000;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&names)[N]) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_inline(std::string_view name) {
    constexpr std::string_view kInline[] = {
        "a",    "abbr", "acronym", "b",   "bdi",  "bdo", "big", "center", "cite",  "code", "em",
        "font", "i",    "img",     "kbd", "mark", "q",   "s",   "samp",   "small", "span", "strong",
        "sub",  "sup",  "time",    "tt",  "u",    "var", "wbr", "nobr",   "ins",   "del"};
    return is_one_of(name, kInline);
}

/// Holds nothing that is told to readers of the page's subject.
bool is_furniture(std::string_view name) {
    constexpr std::string_view kFurniture[] = {"nav",    "button", "select",  "label",
                                               "option", "svg",    "template"};
    return is_one_of(name, kFurniture);
}
bool is_frame_of_page(std::string_view name) {
    return name == "header" || name == "footer" || name == "aside";
}

std::string collapse(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        const bool blank = c.value <= ' ' || c.value == 0xA0 || c.value == 0x3000 ||
                           (c.value >= 0x2000 && c.value <= 0x200B);
        if (blank) {
            if (!out.empty() && out.back() != ' ') out += ' ';
        } else {
            out.append(text.substr(i, c.size));
        }
        i += c.size;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

bool is_wide_script(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0x0E00 && c <= 0x0E7F);
}

/// The target of `5; url=/x`, where the wait is short.
std::string refresh_target(std::string_view content) {
    int seconds = 0;
    content = trim(content);
    auto [end, error] = std::from_chars(content.data(), content.data() + content.size(), seconds);
    if (error != std::errc() || seconds > 5) return "";
    const std::string lowered = lower(content);
    const std::size_t url = lowered.find("url", static_cast<std::size_t>(end - content.data()));
    if (url == std::string::npos) return "";
    std::string_view target = trim(content.substr(url + 3));
    if (!target.starts_with('=')) return "";
    target = trim(target.substr(1));
    if (!target.empty() && (target.front() == '"' || target.front() == '\'')) {
        const char quote = target.front();
        target = target.substr(1, target.find(quote, 1) - 1);
    }
    return std::string(trim(target));
}

class PageReader {
  public:
    explicit PageReader(std::string_view html) : reader_(html) {}

    Page read() {
        HtmlToken token;
        while (reader_.next(token)) {
            if (token.kind == HtmlToken::Kind::text) {
                take_text(token.text);
            } else if (token.kind == HtmlToken::Kind::open) {
                open(token);
            } else {
                close(token.name);
            }
        }
        end_heading();
        end_paragraph();
        page_.noscript = collapse(page_.noscript);
        return std::move(page_);
    }

  private:
    void take_text(std::string_view text) {
        if (inside_ == "script") {
            if (linked_data_) page_.json_ld += text;
            return;
        }
        if (inside_ == "style" || inside_ == "iframe" || inside_ == "textarea") return;
        const std::string resolved = resolve_references(text);
        if (inside_ == "title") {
            if (page_.title.empty()) page_.title = collapse(resolved);
            return;
        }
        if (noscript_ > 0) {
            page_.noscript += resolved;
            return;
        }
        if (in_heading_) heading_ += resolved;
        if (furniture_ > 0 || (frame_ > 0 && main_ == 0)) return;
        paragraph_ += resolved;
        if (in_link_) link_text_ += resolved;
    }

    void open(const HtmlToken& token) {
        const std::string& name = token.name;
        inside_ = name;
        take_marks(token);
        if (name == "script") {
            ++page_.scripts;
            linked_data_ = token.attribute("type") == "application/ld+json";
        }
        if (name == "meta") take_meta(token);
        if (name == "link" && lower(token.attribute("rel")) == "canonical") {
            page_.canonical = trim(token.attribute("href"));
        }
        if (name == "input" && lower(token.attribute("type")) == "password") {
            ++page_.password_fields;
        }
        if (name == "iframe" || name == "frame") ++page_.frames;
        if (name == "img" || name == "video" || name == "audio" || name == "canvas") ++page_.media;
        if (name == "table") ++page_.tables;
        if (name == "article" || name == "main") begin_main(name);
        if (name == "noscript") ++noscript_;
        if (is_furniture(name)) ++furniture_;
        if (is_frame_of_page(name)) ++frame_;
        if (name == "a") in_link_ = true;
        if (!is_inline(name)) end_paragraph();
        if (name == "h1" || name == "h2" || name == "h3") {
            end_heading();
            in_heading_ = true;
        }
    }

    void begin_main(std::string_view name) {
        if (name == "article") page_.has_article = true;
        ++main_;
        furniture_ = 0;  // Unclosed tags before it must not swallow it.
    }

    void close(const std::string& name) {
        inside_.clear();
        if (name == "noscript" && noscript_ > 0) --noscript_;
        if (is_furniture(name) && furniture_ > 0) --furniture_;
        if (is_frame_of_page(name) && frame_ > 0) --frame_;
        if ((name == "main" || name == "article") && main_ > 0) {
            end_paragraph();
            --main_;
        }
        if (name == "a") in_link_ = false;
        if (name == "h1" || name == "h2" || name == "h3") end_heading();
        if (!is_inline(name)) end_paragraph();
    }

    void take_marks(const HtmlToken& token) {
        const bool shown = !token.has("hidden");
        std::string& marks = token.name == "body" || token.name == "html" || token.name == "main"
                                 ? page_.body_marks
                                 : page_.marks;
        for (std::string_view key : {"class", "id"}) {
            const std::string_view value = token.attribute(key);
            if (shown && !value.empty()) marks += " " + lower(collapse(value)) + " ";
        }
        if (page_.anchors.size() >= kMostAnchors) return;
        if (auto id = token.attribute("id"); !id.empty()) page_.anchors.emplace_back(id);
        if (token.name != "a") return;
        if (auto named = token.attribute("name"); !named.empty()) page_.anchors.emplace_back(named);
    }

    void take_meta(const HtmlToken& token) {
        std::string_view content = token.attribute("content");
        if (lower(token.attribute("http-equiv")) == "refresh") {
            if (!page_.refresh.empty()) return;
            page_.refresh = refresh_target(content);
            page_.refreshes_at_once = trim(content).starts_with('0');
            return;
        }
        std::string key = lower(token.attribute("name"));
        if (key.empty()) key = lower(token.attribute("property"));
        if (!key.empty() && page_.meta.size() < kMostTexts) {
            page_.meta.emplace_back(std::move(key), collapse(content));
        }
    }

    void end_heading() {
        if (!in_heading_) return;
        in_heading_ = false;
        std::string text = collapse(heading_);
        if (!text.empty() && page_.headings.size() < kMostTexts) {
            page_.headings.push_back(std::move(text));
        }
        heading_.clear();
    }

    void end_paragraph() {
        std::string text = collapse(paragraph_);
        const std::size_t words = count_page_words(text),
                          linked = count_page_words(collapse(link_text_));
        page_.words += words - std::min(words, linked);
        if (!text.empty() && page_.paragraphs.size() < kMostTexts) {
            page_.paragraphs.push_back(std::move(text));
        }
        paragraph_.clear();
        link_text_.clear();
    }

    HtmlReader reader_;
    Page page_;
    std::string inside_;  ///< The element just opened.
    std::string heading_, paragraph_, link_text_;
    bool in_heading_ = false, in_link_ = false, linked_data_ = false;
    int noscript_ = 0, furniture_ = 0, frame_ = 0, main_ = 0;
};

char32_t named_reference(std::string_view name) {
    struct Named {
        std::string_view name;
        char32_t value;
    };
    constexpr Named kNamed[] = {
        {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
        {"apos", '\''},     {"nbsp", ' '},     {"rsquo", '\''},   {"lsquo", '\''},
        {"ldquo", 0x201C},  {"rdquo", 0x201D}, {"ndash", 0x2013}, {"mdash", 0x2014},
        {"hellip", 0x2026}, {"middot", 0xB7},  {"bull", 0x2022},  {"copy", 0xA9},
        {"raquo", 0xBB},    {"laquo", 0xAB},   {"shy", 0xAD},     {"auml", 0xE4},
        {"ouml", 0xF6},     {"uuml", 0xFC},    {"Auml", 0xC4},    {"Ouml", 0xD6},
        {"Uuml", 0xDC},     {"szlig", 0xDF},   {"eacute", 0xE9},  {"egrave", 0xE8},
        {"ecirc", 0xEA},    {"agrave", 0xE0},  {"aacute", 0xE1},  {"acirc", 0xE2},
        {"ccedil", 0xE7},   {"iacute", 0xED},  {"oacute", 0xF3},  {"uacute", 0xFA},
        {"ntilde", 0xF1},   {"aring", 0xE5},   {"oslash", 0xF8},  {"aelig", 0xE6},
        {"atilde", 0xE3},   {"otilde", 0xF5},  {"Eacute", 0xC9},  {"ocirc", 0xF4},
        {"icirc", 0xEE},    {"ugrave", 0xF9},  {"iuml", 0xEF},    {"iquest", 0xBF}};
    for (const Named& named : kNamed) {
        if (named.name == name) return named.value;
    }
    return 0;
}

/// The character that "#8217" or "amp" stands for; 0 where it is none.
char32_t reference_value(std::string_view name) {
    if (!name.starts_with('#')) return named_reference(name);
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    name.remove_prefix(hex ? 2 : 1);
    std::uint32_t value = 0;
    auto [end, error] =
        std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
    if (error != std::errc() || end != name.data() + name.size()) return 0;
    if (value == 0x2019 || value == 0x2018) return '\'';
    return value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 0xFFFD : value;
}

}  // namespace

std::string_view Page::meta_text(std::string_view name) const {
    for (const auto& [key, value] : meta) {
        if (key == name) return value;
    }
    return "";
}

std::vector<std::string_view> Page::title_parts() const {
    constexpr std::string_view kMarks[] = {" | ", " - ", " – ", " — ", " · ", " :: ", ": ",
                                           " » ", " « ", " > ", " • ", " ‹ ", " ~ ",  "|"};
    std::vector<std::string_view> parts = {title};
    std::string_view rest = title;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < rest.size();) {
        std::size_t size = 0;
        for (std::string_view mark : kMarks) {
            if (size == 0 && rest.substr(at).starts_with(mark)) size = mark.size();
        }
        if (size > 0) {
            parts.push_back(trim(rest.substr(begin, at - begin)));
            begin = at + size;
        }
        at += std::max<std::size_t>(size, 1);
    }
    if (begin > 0) parts.push_back(trim(rest.substr(begin)));
    return parts;
}

Page read_page(std::string_view html, std::string_view charset) {
    const std::string text = to_utf8(html, charset.empty() ? declared_charset(html) : charset);
    return PageReader(text).read();
}

std::string resolve_references(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = text[i] == '&' ? text.substr(i, 34).find(';') : 0;
        if (end != 0 && end != std::string_view::npos) {
            if (const char32_t value = reference_value(text.substr(i + 1, end - 1))) {
                append_utf8(out, value);
                i += end + 1;
                continue;
            }
        }
        if (text.substr(i).starts_with(
                "\u2019")) {  // One apostrophe, so that phrases need but one.
            out += '\'';
            i += 3;
            continue;
        }
        out += text[i++];
    }
    return out;
}

std::size_t count_page_words(std::string_view text) {
    std::size_t words = 0, wide = 0;
    bool inside = false;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        i += c.size;
        if (is_wide_script(c.value)) {
            ++wide;
            inside = false;
            continue;
        }
        const bool part = (c.value >= '0' && c.value <= '9') || is_letter(c.value);
        if (part && !inside) ++words;
        inside = part || (inside && (c.value == '\'' || c.value == '-' || c.value == '.'));
    }
    return words + (wide + 1) / 2;
}

}  // namespace veritally
