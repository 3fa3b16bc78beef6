#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claim/counts/devices.h"
#include "claim/text/labels.h"

namespace veritally {

struct TablesRead;

/// Of an entry that counts more, nothing is derived: what links holdings grows with the square.
constexpr std::size_t kMostHoldings = 200;

/// One count of a chain such as '17 nodes with four L40 each'.
struct Tier {
    double count = 0;
    std::string noun;    ///< "node", singular and in small letters; "" where only a name stands.
    bool group = false;  ///< The noun is of something that holds devices.
    std::string per;     ///< What the count is of one of: "node" in 'eight per node'; else "".
    Span flat;

    /// Counts what the other counts.
    void take_noun(const Tier& other) {
        noun = other.noun;
        group = other.group;
    }
};

/// Some number of devices, as the text says it.
struct Holding {
    std::vector<Tier> tiers;       ///< Outermost first; never empty.
    std::string_view name;         ///< "Quern 5", as read; "" without one.
    Span name_at;                  ///< Its place, flat.
    bool outer = false;            ///< Holds what another of the holdings counts.
    bool told = false;             ///< Its number is the product of others that the text counts.
    bool united = false;           ///< Its number is the sum of others of one name.
    bool sums = false;             ///< Its number is the sum of others, of several names.
    Span flat;                     ///< From the first number to the last noun.
    std::uint32_t unit_block = 0;  ///< The row, list item or paragraph that it stands in.
    std::uint32_t around = Block::kNone;  ///< The item around the list of its item.
    std::uint32_t section = Block::kNone;
    std::uint32_t sentence = 0;
    double each_of = 0;    ///< 'Each of the two has …': how many they are; else 0.
    bool pieces = false;   ///< Of cores and the like: a figure is of one only where it says so.
    bool planned = false;  ///< Said of what is to come.
    bool share = false;    ///< Some of what the holding before counts: '200 of them'.
    bool listed = false;  ///< Beside the one before it, in each of the same: 'two CPUs and | four'.
    bool rest = false;    ///< Of 'the rest': what was counted, less some.
    bool placed = false;  ///< Said of one place: '12 in Paris', 'Oslo has 40'.
    bool superseded = false;  ///< Said of what is no more, or of what will add to the rest.
    bool miscounted = false;  ///< Its number does not follow from those that it is worked out of.

    /// There today.
    bool present() const { return !absent() && !miscounted; }
    bool absent() const { return planned || superseded; }
    /// The place, flat, lies in the words that count.
    bool covers(Span place) const { return flat.begin <= place.begin && place.begin < flat.end; }
    double count() const;
    /// Devices or groups of that noun: the product of the tiers down to it; 0 where none is.
    double count_of(std::string_view noun) const;
    /// The counts down to that noun, or all.
    std::vector<double> counts_down_to(std::string_view noun) const;
    /// 'p4d.24xlarge', 'DGX' of 'DGX H100': its name, or the words that it begins with, in small
    /// letters; of a count of one level.
    bool is_called(std::string_view begin) const;
    void take_name(const Holding& other) {
        name = other.name;
        name_at = other.name_at;
    }
    /// No two names say that they count different things.
    bool may_share_name(const Holding& other) const;
    /// Both count the same kind of thing, present ones.
    bool is_kin(const Holding& other) const;
};

bool any_present(const std::vector<Holding>& holdings);

/// Counted in an item of a list or a row of a table, not in a paragraph.
bool is_in_item(const DocumentText& document, const Holding& holding);

/// The holdings of a document in order of place. Counts that a figure's unit belongs to are none.
std::vector<Holding> find_holdings(const Text& text, const Body& body, const DocumentText& document,
                                   const TablesRead& tables,
                                   const std::vector<DeviceMention>& devices);

/// Those of tables: numbers in columns of devices, one holding a row.
void find_table_holdings(const Text& text, const Body& body, const DocumentText& document,
                         const TablesRead& tables, const std::vector<DeviceMention>& devices,
                         std::vector<Holding>& out);

}  // namespace veritally
