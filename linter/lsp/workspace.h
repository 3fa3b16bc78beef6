#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "lsp/buffers.h"
#include "lsp/links.h"
#include "lsp/place.h"
#include "lsp/view.h"

namespace veritally {

/// What a change replaces; all of the text where it has no range.
struct TextChange {
    struct Range {
        Place begin, end;
    };
    std::optional<Range> range;
    std::string text;
};

/// The texts that an editor has open, with the settings in force for each. For one thread.
class Workspace {
  public:
    /// `now`: the day taken for today; each check asks for today's where it is absent.
    /// `judge`: where verdicts on links come from; null where they do not.
    Workspace(FileSystem& disk, ConfigOptions options, std::optional<Date> now,
              JudgeLinks judge = nullptr);
    ~Workspace();

    /// Other options of the command line's kind, as an editor's settings give them.
    void configure(ConfigOptions options);
    const ConfigOptions& options() const { return options_; }

    void open(const std::string& uri, std::string language, std::int64_t version, std::string text);
    /// Changes are made one after another. False where no such text is open.
    bool change(const std::string& uri, std::int64_t version,
                const std::vector<TextChange>& changes, Encoding encoding);
    void close(const std::string& uri);
    const Buffer* find(const std::string& uri) const;
    std::vector<std::string> open_texts() const;  ///< Their addresses, sorted.

    /// The text, checked; null where it is neither open nor readable, and where `stop` asked to
    /// leave off. What was checked once is kept until the text or its settings change.
    std::shared_ptr<const View> view(const std::string& uri, std::stop_token stop = {});

    /// Verdicts on links that have come in: texts are checked with them from now on.
    void learn(const LinkQuestion& question, LinkStatuses statuses);
    /// What other runs have found out of links since counts from now on.
    void look_at_links_again();

    /// Reads configs and rules again if any that was read has changed; true where it did.
    bool reload_if_changed();
    void reload();

    /// What is wrong with a config, by its path: the last settings that could be read stay in
    /// force meanwhile.
    const std::map<std::string, Error>& faults() const { return faults_; }

  private:
    struct Open {
        Buffer buffer;
        std::shared_ptr<const View> view;
        /// What the text said so far, by the settings that it was read with.
        std::shared_ptr<PassageMemory> memory;
        std::shared_ptr<const Settings> settings;

        std::shared_ptr<PassageMemory> memory_for(const std::shared_ptr<const Settings>& now);
    };
    std::optional<Located> locate(const std::string& path);
    /// `open` is null for a text that is not.
    std::shared_ptr<const View> check(const std::string& path, Open* open, std::string bytes,
                                      std::stop_token stop);
    void place(Open& open, std::string text);
    std::shared_ptr<const LinkStatuses> verdicts(const View& view);

    BufferedFiles files_;
    ConfigOptions options_;
    std::optional<Date> now_;
    std::unique_ptr<ConfigLoader> configs_;
    std::map<std::string, Open> open_;
    std::map<std::string, Located> last_good_;  ///< By path.
    std::map<std::string, Error> faults_;
    AskableAddresses addresses_;
    LinkVerdicts verdicts_;
};

}  // namespace veritally
