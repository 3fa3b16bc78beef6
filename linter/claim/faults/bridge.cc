#include "claim/faults/bridge.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/consult.h"
#include "claim/derivation/sources.h"
#include "claim/faults/recombined.h"

namespace veritally {
namespace {

bool within(Interval interval, double value) {
    constexpr double kSlack = 1e-9;
    return interval.low * (1 - kSlack) <= value && value <= interval.high * (1 + kSlack);
}

}  // namespace

Bridge::Bridge(const Recomputation& with, const Claims& claims, const Derivation& derivation)
    : with_(with), claims_(claims), derivation_(derivation), last_section_(last_section()) {
    collect_counts();
    changes_ = finds_change();
}

/// What comes after the sections of the reading is about other things.
std::uint32_t Bridge::last_section() const {
    std::uint32_t last = 0;
    bool any = false;
    auto take = [&](std::uint32_t section) {
        any = true;
        last = std::max(last, section);
    };
    for (const Term& term : derivation_.terms) {
        if (term.figure != Term::kNone) take(claims_.figures[term.figure].section);
        if (term.holding != Term::kNone) take(claims_.holdings[term.holding].section);
    }
    return any ? last : Block::kNone;
}

/// The number is a figure's.
bool Bridge::is_measured(std::uint32_t token) const {
    return std::any_of(claims_.figures.begin(), claims_.figures.end(),
                       [&](const Figure& f) { return f.token == token; });
}

/// As a count, or as part of a name.
bool Bridge::is_read(const Token& number) const {
    return std::any_of(claims_.holdings.begin(), claims_.holdings.end(),
                       [&](const Holding& holding) { return holding.covers(number.at); }) ||
           std::any_of(claims_.devices.begin(), claims_.devices.end(), [&](const DeviceMention& m) {
               return m.flat.begin <= number.at.begin && number.at.begin < m.flat.end;
           });
}

void Bridge::collect_counts() {
    constexpr std::size_t kMost = 24;  // The work grows with the cube.
    const Tokens& tokens = claims_.text->tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (!is_count(token) || counts_.size() == kMost) continue;
        // '2,570 × 1,979 TOPS' counts nothing itself.
        const auto at = static_cast<std::uint32_t>(i);
        if (i + 2 < tokens.size() && tokens[i + 1].is(Mark::times) && is_measured(at + 2)) continue;
        if (is_measured(at)) continue;
        const double count = token.number.value();
        if (unread_.size() < kMost && !is_read(token)) unread_.push_back(count);
        if (std::find(counts_.begin(), counts_.end(), count) == counts_.end())
            counts_.push_back(count);
    }
}

/// In the sections that the reading rests on.
bool Bridge::finds_change() const {
    return std::any_of(
        claims_.text->sentences.begin(), claims_.text->sentences.end(), [&](const Sentence& s) {
            const std::uint32_t section = claims_.sections_of_passage[s.passage];
            const bool own = std::any_of(
                derivation_.terms.begin(), derivation_.terms.end(), [&](const Term& term) {
                    const bool of_figure = term.figure != Term::kNone &&
                                           claims_.figures[term.figure].section == section;
                    return of_figure || (term.holding != Term::kNone &&
                                         claims_.holdings[term.holding].section == section);
                });
            return own && changes(s);
        });
}

bool Bridge::changes(const Sentence& sentence) const {
    if (has(sentence.classes, WordClass::gone) || has(sentence.classes, WordClass::remainder))
        return true;
    const Tokens& tokens = claims_.text->tokens;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        if (!tokens[i].is(WordClass::more)) continue;
        const bool behind = i > sentence.begin && tokens[i - 1].is(Token::Kind::number);
        if (behind || (i + 1 < sentence.end && tokens[i + 1].is(Token::Kind::number))) return true;
    }
    return false;
}

/// No year; a name's number may count ('a v4-128 slice').
bool Bridge::is_count(const Token& token) const {
    if (!token.is(Token::Kind::number) || token.struck) return false;
    const double count = token.number.value();
    return !token.may_be_year() && count >= 2 && count == std::floor(count) && count <= 1e7;
}

Doubt Bridge::doubt(const Numeric& stated) const {
    if (left_out() != nullptr) return Doubt::left_out;
    if (is_worked_out(stated)) return Doubt::worked_out;
    if (leads_to(stated)) return Doubt::unread_count;
    if (doubles_to(*derivation_.recomputed, claims_, stated) ||
        recombines_to(with_, claims_, counts_, stated))
        return Doubt::otherwise;
    if (!all_quoted() && changes_) return Doubt::change;
    return !is_changed() && is_told(stated) ? Doubt::told : Doubt::none;
}

/// No part rests on the catalogue alone.
bool Bridge::all_quoted() const {
    return std::none_of(derivation_.terms.begin(), derivation_.terms.end(),
                        [](const Term& term) { return term.figure == Term::kNone; });
}
bool Bridge::is_changed() const {
    return std::any_of(derivation_.terms.begin(), derivation_.terms.end(),
                       [](const Term& term) { return term.is_changed(); });
}

bool Bridge::leads_to(const Numeric& stated) const {
    const Interval shown = stated.interval();
    for (const Term& term : derivation_.terms) {
        const double others = *derivation_.recomputed - term.value(), each = term.each();
        if (reaches({(shown.low - others) / each, (shown.high - others) / each})) return true;
    }
    const double all = *derivation_.recomputed;
    return reaches({shown.low / all, shown.high / all}) || by_figure(stated) || by_unread(stated);
}

/// 'eight nodes …, joined by | 12 newer ones', 'in three waves: | 16 in March, | 24 in June': a
/// count of the reading, and numbers of which none knows what they count, added up.
bool Bridge::by_unread(const Numeric& stated) const {
    const Interval shown = stated.interval();
    return std::any_of(derivation_.terms.begin(), derivation_.terms.end(), [&](const Term& term) {
        const double others = *derivation_.recomputed - term.value();
        const Interval all{(shown.low - others) / term.each(), (shown.high - others) / term.each()};
        const double counts = term.count();
        if (reaches_with_unread({all.low / counts, all.high / counts}, 0)) return true;
        return std::any_of(term.counts.begin(), term.counts.end(), [&](double counted) {
            const double rest = counts / counted;
            return reaches_with_unread({all.low / rest, all.high / rest}, counted);
        });
    });
}
bool Bridge::reaches_with_unread(Interval count, double counted) const {
    for (std::size_t a = 0; a < unread_.size(); ++a) {
        if (within(count, counted + unread_[a])) return true;
        for (std::size_t b = a + 1; b < unread_.size(); ++b) {
            const double sum = counted + unread_[a] + unread_[b];
            if (within(count, sum)) return true;
            for (std::size_t c = b + 1; c < unread_.size(); ++c) {
                if (within(count, sum + unread_[c])) return true;
            }
        }
    }
    return false;
}

bool Bridge::reaches(Interval count) const {
    if (count.high < 1) return false;
    for (const double& a : counts_) {
        if (within(count, a)) return true;
        if (!changes_) continue;
        for (const double& b : counts_) {
            const bool whole = b < a && std::fmod(a, b) == 0;
            if (&a != &b && (within(count, a * b) || (whole && within(count, a / b)))) return true;
        }
    }
    return changes_ && adds_up(count);
}

bool Bridge::adds_up(Interval count) const {
    for (const double& a : counts_) {
        for (const double& b : counts_) {
            if (&a == &b) continue;
            for (double sum : {a + b, a - b}) {
                if (sum < 1) continue;
                if (within(count, sum)) return true;
                const bool by_third =
                    std::any_of(counts_.begin(), counts_.end(), [&](const double& c) {
                        return &c != &a && &c != &b &&
                               (within(count, sum - c) || within(count, sum + c) ||
                                within(count, sum * c));
                    });
                if (by_third) return true;
            }
        }
    }
    return false;
}

bool Bridge::by_figure(const Numeric& stated) const {
    for (std::uint32_t i = 0; i < claims_.figures.size(); ++i) {
        const double each = reckon(claims_, i, with_.words).value;
        if (!claims_.figures[i].asserted || is_taken_up(i, each) || rounds_to(each, stated))
            continue;
        const Interval shown = stated.interval();
        const double ours = *derivation_.recomputed;
        if (changes_ && reaches({(shown.low - ours) / each, (shown.high - ours) / each}))
            return true;
        if (rounds_to(*derivation_.recomputed + each, stated)) return true;
        for (const Holding& holding : claims_.holdings) {
            if (rounds_to(*derivation_.recomputed + each * holding.count(), stated)) return true;
        }
    }
    return false;
}

/// The figure, or another of the same value, is in the total already.
bool Bridge::is_taken_up(std::uint32_t figure, double each) const {
    auto near = [each](double value) { return std::abs(each / value - 1) < 0.06; };
    return near(*derivation_.recomputed) ||
           std::any_of(derivation_.terms.begin(), derivation_.terms.end(), [&](const Term& term) {
               return term.figure == figure || near(term.each()) || near(term.value());
           });
}

const Holding* Bridge::left_out() const {
    auto found = std::find_if(claims_.holdings.begin(), claims_.holdings.end(),
                              [&](const Holding& h) { return !is_used(h); });
    return found == claims_.holdings.end() ? nullptr : &*found;
}
bool Bridge::is_used(const Holding& h) const {
    if (!h.present() || h.sums || h.count() <= 1 || h.section > last_section_) return true;
    return std::any_of(derivation_.terms.begin(), derivation_.terms.end(), [&](const Term& term) {
        if (term.holding != Term::kNone) {
            const Holding& own = claims_.holdings[term.holding];
            if (&own == &h || is_told_with(h, own)) return true;
        }
        double all = 1;
        bool part = false;
        for (double count : term.counts) {
            all *= count;
            part = part || count == h.count();
        }
        bool near = term.counts.empty() && term.figure != Term::kNone &&
                    claims_.figures[term.figure].sentence == h.sentence;
        return part || near || all == h.count();
    });
}

/// No device of the catalogue, or one that all together changes little: host processors.
bool Bridge::adds_little(const Holding& h) const {
    constexpr double kLittle = 0.1;
    const DeviceMention* device = counted_device(claims_, h);
    if (device == nullptr) return true;
    const std::optional<Term> known = published_term(with_, device->usual);
    return !known || known->each() * h.count() < kLittle * *derivation_.recomputed;
}

/// '256 cards in | 32 servers', '64 nodes with | two CPUs and four cards', '256 cards: | 200 in
/// Oslo, 56 in Bergen': what is said of those that are counted, and adds nothing to them.
bool Bridge::is_told_with(const Holding& h, const Holding& own) const {
    const bool beside = h.sentence == own.sentence || h.sentence + 1 == own.sentence;
    // Not '14 shuttles …, of which | two shuttles are in the workshop'.
    const bool groups = std::all_of(h.tiers.begin(), h.tiers.end(), [&](const Tier& tier) {
        return tier.group && own.count_of(tier.noun) == 0;
    });
    if (beside && groups && own.count() >= h.count()) return true;
    const bool same_groups =
        h.tiers.size() > 1 && own.tiers.size() > 1 && h.tiers[0].flat == own.tiers[0].flat;
    if (same_groups && adds_little(h)) return true;
    double lots = 0;
    for (const Holding& lot : claims_.holdings) {
        const bool one = &lot != &own && lot.sentence == own.sentence && lot.tiers.size() == 1 &&
                         lot.present() && lot.may_share_name(own) && lot.count() < own.count();
        if (one) lots += lot.count();
    }
    return h.sentence == own.sentence && h.tiers.size() == 1 && lots == own.count();
}

bool Bridge::multiplies_to(const Numeric& stated) const {
    return std::any_of(counts_.begin(), counts_.end(), [&](double count) {
        return rounds_to(*derivation_.recomputed * count, stated);
    });
}

bool Bridge::makes_up(const Numeric& stated) const {
    return std::any_of(derivation_.terms.begin(), derivation_.terms.end(), [&](const Term& term) {
        const double others = *derivation_.recomputed - term.value();
        return std::any_of(claims_.holdings.begin(), claims_.holdings.end(),
                           [&](const Holding& total) {
                               return rounds_to(others + term.each() * total.count(), stated) &&
                                      has_unread(total, total.count() - term.count());
                           });
    });
}

/// A number that nothing was counted with leads up to the holding, of what is there today: it is
/// said once, since it may be said to be planned elsewhere.
bool Bridge::has_unread(const Holding& total, double number) const {
    const Tokens& tokens = claims_.text->tokens;
    int said = 0;
    bool leads_up = false;
    for (const Sentence& sentence : claims_.text->sentences) {
        const auto s = static_cast<std::uint32_t>(&sentence - claims_.text->sentences.data());
        const bool near = (s == total.sentence || s + 1 == total.sentence) && !changes(sentence) &&
                          !has(sentence.classes, WordClass::planned);
        for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
            const Token& t = tokens[i];
            if (!is_count(t) || t.number.value() != number) continue;
            ++said;
            leads_up = near && t.at.begin < total.flat.begin && !is_read(t);
        }
    }
    return said == 1 && leads_up;
}

bool Bridge::is_told(const Numeric& stated) const {
    return std::any_of(
        derivation_.conclusions.begin(), derivation_.conclusions.end(), [&](const Conclusion& c) {
            return c.by_place && rounds_to(claims_.figures[c.figure].amount().value(), stated);
        });
}

bool Bridge::is_worked_out(const Numeric& stated) const {
    constexpr double kCount = 3;
    if (stated.value() < kCount * *derivation_.recomputed) return false;
    return std::any_of(claims_.figures.begin(), claims_.figures.end(), [&](const Figure& f) {
        const Numeric amount = f.amount();
        return f.asserted && !is_aside(f.role) && !f.cues.closing &&
               amount.significant > stated.significant && rounds_to(amount.value(), stated);
    });
}

}  // namespace veritally
