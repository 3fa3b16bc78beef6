#pragma once

#include <vector>

#include "claim/derivation/sources.h"

namespace veritally {

/// Parts of a whole that the text speaks of: '15 percent', 'four of the eight'.
std::vector<double> shares_told(const Claims& claims);

/// Whole numbers of the text that are no figures.
std::vector<double> numbers_told(const Claims& claims);
/// In the figure's sentence, before it: 'In Cardiff there are 61, good for | 1.732×10^16'.
std::vector<double> numbers_before(const Claims& claims, const Figure& figure);

/// What the text itself works out: a number of it that is a figure, times another number of it
/// ('19,000 units … 14.25 exaops', at 750 TOPS each). Borrows the claims.
class Told {
  public:
    Told(const Claims& claims, const Vocabulary& words, const Sources& sources,
         const Numeric* stated);

    /// By what the text multiplies the term's figure, in order of the results; conclusions are
    /// left out. `term`: without counts.
    std::vector<double> counts_of(const Term& term) const;

    struct Lot {
        double count = 0;
        std::uint32_t sentence_begin = 0;  ///< Token.
    };
    /// 'Oslo runs 96, which is 70.4 petaops. In Bergen there are 40 …': what sentences count and
    /// multiply out each for itself, every count once.
    std::vector<Lot> lots_of(const Term& term) const;

    /// 'Four to a board make 7.8 petaops. Sixteen boards fill a rack, 125.5. …': the counts by
    /// which the text goes from figure to figure, of which one may be a power of a thousand off;
    /// empty where there are fewer than two.
    std::vector<double> steps_of(const Term& term) const;

  private:
    struct Result {
        Numeric shown;      ///< In the unit without prefix.
        double factor = 0;  ///< To the target's terms; 0 where it names no format.
        std::uint32_t token = 0;
        std::uint32_t sentence_begin = 0;  ///< Token.
        bool states = false;               ///< It is the stated figure.
        bool follows = false;              ///< The text says that it is derived.
        bool closes = false;               ///< It is the whole: only a last step may lead to it.
        bool of_share = false;             ///< Its sentence says that it is of some of the others.
        bool speaks_of_counts = false;  ///< Its sentence names no format, nor what operations are.
    };
    struct Number {
        double value = 0;
        std::uint32_t token = 0;
        bool spelled = false;
        bool converts = false;  ///< A figure is multiplied with it.
        bool counts = false;    ///< A noun of devices stands behind it.
    };
    static void place(const Claims& claims, std::uint32_t sentence, Result& result);
    void add_figures(const Claims& claims, const Vocabulary& words, const Sources& sources,
                     const Numeric* stated);
    void add_powers(const Claims& claims);
    void add_numbers(const Claims& claims);
    void add_shares(const Claims& claims);
    bool may_convert(const Term& term, double count) const;
    bool may_multiply(const Term& term, const Number& number, const Result& result) const;
    bool is_product(const Term& term, double count, const Result& result) const;
    double step_to(const Term& term, double from, const Result& result) const;

    std::vector<Result> results_;        ///< In order of place.
    std::vector<Number> numbers_;        ///< Whole ones that may count.
    std::vector<double> factors_;        ///< Of formats.
    std::vector<std::size_t> required_;  ///< Attributes that each figure must have.
};

}  // namespace veritally
