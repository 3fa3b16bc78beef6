#include "cli/spool.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

std::string copied(Spool& spool, std::string_view separator = ",") {
    std::string out;
    spool.copy_to(separator, [&](std::string_view text) { out += text; });
    return out;
}

void fill(Spool& spool) {
    spool.append(Level::note, "n1");
    spool.append(Level::error, "e1");
    spool.append(Level::off, "file");
    spool.append(Level::warning, "");
    spool.append(Level::warning, "w1");
    spool.append(Level::error, "e2");
    spool.append(Level::note, "n2");
}

TEST(Spool, KeepsTheOrderOfFiles) {
    Spool spool;
    fill(spool);
    EXPECT_EQ(copied(spool), "n1,e1,file,w1,e2,n2");
    EXPECT_EQ(copied(spool, ""), "n1e1filew1e2n2");
    EXPECT_EQ(spool.left_out(), 0u);
}

TEST(Spool, LeavesNotesOutFirst) {
    Spool spool({.findings = 3});
    fill(spool);
    EXPECT_EQ(copied(spool), "e1,file,w1,e2");
    EXPECT_EQ(spool.left_out(), 2u);
}

TEST(Spool, HoldsSoManyOfALevel) {
    Spool spool({.of_level = 1, .by_level = true});
    fill(spool);
    EXPECT_EQ(copied(spool), "file,e1,w1,n1");
    EXPECT_EQ(spool.left_out(), 2u);
}

TEST(Spool, HoldsSoManyBytes) {
    Spool spool({.bytes = 10});
    fill(spool);
    EXPECT_EQ(copied(spool), "e1,file,w1,e2");
    EXPECT_EQ(spool.left_out(), 2u);
}

TEST(Spool, IsTheSameInAFile) {
    Spool spool({.findings = 2, .by_level = true});
    const std::string large(5u << 20, 'x');
    for (int i = 0; i < 3; ++i) {
        spool.append(Level::note, large);
        spool.append(Level::error, "e" + std::to_string(i));
    }
    EXPECT_EQ(copied(spool), "e0,e1");
    EXPECT_EQ(copied(spool), "e0,e1");
    EXPECT_EQ(spool.left_out(), 4u);
}

}  // namespace
}  // namespace veritally
