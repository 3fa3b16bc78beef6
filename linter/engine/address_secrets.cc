#include "engine/address_secrets.h"

#include <algorithm>

#include "base/regex.h"
#include "base/unicode.h"
#include "engine/embedded.h"

namespace veritally {
namespace {

constexpr std::string_view kRule = "citation/credentials.yaml";
constexpr std::string_view kGroup = "secret";
constexpr std::string_view kBlanks = " \t\r\n";
/// By size in UTF-8, so that bytes, columns and UTF-16 units stay as they are.
constexpr std::string_view kStars[] = {"", "*", "·", "•", "🞄"};

const YamlNode& parameters() {
    static const YamlNode& of_rule = (*embedded(kRule))["parameters"];
    return of_rule;
}

/// The patterns of the rule: what they call `secret` is one.
const std::vector<Regex>& patterns() {
    static const std::vector<Regex> all = [] {
        std::vector<Regex> made;
        for (const YamlEntry& entry : parameters()["match"].map_entries()) {
            if (entry.value.is_scalar()) made.push_back(Regex::lazy(entry.value.scalar));
            for (const YamlNode& item : entry.value) made.push_back(Regex::lazy(item.scalar));
        }
        return made;
    }();
    return all;
}

void add_secrets_of(std::string_view text, Span word, std::vector<Span>& secrets) {
    const std::string_view written = text.substr(word.begin, word.size());
    for (const Regex& pattern : patterns()) {
        const auto& names = pattern.group_names();
        const auto group = std::find(names.begin(), names.end(), kGroup) - names.begin();
        pattern.each(written, [&](std::span<const Span> groups) {
            const Span secret = groups[static_cast<std::size_t>(group)];
            secrets.push_back({word.begin + secret.begin, word.begin + secret.end});
            return true;
        });
    }
}

}  // namespace

std::vector<Span> secrets_in(std::string_view text) {
    std::vector<Span> secrets;
    for (const char mark : parameters().text("needs")) {
        std::size_t at = text.find(mark);
        while (at != text.npos) {
            const std::size_t before = text.find_last_of(kBlanks, at);
            const std::size_t end = std::min(text.find_first_of(kBlanks, at), text.size());
            const std::size_t begin = before == text.npos ? 0 : before + 1;
            add_secrets_of(text,
                           {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                           secrets);
            at = text.find(mark, end);
        }
    }
    return secrets;
}

void star(std::string_view text, Span secret, std::string& starred) {
    for (std::uint32_t at = secret.begin; at < secret.end;) {
        const std::size_t size = decode(text, at).size;
        starred.replace(at, size, kStars[size]);
        at += static_cast<std::uint32_t>(size);
    }
}

std::string starred(std::string text) {
    const std::vector<Span> secrets = secrets_in(text);
    if (secrets.empty()) return text;
    std::string shown = text;
    for (Span secret : secrets) star(text, secret, shown);
    return shown;
}

}  // namespace veritally
