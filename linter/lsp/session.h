#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>

#include "lsp/actions.h"
#include "lsp/link_job.h"
#include "lsp/message.h"
#include "lsp/shapes.h"
#include "lsp/workspace.h"

namespace veritally {

/// What is known of a message besides its words.
struct Circumstances {
    std::stop_token stop;    ///< The client no longer wants the answer.
    bool overtaken = false;  ///< A newer change of the same text waits behind it.
};

/// One client, from its first message to its last: the language server protocol over a Workspace.
/// For one thread.
class Session {
  public:
    using Send = std::function<void(std::string_view message)>;

    /// Without `judge`, nothing is said of links; without `post`, they are not asked.
    Session(FileSystem& disk, ConfigOptions options, std::optional<Date> now, Send send,
            JudgeLinks judge = nullptr, LinkJob::Post post = nullptr);

    void handle(const Message& message, Circumstances circumstances = {});
    /// A fault of the transport or of a message: told to the client.
    void fault(ErrorCode code, std::string_view what, const Params& id = nullptr);

    bool ended() const { return state_ == State::ended; }
    /// 0 after a shutdown in order, else 1.
    int exit_code() const { return orderly_ ? 0 : 1; }

    /// Texts up to this size are checked after each change, others only once no newer change waits.
    static constexpr std::uint32_t kSmall = 64 << 10;

  private:
    enum class State { fresh, ready, shut_down, ended };
    using Request = Result<Json> (Session::*)(const Params& params);
    using Notice = void (Session::*)(const Params& params);
    struct Methods;  ///< The tables of both.

    void handle_request(const Message& message);
    void handle_notice(const Message& message);
    Result<Json> run(Request request, const Params& params);

    // Lifecycle.
    Result<Json> initialize(const Params& params);
    Result<Json> shutdown(const Params& params);
    void initialized(const Params& params);
    void exit(const Params& params);
    void ignore(const Params& params) { (void)params; }

    // Texts.
    void did_open(const Params& params);
    void did_change(const Params& params);
    void did_close(const Params& params);
    void did_save(const Params& params);
    void did_change_files(const Params& params);
    void did_change_settings(const Params& params);

    // Findings.
    Result<Json> pull_diagnostics(const Params& params);
    void publish(const std::string& uri);
    void publish_all();
    void publish_faults();
    /// True where there were any: then everything was published again.
    bool take_config_changes();
    std::shared_ptr<const View> view(const std::string& uri);
    Shapes shapes(const View& view, const std::string& uri) const;

    // What is asked of a text, in session_features.cc and session_actions.cc.
    struct Spot {
        std::shared_ptr<const View> view;
        Shapes shapes;
        std::uint32_t offset;
    };
    /// The text that a request names, and the place that it gives as `place`, if not null.
    std::optional<Spot> spot(const Params& params, const char* place);
    Span range(const Params& params, const Spot& spot) const;
    /// Locations of the footnote label at the place that a request names.
    Json places_of_label_in(const Params& params, bool definitions, bool references);
    Result<Json> hover(const Params& params);
    Result<Json> inlay_hints(const Params& params);
    Result<Json> completion(const Params& params);
    Result<Json> definition(const Params& params);
    Result<Json> references(const Params& params);
    Result<Json> prepare_rename(const Params& params);
    Result<Json> rename(const Params& params);
    Result<Json> document_symbols(const Params& params);
    Result<Json> document_links(const Params& params);
    Result<Json> folding_ranges(const Params& params);
    Result<Json> code_actions(const Params& params);
    Result<Json> execute_command(const Params& params);
    void fix_all_in(const std::string& uri);
    /// Asks what the links of an open text lead to; its diagnostics follow. An Error says why not.
    Status check_links(const std::string& uri);
    void take_verdicts(const LinkQuestion& question, Result<LinkAnswer> answer);
    void configure(const Params& settings);
    Json workspace_edit(const std::vector<Edit>& edits, const Shapes& shapes) const;
    Json action_json(const Action& action, const Shapes& shapes) const;

    void notify(std::string_view method, Json params);
    void ask(std::string_view method, Json params);  ///< What is answered is passed over.
    bool client_can(std::initializer_list<const char*> path) const;

    Workspace workspace_;
    ConfigOptions own_options_;  ///< Of the command line.
    Send send_;
    State state_ = State::fresh;
    bool orderly_ = false;
    Params capabilities_;  ///< The client's.
    Encoding encoding_ = Encoding::utf16;
    bool asks_for_reasons_ = false;  ///< The client has the command veritally.writeReason.
    bool pulls_ = false;             ///< The client asks for diagnostics itself.
    bool checks_links_on_save_ = false;
    LinkJob link_job_;
    Circumstances circumstances_;
    std::map<std::string, std::string> faulty_;  ///< Faults published, by config.
    std::set<std::string> told_;                 ///< … and those shown as a message.
    int asked_ = 0;
};

}  // namespace veritally
