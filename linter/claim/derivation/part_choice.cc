#include "claim/derivation/part_choice.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

bool is_bare(const Term& term, const Vocabulary& words) {
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        if (words.attributes[a].required && term.reading[a] < 0) return true;
    }
    return false;
}

/// '383 TFLOPS for BF16 and 383 TOPS for INT8': the latter goes before what the former converts to.
void drop_converted(const Recomputation& with, const Claims& claims, const Sheet& sheet,
                    Part& part) {
    const Term& own = part.front();
    const Figure& quoted = claims.figures[own.figure];
    if (!own.sure || is_bare(own, with.words) || conversion_of(own) != 0 ||
        !says_format(quoted, with.words))
        return;
    auto differs = [&](const Term& other) {
        const Figure& figure = claims.figures[other.figure];
        const bool beside = other.counts == own.counts && figure.sentence == quoted.sentence;
        return other.quoted != 0 && other.figure != own.figure &&
               (beside || sheet.is_of_one(quoted, figure)) && conversion_of(other) != 0 &&
               std::abs(other.each() / own.each() - 1) > 0.06;
    };
    part.erase(std::remove_if(part.begin() + 1, part.end(), differs), part.end());
}

}  // namespace

double conversion_of(const Term& term) {
    double product = 1;
    for (double f : term.factor) product *= f;
    return std::abs(std::log2(product));
}

void prefer_nearest(const Recomputation& with, const Claims& claims, const Sheet& sheet,
                    Part& part) {
    std::stable_sort(part.begin(), part.end(), [&](const Term& a, const Term& b) {
        const bool gone_a = a.quoted == 0, gone_b = b.quoted == 0;
        if (gone_a != gone_b) return gone_b;
        const bool bare_a = is_bare(a, with.words), bare_b = is_bare(b, with.words);
        if (bare_a != bare_b) return bare_b;
        return conversion_of(a) < conversion_of(b);
    });
    drop_converted(with, claims, sheet, part);
}

}  // namespace veritally
