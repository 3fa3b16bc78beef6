#include "link/address.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

TEST(SplitAddress, TakesEveryPart) {
    const AddressParts parts = split_address("https://me:pw@[2001:db8::1]:8443/a/b?q=1?2#top");
    EXPECT_EQ(parts.scheme, "https");
    EXPECT_EQ(parts.user_info, "me:pw");
    EXPECT_EQ(parts.host, "[2001:db8::1]");
    EXPECT_EQ(parts.port, "8443");
    EXPECT_EQ(parts.path, "/a/b");
    EXPECT_EQ(parts.query, "q=1?2");
    EXPECT_EQ(parts.fragment, "top");
}

TEST(SplitAddress, LeavesEmptyWhatIsNotThere) {
    EXPECT_EQ(split_address("localhost:8080/x").scheme, "");
    EXPECT_EQ(split_address("https:///x").host, "");
    EXPECT_EQ(split_address("https:///x").path, "/x");
    EXPECT_EQ(split_address("mailto:me@x.org").scheme, "mailto");
    EXPECT_EQ(split_address("mailto:me@x.org").user_info, "");
    EXPECT_EQ(split_address("https://x.org/@me").user_info, "");
    EXPECT_EQ(split_address("https://[::1").host, "[");
    EXPECT_EQ(split_address("").host, "");
    EXPECT_EQ(split_address("#a").fragment, "a");
}

TEST(IsInDomain, TakesWholeLabels) {
    EXPECT_TRUE(is_in_domain("WWW.Nvidia.com", "nvidia.com"));
    EXPECT_TRUE(is_in_domain("nvidia.com.", "nvidia.com"));
    EXPECT_FALSE(is_in_domain("notnvidia.com", "nvidia.com"));
    EXPECT_FALSE(is_in_domain("com", "nvidia.com"));
}

TEST(ShownAddress, HidesWhatMayBeSecret) {
    EXPECT_EQ(shown_address("https://me:pw@x.org/a?token=1#b"), "https://***@x.org/a?…");
    EXPECT_EQ(shown_address("https://x.org/#access_token=1"), "https://x.org/#…");
    EXPECT_EQ(shown_address("https://x.org/a#top"), "https://x.org/a#top");
    EXPECT_EQ(shown_address("https://x.org/a\nb"), "https://x.org/a b");
}

TEST(ShownAddress, ClipsAtACharacter) {
    const std::string shown = shown_address("https://x.org/" + std::string(65, 'a') + "üüü");
    EXPECT_EQ(shown, "https://x.org/" + std::string(65, 'a') + "…");
}

}  // namespace
}  // namespace veritally
