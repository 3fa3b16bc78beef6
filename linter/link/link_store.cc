#include "link/link_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/json.h"

namespace veritally {
namespace {

constexpr int kVersion = 2;
constexpr char kSchema[] =
    "CREATE TABLE IF NOT EXISTS links (url TEXT PRIMARY KEY, seen TEXT, reason TEXT, moved_to TEXT,"
    " title TEXT, safe INTEGER, had_body INTEGER, status INTEGER, family INTEGER, protocol TEXT,"
    " hops TEXT, size INTEGER, first_seen INTEGER, last_asked INTEGER, last_alive INTEGER,"
    " strikes INTEGER, last_strike INTEGER, fragments TEXT) WITHOUT ROWID;"
    " PRAGMA user_version = 2;";
constexpr char kFromFirst[] =
    "BEGIN IMMEDIATE; ALTER TABLE links ADD COLUMN fragments TEXT; PRAGMA user_version = 2; COMMIT";
constexpr char kStoreColumns[] =
    "url, seen, reason, moved_to, title, safe, had_body, status, family, protocol, hops, size,"
    " first_seen, last_asked, last_alive, strikes, last_strike, fragments";

std::string hops_text(const std::vector<Hop>& hops) {
    if (hops.empty()) return "";
    Json list = Json::array();
    for (const Hop& hop : hops) list.push_back(Json::array({hop.url, hop.status, hop.location}));
    return dump_json(list);
}

std::vector<Hop> read_hops(const std::string& text) {
    std::vector<Hop> hops;
    const auto list = parse_json(text);
    if (!list || !list->is_array()) return hops;
    for (const Json& item : *list) {
        const bool whole = item.is_array() && item.size() == 3 && item[0].is_string() &&
                           item[1].is_number_integer() && item[2].is_string();
        if (whole) hops.push_back({item[0], item[1], item[2]});
    }
    return hops;
}

std::string fragments_text(const std::map<std::string, std::string>& fragments) {
    return fragments.empty() ? "" : dump_json(Json(fragments));
}

std::map<std::string, std::string> read_fragments(const std::string& text) {
    std::map<std::string, std::string> fragments;
    const auto object = text.empty() ? std::nullopt : parse_json(text);
    if (!object || !object->is_object()) return fragments;
    for (const auto& [fragment, fault] : object->items()) {
        if (fault.is_string()) fragments[fragment] = fault;
    }
    return fragments;
}

/// A prepared statement; parameters count from 1, columns from 0.
class Statement {
  public:
    Statement(sqlite3* database, const std::string& text) {
        sqlite3_prepare_v2(database, text.c_str(), -1, &statement_, nullptr);
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(const Statement&) = delete;
    bool ok() const { return statement_ != nullptr; }
    void bind(int at, const std::string& text) {
        sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()),
                          SQLITE_TRANSIENT);
    }
    void bind(int at, std::int64_t value) { sqlite3_bind_int64(statement_, at, value); }
    int step() { return sqlite3_step(statement_); }
    void reset() { sqlite3_reset(statement_); }
    std::string text(int column) const {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return bytes == nullptr
                   ? ""
                   : std::string(
                         bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
    }
    std::int64_t number(int column) const { return sqlite3_column_int64(statement_, column); }

  private:
    sqlite3_stmt* statement_ = nullptr;
};

LinkRecord read_record(const Statement& row) {
    LinkRecord record;
    record.url = row.text(0);
    record.seen = parse_seen(row.text(1)).value_or(Seen::not_judged);
    record.reason = row.text(2);
    record.moved_to = row.text(3);
    record.title = row.text(4);
    record.safe = row.number(5) != 0;
    record.had_body = row.number(6) != 0;
    record.status = static_cast<int>(row.number(7));
    record.family = static_cast<int>(row.number(8));
    record.protocol = row.text(9);
    record.hops = read_hops(row.text(10));
    record.size = row.number(11);
    record.first_seen = row.number(12);
    record.last_asked = row.number(13);
    record.last_alive = row.number(14);
    record.strikes = static_cast<int>(row.number(15));
    record.last_strike = row.number(16);
    record.fragments = read_fragments(row.text(17));
    return record;
}

void bind_record(Statement& row, const LinkRecord& record) {
    int at = 0;
    for (const std::string& text : {record.url, std::string(seen_name(record.seen)), record.reason,
                                    record.moved_to, record.title}) {
        row.bind(++at, text);
    }
    for (std::int64_t value :
         {record.safe ? 1 : 0, record.had_body ? 1 : 0, record.status, record.family}) {
        row.bind(++at, value);
    }
    row.bind(++at, record.protocol);
    row.bind(++at, hops_text(record.hops));
    for (std::int64_t value : {record.size, record.first_seen, record.last_asked, record.last_alive,
                               std::int64_t{record.strikes}, record.last_strike}) {
        row.bind(++at, value);
    }
    row.bind(++at, fragments_text(record.fragments));
}

class SqliteStore : public LinkStore {
  public:
    /// Without a path it lives in memory.
    explicit SqliteStore(std::string path) : path_(std::move(path)) {}
    ~SqliteStore() override { close(); }

    Status open() {
        if (begin()) return std::nullopt;
        if (is_anothers_) {
            return error("cannot be used", "a later version or another program has written it");
        }
        if (!damaged_) return error("cannot be opened");
        if (Status bad = put_aside()) return bad;
        return begin() ? Status() : error("cannot be opened");
    }

    Status load(std::map<std::string, LinkRecord>& records) override {
        int result = SQLITE_OK;
        for (bool again : {false, true}) {
            result = read(records);
            if (result == SQLITE_DONE) return std::nullopt;
            if (again || !is_damage(result)) break;
            if (Status bad = rebuild()) return bad;
        }
        return error("cannot be read", sqlite3_errstr(result));
    }

    Status save(std::span<const LinkRecord* const> records) override {
        int result = SQLITE_OK;
        for (bool again : {false, true}) {
            result = write(records);
            if (result == SQLITE_OK) return std::nullopt;
            if (again || !is_damage(result)) break;
            if (Status bad = rebuild()) return bad;
        }
        return error("cannot be written", sqlite3_errstr(result));
    }

    Status each(const std::function<void(const LinkRecord&)>& take) override {
        Statement all(database_,
                      std::string("SELECT ") + kStoreColumns + " FROM links ORDER BY url");
        int last = all.ok() ? SQLITE_ROW : SQLITE_ERROR;
        while (last == SQLITE_ROW && (last = all.step()) == SQLITE_ROW) take(read_record(all));
        return last == SQLITE_DONE ? Status() : error("cannot be read");
    }

    Result<std::size_t> forget(const std::string& beginning) override {
        Statement drop(database_, "DELETE FROM links WHERE substr(url, 1, length(?1)) = ?1");
        if (drop.ok()) drop.bind(1, beginning);
        if (!drop.ok() || drop.step() != SQLITE_DONE) return error("cannot be cleared");
        return static_cast<std::size_t>(sqlite3_changes(database_));
    }

    const std::string& set_aside() const override { return set_aside_; }

    /// Of the one in memory. False where they are none of a store.
    bool take_bytes(std::string_view bytes) {
        const auto size = static_cast<sqlite3_int64>(bytes.size());
        auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
        if (copy == nullptr) return false;
        std::copy(bytes.begin(), bytes.end(), copy);
        const int code =
            sqlite3_deserialize(database_, "main", copy, size, size,
                                SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
        return code == SQLITE_OK && has_version() && create() == SQLITE_OK;
    }
    std::string bytes() const {
        sqlite3_int64 size = 0;
        unsigned char* copy = sqlite3_serialize(database_, "main", &size, 0);
        std::string bytes(reinterpret_cast<const char*>(copy),
                          copy == nullptr ? 0 : static_cast<std::size_t>(size));
        sqlite3_free(copy);
        return bytes;
    }

  private:
    static bool is_damage(int code) {
        const int primary = code & 0xFF;
        return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
    }
    Error error(const std::string& what) const {
        return error(what, database_ == nullptr ? "out of memory" : sqlite3_errmsg(database_));
    }
    /// `why`: kept from before a transaction was ended, which makes SQLite forget it.
    Error error(const std::string& what, const std::string& why) const {
        return {"the link cache " + what + ": " + why, path_, "name another with links.cache"};
    }
    int run(const char* text) { return sqlite3_exec(database_, text, nullptr, nullptr, nullptr); }
    void close() {
        sqlite3_close(database_);
        database_ = nullptr;
    }

    /// SQLite follows no link in any part of a path: those of folders are the user's own.
    static std::string resolved(const std::filesystem::path& path) {
        std::error_code failed;
        const auto folder =
            std::filesystem::canonical(path.has_parent_path() ? path.parent_path() : ".", failed);
        return failed ? path.string() : (folder / path.filename()).string();
    }

    bool begin() {
        close();
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW;
        const std::string name = path_.empty() ? ":memory:" : resolved(path_);
        int code = sqlite3_open_v2(name.c_str(), &database_, flags, nullptr);
        sqlite3_busy_timeout(database_, 10'000);
        if (code == SQLITE_OK)
            code = run("PRAGMA synchronous = NORMAL; PRAGMA trusted_schema = OFF");
        if (code == SQLITE_OK) code = create();
        damaged_ = is_damage(code);
        is_anothers_ = code == SQLITE_MISMATCH;
        return code == SQLITE_OK;
    }
    bool has_version() {
        Statement ask(database_, "PRAGMA user_version");
        const bool told = ask.ok() && ask.step() == SQLITE_ROW;
        return told && ask.number(0) >= 1 && ask.number(0) <= kVersion;
    }
    bool has_tables() {
        Statement ask(database_, "SELECT 1 FROM sqlite_master WHERE name <> 'links'");
        return ask.ok() && ask.step() == SQLITE_ROW;
    }
    int create() {
        std::int64_t version = 0;
        {
            Statement ask(database_, "PRAGMA user_version");
            const int code = ask.ok() ? ask.step() : sqlite3_errcode(database_);
            if (code != SQLITE_ROW) return code;
            version = ask.number(0);
        }
        if (version == 1) {
            // Another process may have done so meanwhile, which the columns tell.
            if (run(kFromFirst) != SQLITE_OK) run("ROLLBACK");
            version = kVersion;
        }
        if (version == kVersion) {
            Statement ask(database_,
                          std::string("SELECT ") + kStoreColumns + " FROM links LIMIT 1");
            const int code = ask.ok() ? ask.step() : SQLITE_NOTADB;
            return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
        }
        return version == 0 && !has_tables() ? run(kSchema) : SQLITE_MISMATCH;
    }

    Status put_aside() {
        close();
        set_aside_ = path_ + ".damaged";
        std::error_code failed;
        std::filesystem::rename(path_, set_aside_, failed);
        std::filesystem::remove(path_ + "-journal", failed);
        if (!std::filesystem::exists(path_, failed)) return std::nullopt;
        return Error{"the damaged link cache cannot be set aside", path_, "remove it"};
    }
    Status rebuild() {
        if (Status bad = put_aside()) return bad;
        return begin() ? Status() : error("cannot be opened");
    }

    /// In one transaction: alone, each look-up locks the file and sees whether it has changed.
    int read(std::map<std::string, LinkRecord>& records) {
        if (const int code = run("BEGIN"); code != SQLITE_OK) return code;
        const int code = read_all(records);
        run("COMMIT");
        return code;
    }
    int read_all(std::map<std::string, LinkRecord>& records) {
        Statement find(database_,
                       std::string("SELECT ") + kStoreColumns + " FROM links WHERE url = ?");
        if (!find.ok()) return sqlite3_errcode(database_);
        for (auto& [url, record] : records) {
            find.reset();
            find.bind(1, url);
            const int found = find.step();
            if (found == SQLITE_ROW)
                record = read_record(find);
            else if (found != SQLITE_DONE)
                return found;
        }
        return SQLITE_DONE;
    }

    int write(std::span<const LinkRecord* const> records) {
        if (const int code = run("BEGIN IMMEDIATE"); code != SQLITE_OK) return code;
        const int code = write_all(records);
        if (code == SQLITE_DONE) return run("COMMIT");
        run("ROLLBACK");
        return code;
    }
    int write_all(std::span<const LinkRecord* const> records) {
        Statement find(database_,
                       std::string("SELECT ") + kStoreColumns + " FROM links WHERE url = ?");
        Statement put(database_, std::string("INSERT OR REPLACE INTO links (") + kStoreColumns +
                                     ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        if (!find.ok() || !put.ok()) return sqlite3_errcode(database_);
        for (const LinkRecord* record : records) {
            find.reset();
            find.bind(1, record->url);
            const int found = find.step();
            if (found != SQLITE_ROW && found != SQLITE_DONE) return found;
            LinkRecord merged = *record;
            if (found == SQLITE_ROW) merge_records(merged, read_record(find));
            put.reset();
            bind_record(put, merged);
            if (const int code = put.step(); code != SQLITE_DONE) return code;
        }
        return SQLITE_DONE;
    }

    std::string path_, set_aside_;
    sqlite3* database_ = nullptr;
    bool damaged_ = false, is_anothers_ = false;
};

}  // namespace

Result<std::unique_ptr<LinkStore>> LinkStore::open(const std::string& path) {
    std::error_code failed;
    const auto folder = std::filesystem::path(path).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder, failed);
    auto store = std::make_unique<SqliteStore>(path);
    if (Status bad = store->open()) return *bad;
    return std::unique_ptr<LinkStore>(std::move(store));
}

bool is_store(std::string_view bytes) {
    return bytes.starts_with(std::string_view("SQLite format 3\0", 16));
}

Result<std::map<std::string, LinkRecord>> read_store(std::string_view bytes) {
    const Error none{"is no cache of links, or a damaged one", "", ""};
    std::map<std::string, LinkRecord> records;
    SqliteStore store("");
    if (store.open() || !is_store(bytes) || !store.take_bytes(bytes)) return none;
    if (store.each([&](const LinkRecord& record) { records[record.url] = record; })) return none;
    return records;
}

Result<std::string> write_store(const std::map<std::string, LinkRecord>& records) {
    SqliteStore store("");
    if (Status bad = store.open()) return *bad;
    std::vector<const LinkRecord*> all;
    for (const auto& [url, record] : records) all.push_back(&record);
    if (Status bad = store.save(all)) return *bad;
    return store.bytes();
}

}  // namespace veritally
