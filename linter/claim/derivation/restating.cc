#include "claim/derivation/restating.h"

#include <algorithm>
#include <cmath>

#include "claim/derivation/measured_again.h"
#include "claim/derivation/newcomer.h"
#include "claim/derivation/respective.h"
#include "claim/derivation/sources.h"
#include "claim/text/nouns.h"

namespace veritally {

bool is_thousandfold(double ratio) {
    const double powers = std::log10(ratio) / 3;
    return std::abs(powers) > 0.5 && std::abs(powers - std::round(powers)) < 1e-9;
}

bool drops_value(const Figure& again, const Figure& source, const Vocabulary& words) {
    if (again.cues.cited || !source.cues.cited) return false;
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        const Attribute& attribute = words.attributes[a];
        if (!attribute.required && is_own(source.readings.how[a]) &&
            !is_own(again.readings.how[a]) && source.readings.value[a] != attribute.fallback)
            return true;
    }
    return false;
}

bool restates_gone(const Claims& claims, const Vocabulary& words, const Figure& again) {
    if (again.cues.cited) return false;
    for (std::uint32_t i = 0; i < claims.figures.size(); ++i) {
        const Figure& gone = claims.figures[i];
        const bool planned = gone.role == Role::planned && gone.token < again.token;
        if (planned && again.cues.added && rounds_to(gone.amount().value(), again.amount()))
            return true;
        if (gone.asserted || gone.token >= again.token || gone.section != again.section) continue;
        const double each = reckon(claims, i, words).value;
        const bool all =
            std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
                return h.sentence == gone.sentence && !h.present() && h.count() > 1 &&
                       rounds_to(each * h.count(), again.amount());
            });
        if (all) return true;
    }
    return false;
}

bool concludes(const Claims& claims, const Sources& sources, const Reckoned& r,
               const Numeric* stated) {
    const Figure& f = claims.figures[r.figure];
    if (sources.sources.size() < 2 || stated == nullptr || r.form != Reckoned::Form::plain ||
        (f.cues.each && f.power != 0) || !rounds_to(r.value, *stated))
        return false;
    const bool follows = std::any_of(sources.sources.begin(), sources.sources.end(),
                                     [&](const Reckoned& o) { return o.figure < r.figure; });
    return (f.power == 0 && !f.cues.cited) || ((f.cues.derived || f.cues.whole) && follows);
}

namespace {

bool names_device(const Claims& claims, std::uint32_t sentence) {
    return std::any_of(claims.devices.begin(), claims.devices.end(),
                       [&](const DeviceMention& m) { return m.sentence == sentence; });
}

/// Before the figure, its section has a source with a citation of which `holds` is true.
template <typename Holds>
bool follows_cited(const Claims& claims, const Sources& sources, const Reckoned& r, Holds holds) {
    const Figure& f = claims.figures[r.figure];
    return std::any_of(sources.sources.begin(), sources.sources.end(), [&](const Reckoned& o) {
        const Figure& source = claims.figures[o.figure];
        return source.cues.cited && o.figure < r.figure && source.section == f.section &&
               holds(o, source);
    });
}

}  // namespace

bool is_step(const Claims& claims, const Sources& sources, const Reckoned& r) {
    const Figure& f = claims.figures[r.figure];
    if (r.form != Reckoned::Form::bare || f.cues.cited || f.cell || f.unit_block != f.block ||
        names_device(claims, f.sentence))
        return false;
    return follows_cited(claims, sources, r, [](const Reckoned& o, const Figure&) {
        return o.form != Reckoned::Form::bare;
    });
}

namespace {

/// What its sentence counts of it comes to all that is stated.
bool leads_to_stated(const Claims& claims, const Reckoned& r, const Numeric* stated) {
    const std::uint32_t sentence = claims.figures[r.figure].sentence;
    return stated != nullptr &&
           std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
               return h.sentence == sentence && h.count() > 1 &&
                      rounds_to(r.value * h.count(), *stated);
           });
}

}  // namespace

bool multiplies_again(const Claims& claims, const Sources& sources, const Reckoned& r,
                      const Numeric* stated) {
    const Figure& f = claims.figures[r.figure];
    if (f.cues.cited || f.cell || (f.multipliers.empty() && !leads_to_stated(claims, r, stated)))
        return false;
    return !names_device(claims, f.sentence) &&
           follows_cited(claims, sources, r, [&](const Reckoned&, const Figure& source) {
               return source.amount().value() == f.amount().value();
           });
}

namespace {

/// '| 40 | 130 TOPS | | 5,200 TOPS |': so many times a figure of its row, by what the row counts.
bool multiplies_row(const Claims& claims, const Figure& f) {
    if (!f.cell || f.cues.cited || f.amount().significant < 2) return false;
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        return h.unit_block == f.unit_block && h.count() > 1 &&
               std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& o) {
                   return o.cell && o.unit_block == f.unit_block && o.token < f.token &&
                          rounds_to(o.amount().value() * h.count(), f.amount());
               });
    });
}

}  // namespace

bool is_row_total(const Claims& claims, const Figure& f) {
    if (multiplies_row(claims, f)) return true;
    return f.cell && f.cues.whole && !f.cues.cited &&
           std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& o) {
               return o.cell && o.unit_block == f.unit_block && o.token < f.token && o.cues.each &&
                      o.unit == f.unit;
           });
}

namespace {

/// '- 4,000 TFLOPS of FP4, sparse.[^2] - Dense: | 4,000 TFLOPS of FP4, kept as quoted': the number
/// and its format again, in a list of steps.
bool keeps_number(const Claims& claims, const Vocabulary& words, const Sources& sources,
                  const Reckoned& r) {
    const Figure& f = claims.figures[r.figure];
    const bool listed = f.unit_block != f.block && !f.cell && !f.cues.cited;
    const bool told =
        std::any_of(claims.holdings.begin(), claims.holdings.end(),
                    [&](const Holding& h) { return h.unit_block == f.unit_block; }) ||
        std::any_of(claims.devices.begin(), claims.devices.end(),
                    [&](const DeviceMention& m) { return m.unit_block == f.unit_block; });
    auto is_same = [&](const Reckoned&, const Figure& source) {
        bool same = source.amount().value() == f.amount().value() && source.around == f.around;
        for (std::size_t a = 0; a < words.attributes.size(); ++a) {
            if (words.attributes[a].required)
                same = same && source.readings.value[a] == f.readings.value[a];
        }
        return same;
    };
    return listed && !told && follows_cited(claims, sources, r, is_same);
}

}  // namespace

bool is_result(const Claims& claims, const Vocabulary& words, const Sources& sources,
               const Reckoned& r) {
    const Figure& f = claims.figures[r.figure];
    if (keeps_number(claims, words, sources, r)) return true;
    if ((f.cues.attributed && says_format(f, words)) || follows_new_device(claims, f)) return false;
    const Sentence& sentence = claims.text->sentences[f.sentence];
    const auto tokens = claims.text->tokens.begin();
    const bool noted = std::any_of(tokens + sentence.begin, tokens + sentence.end,
                                   [](const Token& t) { return t.is(Token::Kind::note); });
    if (noted || f.cues.added || f.cell || f.unit_block != f.block || names_new_device(claims, f))
        return false;
    return follows_cited(claims, sources, r, [](const Reckoned&, const Figure&) { return true; });
}

bool differs_beside(const Claims& claims, const Figure& a, const Figure& b, double count) {
    if (count != 1) {
        const std::uint32_t own = respective_holding(claims, a);
        if (own == Term::kNone || own == respective_holding(claims, b)) return false;
    }
    return a.sentence == b.sentence && a.cues.cited && b.cues.cited && !a.cues.restates &&
           !a.cues.derived && a.readings.value == b.readings.value &&
           a.amount().value() != b.amount().value() && a.power == b.power;
}

bool named_apart(const Claims& claims, const Figure& first, const Figure& second) {
    auto named_before = [&](const Figure& f) {
        int device = -1;
        for (const DeviceMention& m : claims.devices) {
            if (m.sentence == f.sentence && m.token_end <= f.token) device = m.usual;
        }
        return device;
    };
    const int a = named_before(first), b = named_before(second);
    return a >= 0 && b >= 0 && a != b;
}

bool is_of_known_devices(const Claims& claims, const Figure& f) {
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
        return h.sentence == f.sentence && h.count() > 1 && counted_device(claims, h) != nullptr;
    });
}

bool is_next_rung(const Claims& claims, const Figure& figure) {
    if (figure.unit_block == figure.block || figure.cell) return false;
    const DocumentText& document = *claims.text;
    auto heads = [&](const Figure& before, std::string_view noun) {
        const Sentence& item = document.sentences[before.sentence];
        const Span at = document.tokens[item.begin].at;
        return singular(std::string_view(document.reading.text).substr(at.begin, at.size())) ==
               noun;
    };
    auto counts = [&](const Holding& h) {
        if (h.unit_block != figure.unit_block || h.count() <= 1) return false;
        const Tier& last = h.tiers.back();
        return std::any_of(claims.figures.begin(), claims.figures.end(), [&](const Figure& f) {
            return f.token < figure.token && f.section == figure.section &&
                   f.unit_block != figure.unit_block && f.unit_block != f.block &&
                   heads(f, last.noun) &&
                   rounds_to(f.amount().value() * last.count, figure.amount());
        });
    };
    return std::any_of(claims.holdings.begin(), claims.holdings.end(), counts);
}

bool is_converted_step(const Claims& claims, const Vocabulary& words, const Sources& sources,
                       const Figure& figure) {
    constexpr int kDigits = 3;  ///< With fewer, two things are often as far apart.
    const auto at = static_cast<std::size_t>(&figure - claims.figures.data());
    if (at == 0 || figure.cell || figure.amount().significant < kDigits) return false;
    const Figure& before = claims.figures[at - 1];
    const bool known = std::any_of(sources.sources.begin(), sources.sources.end(),
                                   [&](const Reckoned& o) { return o.figure == at - 1; });
    if (!known || before.unit_block != figure.unit_block || before.cell ||
        before.sentence + 1 < figure.sentence || before.run == figure.run ||
        before.amount().significant < kDigits)
        return false;
    const bool other =
        std::any_of(claims.devices.begin(), claims.devices.end(), [&](const DeviceMention& m) {
            return m.token_end > before.token && m.token_end <= figure.token;
        });
    if (other) return false;
    // 'At 1,466 TOPS per board they deliver | 351.8 petaops', of 240 boards
    const double from = before.amount().value();
    const bool counted =
        before.sentence == figure.sentence &&
        std::any_of(claims.holdings.begin(), claims.holdings.end(), [&](const Holding& h) {
            return h.count() > 1 && rounds_to(from * h.count(), figure.amount());
        });
    return counted || converts_to(words, from, figure.amount());
}

namespace {

/// So many times `before`, by a number above `least` that stands before it in its sentence.
bool is_times(const Claims& claims, const Figure& before, const Figure& figure, double least) {
    const Tokens& tokens = claims.text->tokens;
    for (std::uint32_t i = claims.text->sentences[figure.sentence].begin; i < figure.token; ++i) {
        const Token& t = tokens[i];
        if (!t.is(Token::Kind::number) || t.name || t.number.value() <= least) continue;
        for (double thousands : {1.0, 1e3, 1e-3}) {
            if (rounds_to(before.amount().value() * t.number.value() * thousands, figure.amount()))
                return true;
        }
    }
    return false;
}

}  // namespace

bool is_next_step(const Claims& claims, const Figure& figure) {
    const auto at = static_cast<std::size_t>(&figure - claims.figures.data());
    const int digits = figure.amount().significant;
    if (at == 0 || digits < 2) return false;
    const Figure& before = claims.figures[at - 1];
    if (digits > 2 && before.asserted && before.section == figure.section && !before.cues.cited &&
        is_times(claims, before, figure, 2))
        return true;
    // '- radio telescope, 20 nodes: | 49.9 petaops', below what a node has
    const double least = digits > 2 ? 2 : 20;
    const bool item = figure.unit_block != figure.block && !figure.cell && !figure.cues.cited;
    return item &&
           std::any_of(claims.figures.begin(), claims.figures.begin() + at, [&](const Figure& f) {
               return f.asserted && f.section == figure.section && f.unit_block == f.block &&
                      is_times(claims, f, figure, least);
           });
}

}  // namespace veritally
