#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "claim/counts/name_match.h"
#include "claim/derivation/belonging.h"
#include "claim/derivation/respective.h"

namespace veritally {

/// '1,979 TOPS for the | H100 and 624 TOPS for each A100'
const DeviceMention* Belonging::device_behind(const Figure& f) const {
    constexpr std::uint32_t kReach = 6;
    const Tokens& tokens = claims_.text->tokens;
    const Sentence& sentence = claims_.text->sentences[f.sentence];
    const auto measure = std::find_if(sentence.measures.begin(), sentence.measures.end(),
                                      [&](const Measure& m) { return m.begin == f.token; });
    if (measure == sentence.measures.end()) return nullptr;
    const std::uint32_t end = std::min(sentence.end, measure->end + kReach);
    for (std::uint32_t i = measure->end; i < end; ++i) {
        const auto m = first_from(tokens[i].at.begin);
        const bool named = m != claims_.devices.end() && m->flat.begin == tokens[i].at.begin;
        if (i > measure->end && named) return &*m;
        const Token& t = tokens[i];
        const bool passes = t.is(WordClass::preposition) || t.is(WordClass::definite) ||
                            t.is(WordClass::indefinite) || t.is(WordClass::each) ||
                            t.is(Token::Kind::note) || t.is(Token::Kind::value) || t.is(Mark::open);
        if (!passes || t.is(WordClass::compared)) return nullptr;
    }
    return nullptr;
}

const DeviceMention* Belonging::device_of(const Figure& f) const {
    const DeviceMention* behind = device_behind(f);
    return behind != nullptr ? behind : device_before(f);
}

const DeviceMention* Belonging::device_before(const Figure& f) const {
    const DeviceMention *same = nullptr, *before = nullptr;
    for (const DeviceMention& m : claims_.devices) {
        bool in_section = claims_.sections_of_passage[m.passage] == f.section;
        if (m.sentence == f.sentence && (same == nullptr || m.token_end <= f.token) &&
            !is_rated_later(m, f))
            same = &m;
        const bool other = is_of_other_row(m, f) || is_of_other_item(m, f);
        if (m.sentence < f.sentence && in_section && !other) before = &m;
    }
    if (same == nullptr && before != nullptr && !publishes(*before, f)) {
        if (const DeviceMention* publisher = publisher_of(f)) return publisher;
    }
    const DeviceMention* found = same != nullptr ? same : before;
    if (found == nullptr && one_device() && !is_of_other_row(claims_.devices.front(), f) &&
        !is_rated_later(claims_.devices.front(), f))
        found = &claims_.devices.front();
    bool other = found != nullptr && found != same && is_of_another(f, *found);
    return other ? nullptr : found;
}

/// 'Each drone has a stick (4 TOPS), and the base has an | RTX 3090 (284 TOPS)', '40 tablets have
/// 11 TOPS each. The server has an | L4 of 242.5 TOPS': the device of another figure.
bool Belonging::is_rated_later(const DeviceMention& device, const Figure& f) const {
    const auto& measures = claims_.text->sentences[device.sentence].measures;
    const bool own = device.sentence == f.sentence && device.token_begin > f.token &&
                     std::any_of(measures.begin(), measures.end(),
                                 [&](const Measure& m) { return m.begin >= device.token_end; });
    const bool next = device.sentence > f.sentence && f.cues.each && !measures.empty();
    return (own || next) && !publishes(device, f);
}

/// 'Each of the 15 drones has a stick (4 TOPS), and the base has a single RTX 3090 (| 284 TOPS)'
bool Belonging::is_of_other_owner(const Figure& f) const {
    const Tokens& tokens = claims_.text->tokens;
    const std::uint32_t begin = claims_.text->sentences[f.sentence].begin;
    const DeviceMention* device = device_before(f);
    if (device == nullptr || device->sentence != f.sentence || device->token_end > f.token)
        return false;
    std::uint32_t i = device->token_begin;
    while (i > begin && !tokens[i - 1].is(WordClass::indefinite) &&
           tokens[i - 1].is(WordClass::filler))
        --i;
    if (i < begin + 3 || !tokens[i - 1].is(WordClass::indefinite) || !tokens[i - 2].holds())
        return false;
    bool definite = false;
    for (i -= 2; i > begin && !tokens[i - 1].is(WordClass::and_); --i) {
        const Token& t = tokens[i - 1];
        if (!t.is(Token::Kind::word) || t.is(WordClass::each)) return false;
        definite = definite || t.is(WordClass::definite);
    }
    return definite && i > begin &&
           std::any_of(claims_.figures.begin(), claims_.figures.end(),
                       [&](const Figure& g) { return g.sentence == f.sentence && g.token < i; });
}

/// '384 H100 and 144 A100. For the newer cards it is 1,979 TOPS', which is published of the former.
const DeviceMention* Belonging::publisher_of(const Figure& f) const {
    constexpr std::uint32_t kReach = 3;
    const DeviceMention* found = nullptr;
    for (const DeviceMention& m : claims_.devices) {
        const bool near = m.sentence < f.sentence && m.sentence + kReach >= f.sentence &&
                          claims_.sections_of_passage[m.passage] == f.section;
        if (!near || is_of_other_row(m, f) || !publishes(m, f)) continue;
        if (found != nullptr && found->usual != m.usual) return nullptr;
        found = &m;
    }
    return found;
}

bool Belonging::is_taken_before_another(const DeviceMention& device, const Figure& f) const {
    return device.sentence < f.sentence &&
           std::any_of(claims_.devices.begin(), claims_.devices.end(), [&](const auto& m) {
               return m.token_begin > device.token_begin && m.sentence < f.sentence &&
                      m.usual != device.usual &&
                      claims_.sections_of_passage[m.passage] == f.section && !is_of_other_row(m, f);
           });
}

bool Belonging::publishes(const DeviceMention& m, const Figure& f) const {
    constexpr double kNear = 0.01;
    const double amount = f.amount().value();
    auto agrees = [&](const Published& p) {
        for (std::size_t a = 0; a < p.reading.size(); ++a) {
            if (p.reading[a] >= 0 && f.readings.has(a) && p.reading[a] != f.readings.value[a])
                return false;
        }
        return std::abs(amount / p.value - 1) < kNear;
    };
    return std::any_of(m.devices.begin(), m.devices.end(), [&](std::uint16_t device) {
        const auto& figures = catalogue_[device].figures;
        return std::any_of(figures.begin(), figures.end(), agrees);
    });
}

void Belonging::find_device(const Figure& f, Term& term) const {
    const std::uint32_t counted = respective_holding(claims_, f);
    const DeviceMention* respective =
        counted == Term::kNone ? nullptr : counted_device(claims_, claims_.holdings[counted]);
    const DeviceMention* found = respective != nullptr ? respective : device_of(f);
    if (found != nullptr) {
        term.devices = found->devices;
        term.usual = found->usual;
    } else if (claims_.devices.empty() && !claims_.title_devices.empty()) {
        term.devices = claims_.title_devices;
        term.usual = claims_.title_devices.front();
    }
}

/// 'two cards, an RTX 5090 with 838 TOPS and an RTX 3090 with 284': each of them is told itself.
bool Belonging::is_apposed(const Holding& holding, const Figure& f) const {
    if (holding.sentence != f.sentence || !holding.name.empty() || holding.tiers.size() != 1)
        return false;
    double told = 0;
    for (const DeviceMention& m : claims_.devices) {
        told += m.sentence == f.sentence && m.usual >= 0 && m.flat.begin >= holding.flat.end &&
                m.token_begin > 0 &&
                claims_.text->tokens[m.token_begin - 1].is(WordClass::indefinite);
    }
    return told > 1 && told == holding.count();
}

bool Belonging::is_of_another(const Figure& f, const DeviceMention& m) const {
    const std::uint32_t at = claims_.text->tokens[f.token].at.begin;
    const std::string_view device = std::string_view(low_).substr(m.flat.begin, m.flat.size());
    const Holding* last = nullptr;
    for (const Holding& h : claims_.holdings) {
        if (h.name.empty() || h.section != f.section) continue;
        if (contains_name(device, h.name) || contains_name(lower(h.name), device)) {
            if (h.flat.begin < at) last = nullptr;
            continue;
        }
        if (names(f, h)) return true;
        if (h.flat.begin < at) last = &h;
    }
    return last != nullptr && (m.flat.begin < last->flat.begin || m.flat.begin > at);
}

bool Belonging::is_of_other_row(const DeviceMention& m, const Figure& f) const {
    if (!f.cell) return false;
    const std::uint32_t block = claims_.text->passages[m.passage].block;
    if (block >= first_row_ && m.unit_block != f.unit_block) return true;
    if (block >= f.unit_block) return false;
    return first_row_ < block ||
           std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
               return h.unit_block == f.unit_block && !h.name.empty();
           });
}

bool Belonging::is_of_other_item(const DeviceMention& m, const Figure& f) const {
    const bool listed = m.unit_block != claims_.text->passages[m.passage].block;
    // 'Per GPU: 540 TOPS' is of what another item names.
    return listed && !f.cell && !f.cues.each && f.unit_block != f.block &&
           f.around == Block::kNone && m.unit_block != f.unit_block;
}

bool Belonging::one_device() const {
    return !claims_.devices.empty() &&
           std::all_of(claims_.devices.begin(), claims_.devices.end(), [&](const DeviceMention& m) {
               return m.usual == claims_.devices.front().usual;
           });
}

namespace {

/// What is published of it has one figure so many times as small as the amount.
bool is_about_published(const Device& device, double amount, double least, double most) {
    return std::any_of(device.figures.begin(), device.figures.end(), [&](const Published& p) {
        const double ratio = amount / p.value;
        return ratio > least && ratio < most;
    });
}

}  // namespace

/// 'Nine racks, six trays each, four cards a tray: 24 cards', of one of the outermost.
bool Belonging::is_of_one_group(const Holding& told) const {
    return std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
        return h.tiers.size() > 2 && h.present() && h.tiers[0].count > 1 &&
               h.count() / h.tiers[0].count == told.count() && h.flat.begin < told.flat.begin;
    });
}

/// '12 nodes, | 96 GPUs'
bool Belonging::holds_what_is_counted(const Holding& groups) const {
    if (groups.tiers.size() > 1 || !groups.tiers[0].group) return false;
    return std::any_of(claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& h) {
        return h.sentence == groups.sentence && h.tiers.size() == 1 && !h.tiers[0].group &&
               !h.tiers[0].noun.empty() && h.present() && h.count() > groups.count() &&
               std::fmod(h.count(), groups.count()) == 0;
    });
}

/// '- Count: 36 A100 cards' for '- Data sheet: 624 TOPS', which can be one's: no other device is
/// counted, and nothing in the figure's item.
bool Belonging::counts_only_device(const Holding& holding, const Figure& f) const {
    const int device = lots_[static_cast<std::size_t>(&holding - claims_.holdings.data())];
    const bool only = device >= 0 && std::all_of(lots_.begin(), lots_.end(),
                                                 [&](int lot) { return lot < 0 || lot == device; });
    if (!only) return false;
    const bool own = std::any_of(claims_.holdings.begin(), claims_.holdings.end(),
                                 [&](const Holding& h) { return h.unit_block == f.unit_block; });
    return !own && is_about_published(catalogue_[static_cast<std::size_t>(device)],
                                      f.amount().value(), 0.94, 1.06);
}

/// The device, which has the figure, holds so many of something; 0 where it is no system.
double Belonging::contents_of(const DeviceMention& m, const Figure& f) const {
    if (m.sentence != f.sentence || m.usual < 0 || m.plural) return 0;
    const Device& device = catalogue_[static_cast<std::size_t>(m.usual)];
    const bool own =
        device.figures.empty() || is_about_published(device, f.amount().value(), 0.4, 2.5);
    return own && !device.contains.empty() ? device.contains.front().second : 0;
}

/// 'A DGX A100 has | eight A100s, each with 624 TOPS', not 'Each DGX has | eight GPUs and 5
/// PFLOPS'.
bool Belonging::is_of_each_content(const Holding& holding, const Figure& f) const {
    const Tokens& tokens = claims_.text->tokens;
    for (std::uint32_t i = claims_.text->sentences[f.sentence].begin; i < f.token; ++i) {
        if (tokens[i].is(WordClass::each)) return tokens[i].at.begin >= holding.flat.end;
    }
    return f.cues.each;
}

/// 'A complete DGX H100 of | 8 GPUs has 32 petaflops … 160 GPUs (20 systems of 8)': what is in the
/// thing that has the figure, in one or in all of them.
bool Belonging::is_content_of(const Holding& holding, const Figure& f) const {
    const Tier& tier = holding.tiers.back();
    if (holding.tiers.size() != 1 || tier.group || !tier.per.empty()) return false;
    return std::any_of(claims_.devices.begin(), claims_.devices.end(), [&](const DeviceMention& m) {
        const double inner = contents_of(m, f);
        if (inner <= 1) return false;
        if (holding.sentence == f.sentence && holding.count() == inner)
            return !is_of_each_content(holding, f);
        const bool all = std::any_of(
            claims_.holdings.begin(), claims_.holdings.end(), [&](const Holding& systems) {
                return systems.present() && systems.tiers.size() == 1 && systems.tiers[0].group &&
                       systems.count() > 1 && systems.count() * inner == holding.count();
            });
        return all && holding.name.empty() && !tier.noun.empty();
    });
}

}  // namespace veritally
