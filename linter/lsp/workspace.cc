#include "lsp/workspace.h"

#include <algorithm>

#include "checks/factory.h"
#include "engine/entry.h"
#include "engine/paths.h"

namespace veritally {
namespace {

/// Which texts the command line would take from a folder. Of those that are no entry yet it knows
/// nothing; someone who writes one is told what it lacks.
bool is_entry_to_be(const Document& document, const Settings& settings, const std::string& path) {
    if (settings.is_excluded(path)) return false;
    if (!settings.entries.empty()) return settings.is_entry(path);
    return starts_front_matter(document.text.bytes()) ||
           has_sections_of_entry(document, settings.profile);
}

/// Some suppression silences what is said of links.
bool silences_links(const Document& document) {
    return std::any_of(
        document.suppressions.begin(), document.suppressions.end(), [](const Suppression& one) {
            return one.names.empty() ||
                   std::any_of(one.names.begin(), one.names.end(),
                               [](const auto& name) { return name.text.starts_with("link"); });
        });
}

}  // namespace

Workspace::Workspace(FileSystem& disk, ConfigOptions options, std::optional<Date> now,
                     JudgeLinks judge)
    : files_(disk), options_(std::move(options)), now_(now), verdicts_(std::move(judge)) {
    reload();
}
Workspace::~Workspace() = default;

void Workspace::configure(ConfigOptions options) {
    options_ = std::move(options);
    last_good_.clear();
    reload();
}

void Workspace::reload() {
    files_.forget();
    faults_.clear();
    verdicts_.look_again();
    configs_ = std::make_unique<ConfigLoader>(files_, make_check, options_);
    for (auto& [uri, open] : open_) open.view = nullptr;
}

void Workspace::learn(const LinkQuestion& question, LinkStatuses statuses) {
    verdicts_.learn(question, std::move(statuses));
    for (auto& [uri, open] : open_) open.view = nullptr;
}

void Workspace::look_at_links_again() {
    verdicts_.look_again();
    for (auto& [uri, open] : open_) open.view = nullptr;
}

bool Workspace::reload_if_changed() {
    if (!files_.changed()) return false;
    reload();
    return true;
}

void Workspace::place(Open& open, std::string text) {
    text.resize(std::min<std::size_t>(text.size(), SourceText::kMaxBytes));
    open.buffer.text = std::make_shared<const SourceText>(std::move(text));
    open.view = nullptr;
    files_.put(open.buffer.path, open.buffer.text);
}

void Workspace::open(const std::string& uri, std::string language, std::int64_t version,
                     std::string text) {
    Open& open = open_[uri];
    open.buffer = {uri, path_of(uri), std::move(language), version, nullptr};
    place(open, std::move(text));
}

bool Workspace::change(const std::string& uri, std::int64_t version,
                       const std::vector<TextChange>& changes, Encoding encoding) {
    const auto found = open_.find(uri);
    if (found == open_.end()) return false;
    Open& open = found->second;
    open.buffer.version = version;
    for (const TextChange& change : changes) {
        if (!change.range) {
            place(open, change.text);
            continue;
        }
        const SourceText& text = *open.buffer.text;
        auto [begin, end] = std::minmax({offset_of(text, change.range->begin, encoding),
                                         offset_of(text, change.range->end, encoding)});
        std::string bytes(text.bytes());
        bytes.replace(begin, end - begin, change.text);
        place(open, std::move(bytes));
    }
    return true;
}

void Workspace::close(const std::string& uri) {
    const auto found = open_.find(uri);
    if (found == open_.end()) return;
    files_.remove(found->second.buffer.path);
    last_good_.erase(found->second.buffer.path);
    open_.erase(found);
}

const Buffer* Workspace::find(const std::string& uri) const {
    const auto found = open_.find(uri);
    return found == open_.end() ? nullptr : &found->second.buffer;
}

std::vector<std::string> Workspace::open_texts() const {
    std::vector<std::string> uris;
    for (const auto& [uri, open] : open_) uris.push_back(uri);
    return uris;
}

std::optional<Located> Workspace::locate(const std::string& path) {
    auto located = configs_->locate(path);
    if (located) return last_good_[path] = *located;
    const std::string& at = located.error().place;
    faults_.insert_or_assign(at.substr(0, at.find_last_of(':')), located.error());
    const auto good = last_good_.find(path);
    return good == last_good_.end() ? std::nullopt : std::optional(good->second);
}

std::shared_ptr<const LinkStatuses> Workspace::verdicts(const View& view) {
    const LinkQuestion question =
        links_of(*view.document, view.settings, view.relative_path, addresses_);
    if (question.cited.empty()) return nullptr;
    LinkStatuses known = verdicts_.of(question);
    // A suppression is not unused because the address that it is for was never asked.
    const bool partly = known.size() < question.cited.size() && silences_links(*view.document);
    if (known.empty() || partly) return nullptr;
    return std::make_shared<const LinkStatuses>(std::move(known));
}

std::shared_ptr<PassageMemory> Workspace::Open::memory_for(
    const std::shared_ptr<const Settings>& now) {
    if (!memory || settings != now) memory = std::make_shared<PassageMemory>();
    settings = now;
    return memory;
}

std::shared_ptr<const View> Workspace::check(const std::string& path, Open* open, std::string bytes,
                                             std::stop_token stop) {
    auto view = std::make_shared<View>();
    view->document = read_document(path, std::move(bytes));
    view->now = now_ ? *now_ : today();
    if (auto located = locate(path)) {
        view->settings = located->settings;
        view->relative_path = located->relative_path;
    }
    view->entry = view->settings &&
                  ((open != nullptr && open->buffer.language == "markdown") || is_markdown(path)) &&
                  is_entry_to_be(*view->document, *view->settings, view->relative_path);
    if (view->entry) {
        view->recomputed = std::make_shared<const Recomputed>(
            *view->document, view->settings->profile,
            open != nullptr ? open->memory_for(view->settings) : nullptr);
        view->links = verdicts(*view);
        view->findings = check_document(*view->recomputed, *view->settings, view->relative_path,
                                        view->now, view->links.get(), stop);
    }
    if (stop.stop_requested()) return nullptr;
    return view;
}

std::shared_ptr<const View> Workspace::view(const std::string& uri, std::stop_token stop) {
    const auto found = open_.find(uri);
    if (found == open_.end()) {
        const std::string path = path_of(uri);
        auto bytes = files_.peek(path, SourceText::kMaxBytes);
        return bytes ? check(path, nullptr, std::move(*bytes), stop) : nullptr;
    }
    Open& open = found->second;
    if (!open.view) {
        std::string bytes(open.buffer.text->bytes());
        open.view = check(open.buffer.path, &open, std::move(bytes), stop);
    }
    return open.view;
}

}  // namespace veritally
