#include "claim/restating.h"

#include <algorithm>
#include <cmath>

#include "claim/sources.h"

namespace veritally {

bool is_thousandfold(double ratio) {
    const double powers = std::log10(ratio) / 3;
    return std::abs(powers) > 0.5 && std::abs(powers - std::round(powers)) < 1e-9;
}

bool drops_value(const Figure& again, const Figure& source, const Vocabulary& words) {
    if (again.cues.cited || !source.cues.cited) return false;
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        const Attribute& attribute = words.attributes[a];
        if (!attribute.required && is_own(source.readings.how[a]) &&
            !is_own(again.readings.how[a]) && source.readings.value[a] != attribute.fallback)
            return true;
    }
    return false;
}

bool restates_gone(const Claims& claims, const Vocabulary& words, const Figure& again) {
    if (again.cues.cited) return false;
    for (std::uint32_t i = 0; i < claims.figures.size(); ++i) {
        const Figure& gone = claims.figures[i];
        if (gone.asserted || gone.token >= again.token || gone.section != again.section) continue;
        const double each = reckon(claims, i, words).value;
        const bool all =
            std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
                return h.sentence == gone.sentence && !h.present() && h.count() > 1 &&
                       rounds_to(each * h.count(), again.amount());
            });
        if (all) return true;
    }
    return false;
}

bool concludes(const Claims& claims, const Sources& sources, const Reckoned& r,
               const Numeric* stated) {
    const Figure& f = claims.figures[r.figure];
    if (sources.sources.size() < 2 || stated == nullptr || r.form != Reckoned::Form::plain ||
        (f.cues.each && f.power != 0) || !rounds_to(r.value, *stated))
        return false;
    const bool follows = std::any_of(sources.sources.begin(), sources.sources.end(),
                                     [&](const Reckoned& o) { return o.figure < r.figure; });
    return (f.power == 0 && !f.cues.cited) || ((f.cues.derived || f.cues.whole) && follows);
}

bool is_step(const Claims& claims, const Sources& sources, const Reckoned& r) {
    const Figure& f = claims.figures[r.figure];
    const bool named =
        std::any_of(claims.devices.begin(), claims.devices.end(),
                    [&](const DeviceMention& m) { return m.sentence == f.sentence; });
    if (r.form != Reckoned::Form::bare || f.cues.cited || f.cell || f.unit_block != f.block ||
        named)
        return false;
    return std::any_of(sources.sources.begin(), sources.sources.end(), [&](const Reckoned& o) {
        const Figure& s = claims.figures[o.figure];
        return o.form != Reckoned::Form::bare && o.figure < r.figure && s.cues.cited &&
               s.section == f.section;
    });
}

namespace {

/// What its sentence counts of it comes to all that is stated.
bool leads_to_stated(const Claims& claims, const Reckoned& r, const Numeric* stated) {
    const std::uint32_t sentence = claims.figures[r.figure].sentence;
    return stated != nullptr &&
           std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
               return h.sentence == sentence && h.count() > 1 &&
                      rounds_to(r.value * h.count(), *stated);
           });
}

}  // namespace

bool multiplies_again(const Claims& claims, const Sources& sources, const Reckoned& r,
                      const Numeric* stated) {
    const Figure& f = claims.figures[r.figure];
    if (f.cues.cited || f.cell || (f.multipliers.empty() && !leads_to_stated(claims, r, stated)))
        return false;
    const bool named =
        std::any_of(claims.devices.begin(), claims.devices.end(),
                    [&](const DeviceMention& m) { return m.sentence == f.sentence; });
    return !named &&
           std::any_of(sources.sources.begin(), sources.sources.end(), [&](const Reckoned& o) {
               const Figure& source = claims.figures[o.figure];
               return o.figure < r.figure && source.cues.cited && source.section == f.section &&
                      source.amount().value() == f.amount().value();
           });
}

}  // namespace veritally
