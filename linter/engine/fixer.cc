#include "engine/fixer.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace veritally {
namespace {

/// How often a large text is read again; a small one is as often as a megabyte of it makes five.
constexpr std::size_t kMaxReads = 5;
constexpr std::size_t kMaxReadBytes = kMaxReads << 20;

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

/// Places that edits take up.
class Taken {
  public:
    /// Whether any edit overlaps what is taken, or stands next to it.
    bool touches(const std::vector<Edit>& edits) const {
        return std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
            const auto after = ends_.upper_bound(edit.span.end);
            return after != ends_.begin() && std::prev(after)->second >= edit.span.begin;
        });
    }
    void add(const std::vector<Edit>& edits) {
        for (const Edit& edit : edits) ends_[edit.span.begin] = edit.span.end;
    }

  private:
    std::map<std::uint32_t, std::uint32_t> ends_;  ///< By beginning.
};

/// State of one file on its way: the text as mended so far and what is found in it.
class Fixer {
  public:
    Fixer(const FileReport& before, bool unsafe, Date now)
        : unsafe_(unsafe), now_(now), report_(before), size_(before.document->text.size()) {}

    void run() {
        const FileReport before = report_;
        // What was refused may hold in the text as it is now: a second run would ask again.
        for (bool changed = true; changed && !exhausted();) {
            changed = false;
            refused_.clear();
            for (Fixes fixes = choose(); !fixes.empty(); fixes = choose()) {
                changed = keep(fixes) || changed;
            }
        }
        // Half mended, a second run would go on.
        if (!exhausted()) return;
        report_ = before;
        fixed_ = 0;
    }

    FileReport take() { return std::move(report_); }
    std::size_t fixed() const { return fixed_; }

  private:
    using Fixes = std::vector<const Finding*>;  ///< Of the report; each has a fix.

    bool exhausted() const { return read_bytes_ > std::max(kMaxReadBytes, kMaxReads * size_); }

    /// The fixes of this round: in order of place, none touching another; insertions at one place
    /// and neighbours wait for the next round.
    Fixes choose() const {
        Fixes chosen;
        if (exhausted()) return chosen;
        Taken taken;
        for (const Finding& finding : report_.findings) {
            if (!is_wanted(finding, unsafe_) || is_refused(finding)) continue;
            if (taken.touches(finding.fix->edits)) continue;
            chosen.push_back(&finding);
            taken.add(finding.fix->edits);
        }
        return chosen;
    }

    /// Does all fixes if together they break no law, else some that do not, found by halving: the
    /// text is another one then, and the others are looked for afresh. Refuses the fixes that break
    /// one alone. False where none was done.
    bool keep(std::span<const Finding* const> fixes) {
        if (exhausted()) return false;
        if (attempt(fixes)) return true;
        if (fixes.size() == 1) {
            refuse(fixes.front()->fix->edits);
            return false;
        }
        const std::size_t half = fixes.size() / 2;
        return keep(fixes.first(half)) || keep(fixes.subspan(half));
    }

    void refuse(const std::vector<Edit>& edits) {
        for (const Finding& finding : report_.findings) {
            if (finding.fix && finding.fix->edits == edits) {
                refused_.insert({finding.rule, finding.message()});
            }
        }
    }

    bool is_refused(const Finding& finding) const {
        return !refused_.empty() && refused_.count({finding.rule, finding.message()}) > 0;
    }

    /// Does the edits if the laws hold. A fix that opens to reading what could not be read before
    /// may show faults that were hidden; it is tried alone, lest another breaks a law beside it.
    bool attempt(std::span<const Finding* const> fixes) {
        std::vector<Edit> edits;
        for (const Finding* finding : fixes) {
            edits.insert(edits.end(), finding->fix->edits.begin(), finding->fix->edits.end());
        }
        std::string mended = apply_edits(report_.document->text.bytes(), std::move(edits));
        read_bytes_ += mended.size();
        auto document = read_document(report_.path, std::move(mended));
        const Document& before = *report_.document;
        if (document->front_matter.tree.problems.size() >
                before.front_matter.tree.problems.size() ||
            unread_parts(*document) > unread_parts(before)) {
            return false;
        }
        FileReport after = report_;
        after.take(document);
        after.findings = check_document(*after.recomputed, *after.settings, after.relative_path,
                                        now_, after.links);
        const bool opens = fixes.size() == 1 && unread_parts(*document) < unread_parts(before);
        if (!opens && !is_better(fixes, after.findings)) return false;
        fixed_ += mended_of(after.findings);
        report_ = std::move(after);
        return true;
    }

    /// As many findings fewer of each kind as fixes were done, none new at warning or above.
    bool is_better(std::span<const Finding* const> fixes, const std::vector<Finding>& after) const {
        if (after.size() >= report_.findings.size()) return false;
        Tally before = tally(report_.findings);
        Tally most = before;
        for (const Finding* finding : fixes) --most[{finding->rule, finding->wording}];
        for (const Finding& finding : after) --most[{finding.rule, finding.wording}];
        if (std::any_of(fixes.begin(), fixes.end(), [&](const Finding* finding) {
                return most[{finding->rule, finding->wording}] < 0;
            })) {
            return false;
        }
        return std::none_of(after.begin(), after.end(), [&](const Finding& finding) {
            return finding.level >= Level::warning && --before[{finding.rule, finding.wording}] < 0;
        });
    }

    /// How many findings are there no more.
    std::size_t mended_of(const std::vector<Finding>& after) const {
        Tally left = tally(report_.findings);
        for (const Finding& finding : after) --left[{finding.rule, finding.wording}];
        std::size_t mended = 0;
        for (const auto& [kind, count] : left)
            mended += static_cast<std::size_t>(std::max(count, 0));
        return mended;
    }

    bool unsafe_;
    Date now_;
    FileReport report_;
    std::size_t size_;            ///< Of the text as it was.
    std::size_t read_bytes_ = 0;  ///< In all attempts.
    std::size_t fixed_ = 0;
    std::set<std::pair<const Rule*, std::string>> refused_;
};

}  // namespace

std::size_t unread_parts(const Document& document) {
    const FrontMatter& front_matter = document.front_matter;
    const auto& problems = front_matter.tree.problems;
    const auto unread = std::count_if(problems.begin(), problems.end(), [](const auto& problem) {
        return problem.kind != YamlProblem::Kind::duplicate_key;
    });
    return static_cast<std::size_t>(unread) +
           (front_matter.state != FrontMatter::State::present ? 1 : 0) +
           (front_matter.second.empty() ? 0 : 1);
}

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
    outcome.fixed = fixer.fixed();
    outcome.report = fixer.take();
    outcome.bytes = outcome.report.document->text.bytes();
    return outcome;
}

}  // namespace veritally
