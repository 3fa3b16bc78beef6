#include "engine/config.h"

#include <gtest/gtest.h>

#include "checks/factory.h"

namespace veritally {
namespace {

class ConfigTest : public testing::Test {
  protected:
    Result<Located> locate(const std::string& path) {
        ConfigLoader loader(files_, make_check, options_);
        return loader.locate(path);
    }
    std::string error_of(std::string_view config) {
        files_.add("/r/.veritally.yaml", std::string(config));
        auto located = locate("/r/x.md");
        return located ? "" : located.error().line();
    }
    static const Settings::Active* active(const Settings& settings, std::string_view id) {
        for (const auto& one : settings.active) {
            if (one.rule->id == id) return &one;
        }
        return nullptr;
    }

    MemoryFileSystem files_;
    ConfigOptions options_;
};

TEST_F(ConfigTest, WithoutConfigTheBuiltInProfileCounts) {
    files_.add("/r/x.md", "");
    auto located = locate("/r/x.md");
    ASSERT_TRUE(located.ok());
    EXPECT_EQ(located->settings->profile.name, "ai-compute");
    EXPECT_EQ(located->settings->origin, "");
    EXPECT_NE(active(*located->settings, "front-matter/enum"), nullptr);
}

TEST_F(ConfigTest, TheNearestConfigUpwardsCounts) {
    files_.add("/r/.veritally.yaml", "rules: {front-matter/enum: off}");
    files_.add("/r/a/.veritally.yaml", "rules: {front-matter/enum: note}");
    files_.add("/r/a/b/x.md", "");
    files_.add("/r/c/x.md", "");
    auto inner = locate("/r/a/b/x.md");
    ASSERT_TRUE(inner.ok()) << inner.error().line();
    EXPECT_EQ(inner->settings->origin, "/r/a/.veritally.yaml");
    EXPECT_EQ(inner->relative_path, "b/x.md");
    ASSERT_NE(active(*inner->settings, "front-matter/enum"), nullptr);
    EXPECT_EQ(active(*inner->settings, "front-matter/enum")->level, Level::note);
    auto outer = locate("/r/c/x.md");
    ASSERT_TRUE(outer.ok());
    EXPECT_EQ(outer->relative_path, "c/x.md");
    EXPECT_EQ(active(*outer->settings, "front-matter/enum"), nullptr);
}

TEST_F(ConfigTest, ARulesOwnLevelBeatsItsFamily) {
    files_.add("/r/.veritally.yaml", "rules: {front-matter/enum: warning, front-matter: off}");
    files_.add("/r/x.md", "");
    auto located = locate("/r/x.md");
    ASSERT_TRUE(located.ok());
    ASSERT_NE(active(*located->settings, "front-matter/enum"), nullptr);
    EXPECT_EQ(active(*located->settings, "front-matter/enum")->level, Level::warning);
    EXPECT_EQ(active(*located->settings, "front-matter/type"), nullptr);
}

TEST_F(ConfigTest, SelectAndIgnoreStandAboveTheConfig) {
    options_.select = {"front-matter"};
    options_.ignore = {"front-matter/type"};
    files_.add("/r/x.md", "");
    auto located = locate("/r/x.md");
    ASSERT_TRUE(located.ok());
    EXPECT_NE(active(*located->settings, "front-matter/enum"), nullptr);
    EXPECT_EQ(active(*located->settings, "front-matter/type"), nullptr);
    EXPECT_EQ(active(*located->settings, "body/placeholder"), nullptr);
}

TEST_F(ConfigTest, OverridesChangeLevelsByPath) {
    files_.add("/r/.veritally.yaml",
               "overrides:\n  - files: [old/**]\n    rules: {front-matter/enum: off}\n");
    files_.add("/r/old/x.md", "");
    auto located = locate("/r/old/x.md");
    ASSERT_TRUE(located.ok());
    const Settings& settings = *located->settings;
    const auto* rule = active(settings, "front-matter/enum");
    ASSERT_NE(rule, nullptr);
    EXPECT_EQ(settings.level_for(*rule, "old/x.md"), Level::off);
    EXPECT_EQ(settings.level_for(*rule, "new/x.md"), Level::error);
}

TEST_F(ConfigTest, ConfigIsLaidOverTheProfile) {
    files_.add("/r/.veritally.yaml",
               "schema:\n  keys:\n    reviewer: {type: text, required: true}\n");
    files_.add("/r/x.md", "");
    auto located = locate("/r/x.md");
    ASSERT_TRUE(located.ok());
    const Profile& profile = located->settings->profile;
    ASSERT_NE(profile.key("reviewer"), nullptr);
    EXPECT_TRUE(profile.key("reviewer")->required);
    EXPECT_NE(profile.key("compute"), nullptr);
}

TEST_F(ConfigTest, ExtendsAFileBesideAndNone) {
    files_.add("/r/base.yaml", "extends: none\nname: energy\nrules: {body: off}\n");
    files_.add("/r/.veritally.yaml", "extends: base.yaml\n");
    files_.add("/r/x.md", "");
    auto located = locate("/r/x.md");
    ASSERT_TRUE(located.ok()) << located.error().line();
    EXPECT_EQ(located->settings->profile.name, "energy");
    EXPECT_TRUE(located->settings->profile.keys.empty());
    EXPECT_EQ(active(*located->settings, "body/placeholder"), nullptr);
}

TEST_F(ConfigTest, ErrorsQuoteTheLineAndNameTheNearest) {
    EXPECT_EQ(error_of("rules: {}\nentires: [x]\n"),
              "/r/.veritally.yaml:2: unknown key 'entires' of a config in 'entires: [x]'; did you "
              "mean 'entries'?");
    std::string level = error_of("rules: {front-matter/enum: eror}\n");
    EXPECT_NE(level.find("unknown level 'eror'"), std::string::npos) << level;
    EXPECT_NE(level.find("did you mean 'error'?"), std::string::npos) << level;
    std::string rule = error_of("rules: {front-matter/enm: off}\n");
    EXPECT_NE(rule.find("did you mean 'front-matter/enum'?"), std::string::npos) << rule;
    std::string profile = error_of("extends: ai-computer\n");
    EXPECT_NE(profile.find("did you mean 'ai-compute'?"), std::string::npos) << profile;
    EXPECT_NE(profile.find("in 'extends: ai-computer'"), std::string::npos) << profile;
    std::string list = error_of("extends: [ai-compute]\n");
    EXPECT_NE(list.find("'extends' must be one name"), std::string::npos) << list;
    std::string override = error_of("overrides: [{rules: {body: off}}]\n");
    EXPECT_NE(override.find("names no 'files'"), std::string::npos) << override;
}

TEST_F(ConfigTest, AFoundConfigReadsNothingOutsideItsFolder) {
    files_.add("/secret.yaml", "password: hunter2\n");
    std::string error = error_of("extends: ../secret.yaml\n");
    EXPECT_NE(error.find("outside"), std::string::npos) << error;
    EXPECT_EQ(error.find("hunter2"), std::string::npos);
    files_.add_symlink("/r/link.yaml", "/secret.yaml");
    error = error_of("extends: link.yaml\n");
    EXPECT_NE(error.find("outside"), std::string::npos) << error;
}

TEST_F(ConfigTest, WhatIsNoConfigIsNotQuoted) {
    files_.add("/r/passwd.yaml", "root:x:0:0:root\n\tdaemon: [\n");
    std::string error = error_of("extends: passwd.yaml\n");
    EXPECT_NE(error.find("not a config"), std::string::npos) << error;
    EXPECT_EQ(error.find("root:x"), std::string::npos) << error;
    EXPECT_EQ(error.find('\n'), std::string::npos);
}

TEST_F(ConfigTest, ACircleOfExtendsIsRefused) {
    files_.add("/r/a.yaml", "extends: b.yaml\n");
    files_.add("/r/b.yaml", "extends: a.yaml\n");
    std::string error = error_of("extends: a.yaml\n");
    EXPECT_NE(error.find("circle"), std::string::npos) << error;
}

TEST_F(ConfigTest, OwnRulesAreAdded) {
    files_.add("/r/.veritally.yaml", R"(own-rules:
  - id: house/no-hype
    kind: pattern
    level: note
    summary: No hype.
    messages: {default: {text: "'{match}' praises"}}
    parameters: {match: revolutionary, in: prose}
)");
    files_.add("/r/x.md", "");
    auto located = locate("/r/x.md");
    ASSERT_TRUE(located.ok()) << located.error().line();
    EXPECT_NE(active(*located->settings, "house/no-hype"), nullptr);
}

}  // namespace
}  // namespace veritally
