#include "link/url.h"

#include <gtest/gtest.h>

#include <random>

#include "link/percent.h"

namespace veritally {
namespace {

std::string asked(std::string_view text) {
    const auto url = parse_url(text);
    return url ? url->text() : "";
}

std::string redirected(std::string_view base, std::string_view reference) {
    const auto url = resolve_url(*parse_url(base), reference);
    return url ? url->text() : "";
}

struct Pair {
    std::string_view written, expected;
};

class ParseUrl : public testing::TestWithParam<Pair> {};

TEST_P(ParseUrl, AsksWhatABrowserWould) {
    EXPECT_EQ(asked(GetParam().written), GetParam().expected);
    if (!GetParam().expected.empty()) {
        EXPECT_EQ(asked(GetParam().expected), GetParam().expected);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, ParseUrl,
    testing::Values(
        Pair{"https://x.org", "https://x.org/"}, Pair{"HTTPS://X.Org:443/A", "https://x.org/A"},
        Pair{"http://x.org:8080?q", "http://x.org:8080/?q"},
        Pair{"https://x.org/?", "https://x.org/?"}, Pair{"https://x.org/a#b", "https://x.org/a"},
        Pair{"https://x.org./a", "https://x.org/a"},
        Pair{"https://en.wikipedia.org/wiki/Tesla_(unit)",
             "https://en.wikipedia.org/wiki/Tesla_(unit)"},
        Pair{"https://x.org/a b", "https://x.org/a%20b"},
        Pair{"https://x.org/Zürich?q=ü", "https://x.org/Z%C3%BCrich?q=%C3%BC"},
        Pair{"https://x.org/%c3%bc%2F", "https://x.org/%c3%bc%2F"},
        Pair{"https://x.org/100%", "https://x.org/100%25"},
        Pair{"https://x.org/%zz", "https://x.org/%25zz"},
        Pair{"https://x.org/a[1]|^`{}\"<>\\", "https://x.org/a%5B1%5D%7C%5E%60%7B%7D%22%3C%3E%5C"},
        Pair{"https://x.org/a?b[]=1&c=d/e?f", "https://x.org/a?b%5B%5D=1&c=d/e?f"},
        Pair{"https://x.org/a/./b/../c", "https://x.org/a/c"},
        Pair{"https://x.org/../..", "https://x.org/"},
        Pair{"https://x.org/a/%2e%2E/b", "https://x.org/b"},
        Pair{"https://x.org/a//b/", "https://x.org/a//b/"},
        Pair{"https://x.org/a\nb", "https://x.org/a%0Ab"},
        Pair{" https://x.org/a ", "https://x.org/a"},
        Pair{"https://zürich.ch/", "https://xn--zrich-kva.ch/"},
        Pair{"https://ZÜRICH.ch/", "https://xn--zrich-kva.ch/"},
        Pair{"https://straße.de/", "https://xn--strae-oqa.de/"},
        Pair{"https://президент.рф/x", "https://xn--d1abbgf6aiiy.xn--p1ai/x"},
        Pair{"https://日本語。jp/", "https://xn--wgv71a119e.jp/"},
        Pair{"https://z%C3%BCrich.ch/", "https://xn--zrich-kva.ch/"},
        Pair{"https://xn--zrich-kva.ch/", "https://xn--zrich-kva.ch/"},
        Pair{"https://i❤.ws/", "https://xn--i-7iq.ws/"},
        Pair{"https://a_b.x.org/", "https://a_b.x.org/"}));

INSTANTIATE_TEST_SUITE_P(
    NumericHosts, ParseUrl,
    testing::Values(
        Pair{"http://127.0.0.1/", "http://127.0.0.1/"},
        Pair{"http://2130706433/", "http://127.0.0.1/"}, Pair{"http://127.1/", "http://127.0.0.1/"},
        Pair{"http://0x7f.0.0.1/", "http://127.0.0.1/"},
        Pair{"http://0177.0.0.1/", "http://127.0.0.1/"}, Pair{"http://0/", "http://0.0.0.0/"},
        Pair{"http://１２７。０。０。１/", "http://127.0.0.1/"},
        Pair{"http://%31%32%37.0.0.1/", "http://127.0.0.1/"},
        Pair{"http://127.0.0.1./", "http://127.0.0.1/"}, Pair{"http://256.0.0.1/", ""},
        Pair{"http://1.2.3.4.5/", ""}, Pair{"http://08.0.0.1/", ""}, Pair{"http://4294967296/", ""},
        Pair{"http://x.1/", ""}, Pair{"http://[::1]:81/", "http://[::1]:81/"},
        Pair{"http://[0:0::0:1]/", "http://[::1]/"},
        Pair{"http://[::ffff:7f00:1]/", "http://[::ffff:127.0.0.1]/"},
        Pair{"http://[fe80::1%25eth0]/", ""}, Pair{"http://[::1/", ""},
        Pair{"http://[127.0.0.1]/", ""}));

INSTANTIATE_TEST_SUITE_P(
    Refused, ParseUrl,
    testing::Values(Pair{"", ""}, Pair{"mailto:a@x.org", ""}, Pair{"ftp://x.org/", ""},
                    Pair{"/a", ""}, Pair{"x.org/a", ""}, Pair{"https:x.org", ""},
                    Pair{"https://", ""}, Pair{"https:///a", ""}, Pair{"https://x..org/", ""},
                    Pair{"https://.x.org/", ""}, Pair{"https://x.org:0/", ""},
                    Pair{"https://x.org:65536/", ""}, Pair{"https://x.org:8a/", ""},
                    Pair{"https://me@x.org/", ""}, Pair{"https://me:pw@x.org/", ""},
                    Pair{"https://@x.org/", ""}, Pair{"https://x y.org/", ""},
                    Pair{"https://x%00.org/", ""}, Pair{"https://x%2F.org/", ""},
                    Pair{"https://x\xff.org/", ""}));

TEST(ParseUrl, KeepsTheFragmentApart) {
    EXPECT_EQ(parse_url("https://x.org/a#s ü")->fragment, "s%20%C3%BC");
    EXPECT_EQ(parse_url("https://x.org/a")->fragment, "");
    EXPECT_EQ(parse_url("https://x.org#:~:text=a,b")->fragment, ":~:text=a,b");
}

TEST(ParseUrl, BoundsItsInput) {
    EXPECT_FALSE(parse_url("https://x.org/" + std::string(20'000, 'a')).has_value());
    EXPECT_FALSE(parse_url("https://" + std::string(64, 'a') + ".org/").has_value());
    std::string many;
    for (int i = 0; i < 130; ++i) many += "a.";
    EXPECT_FALSE(parse_url("https://" + many + "org/").has_value());
}

TEST(ResolveUrl, FollowsTheStandard) {
    constexpr std::string_view kBase = "http://a/b/c/d;p?q";  // RFC 3986, 5.4
    const Pair pairs[] = {{"g", "http://a/b/c/g"},
                          {"./g", "http://a/b/c/g"},
                          {"g/", "http://a/b/c/g/"},
                          {"/g", "http://a/g"},
                          {"//g", "http://g/"},
                          {"?y", "http://a/b/c/d;p?y"},
                          {"g?y", "http://a/b/c/g?y"},
                          {"#s", "http://a/b/c/d;p?q"},
                          {"g;x?y#s", "http://a/b/c/g;x?y"},
                          {"", "http://a/b/c/d;p?q"},
                          {".", "http://a/b/c/"},
                          {"..", "http://a/b/"},
                          {"../g", "http://a/b/g"},
                          {"../../../g", "http://a/g"},
                          {"g?y/./x", "http://a/b/c/g?y/./x"},
                          {"https://x.org/y", "https://x.org/y"},
                          {"javascript:alert(1)", ""},
                          {"ftp://x.org/", ""},
                          {"//me:pw@x.org/", ""},
                          {"/ü", "http://a/%C3%BC"}};
    for (const Pair& pair : pairs) {
        EXPECT_EQ(redirected(kBase, pair.written), pair.expected) << pair.written;
    }
    EXPECT_EQ(resolve_url(*parse_url(kBase), "g#s")->fragment, "s");
}

/// Laws of any text: what is asked is stable, holds only legal characters and says what was meant.
TEST(ParseUrlLaws, HoldOnRandomText) {
    constexpr std::string_view kPieces[] = {
        "a", "Z", "/", "//", ".", "..", "%", "%2", "%2F",  "%zz", "?",  "#",
        "&", "=", "(", ")",  "[", "]",  "ü", "日", "\xff", " ",   "\n", "\\",
        "@", ":", ";", "~",  "|", "\"", "<", "'",  "*",    "\x7f"};
    constexpr std::string_view kLegal =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?%";
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string text = "https://x.org/";
        for (unsigned i = random() % 12; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
        const auto url = parse_url(text);
        ASSERT_TRUE(url.has_value()) << text;
        EXPECT_EQ(url->target.find_first_not_of(kLegal), std::string::npos) << text;
        EXPECT_EQ(asked(url->text()), url->text()) << text;
        EXPECT_EQ(url->host, "x.org") << text;
    }
}

TEST(ParseUrlLaws, LegalCharactersStay) {
    constexpr std::string_view kLegal = "aZ09-_~!$&'()*+,;=:@/%41";
    std::mt19937 random(11);
    for (int round = 0; round < 5'000; ++round) {
        std::string path = "/";
        for (unsigned i = random() % 20; i > 0; --i) {
            const std::size_t at = random() % kLegal.size();
            path += kLegal[at] == '%' ? "%41" : std::string(1, kLegal[at]);
        }
        EXPECT_EQ(asked("https://x.org" + path), "https://x.org" + path);
        EXPECT_EQ(asked("https://x.org/?" + path), "https://x.org/?" + path);
    }
}

TEST(PercentEncoding, ReadsBackEveryByte) {
    std::mt19937 random(13);
    for (int round = 0; round < 2'000; ++round) {
        std::string text;
        for (unsigned i = random() % 20; i > 0; --i) text += static_cast<char>(random() % 256);
        std::erase(text, '%');
        EXPECT_EQ(percent_decode(percent_encode_illegal(text, "/")), text);
    }
}

}  // namespace
}  // namespace veritally
