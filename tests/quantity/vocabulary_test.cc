#include "quantity/vocabulary.h"

#include <gtest/gtest.h>

namespace veritally {
namespace {

bool means(const Vocabulary& words, std::string_view phrase, WordClass word) {
    const PhraseTable::Match match = words.phrases.find(phrase, 0);
    return match.meaning != nullptr && match.size == phrase.size() &&
           has(match.meaning->classes, word);
}

TEST(VocabularyTable, JoinedWordsAreEachWithEach) {
    const YamlTree tree = parse_yaml(
        "words:\n  refuted: [void, {first: [is, are], then: [left out, no more]}, withdrawn]\n");
    const YamlNode* tables[] = {&tree.root};
    const auto words = Vocabulary::read(tables);
    ASSERT_TRUE(words);
    for (const char* phrase :
         {"void", "is left out", "are left out", "is no more", "are no more", "withdrawn"}) {
        EXPECT_TRUE(means(*words, phrase, WordClass::refuted)) << phrase;
    }
    EXPECT_FALSE(means(*words, "left out", WordClass::refuted));
}

TEST(VocabularyTable, AnUnknownClassIsAnError) {
    const YamlTree tree = parse_yaml("words:\n  refutation: [void]\n");
    const YamlNode* tables[] = {&tree.root};
    const auto words = Vocabulary::read(tables);
    ASSERT_FALSE(words);
    EXPECT_EQ(words.error().message, "'refutation' is no class of words");
}

}  // namespace
}  // namespace veritally
