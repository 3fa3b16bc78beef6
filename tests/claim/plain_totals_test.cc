// Fleets told in plain sentences, with and without their total: what follows is the total, and
// nothing is held against an entry that states it.

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

struct Fleet {
    std::string text;  ///< '#' stands for the noun.
    int count;
    bool opens_list = false;  ///< A colon behind it is read as the begin of a list.
};

std::vector<Fleet> plain_fleets() {
    return {{"The firm has 64 # in Oslo and 32 in Bergen", 96},
            {"64 # stand in Oslo, 32 more in Bergen", 96},
            {"In Oslo there are 64 #; in Bergen there are 32", 96},
            {"The firm bought 64 # in 2023 and 32 in 2024", 96},
            {"It started with 64 # in 2022 and added 32 in 2024", 96},
            {"It owns 64 #, and rents another 32", 96},
            {"The Oslo site holds 64 #, the Bergen site 32", 96},
            {"64 # are in Oslo and 32 # are in Bergen", 96},
            {"There are 12 servers with 8 # each", 96},
            {"It runs 12 nodes, each with 8 #", 96, true},
            {"12 servers hold 8 # apiece", 96},
            {"Each of the 12 servers has 8 #", 96, true},
            {"It has 12 servers with 8 # each and 3 with 4", 108},
            {"It has 12 servers with 8 # each and 3 servers with 4 each", 108}};
}

struct Device {
    std::string noun, figure;
    double tera;
};

std::string with(std::string text, const std::string& mark, const std::string& what) {
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;)
        text.replace(at, mark.size(), what);
    return text;
}

TEST(PlainTotals, FollowAndAreLeftAlone) {
    const std::vector<Device> devices = {
        {"H100", "An H100 has 1,979 dense INT8 TOPS.[^b]", 1979},
        {"cards", "A card has 100 dense INT8 TOPS.[^b]", 100},
        {"Quern 5 boards", "A Quern 5 reaches 500 TOPS in INT8, dense.[^b]", 500}};
    const std::vector<std::string> ends = {"",
                                           ", @ in total",
                                           ", so @ altogether",
                                           ". That makes @ #",
                                           ", @ # in all",
                                           ". Together these are @ #",
                                           " (@ in total)",
                                           ": @ #"};
    const Quantities& quantities = compute_quantities();
    for (const Fleet& fleet : plain_fleets()) {
        for (const std::string& end : ends) {
            if (fleet.opens_list && end[0] == ':') continue;
            for (const Device& device : devices) {
                const double right = fleet.count * device.tera * 1e12;
                const std::string told = with(with(fleet.text + end, "#", device.noun), "@",
                                              std::to_string(fleet.count));
                const std::string text = told + ".[^a] " + device.figure;
                char stated[16];
                std::snprintf(stated, sizeof stated, "%.3e", right);
                const auto document =
                    read_document("entry.md", std::string("---\nname: Vane\ncompute: ") + stated +
                                                  "\n---\n\n## Scope\n\n" + text + "\n");
                const Derivation d = quantities.derive(*document, quantities.read(*document));
                ASSERT_TRUE(d.recomputed) << text;
                EXPECT_NEAR(*d.recomputed / right, 1, 1e-6) << text;
                EXPECT_TRUE(d.faults.empty()) << text;
            }
        }
    }
}

}  // namespace
}  // namespace veritally
