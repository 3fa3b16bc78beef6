#include "engine/runner.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "engine/entry.h"

namespace veritally {
namespace {

bool names(const Suppression::Name& name, const Rule& rule) {
    return name.text == rule.id || name.text == rule.family();
}

/// Asked about findings in order of place, tells which are silenced and marks the names that do it.
/// Takes time by the sum of suppressions and findings, not by their product.
class Silencer {
  public:
    explicit Silencer(std::vector<SuppressionUse>& uses) {
        for (SuppressionUse& use : uses) {
            const auto& names = use.suppression->names;
            for (std::size_t i = 0; i < use.used.size(); ++i) {
                waiting_.push_back({&use, i, names.empty() ? kEveryRule : names[i].text});
            }
        }
        std::stable_sort(waiting_.begin(), waiting_.end(), [](const Named& a, const Named& b) {
            return a.scope().begin < b.scope().begin;
        });
    }

    bool silences(const Finding& finding) {
        const std::uint32_t place = finding.span.begin;
        for (; next_ < waiting_.size() && waiting_[next_].scope().begin <= place; ++next_) {
            Begun& begun = begun_[waiting_[next_].name];
            begun.reach = std::max(begun.reach, waiting_[next_].scope().end);
            begun.unmarked.push_back(&waiting_[next_]);
        }
        bool silenced = mark(finding.rule->id, place);
        silenced = mark(finding.rule->family(), place) || silenced;
        // What closing rules say of suppressions must be silenced by name.
        return (!finding.rule->closing && mark(kEveryRule, place)) || silenced;
    }

  private:
    static constexpr std::string_view kEveryRule = "";

    struct Named {
        SuppressionUse* use;
        std::size_t index;
        std::string_view name;
        Span scope() const { return use->suppression->scope; }
    };
    /// Those of one name whose scope has begun.
    struct Begun {
        std::uint32_t reach = 0;  ///< The furthest end.
        std::vector<const Named*> unmarked;
    };

    bool mark(std::string_view name, std::uint32_t place) {
        const auto begun = begun_.find(name);
        if (begun == begun_.end() || begun->second.reach < place) return false;
        for (const Named* named : begun->second.unmarked) {
            if (named->scope().end >= place) named->use->used[named->index] = true;
        }
        begun->second.unmarked.clear();  // The others have ended.
        return true;
    }

    std::vector<Named> waiting_;
    std::size_t next_ = 0;
    std::unordered_map<std::string_view, Begun> begun_;
};

/// Drops what is silenced. Findings must be sorted.
void suppress(std::vector<SuppressionUse>& uses, std::vector<Finding>& findings) {
    Silencer silencer(uses);
    std::erase_if(findings, [&](const Finding& finding) { return silencer.silences(finding); });
}

/// Whether a rule of that name was looked at: only then can its suppression turn out unused.
/// Closing rules run after the suppressions.
bool ran(const Suppression::Name& name, const Settings& settings, std::string_view relative_path,
         const LinkStatuses* links, const Document& document) {
    return std::any_of(settings.active.begin(), settings.active.end(), [&](const auto& active) {
        return names(name, *active.rule) && !active.rule->closing &&
               can_judge(*active.rule, document) && (links != nullptr || !active.rule->links) &&
               settings.level_for(active, relative_path) != Level::off;
    });
}

/// A name whose rules did not run counts as used.
std::vector<SuppressionUse> uses_of(const Document& document, const Settings& settings,
                                    std::string_view relative_path, const LinkStatuses* links) {
    std::vector<SuppressionUse> uses;
    for (const Suppression& suppression : document.suppressions) {
        std::vector<bool> used(std::max<std::size_t>(1, suppression.names.size()));
        for (std::size_t i = 0; i < suppression.names.size(); ++i) {
            used[i] = !ran(suppression.names[i], settings, relative_path, links, document);
        }
        uses.push_back({&suppression, std::move(used)});
    }
    return uses;
}

void run_checks(const Subject& subject, const Settings& settings, std::string_view relative_path,
                bool closing, const std::stop_token& stop, std::vector<Finding>& findings) {
    for (const Settings::Active& active : settings.active) {
        if (stop.stop_requested()) return;
        if (active.rule->closing != closing) continue;
        if (active.rule->links && subject.links == nullptr) continue;
        if (!can_judge(*active.rule, subject.document)) continue;
        Level level = settings.level_for(active, relative_path);
        if (level == Level::off) continue;
        Findings bound(*active.rule, level, active.configured || level != active.level, findings);
        active.check->run(subject, bound);
        bound.close();
    }
}

}  // namespace

std::vector<Finding> check_document(const Recomputed& recomputed, const Settings& settings,
                                    std::string_view relative_path, Date now,
                                    const LinkStatuses* links, const std::stop_token& stop) {
    std::vector<Finding> findings;
    const Document& document = recomputed.document();
    Subject subject{document, recomputed, settings.profile, settings.catalogue, now};
    subject.links = links;
    run_checks(subject, settings, relative_path, false, stop, findings);
    sort_findings(findings);
    if (document.suppressions.empty()) return findings;
    std::vector<SuppressionUse> uses = uses_of(document, settings, relative_path, links);
    suppress(uses, findings);
    std::vector<Finding> closing;
    subject.suppressions = &uses;
    run_checks(subject, settings, relative_path, true, stop, closing);
    sort_findings(closing);
    std::vector<SuppressionUse> again = uses_of(document, settings, relative_path, links);
    suppress(again, closing);
    std::move(closing.begin(), closing.end(), std::back_inserter(findings));
    sort_findings(findings);
    return findings;
}

void FileReport::take(std::shared_ptr<const Document> read) {
    document = std::move(read);
    recomputed = std::make_shared<const Recomputed>(*document, settings->profile);
}

FileReport Runner::read(const Input& input) const {
    FileReport report;
    report.path = input.path;
    auto bytes = files_.read(input.path, SourceText::kMaxBytes);
    if (!bytes) {
        report.failure = bytes.error();
        return report;
    }
    if (!input.named) {
        auto located = configs_.locate(input.path);
        if (!located) {
            report.broken_config = located.error();
            return report;
        }
        report.skipped = !is_entry(*bytes, located->settings->profile);
        if (report.skipped) return report;
    }
    read_document_of(report, std::move(*bytes));
    return report;
}

FileReport Runner::read_text(std::string path, std::string bytes) const {
    FileReport report;
    report.path = std::move(path);
    if (bytes.size() > SourceText::kMaxBytes) {
        report.failure = Error{"larger than 16 MiB", report.path, ""};
        return report;
    }
    read_document_of(report, std::move(bytes));
    return report;
}

FileReport Runner::lint(const Input& input) const {
    return check(read(input));
}

FileReport Runner::lint_text(std::string path, std::string bytes) const {
    return check(read_text(std::move(path), std::move(bytes)));
}

void Runner::read_document_of(FileReport& report, std::string bytes) const {
    auto located = configs_.locate(report.path);
    if (!located) {
        report.broken_config = located.error();
        return;
    }
    if (links_ != nullptr && judges_(*located)) report.links = links_;
    report.settings = std::move(located->settings);
    report.relative_path = std::move(located->relative_path);
    report.take(read_document(report.path, std::move(bytes)));
}

FileReport Runner::check(FileReport report) const {
    if (!report.document) return report;
    report.findings = check_document(*report.recomputed, *report.settings, report.relative_path,
                                     now_, report.links);
    return report;
}

}  // namespace veritally
