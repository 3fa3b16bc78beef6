#include "claim/figure_text.h"

#include <algorithm>
#include <iterator>

#include "claim/entry_phrases.h"

namespace veritally {
namespace {

using Density = EntryPart::Density;

std::string superscript(int power) {
    static constexpr std::string_view kDigits[] = {"⁰", "¹", "²", "³", "⁴",
                                                   "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string text;
    for (char c : std::to_string(power)) text += kDigits[c - '0'];
    return text;
}

}  // namespace

std::string filled(std::string_view phrase, const Words& words) {
    std::string text(phrase);
    for (const auto& [word, value] : words) {
        const std::string hole = "{" + std::string(word) + "}";
        for (std::size_t at = 0; (at = text.find(hole, at)) != std::string::npos;
             at += value.size()) {
            text.replace(at, hole.size(), value);
        }
    }
    return text;
}

FigureText::FigureText(std::mt19937& random) : random_(random) {
    static constexpr std::string_view kSeparators[] = {",", ",", "", "\u202f"};
    separator_ = one_of(random_, kSeparators);
}

std::string FigureText::figure(const EntryPart& part) {
    if (part.format == nullptr) return headline(part);
    const std::string value = rate_text(part.quoted, part.format->integer, part.macs, true);
    const bool words = !part.whole && pick(random_, 5) == 0;
    const std::string format(words ? part.format->words : part.format->name);
    static constexpr std::string_view kWithout[] = {"without sparsity", "without 2:4 sparsity"};
    static constexpr std::string_view kWith[] = {"with sparsity", "with 2:4 sparsity",
                                                 "with structured sparsity", "including sparsity"};
    const bool sparse = part.density == Density::kSparse;
    Words fills = {{"v", value},
                   {"f", format},
                   {"a", sparse ? "sparse" : "dense"},
                   {"p", std::string(sparse ? one_of(random_, kWith) : one_of(random_, kWithout))}};
    if (part.density == Density::kUnstated) {
        return filled(words ? phrases::kPlain[0] : one_of(random_, phrases::kPlain), fills);
    }
    if (words) return filled("{v} in {f} ({a})", fills);
    const bool phrase = pick(random_, 2) == 0;
    return filled(phrase ? one_of(random_, phrases::kPhrase) : one_of(random_, phrases::kAdjective),
                  fills);
}

std::string FigureText::headline(const EntryPart& part) {
    const std::string number = grouped(part.quoted.plain(12));
    const bool jetson = part.name.find("Jetson") != std::string::npos;
    return number + (jetson ? " TOPS" : " AI TOPS");
}

std::string FigureText::rate_text(const Exact& amount, bool integer, bool macs, bool exactly) {
    const Exact shown = exactly || amount.length() <= 5 ? amount : amount.rounded(4);
    if (!exactly && pick(random_, 6) == 0) {
        return power_text(shown) + (macs ? " MAC/s" : " operations per second");
    }
    const int power = prefix_of(shown);
    const std::string number = grouped(shown.plain(power)) + " ";
    const auto at = static_cast<std::size_t>((power - 9) / 3);
    static constexpr std::string_view kLetters[] = {"G", "T", "P", "E"};
    static constexpr std::string_view kNames[] = {"giga", "tera", "peta", "exa"};
    static constexpr std::string_view kCounts[] = {"billion", "trillion", "quadrillion",
                                                   "quintillion"};
    static constexpr std::string_view kMacs[] = {"MAC/s", "-MACs per second",
                                                 "multiply-accumulates per second"};
    static constexpr std::string_view kOps[] = {"OPS", "ops", "operations per second"};
    static constexpr std::string_view kFlops[] = {"FLOPS", "flops",
                                                  "floating-point operations per second"};
    const auto& units = macs ? kMacs : integer ? kOps : kFlops;
    switch (pick(random_, 5)) {
        case 0:
        case 1:
            return number + std::string(kLetters[at]) + std::string(units[0]);
        case 2:
        case 3:
            return number + std::string(kNames[at]) + std::string(units[1]);
        default:
            return number + std::string(kCounts[at]) + " " + std::string(units[2]);
    }
}

int FigureText::prefix_of(const Exact& amount) {
    int power = amount.magnitude() / 3 * 3;
    if (pick(random_, 3) > 0 && amount.magnitude() < 16 && amount.magnitude() >= 15) power -= 3;
    return power < 9 ? 9 : power > 18 ? 18 : power;
}

std::string FigureText::power_text(const Exact& amount) {
    const int power = amount.magnitude();
    const std::string times = amount.mantissa() + (pick(random_, 4) == 0 ? " × 10" : "×10");
    return times + (pick(random_, 2) == 0 ? "^" + std::to_string(power) : superscript(power));
}

std::string FigureText::grouped(std::string number) const {
    const std::size_t point = std::min(number.find('.'), number.size());
    if (point < 4) return number;
    for (std::size_t at = point; at > 3;) number.insert(at -= 3, separator_);
    return number;
}

std::string FigureText::count_text(std::uint32_t count) {
    static constexpr std::string_view kWords[] = {"zero", "one",    "two",   "three", "four",
                                                  "five", "six",    "seven", "eight", "nine",
                                                  "ten",  "eleven", "twelve"};
    if (count < std::size(kWords) && pick(random_, 2) == 0) return std::string(kWords[count]);
    return grouped(std::to_string(count));
}

}  // namespace veritally
