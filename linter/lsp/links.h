#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/config.h"
#include "link/verifier.h"

namespace veritally {

/// Addresses to be judged, under the settings of the text that cites them.
struct LinkQuestion {
    CitedLinks cited;
    std::shared_ptr<const Settings> settings;
};

struct LinkAnswer {
    LinkStatuses statuses;
    std::string notices;  ///< Lines: what could not be judged, and why.
};

/// Judges addresses by what earlier runs found out, and by asking the network only where it `asks`,
/// until `stop` has it leave off. Called from several threads.
using JudgeLinks = std::function<Result<LinkAnswer>(const LinkQuestion& question, bool asks,
                                                    const std::stop_token& stop)>;

/// Addresses by how they are written, worked out once for all states of all texts. For one thread.
class AskableAddresses {
  public:
    struct Asked {
        std::string url, fragment;
    };
    /// Nothing for what cannot be asked. Valid until the next call.
    const std::optional<Asked>& of(std::string_view written);

  private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::optional<Asked>, Hash, std::equal_to<>> known_;
    std::optional<Asked> long_;  ///< The last that was too long to be kept.
};

/// What the text cites; empty where its rules or `links.skip` leave links alone.
LinkQuestion links_of(const Document& document, std::shared_ptr<const Settings> settings,
                      std::string_view relative_path, AskableAddresses& addresses);

/// The verdicts that open texts are shown: never asks the network. For one thread.
class LinkVerdicts {
  public:
    /// `judge` may be null: then nothing is known.
    explicit LinkVerdicts(JudgeLinks judge) : judge_(std::move(judge)) {}

    /// What is known of these addresses; those that are new are looked up.
    LinkStatuses of(const LinkQuestion& question);
    void learn(const LinkQuestion& question, LinkStatuses statuses);
    /// Everything is looked up again: another run may have found out more.
    void look_again() { looked_up_.clear(); }

  private:
    bool was_looked_up(const std::string& url, const std::set<std::string>& fragments) const;

    JudgeLinks judge_;
    CitedLinks looked_up_;
    LinkStatuses known_;
};

}  // namespace veritally
