#include "claim/counts/shares.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "claim/counts/count_words.h"

namespace veritally {
namespace {

class ShareTaker {
  public:
    ShareTaker(const Text& text, const DocumentText& document, std::string_view subject,
               std::vector<Holding>& holdings)
        : text_(text),
          document_(document),
          subject_(lower(subject.substr(0, kLongestSubject))),
          holdings_(holdings) {}

    void run(std::uint32_t s) {
        const Sentence& sentence = document_.sentences[s];
        for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
            if (!text_[i].is(WordClass::owned) || !is_subjects(sentence, i + 1)) continue;
            const Share share = share_before(sentence, i);
            if (share.of <= 0 || !is_of_things(share.begin + 1, i)) continue;
            if (Holding* whole = whole_before(s, share.begin)) return leave(*whole, share.of);
        }
    }

  private:
    static constexpr std::size_t kLongestSubject = 512;  // It is searched for each owner.
    struct Share {
        double of = 0;  ///< Of one; 0 where nothing is said.
        std::uint32_t begin = 0;
    };

    /// A name that the front matter has.
    bool is_subjects(const Sentence& sentence, std::uint32_t i) const {
        constexpr std::uint32_t kReach = 4;
        constexpr std::size_t kShortest = 4;
        for (const std::uint32_t end = std::min(sentence.end, i + kReach); i < end; ++i) {
            const Token& t = text_[i];
            if (t.is(Token::Kind::mark) && !t.is(Mark::quote)) return false;
            std::string name = lower(text_.at(t.at));
            name.resize(std::min(name.find_first_of("'\xe2"), name.size()));
            if (t.capital && name.size() >= kShortest && has_word(name))
                return ends_name(sentence, i + 1);
        }
        return false;
    }
    /// 'to Casper', not 'to Casper customers'
    bool ends_name(const Sentence& sentence, std::uint32_t i) const {
        while (i < sentence.end && text_[i].capital && has_word(lower(text_.at(text_[i].at)))) ++i;
        return i >= sentence.end || !text_[i].is(Token::Kind::word) || text_[i].classes.any();
    }
    /// 'a third | of them', 'half | of the cards are', not 'half of the shares'
    bool is_of_things(std::uint32_t i, std::uint32_t end) const {
        for (; i < end; ++i) {
            const Token& t = text_[i];
            const bool unknown = t.is(Token::Kind::word) && t.classes.none() && !t.copula;
            if (unknown && parts_of(text_, i) <= 1) return false;
        }
        return true;
    }
    bool has_word(std::string_view name) const {
        auto letter = [&](std::size_t at) {
            return at < subject_.size() && std::isalnum(static_cast<unsigned char>(subject_[at]));
        };
        for (std::size_t at = subject_.find(name); at != std::string::npos;
             at = subject_.find(name, at + 1)) {
            if (!(at > 0 && letter(at - 1)) && !letter(at + name.size())) return true;
        }
        return false;
    }
    /// 'a third of them', 'two thirds', 'half', '40 %': the nearest in the clause before.
    Share share_before(const Sentence& sentence, std::uint32_t end) const {
        constexpr std::uint32_t kReach = 6;
        for (std::uint32_t i = end; i-- > sentence.begin && end - i <= kReach;) {
            const Token& t = text_[i];
            if (t.is(Mark::comma) || t.is(Mark::semicolon)) break;
            if (t.is(WordClass::half)) return {0.5, i};
            if (t.is(Mark::percent) && i > sentence.begin) return {number_at(i - 1) / 100, i - 1};
            if (const int parts = parts_of(text_, i); parts > 1)
                return fraction(sentence, i, parts);
        }
        return {};
    }
    Share fraction(const Sentence& sentence, std::uint32_t i, int parts) const {
        std::uint32_t first = i - (i > sentence.begin && text_[i - 1].is(Mark::hyphen) ? 1 : 0);
        if (first == sentence.begin) return {};
        const Token& before = text_[--first];
        const double count = before.is(WordClass::indefinite) ? 1 : number_at(first);
        return {count < parts ? count / parts : 0, first};
    }
    double number_at(std::uint32_t i) const {
        const Token& t = text_[i];
        return t.is(Token::Kind::number) && !t.name ? t.number.value() : 0;
    }
    /// The last that is counted before, here or in the sentence before.
    Holding* whole_before(std::uint32_t s, std::uint32_t share) const {
        Holding* whole = nullptr;
        for (Holding& h : holdings_) {
            const bool near =
                h.sentence <= s && h.sentence + 1 >= s && h.flat.end <= text_[share].at.begin;
            if (near && h.present() && h.count() > 1) whole = &h;
        }
        return whole;
    }
    /// Where it leaves a whole number of them.
    void leave(Holding& whole, double share) {
        const double all = whole.tiers[0].count, left = std::round(all * share);
        constexpr double kSlack = 1e-6;
        if (share >= 1 || left < 1 || std::abs(left - all * share) > kSlack * all) return;
        for (Holding& h : holdings_) {
            const bool again = &h != &whole && h.flat.begin > whole.flat.begin && h.is_kin(whole) &&
                               h.count() == whole.count();
            if (again) h.superseded = true;
        }
        whole.tiers[0].count = left;
    }

    const Text& text_;
    const DocumentText& document_;
    std::string subject_;
    std::vector<Holding>& holdings_;
};

}  // namespace

void take_shares(const Text& text, const DocumentText& document, std::string_view subject,
                 std::vector<Holding>& holdings) {
    if (holdings.empty() || holdings.size() > kMostHoldings || subject.empty()) return;
    ShareTaker taker(text, document, subject, holdings);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        if (has(document.sentences[s].classes, WordClass::owned)) taker.run(s);
    }
}

}  // namespace veritally
