#include "engine/glob.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

struct Case {
    const char* pattern;
    const char* path;
    bool matches;
};

class GlobTest : public testing::TestWithParam<Case> {};

TEST_P(GlobTest, MatchesAsEditorsDo) {
    auto glob = Glob::compile(GetParam().pattern);
    ASSERT_TRUE(glob.ok());
    EXPECT_EQ(glob->matches(GetParam().path), GetParam().matches)
        << GetParam().pattern << " on " << GetParam().path;
}

INSTANTIATE_TEST_SUITE_P(
    All, GlobTest,
    testing::Values(Case{"*.md", "x.md", true}, Case{"*.md", "a/b/x.md", true},
                    Case{"*.md", "x.mdx", false}, Case{"a/*.md", "a/x.md", true},
                    Case{"a/*.md", "a/b/x.md", false}, Case{"a/**/*.md", "a/x.md", true},
                    Case{"a/**/*.md", "a/b/c/x.md", true}, Case{"**/x.md", "x.md", true},
                    Case{"drafts/", "drafts/x.md", true}, Case{"drafts", "a/drafts/x.md", true},
                    Case{"/drafts", "a/drafts/x.md", false}, Case{"/drafts", "drafts/x.md", true},
                    Case{"./a.md", "a.md", true}, Case{"[ab].md", "b.md", true},
                    Case{"[!ab].md", "b.md", false}, Case{"{a,b}/*.md", "b/x.md", true},
                    Case{"{a,b}/*.md", "c/x.md", false}, Case{"a.md", "axmd", false},
                    Case{"a+b.md", "a+b.md", true}, Case{"?.md", "é.md", true},
                    Case{"a/**", "a/b/c.md", true}, Case{"a/**", "ab/c.md", false}));

TEST(Glob, RefusesWhatIsNoPattern) {
    auto glob = Glob::compile("[z-a].md");
    ASSERT_FALSE(glob.ok());
    EXPECT_NE(glob.error().message.find("[z-a].md"), std::string::npos);
}

}  // namespace
}  // namespace veritally
