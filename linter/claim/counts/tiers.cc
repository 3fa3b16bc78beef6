#include "claim/counts/tiers.h"

#include <algorithm>

#include "claim/counts/lots.h"
#include "claim/text/nouns.h"

namespace veritally {
namespace {

/// 'They hold eight cards each', of the groups of the sentence before; 'the rest with eight cards
/// each'.
void link_each(std::vector<Holding>& holdings) {
    for (std::size_t i = 1; i < holdings.size(); ++i) {
        Holding& inner = holdings[i];
        const Holding& outer = holdings[i - 1];
        // '24 racks; inside each are six servers'
        const bool before =
            outer.sentence + 1 == inner.sentence ||
            (outer.sentence == inner.sentence && (outer.rest || outer.tiers.size() == 1) &&
             outer.flat.end <= inner.flat.begin);
        // '51 units were operational; two modules sit behind the camera of each'
        const bool of_units = outer.sentence == inner.sentence && outer.tiers.size() == 1 &&
                              outer.count() > 1 && !outer.tiers[0].noun.empty() &&
                              outer.tiers[0].noun != inner.tiers.back().noun;
        const bool here =
            (outer.tiers.back().group || of_units) && outer.unit_block == inner.unit_block;
        // '- 58 in service - one Orin in each'
        const bool item = outer.unit_block != inner.unit_block && outer.around == inner.around &&
                          outer.around != Block::kNone && outer.present() &&
                          (outer.tiers.back().group || outer.tiers.back().noun.empty());
        // 'Each has two CPUs | and eight cards'
        const bool beside = inner.listed && outer.tiers.size() > inner.tiers.size();
        if (inner.tiers[0].per != "each" || !(beside || (before && (here || item)))) continue;
        inner.tiers.insert(inner.tiers.begin(), outer.tiers.begin(),
                           outer.tiers.end() - (beside ? 1 : 0));
        if (!beside) take_name_of(outer, inner);
        inner.each_of = 0;
    }
    for (Holding& inner : holdings) {
        if (inner.each_of > 1 && inner.tiers.size() == 1)
            inner.tiers.insert(inner.tiers.begin(), {inner.each_of, "", true, "", inner.flat});
    }
}

/// 'a gateway box in each of the 11 barns': so many of the noun are there, one for each of those.
bool gives_each_one(const Text& text, const Sentence& sentence, const Holding& groups,
                    std::string_view noun) {
    constexpr std::uint32_t kReach = 4, kLongest = 200;
    if (sentence.end - sentence.begin > kLongest) return false;
    bool each = false, one = false;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        const Token& t = text[i];
        const bool leads = t.is(WordClass::each) && t.at.begin < groups.flat.begin &&
                           i + kReach < sentence.end &&
                           text[i + kReach].at.begin > groups.flat.begin;
        const Span before{t.at.begin, groups.flat.begin};
        each = each || (leads && text.at(before).find("of ") != std::string_view::npos);
        if (!t.is(WordClass::indefinite) || t.is(WordClass::more)) continue;
        for (std::uint32_t at = i + 1; at < std::min(sentence.end, i + kReach); ++at) {
            if (!text[at].is(Token::Kind::word)) break;
            one = one || text.at(text[at].at) == noun;
        }
    }
    return each && one;
}

/// 'There is a box in each of the 11 barns, and every box carries | four modules'
void link_one_of_each(const Text& text, const DocumentText& document,
                      std::vector<Holding>& holdings) {
    for (Holding& inner : holdings) {
        const std::string noun = inner.tiers[0].per;
        const bool counted = std::any_of(holdings.begin(), holdings.end(),
                                         [&](const Holding& h) { return h.count_of(noun) > 0; });
        if (noun.empty() || noun == "each" || counted) continue;
        for (const Holding& groups : holdings) {
            const bool near = groups.sentence <= inner.sentence &&
                              inner.sentence <= groups.sentence + 1 && groups.present() &&
                              groups.tiers.size() == 1 && groups.count() > 1;
            if (!near || groups.tiers[0].noun.empty() || groups.tiers[0].noun == noun ||
                !gives_each_one(text, document.sentences[groups.sentence], groups, noun))
                continue;
            const Tier outer = groups.tiers[0];
            inner.tiers.insert(inner.tiers.begin(), {1, noun, true, outer.noun, outer.flat});
            inner.tiers.insert(inner.tiers.begin(), outer);
            break;
        }
    }
}

/// '- three pods' above '  - with six nodes each': of those of the item around it.
void link_nested(std::vector<Holding>& holdings, const Body& body) {
    for (Holding& inner : holdings) {
        if (inner.tiers[0].per != "each") continue;
        for (std::uint32_t b = body.blocks[inner.unit_block].parent; b != Block::kNone;
             b = body.blocks[b].parent) {
            auto outer = std::find_if(holdings.begin(), holdings.end(), [&](const Holding& h) {
                return h.unit_block == b && h.tiers.back().group;
            });
            if (outer == holdings.end()) continue;
            const std::vector<Tier> tiers = outer->tiers;
            inner.tiers.insert(inner.tiers.begin(), tiers.begin(), tiers.end());
            break;
        }
    }
}

/// '58 eight-GPU boards … for one eight-GPU board': one of those, not one more.
bool is_one_of(const Holding& one, const Holding& all) {
    return all.present() && all.tiers[0].count > 1 && one.may_share_name(all) &&
           std::equal(one.tiers.begin() + 1, one.tiers.end(), all.tiers.begin() + 1,
                      all.tiers.end(),
                      [](const Tier& a, const Tier& b) { return a.count == b.count; });
}

/// '11 racks. One rack has nine nodes': each has, unless another of them is told of as well.
void take_one_for_each(std::vector<Holding>& holdings) {
    auto is_of = [](const Holding& h, const Holding& one) {
        return &h != &one && h.tiers[0].noun == one.tiers[0].noun;
    };
    for (Holding& one : holdings) {
        if (one.tiers.size() < 2 || one.tiers[0].count != 1 || one.tiers[0].noun.empty()) continue;
        bool several = false, another = false;
        for (const Holding& h : holdings) {
            if (!is_of(h, one)) continue;
            another = another || (h.tiers.size() > 1 && h.tiers[0].flat != one.tiers[0].flat);
            one.superseded = one.superseded || is_one_of(one, h);
            several = several || (h.present() && h.count() > 1 && h.sentence <= one.sentence);
        }
        if (!several || another) continue;
        one.tiers[1].per = one.tiers[0].noun;
        one.tiers.erase(one.tiers.begin());
    }
}

/// The holding whose groups the inner one is counted by: in its own row or item, and there today,
/// where there is a choice.
const Holding* holder_of(const Holding& inner, const std::vector<Holding>& holdings) {
    auto rank = [&](const Holding& outer) {
        return (outer.unit_block == inner.unit_block ? 2 : 0) + (outer.present() ? 1 : 0);
    };
    const Holding* found = nullptr;
    for (const Holding& outer : holdings) {
        const bool counts =
            outer.count_of(inner.tiers[0].per) > 0 || outer.is_called(inner.tiers[0].per);
        if (&outer == &inner || !counts || !outer.tiers[0].per.empty()) continue;
        if (found == nullptr || rank(outer) > rank(*found)) found = &outer;
    }
    return found;
}

/// '- Rotterdam: 300 cards' and '- Duisburg: 100 cards' of three sites: things apart.
bool listed_apart(const Holding& a, const Holding& b, const Body& body) {
    auto is_item = [&](const Holding& h) {
        return body.blocks[h.unit_block].kind == Block::Kind::item;
    };
    return a.unit_block != b.unit_block && is_item(a) && is_item(b);
}

/// 'Only the | GPU nodes have accelerators', where CPU nodes are counted too.
bool names_lot(const Text& text, const Sentence& sentence, const Holding& lot) {
    for (std::uint32_t i = sentence.begin; i + 1 < sentence.end && !lot.name.empty(); ++i) {
        if (text.at(text[i].at) == lot.name &&
            singular(text.at(text[i + 1].at)) == lot.tiers[0].noun)
            return true;
    }
    return false;
}

/// '6 × a3-highgpu-8g, | with eight H100 GPUs per machine': what is counted by its name alone.
bool is_of_instance(const Holding& outer, const Holding& inner, const Body& body) {
    return body.blocks[outer.unit_block].kind == Block::Kind::item &&
           outer.sentence == inner.sentence && outer.unit_block == inner.unit_block &&
           outer.tiers.size() == 1 && outer.tiers[0].noun.empty() && !outer.name.empty() &&
           outer.present();
}

/// 'Every node has eight GPUs', said elsewhere than '64 nodes'; 'four to a host, 18 hosts to a
/// rack' from the outermost on.
void link_per(const Text& text, const DocumentText& document, std::vector<Holding>& holdings,
              const Body& body) {
    constexpr int kMostLevels = 4;
    std::vector<Holding> lots;
    bool linked = true;
    for (int level = 0; linked && level < kMostLevels; ++level) {
        linked = false;
        for (Holding& inner : holdings) {
            const std::string per = inner.tiers[0].per;
            if (per.empty() || per == "each") continue;
            const Sentence& sentence = document.sentences[inner.sentence];
            const auto named =
                std::find_if(holdings.begin(), holdings.end(), [&](const Holding& h) {
                    return h.tiers.size() == 1 && h.tiers[0].noun == per &&
                           names_lot(text, sentence, h);
                });
            const Holding* found = named != holdings.end() ? &*named : holder_of(inner, holdings);
            if (found == nullptr && &inner != holdings.data() &&
                is_of_instance(*(&inner - 1), inner, body))
                found = &inner - 1;
            if (found == nullptr) continue;
            auto last = std::find_if(found->tiers.begin(), found->tiers.end(),
                                     [&](const Tier& tier) { return tier.noun == per; });
            if (last == found->tiers.end()) --last;
            const std::vector<Tier> outer(found->tiers.begin(), last + 1);
            const bool own = inner.unit_block == found->unit_block &&
                             inner.sentence != found->sentence &&
                             body.blocks[inner.unit_block].kind != Block::Kind::paragraph;
            for (const Holding& lot : lots_beside(*found, per, holdings, body)) {
                const bool other = named != holdings.end() && !names_lot(text, sentence, lot);
                if (!own && !other) lots.push_back(of_lot(inner, lot));
            }
            inner.tiers.insert(inner.tiers.begin(), outer.begin(), outer.end());
            if (last + 1 == found->tiers.end()) take_name_of(*found, inner);
            linked = true;
        }
    }
    holdings.insert(holdings.end(), lots.begin(), lots.end());
}

/// '4 racks' where '16 nodes per rack' are counted too.
bool begins(const Holding& outer, const Holding& inner) {
    if (outer.tiers.size() >= inner.tiers.size()) return false;
    return std::equal(outer.tiers.begin(), outer.tiers.end(), inner.tiers.begin(),
                      [](const Tier& a, const Tier& b) { return a.flat == b.flat; });
}

/// '4 racks of 16 nodes … 8 per node … 4 × 16 × 8 = 512 GPUs'
bool is_product(const Holding& total, const std::vector<Holding>& holdings, const Body& body) {
    if (total.tiers.size() != 1 || total.tiers[0].group) return false;
    return std::any_of(holdings.begin(), holdings.end(), [&](const Holding& chain) {
        if (!total.may_share_name(chain)) return false;
        if (chain.tiers.size() > 1) return chain.count() == total.count();
        return std::any_of(holdings.begin(), holdings.end(), [&](const Holding& other) {
            const bool between = chain.flat.begin < total.flat.begin &&
                                 total.flat.begin < other.flat.begin && other.tiers[0].per.empty();
            return !listed_apart(total, other, body) && &chain < &other && !between &&
                   chain.count() > 1 && other.count() > 1 &&
                   chain.count() * other.count() == total.count();
        });
    });
}

/// 'Of the 454 accelerators, 46 are B200 and the remaining 408 are Galena 6': things of several
/// names, so no figure is of the total.
bool is_sum(const Holding& total, const std::vector<Holding>& holdings) {
    if (total.tiers.size() != 1 || !total.name.empty()) return false;
    double sum = 0;
    std::vector<std::string_view> names;
    for (const Holding& part : holdings) {
        bool near = &part != &total && part.unit_block == total.unit_block && part.present() &&
                    part.tiers.size() == 1 && !part.name.empty();
        if (!near) continue;
        sum += part.count();
        names.push_back(part.name);
    }
    bool differ = std::any_of(names.begin(), names.end(),
                              [&](std::string_view name) { return name != names.front(); });
    return differ && sum == total.count();
}

/// '- 1,592 GPUs … - 1,088 GPUs … Altogether 2,680 GPUs', of one name: what all figures are of.
bool is_united(const Holding& total, const std::vector<Holding>& holdings) {
    if (total.tiers.size() != 1 || total.tiers[0].group || !total.present()) return false;
    double sum = 0;
    int parts = 0;
    std::string_view name = total.name;
    for (const Holding& part : holdings) {
        if (part.section != total.section || !part.present() || part.tiers.back().group) continue;
        if (!part.name.empty() && !name.empty() && part.name != name) return false;
        if (name.empty()) name = part.name;
        const bool alike = part.tiers.size() == 1 && part.tiers[0].noun == total.tiers[0].noun;
        if (&part == &total || !alike || part.flat.begin > total.flat.begin) continue;
        sum += part.count();
        ++parts;
    }
    return parts > 1 && sum == total.count();
}

/// '512 are in operation, a further 256 are on order: for the | 768': not all there.
bool is_with_planned(const Holding& total, const std::vector<Holding>& holdings) {
    if (total.tiers.size() != 1 || !total.present()) return false;
    auto part = [&](const Holding& h) {
        return &h != &total && h.section == total.section && h.tiers.size() == 1 &&
               h.may_share_name(total) && h.count() < total.count();
    };
    return std::any_of(holdings.begin(), holdings.end(), [&](const Holding& there) {
        return part(there) && there.present() &&
               std::any_of(holdings.begin(), holdings.end(), [&](const Holding& planned) {
                   return part(planned) && planned.planned &&
                          there.count() + planned.count() == total.count();
               });
    });
}

/// 'The two sites hold 300 servers with eight GPUs each, 2,400 GPUs': all sites together do.
void drop_collective(std::vector<Holding>& holdings) {
    for (Holding& chain : holdings) {
        if (chain.tiers.size() < 3) continue;
        const double inner = chain.count() / chain.tiers[0].count;
        const bool told = std::any_of(holdings.begin(), holdings.end(), [&](const Holding& total) {
            return total.sentence == chain.sentence && total.tiers.size() == 1 &&
                   !total.tiers[0].group && total.count() == inner && total.may_share_name(chain);
        });
        if (told) chain.tiers.erase(chain.tiers.begin());
    }
}

/// '20 nodes with four each (80) and ten with eight each (another 80)': each is told by its chain.
void drop_subtotals(std::vector<Holding>& holdings) {
    auto is_told = [](const Holding& h) { return h.told && h.tiers.size() == 1 && h.present(); };
    std::vector<Holding*> told;
    for (Holding& h : holdings) {
        if (!is_told(h)) continue;
        const bool chained = std::any_of(holdings.begin(), holdings.end(), [&](const Holding& c) {
            return c.tiers.size() > 1 && c.sentence == h.sentence && c.count() == h.count() &&
                   c.flat.end <= h.flat.begin;
        });
        const bool beside = std::any_of(holdings.begin(), holdings.end(), [&](const Holding& o) {
            return &o != &h && is_told(o) && o.sentence == h.sentence;
        });
        if (chained && beside) told.push_back(&h);
    }
    for (Holding* h : told) h->superseded = true;
}

}  // namespace

void link_tiers(const Text& text, const DocumentText& document, const Body& body,
                std::vector<Holding>& holdings) {
    take_one_for_each(holdings);
    take_sums(holdings);
    link_one_of_each(text, document, holdings);
    spread_to_lots(holdings, body);
    link_each(holdings);
    spread_each(holdings, body);
    link_nested(holdings, body);
    link_per(text, document, holdings, body);
    divide(holdings);
}

void find_totals(std::vector<Holding>& holdings, const Body& body) {
    constexpr std::size_t kMost = 40;  // An entry's; the work grows with the cube.
    if (holdings.size() > kMost) return;
    drop_collective(holdings);
    for (Holding& holding : holdings) {
        holding.outer = std::any_of(holdings.begin(), holdings.end(), [&](const Holding& other) {
            return !other.pieces && begins(holding, other);
        });
        holding.united = is_united(holding, holdings);
        holding.told = holding.told || holding.united || is_product(holding, holdings, body);
        holding.sums = holding.sums || is_sum(holding, holdings);
        holding.planned = holding.planned || is_with_planned(holding, holdings);
    }
    drop_subtotals(holdings);
}

}  // namespace veritally
