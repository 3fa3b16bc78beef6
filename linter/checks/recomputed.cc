#include "checks/recomputed.h"

#include <algorithm>
#include <cstdio>

#include "engine/quantities.h"
#include "quantity/decimal.h"

namespace veritally {
namespace {

Recomputed work_out(const Subject& subject) {
    Recomputed out;
    const Quantities& quantities = *subject.profile.quantities;
    if (!quantities.present() || quantities.ready()) return out;
    out.claims = quantities.read(subject.document);
    out.derivation = quantities.derive(subject.document, out.claims);
    return out;
}

/// "1.92", "320", "1000": three significant digits, all digits before the point.
std::string plain(double value) {
    char text[40];
    std::snprintf(text, sizeof text, value < 1000 ? "%.3g" : "%.0f", value);
    return text;
}

}  // namespace

const Recomputed& recomputed(const Subject& subject) {
    return subject.derived(work_out);
}

std::string in_one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

std::string ratio_in_words(double stated, double right) {
    double ratio = stated / right;
    bool more = ratio >= 1;
    if (!more) ratio = 1 / ratio;
    std::string times = ratio < 1e6 ? plain(ratio) : scientific(ratio, 3);
    return times + (more ? " times too much" : " times too little");
}

}  // namespace veritally
