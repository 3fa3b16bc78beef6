#include "claim/derivation/told_counts.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/part_counts.h"

namespace veritally {
namespace {

/// Nothing else that is there is counted in the noun.
bool is_alone_of(const Claims& claims, const std::string& noun, const Holding& holding) {
    return std::none_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& other) {
        return &other != &holding && other.present() && other.count() > 1 &&
               other.count_of(noun) > 0;
    });
}

/// Its own sentence or row counts it, or the device that it is of is counted.
bool is_settled(const Claims& claims, const Term& term) {
    if (term.whole) return true;
    if (term.counts.empty() || !term.sure) return false;
    if (term.holding == Term::kNone) return true;
    const Figure& f = claims.figures[term.figure];
    const Holding& holding = claims.holdings[term.holding];
    const DeviceMention* counted = counted_device(claims, holding);
    const bool listed = f.unit_block != f.block && holding.unit_block == f.unit_block;
    return holding.sentence == f.sentence || listed ||
           (holding.count_of(f.cues.noun) > 0 && is_alone_of(claims, f.cues.noun, holding)) ||
           (counted != nullptr && counted->usual == term.usual);
}

/// By how much the product multiplies the term's figure, which is one of its factors, whatever its
/// prefix; 0 where it is none.
double count_in(const Product& product, const Term& each) {
    auto is_it = [&](double factor) {
        auto alike = [factor](double value) {
            const double thousands = std::log10(value / factor) / 3;
            return std::abs(thousands - std::round(thousands)) < 1e-4;
        };
        return factor > 0 && (alike(each.quoted) || alike(each.each()));
    };
    const auto own = std::find_if(product.factors.begin(), product.factors.end(), is_it);
    if (!product.right || own == product.factors.end()) return 0;
    double count = 1;
    for (auto factor = product.factors.begin(); factor != product.factors.end(); ++factor)
        count *= factor == own ? 1 : *factor;
    // '9 PFLOPS in FP4: 9 × 2 = 18'
    const bool may_convert = count == 2 || count == 4 || count == 8;
    return may_convert && each.each() != each.quoted ? 0 : count;
}

/// Of the things of one kind, the text counts so many more than once.
bool counts_kin(const Claims& claims, const Tier& tier, double count) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        return h.present() && h.tiers.size() == 1 && h.tiers[0].noun == tier.noun &&
               h.count() == count;
    });
}

/// '320 superchips, of which the university may use | 112'
bool tells_share(const Claims& claims, const Holding& holding, double count) {
    const DocumentText& document = *claims.text;
    const Sentence& sentence = document.sentences[holding.sentence];
    const std::string_view text = document.reading.text;
    bool which = false;
    for (std::uint32_t i = sentence.begin; i + 1 < sentence.end; ++i) {
        const Token &t = document.tokens[i], &next = document.tokens[i + 1];
        which = which || (text.substr(t.at.begin, t.at.size()) == "of" &&
                          text.substr(next.at.begin, next.at.size()) == "which");
        const bool number = t.is(Token::Kind::number) && !t.name;
        if (which && number && t.number.value() == count) return true;
    }
    return false;
}

/// '120 nodes with four GPUs each; 12 of the nodes belong to it … 12 × 4 × 624': another number of
/// the same things, or the things around those that were counted.
bool explains(const Claims& claims, const Holding& holding, double own, double count) {
    const double ratio = count / own;
    if (count < own && tells_share(claims, holding, count)) return true;
    for (const Tier& tier : holding.tiers) {
        const double other = tier.count * ratio;
        if (other > 1 && other != own && counts_kin(claims, tier, other)) return true;
    }
    return !holding.told &&
           std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
               return &h != &holding && h.present() && h.tiers.size() == 1 && h.count() == ratio &&
                      h.tiers[0].noun != holding.tiers.back().noun && h.tiers[0].per.empty() &&
                      h.flat.begin < holding.flat.begin;
           });
}

/// The text multiplies it out with other numbers of what it counts than were read.
void take_written(const Claims& claims, std::span<const Product> products, Part& ways) {
    const Term first = ways.front();
    if (first.holding == Term::kNone || first.counts.empty()) return;
    Term each = first;
    each.counts.clear();
    for (const Product& product : products) {
        const double count = count_in(product, each);
        if (count < 1 || count == first.count() ||
            !explains(claims, claims.holdings[first.holding], first.count(), count))
            continue;
        each.counts = {count};
        each.sure = ways.front().sure = false;
        ways.insert(ways.begin(), each);
        return;
    }
}

/// The holding is one of the lots.
bool is_lot(const Claims& claims, const Term& term, const std::vector<Told::Lot>& lots) {
    if (term.holding == Term::kNone) return false;
    const Holding& holding = claims.holdings[term.holding];
    const std::uint32_t begin = claims.text->sentences[holding.sentence].begin;
    return std::any_of(lots.begin(), lots.end(), [&](const Told::Lot& lot) {
        return lot.count == term.count() && lot.sentence_begin == begin;
    });
}

/// One of the lots is all of them, or something else settles how many there are.
bool holds_whole(const Claims& claims, const std::vector<Told::Lot>& lots, const Term& term) {
    double sum = 0, most = 0;
    for (const Told::Lot& lot : lots) {
        sum += lot.count;
        most = std::max(most, lot.count);
    }
    auto is_one = [&](double count) {
        return std::any_of(lots.begin(), lots.end(),
                           [&](const Told::Lot& lot) { return lot.count == count; });
    };
    // '40 cards in all: 28 in Montréal and 12 in Lyon': the whole, and some of it.
    const std::vector<double> numbers = numbers_told(claims);
    const bool some = std::any_of(lots.begin(), lots.end(), [&](const Told::Lot& lot) {
        const double rest = most - lot.count;
        return !is_one(rest) && std::find(numbers.begin(), numbers.end(), rest) != numbers.end();
    });
    const bool open =
        term.holding == Term::kNone || !is_settled(claims, term) || is_lot(claims, term, lots);
    // 'eight share a server … 26 servers, 208 boards': the whole, and a level of it.
    const bool levels = std::all_of(lots.begin(), lots.end(), [&](const Told::Lot& lot) {
        return lot.count == term.count() ||
               std::find(term.counts.begin(), term.counts.end(), lot.count) != term.counts.end();
    });
    return some || levels || !open || sum == 2 * most || term.count() == sum;
}

/// '64 superchips of two GPUs … 64 × 5 petaops', of what a GPU has.
bool leaves_out_tier(const Term& term, double count) {
    double product = 1;
    for (double tier : term.counts) {
        if (product == count && count > 1) return term.count() > count;
        product *= tier;
    }
    return false;
}

/// What the text works out step by step goes first, where what was read is one of the steps.
void take_steps(const Told& told, Part& ways) {
    Term all = ways.front();
    all.counts.clear();
    const std::vector<double> steps = told.steps_of(all);
    const double read = ways.front().count();
    double product = 1;
    bool on_the_way = read == 1;
    for (double step : steps) {
        product *= step;
        on_the_way = on_the_way || read == product || read == step;
    }
    if (steps.empty() || !on_the_way || read == product) return;
    all.counts = steps;
    all.holding = Term::kNone;
    all.sure = ways.front().sure = false;
    ways.insert(ways.begin(), all);
}

}  // namespace

void take_told(const Claims& claims, const Told& told, std::span<const Product> products,
               Part& ways) {
    take_written(claims, products, ways);
    take_steps(told, ways);
    if (is_settled(claims, ways.front())) return;
    Term each = ways.front();
    each.counts.clear();
    double most = times_written_out(claims, products, each);
    for (double count : told.counts_of(each)) most = std::max(most, count);
    if (most == 0 || ways.front().count() == most) return;
    each.counts = {most};
    each.holding = Term::kNone;
    if (leaves_out_tier(ways.front(), most)) {
        each.sure = false;
        return ways.push_back(each);
    }
    ways.front().sure = false;
    ways.insert(ways.begin(), each);
}

std::vector<Part> take_lots(const Claims& claims, const Told& told, Part& ways) {
    Term one = ways.front();
    one.counts.clear();
    const std::vector<Told::Lot> lots = told.lots_of(one);
    if (lots.size() < 2 || holds_whole(claims, lots, ways.front())) return {};
    one.holding = Term::kNone;
    one.sure = true;
    std::vector<Part> others;
    for (const Told::Lot& lot : lots) {
        one.counts = {lot.count};
        if (&lot == &lots.front())
            ways.insert(ways.begin(), one);
        else
            others.push_back({one});
    }
    return others;
}

}  // namespace veritally
