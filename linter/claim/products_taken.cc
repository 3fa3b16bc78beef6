#include "claim/products_taken.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

bool is_counted(const Claims& claims, double count) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        return std::any_of(h.tiers.begin(), h.tiers.end(),
                           [&](const Tier& tier) { return tier.count == count; });
    });
}

bool takes_other(const Claims& claims, const Product& product, const Term& term) {
    constexpr double kNear = 1e-6;
    const double count = product.exact / term.each();
    const bool whole = count > 1.5 && std::abs(count - std::round(count)) < kNear * count;
    if (!whole || std::abs(count / term.count() - 1) < kNear) return false;
    return std::any_of(product.factors.begin(), product.factors.end(), [&](double factor) {
        const bool own =
            std::find(term.counts.begin(), term.counts.end(), factor) != term.counts.end();
        const bool counts = factor == count && product.factors.size() == 2 && factor > 8;
        return !own && (counts || is_counted(claims, factor));
    });
}

}  // namespace

std::optional<double> miscalculated(std::span<const Product> products, const Numeric& stated) {
    for (const Product& product : products) {
        if (!product.right && rounds_to(product.result, stated)) return product.exact;
    }
    return std::nullopt;
}

bool writes_other_count(const Claims& claims, std::span<const Product> products, const Term& term,
                        const Numeric& stated) {
    return std::any_of(products.begin(), products.end(), [&](const Product& product) {
        return product.right && rounds_to(product.result, stated) &&
               takes_other(claims, product, term);
    });
}

}  // namespace veritally
