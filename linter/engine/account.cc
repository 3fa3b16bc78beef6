#include "engine/account.h"

namespace veritally {

std::optional<double> Account::ratio() const {
    if (!stated || !recomputed || *recomputed == 0) return std::nullopt;
    return *stated / *recomputed;
}

Account account_of(const Recomputed& recomputed) {
    Account account;
    const Document& document = recomputed.document();
    const Derivation& derivation = recomputed.derivation();
    if (derivation.stated) {
        account.stated = derivation.stated->value.value();
        account.stated_text = document.text.at(derivation.stated->span);
    }
    account.recomputed = derivation.recomputed;
    for (const Step& step : derivation.steps) {
        Account::Step shown{step.operation, "", 0, step.factor, step.value};
        if (!step.span.empty()) {
            shown.quoted = document.text.at(step.span);
            shown.line = document.text.position(step.span.begin).line;
        }
        account.steps.push_back(std::move(shown));
    }
    return account;
}

}  // namespace veritally
