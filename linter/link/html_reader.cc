#include "link/html_reader.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "link/page.h"

namespace veritally {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kSpace = " \t\r\n\f";
constexpr std::size_t kMostAttributes = 64;

bool is_letter_byte(char c) {
    return is_ascii_letter(c);
}

bool is_raw(std::string_view name) {
    constexpr std::string_view kRaw[] = {"script", "style", "title", "textarea", "xmp", "iframe"};
    return std::find(std::begin(kRaw), std::end(kRaw), name) != std::end(kRaw);
}

}  // namespace

std::string_view HtmlToken::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes) {
        if (key == wanted) return value;
    }
    return "";
}

bool HtmlToken::has(std::string_view wanted) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& attribute) { return attribute.first == wanted; });
}

bool HtmlReader::next(HtmlToken& token) {
    token = {};
    if (!raw_.empty()) {
        const std::size_t end = raw_end();
        token.text = html_.substr(at_, end - at_);
        at_ = end;
        raw_.clear();
        if (!token.text.empty()) return true;
    }
    while (at_ < html_.size()) {
        if (html_[at_] == '<' && at_ + 1 < html_.size()) {
            const char after = html_[at_ + 1];
            if (html_.substr(at_).starts_with("<!--")) {
                skip_past("-->");
                continue;
            }
            if (after == '!' || after == '?') {
                skip_past(">");
                continue;
            }
            if (is_letter_byte(after) || after == '/') {
                if (read_tag(token)) return true;
                continue;
            }
        }
        const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
        token.text = html_.substr(at_, end - at_);
        at_ = end;
        return true;
    }
    return false;
}

void HtmlReader::skip_past(std::string_view mark) {
    const std::size_t found = html_.find(mark, at_);
    at_ = found == kNone ? html_.size() : found + mark.size();
}

bool HtmlReader::read_tag(HtmlToken& token) {
    ++at_;
    const bool closes = html_[at_] == '/';
    if (closes) ++at_;
    const std::size_t end = std::min(html_.find_first_of(" \t\r\n\f/>", at_), html_.size());
    token.name = lower(html_.substr(at_, end - at_));
    token.kind = closes ? HtmlToken::Kind::close : HtmlToken::Kind::open;
    at_ = end;
    read_attributes(token);
    if (!closes && is_raw(token.name)) raw_ = token.name;
    return !token.name.empty();
}

void HtmlReader::read_attributes(HtmlToken& token) {
    while (at_ < html_.size() && html_[at_] != '>') {
        at_ = std::min(html_.find_first_not_of(" \t\r\n\f/", at_), html_.size());
        if (at_ >= html_.size() || html_[at_] == '>') break;
        std::size_t end = std::min(html_.find_first_of(" \t\r\n\f/>=", at_ + 1), html_.size());
        std::string name = lower(html_.substr(at_, end - at_));
        at_ = std::min(html_.find_first_not_of(kSpace, end), html_.size());
        std::string_view value;
        if (at_ < html_.size() && html_[at_] == '=') {
            at_ = std::min(html_.find_first_not_of(kSpace, at_ + 1), html_.size());
            const char quote = at_ < html_.size() ? html_[at_] : ' ';
            if (quote == '"' || quote == '\'') {
                end = std::min(html_.find(quote, at_ + 1), html_.size());
                value = html_.substr(at_ + 1, end - std::min(end, at_ + 1));
                at_ = std::min(end + 1, html_.size());
            } else {
                end = std::min(html_.find_first_of(" \t\r\n\f>", at_), html_.size());
                value = html_.substr(at_, end - at_);
                at_ = end;
            }
        }
        if (token.attributes.size() < kMostAttributes) {
            token.attributes.emplace_back(std::move(name), resolve_references(value));
        }
    }
    if (at_ < html_.size()) ++at_;
}

std::size_t HtmlReader::raw_end() const {
    for (std::size_t at = at_; (at = html_.find("</", at)) != kNone; at += 2) {
        if (starts_with_ignoring_case(html_.substr(at + 2), raw_)) return at;
    }
    return html_.size();
}

}  // namespace veritally
