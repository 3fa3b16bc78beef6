#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "engine/check.h"

namespace veritally {
namespace {

constexpr std::array<std::string_view, 5> kKeywords = {"disable", "disable-file", "disable-line",
                                                       "disable-next-line", "enable"};

/// A keyword that is none silences nothing, and neither do its names.
bool check_keyword(const Suppression& suppression, Findings& findings) {
    if (std::find(kKeywords.begin(), kKeywords.end(), suppression.keyword) != kKeywords.end()) {
        return true;
    }
    const auto near = nearest(suppression.keyword, kKeywords);
    findings.add(
        suppression.span, near ? "nearest-keyword" : "keyword",
        {{"name", std::string(suppression.keyword)}, {"nearest", std::string(near.value_or(""))}});
    return false;
}

}  // namespace

void check_unknown_rule(const Subject& subject, Findings& findings) {
    for (const Suppression& suppression : subject.document.suppressions) {
        if (!check_keyword(suppression, findings)) continue;
        for (const Suppression::Name& name : suppression.names) {
            if (!subject.catalogue.select(name.text).empty()) continue;
            const std::string near(findings.is_full() ? "" : subject.catalogue.nearest(name.text));
            Finding& finding = findings.add(name.span, near.empty() ? "default" : "nearest",
                                            {{"name", std::string(name.text)}, {"nearest", near}});
            if (!near.empty()) finding.fix = Fix{Fix::Safety::safe, {{name.span, near}}};
        }
    }
}

}  // namespace veritally
