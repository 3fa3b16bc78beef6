#include "engine/paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/factory.h"

namespace veritally {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

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
        auto expanded = expand_paths(paths, files_, configs, filter_);
        EXPECT_TRUE(expanded.ok());
        std::vector<std::string> names;
        notices_.clear();
        if (!expanded) return names;
        for (const Input& input : expanded->inputs) {
            names.push_back(input.path + (input.named ? "!" : ""));
        }
        for (const Error& notice : expanded->notices) notices_.push_back(notice.line());
        return names;
    }
    std::vector<std::string> notices_;  ///< Of the last expansion.
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

TEST_F(PathsTest, EntriesThatNameNothingAreTold) {
    files_.add("/r/.veritally.yaml", "entries: [dtaa/**]\n");
    files_.add("/r/README.md", "");
    files_.add("/r/data/a.md", "");
    EXPECT_THAT(expand({"/r"}), IsEmpty());
    EXPECT_THAT(notices_, ElementsAre("/r/.veritally.yaml: 'entries' names none of the Markdown "
                                      "files found (2); correct its patterns"));
    EXPECT_THAT(expand({"/r/data", "/r/README.md"}), ElementsAre("/r/README.md!"));
    EXPECT_THAT(notices_, SizeIs(1));
    expand({"/r/README.md"});
    EXPECT_THAT(notices_, IsEmpty());
}

TEST_F(PathsTest, EntriesThatNameSomethingAreNot) {
    files_.add("/r/.veritally.yaml", "entries: [data/**]\nexclude: [data/old.md]\n");
    files_.add("/r/docs/a.md", "");
    files_.add("/r/data/a.md", "");
    files_.add("/r/data/old.md", "");
    files_.add("/r/empty/a.txt", "");
    for (const std::vector<std::string>& paths :
         {std::vector<std::string>{"/r"}, {"/r/docs", "/r/data"}, {"/r/empty"}, {"/r/docs/a.md"}}) {
        expand(paths);
        EXPECT_THAT(notices_, IsEmpty()) << paths.front();
    }
}

}  // namespace
}  // namespace veritally
