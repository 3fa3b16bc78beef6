#include <algorithm>

#include "base/text.h"
#include "claim/counts/changes.h"
#include "claim/counts/gone.h"
#include "claim/counts/holding.h"
#include "claim/counts/misreckoned.h"
#include "claim/counts/presence_reader.h"
#include "claim/counts/tables_read.h"
#include "claim/counts/tiers.h"
#include "claim/text/nouns.h"

namespace veritally {
namespace {

/// Finds the counts of one sentence and joins them to chains.
class HoldingFinder : PresenceReader {
  public:
    HoldingFinder(const Text& text, const DocumentText& document, const TableCells& cells,
                  const std::vector<DeviceMention>& devices, std::uint32_t sentence,
                  std::vector<Holding>& out)
        : PresenceReader(text, document, devices, sentence, out),
          unit_block_(cells.unit(document.passages[sentence_.passage].block)),
          around_(cells.around(document.passages[sentence_.passage].block)),
          header_(cells.header(document.passages[sentence_.passage].block)),
          holdings_(out) {}

    void run() {
        for (std::uint32_t i = sentence_.begin; i < sentence_.end;) {
            if (!may_count(token(i))) {
                ++i;
                continue;
            }
            if (auto share = read_share(i); share && !is_allotted(share->part.end)) {
                add_share(*share);
                i = share->part.end;
                continue;
            }
            if (auto multiple = read_multiple(i)) {
                if (clause_has(i, WordClass::counted_now)) holdings_.back().superseded = true;
                add_new(*multiple);
                i = multiple->end;
                continue;
            }
            auto counted = read(i);
            if (!counted) {
                ++i;
                continue;
            }
            if (is_place_of_last(*counted)) {
                last_ = i = counted->end;
                continue;
            }
            take_header(*counted);
            if (const std::vector<Counted> several = enumerated(*counted); !several.empty()) {
                for (const Counted& one : several) add_new(one);
                last_ = i = std::max(counted->end, several.back().end);
                continue;
            }
            const bool replaces = reaches_number(i) || reads_all_but(i) || is_new_stock(*counted) ||
                                  is_new_total(*counted);
            if (splits_all(*counted) || is_spread(*counted)) {
                last_ = i = counted->end;
                continue;
            }
            if (replaces || leaves_some(*counted, unit_block_)) holdings_.back().superseded = true;
            if (replaces && counted->name.empty()) counted->name = holdings_.back().name_at;
            if (replaces && i > sentence_.begin && flat(token(i - 1).at).starts_with("leav"))
                leave(*counted);
            add(*counted);
            if (std::uint32_t inner = inner_before(*counted)) add_inner(inner, *counted);
            if (std::uint32_t inner = inner_behind(*counted)) add_inner(inner, *counted);
            i = counted->end;
        }
    }

  private:
    /// '96 cards. Seven of them went to a partner, which leaves | 89': of the 96.
    void leave(Counted& counted) {
        for (std::size_t h = holdings_.size(); h-- > 0;) {
            Holding& whole = holdings_[h];
            if (whole.sentence + 2 < index_) return;
            if (whole.tiers.size() != 1 || whole.count() <= counted.tier.count) continue;
            whole.superseded = true;
            counted.tier.take_noun(whole.tiers[0]);
            counted.name = whole.name_at;
        }
    }
    /// 'A quarter of the 48 nodes': twelve, and no more the 48.
    void add_share(const Share& share) {
        if (share.told) add(share.whole);
        for (std::size_t h = holdings_.size(); h-- > 0;) {
            if (holdings_[h].tiers[0].flat.begin != share.whole.tier.flat.begin) continue;
            holdings_[h].superseded = true;
            break;
        }
        add_new(share.part);
    }
    /// 'Each rack houses four servers | of eight': of a server, whatever the subject is.
    bool is_of_last(const Counted& counted) const {
        return out_.size() > first_ && last_ + 1 == counted.begin &&
               token(last_).is(WordClass::holding) && token(last_).is(WordClass::preposition) &&
               holdings_.back().tiers.size() > 1 && holdings_.back().tiers.back().group;
    }
    void add(Counted counted) {
        if (counted.tier.per != "each" && is_of_last(counted)) counted.tier.per.clear();
        if (Holding* inner = held(counted)) return add_outer(*inner, counted);
        if (Holding* outer = holder(counted)) {
            drop_empty(*outer, counted.tier.per);
            outer->tiers.push_back(counted.tier);
            if (is_of_each_lot(counted.begin))
                outer->tiers.back().per = outer->tiers[outer->tiers.size() - 2].noun;
            if (!counted.name.empty()) {
                outer->name = flat(counted.name);
                outer->name_at = counted.name;
            }
            outer->flat.end = token(counted.end - 1).at.end;
            return;
        }
        add_new(counted);
    }
    /// 'Each server has ten slots but carries | five cards': five a server, not a slot.
    static void drop_empty(Holding& outer, const std::string& per) {
        const auto of = std::find_if(outer.tiers.begin(), outer.tiers.end(),
                                     [&](const Tier& tier) { return tier.noun == per; });
        if (per.empty() || of == outer.tiers.end()) return;
        outer.tiers.erase(of + 1, outer.tiers.end());
    }
    void add_new(const Counted& counted) {
        Holding holding;
        if (lists_on(counted, last_)) {
            const Holding& before = holdings_.back();
            holding.tiers.assign(before.tiers.begin(), before.tiers.end() - 1);
            holding.listed = true;
        }
        holding.tiers.push_back(counted.tier);
        if (holding.listed && holding.tiers.size() == 1)
            holding.tiers[0].per = holdings_.back().tiers[0].per;
        if (holding.tiers.size() > 1 && counted.tier.per == "each")
            holding.tiers.back().per.clear();
        holding.name = flat(counted.name);
        holding.name_at = counted.name;
        holding.flat = {token(counted.begin).at.begin, token(counted.end - 1).at.end};
        holding.unit_block = unit_block_;
        holding.around = around_;
        holding.sentence = index_;
        holding.each_of = counted.each_of;
        holding.planned = !token(counted.end - 1).is(WordClass::deployed) &&
                          is_planned(counted.begin) &&
                          !clause_has(counted.begin, WordClass::arrived);
        // 'Another 168 are to be added': what adds to others never is all there will be.
        holding.superseded = opens_comparison();
        const bool left = clause_has(counted.begin, WordClass::counted_now);
        holding.superseded = holding.superseded || (!left && is_superseded(counted.begin)) ||
                             (holding.planned && clause_has(counted.begin, WordClass::more));
        holding.placed = is_placed(counted) || is_place_opening(counted);
        holding.told =
            (sums_up(counted) && !holding.placed) || is_that(counted) || counted.worked_out;
        // 'eight without accelerators': none to which a figure could belong.
        holding.superseded = holding.superseded || lacks_all(counted) || are_gone(counted) ||
                             are_gone_behind(counted.end);
        holding.share = is_share(counted) || is_in_share();
        holdings_.push_back(std::move(holding));
        last_ = counted.end;
    }

    /// 'six servers | in two halls': where they are, not of what they are six.
    bool is_place_of_last(const Counted& counted) const {
        if (out_.size() == first_ || !counted.tier.group || !counted.tier.per.empty()) return false;
        const Token& before = token(counted.begin - 1);
        return holdings_.back().tiers.back().group && last_ + 1 == counted.begin &&
               before.is(WordClass::preposition) && !before.is(WordClass::holding) &&
               !before.is(WordClass::rating);
    }
    /// '64 baseboards populated with H200, thus | 512 GPUs'
    bool sums_up(const Counted& counted) const {
        if (out_.size() == first_ || counted.tier.group || last_ >= counted.begin) return false;
        const Holding& groups = holdings_.back();
        const bool several = groups.tiers.size() == 1 && groups.tiers[0].group &&
                             counted.tier.count > groups.count() &&
                             std::fmod(counted.tier.count, groups.count()) == 0;
        for (std::uint32_t i = last_; several && i < counted.begin; ++i) {
            if (token(i).is(WordClass::derived)) return true;
        }
        return false;
    }
    /// '8 × H200' in a cell headed 'GPUs per server'.
    void take_header(Counted& counted) const {
        constexpr std::uint32_t kLongest = 40;
        if (header_ == nullptr || !counted.tier.per.empty()) return;
        if (header_->end - header_->begin > kLongest) return;
        for (std::uint32_t i = header_->begin; i + 1 < header_->end; ++i) {
            if (says_one_of(text_, *header_, i) && is_noun(i + 1))
                counted.tier.per = singular(flat(token(i + 1).at));
        }
        if (counted.tier.per == counted.tier.noun) counted.tier.per.clear();
    }
    void add_inner(std::uint32_t i, const Counted& outer) {
        Tier tier{token(i).number.value(), "", false, "", token(i).at};
        if (i > outer.begin) tier.noun = compound_noun(i);
        holdings_.back().tiers.push_back(tier);
        holdings_.back().flat.begin = std::min(holdings_.back().flat.begin, tier.flat.begin);
    }

    /// 'four chips in each | of its 112 nodes': what the counted groups hold; null without.
    Holding* held(const Counted& counted) {
        if (out_.size() == first_ || !counted.tier.group || last_ >= counted.begin) return nullptr;
        Holding& inner = holdings_.back();
        if (inner.tiers[0].per != "each" || (inner.tiers.back().group && inner.tiers.size() > 1))
            return nullptr;
        for (std::uint32_t i = last_; i < counted.begin; ++i) {
            if (!token(i).is(WordClass::preposition) && !token(i).is(WordClass::definite))
                return nullptr;
        }
        return &inner;
    }
    void add_outer(Holding& inner, const Counted& groups) {
        inner.tiers.insert(inner.tiers.begin(), groups.tier);
        inner.flat.end = token(groups.end - 1).at.end;
        last_ = groups.end;
    }
    /// The holding of this sentence whose groups hold what is counted.
    Holding* holder(const Counted& counted) {
        if (out_.size() == first_) return nullptr;
        Holding& before = holdings_.back();
        const Tier& inner = before.tiers.back();
        if (counted.worked_out || inner_before(counted) > 0 || last_ > counted.begin ||
            is_of_the_rest(counted.begin) || is_purpose(counted.begin) ||
            lists_beside(counted, last_))
            return nullptr;
        const bool outer = counted.tier.group && before.tiers.front().per == counted.tier.noun;
        if (outer && !counted.tier.noun.empty()) return nullptr;  // 'six a rack, of which | nine'
        // '20 have GPUs: | 12 nodes have two'
        const bool again = counted.tier.group && inner.noun == counted.tier.noun;
        if (again && !inner.noun.empty()) return nullptr;
        const std::string per = counted.tier.per.empty() ? per_the(counted.end) : counted.tier.per;
        if (Holding* named = named_groups(per, counted.begin)) return extend(*named, counted);
        if (!inner.noun.empty() && per == inner.noun) return extend(before, counted);
        // '75 DGX-2 with sixteen V100 each'
        const bool holds = inner.noun.empty() && counted.tier.per == "each" &&
                           last_ + 1 == counted.begin && token(last_).is(WordClass::holding);
        const bool leads = inner.noun.empty() && is_of_each_lot(counted.begin);
        const bool lists =
            counted.tier.group && (counted.tier.per == "each" || says_each_since(counted));
        if (!inner.group && !holds && !lists && !leads) return nullptr;
        if (in_total(counted.end) || token(counted.begin - 1).is(Mark::equals)) return nullptr;
        if (inner.group && lists_in_each(counted, last_)) return extend(before, counted);
        bool joined = false, verb = false;
        for (std::uint32_t i = last_; i < counted.begin; ++i) {
            const Token& t = token(i);
            const bool placed = in(i + 2) && token(i + 1).is(WordClass::preposition);
            if (t.is(WordClass::and_) && token(i + 1).is(WordClass::each) &&
                counted.tier.per == "each" && before.tiers.back().group)
                continue;
            if (t.is(WordClass::and_) &&
                (is_one_of_them(i + (placed ? 2 : 1)) || is_each_of_them(i + (placed ? 2 : 1))))
                continue;
            if (t.is(Mark::semicolon) || t.is(WordClass::and_) || t.is(Token::Kind::unit) ||
                t.is(WordClass::ordinal) || names_place_behind(i))
                return nullptr;
            if (t.is(Mark::comma) && counted.tier.per.empty() && !each_follows(i) &&
                !leads_with_each(counted.begin))
                return nullptr;
            verb = verb || t.holds();
            joined = joined || t.is(WordClass::holding) || flat(t.at) == "x" ||
                     t.is(WordClass::each) || t.is(Mark::times);
        }
        // '64 nodes (4× A40)', not '64 nodes (256 A40)'
        const bool bracket = last_ + 1 == counted.begin && token(last_).is(Mark::open) &&
                             !counted.tier.group &&
                             (counted.tier.count < before.count() || is_multiplier(counted.begin));
        joined = joined || bracket || counted.tier.per == "each";
        const bool of = token(counted.begin - 1).is(WordClass::rating);  // 'racks of 144'
        if (!of && is_for_all(before, counted, verb)) return nullptr;
        return joined ? extend(before, counted) : nullptr;
    }
    /// '64 GPU nodes and 300 CPU nodes; a GPU node has | four': the former; null where no name
    /// says.
    Holding* named_groups(std::string_view per, std::uint32_t begin) {
        for (std::size_t h = first_; !per.empty() && h + 1 < holdings_.size(); ++h) {
            Holding& groups = holdings_[h];
            if (groups.tiers.size() != 1 || groups.tiers[0].noun != per || groups.name.empty())
                continue;
            for (std::uint32_t i = last_; i + 1 < begin; ++i) {
                if (flat(token(i).at) == groups.name && singular(flat(token(i + 1).at)) == per)
                    return &groups;
            }
        }
        return nullptr;
    }
    /// 'of which partition Birch' above '- 32 H100'
    bool is_in_share() const {
        if (around_ == Block::kNone) return false;
        const std::uint32_t passage = document_.passage_of_block[around_];
        if (passage == kNowhere) return false;
        const PassageText& head = document_.passages[passage];
        return head.begin + 1 < head.end && lower(flat(token(head.begin).at)) == "of" &&
               lower(flat(token(head.begin + 1).at)) == "which";
    }
    /// 'six units, | each of them having 32 nodes'
    bool says_each_since(const Counted& counted) const {
        for (std::uint32_t i = last_; i < counted.begin; ++i) {
            if (token(i).is(WordClass::each) && !token(i).is(WordClass::preposition)) return true;
        }
        return false;
    }
    /// '64 nodes: eight without any, the rest with four cards each'
    bool is_of_the_rest(std::uint32_t i) const {
        for (std::uint32_t at = last_; at < i; ++at) {
            if (token(at).is(WordClass::remainder)) return holdings_.back().superseded;
        }
        return false;
    }
    /// '94 nodes with 752 GPUs', '16 nodes carry 64 GPUs': more than one of them holds, and as many
    /// for each.
    static bool is_for_all(const Holding& groups, const Counted& counted, bool verb) {
        const double most = verb ? 16 : 72;
        return counted.tier.per.empty() && counted.tier.count > most && groups.count() > 1 &&
               std::fmod(counted.tier.count, groups.count()) == 0;
    }
    /// 'eight instances, on a monthly basis, each with | eight A100'
    bool leads_with_each(std::uint32_t i) const {
        return i >= last_ + 2 && token(i - 1).is(WordClass::holding) &&
               token(i - 2).is(WordClass::each);
    }
    bool each_follows(std::uint32_t comma) const {
        std::uint32_t next = comma + 1;  // ', in each eight H200', ', and every one of them'
        if (in(next + 3) && token(next).is(WordClass::and_) &&
            (is_one_of_them(next + 1) || is_one_of_them(next + 2) || is_each_of_them(next + 1) ||
             is_each_of_them(next + 2)))
            return true;
        if (in(next + 1) && token(next).is(WordClass::preposition) &&
            token(next + 1).is(WordClass::each))
            return true;
        return in(comma + 1) &&
               (token(comma + 1).is(WordClass::each) || token(comma + 1).is(WordClass::holding));
    }
    Holding* extend(Holding& holding, const Counted& counted) {
        last_ = counted.end;
        return &holding;
    }

    std::uint32_t unit_block_;
    std::uint32_t around_;
    const PassageText* header_;  ///< Of the cell; null elsewhere.
    std::vector<Holding>& holdings_;
    std::uint32_t last_ = 0;  ///< Token behind the last count taken.
};

}  // namespace

std::vector<Holding> find_holdings(const Text& text, const Body& body, const DocumentText& document,
                                   const TablesRead& tables,
                                   const std::vector<DeviceMention>& devices) {
    std::vector<Holding> holdings;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        if (document.sentences[s].has_number)
            HoldingFinder(text, document, tables.cells, devices, s, holdings).run();
    }
    find_table_holdings(text, body, document, tables, devices, holdings);
    for (Holding& holding : holdings) {
        holding.section = body.blocks[holding.unit_block].section;
        const std::string& noun = holding.tiers.back().noun;
        if (noun.empty()) continue;
        const auto known = text.words.phrases.find(noun, 0, false);
        holding.pieces = known.size == noun.size() && known.meaning != nullptr &&
                         has(known.meaning->classes, WordClass::piece_noun);
    }
    if (holdings.size() > kMostHoldings) return holdings;
    drop_gone(text, document, holdings);
    add_remainders(text, document, devices, holdings);
    link_tiers(text, document, body, holdings);
    find_totals(holdings, body);
    drop_misreckoned(text, document, holdings);
    return holdings;
}

}  // namespace veritally
