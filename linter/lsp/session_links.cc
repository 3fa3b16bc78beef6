#include "lsp/session.h"

namespace veritally {

Status Session::check_links(const std::string& uri) {
    if (!link_job_.can_ask()) return Error{"this server asks no links", "", ""};
    const auto view = this->view(uri);
    if (workspace_.find(uri) == nullptr || !view || !view->entry) {
        return Error{"no entry is open there", uri, ""};
    }
    AskableAddresses addresses;
    LinkQuestion question =
        links_of(*view->document, view->settings, view->relative_path, addresses);
    if (question.cited.empty()) return std::nullopt;
    link_job_.ask(std::move(question),
                  [this](const LinkQuestion& asked, Result<LinkAnswer> answer) {
                      take_verdicts(asked, std::move(answer));
                  });
    return std::nullopt;
}

void Session::take_verdicts(const LinkQuestion& question, Result<LinkAnswer> answer) {
    if (state_ != State::ready) return;
    if (!answer) {
        notify("window/showMessage", {{"type", 1}, {"message", answer.error().line()}});
        return;
    }
    if (!answer->notices.empty()) {
        notify("window/logMessage", {{"type", 2}, {"message", answer->notices}});
    }
    circumstances_ = {};
    workspace_.learn(question, std::move(answer->statuses));
    publish_all();
}

}  // namespace veritally
