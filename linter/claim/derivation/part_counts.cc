#include "claim/derivation/part_counts.h"

#include <algorithm>
#include <cmath>

namespace veritally {
namespace {

/// 'Of the 238, 39 were sold; 199 are in operation': the 199 are without them.
bool is_counted_in(const Claims& claims, const Holding& holding, const CountChange& change) {
    // 'eight in the house, another four in the barn, so there are twelve'
    const bool summed =
        std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& part) {
            return &part != &holding && part.sentence == change.sentence &&
                   part.tiers.size() == 1 && part.count() + change.count == holding.tiers[0].count;
        });
    if (summed) return true;
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& whole) {
        return whole.superseded && whole.tiers.size() == 1 &&
               whole.tiers[0].noun == holding.tiers[0].noun && holding.tiers.size() == 1 &&
               whole.count() + change.count == holding.count();
    });
}

/// 'Phase 2 added 24 cards': to the last of its kind before; null where the holding adds to none.
const Holding* added_to(const Claims& claims, const Holding& holding) {
    const bool adds =
        std::any_of(claims.changes.begin(), claims.changes.end(), [&](const CountChange& change) {
            return change.sentence == holding.sentence && change.count == holding.count();
        });
    const Holding* base = nullptr;
    for (const Holding& other : claims.holdings) {
        if (adds && other.sentence < holding.sentence && other.is_kin(holding)) base = &other;
    }
    return base;
}

/// The sentence that counts the outermost groups: '360 nodes … Every node carries four modules'.
std::uint32_t first_told(const Claims& claims, const Holding& holding) {
    std::uint32_t first = holding.sentence;
    for (const Holding& h : claims.holdings) {
        if (h.tiers[0].flat == holding.tiers[0].flat) first = std::min(first, h.sentence);
    }
    return first;
}

/// 'Of the first lot, 24 were sold to a university, so that 24 of them remain.'
std::vector<double> left_later(const Claims& claims, const Holding& holding, const Term& each) {
    std::vector<double> left;
    if (each.counts.size() != 1) return left;
    for (const Holding& h : claims.holdings) {
        if (h.sentence <= holding.sentence || h.section != holding.section || !h.name.empty() ||
            h.tiers.size() != 1 || h.count() >= each.counts[0])
            continue;
        const WordClasses classes = claims.text->sentences[h.sentence].classes;
        if (!has(classes, WordClass::gone)) continue;
        left.push_back(each.counts[0] - h.count());
        if (h.told) left.push_back(h.count());
    }
    return left;
}

/// '25.5 + 25.5 = 51 petaflops': how often the number of the figure is added, without its unit.
double times_added_bare(const Claims& claims, const Figure& f) {
    const Tokens& tokens = claims.text->tokens;
    const double number = f.stated.value();
    double times = 0;
    for (const Sentence& s : claims.text->sentences) {
        double here = 0;
        for (std::uint32_t i = s.begin; i < s.end; ++i) {
            if (!tokens[i].is(Token::Kind::number) || tokens[i].number.value() != number) continue;
            const bool added = (i > s.begin && tokens[i - 1].is(Mark::plus)) ||
                               (i + 1 < s.end && tokens[i + 1].is(Mark::plus));
            here += added;
        }
        times = std::max(times, here);
    }
    return times;
}

/// Of the device, in the format that the text says.
bool is_published(const Recomputation& with, int device, const Term& term) {
    const auto& figures = with.catalogue[static_cast<std::size_t>(device)].figures;
    return std::any_of(figures.begin(), figures.end(), [&](const Published& p) {
        constexpr double kNear = 0.01;
        bool agrees = std::abs(term.quoted / p.value - 1) < kNear;
        for (std::size_t a = 0; a < p.reading.size(); ++a) {
            agrees = agrees &&
                     (p.reading[a] < 0 || term.reading[a] < 0 || p.reading[a] == term.reading[a]);
        }
        return agrees;
    });
}

/// 'the planned | 4,096'
bool is_planned_count(const Claims& claims, double count) {
    const Tokens& tokens = claims.text->tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        const bool said = t.is(Token::Kind::number) && t.number.value() == count;
        if (said && tokens[i - 1].is(WordClass::planned)) return true;
    }
    return false;
}

/// '24,000 of the one, 8,000 of the other … 32,000 × 1,979 TOPS': both together.
bool is_sum_of_counts(const Claims& claims, double count) {
    for (const Holding& a : claims.holdings) {
        for (const Holding& b : claims.holdings) {
            if (&a < &b && a.present() && b.present() && a.count() + b.count() == count)
                return true;
        }
    }
    return false;
}

}  // namespace

bool is_factor(const Vocabulary& words, double count) {
    return std::any_of(words.values.begin(), words.values.end(), [&](const AttributeValue& v) {
        return v.numerator == count && v.denominator == 1;
    });
}

double count_written_with(const Vocabulary& words, const Figure& f) {
    double product = 1;
    for (double count : f.multipliers) product *= is_factor(words, count) ? 1 : count;
    return product;
}

void raise_to_product(const Recomputation& with, const Claims& claims, const Sources& sources,
                      Term& term) {
    const double own = term.count();
    if (own <= 1) return;
    for (const Reckoned& r : sources.repeated) {
        const Figure& other = claims.figures[r.figure];
        const double product = count_written_with(with.words, other);
        const bool same =
            rounds_to(term.each(), other.amount()) || rounds_to(term.quoted, other.amount());
        if (product > own && std::fmod(product, own) == 0 && same &&
            !is_planned_count(claims, product) && !is_sum_of_counts(claims, product))
            term.counts = {product};
    }
}

double times_added(const Claims& claims, const Term& term) {
    double times = 0;
    std::uint32_t sentence = Term::kNone;
    for (const Figure& f : claims.figures) {
        if (!f.cues.added || (times > 0 && f.sentence != sentence)) continue;
        if (!rounds_to(term.each(), f.amount()) && !rounds_to(term.quoted, f.amount())) continue;
        sentence = f.sentence;
        ++times;
    }
    return times > 0 ? times : times_added_bare(claims, claims.figures[term.figure]);
}

double times_written_out(const Claims& claims, std::span<const Product> products,
                         const Term& term) {
    auto is_counted = [&](double count) {
        return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
            return h.count() == count && (h.present() || !h.planned);
        });
    };
    for (const Product& product : products) {
        for (double factor : product.factors) {
            const bool plain = term.each() == term.quoted && is_counted(factor);
            const bool may_convert =
                (factor == 2 || factor == 4 || factor == 8) && !plain;  // '2 × 312'
            const bool of_it = std::abs(product.exact / term.each() / factor - 1) < 1e-6 ||
                               std::abs(product.exact / term.quoted / factor - 1) < 1e-6;
            if (product.right && !may_convert && of_it) return factor;
        }
    }
    return 0;
}

bool is_told_of_one(const Claims& claims, const Holding& holding, const Term& each) {
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        return f.cues.each && f.asserted && holding.count_of(f.cues.noun) > 0 &&
               (rounds_to(each.each(), f.amount()) || rounds_to(each.quoted, f.amount()));
    });
}

namespace {

/// '… this is 250 TOPS for a | box', in the target's terms.
bool is_worked_out_for(const Claims& claims, const Holding& holding, const Term& term) {
    const Figure& own = claims.figures[term.figure];
    return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
        return f.token > own.token && f.cues.each && f.asserted && !f.cues.cited &&
               f.section == own.section && f.cues.noun == holding.tiers[0].noun &&
               rounds_to(term.each(), f.amount());
    });
}

}  // namespace

void take_told_of_one(const Claims& claims, Part& ways) {
    Term& term = ways.front();
    if (term.whole || !term.counts.empty()) return;
    std::uint32_t only = Term::kNone;
    for (std::uint32_t h = 0; h < claims.holdings.size(); ++h) {
        const Holding& holding = claims.holdings[h];
        const bool one = holding.present() && holding.count() > 1 && holding.tiers.size() == 1 &&
                         holding.section == claims.figures[term.figure].section;
        if (!one || !is_worked_out_for(claims, holding, term)) continue;
        if (only != Term::kNone && claims.holdings[only].count() != holding.count()) return;
        only = h;
    }
    if (only == Term::kNone) return;
    term.holding = only;
    term.counts = {claims.holdings[only].count()};
}

void count_contents(const Recomputation& with, const Claims& claims, const Holding& holding,
                    Term& term) {
    if (term.usual < 0 || holding.tiers.size() != 1) return;
    for (const DeviceMention& m : claims.devices) {
        if (m.usual < 0 || !holding.covers(m.flat)) continue;
        for (const auto& [piece, count] :
             with.catalogue[static_cast<std::size_t>(m.usual)].contains) {
            const bool of_piece =
                piece == term.usual || (m.usual == term.usual && is_published(with, piece, term) &&
                                        !is_published(with, term.usual, term));
            if (of_piece && count > 1) return term.counts.push_back(count);
        }
    }
}

void drop_contents(const Recomputation& with, const Claims& claims, const Holding& holding,
                   Term& term) {
    const Span inmost = holding.tiers.back().flat;
    const bool named = holding.name_at.begin >= inmost.begin;
    if (term.usual < 0 || term.counts.size() < 2 || (named && !holding.name.empty())) return;
    // '310 nodes with four MI250X each … A module joins | two dies', and what a module has
    const DeviceMention* counted = counted_device(claims, holding);
    const bool below = counted != nullptr && counted->usual == term.usual &&
                       counted->flat.end <= inmost.begin && holding.tiers.size() > 2 &&
                       term.counts.size() == holding.tiers.size();
    if (below && is_published(with, term.usual, term)) return term.counts.pop_back();
    const auto& contains = with.catalogue[static_cast<std::size_t>(term.usual)].contains;
    const bool inner = std::any_of(contains.begin(), contains.end(), [&](const auto& piece) {
        return piece.second == term.counts.back() && piece.second > 1;
    });
    if (inner && is_published(with, term.usual, term)) term.counts.pop_back();
}

Part with_changes(const Claims& claims, const Holding& holding, const Term& each) {
    const Holding* base = added_to(claims, holding);
    double now = each.counts.empty() ? 0 : base != nullptr ? base->count() : each.counts.front();
    const std::uint32_t first = base != nullptr ? base->sentence : first_told(claims, holding);
    bool changes = false, gone = true;
    for (const CountChange& change : claims.changes) {
        if (change.sentence < first || change.sentence > first + 4) continue;
        if (is_counted_in(claims, holding, change)) continue;
        now += change.count;
        changes = true;
        gone = gone && change.count < 0 && change.sentence <= first + 1;
    }
    const std::vector<double> left = left_later(claims, holding, each);
    if (each.counts.empty() || ((!changes || now < 1) && left.empty())) return {each};
    if (changes && gone && now >= 1 && left.empty() && base == nullptr) {
        Term rest = each;
        rest.counts.front() = now;
        return {rest};
    }
    Term after = each, before = each;
    after.sure = before.sure = false;
    Part ways{before};
    for (double count : left) {
        after.counts.front() = count;
        ways.push_back(after);
    }
    after.counts.front() = now;
    if (changes && now >= 1) ways.insert(ways.begin(), after);
    return ways;
}

bool is_worked_in(const Vocabulary& words, const Claims& claims, double count, const Figure& f) {
    const Text text{words, claims.text->reading, claims.text->tokens};
    const std::uint32_t begin = claims.text->sentences[f.sentence].begin;
    if (f.token <= begin || !(text[f.token - 1].is(Mark::equals) || text[f.token - 1].copula))
        return false;
    bool multiplies = text[f.token - 1].is(Mark::equals);
    for (std::uint32_t i = f.token - 1; i-- > begin;) {
        const Token& t = text[i];
        multiplies = multiplies || t.is(Mark::times);
        if (t.is(Token::Kind::number) && !t.name && t.number.value() == count && multiplies)
            return true;
        const bool passes = t.is(Token::Kind::number) || t.is(Mark::times) ||
                            t.is(WordClass::clock) || t.is(Token::Kind::unit) ||
                            t.is(Token::Kind::value);
        if (!passes) return false;
    }
    return false;
}

bool is_shared_out(const Claims& claims, const Sources& sources, const Holding& holding,
                   const Figure& f) {
    if (holding.tiers.size() != 1 || !holding.tiers[0].group || (f.cues.each && !f.cues.one))
        return false;
    auto near = [&](const Reckoned& r) {
        const Figure& other = claims.figures[r.figure];
        return other.sentence >= holding.sentence && other.sentence <= holding.sentence + 4 &&
               (!other.cues.each || other.cues.one);
    };
    const auto figures = std::count_if(sources.sources.begin(), sources.sources.end(), near);
    return static_cast<double>(figures) == holding.count();
}

}  // namespace veritally
