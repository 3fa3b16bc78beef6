#include "checks/spelling.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace veritally {
namespace {

constexpr std::array<std::string_view, 8> kKeys = {"layout",         "title",       "name",
                                                   "category",       "compute",     "stakeholders",
                                                   "compute_metric", "compute_note"};
constexpr std::array<std::string_view, 6> kClasses = {"oligarch",    "empire",      "academia",
                                                      "state actor", "corporation", "individual"};

/// The word meant, with a question mark where it is a guess; "" without one.
template <std::size_t N>
std::string meant(std::string_view written, const std::array<std::string_view, N>& known) {
    auto spelling = match_spelling(written, known);
    if (!spelling) return "";
    return std::string(known[spelling->index]) + (spelling->certain ? "" : "?");
}

TEST(Spelling, KnowsKeysInOtherFormsAndMistyped) {
    EXPECT_EQ(meant("stakeholder", kKeys), "stakeholders");
    EXPECT_EQ(meant("Stakeholders", kKeys), "stakeholders");
    EXPECT_EQ(meant("stake-holders", kKeys), "stakeholders");
    EXPECT_EQ(meant("stakehodlers", kKeys), "stakeholders");
    EXPECT_EQ(meant("staekholdres", kKeys), "stakeholders");
    EXPECT_EQ(meant("compute-metric", kKeys), "compute_metric");
    EXPECT_EQ(meant("computeNote", kKeys), "compute_note");
    EXPECT_EQ(meant("compute notes", kKeys), "compute_note");
    EXPECT_EQ(meant("categories", kKeys), "category");
    EXPECT_EQ(meant("catagory", kKeys), "category");
    EXPECT_EQ(meant("nmae", kKeys), "name");
    EXPECT_EQ(meant("comp\u200Bute", kKeys), "compute");
}

TEST(Spelling, IsNotSureOfOtherWords) {
    for (std::string_view word :
         {"game", "date", "note", "tags", "permalink", "id", "", "author"}) {
        std::string found = meant(word, kKeys);
        EXPECT_TRUE(found.empty() || found.ends_with('?')) << word << " → " << found;
    }
}

TEST(Spelling, KnowsValuesInOtherForms) {
    EXPECT_EQ(meant("corporations", kClasses), "corporation");
    EXPECT_EQ(meant("Corporation", kClasses), "corporation");
    EXPECT_EQ(meant("academia ", kClasses), "academia");
    EXPECT_EQ(meant("state actors", kClasses), "state actor");
    EXPECT_EQ(meant("states actors", kClasses), "state actor");
    EXPECT_EQ(meant("state_actor", kClasses), "state actor");
    EXPECT_EQ(meant("State-Actor", kClasses), "state actor");
    EXPECT_EQ(meant("stateactor", kClasses), "state actor");
    EXPECT_EQ(meant("corpration", kClasses), "corporation");
    EXPECT_EQ(meant("indivdual", kClasses), "individual");
    EXPECT_EQ(meant("acadmeia", kClasses), "academia");
}

TEST(Spelling, NeverGuessesAtAnotherClass) {
    for (std::string_view word : {"institutions", "institution", "government", "company", "state",
                                  "person", "university", "nonprofit", "unknown", "cooperative"}) {
        std::string found = meant(word, kClasses);
        EXPECT_TRUE(found.empty() || found.ends_with('?')) << word << " → " << found;
    }
}

TEST(Spelling, IsNotSureOfOtherDigitsEndingsOrCodes) {
    constexpr std::array<std::string_view, 6> known = {
        "dense_int8_tops", "vendor_ai_tops", "h100", "oligarch", "stakeholders", "figure_2023"};
    for (std::string_view word :
         {"dense_int4_tops", "dense_int16_tops", "dense_uint8_tops", "dense_int8_gops",
          "dense_int8_flops", "vendor_ai_flops", "vendor_ai_gops", "vendor_tops", "h1000", "h200",
          "oligarchy", "shareholders", "figure_2024"}) {
        std::string found = meant(word, known);
        EXPECT_TRUE(found.empty() || found.ends_with('?')) << word << " → " << found;
    }
    EXPECT_EQ(meant("Dense INT8 TOPS", known), "dense_int8_tops");
    EXPECT_EQ(meant("oligrach", known), "oligarch");
}

TEST(Spelling, SkeletonDropsFormOnly) {
    EXPECT_EQ(word_skeleton("State-Actors"), "stateactor");
    EXPECT_EQ(word_skeleton("Works cited"), "workcited");
    EXPECT_EQ(word_skeleton("boxes"), "box");
    EXPECT_EQ(word_skeleton("class status basis"), "classstatusbasis");
    EXPECT_EQ(word_skeleton(""), "");
}

}  // namespace
}  // namespace veritally
