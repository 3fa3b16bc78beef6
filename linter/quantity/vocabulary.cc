#include "quantity/vocabulary.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <string>

namespace veritally {
namespace {

constexpr std::string_view kClasses[] = {
    "and",         "or",           "to",           "contrast",  "preposition", "definite",
    "indefinite",  "all",          "figures",      "figure",    "filler",      "hedge",
    "between",     "negation",     "harmless",     "attain",    "refuted",     "superseded",
    "presupposed", "replace",      "planned",      "sustained", "derived",     "total",
    "compared",    "same",         "link",         "each",      "second",      "time",
    "divisor",     "work",         "run",          "spend",     "accumulate",  "capability",
    "denying",     "switched-off", "half",         "twice",     "numbered",    "throughput",
    "count-noun",  "device-noun",  "abbreviation", "math",      "point",       "times-ten",
    "ten-to",      "times",        "including",    "with",      "without",     "group-noun",
    "piece-noun",  "holding",      "attributed",   "closing",   "clock",       "deployed",
    "forms",       "more",         "gone",         "remainder", "month",       "yes",
    "subtotal",    "earlier",      "conversion",   "retired",   "switched-on", "adjective",
    "rating",      "copula",       "pointing",     "percent",   "acquired",    "counted-now",
    "owned",       "ordinal",      "mode",         "abreast",   "amounting",   "arrived",
    "owning",      "partitive",    "supplanting",  "until",     "had",         "uncounted",
    "paired",      "amended"};
static_assert(std::size(kClasses) == static_cast<std::size_t>(WordClass::statement_verb));

Error wrong(std::string_view what, std::string_view name) {
    return {"'" + std::string(name) + "' is no " + std::string(what), "", ""};
}

std::optional<std::int32_t> integer(std::string_view text) {
    std::int32_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

class Reader {
  public:
    explicit Reader(Vocabulary& vocabulary) : out_(vocabulary) {}

    Status read(const YamlNode& table) {
        if (Status bad = read_words(table["words"])) return bad;
        if (Status bad = read_numerals(table["numerals"])) return bad;
        if (Status bad = read_powers(table["clocks"], WordClass::clock)) return bad;
        if (Status bad = read_powers(table["seconds"], WordClass::second)) return bad;
        if (Status bad = read_attributes(table["attributes"])) return bad;
        if (Status bad = read_ceiling(table.text("ceiling"))) return bad;
        return read_units(table);
    }

  private:
    void add_all(const YamlNode& words, const Meaning& meaning) {
        for (const YamlNode& word : words) {
            if (word.is_map()) add_joined(word["first"], word["then"], meaning);
            if (!word.is_map()) out_.phrases.add(word.scalar, meaning);
        }
    }
    /// Each of the first with each of the others behind it.
    void add_joined(const YamlNode& first, const YamlNode& then, const Meaning& meaning) {
        for (const YamlNode& before : first) {
            for (const YamlNode& behind : then) {
                std::string phrase(before.scalar);
                phrase.append(" ").append(behind.scalar);
                out_.phrases.add(phrase, meaning);
            }
        }
    }
    void add_class(const YamlNode& words, std::size_t index) {
        Meaning meaning;
        meaning.classes.set(index);
        add_all(words, meaning);
    }

    Status read_words(const YamlNode& words) {
        for (const YamlEntry& entry : words.map_entries()) {
            auto found = std::find(std::begin(kClasses), std::end(kClasses), entry.key);
            if (found == std::end(kClasses)) return wrong("class of words", entry.key);
            add_class(entry.value, static_cast<std::size_t>(found - std::begin(kClasses)));
        }
        return std::nullopt;
    }

    Status read_powers(const YamlNode& node, WordClass word) {
        for (const YamlEntry& entry : node.map_entries()) {
            Meaning meaning;
            meaning.classes = bit(word);
            if (!set_power(entry, meaning)) return wrong("power of ten", entry.value.scalar);
            out_.phrases.add(entry.key, meaning);
        }
        return std::nullopt;
    }

    Status read_numerals(const YamlNode& node) {
        struct Part {
            std::string_view key;
            std::int16_t Numeral::*member;
        };
        constexpr Part kParts[] = {
            {"cardinals", &Numeral::cardinal}, {"scales", &Numeral::scale},
            {"ordinals", &Numeral::ordinal},   {"fractions", &Numeral::fraction},
            {"groups", &Numeral::group},       {"multiples", &Numeral::multiple}};
        for (const Part& part : kParts) {
            for (const YamlEntry& entry : node[part.key].map_entries()) {
                auto value = integer(entry.value.scalar);
                if (!value) return wrong("whole number", entry.value.scalar);
                numeral(entry.key).*part.member = static_cast<std::int16_t>(*value);
            }
        }
        return std::nullopt;
    }

    Numeral& numeral(std::string_view word) {
        PhraseTable::Match match = out_.phrases.find(word, 0);
        if (match.meaning != nullptr && match.size == word.size() &&
            match.meaning->kind == Meaning::Kind::numeral) {
            return out_.numerals[match.meaning->id];
        }
        Meaning meaning;
        meaning.kind = Meaning::Kind::numeral;
        meaning.id = static_cast<std::uint16_t>(out_.numerals.size());
        out_.phrases.add(word, meaning);
        return out_.numerals.emplace_back();
    }

    int attribute_index(std::string_view name) const {
        auto found = std::find_if(out_.attributes.begin(), out_.attributes.end(),
                                  [&](const Attribute& a) { return a.name == name; });
        return found == out_.attributes.end() ? -1
                                              : static_cast<int>(found - out_.attributes.begin());
    }
    int value_index(int attribute, std::string_view name) const {
        for (std::size_t i = 0; i < out_.values.size(); ++i) {
            if (out_.values[i].attribute == attribute && out_.values[i].name == name) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    Status read_ceiling(std::string_view text) {
        if (text.empty()) return std::nullopt;
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out_.ceiling);
        if (error != std::errc() || end != text.data() + text.size()) return wrong("number", text);
        return std::nullopt;
    }

    Status read_attributes(const YamlNode& attributes) {
        for (const YamlNode& node : attributes) {
            Attribute attribute;
            attribute.name = node.text("name");
            attribute.required = node.text("required") == "true";
            attribute.accumulates = !node.text("ignored-with").empty();
            int index = static_cast<int>(out_.attributes.size());
            out_.attributes.push_back(attribute);
            for (const YamlNode& value : node["values"]) {
                if (Status bad = read_value(value, index)) return bad;
            }
            if (Status bad = link_values(node, index)) return bad;
            read_statement(node, index);
        }
        return std::nullopt;
    }

    Status read_value(const YamlNode& node, int attribute) {
        AttributeValue value;
        value.name = node.text("name");
        value.step = node.text("step");
        value.suits = node.text("suits");
        value.attribute = static_cast<std::uint8_t>(attribute);
        value.loose = node.text("loose") == "true";
        if (std::string_view factor = node.text("factor"); !factor.empty()) {
            std::size_t slash = std::min(factor.find('/'), factor.size());
            auto top = integer(factor.substr(0, slash));
            auto bottom = slash < factor.size() ? integer(factor.substr(slash + 1)) : 1;
            if (!top || !bottom || *top <= 0 || *bottom <= 0) return wrong("factor", factor);
            value.numerator = static_cast<std::uint32_t>(*top);
            value.denominator = static_cast<std::uint32_t>(*bottom);
        }
        Meaning meaning;
        meaning.kind = Meaning::Kind::value;
        meaning.id = static_cast<std::uint16_t>(out_.values.size());
        out_.values.push_back(value);
        add_all(node["words"], meaning);
        Meaning brief;
        brief.short_value = static_cast<std::int16_t>(meaning.id);
        add_all(node["short"], brief);
        return std::nullopt;
    }

    /// The names of values that other values mean.
    Status link_values(const YamlNode& node, int attribute) {
        if (std::string_view name = node.text("default"); !name.empty()) {
            int value = value_index(attribute, name);
            if (value < 0) return wrong("value", name);
            out_.attributes[static_cast<std::size_t>(attribute)].fallback = value;
        }
        for (const YamlNode& value : node["values"]) {
            std::string_view name = value.text("negated");
            if (name.empty()) continue;
            int other = value_index(attribute, name);
            if (other < 0) return wrong("value", name);
            int self = value_index(attribute, value.text("name"));
            out_.values[static_cast<std::size_t>(self)].negated = other;
        }
        return std::nullopt;
    }

    void read_statement(const YamlNode& node, int index) {
        const YamlNode& statement = node["statement"];
        if (!statement.is_map()) return;
        Attribute& attribute = out_.attributes[static_cast<std::size_t>(index)];
        attribute.has_statement = true;
        add_class(statement["verbs"], static_cast<int>(WordClass::statement_verb));
        add_class(statement["subjects"], static_cast<int>(WordClass::statement_subject));
        int slot = 0;
        for (const YamlNode& value : node["values"]) {
            const YamlNode* words = value.find("statement");
            if (words == nullptr || slot == kMaxStatements) continue;
            add_class(*words, static_cast<std::size_t>(WordClass::statement_first) + slot);
            attribute.statement_values[slot++] = value_index(index, value.text("name"));
        }
    }

    Status read_prefixes(const YamlNode& words) {
        for (const YamlEntry& prefix : words.map_entries()) {
            Meaning meaning;
            meaning.kind = Meaning::Kind::prefix;
            if (!set_power(prefix, meaning)) return wrong("power of ten", prefix.value.scalar);
            out_.phrases.add(prefix.key, meaning);
            out_.prefixes.push_back({prefix.key, meaning.power});
        }
        return std::nullopt;
    }

    Status read_units(const YamlNode& table) {
        if (Status bad = read_prefixes(table["prefixes"]["words"])) return bad;
        for (const YamlNode& node : table["units"]) {
            Unit unit;
            unit.name = node.text("name");
            unit.suits = node.text("suits");
            unit.counts = node.text("counts") == "true";
            unit.leads = node.text("leads") == "true";
            unit.apart = node.text("apart") == "true";
            for (const YamlEntry& implied : node["attribute"].map_entries()) {
                unit.value = value_index(attribute_index(implied.key), implied.value.scalar);
                if (unit.value < 0) return wrong("value", implied.value.scalar);
            }
            if (std::string_view name = node.text("beside"); !name.empty()) {
                unit.beside = attribute_index(name);
                if (unit.beside < 0) return wrong("attribute", name);
            }
            if (Status bad = read_ratio(node["ratio"], unit)) return bad;
            Meaning meaning;
            meaning.kind = Meaning::Kind::unit;
            meaning.id = static_cast<std::uint16_t>(out_.units.size());
            if (out_.plain_unit < 0 && unit.counts && unit.suits.empty() && unit.value < 0)
                out_.plain_unit = meaning.id;
            out_.units.push_back(unit);
            if (Status bad = add_unit_words(table["prefixes"], node, meaning)) return bad;
        }
        return std::nullopt;
    }

    /// 'of: facility, to: IT', of one attribute.
    Status read_ratio(const YamlNode& node, Unit& unit) {
        if (!node.is_map()) return std::nullopt;
        const int attribute = attribute_index(node.text("attribute"));
        if (attribute < 0) return wrong("attribute", node.text("attribute"));
        unit.ratio_of = value_index(attribute, node.text("of"));
        unit.ratio_to = value_index(attribute, node.text("to"));
        if (unit.ratio_of < 0) return wrong("value", node.text("of"));
        if (unit.ratio_to < 0) return wrong("value", node.text("to"));
        unit.apart = true;
        return std::nullopt;
    }

    Status add_unit_words(const YamlNode& prefixes, const YamlNode& node, Meaning meaning) {
        add_all(node["words"], meaning);
        for (const YamlEntry& prefix : prefixes["letters"].map_entries()) {
            if (!set_power(prefix, meaning)) return wrong("power of ten", prefix.value.scalar);
            add_lettered(prefix.key, node, meaning);
        }
        return std::nullopt;
    }

    void add_lettered(std::string_view prefix, const YamlNode& node, Meaning meaning) {
        for (const YamlNode& word : node["letters"]) {
            std::string phrase(prefix);
            meaning.upper = node.text("upper") == "true" && prefix != "k";
            meaning.strict = word.scalar.size() == 1;  // '470 pF' is no petaflop
            out_.phrases.add(phrase + std::string(word.scalar), meaning);
            meaning.upper = true;
            if (word.scalar.size() > 1)
                out_.phrases.add(phrase + " " + std::string(word.scalar), meaning);
        }
    }

    static bool set_power(const YamlEntry& prefix, Meaning& meaning) {
        auto power = integer(prefix.value.scalar);
        if (power) meaning.power = static_cast<std::int8_t>(*power);
        return power.has_value();
    }

    Vocabulary& out_;
};

}  // namespace

Result<Vocabulary> Vocabulary::read(std::span<const YamlNode* const> tables) {
    constexpr std::size_t kUsualPhrases = 3000;
    Vocabulary vocabulary;
    vocabulary.phrases.reserve(kUsualPhrases);
    Reader reader(vocabulary);
    for (const YamlNode* table : tables) {
        if (Status bad = reader.read(*table)) return *bad;
    }
    return vocabulary;
}

}  // namespace veritally
