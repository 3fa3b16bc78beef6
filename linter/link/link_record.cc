#include "link/link_record.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace veritally {
namespace {

constexpr std::string_view kName = "# veritally link ledger";
constexpr std::string_view kColumns =
    " 1: address, strikes, last strike, first seen, last alive (seconds)";

bool is_alive(Seen seen) {
    return seen == Seen::alive || seen == Seen::moved || seen == Seen::tls_chain;
}

/// Failures that may turn out to be for good; a wall or a throttle says nothing of the page.
bool strikes_out(const Observation& seen, const LinkRecord& record) {
    switch (seen.seen) {
        case Seen::missing:
        case Seen::gone:
        case Seen::soft:
        case Seen::transient:
        case Seen::redirect_loop:
            return true;
        case Seen::empty:
            return record.had_body;
        default:
            return false;
    }
}

bool number(std::string_view text, std::int64_t& value) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0;
}

}  // namespace

void add_visit(LinkRecord& record, const Observation& seen, const Answer& answer,
               std::int64_t now) {
    if (seen.seen == Seen::not_judged) return;
    if (record.first_seen == 0) record.first_seen = now;
    if (is_alive(seen.seen)) {
        record.last_alive = now;
        record.strikes = 0;
        record.last_strike = 0;
    } else if (strikes_out(seen, record) &&
               (record.last_strike == 0 || now - record.last_strike >= kStrikeDistance)) {
        record.strikes = std::min(record.strikes + 1, kMostStrikes);
        record.last_strike = now;
    }
    record.had_body = record.had_body || (is_alive(seen.seen) && !answer.body.empty());
    record.seen = seen.seen;
    record.reason = seen.reason;
    record.moved_to = seen.moved_to;
    record.safe = seen.safe;
    record.title = seen.title.substr(0, 200);
    record.status = answer.status;
    record.family = answer.family;
    record.protocol = answer.protocol;
    record.hops = answer.hops;
    record.size = static_cast<std::int64_t>(answer.body.size());
    record.last_asked = now;
}

void merge_records(LinkRecord& into, const LinkRecord& other) {
    LinkRecord merged = other.last_asked > into.last_asked ? other : into;
    const auto earliest = [](std::int64_t a, std::int64_t b) {
        return a == 0 || b == 0 ? std::max(a, b) : std::min(a, b);
    };
    merged.url = into.url;
    merged.first_seen = earliest(into.first_seen, other.first_seen);
    merged.last_alive = std::max(into.last_alive, other.last_alive);
    merged.had_body = into.had_body || other.had_body;
    const LinkRecord& struck = other.last_strike > into.last_strike ? other : into;
    merged.strikes = struck.strikes;
    merged.last_strike = struck.last_strike;
    if (merged.last_alive >= merged.last_strike) merged.strikes = 0, merged.last_strike = 0;
    into = std::move(merged);
}

void add_record(std::map<std::string, LinkRecord>& records, const LinkRecord& record) {
    const auto [found, fresh] = records.try_emplace(record.url, record);
    if (!fresh) merge_records(found->second, record);
}

std::string write_ledger(const std::map<std::string, LinkRecord>& records) {
    std::string out = std::string(kName) + std::string(kColumns) + "\n";
    for (const auto& [url, record] : records) {
        if (record.first_seen == 0) continue;
        out += url;
        for (std::int64_t value : {std::int64_t{record.strikes}, record.last_strike,
                                   record.first_seen, record.last_alive}) {
            out += "\t" + std::to_string(value);
        }
        out += "\n";
    }
    return out;
}

bool is_ledger(std::string_view text) {
    return text.starts_with(kName);
}

Result<std::vector<LinkRecord>> read_ledger(std::string_view text) {
    std::vector<LinkRecord> records;
    std::size_t line_number = 0;
    for (std::string_view line : split(text, '\n')) {
        ++line_number;
        line = trim(line);
        if (line.empty() || line.starts_with('#')) continue;
        const auto parts = split(line, '\t');
        LinkRecord record;
        std::int64_t strikes = 0;
        if (parts.size() != 5 || !number(parts[1], strikes) || strikes > kMostStrikes ||
            !number(parts[2], record.last_strike) || !number(parts[3], record.first_seen) ||
            !number(parts[4], record.last_alive)) {
            return Error{"line " + std::to_string(line_number) + " is none of a ledger", "",
                         "five columns between tabs: address, strikes, and three times"};
        }
        record.url = parts[0];
        record.strikes = static_cast<int>(strikes);
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace veritally
