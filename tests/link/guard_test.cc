#include "link/guard.h"

#include <gtest/gtest.h>

#include <ostream>

namespace veritally {
namespace {

AddressGuard guard_allowing(const std::vector<std::string>& ranges) {
    auto read = parse_cidrs(ranges);
    EXPECT_TRUE(read.ok());
    return AddressGuard(*read);
}

struct Case {
    std::string_view address, refusal;
    friend void PrintTo(const Case& one, std::ostream* out) { *out << one.address; }
};

class GuardedAddress : public testing::TestWithParam<Case> {};

TEST_P(GuardedAddress, IsRefusedByItsRange) {
    const auto address = parse_ip(GetParam().address);
    ASSERT_TRUE(address.has_value());
    EXPECT_EQ(AddressGuard().refusal(*address), GetParam().refusal);
    EXPECT_EQ(address->text(), GetParam().address);
}

INSTANTIATE_TEST_SUITE_P(
    Ranges, GuardedAddress,
    testing::Values(Case{"8.8.8.8", ""}, Case{"0.0.0.0", "this network"},
                    Case{"10.255.0.1", "private"}, Case{"11.0.0.1", ""}, Case{"100.63.255.255", ""},
                    Case{"100.64.0.1", "carrier-grade NAT"},
                    Case{"100.100.100.200", "carrier-grade NAT"}, Case{"100.128.0.0", ""},
                    Case{"127.0.0.1", "loopback"}, Case{"127.255.1.2", "loopback"},
                    Case{"168.63.129.16", "cloud metadata"}, Case{"168.63.129.17", ""},
                    Case{"169.254.169.254", "cloud metadata"}, Case{"169.254.1.1", "link-local"},
                    Case{"172.15.255.255", ""}, Case{"172.16.0.0", "private"},
                    Case{"172.31.255.255", "private"}, Case{"172.32.0.0", ""},
                    Case{"192.0.2.1", "documentation"}, Case{"192.168.1.1", "private"},
                    Case{"198.19.255.255", "benchmarking"}, Case{"198.20.0.0", ""},
                    Case{"224.0.0.1", "multicast"}, Case{"255.255.255.255", "reserved"},
                    Case{"::", "unspecified"}, Case{"::1", "loopback"},
                    Case{"::ffff:127.0.0.1", "loopback"}, Case{"::ffff:8.8.8.8", ""},
                    Case{"::127.0.0.1", "loopback"}, Case{"64:ff9b::a00:1", "private"},
                    Case{"64:ff9b::808:808", ""}, Case{"64:ff9b:1::1", "reserved"},
                    Case{"2002:7f00:1::", "loopback"}, Case{"2002:808:808::", ""},
                    Case{"2001::1", "reserved"}, Case{"2001:db8::1", "documentation"},
                    Case{"2606:4700::1111", ""}, Case{"fd00:ec2::254", "private"},
                    Case{"fe80::1", "link-local"}, Case{"fec0::1", "private"},
                    Case{"ff02::1", "multicast"}, Case{"4000::1", "reserved"},
                    Case{"::ffff:0:7f00:1", "reserved"}),
    [](const auto& info) { return "Row" + std::to_string(info.index); });

TEST(AddressGuard, LetsThroughWhatTheUserAllows) {
    const AddressGuard guard = guard_allowing({"127.0.0.0/30", "fd00::/8"});
    EXPECT_EQ(guard.refusal(*parse_ip("127.0.0.3")), "");
    EXPECT_EQ(guard.refusal(*parse_ip("127.0.0.4")), "loopback");
    EXPECT_EQ(guard.refusal(*parse_ip("::ffff:127.0.0.1")), "");
    EXPECT_EQ(guard.refusal(*parse_ip("64:ff9b::7f00:1")), "loopback");
    EXPECT_EQ(guard.refusal(*parse_ip("fd12::1")), "");
    EXPECT_TRUE(guard.is_allowed_by_user(*parse_ip("fd12::1")));
    EXPECT_FALSE(guard.is_allowed_by_user(*parse_ip("8.8.8.8")));
}

TEST(ParseCidr, RefusesWhatIsNoRange) {
    for (std::string_view text : {"", "10", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129",
                                  "10.0.0.0/08x", "localhost", "fe80::1%eth0", "010.0.0.1"}) {
        EXPECT_FALSE(parse_cidr(text).has_value()) << text;
    }
    const auto failed = parse_cidrs({"10.0.0.0/8", "10.0.0.0/99"});
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().message, "'10.0.0.0/99' is no IP address or range");
}

TEST(ParseCidr, CountsWholePrefixes) {
    EXPECT_TRUE(parse_cidr("0.0.0.0/0")->contains(*parse_ip("8.8.8.8")));
    EXPECT_FALSE(parse_cidr("0.0.0.0/0")->contains(*parse_ip("::1")));
    EXPECT_TRUE(parse_cidr("192.0.2.7")->contains(*parse_ip("192.0.2.7")));
    EXPECT_FALSE(parse_cidr("192.0.2.7")->contains(*parse_ip("192.0.2.6")));
}

}  // namespace
}  // namespace veritally
