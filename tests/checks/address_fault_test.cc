#include "checks/address_fault.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

struct FaultCase {
    std::string_view url, wording, replacement;
    bool certain;
};

class FindAddressFault : public testing::TestWithParam<FaultCase> {};

TEST_P(FindAddressFault, NamesIt) {
    const FaultCase& expected = GetParam();
    const auto fault = find_address_fault(expected.url);
    ASSERT_TRUE(fault.has_value()) << expected.url;
    EXPECT_EQ(fault->wording, expected.wording) << expected.url;
    EXPECT_EQ(fault->replacement, expected.replacement) << expected.url;
    EXPECT_EQ(fault->certain, expected.certain) << expected.url;
    if (fault->replacement.empty()) return;
    EXPECT_FALSE(find_address_fault(fault->replacement)) << fault->replacement;
}

INSTANTIATE_TEST_SUITE_P(
    All, FindAddressFault,
    testing::Values(FaultCase{"https:/x.org/a", "separator", "https://x.org/a", true},
                    FaultCase{"https:\\\\x.org", "separator", "https://x.org", true},
                    FaultCase{"https::/x.org", "separator", "https://x.org", true},
                    FaultCase{"http;//x.org", "separator", "https://x.org", false},
                    FaultCase{"HTTPS//x.org", "separator", "https://x.org", true},
                    FaultCase{"htps://x.org", "scheme", "https://x.org", true},
                    FaultCase{"ttps://x.org", "scheme", "https://x.org", true},
                    FaultCase{"httsp://x.org", "scheme", "https://x.org", false},
                    FaultCase{"hxxps://x.org", "scheme", "https://x.org", false},
                    FaultCase{"htp://x.org", "scheme", "https://x.org", false},
                    FaultCase{"https://http://x.org", "doubled-scheme", "https://x.org", false},
                    FaultCase{"http://https://x.org", "doubled-scheme", "https://x.org", true},
                    FaultCase{"https://https//x.org", "doubled-scheme", "https://x.org", true},
                    FaultCase{"https://https://https://x.org", "doubled-scheme", "", false},
                    FaultCase{"https://", "no-host", "", false},
                    FaultCase{"https:///x.org/a", "no-host", "https://x.org/a", true},
                    FaultCase{"https:///a", "no-host", "", false},
                    FaultCase{"https://:80/", "no-host", "", false},
                    FaultCase{"https://?q=1", "no-host", "", false},
                    FaultCase{"https://x.org:0/", "port", "", false},
                    FaultCase{"https://x.org:65536/", "port", "", false},
                    FaultCase{"https://x.org:8o/", "port", "", false},
                    FaultCase{"https://x..org/", "host", "", false},
                    FaultCase{"https://.x.org/", "host", "", false},
                    FaultCase{"https://1.2.3.256/", "host", "", false},
                    FaultCase{"https://x,org/", "host-character", "", false},
                    FaultCase{"https://x!.org/", "host-character", "", false},
                    FaultCase{"https://x.org/a b", "blank", "", false},
                    FaultCase{" https://x.org/a", "blank", "https://x.org/a", true},
                    FaultCase{"https://x.org/\n  a", "blank", "https://x.org/a", false}));

class LegalAddress : public testing::TestWithParam<std::string_view> {};

TEST_P(LegalAddress, HasNoFault) {
    const auto fault = find_address_fault(GetParam());
    EXPECT_FALSE(fault.has_value()) << GetParam() << ": " << fault->wording;
}

INSTANTIATE_TEST_SUITE_P(
    All, LegalAddress,
    testing::Values("https://x.org", "HTTP://X.ORG:80/", "https://x.org:/a", "https://x.org./",
                    "https://a_b.x.org/", "https://bücher.example/ä", "https://xn--bcher-kva.de",
                    "https://[::1]:80/", "https://1.2.3.255/", "https://2130706433/",
                    "https://intranet/x", "https://x.org/a,b;c(d)!e*f'g$h&i=j:k@l~m|n\\o",
                    "https://x.org/%zz", "https://web.archive.org/web/1/https://x.org//a",
                    "https://x.org?to=https://y.org", "https://me:pw@x.org/",
                    "https://httpbin.org/http://", "https://http.cat/404", "mailto:a@b.org",
                    "ftp://x.org/a", "sftp://x.org", "hdfs://x/a", "tcp://x:1", "doi:10.1/a",
                    "urn:isbn:1", "", "#top", "/a/b", "a.md", "../http/notes.md", "www.x.org"));

TEST(LacksOnlyScheme, WantsADomain) {
    EXPECT_TRUE(lacks_only_scheme("www.nvidia.com"));
    EXPECT_TRUE(lacks_only_scheme("coral.ai/products?x"));
    EXPECT_TRUE(lacks_only_scheme("//coral.ai"));
    EXPECT_FALSE(lacks_only_scheme("coral"));
    EXPECT_FALSE(lacks_only_scheme("v1.2/3"));
    EXPECT_FALSE(lacks_only_scheme("U.S./Japan"));
    EXPECT_FALSE(lacks_only_scheme("a..b"));
    EXPECT_FALSE(lacks_only_scheme(".com"));
    EXPECT_FALSE(lacks_only_scheme("a b.com"));
    EXPECT_FALSE(lacks_only_scheme(""));
}

}  // namespace
}  // namespace veritally
