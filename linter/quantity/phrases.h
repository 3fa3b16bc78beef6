#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

/// Bytes of the word at the byte: letters of any script, digits, '_'; 0 where none begins.
std::uint32_t word_size(std::string_view text, std::uint32_t at);

/// A sign outside ASCII that joins the parts of a word.
std::uint32_t wide_hyphen_size(std::string_view text, std::uint32_t at);
/// A sign that joins the parts of a word: '-' and its no-break kin. Its bytes, or 0.
inline std::uint32_t hyphen_size(std::string_view text, std::uint32_t at) {
    if (at >= text.size()) return 0;
    return text[at] == '-' ? 1 : text[at] == '\xe2' ? wide_hyphen_size(text, at) : 0;
}

/// Parts that a word plays: bits of WordClass.
using WordClasses = std::bitset<128>;

/// What a phrase means, as its table says.
struct Meaning {
    enum class Kind : std::uint8_t { none, numeral, prefix, unit, value };
    WordClasses classes;
    Kind kind = Kind::none;
    bool upper = false;     ///< Counts only where it begins with a capital, or in any case.
    bool strict = false;    ///< Of `upper`: never in any case.
    std::int8_t power = 0;  ///< The power of ten of a prefix, of a unit's prefix, of a clock.
    std::uint16_t id = 0;   ///< Index into the table of its kind.
    std::int16_t short_value = -1;  ///< The attribute value that it is short for in a list.

    void add(const Meaning& other);
};

/// Phrases and their meanings; found by their first word, longest first. In a phrase a hyphen
/// stands for a hyphen, a space or nothing, and a space for white space or a hyphen. Case is
/// ignored (ASCII).
class PhraseTable {
  public:
    void add(std::string_view phrase, const Meaning& meaning);

    struct Match {
        const Meaning* meaning = nullptr;  ///< Null where no phrase begins here.
        std::uint32_t size = 0;            ///< Bytes of the text.
        std::uint32_t word = 0;            ///< Bytes of the word at hand; 0 at a sign.
    };
    /// The longest phrase that begins at the byte and ends where a word ends. Requires at <
    /// text.size(). `any_case`: phrases that ask for a capital do without.
    Match find(std::string_view text, std::uint32_t at, bool any_case = false) const;

    /// True where some word of the text may begin a numeral, a unit or a value, or is a digit: what
    /// has none of them says nothing of figures. Cheap; errs towards true.
    bool may_speak(std::string_view text) const;

    void reserve(std::size_t phrases);
    std::size_t size() const { return entries_.size(); }

  private:
    struct Entry {
        std::uint32_t begin, size;  ///< In letters_.
        Meaning meaning;
    };
    /// What every look goes along, apart from the entries so that it stays in the cache.
    struct Link {
        std::uint32_t hash;  ///< Of the entry's first word and the letter that follows it.
        std::uint32_t next;  ///< Of the same bucket, plus one; 0 at the end.
    };
    struct Place {
        std::string_view text;
        std::uint32_t at;
        bool capital;  ///< What asks for a capital has one, or does without.
    };
    static constexpr std::uint32_t kBits = 1u << 15;
    using Bits = std::bitset<kBits>;  ///< A bit for each hash.

    void add_exact(std::string_view phrase, const Meaning& meaning);
    void rehash(std::size_t buckets);
    void file(std::uint32_t entry);
    void look(std::uint32_t hash, const Place& place, Match& best) const;
    std::string_view phrase(const Entry& entry) const {
        return std::string_view(letters_).substr(entry.begin, entry.size);
    }

    std::string letters_;
    std::vector<Entry> entries_;
    std::vector<Link> links_;             ///< By entry.
    std::vector<std::uint32_t> buckets_;  ///< Index of an entry plus one; a power of two of them.
    Bits seen_, speaking_;                ///< First words; those that matter.
    Bits filed_;                          ///< Hashes of links.
};

}  // namespace veritally
