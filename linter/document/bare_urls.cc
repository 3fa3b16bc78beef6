#include "document/bare_urls.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace veritally {
namespace {

bool is_host(char c) {
    return is_ascii_word(c) || c == '-' || c == '_' || c == '.' || !is_ascii(c);
}

/// Typographic characters that end a sentence or quotation after an address.
constexpr std::array<std::string_view, 9> kClosers = {"”",  "’",  "»",  "…", "。",
                                                      "，", "、", "）", "」"};
constexpr std::array<std::string_view, 3> kSpaces = {"\u00A0", "\u202F", "\u3000"};

std::size_t multibyte_closer(std::string_view text) {
    for (const std::string_view closer : kClosers) {
        if (text.ends_with(closer)) return closer.size();
    }
    return 0;
}

bool is_wide_space(std::string_view text) {
    return std::any_of(kSpaces.begin(), kSpaces.end(),
                       [&](std::string_view space) { return text.starts_with(space); });
}

/// Up to white space, `<`, `>`, a control character or a bracket that closes what is not open.
std::size_t run_size(std::string_view text) {
    int open = 0;
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        const char c = text[end];
        if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>') break;
        if (!is_ascii(c) && is_wide_space(text.substr(end))) break;
        if (c == '[') {
            if (text.substr(end + 1, 1) == "^") break;  // A footnote reference follows.
            ++open;
        }
        if (c == ']' && --open < 0) break;
    }
    return end;
}

/// What is left before a trailing `;`: an entity goes whole.
std::size_t before_entity(std::string_view text) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && is_ascii_word(text[begin - 1])) --begin;
    const bool entity = begin > 0 && begin < text.size() - 1 && text[begin - 1] == '&';
    return entity ? begin - 1 : text.size() - 1;
}

std::size_t trimmed_size(std::string_view text) {
    std::ptrdiff_t unopened =
        std::count(text.begin(), text.end(), ')') - std::count(text.begin(), text.end(), '(');
    while (!text.empty()) {
        const char last = text.back();
        if (last == ';') {
            text = text.substr(0, before_entity(text));
        } else if (std::string_view("?!.,:*_~'\"").find(last) != std::string_view::npos) {
            text.remove_suffix(1);
        } else if (last == ')' && unopened > 0) {
            --unopened;
            text.remove_suffix(1);
        } else if (const std::size_t size = multibyte_closer(text)) {
            text.remove_suffix(size);
        } else {
            break;
        }
    }
    return text.size();
}

/// Bytes of the host at the start; 0 where GFM takes none (an underscore in its last two parts,
/// or no dot where one is needed).
std::size_t host_size(std::string_view text, bool needs_dot) {
    std::size_t end = 0;
    int dots = 0;
    int underscores_before = 0;
    int underscores = 0;
    for (; end < text.size() && is_host(text[end]); ++end) {
        if (text[end] == '_') ++underscores;
        if (text[end] != '.') continue;
        ++dots;
        underscores_before = std::exchange(underscores, 0);
    }
    if (underscores + underscores_before > 0 || (needs_dot && dots == 0)) return 0;
    return end > 0 && text[0] != '.' && text[0] != '-' ? end : 0;
}

std::string_view scheme_before(std::string_view text, std::size_t colon) {
    std::size_t begin = colon;
    while (begin > 0 && colon - begin < 7 && is_ascii_letter(text[begin - 1])) --begin;
    return text.substr(begin, colon - begin);
}

/// Where the address around the colon begins; std::string_view::npos where it is none.
std::size_t begin_at_colon(std::string_view text, std::size_t colon) {
    const std::string_view scheme = scheme_before(text, colon);
    const std::string_view rest = text.substr(colon + 1);
    if (rest.starts_with("//")) {
        for (const std::string_view known : {"https", "http", "ftp"}) {
            const bool matches =
                scheme.size() >= known.size() &&
                equal_ignoring_case(scheme.substr(scheme.size() - known.size()), known);
            if (!matches) continue;
            return host_size(rest.substr(2), false) != 0 ? colon - known.size()
                                                         : std::string_view::npos;
        }
    } else if (equal_ignoring_case(scheme, "mailto")) {
        const std::string_view address = rest.substr(0, run_size(rest.substr(0, 320)));
        const std::size_t at = address.find('@');
        const bool good =
            at != std::string_view::npos && at > 0 && host_size(address.substr(at + 1), true) != 0;
        return good ? colon - scheme.size() : std::string_view::npos;
    }
    return std::string_view::npos;
}

bool www_may_begin(std::string_view text, std::size_t at, std::size_t begin) {
    const bool before = at == begin || is_ascii_space(text[at - 1]) ||
                        std::string_view("*_~(<[\"'").find(text[at - 1]) != std::string_view::npos;
    return before && host_size(text.substr(at), true) > 4;
}

/// Where the `>` stands that ends the `<…>` around the address; 0 where white space, a control
/// character or another `<` stands before it.
std::size_t angle_end(std::string_view text, std::size_t at) {
    while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ' && text[at] != '<') {
        if (text[at] == '>') return at;
        ++at;
    }
    return 0;
}

}  // namespace

std::uint32_t bare_url_size(std::string_view text) {
    return static_cast<std::uint32_t>(trimmed_size(text.substr(0, run_size(text))));
}

std::vector<Span> find_bare_urls(std::string_view text, std::uint32_t begin) {
    std::vector<Span> urls;
    std::size_t colon = text.find(':', begin);
    std::size_t www = text.find("www.", begin);
    while (colon != www) {  // Equal only where there is neither.
        const bool at_www = www < colon;
        std::size_t next = std::min(colon, www) + 1;
        std::size_t at = std::string_view::npos;
        if (!at_www) at = begin_at_colon(text, colon);
        if (at_www && www_may_begin(text, www, begin)) at = www;
        if (at != std::string_view::npos && at >= begin) {
            const std::size_t angle = at > begin && text[at - 1] == '<' ? angle_end(text, at) : 0;
            const std::size_t end = angle != 0 ? angle : at + bare_url_size(text.substr(at));
            if (angle == 0 && end > next) {
                urls.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
            }
            next = std::max(next, end);
        }
        if (colon < next) colon = text.find(':', next);
        if (www < next) www = text.find("www.", next);
    }
    return urls;
}

}  // namespace veritally
