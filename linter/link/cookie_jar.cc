#include "link/cookie_jar.h"

#include "base/text.h"

namespace veritally {
namespace {

constexpr std::size_t kMostCookies = 50;
constexpr std::size_t kLongestCookie = 4'096;

}  // namespace

void CookieJar::take(const Url& from, const Headers& headers) {
    auto& cookies = origins_[from.origin()];
    for (const auto& [name, value] : headers) {
        if (name != "set-cookie") continue;
        const std::string_view pair = trim(std::string_view(value).substr(0, value.find(';')));
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0 || pair.size() > kLongestCookie)
            continue;
        std::string key(pair.substr(0, equals));
        if (cookies.size() < kMostCookies || cookies.contains(key)) {
            cookies[std::move(key)] = pair.substr(equals + 1);
        }
    }
}

std::string CookieJar::cookies_for(const Url& to) const {
    const auto found = origins_.find(to.origin());
    std::string list;
    if (found == origins_.end()) return list;
    for (const auto& [name, value] : found->second) {
        list += (list.empty() ? "" : "; ") + name + "=" + value;
    }
    return list;
}

}  // namespace veritally
