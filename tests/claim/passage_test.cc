// What was read of a text before it changed changes nothing of what is read of it then.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "base/random_text.h"
#include "claim/figures/figure.h"
#include "claim/random_entry.h"
#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

constexpr std::uint32_t kEdited = 40;
constexpr int kEdits = 25;

void write(std::ostream& out, const Token& t) {
    out << static_cast<int>(t.kind) << ' ' << static_cast<int>(t.mark) << ' ' << t.spaced
        << t.capital << t.name << t.struck << t.plain << t.spelled << ' ' << int{t.power} << ' '
        << t.id << ' ' << t.short_value << ' ' << t.classes << ' ' << t.at.begin << '-' << t.at.end
        << ' ' << t.number.digits << 'e' << t.number.exponent << ' ' << int{t.number.significant}
        << '\n';
}

void write(std::ostream& out, const Readings& readings) {
    for (std::size_t a = 0; a < kMaxAttributes; ++a)
        out << ' ' << readings.value[a] << '/' << static_cast<int>(readings.how[a]);
}

void write(std::ostream& out, const Sentence& s) {
    out << "sentence " << s.passage << ' ' << s.begin << '-' << s.end << ' ' << s.classes << '\n';
    for (const Measure& m : s.measures) {
        out << "measure " << m.begin << '-' << m.end << ' ' << m.number << ' ' << m.amount().value()
            << ' ' << m.unit << ' ' << m.run << ' ' << m.shared << ' '
            << static_cast<int>(m.standing);
        write(out, m.readings);
        out << '\n';
    }
    for (const Mention& m : s.mentions) {
        out << "mention " << m.begin << '-' << m.end << ' ' << m.value << ' ' << m.list << ' '
            << m.bound << m.all << m.idle << '\n';
    }
    for (const BareUnit& u : s.units) out << "unit " << u.token << ' ' << u.unit << '\n';
}

/// All that later steps rest on, and what they come to.
std::string text_of(const Claims& claims) {
    std::ostringstream out;
    for (const Token& token : claims.text->tokens) write(out, token);
    for (const Sentence& sentence : claims.text->sentences) write(out, sentence);
    for (const PassageText& p : claims.text->passages) {
        out << "passage " << p.block << ' ' << p.begin << '-' << p.end << ' ' << p.first << '-'
            << p.last << '\n';
    }
    for (std::uint32_t passage : claims.text->passage_of_block) out << passage << ' ';
    for (const Figure& f : claims.figures) {
        out << "\nfigure " << f.span.begin << '-' << f.span.end << ' ' << f.amount().value() << ' '
            << role_name(f.role) << ' ' << f.hedge;
        write(out, f.readings);
    }
    for (const DeviceMention& d : claims.devices) {
        out << "\ndevice " << d.flat.begin << '-' << d.flat.end << ' ' << d.usual << ' '
            << d.token_begin << '-' << d.token_end << ' ' << d.sentence << ' ' << d.weak;
    }
    return out.str();
}

/// Something typed, deleted, doubled or moved.
void edit(std::mt19937& random, std::string& text) {
    static constexpr std::string_view kTyped[] = {"x",
                                                  " ",
                                                  "\n\n",
                                                  "~~",
                                                  "[^1]",
                                                  "[^2] ",
                                                  "1e15 ",
                                                  " of FP8 ",
                                                  " H100",
                                                  "L4 ",
                                                  " with sparsity",
                                                  "- ",
                                                  "## A\n",
                                                  "| 5 TFLOPS | FP16 |\n",
                                                  "<del>",
                                                  "</del>",
                                                  "`",
                                                  " (INT8, dense)"};
    const std::size_t body = text.find("\n---\n", 4) + 5;
    const auto place = [&] { return body + pick(random, text.size() - body + 1); };
    const std::size_t at = place(), size = pick(random, 80);
    switch (pick(random, 4)) {
        case 0:
            text.erase(at, size);
            break;
        case 1: {
            const std::string copied = text.substr(at, size * 4);
            text.insert(place(), "\n\n" + copied + "\n\n");
            break;
        }
        default:
            text.insert(at, kTyped[pick(random, std::size(kTyped))]);
    }
}

TEST(PassageMemory, ChangesNothingOfWhatIsRead) {
    const Quantities& quantities = compute_quantities();
    std::size_t figures = 0, devices = 0;
    for (std::uint32_t seed = 0; seed < kEdited; ++seed) {
        std::mt19937 random(seed);
        std::string text = random_entry(seed).text;
        PassageMemory memory;
        for (int i = 0; i < kEdits; ++i, edit(random, text)) {
            const auto document = read_document("a.md", text);
            const Claims claims = quantities.read(*document, &memory);
            ASSERT_EQ(text_of(claims), text_of(quantities.read(*document))) << text;
            figures += claims.figures.size();
            devices += claims.devices.size();
        }
    }
    EXPECT_GT(figures, 2000u);
    EXPECT_GT(devices, 500u);
}

TEST(PassageMemory, ForgetsWhatIsNoLongerThere) {
    PassageMemory memory;
    ReadPassage& first = memory.of("one", false);
    first.read = true;
    EXPECT_TRUE(memory.of("one", false).read);
    EXPECT_FALSE(memory.of("one", true).read);
    memory.turn();
    EXPECT_TRUE(memory.of("one", false).read);
    memory.turn();
    memory.turn();
    EXPECT_FALSE(memory.of("one", false).read);
}

}  // namespace
}  // namespace veritally
