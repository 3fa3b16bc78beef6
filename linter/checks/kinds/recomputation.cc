#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/text.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/parameters.h"
#include "engine/quantities.h"
#include "quantity/decimal.h"
#include "quantity/number.h"

namespace veritally {
namespace {

constexpr std::string_view kRecomputationNames[] = {
    "stated",    "recomputed", "follows", "ratio",  "says",     "also",    "elsewhere", "target",
    "as-quoted", "device",     "reading", "source", "measured", "assumed", "noun"};
constexpr int kShown = 4;  ///< Significant digits of a recomputed figure.

/// "1.92", "320", "1000": three significant digits, all digits before the point.
std::string plain(double value) {
    char text[40];
    std::snprintf(text, sizeof text, value < 1000 ? "%.3g" : "%.0f", value);
    return text;
}

/// "about 1000" of 999, which a prefix of the unit makes; "" where no power of ten is near.
std::string power_in_words(double ratio) {
    constexpr double kThousand = 3, kExact = 1e-9;
    const double power = std::round(std::log10(ratio));
    if (power < kThousand) return "";
    const double whole = std::pow(10, power);
    const std::string times = whole < 1e6 ? plain(whole) : scientific(whole, 1);
    return std::abs(ratio / whole - 1) < kExact ? times : "about " + times;
}

/// "2 times too much", "12.5 times too little". `powers`: of ten alone.
std::string ratio_in_words(double stated, double right, bool powers) {
    double ratio = stated / right;
    bool more = ratio >= 1;
    if (!more) ratio = 1 / ratio;
    if (!std::isfinite(ratio)) return more ? "far too much" : "far too little";  // Of nought.
    std::string times = powers ? power_in_words(ratio) : "";
    if (times.empty()) times = ratio < 1e6 ? plain(ratio) : scientific(ratio, 3);
    return times + (more ? " times too much" : " times too little");
}

/// Reports the faults of the recomputation that have the rule's name.
class RecomputationCheck : public Check {
  public:
    RecomputationCheck(const Rule& rule, const Profile& profile)
        : of_profile_(rule.family() == profile.quantities->family()), name_(rule.name()) {}

    void run(const Subject& subject, Findings& findings) const override {
        if (!of_profile_) return;
        for (const Fault& fault : subject.recomputed.derivation().faults) {
            if (fault.rule == name_) report(subject, fault, findings);
        }
    }

  private:
    static void report(const Subject& subject, const Fault& fault, Findings& findings) {
        Finding& finding = fault.certain
                               ? findings.add(fault.span, fault.wording)
                               : findings.add_at(Level::warning, fault.span, fault.wording);
        add_arguments(subject, fault, finding);
        add_places(subject.recomputed, fault, finding);
        add_properties(fault, finding);
        add_fix(subject, fault, finding);
    }

    static void add_arguments(const Subject& subject, const Fault& fault, Finding& finding) {
        auto add = [&](std::string_view name, std::string value) {
            finding.arguments.push_back({name, std::move(value)});
        };
        const Derivation& d = subject.recomputed.derivation();
        const std::string target(subject.profile.quantities->target(d.as_quoted));
        add("stated", in_one_line(subject.document.text.at(fault.span)));
        add("target", std::string(subject.profile.quantities->target()));
        if (d.as_quoted) add("as-quoted", target);
        if (fault.recomputed > 0) {
            const std::string follows = scientific(fault.recomputed, kShown);
            const bool front = d.stated && fault.span == d.stated->span;
            add("recomputed", follows);
            // Beside a figure with a unit, one without is in another one.
            add("follows", front ? follows : follows + " " + target);
            const bool unit = fault.slip != nullptr && fault.slip->stage() == Slip::Stage::unit;
            add("ratio", ratio_in_words(fault.stated, fault.recomputed, unit));
        }
        if (fault.slip != nullptr) add("says", std::string(fault.slip->says));
        if (!fault.elsewhere.empty())
            add("elsewhere", in_one_line(subject.document.text.at(fault.elsewhere)));
        for (const auto& [name, value] : fault.arguments) add(name, value);
        add("also", also(subject, fault, finding));
    }

    /// What else it may be: by the slips' own words, and by the wordings of the other rules.
    static std::string also(const Subject& subject, const Fault& fault, const Finding& finding) {
        const bool told = fault.slip != nullptr || fault.rule == "rounding";
        std::string causes, others;
        for (const OtherCause& other : fault.also) {
            if (!other.shown) continue;
            if (other.slip != nullptr) {
                causes += (causes.empty() ? "that " : ", or that ") + std::string(other.slip->says);
            } else if (std::string words = words_of(subject, other.rule, finding); !words.empty()) {
                others += "; " + words;
            }
        }
        if (!causes.empty()) causes = (told ? "; it may also be " : "; it may be ") + causes;
        return causes + others;
    }
    /// What a rule of the family says where another one speaks; "" where it says nothing.
    static std::string words_of(const Subject& subject, std::string_view rule,
                                const Finding& finding) {
        constexpr std::string_view kAlso = "also";
        const Rule* other =
            subject.catalogue.find(std::string(finding.rule->family()) + "/" + std::string(rule));
        if (other == nullptr || other->wording(kAlso).id != kAlso) return "";
        return fill(other->wording(kAlso).text, finding.arguments);
    }

    /// The quoted figures that it rests on, and the way from them to the result.
    static void add_places(const Recomputed& entry, const Fault& fault, Finding& finding) {
        const Derivation& d = entry.derivation();
        if (!fault.elsewhere.empty())
            finding.related.push_back({fault.elsewhere, "stated otherwise here"});
        for (const Term& term : d.terms) {
            if (term.figure == Term::kNone) continue;
            Span span = entry.claims().figures[term.figure].span;
            if (span == finding.span) continue;
            finding.related.push_back({span, "quoted here"});
        }
        for (const Step& step : d.steps) {
            Span span = step.span.empty() ? place_of(entry, step, finding.span) : step.span;
            std::string words = step.operation;
            if (step.factor != 1) words += ", × " + number(step.factor);
            finding.steps.push_back({span, words + ": " + scientific(step.value, kShown)});
        }
    }
    static Span place_of(const Recomputed& entry, const Step& step, Span otherwise) {
        return step.from.empty() ? otherwise : entry.claims().figures[step.from.front()].span;
    }
    static std::string number(double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.10g", value);
        return text;
    }

    static void add_properties(const Fault& fault, Finding& finding) {
        std::string ids = "[";
        for (const OtherCause& other : fault.also) {
            if (ids.size() > 1) ids += ", ";
            ids +=
                "\"" + std::string(finding.rule->family()) + "/" + std::string(other.rule) + "\"";
        }
        if (!fault.also.empty()) finding.properties.push_back({"alsoExplainedBy", ids + "]"});
        if (fault.recomputed <= 0) return;
        finding.properties.push_back({"stated", number(fault.stated)});
        finding.properties.push_back({"recomputed", number(fault.recomputed)});
    }

    /// A figure that one sure derivation leads to; a unit that says more than the number means.
    static void add_fix(const Subject& subject, const Fault& fault, Finding& finding) {
        const Derivation& d = subject.recomputed.derivation();
        if (fault.slip != nullptr && !fault.slip->write.empty() && !fault.unit.empty()) {
            finding.fix = Fix{Fix::Safety::safe, {{fault.unit, std::string(fault.slip->write)}}};
            return;
        }
        bool sure = std::all_of(d.terms.begin(), d.terms.end(),
                                [](const Term& t) { return t.sure && t.published == nullptr; });
        bool states = d.stated && fault.span == d.stated->span && fault.recomputed > 0;
        if (!sure || !states || d.terms.empty() || fault.recomputed != *d.recomputed) return;
        int digits = std::max<int>(2, d.stated->value.significant);
        std::string better = scientific(fault.recomputed, digits);
        if (!holds(subject, better)) return;
        finding.fix = Fix{Fix::Safety::unsafe, {{fault.span, std::move(better)}}};
    }
    /// Nothing is said against the figure once it stands there: a total of the text may differ from
    /// it, and the entry may be read in another way by it.
    static bool holds(const Subject& subject, const std::string& better) {
        const auto number = read_number(better, 0);
        if (!number) return false;
        const Derivation& d = subject.recomputed.derivation();
        const Derivation after = subject.profile.quantities->derive(
            subject.document, subject.recomputed.claims(), Stated{number->value, d.stated->span});
        return after.faults.size() < d.faults.size() &&
               std::all_of(after.faults.begin(), after.faults.end(),
                           [](const Fault& fault) { return fault.note; });
    }

    bool of_profile_;  ///< The rule is of the family of what the profile recomputes.
    std::string_view name_;
};

}  // namespace

MadeCheck make_recomputation_check(const Rule& rule, const Profile& profile) {
    if (Status bad = profile.quantities->ready()) return *bad;
    Parameters parameters(rule, {});
    parameters.check_names(kRecomputationNames);
    if (parameters.error()) return *parameters.error();
    return std::unique_ptr<const Check>(std::make_unique<RecomputationCheck>(rule, profile));
}

}  // namespace veritally
