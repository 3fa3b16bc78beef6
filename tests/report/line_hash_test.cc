#include "report/line_hash.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace veritally {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> hashes_of_all(std::string_view text) {
    std::vector<std::uint32_t> lines(text.size() + 1);  // No text has more.
    std::iota(lines.begin(), lines.end(), 1);
    return line_hashes(text, lines);
}

// The vectors are those of github/codeql-action, src/fingerprints.test.ts.
TEST(LineHash, OfAnEmptyFile) {
    EXPECT_THAT(hashes_of_all(""), ElementsAre("c129715d7a2bc9a3:1"));
}

TEST(LineHash, LeavesBlanksOut) {
    const auto expected = ElementsAre("271789c17abda88f:1", "54703d4cd895b18:1",
                                      "180aee12dab6264:1", "a23a3dc5e078b07b:1");
    EXPECT_THAT(hashes_of_all(" a\nb\n  \t\tc\n d"), expected);
    EXPECT_THAT(hashes_of_all("a \t\r\nb\r\t  c\r\nd\t"), expected);
}

TEST(LineHash, CountsLinesWithTheSameHash) {
    std::string text;
    for (int i = 0; i < 10; ++i) text += "Lorem ipsum dolor sit amet.\n";
    EXPECT_THAT(hashes_of_all(text),
                ElementsAre("a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3",
                            "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
                            "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1",
                            "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"));
}

TEST(LineHash, OfSomeLines) {
    std::string text;
    for (int i = 0; i < 300; ++i) text += std::to_string(i % 3) + "\n";
    const std::vector<std::string> all = hashes_of_all(text);
    ASSERT_EQ(all.size(), 301u);
    const std::vector<std::uint32_t> lines = {2, 2, 17, 150, 301};
    EXPECT_THAT(line_hashes(text, lines), ElementsAre(all[1], all[1], all[16], all[149], all[300]));
    EXPECT_THAT(line_hashes(text, {}), ElementsAre());
}

/// The definition, written down as it reads.
std::string slowly(const std::u16string& units) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < 100; ++i) {
        std::uint64_t unit = i < units.size() ? units[i] : i == units.size() ? 0xFFFF : 0;
        for (std::size_t n = i; n < 99; ++n) unit *= 37;
        hash += unit;
    }
    std::ostringstream out;
    out << std::hex << hash;
    return out.str() + ":1";
}

TEST(LineHash, CountsUtf16UnitsTheByteOrderMarkAndBrokenBytes) {
    EXPECT_THAT(hashes_of_all("\xEF\xBB\xBF\xC3\xA9"), ElementsAre(slowly(u"\uFEFF\u00E9")));
    EXPECT_THAT(hashes_of_all("\xF0\x9F\x98\x80"), ElementsAre(slowly(u"\U0001F600")));
    EXPECT_THAT(hashes_of_all("a\xFF"
                              "b"),
                ElementsAre(slowly(u"a\uFFFD"
                                   u"b")));
    EXPECT_THAT(hashes_of_all("\xE2\x82"), ElementsAre(slowly(u"\uFFFD")));
    EXPECT_THAT(hashes_of_all("\xE2\x82x\xF0\x9F\x98"), ElementsAre(slowly(u"\uFFFDx\uFFFD")));
    EXPECT_THAT(hashes_of_all("\xED\xA0\x80"), ElementsAre(slowly(u"\uFFFD\uFFFD\uFFFD")));
    EXPECT_THAT(hashes_of_all(std::string(250, 'x')),
                ElementsAre(slowly(std::u16string(250, u'x'))));
}

}  // namespace
}  // namespace veritally
