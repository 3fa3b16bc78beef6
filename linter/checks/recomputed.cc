#include "checks/recomputed.h"

#include <cstdio>

#include "engine/quantities.h"

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

std::string significant(double value, int digits) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    return text;
}

}  // namespace

const Recomputed& recomputed(const Subject& subject) {
    return subject.derived(work_out);
}

std::string scientific(double value, int digits) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
    std::string form = text;
    std::size_t e = form.find('e'), end = e;
    while (end > 0 && form[end - 1] == '0' && form.find('.') < end) --end;
    if (end > 0 && form[end - 1] == '.') --end;
    return form.substr(0, end) + form.substr(e);
}

std::string ratio_in_words(double stated, double right) {
    double ratio = stated / right;
    bool more = ratio >= 1;
    if (!more) ratio = 1 / ratio;
    std::string times = ratio < 1e4 ? significant(ratio, 3) : scientific(ratio, 3);
    return times + (more ? " times too much" : " times too little");
}

}  // namespace veritally
