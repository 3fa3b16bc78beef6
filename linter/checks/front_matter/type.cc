#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

#include "base/ascii.h"
#include "base/date.h"
#include "base/text.h"
#include "checks/front_matter/fields.h"
#include "quantity/decimal.h"

namespace veritally {
namespace {

using Type = KeySchema::Type;

std::string describe(const KeySchema& schema) {
    switch (schema.type) {
        case Type::integer:
            return "a whole number";
        case Type::number:
            return "a number";
        case Type::boolean:
            return "true or false";
        case Type::date:
            return "a date of the form 2024-05-31";
        case Type::list:
            return "a list";
        case Type::map:
            return "a map of keys and values";
        case Type::text:
        case Type::any:
            break;
    }
    return "text";
}

std::string plain(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.15g", value);
    return text.data();
}

/// "at least 1", "above 0 and at most 10"
std::string range(const KeySchema& schema) {
    std::string text;
    if (schema.minimum) {
        text = (schema.exclusive_minimum ? "above " : "at least ") + plain(*schema.minimum);
    }
    if (schema.maximum)
        text += (text.empty() ? "" : " and ") + ("at most " + plain(*schema.maximum));
    return text;
}

/// "a number above 0", "a whole number of at least 1"
std::string describe_with_range(const KeySchema& schema) {
    std::string limits = range(schema);
    if (limits.empty()) return describe(schema);
    return describe(schema) + (limits.starts_with("at ") ? " of " : " ") + limits;
}

bool in_range(double value, const KeySchema& schema) {
    if (schema.minimum && value < *schema.minimum) return false;
    if (schema.minimum && schema.exclusive_minimum && value == *schema.minimum) return false;
    return !schema.maximum || value <= *schema.maximum;
}

/// What a wording may say of a value.
struct Report {
    const Subject& subject;
    const Field& field;
    Findings& findings;

    Finding& add(Span span, std::string_view wording) const {
        const KeySchema& schema = *field.schema;
        std::string meaning = schema.meaning.empty() ? "" : ": " + std::string(schema.meaning);
        return findings.add(span, wording,
                            {{"key", std::string(schema.name)},
                             {"value", quoted(subject.document.text.at(field.value().span))},
                             {"type", describe_with_range(schema)},
                             {"range", range(schema)},
                             {"wanted", describe_with_range(schema) + meaning}});
    }
    Finding& add(std::string_view wording) const { return add(field.value().span, wording); }

    /// Puts the number in place of the value, quotes included.
    void write(Finding& finding, std::string text, Fix::Safety safety) const {
        if (inner_span(field.value(), subject.document.text).empty()) return;
        finding.fix = Fix{safety, {{field.value().span, std::move(text)}}};
    }
};

/// Digits that are not one number in every reader: `010` is 8 in older YAML.
bool is_octal(std::string_view text) {
    return text.size() > 1 && text.front() == '0' &&
           text.find_first_not_of("01234567") == std::string_view::npos;
}

/// `unknown`, `pending`: where a value may be blank, that is what such words want to say.
std::string_view without_number(const Report& report) {
    bool words = report.field.text.find_first_of("0123456789") == std::string_view::npos;
    return words && report.field.schema->blank == KeySchema::Blank::needs_note ? "words"
                                                                               : "default";
}

/// `5` and `000e+3` of `5,000e+3`, split at the only comma or point; nothing else.
struct Halves {
    std::string_view before, after;
    std::string_view decimals;  ///< The digits that `after` begins with.

    static std::optional<Halves> of(std::string_view text, char mark) {
        const std::size_t at = text.find(mark);
        if (at == std::string_view::npos || text.find(mark, at + 1) != std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view after = text.substr(at + 1);
        const std::size_t digits = std::min(after.find_first_not_of("0123456789"), after.size());
        return Halves{text.substr(0, at), after, after.substr(0, digits)};
    }
    /// What stands behind the mark can be thousands.
    bool is_group() const {
        return decimals.size() == 3 && before.size() >= 1 && before.size() <= 3 &&
               before.front() != '0' && std::all_of(before.begin(), before.end(), is_ascii_digit);
    }
    std::string with(std::string_view mark) const {
        return std::string(before) + std::string(mark) + std::string(after);
    }
};

/// `5,000`, `5.000`: five thousand to whom the mark stands between thousands. True where it spoke.
bool check_thousands(const Report& report, std::string_view text) {
    for (const char mark : {',', '.'}) {
        const auto halves = Halves::of(text, mark);
        if (!halves || !halves->is_group() || halves->after.size() != 3) continue;
        Finding& finding = report.add("separator");
        finding.arguments.push_back({"digits", halves->with("")});
        // To YAML 5.000 is 5.
        if (mark == ',') report.write(finding, halves->with(""), Fix::Safety::unsafe);
        return true;
    }
    return false;
}

/// `6,6e+14`. True where it spoke.
bool check_decimal_comma(const Report& report, std::string_view text) {
    const auto halves = Halves::of(text, ',');
    const auto number = halves ? read_decimal(halves->with(".")) : std::nullopt;
    if (!number || number->negative) return false;
    if (halves->is_group()) {
        report.add("comma");
        return true;
    }
    const bool formed = report.field.schema->format == KeySchema::Format::scientific;
    const bool shows_all = static_cast<int>(number->digits.size()) == number->shown_digits;
    const std::string written = formed ? scientific(*number) : halves->with(".");
    Finding& finding = report.add("decimal-comma");
    finding.arguments.push_back({"number", written});
    report.write(finding, written, !formed || shows_all ? Fix::Safety::safe : Fix::Safety::unsafe);
    return true;
}

void check_integer(const Report& report) {
    const Field& field = report.field;
    std::string_view text = trim(field.text);
    if (check_thousands(report, text)) return;
    auto number = read_decimal(text);
    if (!number) {
        report.add(without_number(report));
    } else if (!in_range(number->value(), *field.schema)) {
        report.add("range");
    } else if (is_octal(text)) {
        report.write(report.add("octal"), whole(*number), Fix::Safety::unsafe);
    } else if (!number->is_whole() || number->exponent > 18) {
        report.add("default");
    } else if (field.value().quoted) {
        report.write(report.add("quoted"), whole(*number), Fix::Safety::safe);
    } else if (whole(*number) != text) {
        report.write(report.add("digits"), whole(*number), Fix::Safety::safe);
    }
}

/// True where a number stands first and words or a unit follow.
bool has_unit(std::string_view text) {
    std::size_t end = text.find_first_not_of("0123456789.,_");
    return end != 0 && end != std::string_view::npos &&
           read_decimal(text.substr(0, text.find(' '))).has_value();
}

/// A number that can be read, in whatever form: its form is front-matter/number-format's business.
void check_number(const Report& report) {
    std::string_view text = trim(report.field.text);
    auto number = read_decimal(text);
    if (!number && check_decimal_comma(report, text)) return;
    if (!number) {
        report.add(has_unit(text) ? "unit" : without_number(report));
    } else if (!in_range(number->value(), *report.field.schema)) {
        report.add("range");
    } else if (report.field.value().quoted &&
               report.field.schema->format == KeySchema::Format::any) {
        report.write(report.add("quoted"), std::string(text), Fix::Safety::safe);
    }
}

void check_scalar(const Report& report) {
    std::string_view text = report.field.text;
    switch (report.field.schema->type) {
        case Type::integer:
            return check_integer(report);
        case Type::number:
            return check_number(report);
        case Type::boolean:
            if (report.field.value().quoted || (text != "true" && text != "false")) {
                report.add("default");
            }
            return;
        case Type::date:
            if (!parse_date(text)) report.add("default");
            return;
        case Type::list:
        case Type::map:
            report.add("default");
            return;
        case Type::text:
        case Type::any:
            return;
    }
}

void check_field(const Report& report) {
    const Field& field = report.field;
    Type type = field.schema->type;
    const YamlNode& value = field.value();
    if (field.blank) {
        bool allowed = field.schema->blank != KeySchema::Blank::forbidden || type == Type::any;
        if (!allowed) report.add(field.entry->key_span, "blank");
    } else if (value.is_scalar()) {
        check_scalar(report);
    } else if (type != Type::any && type != (value.is_map() ? Type::map : Type::list)) {
        report.add(value.is_map() ? "map" : "list");
    }
}

}  // namespace

void check_type(const Subject& subject, Findings& findings) {
    for (const Field& field : read_fields(subject)) {
        if (field.stands_for_schema()) check_field({subject, field, findings});
    }
}

}  // namespace veritally
