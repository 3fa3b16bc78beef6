#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// Whether numbers that the reading leaves out lead to the stated figure: then the text may only
/// have been read in part, and nothing is held against it.
class Bridge {
  public:
    Bridge(const Recomputation& with, const Claims& claims, const Derivation& derivation);

    /// One count leads to it, times all that was read.
    bool multiplies_to(const Numeric& stated) const;

    /// It follows with a count that the text makes up of one that was read and one that was not:
    /// 'nine racks of four and 12 loose ones, so 48'.
    bool makes_up(const Numeric& stated) const;

    /// What it is that leads to it, or may lead anywhere.
    Doubt doubt(const Numeric& stated) const;

    /// What is counted and no term takes account of; nullptr where nothing is.
    const Holding* left_out() const;

  private:
    /// A count, or two or three of them added up, taken away, multiplied or shared out: '31
    /// consoles … six have since been sold'; or another figure, times what is counted.
    bool leads_to(const Numeric& stated) const;
    /// The last figure of the text says the same, and may be quoted: 'The box provides 1e14 ops/s'.
    bool is_told(const Numeric& stated) const;
    /// Far more is stated, and the text has it with more digits: worked out by what was not read.
    bool is_worked_out(const Numeric& stated) const;
    bool all_quoted() const;
    bool is_changed() const;
    std::uint32_t last_section() const;
    bool is_measured(std::uint32_t token) const;
    void collect_counts();
    bool is_read(const Token& number) const;
    bool finds_change() const;
    bool changes(const Sentence& sentence) const;
    bool is_count(const Token& token) const;
    bool reaches(Interval count) const;
    bool adds_up(Interval count) const;
    bool by_figure(const Numeric& stated) const;
    bool by_unread(const Numeric& stated) const;
    bool reaches_with_unread(Interval count, double counted) const;
    bool has_unread(const Holding& total, double number) const;
    bool is_used(const Holding& holding) const;
    bool adds_little(const Holding& holding) const;
    bool is_told_with(const Holding& holding, const Holding& own) const;
    bool is_taken_up(std::uint32_t figure, double each) const;

    const Recomputation& with_;
    const Claims& claims_;
    const Derivation& derivation_;
    std::vector<double> counts_;        ///< Whole numbers of the text, each once.
    std::vector<double> unread_;        ///< Those that nothing was counted with.
    const std::uint32_t last_section_;  ///< That a figure or count of the reading stands in.
    bool changes_ = false;              ///< The text speaks of what came, went or is left.
};

}  // namespace veritally
