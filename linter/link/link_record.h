#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "link/observation.h"

namespace veritally {

/// Strikes count only this far apart, and this many make a failure stand.
inline constexpr std::int64_t kStrikeDistance = 72 * 3600;
inline constexpr int kMostStrikes = 3;
/// What was alive is not asked again before.
inline constexpr std::int64_t kAliveKept = 7 * 24 * 3600;

/// What is known of an address from all its visits. Times are seconds since 1970; 0: never.
struct LinkRecord {
    std::string url;  ///< Normalised, without fragment.
    Seen seen = Seen::not_judged;
    std::string reason, moved_to, title;
    bool safe = false;  ///< Of the move: see Observation.
    bool had_body = false;
    int status = 0;
    int family = 0;
    std::string protocol;
    std::vector<Hop> hops;
    /// What was looked for on the page, and its fault ("": it is there).
    std::map<std::string, std::string> fragments;
    std::int64_t size = 0;  ///< Bytes of the body that were read.
    std::int64_t first_seen = 0, last_asked = 0, last_alive = 0;
    int strikes = 0;
    std::int64_t last_strike = 0;
    friend bool operator==(const LinkRecord&, const LinkRecord&) = default;
};

/// Takes a visit into the record: one success clears the strikes, a failure that may stand for good
/// adds one where the last is far enough back. `now` is the time of the visit.
void add_visit(LinkRecord& record, const Observation& seen, const Answer& answer, std::int64_t now);

/// Joins what two runs know of one address: the later visit stands, the counts of both hold.
void merge_records(LinkRecord& into, const LinkRecord& other);

/// The same for what a collection knows of the address.
void add_record(std::map<std::string, LinkRecord>& records, const LinkRecord& record);

/// A strike ledger as text that a repository can keep: a line for each address, sorted.
std::string write_ledger(const std::map<std::string, LinkRecord>& records);
/// Does a text begin as a ledger does?
bool is_ledger(std::string_view text);
/// Reads a ledger. An Error names the line that is none.
Result<std::vector<LinkRecord>> read_ledger(std::string_view text);

}  // namespace veritally
