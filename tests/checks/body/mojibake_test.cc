#include "checks/body/mojibake.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/unicode.h"

namespace veritally {
namespace {

/// The text with every damage repaired; `<lost>` where it cannot be.
std::string repaired(std::string text) {
    std::vector<Mojibake> found = find_mojibake(text);
    for (auto it = found.rbegin(); it != found.rend(); ++it) {
        text.replace(it->span.begin, it->span.size(), it->repaired.value_or("<lost>"));
    }
    return text;
}

/// Reads UTF-8 as Windows-1252 (or as Latin-1) and writes that as UTF-8.
std::string encoded_again(std::string_view text, bool latin1 = false) {
    std::string out;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        char32_t mark = latin1 ? byte : from_windows_1252(byte);
        append_utf8(out, mark != 0 ? mark : byte);
    }
    return out;
}

TEST(Mojibake, RepairsWhatTheSeedEntryHas) {
    std::string text = "nearer to 125â€“200 W";
    auto found = find_mojibake(text);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].span, (Span{13, 13 + 8}));
    EXPECT_EQ(found[0].repaired, "–");
}

TEST(Mojibake, RepairsTextOfManyScriptsEncodedTwiceAndThrice) {
    for (std::string_view text : {"125–200",    "the vendor’s “own” figure…",
                                  "ETH Zürich", "4×10¹⁸",
                                  "São Paulo",  "€ 20",
                                  "25 °C",      "Wałęsa",
                                  "miša works", "5 µm",
                                  "π and Δ",    "Москва",
                                  "日本語",     "Việt Nam",
                                  "a → b",      "x ≥ 3",
                                  "😀 smile",    "Trademark™",
                                  "½ of it",    "naïve café",
                                  "Łódź"}) {
        for (bool latin1 : {false, true}) {
            std::string twice = encoded_again(text, latin1);
            EXPECT_EQ(repaired(twice), text) << twice;
            EXPECT_EQ(repaired(encoded_again(twice, latin1)), text) << twice;
        }
    }
}

TEST(Mojibake, LeavesRealTextAlone) {
    for (std::string_view text : {"a 2×–4× speed-up",
                                  "„GROẞ“ und „Maß“ und groß“",
                                  "IRMÃ e NÃO, “Ã” e “Â”",
                                  "Å² and Å³",
                                  "“… his fiancé”—he said",
                                  "‘café’”",
                                  "CAFÉ’S",
                                  "LULEÅ”",
                                  "«Bogotá»…",
                                  "está»…",
                                  "Málaga’s",
                                  "Nestlé’s “Côte d’Or”",
                                  "Öö, Ää, Üü",
                                  "naïve façade",
                                  "Ÿ Œuvre œuf",
                                  "ﬁne",
                                  "Đà Nẵng",
                                  "5 × 10¹⁸",
                                  "±2°",
                                  "À «la carte»",
                                  "é…», ê…», è…",
                                  "coração — não",
                                  "Curaçao–Aruba",
                                  "ESPAÑA”",
                                  "日本語",
                                  "Москва",
                                  "10²–10³",
                                  "—“quoted”—",
                                  "ß“ ß” ß’",
                                  "Ø…",
                                  "×2",
                                  "3×…",
                                  "×½"}) {
        EXPECT_EQ(repaired(std::string(text)), text);
    }
}

TEST(Mojibake, SaysWhatIsLost) {
    EXPECT_EQ(repaired("a ï¿½ b"), "a <lost> b");
    EXPECT_EQ(repaired("the systemâ€ is"), "the system<lost> is");
}

TEST(Mojibake, DropsWhatNobodySees) {
    EXPECT_EQ(repaired("ï»¿text"), "text");
    EXPECT_EQ(repaired(encoded_again("zero\u200Bwidth")), "zerowidth");
}

TEST(Mojibake, TurnsControlsIntoTheMarksTheyWere) {
    EXPECT_EQ(repaired("the vendorÂ’s"), "the vendor’s");
}

TEST(Mojibake, IsLinearOnHostileText) {
    std::string text = "–";
    for (int i = 0; i < 9; ++i) text = encoded_again(text);
    EXPECT_EQ(repaired(text), "–");
    std::string many;
    for (int i = 0; i < 200'000; ++i) many += "Ã";
    EXPECT_TRUE(find_mojibake(many).empty());
}

TEST(Windows1252, RoundTrips) {
    for (int byte = 0x80; byte <= 0xFF; ++byte) {
        char32_t c = from_windows_1252(static_cast<unsigned char>(byte));
        if (c == 0) continue;
        EXPECT_EQ(windows_1252(c), static_cast<unsigned char>(byte));
    }
    EXPECT_FALSE(windows_1252('a'));
    EXPECT_FALSE(windows_1252(0x4E00));
}

}  // namespace
}  // namespace veritally
