#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/recomputed.h"

namespace veritally {

/// What an entry states of the profile's target, and what follows from the figures it quotes.
struct Account {
    struct Step {
        std::string operation;   ///< "remove sparsity"
        std::string quoted;      ///< The words it rests on, as written; "" without any.
        std::uint32_t line = 0;  ///< Where they stand; 0 without any.
        double factor = 1;
        double value = 0;  ///< After it, in the target unit.
    };
    std::string stated_text;  ///< As written; "" where blank or not there.
    std::optional<double> stated, recomputed;
    std::vector<Step> steps;  ///< In order.

    /// How many times the recomputed figure the stated one is.
    std::optional<double> ratio() const;
};

/// Empty where the profile has no quantities.
Account account_of(const Recomputed& recomputed);

}  // namespace veritally
