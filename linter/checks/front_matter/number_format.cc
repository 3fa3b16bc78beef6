#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "checks/front_matter/fields.h"
#include "engine/quantities.h"
#include "quantity/decimal.h"

namespace veritally {
namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_ascii_digit);
}

/// The commonest case, without reading the number: `2e+19`, `3.2e+13`.
bool is_in_form(std::string_view text) {
    std::size_t e = text.find('e');
    if (e == std::string_view::npos || e + 3 > text.size() || text[e + 1] != '+') return false;
    std::string_view exponent = text.substr(e + 2);
    if (!all_digits(exponent) || exponent.front() == '0' || exponent.size() > 3) return false;
    std::string_view mantissa = text.substr(0, e);
    if (mantissa.empty() || mantissa[0] < '1' || mantissa[0] > '9') return false;
    if (mantissa.size() == 1) return true;
    return mantissa.size() > 2 && mantissa[1] == '.' && all_digits(mantissa.substr(2)) &&
           mantissa.back() != '0';
}

/// `2e+09` is how many programs write `2e+9`; both are taken.
bool same_form(std::string_view written, std::string form) {
    if (written == form) return true;
    std::size_t sign = form.find_last_of("+-");
    if (form.size() - sign == 2) form.insert(sign + 1, "0");
    return written == form;
}

/// Whether the figure may be written with the trailing zeros of its mantissa gone. They are
/// significant digits, and a figure that shows fewer of them is easier to agree with: it can
/// gain a recomputation's consent, never lose it. Where the figure is recomputed, the verdict must
/// be the same for both numbers of digits; without one there is no verdict to change.
bool keeps_its_verdict(const Subject& subject, const Field& field, int digits_left) {
    if (field.schema->name != subject.profile.quantities->stated_key()) return true;
    const Derivation& derivation = subject.recomputed.derivation();
    if (!derivation.stated || !derivation.recomputed) return true;
    Numeric fewer = derivation.stated->value;
    fewer.significant = static_cast<std::uint8_t>(digits_left);
    return rounds_to(*derivation.recomputed, fewer) ==
           rounds_to(*derivation.recomputed, derivation.stated->value);
}

Fix::Safety safety_of(const Subject& subject, const Field& field, const Decimal& number) {
    int digits_left = static_cast<int>(number.digits.size());
    bool keeps =
        digits_left == number.shown_digits || keeps_its_verdict(subject, field, digits_left);
    return keeps ? Fix::Safety::safe : Fix::Safety::unsafe;
}

/// The number is not what it should be by the unit it is in: another one belongs there, in whatever
/// form, and the rule of units says which.
bool is_in_wrong_unit(const Subject& subject, const Field& field) {
    if (subject.alone || field.schema->name != subject.profile.quantities->stated_key())
        return false;
    const auto& faults = subject.recomputed.derivation().faults;
    return std::any_of(faults.begin(), faults.end(), [&](const Fault& fault) {
        return fault.slip != nullptr && fault.slip->stage() == Slip::Stage::unit &&
               fault.span == field.value().span;
    });
}

void check_form(const Subject& subject, const Field& field, Findings& findings) {
    if (!field.value().quoted && is_in_form(field.value().scalar)) return;
    auto number = read_decimal(trim(field.text));
    if (!number || number->negative || number->is_zero()) return;  // front-matter/type speaks.
    const SourceText& text = subject.document.text;
    std::string form = scientific(*number);
    Span span = field.value().span;
    if (is_in_wrong_unit(subject, field)) return;
    if (!field.value().quoted && same_form(trim(field.text), form)) return;
    Finding& finding = findings.add(span, "default",
                                    {{"key", std::string(field.schema->name)},
                                     {"value", quoted(text.at(span))},
                                     {"form", form}});
    if (inner_span(field.value(), text).empty()) return;
    finding.fix = Fix{safety_of(subject, field, *number), {{span, form}}};
}

}  // namespace

void check_number_format(const Subject& subject, Findings& findings) {
    for (const Field& field : read_fields(subject)) {
        if (!field.stands_for_schema() || !field.value().is_scalar()) continue;
        if (field.schema->format != KeySchema::Format::scientific) continue;
        check_form(subject, field, findings);
    }
}

}  // namespace veritally
