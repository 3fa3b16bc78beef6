#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "link/link_record.h"

namespace veritally {

/// The records of all addresses in one SQLite file. Several processes may use it at once. A file
/// that is damaged or none of ours is set aside (".damaged" after its name) and begun anew. For
/// one thread.
class LinkStore {
  public:
    /// Makes the file and its folder where they are missing. An Error where that cannot be done.
    static Result<std::unique_ptr<LinkStore>> open(const std::string& path);
    virtual ~LinkStore() = default;

    /// Fills in what is known of the addresses.
    virtual Status load(std::map<std::string, LinkRecord>& records) = 0;
    /// Takes the records in one step; what another process wrote meanwhile is merged.
    virtual Status save(std::span<const LinkRecord* const> records) = 0;
    virtual Status each(const std::function<void(const LinkRecord&)>& take) = 0;  ///< By address.
    /// Forgets the addresses that begin so ("": all), and tells how many those were.
    virtual Result<std::size_t> forget(const std::string& beginning) = 0;
    /// Where a damaged file was put; "" where there was none.
    virtual const std::string& set_aside() const = 0;
};

/// Do the bytes of a file begin as those of a store do?
bool is_store(std::string_view bytes);
/// The records in the bytes of a store, whose file is not touched. An Error where it is none.
Result<std::map<std::string, LinkRecord>> read_store(std::string_view bytes);
/// A store of these records, as bytes; the same for the same records.
Result<std::string> write_store(const std::map<std::string, LinkRecord>& records);

}  // namespace veritally
