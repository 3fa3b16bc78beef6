#include "claim/derivation/sources.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "claim/derivation/closing.h"
#include "claim/derivation/measured_again.h"
#include "claim/derivation/newcomer.h"
#include "claim/derivation/own_thing.h"
#include "claim/derivation/ranges.h"
#include "claim/derivation/restating.h"
#include "claim/derivation/told.h"

namespace veritally {
namespace {

using Form = Reckoned::Form;

/// Parts that figures play which never lead to a peak.
bool counts_for_nothing(const Figure& figure) {
    if (!figure.asserted || figure.cues.subtotal) return true;
    if (figure.cues.closing && figure.role == Role::planned) return false;
    return is_aside(figure.role);
}

class SourceFinder {
  public:
    SourceFinder(const Claims& claims, const Vocabulary& words, const Numeric* stated)
        : claims_(claims), words_(words), stated_(stated) {
        collect_counts();
        for (const Ratio& ratio : claims.ratios) {
            if (ratio.figure && factors_.size() < kMostFactors) factors_.push_back(ratio.factor);
        }
    }

    Sources run() {
        std::vector<Reckoned> plain;
        std::uint32_t last = 0;
        for (std::uint32_t i = 0; i < claims_.figures.size(); ++i) {
            if (counts_for_nothing(figure(i)) || words_.units[figure(i).unit].apart) continue;
            if (repeats_measured(claims_, words_, i) || is_chosen_from(claims_, i)) continue;
            Reckoned r = reckon(claims_, i, words_);
            last = i;
            if (r.form == Form::converted)
                place(r);
            else
                plain.push_back(r);
        }
        for (const Reckoned& r : plain) {
            if (Reckoned* other = line_beside(r)) {
                repeat(*other);
                *other = r;
            } else if (r.figure == last && closes_by_place(claims_, words_, r, out_.sources))
                out_.conclusions.push_back({r.figure, true, !figure(r).cues.closing});
            else
                place(r);
        }
        drop_shares(claims_, out_);
        demote();
        open_subtotals(claims_, out_);
        out_.products = find_products(claims_);
        out_.only_repeats = std::all_of(out_.sources.begin(), out_.sources.end(),
                                        [&](const Reckoned& r) { return repeats_stated(r); });
        std::sort(out_.sources.begin(), out_.sources.end(),
                  [](const Reckoned& a, const Reckoned& b) { return a.figure < b.figure; });
        return std::move(out_);
    }

  private:
    const Figure& figure(std::uint32_t i) const { return claims_.figures[i]; }
    const Figure& figure(const Reckoned& r) const { return figure(r.figure); }
    void collect_counts() {
        counts_.push_back(1);
        for (const Holding& holding : claims_.holdings) {
            counts_.push_back(holding.count());
            for (const Tier& tier : holding.tiers) counts_.push_back(tier.count);
        }
        for (const Figure& f : claims_.figures) {
            double product = 1;
            for (double count : f.multipliers) product *= count;
            if (product != 1) counts_.push_back(product);
        }
        if (counts_.size() > 40) counts_.resize(40);  // The work grows with them.
    }

    /// '… FP64 … In this way 3.3e16 operations per second': the number that is stated, in a format
    /// only by what was said before.
    bool repeats_stated_raw(const Reckoned& r) const {
        if (stated_ == nullptr || r.form != Form::converted || figure(r).cues.cited) return false;
        for (std::size_t a = 0; a < words_.attributes.size(); ++a) {
            if (is_own(figure(r).readings.how[a]) && !is_come_to(r)) return false;
        }
        return figure(r).power == 0 && rounds_to(figure(r).amount().value(), *stated_);
    }

    /// '8.85 petaflops, four of them, and with the factor for FP64 | about 2.8e17 a second'
    bool is_come_to(const Reckoned& r) const {
        return std::any_of(out_.sources.begin(), out_.sources.end(), [&](const Reckoned& source) {
            return figure(source).sentence == figure(r).sentence && source.figure < r.figure &&
                   std::any_of(counts_.begin(), counts_.end(), [&](double count) {
                       return rounds_to(source.value * count, figure(r).amount());
                   });
        });
    }
    void place(const Reckoned& r) {
        if (figure(r).cues.closing && r.form != Form::converted)
            out_.conclusions.push_back({r.figure, figure(r).role != Role::planned});
        else if (repeats_stated_raw(r) || sums_up_rows(claims_, r, out_.sources))
            repeat(r);
        else if (is_source(r))
            out_.sources.push_back(r);
        else
            repeat(r);
    }
    /// 'INT8 | 393 TOPS' above 'BF16 | 197 TFLOPS': the latter, which converts to the former at the
    /// digits that it shows.
    Reckoned* line_beside(const Reckoned& r) {
        const Figure& f = figure(r);
        if (f.cues.derived || f.cues.whole || f.cues.restates) return nullptr;
        if (!f.cell &&
            !(f.cues.cited && f.cues.attributed && r.form == Form::plain && says_format(f, words_)))
            return nullptr;
        for (Reckoned& source : out_.sources) {
            const Figure& other = figure(source);
            // '47 TOPS at INT8, by way of dot products (12 TFLOPS at FP32)'
            const bool beside = f.cell || other.sentence == f.sentence || is_told_before(r, source);
            const bool near = other.section == f.section && (f.cues.cited || other.cell == f.cell);
            const bool later = source.form == Form::converted && source.figure > r.figure;
            if (later && near && beside && f.stated.significant >= other.stated.significant &&
                matches(r, source, 1) && !is_own_thing(claims_, r, source))
                return &source;
        }
        return nullptr;
    }
    void repeat(const Reckoned& r) {
        out_.repeated.push_back(r);
        const Cues& cues = figure(r).cues;
        bool concludes = cues.derived || cues.whole || cues.restates || !cues.cited;
        if (r.form == Form::plain && !cues.each && concludes)
            out_.conclusions.push_back({r.figure, false});
    }

    bool is_source(const Reckoned& r) const {
        const Cues& cues = figure(r).cues;
        if (figure(r).clocked && r.form != Form::bare) return true;
        if (is_row_total(claims_, figure(r)) || is_next_rung(claims_, figure(r))) return false;
        if (is_converted_step(claims_, words_, out_, figure(r))) return false;
        if (words_.ceiling > 0 && figure(r).amount().value() > words_.ceiling) return false;
        if (r.form != Form::converted && (cues.derived || cues.restates) && beside_source(r))
            return false;
        if (r.form != Form::converted && !figure(r).multipliers.empty() && !cues.cited &&
            !out_.sources.empty() && !has_own_item(r))
            return false;
        if (r.form != Form::converted && is_next_step(claims_, figure(r))) return false;
        if (r.form == Form::plain && figure(r).cues.cited && counts_new_device(claims_, figure(r)))
            return true;
        if (r.form != Form::converted && multiplies_again(claims_, out_, r, stated_)) return false;
        if (r.form == Form::plain && says_digits_again(r)) return false;
        if (restates_gone(claims_, words_, figure(r))) return false;
        if (is_step(claims_, out_, r) || is_result(claims_, words_, out_, r)) return false;
        if (r.form == Form::converted && !figure(r).cues.cited && is_converted_already(r))
            return false;
        const Reckoned* same = equal_source(r);
        if (r.form == Form::bare && (same != nullptr || equals_raw(r))) return false;
        if (same != nullptr) return is_own_thing(claims_, r, *same) && !is_product_here(r, *same);
        if (has_own_column(r) || is_published_again(r)) return true;
        if (r.form == Form::plain && cues.cited && names_new_device(claims_, figure(r)))
            return true;
        bool follows = follows_from_source(r);
        if (r.form == Form::converted)
            return !((cues.derived || cues.restates) && follows && !cues.cited &&
                     !(cues.each && has_own_item(r)));
        if (!follows) return true;
        // 'The rule puts it near 5.2×10¹³ operations per second', of 26 TOPS
        if (figure(r).power == 0 && stated_ != nullptr && rounds_to(r.value, *stated_))
            return false;
        if (cues.derived || !cues.cited) return is_own_thing(claims_, r, out_.sources.back());
        return true;
    }

    /// '1,835 TFLOPS in BF16 … It gives 1,835 TFLOPS for FP8 as well': the same number, in another
    /// format that is said with it.
    bool is_published_again(const Reckoned& r) const {
        const Figure& f = figure(r);
        if (r.form != Form::plain) return false;
        return std::any_of(out_.sources.begin(), out_.sources.end(), [&](const Reckoned& source) {
            const Figure& s = figure(source);
            if ((f.cues.each && s.sentence != f.sentence) ||
                (f.cues.derived && !f.cues.attributed) || source.form != Form::converted ||
                source.figure > r.figure || s.amount().value() != f.amount().value() ||
                drops_value(f, s, words_))
                return false;
            for (std::size_t a = 0; a < words_.attributes.size(); ++a) {
                if (words_.attributes[a].required && is_own(f.readings.how[a]) &&
                    f.readings.value[a] != s.readings.value[a])
                    return true;
            }
            return false;
        });
    }

    /// '| 9.7 | 624 |' under 'FP64' and 'INT8': a rate of its own, too far off for a conversion.
    bool has_own_column(const Reckoned& r) const {
        const Figure& f = figure(r);
        if (!f.cell || r.form != Form::plain || f.cues.derived || f.cues.whole) return false;
        return std::none_of(out_.sources.begin(), out_.sources.end(), [&](const Reckoned& source) {
            if (source.figure == r.figure) return false;
            return std::any_of(std::begin(kSlips), std::end(kSlips),
                               [&](double factor) { return matches(r, source, factor); });
        });
    }

    /// In a list item or row where no source stands.
    bool has_own_item(const Reckoned& r) const {
        const Figure& f = figure(r);
        return f.unit_block != f.block &&
               std::none_of(out_.sources.begin(), out_.sources.end(), [&](const Reckoned& source) {
                   return figure(source).unit_block == f.unit_block;
               });
    }

    /// A source stands before it in its sentence.
    bool beside_source(const Reckoned& r) const {
        return std::any_of(out_.sources.begin(), out_.sources.end(), [&](const Reckoned& source) {
            return source.figure < r.figure && figure(source).sentence == figure(r).sentence;
        });
    }

    /// '16 petaflops in FP64. This is 16×10¹² …': the same digits, with another power of a
    /// thousand; before or after the conversion.
    bool says_digits_again(const Reckoned& r) const {
        const Figure& f = figure(r);
        return !f.cues.cited && std::any_of(out_.sources.begin(), out_.sources.end(), [&](auto& s) {
            const Figure& source = figure(s);
            if (source.sentence > f.sentence || f.sentence > source.sentence + 1 ||
                source.unit_block != f.unit_block || !source.cues.cited)
                return false;
            return is_thousandfold(f.amount().value() / source.amount().value()) ||
                   is_thousandfold(r.value / s.value) ||
                   (f.cues.derived &&
                    (rounds_to(s.value * 1e3, f.amount()) || rounds_to(s.value / 1e3, f.amount())));
        });
    }

    /// '50 teraflops in FP64 … 400 TOPS an accelerator': the number that a source converts to.
    bool is_converted_already(const Reckoned& r) const {
        return std::any_of(out_.sources.begin(), out_.sources.end(), [&](const Reckoned& source) {
            const bool alike = source.value == figure(source).amount().value();
            const Figure& f = figure(r);
            const bool apart = f.unit_block != f.block && figure(source).unit_block != f.unit_block;
            if (alike || apart || source.form != Form::converted || source.figure > r.figure ||
                figure(source).sentence + 4 < figure(r).sentence)
                return false;
            return std::any_of(counts_.begin(), counts_.end(), [&](double count) {
                return rounds_to(source.value * count, figure(r).amount());
            });
        });
    }

    /// A source that is the same number, alone or times a count.
    const Reckoned* equal_source(const Reckoned& r) const {
        for (const Reckoned& source : out_.sources) {
            if (is_told_before(r, source)) continue;
            for (double count : counts_) {
                if (count > 1 && is_rated_itself(claims_, words_, r, source)) continue;
                if (matches(r, source, count) &&
                    !differs_beside(claims_, figure(r), figure(source), count))
                    return &source;
            }
            for (double share : shares_) {
                if (figure(r).cues.derived && matches(r, source, share)) return &source;
            }
            for (double number : figure(r).cues.cited ? std::vector<double>()
                                                      : numbers_before(claims_, figure(r))) {
                if (source.form == Form::converted && matches(r, source, number)) return &source;
            }
            for (double number : numbers_) {
                if (is_of_all(r, source) && matches(r, source, number)) return &source;
            }
        }
        return nullptr;
    }
    /// 'The fleet as a whole has 1,220 TOPS', behind the figure of one.
    bool is_of_all(const Reckoned& r, const Reckoned& source) const {
        return figure(r).cues.whole && source.figure < r.figure && r.form == source.form;
    }
    /// The source, times the factor, is the figure at the digits that either shows.
    bool matches(const Reckoned& r, const Reckoned& source, double factor) const {
        const Numeric& quoted = figure(source).amount();
        return rounds_to(source.value * factor * scale(r), figure(r).amount()) ||
               ((quoted.significant > 1 || figure(r).cues.derived) &&
                rounds_to(r.value / factor * scale(source), quoted));
    }
    /// From the target back to the figure's own terms.
    double scale(const Reckoned& r) const { return figure(r).amount().value() / r.value; }
    /// '2.6e13 INT8 operations per second, about 26 TOPS': the same without its format.
    bool equals_raw(const Reckoned& r) const {
        return std::any_of(out_.sources.begin(), out_.sources.end(), [&](const Reckoned& source) {
            Interval raw = figure(source).amount().interval();
            return r.interval.overlaps(raw);
        });
    }

    /// 'It has 1,979 TOPS for one device. - Hask: 512 GPUs, 1.01e18 ops/s': the item only
    /// multiplies.
    bool is_product_here(const Reckoned& r, const Reckoned& source) const {
        const Figure &f = figure(r), &quoted = figure(source);
        const Holding* own = holding_in(claims_, f.unit_block);
        return f.unit_block != f.block && quoted.unit_block == quoted.block && own != nullptr &&
               own->count() > 1 && source.figure < r.figure && !f.cues.each &&
               matches(r, source, own->count());
    }

    /// A count and the factor of a conversion, right or wrong, lead from a source to it.
    bool follows_from_source(const Reckoned& r) const {
        for (const Reckoned& source : out_.sources) {
            if (is_told_before(r, source)) continue;
            for (double count : counts_) {
                for (double factor : factors_) {
                    if (matches(r, source, count * factor)) return true;
                }
            }
        }
        return follows_from_sum(r);
    }
    /// In the target's format, as it says itself: it follows from none that is told later.
    bool is_told_before(const Reckoned& r, const Reckoned& source) const {
        const Figure &f = figure(r), &other = figure(source);
        return source.figure > r.figure && r.form == Form::plain && !f.cues.derived &&
               (f.cell ? f.cues.each : f.cues.cited && says_format(f, words_)) &&
               (other.role != Role::derived || other.cues.attributed);
    }
    bool follows_from_sum(const Reckoned& r) const {
        if (out_.sources.size() < 2) return false;
        double sum = 0;
        for (const Reckoned& source : out_.sources) sum += source.value;
        return rounds_to(sum * scale(r), figure(r).amount());
    }

    /// A figure in the target's terms that only repeats what is stated is no source where
    /// another figure is one.
    void demote() {
        auto& sources = out_.sources;
        for (std::size_t i = sources.size(); i-- > 0;) {
            const bool again = concludes(claims_, out_, sources[i], stated_);
            if (!again && (!repeats_stated(sources[i]) || !better_source(i))) continue;
            repeat(sources[i]);
            sources.erase(sources.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    bool repeats_stated(const Reckoned& r) const {
        const Figure& f = figure(r);
        if (r.form == Form::converted || (f.cues.each && counts_.size() > 1)) return false;
        if (f.cell && !f.cues.closing && out_.sources.size() > 1 && has_own_column(r)) return false;
        if (f.cues.attributed && f.cues.cited && !(f.power == 0 && is_of_known_devices(claims_, f)))
            return false;
        if (stated_ != nullptr && rounds_to(r.value, *stated_)) return true;
        return std::any_of(out_.conclusions.begin(), out_.conclusions.end(),
                           [&](const Conclusion& c) {
                               return c.closing && rounds_to(r.value, figure(c.figure).amount());
                           });
    }
    bool better_source(std::size_t i) const {
        const auto& sources = out_.sources;
        for (std::size_t j = 0; j < sources.size(); ++j) {
            if (j == i) continue;
            if (figure(sources[j]).clocked) return true;
            if (sources[j].form != Form::converted && matches(sources[j], sources[i], 1)) continue;
            const Cues& cues = figure(sources[j]).cues;
            const bool cited = figure(sources[i]).cues.cited;
            if (sources[j].form == Form::converted || (cues.cited && !cited) ||
                ((cues.attributed || cues.each) && cues.cited == cited))
                return true;
        }
        return false;
    }

    const Claims& claims_;
    const Vocabulary& words_;
    const Numeric* stated_;
    static constexpr std::size_t kMostFactors = 20;
    static constexpr double kSlips[] = {1, 2, 0.5, 4, 0.25};  ///< Of one step of a conversion.
    std::vector<double> counts_;
    const std::vector<double> shares_ = shares_told(claims_), numbers_ = numbers_told(claims_);
    std::vector<double> factors_ = {1, 2, 0.5, 4, 0.25, 8, 0.125, 16, 0.0625, 64};
    Sources out_;
};

}  // namespace

Sources find_sources(const Claims& claims, const Vocabulary& words, const Numeric* stated) {
    return SourceFinder(claims, words, stated).run();
}

}  // namespace veritally
