#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quantity/phrases.h"

namespace veritally {

/// A word that stands beside the name of a device.
struct DeviceWord {
    enum class Kind : std::uint8_t {
        none,
        vendor,  ///< 'NVIDIA'; before the name.
        noun,    ///< 'GPUs', 'board'; behind the name.
        group,   ///< 'node', 'cluster'; holds devices.
        count,   ///< 'a pair of'; `count` says how many, 0 where it is vague: 'several'.
    };
    std::uint32_t size = 0;  ///< Bytes; 0 where there is none.
    Kind kind = Kind::none;
    bool plural = false;  ///< Of a noun or a group.
    std::uint32_t count = 0;
};

/// Names of devices, found in running text: without regard to case; a hyphen, a space and a
/// no-break space are the same, and none is needed between a word and a number ('RTX4090') or
/// before 'GB'; a plural 's' may follow.
class DeviceNames {
  public:
    struct Name {
        std::uint32_t size = 0;                  ///< Bytes, with a plural 's'; 0: no name.
        std::span<const std::uint16_t> devices;  ///< All that it can mean.
        int usual = -1;       ///< The one meant where a figure has to be taken, or -1.
        bool weak = false;    ///< Also a word, a number or another thing.
        bool plural = false;  ///< 'A100s'
    };
    /// The longest name that begins at the byte, where a word must begin, and ends where one ends;
    /// none where a variant's suffix follows.
    Name find(std::string_view text, std::uint32_t at) const;
    /// False where no name can begin in the text. Cheap; errs towards true.
    bool may_name(std::string_view text) const;
    /// The longest word at the byte; it ends where a word ends. Requires at < text.size().
    DeviceWord word(std::string_view text, std::uint32_t at) const;

    void reserve(std::size_t names);
    /// Adds a name. Added again, it can mean the devices of both, and is weak where both are. One
    /// that ends in a capital 'S' behind a digit is another's plural where it is written small,
    /// unless it is added in both ways.
    void add(std::string_view name, std::span<const std::uint16_t> devices, int usual, bool weak);
    /// Nouns and groups get their plural too.
    void add_word(std::string_view word, DeviceWord::Kind kind, std::uint32_t count = 0);
    /// A name with the word behind it is another's. `capital`: only where it begins with one.
    void add_suffix(std::string_view word, bool capital);

  private:
    struct Entry {
        std::uint32_t begin, size;  ///< In letters_.
        std::uint32_t hash;         ///< Of what it is filed under.
        std::uint32_t next;         ///< Of the same bucket, plus one; 0 at the end.
        std::uint32_t target;       ///< In targets_.
        bool capital_s;             ///< Ends so behind a digit: 'V100S', which 'V100s' is not.
    };
    struct Found {
        const Entry* entry = nullptr;
        std::uint32_t size = 0;  ///< Bytes of the text, without a plural 's'.
        std::uint32_t rank = 0;  ///< The longer the better, but for a capital in small letters.
    };
    struct Target {
        std::uint32_t first, count;  ///< In pool_.
        std::int32_t usual;
        bool weak;
    };
    static constexpr std::uint32_t kBits = 1u << 14;

    /// False where no name begins with the letters at the byte.
    bool may_begin(std::string_view text, std::uint32_t at) const;
    void file_opening(std::string_view first_word);
    void search(std::string_view text, std::uint32_t at, std::uint32_t hash, Found& best) const;
    bool has_suffix(std::string_view text, std::uint32_t end) const;
    std::uint32_t target_of(std::span<const std::uint16_t> devices, int usual, bool weak);
    std::string_view letters(const Entry& entry) const {
        return std::string_view(letters_).substr(entry.begin, entry.size);
    }

    std::string letters_;  ///< Names as they are compared.
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> buckets_;  ///< Index of an entry plus one; a power of two of them.
    std::bitset<kBits> seen_, filed_;     ///< First words; hashes of entries.
    static constexpr std::size_t kOpenings = 1u << 15;
    std::bitset<kOpenings> openings_;  ///< A bit for each three letters that a name begins with.
    std::vector<Target> targets_;
    std::vector<std::uint16_t> pool_;
    PhraseTable words_, suffixes_;  ///< The id is an index into meanings of words.
    std::vector<DeviceWord> word_meanings_;
};

}  // namespace veritally
