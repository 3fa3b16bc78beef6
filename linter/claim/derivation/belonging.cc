#include "claim/derivation/belonging.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"
#include "base/text.h"
#include "claim/counts/name_match.h"
#include "claim/derivation/respective.h"

namespace veritally {
namespace {

constexpr int kFits = 20;  ///< A holding of a lower score does not fit.

/// One of the two devices is made up of the other, like a server of its cards.
bool holds_other(const Catalogue& catalogue, int a, int b) {
    auto contains = [&](int outer, int inner) {
        const auto& parts = catalogue[static_cast<std::size_t>(outer)].contains;
        return std::any_of(parts.begin(), parts.end(),
                           [&](const auto& part) { return part.first == inner; });
    };
    return contains(a, b) || contains(b, a);
}

}  // namespace

Belonging::Belonging(const Claims& claims, const Catalogue& catalogue)
    : claims_(claims),
      catalogue_(catalogue),
      low_(lower(claims.text->reading.text)),
      present_(any_present(claims.holdings)),
      named_(claims.figures.size() * claims.holdings.size(), -1) {
    for (const Figure& f : claims.figures) {
        if (f.cell) first_row_ = std::min(first_row_, f.unit_block);
    }
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const DeviceMention* counted = counted_device(claims, claims.holdings[chain_of(h)]);
        lots_.push_back(counted != nullptr ? counted->usual : -1);
    }
}

std::uint32_t Belonging::holding_of(const Figure& f) const {
    std::uint32_t found = respective_holding(claims_, f);
    if (found != Term::kNone) return found;
    if (is_of_single(f) || is_of_other_owner(f)) return Term::kNone;
    int best = kFits - 1;
    const DeviceMention* behind = device_behind(f);
    const DeviceMention* device = behind != nullptr ? behind : device_before(f);
    const bool published = device != nullptr && is_taken_before_another(*device, f);
    for (std::uint32_t h = 0; h < claims_.holdings.size(); ++h) {
        const Holding& holding = claims_.holdings[h];
        if (device != nullptr &&
            (counts_other(holding, *device, f) || is_lot_of_another(holding, *device, f)))
            continue;
        int score = fit(holding, f);
        if (behind != nullptr && score > 0) score += fit_by_device(holding, *behind);
        if (device != nullptr && holding.covers(device->flat)) score += published ? 45 : 5;
        if (score <= best) continue;
        best = score;
        found = h;
    }
    if (found == Term::kNone) return found;
    return f.cues.noun.empty() ? chain_of(total_behind(found, f)) : total_behind(found, f);
}

/// '3 drones with 21 TOPS each and one PC with an RTX 3090 (| 284 TOPS)': of the one that leads to
/// it.
bool Belonging::is_of_single(const Figure& f) const {
    auto has_figure_before = [&](const Holding& h) {
        return std::any_of(claims_.figures.begin(), claims_.figures.end(), [&](const Figure& g) {
            return g.sentence == f.sentence &&
                   claims_.text->tokens[g.token].at.begin < h.flat.begin;
        });
    };
    // '10 instances with 8 A100, 30 with 4 L4. An A100 gives 624 and one L4 | 242.5'
    auto is_counted_elsewhere = [&](const Holding& h) {
        return std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& o) {
            return o.count() > 1 &&
                   (o.name == h.name || (lot_of(o) >= 0 && lot_of(o) == lot_of(h)));
        });
    };
    return std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
        return h.count() == 1 && h.tiers.size() == 1 && h.tiers[0].per.empty() && h.present() &&
               h.sentence == f.sentence && h.unit_block == f.unit_block && !h.name.empty() &&
               (f.cues.noun.empty() || f.cues.noun == h.tiers[0].noun) && leads_to(h, f) &&
               has_figure_before(h) && !is_counted_elsewhere(h);
    });
}

/// '200 nodes of four H100, 800 accelerators': how the total comes about, where the text says it.
std::uint32_t Belonging::chain_of(std::uint32_t total) const {
    const Holding& all = claims_.holdings[total];
    for (std::uint32_t h = 0; all.told && h < claims_.holdings.size(); ++h) {
        const Holding& chain = claims_.holdings[h];
        if (chain.tiers.size() > 1 && chain.sentence == all.sentence && chain.present() &&
            !chain.name.empty() && chain.count() == all.count())
            return h;
    }
    return total;
}

/// '199 nodes with eight A100 … - 1,088 GPUs … Altogether 3,776 GPUs. At 624 TOPS per A100': all of
/// them, where these were added up before the figure.
std::uint32_t Belonging::total_behind(std::uint32_t found, const Figure& f) const {
    const Holding& part = claims_.holdings[found];
    for (std::uint32_t h = 0; h < claims_.holdings.size(); ++h) {
        const Holding& total = claims_.holdings[h];
        const bool all = total.united && total.section == part.section &&
                         total.flat.begin > part.flat.begin && total.sentence <= f.sentence &&
                         total.count() > part.count() && !part.united;
        if (all) return h;
    }
    return found;
}

/// The holding counts the device, or another.
int Belonging::fit_by_device(const Holding& holding, const DeviceMention& device) const {
    constexpr int kSame = 60, kOther = -80;
    if (device.usual < 0) return 0;
    int score = 0;
    for (auto m = first_from(holding.flat.begin);
         m != claims_.devices.end() && holding.covers(m->flat); ++m) {
        if (m->usual < 0) continue;
        if (m->usual == device.usual) return kSame;
        score = kOther;
    }
    return score;
}

std::vector<DeviceMention>::const_iterator Belonging::first_from(std::uint32_t at) const {
    return std::lower_bound(
        claims_.devices.begin(), claims_.devices.end(), at,
        [](const DeviceMention& m, std::uint32_t begin) { return m.flat.begin < begin; });
}

/// 'an RTX 3090 of 284 TOPS and two P40': the two are none of the former.
bool Belonging::counts_other(const Holding& holding, const DeviceMention& device,
                             const Figure& f) const {
    if (device.usual < 0 || device.sentence != f.sentence || device.token_begin > f.token)
        return false;
    const auto first = first_from(holding.flat.begin);
    const auto last = std::find_if(first, claims_.devices.end(),
                                   [&](const DeviceMention& m) { return !holding.covers(m.flat); });
    return std::any_of(first, last, [&](const DeviceMention& m) {
        if (m.usual < 0 || m.usual == device.usual) return false;
        const bool shared = std::any_of(m.devices.begin(), m.devices.end(), [&](std::uint16_t d) {
            return std::find(device.devices.begin(), device.devices.end(), d) !=
                   device.devices.end();
        });
        const int part_of = catalogue_[static_cast<std::size_t>(m.usual)].part_of;
        const int own_part_of = catalogue_[static_cast<std::size_t>(device.usual)].part_of;
        return !shared && !holds_other(catalogue_, m.usual, device.usual) &&
               part_of != device.usual && own_part_of != m.usual;
    });
}

/// '- 416 A100' for '- H100: 1,979 TOPS': items that name different devices.
bool Belonging::is_in_item_of_another(const Holding& holding, const Figure& f) const {
    if (f.unit_block == f.block || holding.unit_block == f.unit_block) return false;
    const auto own = std::find_if(
        claims_.devices.begin(), claims_.devices.end(),
        [&](const DeviceMention& m) { return m.usual >= 0 && m.unit_block == f.unit_block; });
    if (own == claims_.devices.end()) return false;
    bool other = false;
    for (const DeviceMention& m : claims_.devices) {
        if (m.usual < 0 || m.unit_block != holding.unit_block) continue;
        if (m.usual == own->usual) return false;
        other = true;
    }
    return other;
}

/// '48 A100s … 22 T4s', of a figure of the T4: of the former is none where the latter are counted.
bool Belonging::is_lot_of_another(const Holding& holding, const DeviceMention& device,
                                  const Figure& f) const {
    const int counted = lot_of(holding);
    if (device.usual < 0 || counted < 0 || counted == device.usual) return false;
    if (holds_other(catalogue_, counted, device.usual)) return false;
    for (std::size_t h = 0; h < lots_.size(); ++h) {
        const Holding& own = claims_.holdings[h];
        const bool there = own.present() || (own.planned && device.sentence == f.sentence);
        if (lots_[h] == device.usual && there && own.count() > 1) return true;
    }
    return false;
}

/// What the holding multiplies out is told in another paragraph than the figure, which has its own.
bool Belonging::is_apart(const Holding& product, const Figure& f) const {
    if (product.unit_block == f.unit_block) return false;
    std::vector<double> own;
    for (const Holding& h : claims_.holdings) {
        const bool before = h.flat.begin < claims_.text->tokens[f.token].at.begin;
        if (h.unit_block == f.unit_block && before && h.present() && h.count() > 1)
            own.push_back(h.count());
    }
    const bool multiplies = std::any_of(own.begin(), own.end(), [&](double a) {
        return std::any_of(own.begin(), own.end(),
                           [&](double b) { return a * b == product.count(); });
    });
    return !own.empty() && !multiplies;
}

/// 'came 32 H200s at | 1,979 TOPS. Of the others 24 remain.'
bool Belonging::is_led_to(const Figure& f, const Holding& but) const {
    return std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
        return &h != &but && h.sentence == f.sentence && h.sentence != but.sentence &&
               h.present() && h.count() > 1 && leads_to(h, f);
    });
}

/// '92 TOPS on the two accelerators': of these, and of all of them.
bool Belonging::is_told_with_another(const Holding& holding, const Figure& f) const {
    constexpr std::uint32_t kReach = 3;
    const DocumentText& text = *claims_.text;
    const Sentence& sentence = text.sentences[holding.sentence];
    if (f.sentence == holding.sentence) return false;
    return std::any_of(sentence.measures.begin(), sentence.measures.end(), [&](const Measure& m) {
        std::uint32_t i = m.end;
        while (
            i < sentence.end && i < m.end + kReach &&
            (text.tokens[i].is(WordClass::preposition) || text.tokens[i].is(WordClass::definite)))
            ++i;
        return i > m.end && i < sentence.end && holding.flat.begin == text.tokens[i].at.begin;
    });
}

/// '269 A40 cards', above the table of the A40's rates.
bool Belonging::counts_device_of(const Holding& holding, const Figure& f) const {
    const DeviceMention *device = device_of(f), *counted = counted_device(claims_, holding);
    return device != nullptr && device->usual >= 0 && counted != nullptr &&
           counted->usual == device->usual;
}

/// The figure that was worked out of cycles has all its counts.
bool Belonging::is_worked_in(const Holding& holding) const {
    return std::all_of(holding.tiers.begin(), holding.tiers.end(),
                       [&](const Tier& tier) { return claims_.text->is_in_cycles(tier.count); });
}

/// 'The former …': the first named holding of the sentence before.
bool Belonging::is_ranked(const Holding& holding, const Figure& f) const {
    int rank = 0;
    for (const Holding& h : claims_.holdings) {
        const bool before =
            h.sentence + 1 == f.sentence ||
            (h.sentence == f.sentence && h.flat.end <= claims_.text->tokens[f.token].at.begin);
        if (!before || h.name.empty()) continue;
        if (++rank == f.cues.rank) return &h == &holding;
    }
    return false;
}

bool Belonging::counts_elsewhere(const std::string& noun, const Figure& f) const {
    return !noun.empty() && f.cues.each && f.cues.whole &&
           std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
               return h.present() && h.tiers.size() == 1 && h.tiers[0].noun == noun;
           });
}

/// In the sentence behind the figure's, which has no figure and names no other device.
bool Belonging::counts_next(const Holding& holding, const Figure& f) const {
    if (holding.sentence != f.sentence + 1 || holding.unit_block != f.unit_block ||
        !claims_.text->sentences[holding.sentence].measures.empty())
        return false;
    const DeviceMention *counted = counted_device(claims_, holding), *own = device_of(f);
    return counted == nullptr || (own != nullptr && own->usual == counted->usual);
}

/// '15,832 TOPS a server, with its eight GPUs. The company has 25 servers'
bool Belonging::counts_noun(const std::string& noun) const {
    return !noun.empty() &&
           std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
               return h.present() && h.count() > 1 && h.tiers.back().noun == noun;
           });
}

bool Belonging::is_near(const Holding& holding, const Figure& f, bool any_order) {
    constexpr std::uint32_t kNear = 3;  // Sentences.
    bool before = holding.sentence < f.sentence;
    std::uint32_t apart = before ? f.sentence - holding.sentence : holding.sentence - f.sentence;
    return holding.section == f.section && (before || any_order) && apart <= kNear;
}

bool Belonging::leads_to(const Holding& holding, const Figure& f) const {
    const Tokens& tokens = claims_.text->tokens;
    std::uint32_t at = tokens[f.token].at.begin;
    if (holding.flat.end > at) return false;
    if (holding.name.empty() && !f.cues.each && !names_between(holding, f)) return false;
    auto between = [&](std::uint32_t begin) { return holding.flat.end <= begin && begin < at; };
    bool figure =
        std::any_of(claims_.figures.begin(), claims_.figures.end(), [&](const Figure& other) {
            return other.run != f.run && other.sentence == f.sentence &&
                   between(tokens[other.token].at.begin);
        });
    bool counted = std::any_of(claims_.holdings.begin(), claims_.holdings.end(),
                               [&](const Holding& other) { return between(other.flat.begin); });
    return !figure && !counted;
}

/// '10 have an RTX 4090 (| 660 TOPS)'
bool Belonging::names_between(const Holding& holding, const Figure& f) const {
    const auto m = first_from(holding.flat.end);
    return m != claims_.devices.end() && m->sentence == f.sentence && m->token_end <= f.token;
}

bool Belonging::is_alone(const Holding& holding) const {
    return std::none_of(
        claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& other) {
            // '- It has 40 chips. … 40 chips at 825 TOPS'
            const Tier& own = holding.tiers.back();
            const bool again = other.tiers.size() == 1 && holding.tiers.size() == 1 &&
                               other.count() == holding.count() && other.name == holding.name &&
                               other.tiers[0].noun == own.noun && !own.group;
            return &other != &holding && !again && other.present() && other.count() > 1;
        });
}

bool Belonging::names(const Figure& f, const Holding& holding) const {
    const auto row = static_cast<std::size_t>(&f - claims_.figures.data());
    const auto column = static_cast<std::size_t>(&holding - claims_.holdings.data());
    signed char& known = named_[row * claims_.holdings.size() + column];
    if (known < 0) known = is_named(f, holding) ? 1 : 0;
    return known == 1;
}

bool Belonging::is_named(const Figure& f, const Holding& holding) const {
    constexpr std::size_t kLongestSentence = 2048;  // It is searched for each name.
    std::string_view name = holding.name;
    if (name.empty() || words_of(f.sentence).size() > kLongestSentence) return false;
    if (contains_name(words_of(f.sentence), name)) return true;
    constexpr std::size_t kShortest = 5;  // 'GroqChips', 'A100s'
    const bool model = has_ascii_digit(name);
    const bool plural =
        (model || name.size() > kShortest) && name.ends_with('s') && holding.count() > 1;
    return plural && contains_name(words_of(f.sentence), name.substr(0, name.size() - 1));
}

bool Belonging::names_other(const Figure& f, const Holding& holding) const {
    return std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& other) {
        // 'eight H100s in each, so | 1,528 GPUs'
        const bool multiplied = holding.told && other.sentence == holding.sentence;
        return !multiplied && other.count() > 1 && other.name != holding.name && names(f, other) &&
               (other.present() || !present_);
    });
}

/// 'Bergen uses the H100 with 1,979 TOPS, Stavanger the A100 with | 624 TOPS': the nearer of two.
bool Belonging::names_last(const Figure& f, const Holding& holding) const {
    const Tokens& tokens = claims_.text->tokens;
    const std::uint32_t begin = tokens[claims_.text->sentences[f.sentence].begin].at.begin;
    const std::string_view before =
        std::string_view(low_).substr(begin, tokens[f.token].at.begin - begin);
    constexpr std::size_t kLongest = 2048;  // It is searched for each name.
    if (before.size() > kLongest) return false;
    const std::size_t own = before.rfind(lower(holding.name));
    if (own == std::string_view::npos || counted_device(claims_, holding) != nullptr) return false;
    return std::none_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
        if (h.name.empty() || h.name == holding.name || h.count() <= 1) return false;
        const std::size_t other = before.rfind(lower(h.name));
        return other != std::string_view::npos && other > own;
    });
}

std::string_view Belonging::words_of(std::uint32_t s) const {
    const Tokens& tokens = claims_.text->tokens;
    const Sentence& at = claims_.text->sentences[s];
    if (at.begin == at.end) return {};
    std::uint32_t begin = tokens[at.begin].at.begin;
    return std::string_view(low_).substr(begin, tokens[at.end - 1].at.end - begin);
}

}  // namespace veritally
