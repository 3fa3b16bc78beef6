#include "checks/addresses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace veritally {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "FORM:URL" of each address; the form as its number.
std::vector<std::string> addresses_of(std::string text) {
    const auto document = read_document("x.md", std::move(text));
    std::vector<std::string> found;
    std::uint32_t last = 0;
    for (const Address& address : find_addresses(*document)) {
        EXPECT_LE(last, address.span.begin);
        EXPECT_TRUE(address.span.contains(address.url_span) || address.url_span.empty());
        last = address.span.begin;
        constexpr std::string_view kForms[] = {"link",        "bare",      "angle", "unclosed",
                                               "broken link", "open link", "broken"};
        found.push_back(std::string(kForms[static_cast<int>(address.form)]) + ":" +
                        std::string(address.url));
    }
    return found;
}

TEST(WrittenAddresses, TakesLinksOfEveryKind) {
    EXPECT_THAT(addresses_of("<https://a.org> [b](https://b.org) ![c](c.png) https://d.org."),
                ElementsAre("link:https://a.org", "link:https://b.org", "link:c.png",
                            "bare:https://d.org"));
}

TEST(WrittenAddresses, TakesAngleBracketsThatAreNoLink) {
    EXPECT_THAT(addresses_of("<https://a.org/x y> <https//b.org> < https://c.org > <www.d.org>"),
                ElementsAre("angle:https://a.org/x y", "angle:https//b.org",
                            "angle: https://c.org ", "angle:www.d.org"));
    EXPECT_THAT(addresses_of("<https://a.org/x, and then"),
                ElementsAre("unclosed:https://a.org/x"));
    EXPECT_THAT(addresses_of("a <b, c> d <https://a.org\n\nb>"),
                ElementsAre("unclosed:https://a.org"));
}

TEST(WrittenAddresses, TakesWhatWasToBeALink) {
    EXPECT_THAT(addresses_of("[a](https://a.org/x 2), [b](https://b.org/x and (c)."),
                ElementsAre("broken link:https://a.org/x 2", "open link:https://b.org/x"));
    EXPECT_THAT(addresses_of("[a](https://a.org/x\ny)"),
                ElementsAre("broken link:https://a.org/x\ny"));
    EXPECT_THAT(addresses_of("A.[^1](https://a.org/x and b) \\[c](https://b.org)"),
                ElementsAre("bare:https://a.org/x", "bare:https://b.org"));
}

TEST(WrittenAddresses, TakesADefinedOneOnce) {
    EXPECT_THAT(addresses_of("[a][r], [b][r]\n\n[r]: http://a.org\n"),
                ElementsAre("link:http://a.org"));
    EXPECT_THAT(addresses_of("[a][r], [b][r]\n\n[r]: <htps://a.org>\n"),
                ElementsAre("link:htps://a.org"));
}

TEST(WrittenAddresses, AreSurelyWholeOrNot) {
    const auto is_whole = [](std::string_view url, std::string_view after) {
        const SourceText text(std::string(url) + std::string(after));
        return is_surely_whole(text, {0, static_cast<std::uint32_t>(url.size())});
    };
    EXPECT_TRUE(is_whole("https://a.org/x_(y)?z=1", ". Then"));
    EXPECT_TRUE(is_whole("https://a.org/Moore's_law", ""));
    EXPECT_TRUE(is_whole("https://a.org/x", " / https://b.org"));
    EXPECT_TRUE(is_whole("https://a.org/x", "<br>"));
    EXPECT_FALSE(is_whole("https://a.org/x", ">"));
    EXPECT_FALSE(is_whole("https://a.org", " /x"));
    EXPECT_FALSE(is_whole("https://kestrel", ". com/k2"));
    EXPECT_FALSE(is_whole("https://a.org/x's", " page"));
    EXPECT_FALSE(is_whole("https://a.org/x—it", ""));
    EXPECT_FALSE(is_whole("https://a.org/k\\_2", ""));
    EXPECT_FALSE(is_whole("https://a.org/*x", "*"));
    EXPECT_FALSE(is_whole("doi:10.1002/(SICI)8:49", "<693::AID>"));
}

TEST(WrittenAddresses, TakesStandInsInFootnotesOnly) {
    EXPECT_THAT(addresses_of("<your-url-here>"), IsEmpty());
    EXPECT_THAT(addresses_of("[^1]: A <your-url-here>"), ElementsAre("angle:your-url-here"));
    EXPECT_THAT(addresses_of("[^1]: A <insert link here>"), ElementsAre("angle:insert link here"));
    EXPECT_THAT(addresses_of("[^1]: A <a href=\"x\">, `<url>` <!-- <url> -->"),
                testing::Not(testing::Contains(testing::HasSubstr("url"))));
}

TEST(WrittenAddresses, TakesBrokenOnesInRunningText) {
    EXPECT_THAT(addresses_of("See htps://a.org/x, http:/b.org. And/or TCP//IP, a://b."),
                ElementsAre("broken:htps://a.org/x", "broken:http:/b.org"));
    EXPECT_THAT(addresses_of("`http:/a.org`\n\n    http:/b.org\n"), IsEmpty());
}

TEST(WrittenAddresses, TakesAnEllipsisForThePartLeftOut) {
    EXPECT_THAT(addresses_of("See https://a.org/… or https://b.org/x..."),
                ElementsAre("bare:https://a.org/…", "bare:https://b.org/x..."));
}

TEST(WrittenAddresses, KnowsTheFootnote) {
    const auto document =
        read_document("x.md", "A.[^1]\n\n[^1]: B http:/b.org\n    <c d>\n\nhttp:/e.org\n");
    const auto found = find_addresses(*document);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].footnote, 0u);
    EXPECT_EQ(found[1].footnote, 0u);
    EXPECT_EQ(found[2].footnote, Block::kNone);
}

TEST(WrittenAddresses, IsQuickOnHostileText) {
    for (const char* unit : {"<", "<https://", "http:/", "https://x<", "://", "a//", "[^1]: <",
                             "<a ", "http:/x ", "https://…"}) {
        std::string text;
        while (text.size() < 1'000'000) text += unit;
        const auto document = read_document("x.md", std::move(text));
        EXPECT_LE(find_addresses(*document).size(), 1'000'000u) << unit;
    }
}

TEST(IsPlaceholderAddress, TellsThemFromRealOnes) {
    EXPECT_TRUE(is_placeholder_address("https://example.com"));
    EXPECT_TRUE(is_placeholder_address("https://a.org/2023-XX-XX/"));
    EXPECT_TRUE(is_placeholder_address("TODO"));
    EXPECT_FALSE(is_placeholder_address("https://a.org/2023-12-12/"));
    EXPECT_FALSE(is_placeholder_address("https://examples.com/rtx-40xx"));
    EXPECT_FALSE(is_placeholder_address("https://a.org/xxii-congress"));
}

TEST(Addresses, PagesOfTheRegistryAreNoSource) {
    for (const char* own : {"#scope", "../k2.md", "k2.md", "./K2.MD#scope", "/entries/k2/", "../k2",
                            "..", "?page=2", "/k2.markdown?x=1.5"}) {
        EXPECT_TRUE(is_own_page(own)) << own;
        EXPECT_FALSE(may_be_source(own)) << own;
    }
    for (const char* unread : {"mailto:a@b.org", "MAILTO:a@b.org", "a@b.org", "file:///k2.pdf",
                               "javascript:void(0)", "tel:+49", ""}) {
        EXPECT_FALSE(may_be_source(unread)) << unread;
    }
    for (const char* source :
         {"https://a.org", "HTTP://a.org/k2", "ftp://a.org/k2", "doi:10.1145/3190508", "//a.org/k2",
          "www.a.org/k2", "a.org/k2", "/files/k2.pdf", "k2.html", "{{ site.baseurl }}/k2",
          "http:/a.org/k2"}) {
        EXPECT_TRUE(may_be_source(source)) << source;
    }
}

}  // namespace
}  // namespace veritally
