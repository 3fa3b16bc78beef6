#pragma once

#include "claim/derivation/derivation.h"

namespace veritally {

/// What a figure is of: the things that the entry counts, and the device. Borrows the claims.
class Belonging {
  public:
    Belonging(const Claims& claims, const Catalogue& catalogue);

    /// Index of the holding whose members have the figure, Term::kNone where none fits.
    std::uint32_t holding_of(const Figure& figure) const;
    /// The figure's sentence has the holding's name. Both are of the claims.
    bool names(const Figure& figure, const Holding& holding) const;
    /// Fills `devices` and `usual`: of the device named in the figure's sentence, else by what it
    /// is counted with, else the one before it in its section, else the one that the entry is
    /// about.
    void find_device(const Figure& figure, Term& term) const;

  private:
    class Pair;

    /// The first device named there or behind.
    std::vector<DeviceMention>::const_iterator first_from(std::uint32_t at) const;
    /// Said right behind the figure; may be null.
    const DeviceMention* device_behind(const Figure& figure) const;
    /// Said elsewhere: in the figure's sentence, else before it, else what all is about.
    const DeviceMention* device_before(const Figure& figure) const;
    bool is_of_other_owner(const Figure& figure) const;
    bool is_of_single(const Figure& figure) const;
    std::uint32_t total_behind(std::uint32_t found, const Figure& figure) const;
    int fit_by_device(const Holding& holding, const DeviceMention& device) const;
    const DeviceMention* device_of(const Figure& figure) const;
    /// The only device of the sentences before that is published with the figure; may be null.
    const DeviceMention* publisher_of(const Figure& figure) const;
    /// Another device stands between: this one goes before it for what it publishes.
    bool is_taken_before_another(const DeviceMention& device, const Figure& figure) const;
    bool is_rated_later(const DeviceMention& device, const Figure& figure) const;
    bool publishes(const DeviceMention& mention, const Figure& figure) const;
    int fit(const Holding& holding, const Figure& figure) const;
    /// A few sentences before the figure; after it, too, where the order says nothing, as in a
    /// list.
    bool counts_device_of(const Holding& holding, const Figure& figure) const;
    bool counts_only_device(const Holding& holding, const Figure& f) const;
    double contents_of(const DeviceMention& device, const Figure& f) const;
    bool is_of_each_content(const Holding& holding, const Figure& figure) const;
    bool is_content_of(const Holding& holding, const Figure& f) const;
    bool is_of_one_group(const Holding& told) const;
    bool holds_what_is_counted(const Holding& groups) const;
    bool is_apposed(const Holding& holding, const Figure& figure) const;
    bool is_in_item_of_another(const Holding& holding, const Figure& figure) const;
    bool is_apart(const Holding& product, const Figure& f) const;
    bool is_led_to(const Figure& figure, const Holding& but) const;
    bool is_told_with_another(const Holding& holding, const Figure& figure) const;
    bool is_worked_in(const Holding& holding) const;
    bool is_ranked(const Holding& holding, const Figure& f) const;
    /// The figure is of all that one of them holds, and these are counted.
    bool counts_next(const Holding& holding, const Figure& f) const;
    bool names_between(const Holding& holding, const Figure& f) const;
    bool is_lot_of_another(const Holding& holding, const DeviceMention& device,
                           const Figure& f) const;
    std::uint32_t chain_of(std::uint32_t total) const;
    int lot_of(const Holding& holding) const {
        return lots_[static_cast<std::size_t>(&holding - claims_.holdings.data())];
    }
    bool counts_noun(const std::string& noun) const;
    bool counts_elsewhere(const std::string& noun, const Figure& f) const;
    static bool is_near(const Holding& holding, const Figure& figure, bool any_order);
    /// It stands before the figure, with neither a count nor a figure in between.
    bool leads_to(const Holding& holding, const Figure& figure) const;
    /// Nothing else is counted: what is said of one thing is said of one of these.
    bool is_alone(const Holding& holding) const;
    bool names_last(const Figure& f, const Holding& holding) const;
    bool is_named(const Figure& figure, const Holding& holding) const;
    bool names_other(const Figure& figure, const Holding& holding) const;
    /// Something of another name is counted, last before the figure or in its own sentence.
    bool is_of_another(const Figure& figure, const DeviceMention& mention) const;
    /// The figure's row has a name of its own, and the device stands above it.
    bool is_of_other_row(const DeviceMention& mention, const Figure& figure) const;
    /// Both stand in items of lists, and in different ones.
    bool is_of_other_item(const DeviceMention& mention, const Figure& figure) const;
    bool one_device() const;
    std::string_view words_of(std::uint32_t sentence) const;

    /// Another device is counted than the one that the figure is said of, in its own sentence.
    bool counts_other(const Holding& holding, const DeviceMention& device, const Figure& f) const;

    const Claims& claims_;
    const Catalogue& catalogue_;
    const std::string low_;  ///< All prose in small letters.
    const bool present_;     ///< Something is counted that is there today.
    /// By figure and holding, what names() found; -1 where it was not asked.
    mutable std::vector<signed char> named_;
    std::uint32_t first_row_ = Block::kNone;  ///< Block of the first table row with a figure.
    std::vector<int> lots_;                   ///< By holding: the device that it counts, or -1.
};

}  // namespace veritally
