#include "engine/link_settings.h"

#include <algorithm>
#include <charconv>

#include "base/duration.h"
#include "link/ip_address.h"

namespace veritally {
namespace {

using std::chrono::milliseconds;

constexpr std::string_view kLinkKeys[] = {
    "check",   "allow-addresses", "per-host", "total",  "timeout",
    "retries", "cache",           "ledger",   "budget", "skip"};
constexpr std::string_view kChecks[] = {"never", "always"};
constexpr milliseconds kLeastTimeout{100}, kMostTimeout{300'000};

class LinkSettingsReader {
  public:
    LinkSettingsReader(const YamlNode& links, const YamlSource& source)
        : links_(links), source_(source) {}

    Status number(std::string_view key, int least, int most, int& value) const {
        const YamlNode* node = links_.find(key);
        if (node == nullptr) return std::nullopt;
        const std::string_view text = node->scalar;
        int read = -1;
        const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), read);
        if (bad == std::errc() && end == text.data() + text.size() && read >= least &&
            read <= most) {
            value = read;
            return std::nullopt;
        }
        return source_.error(node->span, named(key) + " must be a number",
                             "write " + std::to_string(least) + " to " + std::to_string(most));
    }

    Status duration(std::string_view key, milliseconds least, milliseconds most,
                    std::optional<milliseconds>& value) const {
        const YamlNode* node = links_.find(key);
        if (node == nullptr) return std::nullopt;
        const auto read = parse_duration(node->scalar);
        if (read && *read >= least && *read <= most) {
            value = read;
            return std::nullopt;
        }
        return source_.error(
            node->span, named(key) + " must be a time",
            "write 30s or 2m, at most " + std::to_string(most.count() / 60'000) + "m");
    }

    Status patterns(std::vector<Regex>& patterns) const {
        auto texts = read_texts(links_["skip"], "'links.skip'", source_);
        if (!texts) return texts.error();
        for (std::string_view text : *texts) {
            auto pattern = Regex::compile(text);
            if (!pattern) {
                return source_.error(links_["skip"].span, pattern.error().message,
                                     "a pattern that is found in the addresses to pass over");
            }
            patterns.push_back(std::move(*pattern));
        }
        return std::nullopt;
    }

    Status ranges(std::vector<std::string>& ranges) const {
        auto texts = read_texts(links_["allow-addresses"], "'links.allow-addresses'", source_);
        if (!texts) return texts.error();
        ranges.assign(texts->begin(), texts->end());
        auto read = parse_cidrs(ranges);
        if (read) return std::nullopt;
        return source_.error(links_["allow-addresses"].span, read.error().message,
                             "write [127.0.0.1, 10.0.0.0/8]");
    }

    Status file(std::string_view key, std::string& path) const {
        const YamlNode* node = links_.find(key);
        if (node == nullptr || node->is_null()) return std::nullopt;
        if (!node->is_scalar()) return source_.error(node->span, named(key) + " must be a path");
        path = node->scalar;
        return std::nullopt;
    }

  private:
    static std::string named(std::string_view key) { return "'links." + std::string(key) + "'"; }

    const YamlNode& links_;
    const YamlSource& source_;
};

Status read_check(const YamlNode& links, const YamlSource& source, bool& always) {
    const YamlNode* check = links.find("check");
    if (check == nullptr) return std::nullopt;
    always = check->scalar == "always";
    if (std::find(std::begin(kChecks), std::end(kChecks), check->scalar) != std::end(kChecks)) {
        return std::nullopt;
    }
    return source.error(check->span, "'links.check' is '" + std::string(check->scalar) + "'",
                        suggest(check->scalar, kChecks));
}

/// Takes back what only a config that the user names may say.
void distrust(const YamlNode& links, LinkSettings& settings) {
    settings.allow_addresses.clear();
    settings.cache.clear();
    settings.ledger.clear();
    for (std::string_view key : {"allow-addresses", "cache", "ledger"}) {
        if (links.find(key) != nullptr) settings.ignored.emplace_back(key);
    }
}

}  // namespace

bool LinkSettings::skips(std::string_view url) const {
    return std::any_of(skip.begin(), skip.end(),
                       [&](const Regex& pattern) { return pattern.found_in(url); });
}

Result<LinkSettings> read_link_settings(const YamlNode& links, const YamlSource& source,
                                        bool trusted) {
    LinkSettings settings;
    std::optional<milliseconds> timeout;
    constexpr milliseconds kMostBudget = std::chrono::hours(24);
    const LinkSettingsReader reader(links, source);
    if (!links.is_map() && !links.is_null()) {
        return source.error(links.span, "'links' must be a map", "write links: {check: always}");
    }
    for (const Status& bad :
         {check_keys(links, kLinkKeys, "'links'", source),
          read_check(links, source, settings.check),
          reader.number("per-host", 1, 64, settings.per_host),
          reader.number("total", 1, 1024, settings.total),
          reader.number("retries", 0, 10, settings.retries),
          reader.duration("timeout", kLeastTimeout, kMostTimeout, timeout),
          reader.duration("budget", milliseconds(1), kMostBudget, settings.budget),
          reader.patterns(settings.skip), reader.ranges(settings.allow_addresses),
          reader.file("cache", settings.cache), reader.file("ledger", settings.ledger)}) {
        if (bad) return *bad;
    }
    settings.timeout = timeout.value_or(settings.timeout);
    if (!trusted) distrust(links, settings);
    return settings;
}

}  // namespace veritally
