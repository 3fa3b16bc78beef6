#include "claim/faults/against_catalogue.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/consult.h"

namespace veritally {
namespace {

/// "dense INT8"
std::string reading_in_words(const Recomputation& with, const AttributeReading& reading) {
    std::string words;
    for (std::size_t a = with.words.attributes.size(); a-- > 0;) {
        if (reading[a] < 0) continue;
        if (!words.empty()) words += ' ';
        words += with.words.values[static_cast<std::size_t>(reading[a])].name;
    }
    return words;
}

/// Nothing counts what it is of, and another figure is of the device that is counted: this one is
/// hardly the device's too.
bool is_told_of_others(const Term& term, const std::vector<Term>& terms) {
    return term.holding == Term::kNone &&
           std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
               return !other.counts.empty() && other.usual == term.usual;
           });
}

/// '36 TOPS each of its two processors', '235 PFLOPS a pod of 256': of a part of the device, or of
/// several of them.
bool is_of_an_engine(const Claims& claims, const Term& term, double published) {
    auto makes_up = [&](double count) {
        constexpr double kNear = 0.06;
        return std::abs(term.quoted * count / published - 1) < kNear;
    };
    if (std::any_of(term.counts.begin(), term.counts.end(), makes_up)) return true;
    constexpr double kGroup = 3;  // 'A pod peaks at 234.9', of 256 chips; two is sparsity's
    const Cues& cues = claims.figures[term.figure].cues;  // 'per accelerator', of two on the chip
    const Tokens& tokens = claims.text->tokens;
    return cues.each && !cues.noun.empty() &&
           std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
               if (!t.is(Token::Kind::number) || t.number.value() <= 1) return false;
               const double count = t.number.value();
               return makes_up(count) || (count >= kGroup && makes_up(1 / count));
           });
}

/// One of its devices is published at so much, shared by `count`.
bool is_published(const Recomputation& with, Interval digits, double count,
                  std::span<const std::uint16_t> devices, const AttributeReading& asked) {
    const Interval each{digits.low / count, digits.high / count};
    return compare(reference(with), each, devices, asked).verdict == Comparison::Verdict::match;
}

/// '15,832 TOPS with its eight GPUs': of as many devices as its sentence counts.
bool is_of_several(const Recomputation& with, const Claims& claims, const Term& term,
                   Interval digits, const AttributeReading& asked) {
    constexpr double kGroup = 3, kMost = 1e6;  // Two is sparsity's.
    const Sentence& sentence = claims.text->sentences[claims.figures[term.figure].sentence];
    const Tokens& tokens = claims.text->tokens;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        if (!tokens[i].is(Token::Kind::number)) continue;
        const double count = tokens[i].number.value();
        if (count < kGroup || count > kMost) continue;
        if (is_published(with, digits, count, term.devices, asked)) return true;
    }
    return false;
}

/// The noun is of what holds devices, and nothing holds it as it would a device.
bool names_group(const std::vector<Holding>& all, std::string_view noun) {
    bool group = false;
    for (const Holding& h : all) {
        const bool held = h.tiers.size() > 1 && h.tiers.back().noun == noun;
        if (held) return false;
        group = group || std::any_of(h.tiers.begin(), h.tiers.end(), [&](const Tier& tier) {
                    return tier.group && tier.noun == noun;
                });
    }
    return group;
}

/// How many the holding says are in one of what the figure is of; 1 where it says nothing.
double count_inside(const Holding& h, const Figure& figure) {
    double inside = 1;
    bool within = false;
    for (const Tier& tier : h.tiers) {
        if (within) inside *= tier.count;
        within = within || (tier.group && tier.noun == figure.cues.noun);
    }
    const bool row = figure.cell && h.unit_block == figure.unit_block &&  // '| 4 × A100 | 2,496 |'
                     h.tiers.size() == 1 && h.tiers[0].noun.empty();
    return row ? h.count() : inside;
}

/// 'Each node provides 15.8 POPS', 'The 40 H200 nodes have 15.8 POPS each': of what holds devices,
/// and as much as those in it, or too much for one. `ratio`: to what is published of one.
bool is_of_group(const Recomputation& with, const Claims& claims, const Term& term, Interval digits,
                 const AttributeReading& asked, double ratio) {
    constexpr double kTwo = 1.9, kThree = 2.5;  // Two may be sparsity's.
    if (ratio < kTwo || term.holding == Term::kNone) return false;
    const Holding& counted = claims.holdings[term.holding];
    const Figure& figure = claims.figures[term.figure];
    const bool group = figure.cues.noun.empty()
                           ? counted.tiers.size() == 1 && counted.tiers[0].group
                           : names_group(claims.holdings, figure.cues.noun);
    if (!group || ratio >= kThree) return group;
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        const double inside = count_inside(h, figure);
        return inside > 1 && is_published(with, digits, inside, term.devices, asked);
    });
}

/// Where the figure lies; a round one, such as 1,000, means hardly half as much again.
Interval taken_at_its_word(const Numeric& amount, double counted) {
    constexpr double kRound = 0.05;
    const double value = amount.value() * counted;
    const Interval shown = amount.interval();
    return {std::max(shown.low * counted, value * (1 - kRound)),
            std::min(shown.high * counted, value * (1 + kRound))};
}

/// The entry cites a source for what the term converts to.
bool is_quoted(const Recomputation& with, const Claims& claims, const Term& term) {
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        return f.asserted && f.cues.cited && !f.cues.derived && says_format(f, with.words) &&
               &f != &claims.figures[term.figure] && rounds_to(term.each(), f.amount());
    });
}

/// '384 H100 and 144 A100. For the newer cards it is 1,979 TOPS': published of one of the others.
bool is_of_another(const Recomputation& with, const Claims& claims, const Figure& figure,
                   Interval digits, const AttributeReading& asked) {
    constexpr std::uint32_t kReach = 3;
    constexpr int kMost = 16;  // The work grows with the figures, too.
    int heard = 0;
    for (std::size_t i = claims.devices.size(); i-- > 0 && heard < kMost;) {
        const DeviceMention& m = claims.devices[i];
        if (m.sentence > figure.sentence) continue;
        if (m.sentence + kReach < figure.sentence) break;
        ++heard;
        if (is_published(with, digits, 1, m.devices, asked)) return true;
    }
    return false;
}

/// '| NPU | 48 |' above '| Graphics | 67 |', of a chip that neither row names: its engines.
bool is_breakdown(const Claims& claims, const Term& term, const std::vector<Term>& terms) {
    const Figure& f = claims.figures[term.figure];
    const bool named =
        std::any_of(claims.devices.begin(), claims.devices.end(),
                    [&](const DeviceMention& m) { return m.sentence == f.sentence; });
    const bool beside =
        std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& o) {
            return &o != &f && o.sentence == f.sentence && o.unit == f.unit &&
                   o.readings.value == f.readings.value && o.run != f.run &&
                   o.amount().value() != f.amount().value();
        });
    if (beside && !named)
        return true;  // '67 from the graphics, 48 from the NPU and 5 from the CPU'
    const bool listed = f.cell || f.unit_block != f.block;
    return listed && std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
               if (other.figure == Term::kNone || other.usual != term.usual) return false;
               const Figure& o = claims.figures[other.figure];
               return o.cell == f.cell && o.unit_block != f.unit_block &&
                      o.readings.value == f.readings.value &&
                      o.amount().value() != f.amount().value();
           });
}

}  // namespace

void find_widened(const Recomputation& with, const Claims& claims, Derivation& d) {
    if (!rounds_to(*d.recomputed, d.stated->value)) return;
    const AttributeReading target = target_of(with.words);
    for (const Term& term : d.terms) {
        if (term.figure == Term::kNone || term.usual < 0) continue;
        for (std::size_t a = 0; a < with.words.attributes.size(); ++a) {
            if (!with.words.attributes[a].required || term.factor[a] <= 1) continue;
            if (!is_published_alike(with, term, a, target) || is_quoted(with, claims, term))
                continue;
            Fault fault;
            fault.rule = "precision";
            fault.wording = "alike";
            fault.certain = false;
            fault.span = d.stated->span;
            fault.stated = d.stated->value.value();
            fault.recomputed = *d.recomputed - term.value() * (1 - 1 / term.factor[a]);
            fault.device = static_cast<std::uint16_t>(term.usual);
            fault.arguments.emplace_back("device",
                                         with.catalogue[static_cast<std::size_t>(term.usual)].name);
            fault.also.push_back({"spec"});
            d.recomputed = fault.recomputed;
            d.faults.push_back(std::move(fault));
            return;
        }
    }
}

void find_unpublished(const Recomputation& with, const Claims& claims, Derivation& d) {
    for (const Term& term : d.terms) {
        if (term.figure == Term::kNone || term.devices.empty() || term.published != nullptr)
            continue;
        const Figure& figure = claims.figures[term.figure];
        const bool single =
            !term.counts.empty() || (term.holding == Term::kNone && !figure.cues.whole);
        const bool settled = term.sure || (d.stated && rounds_to(*d.recomputed, d.stated->value));
        if (!single || !settled || is_told_of_others(term, d.terms) ||
            is_breakdown(claims, term, d.terms))
            continue;
        AttributeReading asked = term.reading;
        double counted = 1;
        for (std::size_t a = 0; a < with.words.attributes.size(); ++a) {
            const Attribute& attribute = with.words.attributes[a];
            if (!attribute.required && !figure.readings.has(a)) asked[a] = -1;
            if (!attribute.has_statement) continue;
            // '23.5 TMAC/s': the catalogue counts a multiply-accumulate as two.
            counted *= term.factor[a];
            asked[a] = static_cast<std::int16_t>(attribute.fallback);
        }
        const Interval digits = taken_at_its_word(figure.amount(), counted);
        Comparison c = compare(reference(with), digits, term.devices, asked);
        constexpr double kOtherThing = 12;  ///< So far off it is not the device's figure at all.
        if (c.verdict != Comparison::Verdict::differs || !c.nearest) continue;
        if (is_of_another(with, claims, figure, digits, asked)) continue;
        if (is_of_an_engine(claims, term, c.nearest->value) ||
            is_of_several(with, claims, term, digits, asked))
            continue;
        const double ratio = term.quoted * counted / c.nearest->value;
        if (is_of_group(with, claims, term, digits, asked, ratio)) continue;
        const bool open = term.counts.empty() || !term.sure;
        if (open && (ratio > kOtherThing || ratio < 1 / kOtherThing)) continue;
        Fault fault;
        fault.rule = "spec";
        fault.span = figure.span;
        fault.stated = term.quoted;
        fault.recomputed = c.nearest->value;
        fault.published = c.nearest->figure;
        fault.device = c.nearest->device;
        fault.arguments.emplace_back("device", with.catalogue[c.nearest->device].name);
        fault.arguments.emplace_back("reading", reading_in_words(with, c.nearest->figure->reading));
        fault.arguments.emplace_back("source", c.nearest->figure->source);
        d.faults.push_back(std::move(fault));
        return;
    }
}

}  // namespace veritally
