#include "claim/text/binding_cost.h"

namespace veritally {

float cost_between(const Token& t, bool before) {
    if (t.is(Token::Kind::line)) return 3;
    switch (t.mark) {
        case Mark::comma:
            return 2.5f;
        case Mark::semicolon:
            return 9.0f;
        case Mark::colon:
            return before ? 0.1f : 7.0f;
        case Mark::dash:
            return before ? 1.0f : 2.0f;
        case Mark::stop:
            return 9.0f;
        case Mark::open:
        case Mark::close:
            return 0.6f;
        case Mark::equals:  // 'FP64=9.5 TFLOPS FP32=19 TFLOPS'
            return before ? 0.1f : 2.0f;
        case Mark::none:
            break;
        default:
            return 0.3f;
    }
    if (t.is(WordClass::contrast)) return 6.0f;
    if (t.is(WordClass::and_) || t.is(WordClass::or_)) return 3.0f;
    bool light = t.is(WordClass::preposition) || t.is(WordClass::definite) ||
                 t.is(WordClass::indefinite) || t.is(WordClass::filler) ||
                 t.is(Token::Kind::value) || t.is(Token::Kind::unit) || t.is(WordClass::hedge) ||
                 t.is(Token::Kind::note) || t.is(WordClass::statement_verb);
    return light ? 0.25f : 1.0f;
}

}  // namespace veritally
