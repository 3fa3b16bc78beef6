// The notes on blanks of the ai-compute profile, against sentences that give a reason and
// sentences that give none.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/embedded.h"
#include "engine/profile.h"

namespace veritally {
namespace {

const Profile& profile() {
    static const Profile* const kProfile = [] {
        auto read = read_profile(*embedded("profiles/ai-compute.yaml"), YamlSource{});
        return read ? new Profile(std::move(*read)) : nullptr;
    }();
    return *kProfile;
}

bool says_why(std::string_view sentence) {
    const auto& notes = profile().blank_notes;
    return std::any_of(notes.begin(), notes.end(),
                       [&](const Regex& note) { return note.found_in(sentence); });
}

TEST(BlankNotes, HearReasonsInManyWords) {
    for (std::string_view sentence : {"The figure is left blank for now.",
                                      "It stays\nblank until a source turns up.",
                                      "Compute remains unspecified until verified.",
                                      "Further development is needed before a figure can be given.",
                                      "More\nevidence is required.",
                                      "Additional public data would be needed.",
                                      "The value is pending verification.",
                                      "The figure awaits a citation.",
                                      "Goodwin has not published an accessible source.",
                                      "No public figure exists.",
                                      "There is no reliable benchmark of the chip.",
                                      "The throughput isn't publicly known.",
                                      "The number of boards has never been disclosed.",
                                      "This could not be independently verified.",
                                      "The source is currently unreachable.",
                                      "Reliable data are scarce.",
                                      "Peak throughput is to be determined.",
                                      "There is insufficient public information.",
                                      "The claim lacks a citation.",
                                      "An estimate requires further sources.",
                                      "Sources for the figure are missing.",
                                      "The count of chips is undisclosed.",
                                      "The vendor's claim is unconfirmed.",
                                      "We keep the field empty.",
                                      "The figure is omitted.",
                                      "Its peak remains unclear.",
                                      "The vendor does not state a figure.",
                                      "Peak compute is not listed.",
                                      "The number remains open.",
                                      "The claim cannot be traced."}) {
        EXPECT_TRUE(says_why(sentence)) << sentence;
    }
}

TEST(BlankNotes, HearNoneInWhatIsNone) {
    for (std::string_view sentence :
         {"The board has a neural engine beside its processor.", "One owner decides what it runs.",
          "Goodwin sold ten thousand boards in 2024.", "Its chips are not cheap.",
          "The cluster serves the whole university.", "No other owner shares the board.",
          "Students apply for time on the machine until June.",
          "Decisions fall to the board of the company.", "It needs 400 W of power.",
          "The lab is open to students.", "The chip does not support FP64.",
          "It is not a large system."}) {
        EXPECT_FALSE(says_why(sentence)) << sentence;
    }
}

}  // namespace
}  // namespace veritally
