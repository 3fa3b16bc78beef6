#include <algorithm>
#include <span>

#include "claim/derivation/belonging.h"
#include "claim/derivation/newcomer.h"

namespace veritally {

/// A holding and a figure, and what speaks for and against that the figure is of one of these.
class Belonging::Pair {
  public:
    Pair(const Belonging& all, const Holding& holding, const Figure& figure)
        : all_(all), h_(holding), f_(figure) {}

    bool is_ruled_out() const {
        return std::any_of(std::begin(kAgainst), std::end(kAgainst),
                           [&](Sign sign) { return (this->*sign)(); });
    }

    /// Of each group the first mark that is there counts.
    int score() {
        alone_ = all_.is_alone(h_);
        int sum = 0;
        for (std::span<const Mark> group : kGroups) {
            const auto mark = std::find_if(group.begin(), group.end(),
                                           [&](const Mark& m) { return (this->*m.sign)(); });
            if (mark != group.end()) sum += mark->weight;
        }
        return sum;
    }

  private:
    using Sign = bool (Pair::*)() const;
    struct Mark {
        int weight;
        Sign sign;
    };

    // Against.
    bool is_one() const { return h_.count() <= 1; }
    bool is_superseded() const { return h_.superseded; }
    bool is_planned() const { return h_.planned && all_.present_; }
    bool sums_others() const { return h_.sums && (f_.cues.rank > 0 || all_.names_other(f_, h_)); }
    bool is_worked_in() const { return f_.clocked && all_.is_worked_in(h_); }
    bool is_in_item_of_another() const { return all_.is_in_item_of_another(h_, f_); }
    bool is_of_one_group() const { return h_.told && all_.is_of_one_group(h_); }
    bool is_content() const { return all_.is_content_of(h_, f_); }
    bool is_apposed() const { return all_.is_apposed(h_, f_); }
    bool is_told_with_another() const { return all_.is_told_with_another(h_, f_); }
    bool is_of_newcomer() const { return veritally::is_of_newcomer(all_.claims_, f_, h_); }
    bool is_other_piece() const {  // '32 cores', not where the formula has the 32 itself
        const bool worked_in = f_.clocked && all_.claims_.text->is_in_cycles(h_.tiers.back().count);
        return h_.pieces && noun() != counted_noun() && !worked_in;
    }
    bool is_around_another() const { return is_nested() && h_.around != f_.around; }

    // Where they stand.
    bool is_in_row() const { return f_.cell && is_in_block(); }
    bool is_in_other_sentence() const { return is_in_block() && h_.sentence != f_.sentence; }
    bool leads() const { return is_in_block() && all_.leads_to(h_, f_); }
    bool is_in_block() const { return h_.unit_block == f_.unit_block; }
    bool is_nested() const { return f_.around != Block::kNone && h_.around != Block::kNone; }
    bool is_near() const {
        return Belonging::is_near(h_, f_, f_.clocked || (is_listed() && alone_));
    }
    /// 'The chip is good for 50 TOPS. … on 22 laptops with it'
    bool is_counted_next() const { return is_sole() && all_.counts_next(h_, f_); }
    bool is_anywhere() const { return true; }
    bool is_apart_from_item() const {
        return is_listed() && !is_in_block() && h_.sentence != f_.sentence;
    }

    // What is counted.
    bool counts_device_of_row() const {
        return f_.cell && !is_in_block() && h_.section == f_.section &&
               all_.counts_device_of(h_, f_);
    }
    bool counts_device_of_item() const {
        return is_card() && !is_in_block() && all_.counts_only_device(h_, f_);
    }
    bool is_all_there_is() const {
        return is_sole() && h_.name.empty() && (is_card() || counted_noun().empty());
    }
    bool is_of_noun() const { return !noun().empty() && h_.count_of(noun()) > 0; }
    bool is_counted_elsewhere() const { return all_.counts_elsewhere(noun(), f_); }
    bool is_of_other_noun() const {
        return f_.cues.each && !is_of_noun() && !counted_noun().empty() &&
               !is_counted_elsewhere() && all_.counts_noun(noun());
    }
    bool is_each_of_all() const { return f_.cues.each && alone_; }
    bool holds_what_is_counted() const { return !is_of_noun() && all_.holds_what_is_counted(h_); }
    bool is_outer() const { return h_.outer && (noun().empty() || counted_noun() != noun()); }
    bool is_told() const {
        return h_.told && !h_.planned && (noun().empty() || is_of_noun()) &&
               !all_.is_led_to(f_, h_) && !all_.is_apart(h_, f_);
    }

    // What is named.
    bool is_ranked() const { return f_.cues.rank > 0 && all_.is_ranked(h_, f_); }
    bool is_ranked_otherwise() const { return f_.cues.rank > 0; }
    bool is_named() const { return !is_of_other_noun() && all_.names(f_, h_); }
    bool is_named_last() const { return is_named() && all_.names_last(f_, h_); }
    bool is_other_named() const { return all_.names_other(f_, h_); }

    bool is_listed() const { return f_.unit_block != f_.block; }
    bool is_card() const { return is_listed() && !f_.cell; }
    bool is_sole() const { return h_.section == f_.section && alone_; }  // 'Quantity: 40'
    const std::string& noun() const { return f_.cues.noun; }
    const std::string& counted_noun() const { return h_.tiers.back().noun; }

    static constexpr Sign kAgainst[] = {
        &Pair::is_superseded,        &Pair::is_one,         &Pair::is_planned,
        &Pair::sums_others,          &Pair::is_worked_in,   &Pair::is_in_item_of_another,
        &Pair::is_of_one_group,      &Pair::is_content,     &Pair::is_apposed,
        &Pair::is_told_with_another, &Pair::is_of_newcomer, &Pair::is_other_piece,
        &Pair::is_around_another};

    static constexpr Mark kRow[] = {{100, &Pair::is_in_row}};
    static constexpr Mark kPlace[] = {{40, &Pair::is_in_other_sentence},
                                      {75, &Pair::leads},
                                      {60, &Pair::is_in_block},
                                      {60, &Pair::is_nested},
                                      {25, &Pair::is_near},
                                      {20, &Pair::is_counted_next},
                                      {8, &Pair::is_anywhere}};
    static constexpr Mark kItem[] = {{-25, &Pair::is_apart_from_item}};
    static constexpr Mark kRowDevice[] = {{50, &Pair::counts_device_of_row}};
    static constexpr Mark kItemDevice[] = {{45, &Pair::counts_device_of_item}};
    static constexpr Mark kSole[] = {{50, &Pair::is_all_there_is}};
    static constexpr Mark kNoun[] = {{30, &Pair::is_of_noun},
                                     {-200, &Pair::is_counted_elsewhere},
                                     {-70, &Pair::is_of_other_noun},
                                     {40, &Pair::is_each_of_all}};
    static constexpr Mark kHolder[] = {{-30, &Pair::holds_what_is_counted}};
    static constexpr Mark kOuter[] = {{-30, &Pair::is_outer}};
    static constexpr Mark kTold[] = {{80, &Pair::is_told}};
    static constexpr Mark kName[] = {{120, &Pair::is_ranked},
                                     {-60, &Pair::is_ranked_otherwise},
                                     {80, &Pair::is_named_last},
                                     {60, &Pair::is_named},
                                     {-45, &Pair::is_other_named}};
    static constexpr std::span<const Mark> kGroups[] = {
        kRow, kPlace, kItem, kRowDevice, kItemDevice, kSole, kNoun, kHolder, kOuter, kTold, kName};

    const Belonging& all_;
    const Holding& h_;
    const Figure& f_;
    bool alone_ = false;
};

int Belonging::fit(const Holding& holding, const Figure& f) const {
    Pair pair(*this, holding, f);
    return pair.is_ruled_out() ? 0 : pair.score();
}

}  // namespace veritally
