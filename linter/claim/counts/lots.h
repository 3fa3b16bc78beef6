#pragma once

#include <string_view>

#include "claim/counts/holding.h"

namespace veritally {

/// Lots are counts of one kind of groups at several places, times or rows: 'Site A has 12 servers,
/// site B eight'. The work of each grows with the square of the holdings.

/// The other lots of the first one; none where one that is of no place is the sum of the others.
/// `called`: a name that all of them begin with, or "".
std::vector<Holding> lots_beside(const Holding& first, std::string_view called,
                                 const std::vector<Holding>& holdings, const Body& body);

/// The lot with what each of it holds.
Holding of_lot(const Holding& inner, const Holding& lot);

/// The name of the lot goes on to what it holds, where that has none.
void take_name_of(const Holding& lot, Holding& held);

/// What is said behind the last lot of 'each server' is of all of them.
void spread_to_lots(std::vector<Holding>& holdings, const Body& body);

/// What the next sentence says of all is of every lot.
void spread_each(std::vector<Holding>& holdings, const Body& body);

/// A sum that ends a sentence replaces its parts there.
void take_sums(std::vector<Holding>& holdings);

/// Groups that are divided by the devices in them: each part holds what the whole does.
void divide(std::vector<Holding>& holdings);

}  // namespace veritally
