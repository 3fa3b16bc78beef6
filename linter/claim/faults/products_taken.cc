#include "claim/faults/products_taken.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "claim/derivation/told.h"

namespace veritally {
namespace {

bool is_counted(const Claims& claims, double count) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        return std::any_of(h.tiers.begin(), h.tiers.end(),
                           [&](const Tier& tier) { return tier.count == count; });
    });
}

/// One of the counts, or several levels of them at once: '64' of 8 × 8.
bool is_made_of(double factor, std::span<const double> counts) {
    if (factor == 1) return true;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const bool divides = counts[i] > 1 && std::fmod(factor, counts[i]) == 0;
        if (divides && is_made_of(factor / counts[i], counts.subspan(i + 1))) return true;
    }
    return false;
}

bool takes_other(const Claims& claims, const Product& product, const Term& term) {
    constexpr double kNear = 1e-6;
    const double count = product.exact / term.each();
    const bool whole = count > 1.5 && std::abs(count - std::round(count)) < kNear * count;
    if (!whole || std::abs(count / term.count() - 1) < kNear) return false;
    return std::any_of(product.factors.begin(), product.factors.end(), [&](double factor) {
        const bool counts = factor == count && product.factors.size() == 2 && factor > 8;
        return !is_made_of(factor, term.counts) && (counts || is_counted(claims, factor));
    });
}

/// '1,536 cards … multiplying by 1,356': the digits of the count, in another order.
bool transposes(const Claims& claims, const Term& term, const Numeric& stated) {
    auto digits = [](double count) {
        std::string text = std::to_string(count);
        std::sort(text.begin(), text.end());
        return text;
    };
    const std::vector<double> numbers = numbers_told(claims);
    const double own = term.count();
    return own >= 100 && std::any_of(numbers.begin(), numbers.end(), [&](double number) {
               return number != own && digits(number) == digits(own) &&
                      rounds_to(term.each() * number, stated);
           });
}

/// The right product of the term's rate and a multiple of its count, one of its factors; null
/// without.
const Product* written_for(std::span<const Product> products, const Term& term) {
    constexpr double kNear = 1e-3;
    const auto found = std::find_if(products.begin(), products.end(), [&](const Product& product) {
        const double count = std::round(product.exact / term.each());
        const double levels = count / term.count();
        const bool named = std::find(product.factors.begin(), product.factors.end(), count) !=
                           product.factors.end();
        return product.right && named && levels == std::floor(levels) && levels >= 1 &&
               std::abs(product.exact / (term.each() * count) - 1) < kNear;
    });
    return found == products.end() ? nullptr : &*found;
}

}  // namespace

std::optional<double> miscalculated(std::span<const Product> products, const Numeric& stated) {
    for (const Product& product : products) {
        if (!product.right && rounds_to(product.result, stated)) return product.exact;
    }
    return std::nullopt;
}

bool writes_out(std::span<const Product> products, std::span<const Term> terms,
                const Numeric& stated) {
    double sum = 0;
    for (const Term& term : terms) {
        const Product* product = written_for(products, term);
        if (product == nullptr) return false;
        sum += product->exact;
    }
    return terms.size() > 1 && rounds_to(sum, stated);
}

bool writes_other_count(const Claims& claims, std::span<const Product> products, const Term& term,
                        const Numeric& stated) {
    if (transposes(claims, term, stated)) return true;
    return std::any_of(products.begin(), products.end(), [&](const Product& product) {
        return product.right && rounds_to(product.result, stated) &&
               takes_other(claims, product, term);
    });
}

}  // namespace veritally
