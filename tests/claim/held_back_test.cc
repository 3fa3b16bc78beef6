// What a derivation says beside its figures: why it holds nothing against the stated one, and where
// the entry states otherwise.

#include <gtest/gtest.h>

#include <string>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

class Entry {
  public:
    Entry(const std::string& stated, const std::string& scope, const std::string& keys = "")
        : document_(read_document("entry.md", "---\nname: Ferry School\ncompute: " + stated + "\n" +
                                                  keys + "---\n\n## Scope\n\n" + scope + "\n")),
          claims_(compute_quantities().read(*document_)),
          derivation_(compute_quantities().derive(*document_, claims_)) {}

    const Derivation& derivation() const { return derivation_; }
    std::string_view at(Span span) const { return document_->text.at(span); }

  private:
    std::shared_ptr<const Document> document_;
    Claims claims_;
    Derivation derivation_;
};

TEST(HeldBack, EachDoubtHasItsWords) {
    const auto& doubts = compute_quantities().slips().doubts;
    for (std::size_t i = 0; i < doubts.size(); ++i) EXPECT_EQ(doubts[i].empty(), i == 0) << i;
}

TEST(HeldBack, SaysWhatIsCountedAndLeftOut) {
    const Entry entry("4e+18",
                      "It has 320 Quern 5 boards at 500 INT8 TOPS each, nine to a chassis.");
    EXPECT_EQ(entry.derivation().held, Doubt::left_out);
    EXPECT_EQ(entry.at(entry.derivation().held_at), "nine to a chassis");
    EXPECT_EQ(entry.derivation().verdict, Derivation::Verdict::unverifiable);
}

TEST(HeldBack, IsWhatTheTextComesToOtherwise) {
    EXPECT_EQ(Entry("3.85e+16",
                    "A100/L4 boards: 50/30 installed, 624/242.5 dense INT8 TOPS per board.[^1]")
                  .derivation()
                  .held,
              Doubt::otherwise);
    EXPECT_EQ(Entry("4.13e+16",
                    "Per server are built in 5 pieces A10, and of such servers we have 33.[^1] One "
                    "A10 brings 250 TOPS INT8 dense.[^2]")
                  .derivation()
                  .held,
              Doubt::otherwise);
    EXPECT_EQ(Entry("1.6e+17",
                    "Both halls have 160 Quern 5 boards of 500 INT8 TOPS each, says the owner.[^1]")
                  .derivation()
                  .held,
              Doubt::otherwise);
}

TEST(HeldBack, SaysWhichFigureIsOpen) {
    const Entry entry("1.5e+15", "The board reaches 1,321 TOPS.");
    EXPECT_EQ(entry.derivation().held, Doubt::open_count);
    EXPECT_EQ(entry.at(entry.derivation().held_at), "1,321 TOPS");
}

TEST(HeldBack, IsNothingWhereTheFigureFollows) {
    EXPECT_EQ(
        Entry("1.6e+17", "It has 320 Quern 5 boards at 500 INT8 TOPS each.").derivation().held,
        Doubt::none);
}

TEST(StatedElsewhere, IsTheTotalOfTheText) {
    const Entry entry("4.1e+17",
                      "It has 320 Quern 5 boards at 500 INT8 TOPS each.\n\n"
                      "Total compute: 1.6e17 dense INT8 operations per second.");
    ASSERT_EQ(entry.derivation().faults.size(), 1u);
    EXPECT_EQ(entry.at(entry.derivation().faults[0].elsewhere),
              "1.6e17 dense INT8 operations per second");
}

TEST(StatedElsewhere, IsToldOfAnyFaultOfTheFrontMatter) {
    const Entry entry("2e+17",
                      "It has 330 Quern 5 boards at 400 INT8 TOPS each.\n\n"
                      "Total compute: 1e17 dense INT8 operations per second.");
    ASSERT_FALSE(entry.derivation().faults.empty());
    EXPECT_EQ(entry.at(entry.derivation().faults[0].elsewhere),
              "1e17 dense INT8 operations per second");
}

TEST(AsQuoted, LeavesNoFormatOpen) {
    const Entry entry("1.2e+15", "The maker advertises the board with 1,730 AI TOPS.",
                      "compute_metric: vendor_ai_tops\n");
    ASSERT_EQ(entry.derivation().faults.size(), 2u);
    EXPECT_EQ(entry.derivation().faults[0].rule, "mismatch");
    EXPECT_EQ(entry.derivation().faults[1].rule, "not-comparable");
    EXPECT_TRUE(entry.derivation().faults[1].note);
}

}  // namespace
}  // namespace veritally
