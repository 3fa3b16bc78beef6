#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "claim/random_entry.h"

namespace veritally {

/// One quoted figure on its way to the total, exactly.
struct Chain {
    Exact quoted;
    Exact density{1}, counting{1}, precision{1};
    std::vector<Exact> counts;  ///< Outermost first.

    Exact value() const;
};
using Chains = std::vector<Chain>;

/// A slip made in some of the chains, by which the total comes to something else.
struct Slipped {
    std::string_view rule;  ///< Without family.
    Exact total;
    std::string_view needs;  ///< Words that have to stand in the entry; "" for none.
};

/// What derivation and faults of an entry have to be, by exact arithmetic on all readings and all
/// slips in turn. Shares nothing with linter/claim.
class SlowTwin {
  public:
    explicit SlowTwin(const std::vector<EntryPart>& parts);

    Exact total() const { return sum(chains_); }
    /// Of every slip of one kind, made in one part or in all that it can happen to.
    const std::vector<Slipped>& slips() const { return slips_; }
    /// Rules of the slips that lead to the figure and whose words stand in the text.
    std::vector<std::string_view> rules_reaching(const Exact& stated, std::string_view text) const;

  private:
    template <typename Change>
    void slip(std::string_view rule, Change change, std::string_view needs = "");
    void slip_in_attributes();
    void slip_in_counts();
    void slip_in_parts();
    void add(std::string_view rule, const Chains& chains, std::string_view needs = "");
    static Exact sum(const Chains& chains);

    Chains chains_;
    std::vector<Slipped> slips_;
};

/// An entry of these parts in words that can be taken in one way only, but for parts marked `open`:
/// their figure may be of one or of all together. Ends with its total.
std::string plain_entry(std::mt19937& random, const std::vector<EntryPart>& parts,
                        const Exact& stated, const std::vector<bool>& open = {});

}  // namespace veritally
