#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "claim/figures/figure.h"
#include "quantity/catalogue.h"
#include "quantity/slip.h"

namespace veritally {

/// The figure that an entry's front matter states.
struct Stated {
    Numeric value;  ///< In the target unit.
    Span span;
};

/// One quoted figure on its way to the total: quoted × factors × counts. All in the target unit.
struct Term {
    static constexpr std::uint32_t kNone = ~0u;

    std::uint32_t figure = kNone;  ///< Index into Claims::figures; kNone: the catalogue's.
    std::span<const std::uint16_t> devices;  ///< All that it can be of; of the catalogue.
    int usual = -1;                        ///< The one meant where a figure has to be taken, or -1.
    const Published* published = nullptr;  ///< Whose reading or value was taken, if it was.
    double quoted = 0;                     ///< In the unit without prefix.
    std::array<std::int16_t, kMaxAttributes> reading = Published::kNoReading;
    std::array<double, kMaxAttributes> factor{};  ///< 1 where nothing is to be converted.
    std::uint32_t holding = kNone;                ///< Index into Claims::holdings.
    std::vector<double> counts;                   ///< That multiply it.
    bool whole = false;  ///< The figure is said to be of all that is counted.
    bool sure = true;    ///< The text leaves no other reading of how many there are.

    double each() const;      ///< Of one device (or of what the figure is of).
    double count() const;     ///< All counts together.
    double value() const;     ///< All of them.
    bool is_changed() const;  ///< Converted or multiplied.
};

double sum_of(const std::vector<Term>& terms);

/// What one thing contributes: the ways to read it, the likeliest first.
using Part = std::vector<Term>;

/// A figure in the text that says what the whole comes to.
struct Conclusion {
    std::uint32_t figure = 0;
    bool closing = false;   ///< Named as the total; else as derived.
    bool by_place = false;  ///< Taken for the total by nothing but where it stands.
};

/// Another rule whose slip explains a fault as well.
struct OtherCause {
    std::string_view rule;
    const Slip* slip = nullptr;  ///< nullptr where it is none of the table's.
    bool shown = true;           ///< The entry has the words that it needs.
};

/// What was found at fault, once.
struct Fault {
    std::string_view rule;       ///< The name without family: "sparsity".
    const Slip* slip = nullptr;  ///< What explains it; nullptr where nothing is known.
    bool note = false;           ///< Says only why nothing can be held against the figure.
    bool certain = true;         ///< Else it rests on the catalogue's reading.
    Span span;                   ///< The figure at fault.
    Span unit;                   ///< Its unit, in the text; empty in front matter.
    Span elsewhere;              ///< Where the entry states otherwise; empty where it does not.
    const Published* published = nullptr;  ///< The figure that it is held against, if one is.
    int device = -1;                       ///< Whose that is.
    double stated = 0;                     ///< In the target unit; of `spec`, as quoted.
    double recomputed = 0;
    std::vector<OtherCause> also;
    std::string_view wording = "default";
    std::vector<std::pair<std::string_view, std::string>> arguments;  ///< Of the wording.
};

/// One step of the recomputation, as an explanation shows it.
struct Step {
    std::string operation;  ///< "quoted", "remove sparsity", "× 8 per node"
    double factor = 1;
    std::vector<std::uint32_t> from;  ///< Figures.
    double value = 0;                 ///< After it.
    Span span;                        ///< Of the words it rests on; empty without any.
    bool quotes = false;              ///< Takes a figure over as it stands there.
};

struct Derivation {
    enum class Verdict : std::uint8_t { consistent, inconsistent, unverifiable, blank };

    Verdict verdict = Verdict::unverifiable;
    std::optional<Stated> stated;
    bool blank = false;       ///< The key is there, without a value.
    bool as_quoted = false;   ///< The entry counts what the vendor counts, without conversion.
    std::vector<Term> terms;  ///< The reading that was taken.
    std::vector<Conclusion> conclusions;
    std::optional<double> recomputed;
    Interval range;  ///< Where the recomputed figure may lie, by the digits of what is quoted.
    std::vector<Step> steps;
    std::vector<Fault> faults;
    Doubt held = Doubt::none;  ///< Why the recomputed figure is not held against the stated one.
    Span held_at;              ///< The words that it rests on; empty without any.

    /// The part that the figure stands for; nullptr where the total does not rest on it.
    const Term* term_of(std::uint32_t figure) const;
};

/// Whose figure it is: a device of the catalogue, else as the entry names it; "" where neither.
std::string_view device_name(const Term& term, const Claims& claims, const Catalogue& catalogue);

std::string_view verdict_name(Derivation::Verdict verdict);

/// What a derivation is made with.
struct Recomputation {
    const Vocabulary& words;
    const Catalogue& catalogue;
    const SlipTable& slips;
};

/// True where `exact`, rounded to the digits that `stated` shows, is it; halves either way.
bool rounds_to(double exact, const Numeric& stated);

/// True where `stated` is `exact`, cut off or raised to the digits that it shows.
bool is_cut_to(double exact, const Numeric& stated);

}  // namespace veritally
