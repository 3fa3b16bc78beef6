#include "claim/figures/cues.h"

#include <cmath>
#include <vector>

#include "base/text.h"
#include "claim/figures/cue_words.h"
#include "claim/figures/standing.h"
#include "claim/text/own_clause.h"
#include "claim/text/said_again.h"
#include "claim/text/sum.h"

namespace veritally {
namespace {

class CueFinder : CueWords {
  public:
    CueFinder(const Text& text, const Sentence& sentence, const Measure& measure)
        : CueWords(text, sentence, measure) {
        find_clause();
    }

    /// 'FP16 TFLOPS per GPU', 'Total (INT8)'
    void read_header(const PassageText& header) {
        for (std::uint32_t i = header.begin; i < header.end; ++i) {
            const Token& t = token(i);
            if (t.is(WordClass::total)) cues_.whole = true;
            if (t.is(WordClass::derived)) cues_.derived = true;
            if (!t.is(WordClass::each)) continue;
            bool second = i + 1 < header.end && token(i + 1).is(WordClass::second);
            if (second) continue;
            cues_.each = true;
            if (i + 1 < header.end && token(i + 1).is(WordClass::device_noun))
                cues_.noun = noun(i + 1);
        }
    }

    Cues run() {
        read_before();
        read_after();
        read_clause();
        read_opening();
        cues_.restates = says_again(text_, sentence_, measure_, begin_);
        cues_.derived = cues_.derived || is_product_result(text_, begin_, measure_);
        cues_.whole = cues_.whole || is_made_up(text_, sentence_, measure_);
        cues_.cited = cited();
        cues_.added = is_addend(text_, sentence_, measure_);
        // What comes of the sum is said of it, not of what adds to it.
        if (cues_.added || is_factor()) cues_.closing = cues_.whole = cues_.derived = false;
        return cues_;
    }

  private:
    /// From the figure before (or a semicolon) to the figure after.
    void find_clause() {
        begin_ = sentence_.begin;
        end_ = sentence_.end;
        for (const Measure& other : sentence_.measures) {
            if (other.begin >= measure_.end) next_ = std::min(next_, other.begin);
            if (other.run == measure_.run && other.begin != measure_.begin) continue;
            if (other.end <= measure_.begin) begin_ = std::max(begin_, other.end);
            if (other.begin >= measure_.end) end_ = std::min(end_, other.begin);
        }
        for (std::uint32_t i = measure_.begin; i-- > begin_;) {
            if (token(i).is(Mark::semicolon)) begin_ = i + 1;
            if (begin_ == i + 1) break;
        }
        for (std::uint32_t i = measure_.end; i < end_; ++i) {
            if (token(i).is(Mark::semicolon)) end_ = i;
        }
    }

    void read_before() {
        bool settled = false;  // 'in every machine, for each of which': the nearest tells.
        for (std::uint32_t i = measure_.begin; i-- > begin_;) {
            const Token& t = token(i);
            if (is_of_last(i)) break;
            if (is_ratio(i)) continue;
            if (t.is(WordClass::each) && (is_of_pieces(i) || ends_count(i) ||
                                          is_of_other_quantity(text_, begin_, i, measure_.begin)))
                continue;
            if (t.is(WordClass::each) && stands_alone(i)) cues_.each = true;
            if (t.is(WordClass::figure) && cues_.rank == 0) cues_.rank = rank(i);
            if (names_one(i) && is_of_those(i + 1)) cues_.each = settled = true;
            const bool one = (t.is(WordClass::each) || names_one(i) || is_had(i)) && !is_denied(i);
            // 'one such | system'
            const std::uint32_t noun = token(i + 1).pointing ? i + 2 : i + 1;
            if (cues_.noun.empty() && !settled && one) take_noun(noun);
            if (cues_.noun.empty() && !settled && speaks_of_the(i)) take_noun_behind(i + 1);
            settled = settled || (t.is(WordClass::each) && !token(i + 1).is(WordClass::divisor));
            cues_.one = cues_.one || (names_one(i) && t.spelled && i == sentence_.begin);
            if (names_one(i) && names_device_behind(i + 1)) cues_.each = settled = true;
        }
        each_before_ = cues_.each;
        read_inner();
    }
    /// 'Each package holds two dies of 225', 'Every node carries 8 GPUs at 225': of the inner ones.
    void read_inner() {
        std::uint32_t i = measure_.begin;
        if (cues_.each && !cues_.noun.empty() && tells_of_counted(i)) {
            inner_ = true;
            return cues_.noun.clear();
        }
        if (!cues_.each || i < begin_ + 3 || !token(i - 1).is(WordClass::preposition)) return;
        bool counted = token(i - 3).is(Token::Kind::number) || token(i - 3).name ||
                       (i > begin_ + 3 && token(i - 4).is(Token::Kind::number));
        const bool of = token(i - 1).is(WordClass::rating) || token(i - 1).is(WordClass::with);
        if (of && ends_counted_name(i - 2)) {  // 'Each hall holds 12 L4 of 242.5'
            inner_ = true;
            return cues_.noun.clear();
        }
        inner_ = of && counted && is_noun(i - 2);
        if (inner_) cues_.noun = noun(i - 2);
    }
    /// 'Each node carries four H100, whose BF16 peak is | 989', 'houses eight A100 (| 1,248'
    bool tells_of_counted(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 8, kLongest = 5;
        std::uint32_t at = i;
        auto opens = [&](const Token& t) {
            return t.is(Mark::open) || (t.is(WordClass::definite) && text_.at(t.at) == "whose");
        };
        while (at > begin_ + 2 && i - at < kReach && !opens(token(at - 1))) {
            const Token& t = token(--at);
            if (t.is(Token::Kind::number) || t.is(Mark::comma) || t.is(WordClass::total))
                return false;
        }
        if (at <= begin_ + 2 || !opens(token(at - 1))) return false;
        std::uint32_t last = at - 2;
        if (token(last).is(Mark::comma) || token(last).is(Token::Kind::note)) --last;
        if (!token(last).name && !token(last).is(WordClass::device_noun)) return false;
        std::uint32_t first = last;
        while (first > begin_ && last - first < kLongest && !token(first).is(Token::Kind::number))
            --first;
        const Token& count = token(first);
        return count.is(Token::Kind::number) && !count.name && count.number.value() > 1;
    }
    /// '12 NVIDIA | L4'
    bool ends_counted_name(std::uint32_t i) const {
        constexpr std::uint32_t kLongest = 4;
        std::uint32_t first = i;
        while (first > begin_ && i - first < kLongest && !is_noun(first) &&
               (token(first).name || token(first).capital))
            --first;
        const Token& count = token(first);
        return first < i && count.is(Token::Kind::number) && !count.name && !count.may_be_year();
    }
    /// '180 have | the small box with 6 TOPS': each of them one.
    bool is_had(std::uint32_t i) const {
        return i > begin_ && token(i).is(WordClass::definite) && token(i - 1).holds();
    }
    void take_noun_behind(std::uint32_t i) {
        while (!is_noun(i)) ++i;
        cues_.each = true;
        cues_.noun = noun(i);
    }
    /// 'the chip', 'the Bovis unit', 'whose neural processor': of one of those that are counted,
    /// where it is no group of them.
    bool speaks_of_the(std::uint32_t i) const {
        constexpr std::uint32_t kReach = 8, kLongest = 3;
        if (!token(i).is(WordClass::definite)) return false;
        std::uint32_t at = i + 1;
        while (at < measure_.begin && at - i <= kLongest && qualifies(token(at))) ++at;
        const Token& t = token(at);
        if (is_noun(at) && is_rated_behind(text_, at + 1, measure_.begin)) return true;
        if (measure_.begin - i > kReach || !is_noun(at) || t.is(WordClass::group_noun) ||
            is_noun(at + 1) || noun(at) != word(at))
            return false;
        for (++at; at < measure_.begin; ++at) {
            if (token(at).is(Token::Kind::mark)) return false;
        }
        return true;
    }
    /// The noun behind 'a', 'one', 'per', names before it included.
    void take_noun(std::uint32_t i) {
        constexpr std::uint32_t kReach = 6;
        for (std::uint32_t at = i; at < end_ && at < i + kReach; ++at) {
            const Token& t = token(at);
            if (is_noun(at)) {
                if (is_noun(behind_name(at)) && behind_name(at) < end_) continue;
                cues_.each = true;
                cues_.noun = noun(at);
                return;
            }
            // 'the small box'
            const bool small = at == i && qualifies(t) && token(i - 1).is(WordClass::definite);
            bool name = t.capital || t.name || t.is(Mark::hyphen) || t.is(WordClass::filler) ||
                        t.is(Token::Kind::number) || small;
            if (!name) return;
        }
    }
    /// '26 TOPS per chip', '980 TFLOPS apiece', '500 TOPS for each card'
    void read_after() {
        constexpr std::uint32_t kReach = 16;
        for (std::uint32_t i = measure_.end; i < end_ && i < measure_.end + kReach; ++i) {
            const Token& t = token(i);
            if (t.is(Mark::stop)) return;
            // 'eight H200 at 1,979 TOPS, or 15,832 TOPS per server'
            if (inner_ && i >= next_) return;
            // '16.9 petaflops, and at eight operations apiece 135.2'
            if (t.is(WordClass::and_) && end_ < sentence_.end && i > measure_.end &&
                token(i - 1).is(Mark::comma))
                return;
            if (t.is(WordClass::each)) {
                if ((i + 1 < end_ && token(i + 1).is(WordClass::second)) || divides_count(i))
                    continue;
                const bool closes = (!t.is(WordClass::preposition) || i + 1 == end_) &&
                                    (ends_here(i) || closes_figure(i));
                cues_.each = cues_.each || closes;
                if ((closes && counts_between()) || is_per_device(i)) cues_.noun.clear();
                take_noun(i + 1);
                if (is_per_device(i)) return;
            } else if (t.is(WordClass::definite) && i == measure_.end + 1 && word(i - 1) == "for" &&
                       names_one_device(text_, i + 1, end_)) {
                take_noun(i + 1);  // '32 TOPS for the module'
            } else if (names_one(i) && is_of_these(i + 1)) {
                cues_.each = true;
            } else if (names_one(i) && i == measure_.end && is_noun(i + 1)) {
                take_noun(i + 1);  // '22.5 TOPS a board'
            } else if (names_one(i) && i > measure_.end &&
                       (token(i - 1).is(WordClass::preposition) || closes_clause(i))) {
                take_noun(i + 1);
                cues_.each = cues_.each || names_device(i + 1);
            }
        }
    }
    /// 'of 500 TOPS FP8 each are used'
    bool closes_figure(std::uint32_t i) const {
        const Token& next = token(i + 1);
        bool other = next.is(WordClass::time) || next.is(Token::Kind::unit) ||
                     next.is(Token::Kind::value) || next.is(WordClass::statement_subject) ||
                     next.capital;
        const Token& before = token(i - 1);
        return !other && (i == measure_.end || before.is(Token::Kind::value) ||
                          before.is(Mark::close) || before.is(Token::Kind::note));
    }
    /// Where what is said of the figure ends: 'reaches 300, and together they reach 1,200'.
    std::uint32_t own_end() const {
        bool another = end_ < sentence_.end && !token(end_).is(Mark::semicolon);
        for (std::uint32_t i = measure_.end; another && i < end_; ++i) {
            if (token(i).is(WordClass::and_) || token(i).is(WordClass::contrast)) return i;
        }
        return end_;
    }
    void read_clause() {
        const std::uint32_t own = own_end();
        for (std::uint32_t i = begin_; i < end_; ++i) {
            const Token& t = token(i);
            if (i >= measure_.begin && i < measure_.end) {
                cues_.whole = cues_.whole || t.is(WordClass::total);  // '80 total TOPS'
                continue;
            }
            bool near = i < measure_.begin || i < measure_.end + 8;
            bool each = i > begin_ && token(i - 1).is(WordClass::each);  // 'each of them'
            each = each || (i > begin_ + 1 && names_one(i - 1) && token(i - 2).is(WordClass::each));
            if (i > begin_ && names_one(i - 1) && is_of_those(i)) each = cues_.each = true;
            const bool count = i > begin_ && token(i - 1).is(Token::Kind::number) &&
                               word(i).starts_with("of th");  // '1,000 of them'
            // 'for a complete | DGX H100'
            const bool single = i > begin_ && names_one(i - 1) && t.is(WordClass::filler) &&
                                i + 1 < end_ && !token(i + 1).is(Token::Kind::value) &&
                                (token(i + 1).name || token(i + 1).capital);
            const bool of_one = single || is_said_of_one(i);
            if (t.is(WordClass::total) && of_one) cues_.each = true;
            if (t.is(WordClass::total) && near && i < own && !each && !closes_last(i) && !count &&
                !of_one && !is_in_brackets(text_, begin_, i, measure_.begin)) {
                cues_.whole = true;
                take_whole(i);
            }
            if (t.is(WordClass::attributed)) cues_.attributed = true;
            if (t.is(WordClass::derived) && near && i < own && !leads_on(i) && !is_quoting(i))
                cues_.derived = true;
        }
        for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
            const Token& t = token(i);
            if (t.is(WordClass::planned) && !t.is(WordClass::preposition)) cues_.planned = true;
        }
    }
    /// '1,979 TOPS each,[^4] | hence 1.01e18': of the number that comes next.
    bool leads_on(std::uint32_t i) const {
        if (i < measure_.end) return false;
        bool noted = false;
        for (std::uint32_t at = measure_.end; at < i; ++at)
            noted = noted || token(at).is(Token::Kind::note);
        std::uint32_t next = i + 1;
        while (next < sentence_.end && token(next).is(WordClass::hedge)) ++next;
        const bool number = next < sentence_.end && token(next).is(Token::Kind::number);
        // '26 TOPS apiece, | which is 189.5 TOPS a crossing'
        // ', | so 29.94 and 46.9 petaops'
        const bool anew =
            token(i - 1).is(Mark::comma) && (measure_.shared || i - 1 == measure_.end);
        if ((cues_.each || anew) && number && next == end_ && end_ < sentence_.end) return true;
        // '130, | so a node has 1,508 TOPS'
        if (measure_.shared && token(i - 1).is(Mark::comma) && end_ < sentence_.end) return true;
        return noted && (number || (end_ < sentence_.end && !token(end_).is(Mark::semicolon)));
    }
    /// 'The sheet gives 733 TOPS.[^2]', 'The corresponding peaks are'
    bool is_quoting(std::uint32_t i) const {
        if (i >= measure_.begin || !cited()) return false;
        const bool source = i > begin_ && (token(i - 1).is(WordClass::attributed) ||
                                           token(i - 1).capital || token(i - 1).name);
        if (token(i).is(WordClass::attributed)) return source;
        const bool adjective = i > begin_ && i + 1 < measure_.begin &&
                               token(i - 1).is(WordClass::definite) &&
                               token(i - 1).is(Token::Kind::word);
        return adjective &&
               (token(i + 1).is(WordClass::figures) || token(i + 1).is(WordClass::throughput));
    }
    /// 'The A30 | comes to 330 TOPS'
    bool is_said_of_one(std::uint32_t i) const {
        if (i < sentence_.begin + 2 || !token(i).is(WordClass::derived) || !token(i - 1).name ||
            word(i - 1).ends_with('s'))
            return false;
        std::uint32_t first = i - 1;
        while (first > sentence_.begin && (token(first).name || token(first).capital)) --first;
        return first == sentence_.begin && token(first).is(WordClass::definite);
    }
    /// 'for the | whole eight-GPU board': of all in one of them, if several are counted.
    void take_whole(std::uint32_t i) {
        constexpr std::uint32_t kReach = 5;
        if (!token(i).is(WordClass::filler) || !cues_.noun.empty() || each_before_) return;
        for (std::uint32_t at = i + 1; at < std::min(measure_.begin, i + kReach); ++at) {
            const bool group = token(at).is(WordClass::group_noun) && noun(at) == word(at);
            if (group) cues_.noun = noun(at);
            const bool passes = is_noun(at) || token(at).is(Mark::hyphen) || qualifies(token(at)) ||
                                token(at).is(Token::Kind::number);
            if (group || !passes) return;
        }
    }
    /// 'Total compute: …', 'Combined, …': within the first words of the sentence.
    void read_opening() {
        constexpr std::uint32_t kOpening = 4;
        for (std::uint32_t i = sentence_.begin; i < measure_.begin; ++i) {
            bool opens = i < sentence_.begin + kOpening;
            cues_.subtotal = cues_.subtotal || (opens && token(i).is(WordClass::subtotal));
            if (!token(i).is(WordClass::closing)) continue;
            if (opens && !each_before_) cues_.closing = true;
        }
        // '160 TOPS is what this entry records'
        constexpr std::uint32_t kBehind = 3;
        const bool first = measure_.begin <= sentence_.begin + 1 && !cues_.each;
        for (std::uint32_t i = measure_.end; first && i < std::min(end_, measure_.end + kBehind);
             ++i)
            cues_.closing = cues_.closing || token(i).is(WordClass::closing);
    }

    bool each_before_ = false;
    bool inner_ = false;        ///< Of what the thing holds that each is said of.
    std::uint32_t next_ = ~0u;  ///< Where the next figure begins.
    Cues cues_;
};

}  // namespace

Cues find_cues(const Text& text, const Sentence& sentence, const Measure& measure,
               const PassageText* header) {
    CueFinder finder(text, sentence, measure);
    if (header != nullptr) finder.read_header(*header);
    return finder.run();
}

}  // namespace veritally
