#pragma once

#include <vector>

#include "claim/figures/figure.h"

namespace veritally {

/// A product that the text writes out: '144 × 296 = 42,624 TOPS'. Both in the result's unit,
/// without its prefix.
struct Product {
    double exact = 0;   ///< What the factors come to, whatever powers of a thousand they leave out.
    double result = 0;  ///< As the text says.
    bool right = false;
    std::vector<double> factors;
};

/// In order of place; those with a hedged result are right where they come near.
std::vector<Product> find_products(const Claims& claims);

}  // namespace veritally
