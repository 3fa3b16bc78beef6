#include "engine/fixer.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace veritally {
namespace {

constexpr int kMaxRounds = 10;

/// Findings by rule and wording: what a fix must not add to. Not by message, which may quote what
/// another fix of the same place changes.
using Tally = std::map<std::pair<const Rule*, const Wording*>, int>;

Tally tally(const std::vector<Finding>& findings) {
    Tally counts;
    for (const Finding& finding : findings) ++counts[{finding.rule, finding.wording}];
    return counts;
}

bool is_wanted(const Finding& finding, bool unsafe) {
    return finding.fix && (unsafe || finding.fix->safety == Fix::Safety::safe);
}

bool touches(const std::vector<Edit>& edits, const std::vector<Edit>& others) {
    for (const Edit& a : edits) {
        for (const Edit& b : others) {
            if (a.span.begin <= b.span.end && b.span.begin <= a.span.end) return true;
        }
    }
    return false;
}

/// State of one file on its way: the text as mended so far and what is found in it.
class Fixer {
  public:
    Fixer(const FileReport& before, bool unsafe, Date now)
        : unsafe_(unsafe), now_(now), report_(before) {}

    void run() {
        for (int round = 0; round < kMaxRounds; ++round) {
            std::vector<std::vector<Edit>> fixes = choose();
            if (fixes.empty()) return;
            std::vector<Edit> all;
            for (const auto& edits : fixes) all.insert(all.end(), edits.begin(), edits.end());
            if (!attempt(all)) one_by_one(std::move(fixes));
        }
    }

    FileReport take() { return std::move(report_); }

  private:
    /// The fixes of this round: in order of place, none touching another; insertions at one place
    /// and neighbours wait for the next round.
    std::vector<std::vector<Edit>> choose() const {
        std::vector<std::vector<Edit>> chosen;
        std::vector<Edit> taken;
        for (const Finding& finding : report_.findings) {
            if (!is_wanted(finding, unsafe_) || is_refused(finding)) continue;
            if (touches(finding.fix->edits, taken)) continue;
            chosen.push_back(finding.fix->edits);
            taken.insert(taken.end(), finding.fix->edits.begin(), finding.fix->edits.end());
        }
        return chosen;
    }

    bool is_refused(const Finding& finding) const {
        return refused_.count({finding.rule, finding.message()}) > 0;
    }

    /// Does the edits if the laws hold: fewer findings, none new at warning or above, and the
    /// front matter reads as before or better.
    bool attempt(const std::vector<Edit>& edits) {
        std::string mended = apply_edits(report_.document->text.bytes(), edits);
        auto document = read_document(report_.path, std::move(mended));
        if (document->front_matter.tree.problems.size() >
            report_.document->front_matter.tree.problems.size()) {
            return false;
        }
        auto findings = check_document(*document, *report_.settings, report_.relative_path, now_);
        if (!is_better(findings)) return false;
        report_.document = std::move(document);
        report_.findings = std::move(findings);
        return true;
    }

    bool is_better(const std::vector<Finding>& after) const {
        if (after.size() >= report_.findings.size()) return false;
        Tally before = tally(report_.findings);
        return std::none_of(after.begin(), after.end(), [&](const Finding& finding) {
            return finding.level >= Level::warning && --before[{finding.rule, finding.wording}] < 0;
        });
    }

    /// Some fix of the round breaks a law: keep those that do not. Each is tried on the text as it
    /// is then, so the findings are looked up again by their order.
    void one_by_one(std::vector<std::vector<Edit>> fixes) {
        for (std::size_t i = fixes.size(); i-- > 0;) {  // From the end: earlier spans stay right.
            std::vector<Finding> old = report_.findings;
            if (attempt(fixes[i])) continue;
            for (const Finding& finding : old) {
                if (finding.fix && finding.fix->edits == fixes[i]) {
                    refused_.insert({finding.rule, finding.message()});
                }
            }
        }
    }

    bool unsafe_;
    Date now_;
    FileReport report_;
    std::set<std::pair<const Rule*, std::string>> refused_;
};

}  // namespace

std::string apply_edits(std::string_view text, std::vector<Edit> edits) {
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
        return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
    });
    std::string mended;
    std::uint32_t at = 0;
    for (const Edit& edit : edits) {
        mended += text.substr(at, edit.span.begin - at);
        mended += edit.text;
        at = edit.span.end;
    }
    mended += text.substr(at);
    return mended;
}

FixOutcome apply_fixes(const FileReport& before, bool unsafe, Date now) {
    FixOutcome outcome;
    if (!before.document) {
        outcome.report = before;
        return outcome;
    }
    Fixer fixer(before, unsafe, now);
    fixer.run();
    outcome.report = fixer.take();
    outcome.bytes = outcome.report.document->text.bytes();
    outcome.fixed = before.findings.size() - outcome.report.findings.size();
    return outcome;
}

}  // namespace veritally
