#include "claim/derivation/products.h"

#include <cmath>

#include "claim/derivation/derivation.h"

namespace veritally {
namespace {

class ProductReader {
  public:
    explicit ProductReader(const Claims& claims)
        : tokens_(claims.text->tokens), sentences_(claims.text->sentences) {}

    std::vector<Product> run() {
        for (const Sentence& sentence : sentences_) {
            for (std::uint32_t i = sentence.begin + 3; i + 1 < sentence.end; ++i) {
                if (tokens_[i].is(Mark::equals) || tokens_[i].is(Mark::colon)) read(sentence, i);
            }
        }
        return std::move(products_);
    }

  private:
    bool multiplies(std::uint32_t i) const {
        return tokens_[i].is(Mark::times) || tokens_[i].is(WordClass::times);
    }
    /// What may stand between a number and the sign behind it: '144 GPUs', '296 TOPS INT8'.
    bool names(std::uint32_t i) const {
        const Token& t = tokens_[i];
        return t.is(Token::Kind::unit) || t.is(Token::Kind::value) || t.is(Token::Kind::word) ||
               t.is(Token::Kind::note);
    }

    /// From the sign of equality back to the first factor, and on to the result.
    void read(const Sentence& sentence, std::uint32_t equals) {
        double exact = 1;
        std::vector<double> factors;
        std::uint32_t i = equals;
        for (;;) {
            constexpr std::uint32_t kReach = 4;
            const std::uint32_t sign = i;
            while (i > sentence.begin && sign - i < kReach && names(i - 1) && !multiplies(i - 1))
                --i;
            if (i == sentence.begin || !tokens_[i - 1].is(Token::Kind::number)) return;
            factors.push_back(tokens_[--i].number.value());
            exact *= factors.back();
            if (i == sentence.begin || !multiplies(i - 1)) break;
            if (--i == sentence.begin) return;
        }
        const bool begins = i == sentence.begin || tokens_[i - 1].is(Token::Kind::word) ||
                            tokens_[i - 1].is(Mark::colon) || tokens_[i - 1].is(Mark::comma) ||
                            tokens_[i - 1].is(Mark::open) || tokens_[i - 1].is(Mark::semicolon);
        if (factors.size() > 1 && begins) add(sentence, equals, exact, std::move(factors));
    }

    void add(const Sentence& sentence, std::uint32_t equals, double exact,
             std::vector<double> factors) {
        std::uint32_t at = equals + 1;
        while (at < sentence.end && tokens_[at].is(WordClass::hedge)) ++at;
        if (at == sentence.end || !tokens_[at].is(Token::Kind::number)) return;
        std::uint32_t unit = at + 1;
        while (unit < sentence.end && tokens_[unit].is(Token::Kind::value)) ++unit;
        const bool has_unit = unit < sentence.end && tokens_[unit].is(Token::Kind::unit);
        const bool goes_on = unit < sentence.end && multiplies(unit);
        const Numeric& said = tokens_[at].number;
        if (!has_unit || goes_on) return;
        if (!(exact > 0) || !is_within_reason(exact)) return;
        if (!(said.value() > 0) || !is_within_reason(said.value())) return;
        const double thousands = std::round(std::log10(exact / said.value()) / 3);
        exact /= std::pow(1e3, thousands);
        constexpr double kNear = 0.01;
        const bool right = rounds_to(exact, said) || std::abs(exact / said.value() - 1) < kNear;
        const double scale = std::pow(10, tokens_[unit].power);
        products_.push_back({exact * scale, said.value() * scale, right, std::move(factors)});
    }

    const Tokens& tokens_;
    const std::vector<Sentence>& sentences_;
    std::vector<Product> products_;
};

}  // namespace

std::vector<Product> find_products(const Claims& claims) {
    return ProductReader(claims).run();
}

}  // namespace veritally
