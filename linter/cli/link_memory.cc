#include "cli/link_memory.h"

#include <vector>

namespace veritally {
namespace {

constexpr std::string_view kCacheName = "/veritally/links.sqlite";
constexpr std::uint64_t kMostLedger = std::uint64_t{256} << 20;

}  // namespace

CachePlace cache_place(const Console& console, const std::string& configured) {
    const std::string named = console.variable("VERITALLY_CACHE");
    const std::string& chosen = named.empty() ? configured : named;
    if (chosen == kNoCache) return {};
    if (!chosen.empty()) return {chosen, true};
    // A relative one is to be ignored (XDG Base Directory Specification).
    std::string home = console.variable("XDG_CACHE_HOME");
    if (!home.starts_with('/')) {
        home = console.variable("HOME");
        if (!home.starts_with('/')) return {};
        home += "/.cache";
    }
    return {home + std::string(kCacheName), false};
}

std::string damage_notice(const LinkStore& store) {
    if (store.set_aside().empty()) return "";
    return "the cache of links was damaged: it is kept as " + store.set_aside() +
           ", and a new one begun";
}

void LinkMemory::tell_damage() {
    if (const std::string notice = damage_notice(*store_); !notice.empty()) {
        notices_.tell_local(notice);
    }
}

Status LinkMemory::open_store() {
    auto store = LinkStore::open(cache_.file);
    if (store) {
        store_ = std::move(*store);
        return std::nullopt;
    }
    if (cache_.chosen) return store.error();
    failed_ = true;
    notices_.tell_local(store.error().line() + ". This run goes without");
    return std::nullopt;
}

Status LinkMemory::load(std::map<std::string, LinkRecord>& records, bool reads_cache, bool adds) {
    const bool there = !cache_.file.empty() && files_.kind(cache_.file) != PathKind::missing;
    // One that the user chose is tried before addresses are asked; another is made when there is
    // something to keep.
    if (there || (adds && cache_.chosen)) {
        if (Status bad = open_store()) return bad;
    }
    if (store_ && reads_cache) {
        if (Status bad = store_->load(records)) return bad;
    }
    if (store_) tell_damage();
    auto ledger = read_ledger_file();
    if (!ledger) return ledger.error();
    for (auto& [url, record] : records) {
        const auto found = ledger->find(url);
        if (found != ledger->end()) merge_records(record, found->second);
    }
    return std::nullopt;
}

Status LinkMemory::save_to_cache(std::span<const LinkRecord* const> records) {
    if (!store_ && !cache_.file.empty() && !failed_) {
        if (Status bad = open_store()) return bad;
    }
    if (!store_) return std::nullopt;
    const bool was_whole = store_->set_aside().empty();
    Status bad = store_->save(records);
    if (was_whole) tell_damage();
    if (!bad || cache_.chosen) return bad;
    notices_.tell_local(bad->line() + ". What this run learnt is not kept");
    return std::nullopt;
}

Result<std::map<std::string, LinkRecord>> LinkMemory::read_ledger_file() const {
    std::map<std::string, LinkRecord> ledger;
    if (ledger_file_.empty() || files_.kind(ledger_file_) == PathKind::missing) return ledger;
    auto text = files_.read(ledger_file_, kMostLedger);
    if (!text) return text.error();
    auto records = read_ledger(*text);
    if (!records) return Error{records.error().message, ledger_file_, records.error().advice};
    for (const LinkRecord& record : *records) add_record(ledger, record);
    return ledger;
}

Status LinkMemory::save(const std::map<std::string, LinkRecord>& records,
                        const std::set<std::string>& visited) {
    std::vector<const LinkRecord*> seen;
    for (const std::string& url : visited) seen.push_back(&records.at(url));
    if (!seen.empty()) {
        if (Status bad = save_to_cache(seen)) return bad;
    }
    if (ledger_file_.empty()) return std::nullopt;
    // Read again: another run may have written meanwhile.
    auto ledger = read_ledger_file();
    if (!ledger) return ledger.error();
    for (const auto& [url, record] : records) {
        if (record.first_seen != 0) add_record(*ledger, record);
    }
    const std::string text = write_ledger(*ledger);
    auto before = files_.read(ledger_file_, kMostLedger);
    if (before && *before == text) return std::nullopt;
    return files_.replace(ledger_file_, text);
}

}  // namespace veritally
