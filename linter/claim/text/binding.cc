#include <algorithm>
#include <cmath>

#include "claim/text/binding_cost.h"
#include "claim/text/predicate.h"

namespace veritally {
namespace {

// Costs of what stands between a figure and a mention. Within a phrase they stay below
// kLooseCost; what is dearer than kMostAfter is said of something else.
constexpr float kLooseCost = 3.5f;
constexpr float kMostAfter = 9.0f;
constexpr float kMostBefore = 40.0f;
constexpr float kForbidden = 1e6f;
constexpr std::size_t kMostRuns = 6;  ///< Enumerations on either side that a mention may mean.

class Binder {
  public:
    Binder(const Text& text, Sentence& sentence, std::uint8_t attribute)
        : text_(text), sentence_(sentence), attribute_(attribute) {}

    void run() {
        collect();
        if (lists_.empty()) return;
        collect_parentheses();
        bind_inside();
        if (pair_singles() || pair_change()) return;
        bind_nearest();
        bind_referring();
        bind_restated();
        bind_all();
    }

  private:
    /// Mentions of the attribute, as enumerated.
    struct List {
        std::vector<std::size_t> members;
        std::uint32_t begin = 0, end = 0;
        bool used = false;
    };
    /// Figures of one enumeration, as far as they wait for a value.
    struct Run {
        std::vector<std::size_t> members;
        std::uint32_t begin = 0, end = 0;
        bool bound = false;
    };
    struct Pair {
        float cost;
        std::size_t list, run;
    };

    Measure& measure(std::size_t i) const { return sentence_.measures[i]; }
    Mention& mention(std::size_t i) const { return sentence_.mentions[i]; }

    void collect() {
        for (std::size_t i = 0; i < sentence_.mentions.size(); ++i) {
            const Mention& m = mention(i);
            if (m.attribute != attribute_ || m.idle) continue;
            bool joins = !lists_.empty() && mention(lists_.back().members[0]).list == m.list;
            if (!joins) lists_.emplace_back().begin = m.begin;
            lists_.back().members.push_back(i);
            lists_.back().end = m.end;
        }
    }

    /// Mentions between a number and its unit. They hold for the numbers that share the unit too.
    void bind_inside() {
        for (std::size_t i = 0; i < sentence_.measures.size(); ++i) {
            Measure& owner = measure(i);
            for (List& list : lists_) {
                if (list.begin < owner.begin || list.end > owner.end) continue;
                list.used = true;
                set(owner, list, Binding::inside);
                for (std::size_t j = 0; j < sentence_.measures.size(); ++j) {
                    Measure& other = measure(j);
                    if (j != i && other.run == owner.run && other.shared &&
                        !other.readings.has(attribute_)) {
                        set(other, list, Binding::inside);
                    }
                }
            }
        }
        collect_runs();
    }

    void collect_runs() {
        for (std::size_t i = 0; i < sentence_.measures.size(); ++i) {
            const Measure& m = measure(i);
            if (m.readings.has(attribute_)) continue;
            bool joins = !runs_.empty() && measure(runs_.back().members[0]).run == m.run &&
                         runs_.back().members.back() + 1 == i;
            if (!joins) runs_.emplace_back().begin = m.begin;
            runs_.back().members.push_back(i);
            runs_.back().end = m.end;
        }
    }

    void set(Measure& m, const List& list, Binding how) {
        const AttributeValue& first = value(list.members[0]);
        bool agree = std::all_of(list.members.begin(), list.members.end(),
                                 [&](std::size_t i) { return value(i).same_factor(first); });
        for (std::size_t i : list.members) mention(i).bound = true;
        // '1,835 TFLOPS for BF16 and for FP8': in each of them, so in the target's own, too.
        auto own = std::find_if(list.members.begin(), list.members.end(), [&](std::size_t i) {
            return value(i).numerator == value(i).denominator;
        });
        const bool any =
            !agree && joins_all(list) && own != list.members.end() && how == Binding::direct;
        const int taken = agree ? mention(list.members[0]).value : any ? mention(*own).value : -1;
        m.readings.set(attribute_, taken, taken < 0 ? Binding::conflict : how);
    }
    /// 'BF16 and FP8', not 'BF16 or FP8'
    bool joins_all(const List& list) const {
        bool joins = false;
        for (std::uint32_t i = list.begin; i < list.end; ++i) {
            if (text_[i].is(WordClass::or_) || text_[i].is(Mark::slash)) return false;
            joins = joins || text_[i].is(WordClass::and_);
        }
        return joins;
    }
    const AttributeValue& value(std::size_t i) const {
        return text_.words.values[mention(i).value];
    }

    /// Several formats in one list, and as many figures apart from each other: in order.
    bool pair_singles() {
        if (lists_.size() != 1 || lists_[0].used || runs_.size() < 2) return false;
        const List& list = lists_[0];
        if (list.members.size() != runs_.size()) return false;
        for (const Run& run : runs_) {
            if (run.members.size() != 1) return false;
        }
        for (std::size_t i = 0; i < runs_.size(); ++i) pair(runs_[i].members[0], list.members[i]);
        return true;
    }
    /// 'Dropping from INT8 to INT4 takes it from 0.8 POPS to 1.6 POPS': in order.
    bool pair_change() {
        if (lists_.size() != 2 || runs_.size() != 1 || runs_[0].members.size() != 2) return false;
        const List &from = lists_[0], &to = lists_[1];
        const Measure &first = measure(runs_[0].members[0]), &second = measure(runs_[0].members[1]);
        const bool apart = from.used || to.used || from.members.size() + to.members.size() != 2 ||
                           !leads_to(from.end, to.begin) || !leads_to(first.end, second.begin);
        if (apart) return false;
        pair(runs_[0].members[0], from.members[0]);
        pair(runs_[0].members[1], to.members[0]);
        return true;
    }
    /// Nothing but a 'to', and hedges.
    bool leads_to(std::uint32_t begin, std::uint32_t end) const {
        bool leads = false;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (!text_[i].is(WordClass::to) && !text_[i].is(WordClass::hedge)) return false;
            leads = leads || text_[i].is(WordClass::to);
        }
        return leads;
    }
    void pair(std::size_t measure_index, std::size_t mention_index) {
        mention(mention_index).bound = true;
        measure(measure_index)
            .readings.set(attribute_, mention(mention_index).value, Binding::direct);
    }

    void bind_nearest() {
        std::vector<Pair> pairs;
        for (std::size_t l = 0; l < lists_.size(); ++l) {
            if (lists_[l].used) continue;
            auto after =
                std::lower_bound(runs_.begin(), runs_.end(), lists_[l].begin,
                                 [](const Run& run, std::uint32_t at) { return run.begin < at; });
            auto middle = static_cast<std::size_t>(after - runs_.begin());
            std::size_t last = std::min(runs_.size(), middle + kMostRuns);
            for (std::size_t r = middle - std::min(middle, kMostRuns); r < last; ++r) {
                float c = cost(lists_[l], runs_[r]);
                if (c < kForbidden) pairs.push_back({c, l, r});
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair& a, const Pair& b) { return a.cost < b.cost; });
        for (const Pair& p : pairs) {
            List& list = lists_[p.list];
            Run& run = runs_[p.run];
            if (list.used || run.bound || crosses(list, run)) continue;
            bool loose = p.cost > kLooseCost || value(list.members[0]).loose;
            if (loose && !fits(list, run)) continue;
            list.used = run.bound = true;
            apply(list, run);
        }
    }

    void apply(const List& list, const Run& run) {
        if (list.members.size() == run.members.size() && run.members.size() > 1) {
            for (std::size_t i = 0; i < run.members.size(); ++i)
                pair(run.members[i], list.members[i]);
            return;
        }
        if (closes_figure(list, run)) return pair(run.members[0], list.members[0]);
        if (const std::size_t* larger = doubled(list, run))
            return set(measure(*larger), list, Binding::direct);
        for (std::size_t i : run.members) set(measure(i), list, Binding::direct);
    }
    /// '989.4 teraFLOPS | BF16, and INT8 at twice that rate', '312 TFLOPS in | BF16, and INT8 runs
    /// twice as fast'
    bool closes_figure(const List& list, const Run& run) const {
        const std::uint32_t end = mention(list.members[0]).end;
        if (list.members.size() < 2 || run.members.size() > 1 || list.begin < run.end) return false;
        for (std::uint32_t i = run.end; i < list.begin; ++i) {
            const bool joins = text_[i].is(WordClass::preposition) ||
                               (text_[i].is(Token::Kind::value) && i + 1 == list.begin);
            if (!joins) return false;
        }
        return text_[end].is(Mark::comma) && text_[end + 1].is(WordClass::and_);
    }
    /// '2.61 PFLOPS, and 5.22 PFLOPS with sparsity': of the one that is twice the other; else null.
    const std::size_t* doubled(const List& list, const Run& run) const {
        const AttributeValue& said = value(list.members[0]);
        const bool halves = said.negated >= 0 && said.numerator * 2 == said.denominator;
        if (!halves || list.members.size() != 1 || run.members.size() != 2 ||
            mention(list.members[0]).all || list.begin < run.end)
            return nullptr;
        const double first = measure(run.members[0]).amount().value(),
                     second = measure(run.members[1]).amount().value();
        if (std::abs(second / first - 2) < 0.01) return &run.members[1];
        return nullptr;
    }

    bool fits(const List& list, const Run& run) const {
        const Unit& unit = text_.words.units[measure(run.members[0]).unit];
        return std::any_of(list.members.begin(), list.members.end(),
                           [&](std::size_t i) { return suits(unit, value(i)); });
    }

    /// True where a figure that waits for a value stands between.
    bool crosses(const List& list, const Run& run) const {
        std::uint32_t begin = std::min(list.end, run.end), end = std::max(list.begin, run.begin);
        return std::any_of(runs_.begin(), runs_.end(), [&](const Run& other) {
            return !other.bound && begin <= other.begin && other.end <= end;
        });
    }

    float cost(const List& list, const Run& run) const {
        bool before = list.end <= run.begin;
        if (!before && list.begin < run.end) return kForbidden;
        std::uint32_t begin = before ? list.end : run.end, end = before ? run.begin : list.begin;
        if (parenthesis_of(list.begin) != parenthesis_of(run.begin) &&
            has_figure(parenthesis_of(list.begin))) {
            return kForbidden;
        }
        if (!before && is_of_number(list.begin, run.end)) return kForbidden;
        if (before && restates(list.end, run.begin)) return kForbidden;
        if (before && is_told_apart(text_, sentence_, list.begin)) return kForbidden;
        if (belongs_to_another(list, run)) return kForbidden;
        float sum = lists_first() == before ? -0.25f : 0.0f;
        if (!before && describes(list, run)) sum -= 0.5f;
        float most = before ? kMostBefore : kMostAfter;
        for (std::uint32_t i = begin; i < end && sum <= most; ++i) {
            // 'for the card, counted in FP4'
            const bool goes_on = text_[i].is(Mark::comma) && i + 1 < end &&
                                 text_[i + 1].is(WordClass::statement_verb);
            sum += goes_on ? 0.3f : cost_between(text_[i], before);
        }
        return sum <= most ? sum : kForbidden;
    }

    /// '2,000 TFLOPS of | dense FP4'
    bool describes(const List& list, const Run& run) const {
        const bool near = list.begin == run.end ||
                          (list.begin == run.end + 1 && text_[run.end].is(WordClass::preposition));
        return near && list.end < sentence_.end && text_[list.end].is(Token::Kind::value);
    }

    /// 'by the rule for FP32 48.6 INT8 TOPS, or | 4.86e13 a second': of the figure that it
    /// restates.
    bool restates(std::uint32_t begin, std::uint32_t run) const {
        constexpr std::uint32_t kReach = 4;
        return std::any_of(
            sentence_.measures.begin(), sentence_.measures.end(), [&](const Measure& other) {
                if (other.begin < begin || other.end >= run || run - other.end > kReach)
                    return false;
                bool joins = false;
                for (std::uint32_t i = other.end; i < run; ++i) {
                    const Token& t = text_[i];
                    joins = joins || t.is(WordClass::or_) || t.is(Mark::equals);
                    if (!joins && !t.is(Mark::comma)) return false;
                }
                return joins && other.readings.has(attribute_);
            });
    }
    /// '156 teraflops, and at 312 | with sparsity': of the number, whatever that is.
    bool is_of_number(std::uint32_t at, std::uint32_t begin) const {
        while (at > begin &&
               (text_[at - 1].is(WordClass::preposition) || text_[at - 1].is(WordClass::including)))
            --at;
        return at > begin && text_[at - 1].is(Token::Kind::number) && !text_[at - 1].name &&
               !text_[at - 1].may_be_year();
    }
    /// '100 TOPS (INT8, sparse) / 50 TOPS (INT8, dense)': what stands in brackets right behind a
    /// figure is said of it.
    bool belongs_to_another(const List& list, const Run& run) const {
        const std::uint32_t parenthesis = parenthesis_of(list.begin);
        if (parenthesis == kNowhere || lists_first() || mention(list.members[0]).all) return false;
        if (run.end == parenthesis || has_figure(parenthesis)) return false;
        return std::any_of(runs_.begin(), runs_.end(),
                           [&](const Run& other) { return other.end == parenthesis; });
    }

    /// Formats before figures, or after them: the habit of the sentence breaks ties.
    bool lists_first() const { return lists_[0].begin < sentence_.measures[0].begin; }

    /// '(3,958 is the sparse one)': a number without its unit, and what it is.
    bool has_own_value(std::uint32_t i) const {
        constexpr double kLeast = 10;  // '2:4'
        constexpr std::uint32_t kReach = 4;
        const Token& number = text_[i];
        if (!number.is(Token::Kind::number) || number.name || number.number.value() < kLeast)
            return false;
        for (std::uint32_t at = i + 1; at < std::min(sentence_.end, i + kReach); ++at) {
            const Token& t = text_[at];
            if (t.is(Token::Kind::value)) return true;
            if (!t.copula && !t.is(WordClass::definite) && !t.is(WordClass::with)) return false;
        }
        return false;
    }
    /// The brackets of the sentence, and which of them hold figures.
    void collect_parentheses() {
        parentheses_.assign(sentence_.end - sentence_.begin, kNowhere);
        std::vector<std::uint32_t> open;
        for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
            if (text_[i].is(Mark::close) && !open.empty()) open.pop_back();
            if (!open.empty()) {
                parentheses_[i - sentence_.begin] = open.back();
                if (has_own_value(i)) filled_.push_back(open.back());
            }
            if (text_[i].is(Mark::open)) open.push_back(i);
        }
        for (const Measure& m : sentence_.measures) filled_.push_back(parenthesis_of(m.begin));
        std::sort(filled_.begin(), filled_.end());
    }
    /// Opening bracket that the token stands in; kNowhere outside.
    std::uint32_t parenthesis_of(std::uint32_t token) const {
        return parentheses_[token - sentence_.begin];
    }
    bool has_figure(std::uint32_t parenthesis) const {
        return parenthesis != kNowhere &&
               std::binary_search(filled_.begin(), filled_.end(), parenthesis);
    }

    /// '1.6 PFLOP at FP4, with a note that this assumes sparsity', '4,000 AI TOPS, and the small
    /// print says: FP4'
    void bind_referring() {
        if (lists_.size() != 1 || lists_[0].used || runs_.size() != 1 || runs_[0].bound) return;
        constexpr std::uint32_t kReach = 4;  // 'FP4 with sparsity'
        const List& list = lists_[0];
        if (list.begin < runs_[0].end || mention(list.members[0]).idle) return;
        for (std::uint32_t i = runs_[0].end; i < list.begin; ++i) {
            const bool refers = text_[i].is(WordClass::figure) && text_[i].is(WordClass::definite);
            if (!refers && !(text_[i].is(Mark::colon) && list.begin - i <= kReach)) continue;
            return apply(list, runs_[0]);
        }
    }

    /// '989 TFLOPS once sparsity is taken into account, which is to say | dense': the last word.
    void bind_restated() {
        const bool optional = text_.words.attributes[attribute_].fallback >= 0;
        if (!optional || runs_.size() != 1) return;
        for (const List& list : lists_) {
            const bool last = !list.used && list.begin > runs_[0].end;
            if (last && text_[list.begin - 1].is(WordClass::derived)) apply(list, runs_[0]);
        }
    }

    /// 'all in FP8', 'both sparse': whatever has none yet.
    void bind_all() {
        for (List& list : lists_) {
            if (!mention(list.members[0]).all) continue;
            for (std::size_t i = 0; i < sentence_.measures.size(); ++i) {
                if (!measure(i).readings.has(attribute_)) set(measure(i), list, Binding::direct);
            }
        }
    }

    const Text& text_;
    Sentence& sentence_;
    std::uint8_t attribute_;
    std::vector<List> lists_;
    std::vector<Run> runs_;
    std::vector<std::uint32_t> parentheses_;  ///< By token of the sentence.
    std::vector<std::uint32_t> filled_;       ///< Sorted: those with figures in them.
};

}  // namespace

void bind_mentions(const Text& text, Sentence& sentence) {
    if (sentence.measures.empty() || sentence.mentions.empty()) return;
    for (std::uint8_t a = 0; a < text.words.attributes.size(); ++a) Binder(text, sentence, a).run();
}

}  // namespace veritally
