#include "quantity/published.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace veritally {
namespace {

constexpr double kNear = 0.05;

const AttributeValue& value_at(const Vocabulary& words, int index) {
    return words.values[static_cast<std::size_t>(index)];
}

bool is_sound(const Published& figure) {
    return figure.confidence != Published::Confidence::single;
}

bool is_unresolved(const Device& device, const Published& figure) {
    return std::any_of(device.unresolved.begin(), device.unresolved.end(), [&](std::int16_t value) {
        return std::find(figure.reading.begin(), figure.reading.end(), value) !=
               figure.reading.end();
    });
}

bool covers_all(const Vocabulary& words, const AttributeReading& asked, const Published& figure,
                bool required_only) {
    for (std::size_t a = 0; a < words.attributes.size() && a < kMaxAttributes; ++a) {
        if (required_only && !words.attributes[a].required) continue;
        if (asked[a] < 0 || figure.reading[a] < 0) continue;
        if (!covers(words, asked[a], figure.reading[a])) return false;
    }
    return true;
}

/// Devices that a name reaches, each with its count.
struct Reached {
    std::uint16_t device;
    std::uint32_t count;
};

std::vector<Reached> reached(const Catalogue& catalogue, std::uint16_t device) {
    std::vector<Reached> out = {{device, 1}};
    if (catalogue[device].part_of >= 0)
        out.push_back({static_cast<std::uint16_t>(catalogue[device].part_of), 1});
    for (std::uint16_t engine : catalogue[device].engines) out.push_back({engine, 1});
    for (const auto& [piece, count] : catalogue[device].contains) {
        out.push_back({piece, 1});
        if (count > 1) out.push_back({piece, count});
    }
    return out;
}

/// Gives each rate of the device that the test likes.
template <class Test>
std::vector<Rate> rates_of(const Catalogue& catalogue, std::uint16_t device, const Test& test) {
    std::vector<Rate> rates;
    for (const Reached& at : reached(catalogue, device)) {
        for (const Published& figure : catalogue[at.device].figures) {
            if (test(catalogue[at.device], figure))
                rates.push_back({figure.value * at.count, &figure, at.device, at.count, false});
        }
    }
    return rates;
}

/// The attribute in which a device's structured sparsity is told, and its two values, the plain
/// one first: an optional one whose fall-back has factor 1 and another value factor 1/2.
struct SparsityValues {
    std::size_t attribute = kMaxAttributes;
    int dense = -1, sparse = -1;
};

SparsityValues sparsity_values(const Vocabulary& words) {
    for (std::size_t v = 0; v < words.values.size(); ++v) {
        const AttributeValue& value = words.values[v];
        int plain = words.attributes[value.attribute].fallback;
        if (plain < 0 || value.negated != plain || value.numerator * 2 != value.denominator)
            continue;
        return {value.attribute, plain, static_cast<int>(v)};
    }
    return {};
}

/// Adds what follows from the rates by structured sparsity, where it is not published.
void add_implied(const Reference& with, std::vector<Rate>& rates) {
    SparsityValues values = sparsity_values(with.words);
    if (values.attribute >= kMaxAttributes) return;
    std::size_t published = rates.size();
    for (std::size_t i = 0; i < published; ++i) {
        Device::Sparsity kind = with.catalogue[rates[i].device].sparsity;
        if (kind == Device::Sparsity::own || kind == Device::Sparsity::none) continue;
        int said = rates[i].figure->reading[values.attribute];
        if (said != values.dense && said != values.sparse) continue;
        Rate other = rates[i];
        other.value *= said == values.dense ? 2 : 0.5;
        other.implied = true;
        rates.push_back(other);
    }
}

double distance(Interval digits, double published) {
    double low = digits.low / published, high = digits.high / published;
    if (low <= 1 && high >= 1) return 0;
    return std::min(std::abs(std::log(std::max(low, 1e-300))),
                    std::abs(std::log(std::max(high, 1e-300))));
}

bool is_near(Interval digits, double low, double high) {
    return digits.overlaps({low * (1 - kNear), high * (1 + kNear)});
}

bool any_near(Interval digits, const std::vector<Rate>& rates) {
    return std::any_of(rates.begin(), rates.end(),
                       [&](const Rate& rate) { return is_near(digits, rate.value, rate.value); });
}

/// Compares with one device.
class Comparer {
  public:
    Comparer(const Reference& with, Interval digits, const AttributeReading& reading)
        : with_(with), digits_(digits), reading_(reading) {}

    Comparison run(std::uint16_t device) const {
        auto all = rates_of(with_.catalogue, device, [&](const Device&, const Published& figure) {
            return covers_all(with_.words, reading_, figure, true);
        });
        std::vector<Rate> sound;
        std::copy_if(all.begin(), all.end(), std::back_inserter(sound),
                     [&](const Rate& rate) { return is_sound(*rate.figure); });
        add_implied(with_, sound);
        add_implied(with_, all);
        Comparison out;
        out.nearest = nearest(sound);
        if (any_near(digits_, sound) || in_open_range(all))
            out.verdict = Comparison::Verdict::match;
        else if (!any_near(digits_, all) && tells(device, sound))
            out.verdict = Comparison::Verdict::differs;
        return out;
    }

  private:
    std::optional<Rate> nearest(const std::vector<Rate>& rates) const {
        auto found =
            std::min_element(rates.begin(), rates.end(), [&](const Rate& a, const Rate& b) {
                double first = distance(digits_, a.value), second = distance(digits_, b.value);
                return first != second ? first < second : a.implied < b.implied;
            });
        return found == rates.end() ? std::nullopt : std::optional(*found);
    }

    /// Between the least and the greatest figure of a value that is unresolved.
    bool in_open_range(const std::vector<Rate>& rates) const {
        for (const Rate& first : rates) {
            if (!is_unresolved(with_.catalogue[first.device], *first.figure)) continue;
            for (const Rate& second : rates) {
                bool same = second.device == first.device && second.count == first.count &&
                            is_unresolved(with_.catalogue[second.device], *second.figure);
                if (same && second.value >= first.value &&
                    is_near(digits_, first.value, second.value))
                    return true;
            }
        }
        return false;
    }

    /// Enough is published to call another figure wrong: figures in the very format asked for, of
    /// the density asked for, of something that can be bought.
    bool tells(std::uint16_t device, const std::vector<Rate>& rates) const {
        const Device& of = with_.catalogue[device];
        if (of.announced || rates.empty()) return false;
        for (std::size_t a = 0; a < with_.words.attributes.size() && a < kMaxAttributes; ++a) {
            if (with_.words.attributes[a].required) {
                if (reading_[a] < 0 || leaves_open(rates, a)) return false;
            } else if (reading_[a] >= 0 && of.sparsity != Device::Sparsity::none &&
                       speaks_of_another(rates, a)) {
                return false;
            }
        }
        return true;
    }
    static bool leaves_open(const std::vector<Rate>& rates, std::size_t attribute) {
        return std::any_of(rates.begin(), rates.end(),
                           [&](const Rate& rate) { return rate.figure->reading[attribute] < 0; });
    }
    /// The rates are stated in other values of the attribute than the one asked for.
    bool speaks_of_another(const std::vector<Rate>& rates, std::size_t attribute) const {
        bool told = false;
        for (const Rate& rate : rates) {
            int said = rate.figure->reading[attribute];
            if (rate.implied || (said >= 0 && covers(with_.words, reading_[attribute], said)))
                return false;
            told = told || said >= 0;
        }
        return told;
    }

    const Reference& with_;
    Interval digits_;
    const AttributeReading& reading_;
};

/// How far a figure is from the target: 0 in its own format, 1 where the factor is 1.
double cost_of(const Vocabulary& words, const Published& figure, const AttributeReading& target) {
    constexpr double kRequired = 100;
    double cost = 0;
    for (std::size_t a = 0; a < words.attributes.size() && a < kMaxAttributes; ++a) {
        int said = figure.reading[a] >= 0 ? figure.reading[a] : words.attributes[a].fallback;
        if (said < 0 || said == target[a]) continue;
        const AttributeValue& value = value_at(words, said);
        double factor = static_cast<double>(value.numerator) / value.denominator;
        double far = factor == 1 ? 1 : 2 + std::abs(std::log2(factor));
        cost += words.attributes[a].required ? kRequired * far : far;
    }
    return cost;
}

/// The figure of the device itself that is best to take.
const Published* best_figure(const Reference& with, const Device& device,
                             const AttributeReading& target) {
    constexpr double kSameFormat = 200;  // Beyond it the format is converted.
    const Published* best = nullptr;
    double lowest = 0;
    for (const Published& figure : device.figures) {
        if (!is_sound(figure) || is_unresolved(device, figure)) continue;
        if (!to_target(with.words, figure.reading)) continue;
        double cost = cost_of(with.words, figure, target);
        if (cost >= kSameFormat && figure.units != Published::Units::matrix) continue;
        if (figure.units == Published::Units::vector) cost += 0.5;
        if (!figure.accumulate.empty()) cost += 0.25;
        if (figure.confidence != Published::Confidence::vendor) cost += 0.125;
        if (best != nullptr && (cost > lowest || (cost == lowest && figure.value <= best->value)))
            continue;
        best = &figure;
        lowest = cost;
    }
    return best;
}

}  // namespace

bool covers(const Vocabulary& words, int asked, int published) {
    if (asked == published) return true;
    const AttributeValue& wide = value_at(words, asked);
    const AttributeValue& narrow = value_at(words, published);
    return wide.attribute == narrow.attribute && wide.numerator != 0 && wide.same_factor(narrow) &&
           (wide.suits.empty() || (wide.loose && wide.suits == narrow.suits));
}

std::vector<Rate> published(const Reference& with, std::uint16_t device,
                            const AttributeReading& reading) {
    return rates_of(with.catalogue, device, [&](const Device&, const Published& figure) {
        return is_sound(figure) && covers_all(with.words, reading, figure, false);
    });
}

Comparison compare(const Reference& with, Interval digits, std::span<const std::uint16_t> devices,
                   const AttributeReading& reading) {
    using Verdict = Comparison::Verdict;
    Comparer comparer(with, digits, reading);
    Comparison all{devices.empty() ? Verdict::unknown : Verdict::differs, std::nullopt};
    for (std::uint16_t device : devices) {
        Comparison one = comparer.run(device);
        if (one.verdict == Verdict::match) return one;
        if (one.verdict == Verdict::unknown) all.verdict = Verdict::unknown;
        bool nearer = one.nearest && (!all.nearest || distance(digits, one.nearest->value) <
                                                          distance(digits, all.nearest->value));
        if (nearer) all.nearest = one.nearest;
    }
    return all;
}

std::optional<Rate> headline(const Reference& with, Interval digits,
                             std::span<const std::uint16_t> devices) {
    constexpr double kSlack = 1e-9;  // Of the decimal point.
    std::optional<Rate> found;
    for (std::uint16_t device : devices) {
        auto rates = rates_of(with.catalogue, device, [](const Device&, const Published& figure) {
            return figure.headline && is_sound(figure);
        });
        for (const Rate& rate : rates) {
            if (!digits.overlaps({rate.value * (1 - kSlack), rate.value * (1 + kSlack)})) continue;
            if (!found) found = rate;
            if (to_target(with.words, found->figure->reading) !=
                to_target(with.words, rate.figure->reading))
                return std::nullopt;
        }
    }
    return found;
}

std::vector<double> published_ratios(const Reference& with, std::uint16_t device, int from,
                                     int to) {
    const Device& of = with.catalogue[device];
    std::vector<double> ratios;
    auto usable = [&](const Published& figure) {
        return is_sound(figure) && figure.units == Published::Units::matrix &&
               !is_unresolved(of, figure);
    };
    std::size_t attribute = value_at(with.words, from).attribute;
    for (const Published& base : of.figures) {
        if (base.reading[attribute] != from || !usable(base)) continue;
        AttributeReading same = base.reading;
        same[attribute] = static_cast<std::int16_t>(to);
        auto add = [&](bool same_source) {
            std::size_t before = ratios.size();
            for (const Published& other : of.figures) {
                bool sums = base.accumulate.empty() || other.accumulate.empty() ||
                            base.accumulate == other.accumulate;
                if (other.reading == same && sums && usable(other) &&
                    (!same_source || other.source == base.source))
                    ratios.push_back(other.value / base.value);
            }
            return ratios.size() > before;
        };
        // One source tells both at the same clock.
        if (!add(true)) add(false);
    }
    constexpr double kSame = 0.01;
    std::sort(ratios.begin(), ratios.end());
    ratios.erase(std::unique(ratios.begin(), ratios.end(),
                             [](double a, double b) { return b / a - 1 < kSame; }),
                 ratios.end());
    return ratios;
}

AttributeReading reading_of(std::string_view text, const Vocabulary& words) {
    AttributeReading reading = Published::kNoReading;
    for (std::uint32_t at = 0; at < text.size();) {
        PhraseTable::Match match = words.phrases.find(text, at);
        if (match.meaning != nullptr && match.meaning->kind == Meaning::Kind::value)
            reading[words.values[match.meaning->id].attribute] =
                static_cast<std::int16_t>(match.meaning->id);
        at += std::max({match.size, match.word, 1u});
    }
    return reading;
}

std::optional<double> to_target(const Vocabulary& words, const AttributeReading& reading) {
    double factor = 1;
    for (std::size_t a = 0; a < words.attributes.size() && a < kMaxAttributes; ++a) {
        int said = reading[a] >= 0 ? reading[a] : words.attributes[a].fallback;
        if (said < 0 && !words.attributes[a].required) continue;
        if (said < 0 || value_at(words, said).numerator == 0) return std::nullopt;
        factor = factor * value_at(words, said).numerator / value_at(words, said).denominator;
    }
    return factor;
}

std::optional<Rate> figure_for(const Reference& with, std::uint16_t device,
                               const AttributeReading& target) {
    const Device& of = with.catalogue[device];
    if (of.announced) return std::nullopt;
    if (const Published* own = best_figure(with, of, target))
        return Rate{own->value, own, device, 1, false};
    if (of.contains.size() != 1) return std::nullopt;
    const auto& [piece, count] = of.contains[0];
    if (with.catalogue[piece].announced) return std::nullopt;
    const Published* part = best_figure(with, with.catalogue[piece], target);
    if (part == nullptr) return std::nullopt;
    return Rate{part->value * count, part, piece, count, false};
}

}  // namespace veritally
