#include "claim/derivation/sameness.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/row_again.h"

namespace veritally {
namespace {

/// 'its GPU has 170 TOPS | and its accelerators have 105'
bool adds_another(const Claims& claims, const Figure& a, const Figure& b) {
    const Tokens& tokens = claims.text->tokens;
    bool joined = false;
    for (std::uint32_t i = a.token + 1; i < b.token; ++i) {
        const Token& t = tokens[i];
        if (t.is(WordClass::or_) || t.is(WordClass::contrast) || t.is(WordClass::compared))
            return false;
        const bool opens = joined && t.is(WordClass::definite) && t.is(Token::Kind::word);
        if (opens) return true;
        joined = t.is(WordClass::and_);
    }
    return false;
}

/// 'GPU and accelerators reach 170 and 105 TOPS. Taken as one, they give | 275.'
bool is_added_later(const Claims& claims, const Figure& a, const Figure& b) {
    const double sum = a.amount().value() + b.amount().value();
    return a.run == b.run && a.sentence == b.sentence && a.unit == b.unit &&
           a.readings.value == b.readings.value &&
           std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
               return f.sentence > b.sentence && f.section == b.section && f.unit == b.unit &&
                      std::abs(f.amount().value() / sum - 1) < 1e-9;
           });
}

/// So many of something are in something.
bool is_count_of(const Claims& claims, double ratio) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        return std::any_of(h.tiers.begin(), h.tiers.end(), [&](const Tier& tier) {
            return tier.count > 1 && std::abs(ratio / tier.count - 1) < 0.01;
        });
    });
}

}  // namespace

bool Sameness::thing(const Term& first, const Term& term) const {
    const Figure &a = figure(first), &b = figure(term);
    if (first.reading != term.reading && (sheet_.is_of_one(a, b) || sheet_.is_in_one_breath(a, b)))
        return true;
    if (is_added_later(claims_, a, b)) return false;
    if (is_other_mode(first, term) || is_second_rate(first, term)) return true;
    if (is_said_of_all(first, term) || is_said_of_all(term, first)) return true;
    if (is_row_again(claims_, first, term) || is_counted_alike(first, term)) return true;
    if (is_reckoned_again(first, term)) return true;
    if (first.holding != term.holding && !is_tabled_again(first, term)) return false;
    return is_platform_of(term, first) || is_platform_of(first, term) ||
           is_held_alike(first, term) || is_other_format(first, term);
}

/// '14 racks of 360 petaops', and '72 × 5 petaops' in each of 14: from above and from below.
bool Sameness::is_reckoned_again(const Term& first, const Term& term) const {
    constexpr double kNear = 1e-6;
    const bool fewer = first.counts.size() < term.counts.size();
    const std::vector<double>& racks = fewer ? first.counts : term.counts;
    const std::vector<double>& devices = fewer ? term.counts : first.counts;
    const bool within = racks.size() == 1 && devices.size() > 1 &&
                        std::find(devices.begin(), devices.end(), racks[0]) != devices.end();
    // '22 × 36 petaops; starting from the GPU, 176 × 4.5 petaops'
    const bool told = racks.size() == 1 && devices.size() == 1 && racks != devices &&
                      racks[0] > 1 && devices[0] > 1 && first.reading == term.reading;
    return (within || told) && first.usual >= 0 && first.usual == term.usual &&
           figure(first).section == figure(term).section &&
           std::abs(first.value() / term.value() - 1) < kNear;
}

/// '11,912 modules of 383 TOPS', in prose and in a table.
bool Sameness::is_tabled_again(const Term& first, const Term& term) const {
    if (first.holding == Term::kNone || term.holding == Term::kNone ||
        figure(first).cell == figure(term).cell ||
        (first.each() != term.each() && first.quoted != term.quoted))
        return false;
    const Holding &a = claims_.holdings[first.holding], &b = claims_.holdings[term.holding];
    auto counts_alike = [](const Tier& x, const Tier& y) { return x.count == y.count; };
    const bool chained =
        a.tiers.size() > 1 &&
        std::equal(a.tiers.begin(), a.tiers.end(), b.tiers.begin(), b.tiers.end(), counts_alike);
    const std::string &noun = a.tiers.back().noun, &other = b.tiers.back().noun;
    // '16 nodes with 8 A100 GPUs', and '| A100 | 128 |' under 'Count'
    const bool of_device =
        first.usual >= 0 && first.usual == term.usual && (noun.empty() || other.empty());
    return a.count() == b.count() && (chained || of_device || noun == other);
}

/// '56 nodes of four MI250X at 383 TFLOPS in BF16 … 383 TOPS for INT8 … 224 in total': as many of
/// the same device, in two formats.
bool Sameness::is_counted_alike(const Term& first, const Term& term) const {
    return first.usual >= 0 && first.usual == term.usual && first.reading != term.reading &&
           first.count() > 1 && first.count() == term.count() &&
           figure(first).section == figure(term).section && !figure(term).cues.added;
}

bool Sameness::is_held_alike(const Term& first, const Term& term) const {
    const Figure &a = figure(first), &b = figure(term);
    const bool held = term.holding != Term::kNone;
    const bool together = a.unit_block == b.unit_block &&
                          (a.run == b.run || a.sentence == b.sentence || b.unit_block != b.block);
    const bool differ = first.factor != term.factor;
    const bool near = a.section == b.section || a.sentence == b.sentence;
    const bool of_all =
        apart_ && a.sentence != b.sentence && (term.counts.empty() || first.counts.empty());
    return (held && near && !of_all && !is_another_total(first, term)) ||
           (together && differ && !apart_);
}

/// 'The one partition has 6.4 petaflops in FP64, and the other 22.1', of no count that is between.
bool Sameness::is_another_total(const Term& first, const Term& term) const {
    const Figure &a = figure(first), &b = figure(term);
    const double ratio = term.each() / first.each();
    const bool whole = (first.counts.empty() && term.counts.empty()) ||
                       (adds_another(claims_, a, b) && !is_count_of(claims_, ratio));
    return whole && first.reading == term.reading && a.run != b.run && a.sentence == b.sentence &&
           (ratio > 1.05 || ratio < 1 / 1.05) && a.role == Role::quoted && b.role == Role::quoted &&
           !b.cues.restates && a.cues.cited == b.cues.cited;
}

/// 'It reaches 300 TOPS in INT8 … 16.7 TFLOPS are the FP32 rate': of the one device that is spoken
/// of, and nothing is counted.
bool Sameness::is_other_format(const Term& first, const Term& term) const {
    const Figure &a = figure(first), &b = figure(term);
    const bool listed = a.unit_block != a.block || b.unit_block != b.block;
    return !apart_ && !listed && term.holding == Term::kNone && first.counts.empty() &&
           term.counts.empty() && first.usual == term.usual && term.usual >= 0 &&
           first.factor != term.factor && a.section == b.section && !b.cues.added;
}

/// 'It has 113.8 TFLOPS in FP16 … 56.9 as well, with accumulation in FP32', of the one device that
/// the entry is about.
bool Sameness::is_second_rate(const Term& first, const Term& term) const {
    const Figure &a = figure(first), &b = figure(term);
    const double ratio = first.each() / term.each();
    const bool double_rate = std::abs(ratio - 2) < 0.02 || std::abs(ratio - 0.5) < 0.005;
    const bool counted = std::any_of(claims_.holdings.begin(), claims_.holdings.end(),
                                     [](const Holding& h) { return h.count() > 1; });
    return (claims_.of_one_device || !counted) && double_rate && first.usual >= 0 &&
           first.usual == term.usual && first.reading == term.reading && first.counts.empty() &&
           term.counts.empty() && a.sentence != b.sentence && a.unit_block == a.block &&
           b.unit_block == b.block;
}

/// '3.07 TFLOPS when docked, and 1.71 in handheld mode': of one device, that runs either way.
bool Sameness::is_other_mode(const Term& first, const Term& term) const {
    const Figure &a = figure(first), &b = figure(term);
    const auto& sentences = claims_.text->sentences;
    const bool told = has(sentences[a.sentence].classes, WordClass::mode) ||
                      has(sentences[b.sentence].classes, WordClass::mode);
    return told && first.reading == term.reading && first.usual == term.usual &&
           first.holding == term.holding && a.unit_block == b.unit_block && !b.cues.added &&
           first.counts == term.counts;
}

/// '18.4 exaFLOPS of FP8 … 4,608 cards at 3,958 TOPS with sparsity': the same in other words.
bool Sameness::is_said_of_all(const Term& all, const Term& devices) const {
    constexpr double kNear = 0.03;
    if (devices.count() <= 1 || !(devices.value() > 0)) return false;
    if (!all.counts.empty())  // '40 supernodes … 300 PFLOPS of each, at 780 TFLOPS a package'
        return figure(all).sentence == figure(devices).sentence &&
               (((figure(devices).cues.restates || is_counted_between(all, devices)) &&
                 std::abs(all.each() / devices.value() - 1) < kNear) ||
                (all.usual == devices.usual && all.count() < devices.count() &&
                 std::abs(all.value() / devices.value() - 1) < kNear));
    const bool headline =
        figure(all).cues.attributed && figure(all).block == figure(all).unit_block;
    const bool other_format = all.reading != devices.reading && all.usual >= 0 &&
                              all.usual == devices.usual &&
                              figure(all).section == figure(devices).section &&
                              std::abs(all.value() / devices.value() - 1) < kNear / 10;
    if (figure(all).unit_block != figure(devices).unit_block && !headline && !other_format)
        return false;
    const double count = all.value() / devices.each();
    return std::abs(all.value() / devices.value() - 1) < kNear ||
           std::any_of(devices.counts.begin(), devices.counts.end(), [&](double own) {
               constexpr double kSame = 0.005;
               return own > 1 && std::abs(count / own - 1) < kSame;
           });
}

/// '144 TOPS for the computer: | two chips, 72 TOPS each'
bool Sameness::is_counted_between(const Term& all, const Term& devices) const {
    if (devices.holding == Term::kNone) return false;
    const std::uint32_t at = claims_.holdings[devices.holding].flat.begin;
    const Tokens& tokens = claims_.text->tokens;
    return tokens[figure(all).token].at.begin < at && at < tokens[figure(devices).token].at.begin;
}

/// '50 TOPS of the NPU … 80 TOPS for the whole platform': the former is in the latter.
bool Sameness::is_platform_of(const Term& all, const Term& engine) const {
    constexpr double kMostEngines = 8;
    return all.whole && !engine.whole && all.holding == Term::kNone &&
           figure(all).section == figure(engine).section && figure(all).role == Role::total &&
           all.each() > engine.each() && all.each() < kMostEngines * engine.each() &&
           all.usual == engine.usual;
}

}  // namespace veritally
