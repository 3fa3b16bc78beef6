#include "claim/counts/devices.h"

#include <gmock/gmock.h>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A body read as far as sentences and their figures go.
struct Prose {
    std::shared_ptr<const Document> document;
    DocumentText read;
    Text text{compute_words(), read.reading, read.tokens};

    explicit Prose(const std::string& body) : document(entry_of(body)) {
        read.reading = read_prose(document->body, document->text.bytes());
        read.passage_of_block.assign(document->body.blocks.size(), kNowhere);
        for (const auto& block : read.reading.passages) {
            PassageText passage;
            passage.block = block.block;
            passage.begin = static_cast<std::uint32_t>(read.tokens.size());
            read_tokens(read.reading, block.flat, compute_words(), read.tokens);
            join_numerals(compute_words(), passage.begin, read.tokens);
            passage.end = static_cast<std::uint32_t>(read.tokens.size());
            std::uint32_t index = static_cast<std::uint32_t>(read.passages.size());
            passage.first = static_cast<std::uint32_t>(read.sentences.size());
            split_sentences(text, index, passage.begin, passage.end, read.sentences);
            passage.last = static_cast<std::uint32_t>(read.sentences.size());
            read.passage_of_block[block.block] = index;
            read.passages.push_back(passage);
        }
        for (Sentence& sentence : read.sentences) find_measures(text, sentence);
    }
};

/// The names found, as written.
std::vector<std::string> names_in(const std::string& body,
                                  std::span<const std::uint16_t> known = {}) {
    Prose prose(body);
    std::vector<std::string> names;
    for (const DeviceMention& mention :
         find_devices(prose.text, prose.read, compute_catalogue(), known)) {
        names.push_back(prose.read.reading.text.substr(mention.flat.begin, mention.flat.size()));
    }
    return names;
}

TEST(DevicesTest, FullNamesAreFoundAnywhere) {
    EXPECT_THAT(names_in("The hall holds 1,100 A100 GPUs and a DGX-1.\n"),
                ElementsAre("A100", "DGX-1"));
    EXPECT_THAT(names_in("8xA100, 4\u00d7H100s, 2 x MI300X, NVIDIA\u2019s H200-based trays.\n"),
                ElementsAre("A100", "H100s", "MI300X", "H200"));
    EXPECT_THAT(names_in("The **RTX\u00a04090**'s 1,321 AI TOPS.\n"), ElementsAre("RTX\u00a04090"));
    EXPECT_THAT(names_in("| Card | INT8 |\n|---|---|\n| RTX 4090 | 660.6 TOPS |\n"),
                ElementsAre("RTX 4090"));
    EXPECT_THAT(names_in("Powered by an RTX 5080 Ti with 2 fans.\n"), IsEmpty());
}

TEST(DevicesTest, AMentionKnowsItsPlace) {
    Prose prose("It is old. One hall has 24 V100 GPUs.\n\nThe rack holds an NVIDIA DGX Spark.\n");
    auto mentions = find_devices(prose.text, prose.read, compute_catalogue());
    ASSERT_EQ(mentions.size(), 2u);
    EXPECT_EQ(mentions[0].sentence, 1u);
    EXPECT_EQ(mentions[0].passage, 0u);
    EXPECT_EQ(mentions[0].token_end, mentions[0].token_begin + 1);
    EXPECT_EQ(mentions[0].devices.size(), 5u);
    EXPECT_EQ(mentions[0].usual, compute_catalogue().device("NVIDIA V100 SXM2"));
    EXPECT_EQ(mentions[1].passage, 1u);
    EXPECT_EQ(mentions[1].token_end, mentions[1].token_begin + 3);
    const Sentence& sentence = prose.read.sentences[mentions[1].sentence];
    EXPECT_EQ(sentence.passage, 1u);
    EXPECT_EQ(prose.document->text.at(prose.read.reading.source(mentions[1].flat)),
              "NVIDIA DGX Spark");
}

TEST(DevicesTest, AWeakNameNeedsCompany) {
    EXPECT_THAT(names_in("Section L4 of the plan, and the M3 motorway.\n"), IsEmpty());
    EXPECT_THAT(names_in("NVIDIA's L4 and 2 fans.\n"), ElementsAre("L4"));
    EXPECT_THAT(names_in("Each tray has an L4 card.\n"), ElementsAre("L4"));
    EXPECT_THAT(names_in("Eight L4s, 16 T4s, a pair of A40s, half a dozen A10.\n"),
                ElementsAre("L4s", "T4s", "A40s", "A10"));
    EXPECT_THAT(names_in("4x L4 in a box, 8xT4 elsewhere.\n"), ElementsAre("L4", "T4"));
    EXPECT_THAT(names_in("In 2024 A10 was closed.\n"), IsEmpty());
    EXPECT_THAT(names_in("The NVIDIA L4 is small. Two halls. An L4 draws 72 watts.\n"),
                ElementsAre("NVIDIA L4", "L4"));
}

TEST(DevicesTest, AWordIsANameWithACapitalOnly) {
    EXPECT_THAT(names_in("Three coral reefs and 2 hopper cars.\n"), IsEmpty());
    EXPECT_THAT(names_in("Two Hopper accelerators.\n"), ElementsAre("Hopper"));
}

TEST(DevicesTest, ANumberIsANameBesideItsFullNameOnly) {
    EXPECT_THAT(names_in("It hit 4090 TOPS, cost $4090, with 4090 GPUs and 4,090 seats.\n"),
                IsEmpty());
    EXPECT_THAT(names_in("The RTX 4090 is fast. It hit 4090 TOPS. The 4090 is hot; 4090 seats.\n"),
                ElementsAre("RTX 4090", "4090"));
    EXPECT_THAT(names_in("Two 4090s and a 3090 card in a home.\n"), ElementsAre("4090s", "3090"));
    EXPECT_THAT(names_in("The hall has 910 GPUs, each an Ascend 910.\n"),
                ElementsAre("Ascend 910"));
}

TEST(DevicesTest, WhatTheTitleNamesIsKnown) {
    auto named = devices_of_text("An NVIDIA L4 at home", compute_catalogue());
    ASSERT_EQ(named.size(), 1u);
    EXPECT_THAT(names_in("The L4 has 1 fan.\n"), IsEmpty());
    EXPECT_THAT(names_in("The L4 has 1 fan.\n", named[0].devices), ElementsAre("L4"));
}

TEST(DevicesTest, WhatIsStruckOutIsNotSaid) {
    EXPECT_THAT(names_in("It has 8 ~~V100~~ A100 cards.\n"), ElementsAre("A100"));
}

TEST(DevicesTest, TitlesNameDevices) {
    auto named = devices_of_text("RTX 4090 PC", compute_catalogue());
    ASSERT_EQ(named.size(), 1u);
    EXPECT_EQ(named[0].at, (Span{0, 8}));
    EXPECT_EQ(named[0].usual, compute_catalogue().device("NVIDIA GeForce RTX 4090"));
    EXPECT_THAT(devices_of_text("The M3 and the 4090", compute_catalogue()), IsEmpty());
    EXPECT_THAT(devices_of_text("", compute_catalogue()), IsEmpty());
    EXPECT_THAT(devices_of_text("RTX 4090", Catalogue()), IsEmpty());
}

}  // namespace
}  // namespace veritally
