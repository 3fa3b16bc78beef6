#include "document/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace veritally {
namespace {

TEST(Document, BodyBeginsAfterTheFrontMatter) {
    for (const std::string ending : {"\n", "\r\n", "\r"}) {
        const auto document = read_document(
            "a.md", "---" + ending + "a: 1" + ending + "---" + ending + "# T" + ending);
        ASSERT_EQ(document->body.sections.size(), 1u);
        EXPECT_EQ(document->body.sections[0].title, "T");
        EXPECT_EQ(document->text.at(document->body.span), "# T" + ending);
        EXPECT_EQ(document->path, "a.md");
    }
}

TEST(Document, WithoutFrontMatterItIsAllBody) {
    const auto document = read_document("a.md", "\xEF\xBB\xBF# T\n");
    EXPECT_EQ(document->body.span.begin, 3u);
    EXPECT_EQ(document->body.sections.size(), 1u);
}

TEST(Document, EmptyAndUnterminated) {
    EXPECT_TRUE(read_document("a.md", "")->body.span.empty());
    EXPECT_TRUE(read_document("a.md", "---\na: 1\n---")->body.span.empty());
    const auto document = read_document("a.md", "---\na: 1\n\n# T\n\ntext\n");
    ASSERT_EQ(document->body.sections.size(), 1u);
    EXPECT_FALSE(document->body.sections[0].empty);
}

}  // namespace
}  // namespace veritally
