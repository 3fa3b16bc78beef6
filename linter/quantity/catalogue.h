#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "document/packed_yaml.h"
#include "quantity/device_names.h"
#include "quantity/vocabulary.h"

namespace veritally {

/// One published peak of a device.
struct Published {
    enum class Units : std::uint8_t { unknown, matrix, vector };
    enum class Confidence : std::uint8_t { vendor, secondary, single };

    double value = 0;  ///< In the unit without prefix, per device.
    /// Of each attribute, an index into Vocabulary::values; -1 where none is stated.
    std::array<std::int16_t, kMaxAttributes> reading = kNoReading;
    Units units = Units::unknown;
    Confidence confidence = Confidence::single;
    bool headline = false;  ///< The maker prints the number without what `reading` says.
    bool derived = false;  ///< From another figure of the device, by a ratio that the maker states.
    std::string_view accumulate;             ///< Format of the sum, where two rates are published.
    std::string_view source, address, date;  ///< Title, URL and date; "" where unknown.

    static constexpr auto kNoReading = [] {
        std::array<std::int16_t, kMaxAttributes> none{};
        none.fill(-1);
        return none;
    }();
};

/// A device and what is published of it; without figures it is known by name only.
struct Device {
    enum class Sparsity : std::uint8_t { unknown, structured, own, none };

    std::string_view name, kind, category, vendor, note;
    Sparsity sparsity = Sparsity::unknown;
    std::int16_t plain = -1;               ///< Value that a unit without attribute means, or -1.
    std::vector<std::int16_t> unresolved;  ///< Values whose figures span an open range.
    bool announced = false;                ///< A plan: nobody can buy it.
    int part_of = -1;                      ///< Device that this is an engine of, or -1.
    std::vector<std::uint16_t> engines;    ///< Devices that are part of this one.
    std::vector<std::pair<std::uint16_t, std::uint32_t>> contains;  ///< Device and its count.
    std::vector<Published> figures;
};

/// The devices of a kind of registry: their names and what is published of them, read from the
/// profile's tables (rules/reference/README.md). Views point into the tables. Immutable after
/// reading; shared by threads.
class Catalogue {
  public:
    /// Reads the tables in any order (keys: devices, families, sources and those of words.yaml);
    /// `own` need not outlive it. An Error names the device and what is wrong with it.
    static Result<Catalogue> read(std::span<const PackedNode> tables,
                                  std::span<const YamlNode* const> own, const Vocabulary& words);
    static Result<Catalogue> read(std::span<const YamlNode* const> own, const Vocabulary& words) {
        return read({}, own, words);
    }

    std::span<const Device> devices() const { return devices_; }
    const Device& operator[](std::size_t index) const { return devices_[index]; }
    /// Index of the device of that canonical name, or -1.
    int device(std::string_view name) const;

    using Name = DeviceNames::Name;
    /// The longest name of a device that begins at the byte, where a word must begin; an unknown
    /// variant ('RTX 4070 Ti' where only 'RTX 4070' is known) has none.
    Name find(std::string_view text, std::uint32_t at) const { return names_.find(text, at); }
    /// False where no name of a device can begin in the text. Cheap; errs towards true.
    bool may_name(std::string_view text) const { return names_.may_name(text); }
    /// The longest word that stands beside the names of devices.
    DeviceWord word(std::string_view text, std::uint32_t at) const { return names_.word(text, at); }

    bool empty() const { return devices_.empty(); }

  private:
    friend class CatalogueReader;
    std::vector<Device> devices_;
    std::vector<std::uint16_t> by_name_;  ///< All devices, sorted.
    DeviceNames names_;
    std::shared_ptr<const YamlPacker> own_;  ///< What views of own tables point into.
};

}  // namespace veritally
