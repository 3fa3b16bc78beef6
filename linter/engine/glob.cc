#include "engine/glob.h"

namespace veritally {
namespace {

/// One pattern element from `at` on; moves `at` behind it.
std::string translate(std::string_view glob, std::size_t& at, int& braces) {
    char c = glob[at++];
    if (c == '*') {
        if (glob.substr(at).starts_with("*/")) return at += 2, "(?:.*/)?";
        if (glob.substr(at).starts_with("*")) return ++at, ".*";
        return "[^/]*";
    }
    if (c == '?') return "[^/]";
    if (c == '{') return ++braces, "(?:";
    if (c == '}' && braces > 0) return --braces, ")";
    if (c == ',' && braces > 0) return "|";
    if (c == '[') {
        std::size_t close = glob.find(']', at + 1);
        if (close != std::string_view::npos) {
            std::string set(glob.substr(at, close - at));
            at = close + 1;
            if (set.front() == '!') set.front() = '^';
            return "[" + set + "]";
        }
    }
    static constexpr std::string_view kSpecial = "\\.+()[]{}^$|";
    std::string text(1, c);
    return kSpecial.find(c) == std::string_view::npos ? text : "\\" + text;
}

}  // namespace

Result<Glob> Glob::compile(std::string_view pattern) {
    std::string_view glob = pattern;
    if (glob.starts_with("./")) glob.remove_prefix(2);
    bool anchored = glob.find('/') < glob.size() - (glob.empty() ? 0 : 1);
    if (glob.starts_with('/')) glob.remove_prefix(1);
    if (glob.ends_with('/')) glob.remove_suffix(1);
    std::string text = anchored ? "" : "(?:.*/)?";
    int braces = 0;
    for (std::size_t at = 0; at < glob.size();) text += translate(glob, at, braces);
    auto regex = Regex::compile("(?s)" + text + "(?:/.*)?");
    if (!regex) {
        return Error{"'" + std::string(pattern) + "' is not a path pattern", "",
                     "write it like 'entries/**/*.md'"};
    }
    return Glob(std::move(*regex));
}

}  // namespace veritally
