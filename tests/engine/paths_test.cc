#include "engine/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/factory.h"

namespace veritally {
namespace {

using testing::ElementsAre;

/// Stands in for git: what it lists for a folder, or nothing.
class FakeFilter : public IgnoreFilter {
  public:
    std::optional<std::vector<std::string>> names;
    std::optional<std::vector<std::string>> listed(const std::string&) const override {
        return names;
    }
};

class PathsTest : public testing::Test {
  protected:
    std::vector<std::string> expand(const std::vector<std::string>& paths) {
        ConfigLoader configs(files_, make_check, {});
        auto inputs = expand_paths(paths, files_, configs, filter_);
        EXPECT_TRUE(inputs.ok());
        std::vector<std::string> names;
        if (!inputs) return names;
        for (const Input& input : *inputs) names.push_back(input.path + (input.named ? "!" : ""));
        return names;
    }
    MemoryFileSystem files_;
    FakeFilter filter_;
};

TEST_F(PathsTest, AFolderGivesItsMarkdownSorted) {
    files_.add("/r/b.md", "");
    files_.add("/r/a/z.markdown", "");
    files_.add("/r/C.MD", "");
    files_.add("/r/a.txt", "");
    files_.add("/r/md", "");
    files_.add("/r/.hidden/x.md", "");
    EXPECT_THAT(expand({"/r"}), ElementsAre("/r/C.MD", "/r/a/z.markdown", "/r/b.md"));
}

TEST_F(PathsTest, NamedFilesAreTakenWhateverTheyAreCalled) {
    files_.add("/r/a.txt", "");
    EXPECT_THAT(expand({"/r/a.txt", "/r/gone.md"}), ElementsAre("/r/a.txt!", "/r/gone.md!"));
}

TEST_F(PathsTest, EachFileOnce) {
    files_.add("/r/a.md", "");
    EXPECT_THAT(expand({"/r/a.md", "/r", "/r/a.md"}), ElementsAre("/r/a.md!"));
}

TEST_F(PathsTest, WhatGitIgnoresIsLeftOut) {
    files_.add("/r/a.md", "");
    files_.add("/r/ignored.md", "");
    filter_.names = {"a.md", "deleted.md", ".github/x.md"};
    EXPECT_THAT(expand({"/r"}), ElementsAre("/r/a.md"));
}

TEST_F(PathsTest, LinksOutOfTheFolderAreNotFollowed) {
    files_.add("/out.md", "");
    files_.add("/r/a.md", "");
    files_.add_symlink("/r/out.md", "/out.md");
    files_.add_symlink("/r/in.md", "/r/a.md");
    files_.add_symlink("/r/loop.md", "/r/loop.md");
    EXPECT_THAT(expand({"/r"}), ElementsAre("/r/a.md"));
}

TEST_F(PathsTest, EntriesAndExcludeOfTheConfigCount) {
    files_.add("/r/.veritally.yaml", "entries: [data/**]\nexclude: ['*-draft.md']\n");
    files_.add("/r/README.md", "");
    files_.add("/r/data/a.md", "");
    files_.add("/r/data/b-draft.md", "");
    EXPECT_THAT(expand({"/r"}), ElementsAre("/r/data/a.md!"));
    EXPECT_THAT(expand({"/r/README.md", "/r/data/b-draft.md"}), ElementsAre("/r/README.md!"));
}

}  // namespace
}  // namespace veritally
