#include "link/charset.h"

#include <iconv.h>

#include <algorithm>

#include "base/text.h"

namespace veritally {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// As browsers do: who says Latin 1 means Windows' superset of it.
std::string known_name(std::string_view charset) {
    const std::string name = lower(charset);
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii") {
        return "windows-1252";
    }
    if (name == "gb2312" || name == "gbk") return "gb18030";
    if (name == "shift_jis" || name == "x-sjis") return "cp932";
    return name;
}

std::string convert(iconv_t converter, std::string_view text) {
    std::string out;
    std::string input(text);
    char* from = input.data();
    std::size_t left = input.size();
    char buffer[4096];
    while (left > 0) {
        char* to = buffer;
        std::size_t room = sizeof buffer;
        const std::size_t before = left;
        iconv(converter, &from, &left, &to, &room);
        out.append(buffer, static_cast<std::size_t>(to - buffer));
        if (left == before && to == buffer) {
            out += kReplacement;
            ++from;
            --left;
        }
    }
    return out;
}

}  // namespace

std::string to_utf8(std::string_view text, std::string_view charset) {
    const std::string name = known_name(charset);
    if (name.empty() || name == "utf-8" || name == "utf8") return std::string(text);
    iconv_t converter = iconv_open("UTF-8", name.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::string(text);
    std::string out = convert(converter, text);
    iconv_close(converter);
    return out;
}

std::string declared_charset(std::string_view html) {
    const std::string head = lower(html.substr(0, 1024));
    for (std::size_t at = 0; (at = head.find("<meta", at)) != std::string::npos; at += 5) {
        const std::size_t end = std::min(head.find('>', at), head.size());
        std::string charset = charset_of(std::string_view(head).substr(at, end - at));
        if (!charset.empty()) return charset;
    }
    return "";
}

std::string charset_of(std::string_view content_type) {
    const std::string text = lower(content_type);
    const std::size_t at = text.find("charset");
    if (at == std::string::npos) return "";
    const std::size_t begin = std::min(text.find_first_not_of(" =\"'", at + 7), text.size());
    const std::size_t end = std::min(text.find_first_of(" ;,\"'/>", begin), text.size());
    return text.substr(begin, end - begin);
}

std::string media_type_of(std::string_view content_type) {
    return lower(trim(content_type.substr(0, content_type.find(';'))));
}

}  // namespace veritally
