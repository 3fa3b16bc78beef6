#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "cli/link_notices.h"
#include "engine/link_settings.h"
#include "link/link_store.h"

namespace veritally {

/// Where the cache of links is.
struct CachePlace {
    std::string file;     ///< "": there is none.
    bool chosen = false;  ///< The user names it: then it must serve.
};
/// By the environment, the config (LinkSettings::cache), the user's cache folder, in this order.
CachePlace cache_place(const Console& console, const std::string& configured);

/// Says that the store's file was set aside; "" where it was not.
std::string damage_notice(const LinkStore& store);

/// What earlier runs found out of links: a cache and a ledger, of which either may be missing.
class LinkMemory {
  public:
    /// `ledger` is "" for none.
    LinkMemory(FileSystem& files, LinkNotices& notices, CachePlace cache, std::string ledger)
        : files_(files),
          notices_(notices),
          cache_(std::move(cache)),
          ledger_file_(std::move(ledger)) {}

    /// Fills in what is known of the addresses. `reads_cache` is false for a run that must hang on
    /// nothing but its answers; `adds` is false where nothing will be added.
    Status load(std::map<std::string, LinkRecord>& records, bool reads_cache, bool adds);
    /// Keeps what has become of those that were visited.
    Status save(const std::map<std::string, LinkRecord>& records,
                const std::set<std::string>& visited);

  private:
    Status open_store();
    void tell_damage();
    Status save_to_cache(std::span<const LinkRecord* const> records);
    Result<std::map<std::string, LinkRecord>> read_ledger_file() const;

    FileSystem& files_;
    LinkNotices& notices_;
    CachePlace cache_;
    std::string ledger_file_;
    std::unique_ptr<LinkStore> store_;
    bool failed_ = false;  ///< The store cannot be opened, which was said.
};

}  // namespace veritally
