#include "claim/derive.h"

#include "claim/choice.h"
#include "claim/derivation/steps.h"
#include "claim/faults/faults.h"

namespace veritally {
namespace {

/// More than an entry says of one figure: its readings would take time without bound.
bool is_too_much(const Claims& claims) {
    constexpr std::size_t kMostFigures = 200, kMostDevices = 400, kMostProse = 256 * 1024;
    return claims.figures.size() > kMostFigures || claims.holdings.size() > kMostHoldings ||
           claims.devices.size() > kMostDevices || claims.text->reading.text.size() > kMostProse;
}

}  // namespace

Derivation derive(const Recomputation& with, const Document& document, const Claims& claims,
                  std::optional<Stated> stated, bool blank, bool as_quoted) {
    Derivation d;
    d.stated = stated;
    d.blank = blank;
    d.as_quoted = as_quoted;
    const bool whole = document.body.is_whole();
    if (!whole || is_too_much(claims)) {
        leave_alone(d, whole ? "too-much" : "unread");
        return d;
    }
    const Numeric* goal = stated ? &stated->value : nullptr;
    Sources sources = find_sources(claims, with.words, goal);
    d.conclusions = sources.conclusions;
    std::vector<Numeric> goals;
    if (goal != nullptr) goals.push_back(*goal);
    for (const Conclusion& c : d.conclusions) {
        if (c.closing && !c.by_place) goals.push_back(claims.figures[c.figure].amount());
    }
    d.terms = choose_terms(with, claims, sources, std::move(goals), goal, as_quoted);
    if (!d.terms.empty()) {
        d.recomputed = sum_of(d.terms);
        d.range = range_of(d.terms, claims);
    }
    write_steps(with, claims, d);
    find_faults(with, document, claims, sources, d);
    return d;
}

}  // namespace veritally
