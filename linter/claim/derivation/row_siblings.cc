#include "claim/derivation/row_siblings.h"

#include <algorithm>

namespace veritally {
namespace {

bool is_listed_alone(const Claims& claims, const Holding& holding) {
    return holding.tiers.size() == 1 && !holding.tiers[0].noun.empty() && !holding.sums &&
           !holding.share && holding.present() && holding.count() > 1 &&
           is_in_item(*claims.text, holding);
}

bool counts_alike(const Holding& a, const Holding& b) {
    return a.unit_block != b.unit_block && a.section == b.section && a.around == b.around &&
           a.tiers[0].noun == b.tiers[0].noun;
}

/// A device stands in its row, before that of the next holding, that the figure is not of.
bool is_of_other_device(const Claims& claims, const Holding& holding, const Term& term) {
    const bool own =
        std::any_of(claims.devices.begin(), claims.devices.end(), [&](const DeviceMention& m) {
            return m.usual >= 0 && m.usual == term.usual && holding.covers(m.flat);
        });
    if (own) return false;
    constexpr std::uint32_t kMostCells = 16;
    std::uint32_t end = holding.unit_block + kMostCells;
    for (const Holding& other : claims.holdings) {
        if (other.unit_block > holding.unit_block) end = std::min(end, other.unit_block);
    }
    return std::any_of(claims.devices.begin(), claims.devices.end(), [&](const DeviceMention& m) {
        const std::uint32_t block = claims.text->passages[m.passage].block;
        return holding.unit_block < block && block < end && m.usual != term.usual;
    });
}

std::vector<std::uint32_t> rows_beside(const Claims& claims, const Term& term) {
    std::vector<std::uint32_t> found;
    const Holding& own = claims.holdings[term.holding];
    const Figure& f = claims.figures[term.figure];
    constexpr std::size_t kMostRows = 12;
    const bool outside = f.unit_block == f.block && f.section == own.section;
    if (!outside || !is_listed_alone(claims, own) || is_of_other_device(claims, own, term))
        return found;
    for (std::uint32_t h = 0; h < claims.holdings.size() && found.size() < kMostRows; ++h) {
        const Holding& other = claims.holdings[h];
        if (is_listed_alone(claims, other) && counts_alike(own, other) &&
            !is_of_other_device(claims, other, term))
            found.push_back(h);
    }
    return found;
}

Term counted_by(const Claims& claims, const Term& rate, std::uint32_t holding) {
    Term term = rate;
    term.holding = holding;
    term.counts = {claims.holdings[holding].count()};
    return term;
}

/// It, or nothing.
Part perhaps(Term term) {
    term.sure = false;
    Term none = term;
    none.quoted = 0;
    return {term, none};
}

bool quotes(const Claims& claims, const Sources& sources, std::uint32_t unit_block) {
    return std::any_of(sources.sources.begin(), sources.sources.end(), [&](const Reckoned& r) {
        return claims.figures[r.figure].unit_block == unit_block;
    });
}

/// A source stands in the holding's sentence.
bool quotes_in(const Claims& claims, const Sources& sources, const Holding& holding) {
    return std::any_of(sources.sources.begin(), sources.sources.end(), [&](const Reckoned& r) {
        return claims.figures[r.figure].sentence == holding.sentence;
    });
}

/// 'the H100 | and the | H200'
bool is_joined(const Tokens& tokens, std::uint32_t begin, std::uint32_t end) {
    bool joins = false;
    for (std::uint32_t i = begin; i < end; ++i) {
        const Token& t = tokens[i];
        const bool sign = t.is(WordClass::and_) || t.is(WordClass::or_) || t.is(Mark::comma);
        joins = joins || sign;
        if (!sign && !t.is(WordClass::definite)) return false;
    }
    return joins;
}

/// '1,979 TOPS for both the | H100 and the | H200'
bool is_for_both(const Claims& claims, const Figure& f, const DeviceMention& m) {
    constexpr std::uint32_t kReach = 16;
    const Tokens& tokens = claims.text->tokens;
    if (m.token_begin > f.token + kReach) return false;
    bool all = false;
    for (std::uint32_t i = f.token + 1; i < m.token_begin; ++i) {
        const Token& t = tokens[i];
        if (t.is(Token::Kind::number) && !t.name) return false;
        all = all || t.is(WordClass::all);
    }
    return all;
}

/// '- Server 1: 4 × A100', and no more.
bool is_line(const Claims& claims, const Holding& holding) {
    constexpr std::uint32_t kLongest = 9;
    const Sentence& sentence = claims.text->sentences[holding.sentence];
    return is_in_item(*claims.text, holding) && sentence.measures.empty() &&
           sentence.end - sentence.begin <= kLongest;
}

/// '| Lisbon | 100 |' and '| Porto | 140 |', of one figure below the table: the parts of the other
/// rows or items that count what the term's does. They may be none.
std::vector<Part> parts_of_rows(const Claims& claims, const Term& term) {
    std::vector<Part> parts;
    for (std::uint32_t h : rows_beside(claims, term)) {
        const bool lines =
            is_line(claims, claims.holdings[h]) && is_line(claims, claims.holdings[term.holding]);
        const Term row = counted_by(claims, term, h);
        parts.push_back(lines ? Part{row} : perhaps(row));
    }
    return parts;
}

/// 'The H100 and the H200 share one peak of 1,979 TOPS', and both are counted elsewhere.
std::vector<Part> named_together(const Claims& claims, const Term& term) {
    const Figure& f = claims.figures[term.figure];
    const Tokens& tokens = claims.text->tokens;
    std::vector<Part> parts;
    const DeviceMention* before = nullptr;
    std::vector<int> joined;  // Devices of one enumeration, the last before the figure.
    for (const DeviceMention& m : claims.devices) {
        const bool behind = m.token_begin > f.token && is_for_both(claims, f, m);
        if (m.sentence != f.sentence || m.usual < 0 || (m.token_end > f.token && !behind)) continue;
        const bool on = before != nullptr && is_joined(tokens, before->token_end, m.token_begin);
        if (!on) joined.clear();
        if (std::find(joined.begin(), joined.end(), m.usual) == joined.end())
            joined.push_back(m.usual);
        before = &m;
    }
    if (joined.size() < 2 || std::find(joined.begin(), joined.end(), term.usual) == joined.end())
        return parts;
    for (int device : joined) {
        if (device == term.usual) continue;
        for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
            const Holding& holding = claims.holdings[h];
            const DeviceMention* counted = counted_device(claims, holding);
            if (h == term.holding || counted == nullptr || counted->usual != device ||
                !holding.present() || holding.count() <= 1 || holding.sentence == f.sentence)
                continue;
            parts.push_back({counted_by(claims, term, h)});
            break;
        }
    }
    return parts;
}

/// The largest of the counts is the sum of the others, or the term has all of them already.
bool adds_up(double sum, double most, const Term& term) {
    return sum == 2 * most || sum == term.count();
}

/// 'Lisbon has 100 cards and Porto 160': the figure is of the others in the sentence too. Nothing
/// where one of them is the sum of the others.
std::vector<Part> counted_beside(const Claims& claims, const Term& term) {
    const Holding& own = claims.holdings[term.holding];
    std::vector<Part> parts;
    double sum = own.count(), most = sum;
    bool placed = own.placed;
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const Holding& other = claims.holdings[h];
        const bool beside = h != term.holding && other.count() > 1 &&
                            other.sentence == own.sentence && other.name == own.name &&
                            other.unit_block == own.unit_block;
        if (!beside || other.share || !own.is_kin(other)) continue;
        placed = placed && other.placed;
        sum += other.count();
        most = std::max(most, other.count());
        parts.push_back({counted_by(claims, term, h)});
    }
    // '48 in Oslo and 48 in Bergen'
    if (placed || (parts.size() == 1 && most == own.count() && sum == 2 * most)) return parts;
    return adds_up(sum, most, term) ? std::vector<Part>() : parts;
}

/// The device that the holding counts, by nothing but its name; -1 for none, as of '48 H100 nodes',
/// where what is named is not what is counted.
int lot_of(const Claims& claims, const Holding& holding) {
    const DeviceMention* named = counted_device(claims, holding);
    const bool groups = holding.tiers.size() == 1 && holding.tiers[0].group;
    return named == nullptr || groups || named->flat.end < holding.name_at.end ? -1 : named->usual;
}

/// In parallel to the other: in its paragraph, or in the next item of its list.
bool is_told_beside(const Claims& claims, const Holding& a, const Holding& b) {
    // '- 45 nodes, eight A100s each - 40 nodes with …'
    if (a.around == b.around && a.unit_block != b.unit_block && a.tiers.size() > 1 &&
        is_in_item(*claims.text, a) && is_in_item(*claims.text, b))
        return true;
    const std::uint32_t apart = std::max(a.sentence, b.sentence) - std::min(a.sentence, b.sentence);
    return a.unit_block == b.unit_block && apart <= 1;
}

/// 'Warsaw: 40 A100 … Kraków: 24 A100', of what an A100 has: the other lots of the device that its
/// section counts. Nothing where one of them is the sum of others, or a figure is told with one.
std::vector<Part> lots_elsewhere(const Claims& claims, const Sources& sources, const Term& term) {
    const Holding& own = claims.holdings[term.holding];
    const Figure& f = claims.figures[term.figure];
    const int device = lot_of(claims, own);
    std::vector<Part> parts;
    if (device < 0 || device != term.usual || (f.cell && f.unit_block == own.unit_block))
        return parts;
    double sum = own.count(), most = sum;
    bool listed = true;
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const Holding& other = claims.holdings[h];
        // 'Four labs have eight H100s each; Bari has | four'
        const bool named = other.sentence == own.sentence && other.tiers.size() == 1 &&
                           !other.tiers[0].group && other.tiers[0].per.empty() &&
                           !own.name.empty() && other.name == own.name;
        if (h == term.holding || !other.present() || other.section != own.section ||
            (other.count() <= 1 && quotes_in(claims, sources, other)) ||
            (lot_of(claims, other) != device && !named))
            continue;
        const bool beside = is_told_beside(claims, own, other);
        const bool items = is_line(claims, own) && is_line(claims, other) &&
                           own.around == other.around && own.unit_block != other.unit_block;
        // '20 nodes with four each (80) and ten with eight each'
        const bool chains = own.tiers.size() > 1 && other.tiers.size() > 1 &&
                            own.sentence == other.sentence &&
                            own.tiers[0].count != other.tiers[0].count;
        const bool again = (!items && !chains && other.count() == own.count()) ||
                           (other.count() == term.count() && term.count() != own.count());
        if (other.told || other.sums || other.share || other.outer || other.count() <= 1 || again ||
            quotes_in(claims, sources, other) || (!beside && own.tiers.size() > 1))
            return {};
        listed = listed && (items || chains);
        sum += other.count();
        most = std::max(most, other.count());
        const Term lot = counted_by(claims, term, h);
        parts.push_back(beside || items ? Part{lot} : perhaps(lot));
    }
    if (listed && parts.size() == 1) return parts;  // 'Server 1: 4 A100', 'Server 2: 4 A100'
    return adds_up(sum, most, term) ? std::vector<Part>() : parts;
}

/// 'Room A has 20 nodes, room B 12. Every node has eight': another lot of what is told once.
bool is_lot_of_one(const Holding& own, const Holding& other) {
    // 'Frankfurt with 20 DGX H100 and Munich with | 12', by what each has in it.
    if (own.tiers.size() == 1)
        return own.placed && other.placed && own.sentence == other.sentence && own.is_kin(other) &&
               own.name == other.name;
    return other.present() && other.tiers.size() == own.tiers.size() &&
           other.tiers.back().flat == own.tiers.back().flat &&
           other.tiers.back().count == own.tiers.back().count &&
           other.tiers[0].flat != own.tiers[0].flat && own.may_share_name(other);
}

/// Nothing where the text says as many in one number, or counts what the lots hold twice over.
std::vector<Part> lots_of_one(const Claims& claims, const Term& term) {
    const Holding& own = claims.holdings[term.holding];
    std::vector<Part> parts;
    if (own.tiers.size() < 2 && term.counts.size() < 2) return parts;
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const Holding& other = claims.holdings[h];
        const bool again = other.tiers[0].flat == own.tiers[0].flat && other.tiers.size() > 1 &&
                           other.count() != own.count();
        const bool total = own.tiers.size() > 1 && other.tiers.size() == 1 &&
                           other.tiers[0].flat != own.tiers[0].flat;
        if (again || (total && other.count() == own.count())) return {};
        if (h == term.holding || !is_lot_of_one(own, other)) continue;
        Term counted = term;
        counted.holding = h;
        counted.counts.front() = other.tiers[0].count;
        parts.push_back({counted});
    }
    return parts;
}

/// '12 servers with eight boards each and three with | four', of what one board does, where no
/// catalogue knows the board.
std::vector<Part> chains_beside(const Claims& claims, const Sources& sources, const Term& term) {
    const Holding& own = claims.holdings[term.holding];
    const Figure& f = claims.figures[term.figure];
    std::vector<Part> parts;
    const bool of_one = f.cues.each || (!own.name.empty() && !f.cues.whole);
    if (!of_one || f.cell || term.count() != own.count()) return parts;
    auto is_alike = [](const Tier& a, const Tier& b) { return a.noun == b.noun; };
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const Holding& other = claims.holdings[h];
        const bool beside = h != term.holding && other.sentence == own.sentence &&
                            other.unit_block == own.unit_block && other.tiers.size() > 1 &&
                            std::equal(own.tiers.begin(), own.tiers.end(), other.tiers.begin(),
                                       other.tiers.end(), is_alike);
        if (!beside || !other.present() || other.name != own.name) continue;
        if (other.told || other.sums || other.share || other.outer ||
            other.tiers[0].flat == own.tiers[0].flat || quotes_in(claims, sources, other))
            return {};
        parts.push_back({counted_by(claims, term, h)});
    }
    return parts;
}

/// The tiers count the same things, level by level.
bool counts_level_by_level(const Holding& a, const Holding& b) {
    return std::equal(
        a.tiers.begin(), a.tiers.end(), b.tiers.begin(), b.tiers.end(),
        [](const Tier& x, const Tier& y) { return x.noun == y.noun && x.per == y.per; });
}

/// '| Oslo | 12 servers | 8 a server |' and '| Bergen | 4 | 4 |', of one figure elsewhere.
std::vector<Part> chains_of_rows(const Claims& claims, const Term& term) {
    const Holding& own = claims.holdings[term.holding];
    const Figure& f = claims.figures[term.figure];
    std::vector<Part> parts;
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const Holding& other = claims.holdings[h];
        if (h == term.holding || !is_in_item(*claims.text, other) || !other.present() ||
            other.section != own.section || other.unit_block == own.unit_block ||
            other.unit_block == f.unit_block || !counts_level_by_level(own, other) ||
            counted_device(claims, own) != nullptr || counted_device(claims, other) != nullptr)
            continue;
        parts.push_back({counted_by(claims, term, h)});
    }
    return parts;
}

/// '| Dallas | 144 |' and '| Calgary | 72 |': what is named is where they are.
bool counts_same_thing(const Claims& claims, const Holding& a, const Holding& b) {
    if (a.is_kin(b) && a.name == b.name) return true;
    const bool places =
        counted_device(claims, a) == nullptr && counted_device(claims, b) == nullptr;
    return places && !a.tiers.back().noun.empty() && counts_level_by_level(a, b) &&
           a.unit_block != b.unit_block;
}

}  // namespace

std::vector<Part> siblings_of(const Claims& claims, const Sources& sources, const Term& term) {
    if (term.holding == Term::kNone || term.counts.empty()) return {};
    const Holding& own = claims.holdings[term.holding];
    std::vector<Part> parts = lots_of_one(claims, term);
    if (!parts.empty()) return parts;
    if (term.counts.size() > 1) {
        if (own.told) return parts;
        parts = lots_elsewhere(claims, sources, term);
        if (!parts.empty() || sources.sources.size() > 1) return parts;
        parts = chains_beside(claims, sources, term);
        return parts.empty() ? chains_of_rows(claims, term) : parts;
    }
    parts = named_together(claims, term);
    if (!parts.empty()) return parts;
    const bool alone = sources.sources.size() == 1;
    if (!own.told) parts = lots_elsewhere(claims, sources, term);
    if (!parts.empty()) return parts;
    if (own.told || (!alone && own.name.empty())) return parts;
    if (alone) parts = parts_of_rows(claims, term);
    const std::vector<Part> beside = counted_beside(claims, term);
    parts.insert(parts.end(), beside.begin(), beside.end());
    return parts;
}

std::vector<Part> rated_items(const Claims& claims, const Sources& sources, const Term& rate) {
    const Figure& f = claims.figures[rate.figure];
    std::vector<Part> parts;
    if (f.unit_block != f.block || f.cues.whole) return parts;
    const Holding* first = nullptr;
    const Token& opening = claims.text->tokens[claims.text->sentences[f.sentence].begin];
    const bool all = opening.is(WordClass::all);  // 'All GPUs in the table do 1,979 TOPS each'
    for (std::uint32_t i = 0; i < claims.holdings.size(); ++i) {
        const Holding& h = claims.holdings[i];
        if (!h.present() || h.sums || h.count() <= 1 || h.section != f.section) continue;
        const bool kin = first == nullptr || all || counts_same_thing(claims, *first, h);
        if (!kin || h.sentence <= f.sentence || h.unit_block == f.unit_block ||
            (h.tiers.size() > 1 && !is_in_item(*claims.text, h)) ||
            quotes(claims, sources, h.unit_block))
            return {};
        const bool again = first != nullptr && h.count() == first->count() &&
                           h.unit_block == first->unit_block && h.name == first->name;
        if (again) continue;  // 'The room holds 200 cards. … Two hundred cards make 20,800 TOPS'
        first = first == nullptr ? &h : first;
        parts.push_back({counted_by(claims, rate, i)});
    }
    return parts.size() > 1 ? parts : std::vector<Part>();
}

}  // namespace veritally
