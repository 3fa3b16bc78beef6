#include "claim/holding.h"

#include <algorithm>

#include "base/text.h"
#include "claim/count_reader.h"
#include "claim/table_cells.h"

namespace veritally {
namespace {

/// Finds the counts of one sentence and joins them to chains.
class HoldingFinder : CountReader {
  public:
    HoldingFinder(const Text& text, const DocumentText& document, const TableCells& cells,
                  std::uint32_t sentence, std::vector<Holding>& out)
        : CountReader(text, document, sentence, out),
          unit_block_(cells.unit(document.passages[sentence_.passage].block)),
          holdings_(out) {}

    void run() {
        for (std::uint32_t i = sentence_.begin; i < sentence_.end;) {
            auto counted = read(i);
            if (!counted) {
                ++i;
                continue;
            }
            add(*counted);
            i = counted->end;
        }
    }

  private:
    void add(const Counted& counted) {
        if (Holding* outer = holder(counted)) {
            outer->tiers.push_back(counted.tier);
            if (!counted.name.empty()) {
                outer->name = flat(counted.name);
                outer->name_at = counted.name;
            }
            outer->flat.end = token(counted.end - 1).at.end;
            return;
        }
        Holding holding;
        if (!counted.tier.group && lists_on(counted)) {
            const Holding& before = holdings_.back();
            holding.tiers.assign(before.tiers.begin(), before.tiers.end() - 1);
        }
        holding.tiers.push_back(counted.tier);
        holding.name = flat(counted.name);
        holding.name_at = counted.name;
        holding.flat = {token(counted.begin).at.begin, token(counted.end - 1).at.end};
        holding.unit_block = unit_block_;
        holding.sentence = index_;
        holding.planned = clause_has(counted.begin, WordClass::planned);
        holding.superseded = clause_has(counted.begin, WordClass::superseded);
        holdings_.push_back(std::move(holding));
        last_ = counted.end;
    }

    /// The holding of this sentence whose groups hold what is counted.
    Holding* holder(const Counted& counted) {
        if (out_.size() == first_) return nullptr;
        Holding& before = holdings_.back();
        const Tier& inner = before.tiers.back();
        if (!inner.group || last_ > counted.begin) return nullptr;
        if (counted.tier.per == inner.noun) return extend(before, counted);
        if (in_total(counted.end)) return nullptr;
        bool joined = false;
        for (std::uint32_t i = last_; i < counted.begin; ++i) {
            const Token& t = token(i);
            if (t.is(Mark::semicolon) || t.is(WordClass::and_) || t.is(Token::Kind::unit))
                return nullptr;
            if (t.is(Mark::comma) && counted.tier.per.empty() && !each_follows(i)) return nullptr;
            joined =
                joined || t.is(WordClass::holding) || t.is(WordClass::each) || t.is(Mark::times);
        }
        joined = joined || counted.tier.per == "each";
        return joined ? extend(before, counted) : nullptr;
    }
    /// 'Each of the 10 nodes has two CPUs, a disk and eight GPUs': of each node as well.
    bool lists_on(const Counted& counted) const {
        if (out_.size() == first_ || in_total(counted.end)) return false;
        const Holding& before = holdings_.back();
        if (before.tiers.size() < 2 || before.tiers.back().group) return false;
        bool each = false;
        for (std::uint32_t i = sentence_.begin; i < counted.begin; ++i) {
            const Token& t = token(i);
            if (t.is(Mark::semicolon)) each = false;
            bool here = t.at.begin < before.tiers.back().flat.begin;
            each = each || (here && t.is(WordClass::each));
        }
        return each && before.tiers.back().per != "each" && counted.tier.per.empty();
    }
    bool each_follows(std::uint32_t comma) const {
        return in(comma + 1) &&
               (token(comma + 1).is(WordClass::each) || token(comma + 1).is(WordClass::holding));
    }
    Holding* extend(Holding& holding, const Counted& counted) {
        last_ = counted.end;
        return &holding;
    }

    bool clause_has(std::uint32_t at, WordClass word) const {
        std::uint32_t begin = at, end = at;
        auto ends = [&](std::uint32_t i) {
            return token(i).is(Mark::semicolon) || token(i).is(WordClass::contrast);
        };
        while (begin > sentence_.begin && !ends(begin - 1)) --begin;
        while (in(end) && !ends(end)) ++end;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (token(i).is(word) && !token(i).is(WordClass::preposition)) return true;
        }
        return false;
    }

    std::uint32_t unit_block_;
    std::vector<Holding>& holdings_;
    std::uint32_t last_ = 0;  ///< Token behind the last count taken.
};

}  // namespace

std::vector<double> Holding::counts_down_to(std::string_view noun) const {
    std::vector<double> counts;
    const bool reaches = !noun.empty() && count_of(noun) > 0;
    for (const Tier& tier : tiers) {
        counts.push_back(tier.count);
        if (reaches && tier.noun == noun) break;
    }
    return counts;
}

bool Holding::may_share_name(const Holding& other) const {
    return name == other.name || name.empty() || other.name.empty();
}

bool Holding::is_kin(const Holding& other) const {
    return may_share_name(other) && tiers.size() == 1 && other.tiers.size() == 1 &&
           tiers[0].noun == other.tiers[0].noun && present() && other.present();
}

double Holding::count() const {
    double product = 1;
    for (const Tier& tier : tiers) product *= tier.count;
    return product;
}

double Holding::count_of(std::string_view noun) const {
    double product = 1;
    for (const Tier& tier : tiers) {
        product *= tier.count;
        if (tier.noun == noun) return product;
    }
    return 0;
}

bool any_present(const std::vector<Holding>& holdings) {
    return std::any_of(holdings.begin(), holdings.end(),
                       [](const Holding& holding) { return holding.present(); });
}

std::string singular(std::string_view noun) {
    std::string word = lower(noun);
    if (word.ends_with("ies") && word.size() > 4) return word.substr(0, word.size() - 3) + "y";
    if (word.ends_with("lves")) return word.substr(0, word.size() - 3) + "f";
    if (word.ends_with("xes") || word.ends_with("ches")) return word.substr(0, word.size() - 2);
    if (word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("is"))
        return word.substr(0, word.size() - 1);
    return word;
}

namespace {

/// 'Every node has eight GPUs', said elsewhere than '64 nodes'.
void link_per(std::vector<Holding>& holdings) {
    for (Holding& inner : holdings) {
        const std::string& per = inner.tiers[0].per;
        if (per.empty() || per == "each") continue;
        const Holding* found = nullptr;
        for (const Holding& outer : holdings) {
            if (&outer == &inner || outer.count_of(per) == 0 || !outer.tiers[0].per.empty())
                continue;
            if (found == nullptr || (outer.present() && !found->present())) found = &outer;
        }
        if (found == nullptr) continue;
        auto last = std::find_if(found->tiers.begin(), found->tiers.end(),
                                 [&](const Tier& tier) { return tier.noun == per; });
        const std::vector<Tier> outer(found->tiers.begin(), last + 1);
        inner.tiers.insert(inner.tiers.begin(), outer.begin(), outer.end());
    }
}

/// '4 racks' where '16 nodes per rack' are counted too.
bool begins(const Holding& outer, const Holding& inner) {
    if (outer.tiers.size() >= inner.tiers.size()) return false;
    return std::equal(outer.tiers.begin(), outer.tiers.end(), inner.tiers.begin(),
                      [](const Tier& a, const Tier& b) { return a.flat == b.flat; });
}

/// '4 racks of 16 nodes … 8 per node … 4 × 16 × 8 = 512 GPUs'
bool is_product(const Holding& total, const std::vector<Holding>& holdings) {
    if (total.tiers.size() != 1 || total.tiers[0].group) return false;
    return std::any_of(holdings.begin(), holdings.end(), [&](const Holding& chain) {
        if (!total.may_share_name(chain)) return false;
        if (chain.tiers.size() > 1) return chain.count() == total.count();
        return std::any_of(holdings.begin(), holdings.end(), [&](const Holding& other) {
            return &chain < &other && chain.count() > 1 && other.count() > 1 &&
                   chain.count() * other.count() == total.count();
        });
    });
}

void find_totals(std::vector<Holding>& holdings) {
    constexpr std::size_t kMost = 40;  // An entry's; the work grows with the cube.
    if (holdings.size() > kMost) return;
    for (Holding& holding : holdings) {
        holding.outer = std::any_of(holdings.begin(), holdings.end(),
                                    [&](const Holding& other) { return begins(holding, other); });
        holding.told = is_product(holding, holdings);
    }
}

}  // namespace

std::vector<Holding> find_holdings(const Text& text, const Body& body,
                                   const DocumentText& document) {
    std::vector<Holding> holdings;
    TableCells cells(text, body, document);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        if (document.sentences[s].has_number)
            HoldingFinder(text, document, cells, s, holdings).run();
    }
    find_table_holdings(text, body, document, holdings);
    for (Holding& holding : holdings) holding.section = body.blocks[holding.unit_block].section;
    link_per(holdings);
    find_totals(holdings);
    return holdings;
}

}  // namespace veritally
