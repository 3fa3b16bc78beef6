#include "cli/link_run.h"

#include <algorithm>

#include "base/interrupt.h"
#include "checks/link/cited.h"
#include "cli/link_fetchers.h"
#include "cli/link_limits.h"
#include "cli/link_progress.h"
#include "engine/embedded.h"
#include "link/cassette.h"

namespace veritally {
namespace {

constexpr std::uint64_t kMostCassette = std::uint64_t{4} << 30;

const LinkSigns& known_signs() {
    static const LinkSigns signs = *LinkSigns::read(*embedded("reference/links.yaml"));
    return signs;
}

/// What was learnt while a private address was allowed does not count where it is not.
void forget_refused(const AddressGuard& guard, std::map<std::string, LinkRecord>& records) {
    for (auto& [url, record] : records) {
        const auto parsed = parse_url(url);
        if (!parsed) continue;
        std::string host = parsed->host == "localhost" ? "127.0.0.1" : parsed->host;
        if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
        const auto address = parse_ip(host);
        if (!address || guard.refusal(*address).empty()) continue;
        record = {};
        record.url = url;
    }
}

/// The token of the recording is not at hand; what it asked with one is.
bool has_token_place(const std::map<std::string, Answer>& answers) {
    const std::string prefix = "https://" + std::string(LinkLimits::kTokenHost) + "/";
    const auto first = answers.lower_bound(prefix);
    return first != answers.end() && first->first.starts_with(prefix);
}

std::int64_t latest_time(const std::map<std::string, Answer>& answers) {
    std::int64_t latest = 0;
    for (const auto& [url, answer] : answers) latest = std::max(latest, answer.time);
    return latest;
}

}  // namespace

bool LinkRun::judges(const Located& file) const {
    return (options_.links || file.settings->links.check) &&
           file.settings->judges_links(file.relative_path);
}

LinkRun::Part LinkRun::gather(const FileReport& file, const Changes* changes) const {
    Part part;
    if (!file.document) return part;
    part.settings = file.settings;
    std::optional<ChangedLines> lines;
    if (changes != nullptr) lines = changes->lines(file.path, file.document->text.bytes());
    for (Cited& cited : cited_addresses(*file.document)) {
        if (lines && !lines->touch(cited.span)) continue;
        std::string url = cited.url.text();
        if (file.settings->links.skips(url)) continue;
        part.cited.emplace_back(std::move(url), std::move(cited.url.fragment));
    }
    return part;
}

void LinkRun::take(const Part& part) {
    for (const auto& [url, fragment] : part.cited) cited_[url].insert(fragment);
    const bool known = std::find(configs_.begin(), configs_.end(), part.settings) != configs_.end();
    if (part.settings && !known) configs_.push_back(part.settings);
}

Status LinkRun::ask(bool changed) {
    if (configs_.empty() && options_.record.empty()) return std::nullopt;
    for (const auto& config : configs_) notices_.tell_ignored_keys(*config);
    const LinkLimits limits(options_, console_, configs_);
    auto allowed = limits.allowed();
    if (!allowed) return allowed.error();
    Records records;
    for (const auto& [url, fragments] : cited_) records[url].url = url;
    // A replay hangs on nothing but its answers, and what is recorded must not hang on more.
    LinkMemory memory(console_.files, notices_,
                      replays() ? CachePlace() : cache_place(console_, limits.cache()),
                      limits.ledger_file());
    const bool adds = !is_offline() && !cited_.empty();
    if (Status bad = memory.load(records, options_.record.empty(), adds)) return bad;
    forget_refused(AddressGuard(std::move(*allowed)), records);
    VerifierOptions options;
    options.now = options_.now_given ? noon_of(options_.now) : Clock().calendar();
    options.all_new = changed;
    options.with_token = !limits.token().empty();
    auto asked = judge(std::move(options), records);
    if (!asked) return asked.error();
    is_complete_ = notices_.tell_outcome(statuses_);
    return memory.save(records, *asked);
}

Result<std::set<std::string>> LinkRun::judge(VerifierOptions options, Records& records) {
    if (replays()) return replay(std::move(options), records);
    if (!is_offline()) return ask_network(std::move(options), records);
    options.offline = true;
    return verify(nullptr, std::move(options), records);
}

Result<std::set<std::string>> LinkRun::replay(VerifierOptions options, Records& records) {
    auto text = console_.files.read(options_.replay, kMostCassette);
    if (!text) return text.error();
    auto answers = read_cassette(*text);
    if (!answers) return Error{answers.error().message, options_.replay, answers.error().advice};
    // The time of the recording, so that a replay says the same for ever.
    if (!options_.now_given && !answers->empty()) options.now = latest_time(*answers);
    options.with_token = has_token_place(*answers);
    CassettePlayer player(std::move(*answers));
    return verify(&player, std::move(options), records);
}

Result<std::set<std::string>> LinkRun::ask_network(VerifierOptions options, Records& records) {
    LinkProgressDisplay display(console_);
    const InterruptWatch watch;
    FetchLimits limits = LinkLimits(options_, console_, configs_).fetch_limits();
    limits.interrupted = [&] { return watch.requested() || stop_.stop_requested(); };
    limits.progress = [&](const FetchProgress& progress) { display.show(progress); };
    options.judged = [&](const LinkStatus& status) { display.count(status); };
    LateFetcher network([&] { return open_network(std::move(limits)); });
    DiscreetFetcher discreet(network, known_signs(), !options_.record.empty());
    CassetteRecorder recorder(discreet);
    auto asked = verify(&recorder, std::move(options), records);
    display.clear();
    if (network.failure()) return *network.failure();
    was_interrupted_ = watch.requested();
    if (options_.record.empty()) return asked;
    Status bad = console_.files.replace(options_.record, write_cassette(recorder.answers()));
    if (bad) return *bad;
    return asked;
}

Result<std::unique_ptr<Fetcher>> LinkRun::open_network(FetchLimits limits) {
    CheckerOptions options;
    options.limits = std::move(limits);
    if (const std::string token = LinkLimits(options_, console_, configs_).token();
        !token.empty()) {
        options.host_headers.push_back(
            {std::string(LinkLimits::kTokenHost), "Authorization", "Bearer " + token});
    }
    notices_.tell_proxies();
    auto checker = make_link_checker(std::move(options), console_.network);
    if (!checker) return checker.error();
    return std::unique_ptr<Fetcher>(std::move(*checker));
}

std::set<std::string> LinkRun::verify(Fetcher* fetcher, VerifierOptions options, Records& records) {
    // To compile the signs takes longer than to check most folders.
    Verifier verifier(fetcher, fetcher != nullptr ? &known_signs() : nullptr, std::move(options));
    statuses_ = verifier.verify(cited_, records);
    return verifier.visited();
}

}  // namespace veritally
