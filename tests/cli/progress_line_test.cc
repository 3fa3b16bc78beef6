#include "cli/progress_line.h"

#include <gtest/gtest.h>

#include <sstream>

namespace veritally {
namespace {

using std::chrono::milliseconds;

TEST(ProgressText, SaysHowFarItIs) {
    EXPECT_EQ(progress_text({0, 400, 0, 0, 0, milliseconds(0)}, 80),
              "links: 0 of 400, 0 alive, 0 dead");
    EXPECT_EQ(progress_text({100, 400, 90, 3, 2, milliseconds(4'500)}, 80),
              "links: 100 of 400, 90 alive, 3 dead, 2 hosts waiting, 14 s left");
    EXPECT_EQ(progress_text({100, 4'000, 90, 3, 1, milliseconds(10'000)}, 80),
              "links: 100 of 4000, 90 alive, 3 dead, 1 host waiting, 7 min left");
    EXPECT_EQ(progress_text({400, 400, 400, 0, 0, milliseconds(9'000)}, 80),
              "links: 400 of 400, 400 alive, 0 dead");
    EXPECT_EQ(progress_text({100, 400, 90, 3, 2, milliseconds(4'500)}, 12), "links: 100 o");
}

TEST(ProgressLine, IsWrittenOverAndErased) {
    std::ostringstream err;
    {
        ProgressLine line(err, true, "xterm", 20);
        line.show({1, 2, 1, 0, 0, milliseconds(1)});
        line.show({2, 2, 2, 0, 0, milliseconds(1)});
    }
    EXPECT_EQ(err.str(), "\r\x1b[Klinks: 1 of 2, 1 al\r\x1b[Klinks: 2 of 2, 2 al\r\x1b[K");
}

TEST(ProgressLine, LeavesALogAlone) {
    std::ostringstream err;
    for (const auto& [terminal, term] :
         {std::pair(false, "xterm"), std::pair(true, "dumb"), std::pair(true, "")}) {
        ProgressLine line(err, terminal, term, 80);
        line.show({1, 2, 1, 0, 0, milliseconds(1)});
    }
    ProgressLine(err, true, "xterm", 80).clear();
    EXPECT_EQ(err.str(), "");
}

}  // namespace
}  // namespace veritally
