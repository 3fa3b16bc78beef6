#include "engine/recomputed.h"

namespace veritally {

const Claims& Recomputed::claims() const {
    if (claims_) return *claims_;
    const Quantities& quantities = *profile_.quantities;
    return claims_.emplace(quantities.usable() ? quantities.read(document_, memory_.get())
                                               : Claims{});
}

const Derivation& Recomputed::derivation() const {
    if (derivation_) return *derivation_;
    const Quantities& quantities = *profile_.quantities;
    return derivation_.emplace(quantities.usable() ? quantities.derive(document_, claims())
                                                   : Derivation{});
}

}  // namespace veritally
