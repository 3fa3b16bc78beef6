#include "link/proxy.h"

#include <gtest/gtest.h>

#include <map>

namespace veritally {
namespace {

ProxySettings settings_of(const std::map<std::string, std::string>& variables) {
    return ProxySettings([&](const char* name) -> const char* {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

std::string proxy_for(const ProxySettings& settings, std::string_view url) {
    return std::string(settings.proxy_for(*parse_url(url)));
}

TEST(ProxySettings, ReadTheEnvironment) {
    const ProxySettings settings = settings_of({{"http_proxy", "http://a:1"},
                                                {"HTTP_PROXY", "http://evil:1"},
                                                {"HTTPS_PROXY", "http://b:2"}});
    EXPECT_EQ(proxy_for(settings, "http://x.org/"), "http://a:1");
    EXPECT_EQ(proxy_for(settings, "https://x.org/"), "http://b:2");
    EXPECT_EQ(proxy_for(settings_of({{"HTTP_PROXY", "http://evil:1"}}), "http://x.org/"), "");
    EXPECT_EQ(proxy_for(settings_of({{"all_proxy", "socks5h://c"}}), "http://x.org/"),
              "socks5h://c");
}

TEST(ProxySettings, GoDirectWhereTheEnvironmentSaysSo) {
    const ProxySettings settings = settings_of(
        {{"all_proxy", "http://p"}, {"no_proxy", "x.org, .y.org,10.0.0.0/8,[::1],fd00::/8"}});
    EXPECT_EQ(proxy_for(settings, "https://x.org/"), "");
    EXPECT_EQ(proxy_for(settings, "https://a.x.org/"), "");
    EXPECT_EQ(proxy_for(settings, "https://notx.org/"), "http://p");
    EXPECT_EQ(proxy_for(settings, "https://y.org/"), "");
    EXPECT_EQ(proxy_for(settings, "https://10.1.2.3/"), "");
    EXPECT_EQ(proxy_for(settings, "https://11.1.2.3/"), "http://p");
    EXPECT_EQ(proxy_for(settings, "https://[::1]/"), "");
    EXPECT_EQ(proxy_for(settings, "https://[fd00::1]/"), "");
    EXPECT_EQ(
        proxy_for(settings_of({{"all_proxy", "http://p"}, {"NO_PROXY", "*"}}), "https://x.org/"),
        "");
}

TEST(ProxySettings, AreSaidWithoutPasswords) {
    EXPECT_EQ(settings_of({}).notice(), "");
    const std::string notice =
        settings_of({{"http_proxy", "http://me:pw@p:3128"}, {"https_proxy", "http://me:pw@p:3128"}})
            .notice();
    EXPECT_EQ(notice,
              "links are asked through the proxy of the environment (http://***@p:3128): which "
              "addresses names stand for is the proxy's to guard");
}

}  // namespace
}  // namespace veritally
