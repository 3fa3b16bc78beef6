#include <algorithm>
#include <array>
#include <ostream>

#include "base/date.h"
#include "base/json.h"
#include "base/unicode.h"
#include "checks/factory.h"
#include "cli/link_memory.h"

namespace veritally {
namespace {

std::string day(std::int64_t seconds) {
    return date_of(seconds).iso();
}

std::string addresses(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " address" : " addresses");
}

Json day_json(std::int64_t seconds) {
    return seconds == 0 ? Json(nullptr) : Json(day(seconds));
}

Json to_json(const LinkRecord& record) {
    Json json{{"url", record.url}, {"verdict", seen_name(record.seen)}};
    if (!record.reason.empty()) json["reason"] = record.reason;
    if (record.status != 0) json["status"] = record.status;
    for (const Hop& hop : record.hops) {
        json["hops"].push_back({{"url", hop.url}, {"status", hop.status}});
    }
    if (!record.moved_to.empty()) json["movedTo"] = record.moved_to;
    if (!record.title.empty()) json["title"] = record.title;
    if (!record.protocol.empty()) json["protocol"] = record.protocol;
    if (record.family != 0) json["family"] = "IPv" + std::to_string(record.family);
    json["size"] = record.size;
    json["firstSeen"] = day_json(record.first_seen);
    json["lastAsked"] = day_json(record.last_asked);
    json["lastAlive"] = day_json(record.last_alive);
    json["strikes"] = record.strikes;
    return json;
}

std::string line_of(const LinkRecord& record) {
    std::string line = record.url + "  " + std::string(seen_name(record.seen));
    if (!record.reason.empty()) line += ": " + record.reason;
    line += ", asked " + day(record.last_asked);
    if (record.last_alive == 0) line += ", never alive";
    if (record.last_alive != 0 && day(record.last_alive) != day(record.last_asked))
        line += ", alive " + day(record.last_alive);
    if (record.strikes > 0)
        line +=
            ", strike " + std::to_string(record.strikes) + " of " + std::to_string(kMostStrikes);
    return line;
}

/// How many addresses there are, by verdict, and how old what is known of them is.
class Sums {
  public:
    void add(const LinkRecord& record) {
        ++counts_[static_cast<std::size_t>(record.seen)];
        first_ = count_++ == 0 ? record.last_asked : std::min(first_, record.last_asked);
        last_ = std::max(last_, record.last_asked);
    }
    void print(const std::string& file, std::ostream& out) const {
        out << printable(file) << ": " << addresses(count_);
        if (count_ > 0) out << ", asked from " << day(first_) << " to " << day(last_);
        out << "\n";
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            if (counts_[i] == 0) continue;
            out << "  " << counts_[i] << " " << seen_name(static_cast<Seen>(i)) << "\n";
        }
    }

  private:
    std::array<std::size_t, static_cast<std::size_t>(Seen::not_judged) + 1> counts_{};
    std::size_t count_ = 0;
    std::int64_t first_ = 0, last_ = 0;
};

bool is_chosen(const LinkRecord& record, const CacheOptions& options) {
    return options.urls.empty() ||
           std::any_of(options.urls.begin(), options.urls.end(), [&](const std::string& beginning) {
               return record.url.starts_with(beginning);
           });
}

Status show(LinkStore& store, const CacheOptions& options, const std::string& file,
            std::ostream& out) {
    const bool json = options.format == "json", lines = !json && !options.urls.empty();
    if (json) out << "{\"version\": 1, \"file\": " << dump_json(Json(file)) << ", \"links\": [";
    Sums sums;
    const char* separator = "\n";
    Status bad = store.each([&](const LinkRecord& record) {
        if (!is_chosen(record, options)) return;
        sums.add(record);
        if (lines) out << printable(line_of(record)) << "\n";
        if (json) out << separator << dump_json(to_json(record));
        separator = ",\n";
    });
    if (json) out << "\n]}\n";
    if (!json && !lines) sums.print(file, out);
    return bad;
}

Status clear(LinkStore& store, const CacheOptions& options, const std::string& file,
             std::ostream& out) {
    std::size_t forgotten = 0;
    const std::vector<std::string> all{""};
    for (const std::string& beginning : options.urls.empty() ? all : options.urls) {
        auto count = store.forget(beginning);
        if (!count) return count.error();
        forgotten += *count;
    }
    out << printable(file) << ": forgot " << addresses(forgotten) << "\n";
    return std::nullopt;
}

}  // namespace

int cache_command(const CacheOptions& options, Console& console) {
    ConfigLoader configs(console.files, make_check, options.config);
    auto located = configs.locate("entry.md");
    if (!located) return fail(located.error(), console);
    const CachePlace place = cache_place(console, located->settings->links.cache);
    const bool json = options.format == "json" && !options.clear;
    if (place.file.empty() || console.files.kind(place.file) == PathKind::missing) {
        if (json) {
            console.out << "{\"version\": 1, \"file\": " << dump_json(Json(place.file))
                        << ", \"links\": []}\n";
        } else if (place.file.empty()) {
            console.out << "no cache of links is kept\n";
        } else {
            console.out << printable(place.file) << ": nothing is known yet\n";
        }
        return kExitClean;
    }
    auto store = LinkStore::open(place.file);
    if (!store) return fail(store.error(), console);
    if (const std::string notice = damage_notice(**store); !notice.empty()) tell(notice, console);
    const Status bad = options.clear ? clear(**store, options, place.file, console.out)
                                     : show(**store, options, place.file, console.out);
    return bad ? fail(*bad, console) : kExitClean;
}

}  // namespace veritally
