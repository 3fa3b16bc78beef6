#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "base/date.h"
#include "engine/check.h"
#include "engine/config.h"

namespace veritally {

/// One file to lint.
struct Input {
    std::string path;
    /// Named itself, or by a config's `entries`: then a file without front matter is a finding.
    /// Else (found in a folder) such a file is passed over.
    bool named = true;
};

/// What a run says of one file: findings, or why it could not be read.
struct FileReport {
    std::string path;                          ///< As given or found.
    std::shared_ptr<const Document> document;  ///< Null where unreadable or skipped.
    std::shared_ptr<const Settings> settings;  ///< Keeps the rules that findings point to.
    std::string relative_path;                 ///< To the settings' folder.
    std::vector<Finding> findings;             ///< Sorted.
    Status failure;                            ///< Set where the file could not be read.
    Status broken_config;                      ///< Set where its config is at fault: ends a run.
    const LinkStatuses* links = nullptr;       ///< What was found out about links; null: not asked.
    bool skipped = false;                      ///< Found in a folder, but no entry.
    /// Of the document; null without one.
    std::shared_ptr<const Recomputed> recomputed;

    /// Takes the document, to be read by the settings that stand above.
    void take(std::shared_ptr<const Document> read);
};

/// Checks one document: every active rule, suppressions, closing rules. Pure. What was recomputed
/// on the way is there for others then. Without `links`, the rules that speak of them do not run.
/// Leaves off between rules once `stop` asks for it: what it gives then is to be thrown away.
std::vector<Finding> check_document(const Recomputed& recomputed, const Settings& settings,
                                    std::string_view relative_path, Date now,
                                    const LinkStatuses* links = nullptr,
                                    const std::stop_token& stop = {});

/// Reads and checks files. Thread-safe.
class Runner {
  public:
    Runner(const FileSystem& files, ConfigLoader& configs, Date now)
        : files_(files), configs_(configs), now_(now) {}

    FileReport lint(const Input& input) const;
    /// The same for text that is not on the disk (standard input, an editor's buffer).
    FileReport lint_text(std::string path, std::string bytes) const;
    /// The same, read and not checked: a report without findings.
    FileReport read(const Input& input) const;
    FileReport read_text(std::string path, std::string bytes) const;
    /// What was read, checked.
    FileReport check(FileReport report) const;
    Date now() const { return now_; }
    /// What the links lead to of the files that `judges` accepts; outlives the reports.
    using Judges = std::function<bool(const Located&)>;
    void use_links(const LinkStatuses* links, Judges judges) {
        links_ = links;
        judges_ = std::move(judges);
    }

  private:
    void read_document_of(FileReport& report, std::string bytes) const;

    const FileSystem& files_;
    ConfigLoader& configs_;
    Date now_;
    const LinkStatuses* links_ = nullptr;
    Judges judges_;
};

}  // namespace veritally
