#include "claim/derivation/consult.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace veritally {
namespace {

Interval over(Interval digits, double count) {
    return {digits.low / count, digits.high / count};
}

bool holds(const Interval& digits, double value) {
    return digits.low <= value && value <= digits.high;
}

/// Looks one term up.
class Consultant {
  public:
    Consultant(const Recomputation& with, const Claims& claims)
        : with_(with), claims_(claims), target_(target_reading()) {}

    void consult(Term& term) const {
        if (term.devices.empty() || term.figure == Term::kNone || term.quoted == 0) return;
        if (is_bare(term)) {
            if (!read_listed(term) && !read_headline(term)) read_plain(term);
        } else {
            read_unsaid(term);
        }
    }

  private:
    AttributeReading target_reading() const {
        AttributeReading reading = Published::kNoReading;
        for (std::size_t a = 0; a < with_.words.attributes.size(); ++a)
            reading[a] = static_cast<std::int16_t>(with_.words.attributes[a].fallback);
        return reading;
    }
    bool is_bare(const Term& term) const {
        for (std::size_t a = 0; a < with_.words.attributes.size(); ++a) {
            if (with_.words.attributes[a].required && term.reading[a] < 0) return true;
        }
        return false;
    }
    /// Where the figure lies; a round one is taken at its word.
    Interval digits(const Term& term) const {
        constexpr double kRound = 0.01;
        Numeric amount = claims_.figures[term.figure].amount();
        double value = amount.value();
        if (amount.significant > 1) return amount.interval();
        return {value * (1 - kRound), value * (1 + kRound)};
    }
    /// The devices that a figure of the whole is shared among.
    double sharers(const Term& term) const {
        if (!term.counts.empty() || term.holding == Term::kNone) return 1;
        return claims_.holdings[term.holding].count();
    }

    void take(Term& term, const AttributeReading& reading, const Published* figure) const {
        for (std::size_t a = 0; a < with_.words.attributes.size(); ++a) {
            if (reading[a] < 0) continue;
            const AttributeValue& value = with_.words.values[static_cast<std::size_t>(reading[a])];
            if (value.numerator == 0) continue;
            term.reading[a] = reading[a];
            term.factor[a] = static_cast<double>(value.numerator) / value.denominator;
        }
        term.published = figure;
        term.sure = true;
    }
    /// '275 TOPS, BF16 or INT8': where it is published in the target's own terms, it is in them.
    bool read_listed(Term& term) const {
        const Figure& figure = claims_.figures[term.figure];
        bool listed = false;
        for (std::size_t a = 0; a < with_.words.attributes.size(); ++a) {
            const bool conflict = figure.readings.how[a] == Binding::conflict;
            listed = listed || (with_.words.attributes[a].required && conflict);
        }
        if (!listed || term.usual < 0) return false;
        const auto device = static_cast<std::uint16_t>(term.usual);
        for (const Rate& rate : published(reference(with_), device, Published::kNoReading)) {
            if (rate.implied || factor(rate.figure->reading) != 1) continue;
            if (!near(over(digits(term), sharers(term)), rate.value)) continue;
            take(term, rate.figure->reading, rate.figure);
            return true;
        }
        return false;
    }
    bool read_headline(Term& term) const {
        auto rate = headline(reference(with_), over(digits(term), sharers(term)), term.devices);
        if (!rate) return read_shared(term);
        take(term, rate->figure->reading, rate->figure);
        return true;
    }
    /// '8 exaops of AI performance' of 2,016 superchips: the device's figure times the count.
    bool read_shared(Term& term) const {
        double count = sharers(term);
        if (count <= 1) return false;
        const Published* best = nullptr;
        for (std::uint16_t device : term.devices) {
            for (const Rate& rate : published(reference(with_), device, Published::kNoReading)) {
                if (rate.implied || !holds(over(digits(term), count), rate.value)) continue;
                if (best == nullptr || factor(rate.figure->reading) > factor(best->reading))
                    best = rate.figure;
            }
        }
        if (best == nullptr) return false;
        take(term, best->reading, best);
        return true;
    }
    double factor(const AttributeReading& reading) const {
        return to_target(with_.words, reading).value_or(0);
    }
    /// A TOPS of a device that is known to mean INT8 by it.
    void read_plain(Term& term) const {
        if (term.usual < 0) return;
        std::int16_t plain = with_.catalogue[static_cast<std::size_t>(term.usual)].plain;
        const Figure& figure = claims_.figures[term.figure];
        if (plain < 0) return;
        const AttributeValue& value = with_.words.values[static_cast<std::size_t>(plain)];
        if (!suits(with_.words.units[figure.unit], value)) return;
        AttributeReading reading = Published::kNoReading;
        reading[value.attribute] = plain;
        take(term, reading, term.published);
    }

    /// A figure said to be, or not said not to be, in an attribute's usual value, that is published
    /// in another one and not in that.
    void read_unsaid(Term& term) const {
        double count = sharers(term);
        for (std::size_t a = 0; a < with_.words.attributes.size(); ++a) {
            int usual = with_.words.attributes[a].fallback;
            if (usual < 0 || term.reading[a] != usual) continue;
            if (std::int16_t other = published_in(term, a, count); other >= 0) {
                AttributeReading reading = Published::kNoReading;
                reading[a] = other;
                take(term, reading, found_);
            }
        }
    }
    /// The value of the attribute that published figures of that number are in; -1 where the
    /// number is published in the term's own, or not at all.
    std::int16_t published_in(const Term& term, std::size_t attribute, double count) const {
        AttributeReading asked = term.reading;
        asked[attribute] = -1;
        std::int16_t other = -1;
        for (std::uint16_t device : term.devices) {
            if (is_known_as_said(term, device, count)) return -1;
            for (const Rate& rate : published(reference(with_), device, asked)) {
                if (!near(over(digits(term), count), rate.value)) continue;
                std::int16_t said = rate.figure->reading[attribute];
                if (rate.implied) said = implied(said);
                if (said < 0 || said == term.reading[attribute]) return -1;
                other = said;
                found_ = rate.figure;
            }
        }
        return other;
    }
    /// Somebody, if only one source, gives the number in just the term's own reading.
    bool is_known_as_said(const Term& term, std::uint16_t device, double count) const {
        const auto& figures = with_.catalogue[device].figures;
        return std::any_of(figures.begin(), figures.end(), [&](const Published& p) {
            bool same = near(over(digits(term), count), p.value);
            for (std::size_t a = 0; a < with_.words.attributes.size(); ++a)
                same = same &&
                       (p.reading[a] < 0 || term.reading[a] < 0 || p.reading[a] == term.reading[a]);
            return same;
        });
    }
    std::int16_t implied(std::int16_t said) const {
        if (said < 0) return -1;
        const AttributeValue& value = with_.words.values[static_cast<std::size_t>(said)];
        if (value.negated >= 0) return static_cast<std::int16_t>(value.negated);
        for (std::size_t v = 0; v < with_.words.values.size(); ++v) {
            if (with_.words.values[v].negated == said) return static_cast<std::int16_t>(v);
        }
        return -1;
    }
    static bool near(const Interval& digits, double value) {
        constexpr double kNear = 0.01;
        return digits.overlaps({value * (1 - kNear), value * (1 + kNear)});
    }

    const Recomputation& with_;
    const Claims& claims_;
    AttributeReading target_;
    mutable const Published* found_ = nullptr;
};

/// A maker that publishes the target's format at the rate of the quoted one: what goes before the
/// widths of the formats, unless the entry says by which rule it goes.
void add_published_ratio(const Recomputation& with, const Claims& claims, Part& part) {
    if (part.empty() || part.front().usual < 0 || part.front().figure == Term::kNone) return;
    const Term quoted = part.front();
    const AttributeReading target = target_of(with.words);
    for (std::size_t a = 0; a < with.words.attributes.size(); ++a) {
        if (!with.words.attributes[a].required || quoted.factor[a] <= 1) continue;
        const bool told = std::any_of(
            claims.ratios.begin(), claims.ratios.end(),
            [&](const Ratio& r) { return r.of == quoted.reading[a] || r.to == quoted.reading[a]; });
        if (told || !is_published_alike(with, quoted, a, target)) continue;
        Term published = quoted;
        published.factor[a] = 1;
        published.sure = part.front().sure = false;
        part.insert(part.begin(), published);
        return;
    }
}

/// '80 HGX H100 servers, with eight GPUs each': the box's own figure has them all.
void drop_contents(const Device& device, std::vector<double>& counts) {
    const bool told = counts.size() > 1 &&
                      std::any_of(device.contains.begin(), device.contains.end(),
                                  [&](const auto& piece) { return piece.second == counts.back(); });
    if (told) counts.pop_back();
}

/// '191 DGX H100 systems, which makes 1,528 H100 GPUs': the boxes are told again by their contents.
void drop_boxes(const Recomputation& with, std::vector<Part>& parts) {
    auto is_box = [&](const Part& part) {
        const Term& box = part.front();
        const auto& contains = with.catalogue[static_cast<std::size_t>(box.usual)].contains;
        return std::any_of(contains.begin(), contains.end(), [&](const auto& content) {
            return std::any_of(parts.begin(), parts.end(), [&](const Part& other) {
                const Term& piece = other.front();
                return piece.usual == content.first &&
                       piece.count() == box.count() * content.second;
            });
        });
    };
    std::vector<Part> kept;
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(kept), std::not_fn(is_box));
    parts = std::move(kept);
}

}  // namespace

Reference reference(const Recomputation& with) {
    return {with.catalogue, with.words};
}

AttributeReading target_of(const Vocabulary& words) {
    AttributeReading reading = Published::kNoReading;
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        reading[a] = static_cast<std::int16_t>(words.attributes[a].fallback);
        if (reading[a] >= 0) continue;
        for (std::size_t v = 0; v < words.values.size() && reading[a] < 0; ++v) {
            const AttributeValue& value = words.values[v];
            bool own = value.attribute == a && value.numerator != 0 &&
                       value.numerator == value.denominator && value.suits == "integer";
            if (own) reading[a] = static_cast<std::int16_t>(v);
        }
    }
    return reading;
}

bool is_published_alike(const Recomputation& with, const Term& term, std::size_t attribute,
                        const AttributeReading& target) {
    constexpr double kNear = 0.03;
    const std::vector<double> ratios =
        published_ratios(reference(with), static_cast<std::uint16_t>(term.usual),
                         term.reading[attribute], target[attribute]);
    return ratios.size() == 1 && std::abs(ratios.front() - 1) <= kNear;
}

std::optional<Term> published_term(const Recomputation& with, int device) {
    auto rate =
        figure_for(reference(with), static_cast<std::uint16_t>(device), target_of(with.words));
    if (!rate) return std::nullopt;
    Term term;
    term.usual = device;
    term.published = rate->figure;
    term.quoted = rate->value;
    term.factor.fill(1);
    AttributeReading reading = rate->figure->reading;
    for (std::size_t a = 0; a < with.words.attributes.size(); ++a) {
        if (reading[a] < 0) continue;
        const AttributeValue& value = with.words.values[static_cast<std::size_t>(reading[a])];
        term.reading[a] = reading[a];
        if (value.numerator != 0)
            term.factor[a] = static_cast<double>(value.numerator) / value.denominator;
    }
    return term;
}

void consult_catalogue(const Recomputation& with, const Claims& claims, std::vector<Part>& parts) {
    if (with.catalogue.empty()) return;
    Consultant consultant(with, claims);
    for (Part& part : parts) {
        for (Term& term : part) consultant.consult(term);
        add_published_ratio(with, claims, part);
    }
}

namespace {

/// '64 H100 in Oslo and 32 in Bergen', in one sentence.
bool are_lots(const Holding& a, const Holding& b) {
    return a.sentence == b.sentence && a.unit_block == b.unit_block && a.placed && b.placed &&
           a.present() && b.present();
}

}  // namespace

std::vector<Part> catalogue_parts(const Recomputation& with, const Claims& claims) {
    std::vector<Part> parts;
    std::vector<std::uint32_t> taken;  // Holdings.
    const bool present = any_present(claims.holdings);
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const Holding& holding = claims.holdings[h];
        if (holding.superseded || (holding.planned && present)) continue;
        const DeviceMention* named = counted_device(claims, holding);
        if (named == nullptr) continue;
        const bool again = std::any_of(taken.begin(), taken.end(), [&](std::uint32_t other) {
            return counted_device(claims, claims.holdings[other])->usual == named->usual &&
                   !are_lots(claims.holdings[other], holding);
        });
        if (again) continue;
        auto term = published_term(with, named->usual);
        if (!term) return {};
        taken.push_back(h);
        term->holding = h;
        for (const Tier& tier : holding.tiers) term->counts.push_back(tier.count);
        drop_contents(with.catalogue[static_cast<std::size_t>(named->usual)], term->counts);
        term->devices = named->devices;
        parts.push_back({*term});
    }
    drop_boxes(with, parts);
    return parts;
}

}  // namespace veritally
