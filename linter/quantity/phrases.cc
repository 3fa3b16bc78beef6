#include "quantity/phrases.h"

#include <array>

#include "base/ascii.h"
#include "quantity/number.h"

namespace veritally {
namespace {

constexpr std::array<unsigned char, 256> make_fold() {
    std::array<unsigned char, 256> table{};
    for (int c = 0; c < 256; ++c) {
        table[static_cast<std::size_t>(c)] =
            static_cast<unsigned char>(to_ascii_lower(static_cast<char>(c)));
    }
    return table;
}
constexpr std::array<bool, 256> make_word() {
    std::array<bool, 256> table{};
    for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (int c = 'a'; c <= 'z'; ++c) {
        table[static_cast<std::size_t>(c)] = table[static_cast<std::size_t>(c - 32)] = true;
    }
    return table;
}
constexpr auto kFold = make_fold();
constexpr auto kWord = make_word();

char fold(char c) {
    return static_cast<char>(kFold[static_cast<unsigned char>(c)]);
}
bool is_phrase_letter(char c) {
    return kWord[static_cast<unsigned char>(c)];
}

/// Bytes of the letter outside ASCII at the byte; 0 for signs, spaces and stray bytes.
std::uint32_t wide_letter_size(std::string_view text, std::uint32_t at) {
    auto byte = [&](std::uint32_t i) -> unsigned {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    unsigned first = byte(0), second = byte(1);
    if (first < 0xc2) return 0;
    if (first == 0xc2) return second == 0xb5 || second == 0xaa || second == 0xba ? 2 : 0;
    if (first == 0xc3) return second == 0x97 || second == 0xb7 ? 0 : 2;
    if (first < 0xe0) return 2;
    if (first == 0xe2 && second <= 0xaf) return 0;  // General punctuation to arrows and signs.
    if (first == 0xef && second >= 0xb8) return 0;
    return first < 0xf0 ? 3 : 4;
}

/// The word, or the single byte of a sign, that a phrase is filed under.
struct Key {
    std::uint32_t hash = 2166136261u;
    std::uint32_t word = 0;  ///< Bytes; 0 of a sign.

    void add(char c) { hash = (hash ^ kFold[static_cast<unsigned char>(c)]) * 16777619u; }
};

Key key_of(std::string_view text, std::uint32_t at) {
    Key key;
    std::uint32_t end = at;
    while (end < text.size()) {
        if (is_phrase_letter(text[end])) {
            key.add(text[end++]);
            continue;
        }
        std::uint32_t size =
            static_cast<signed char>(text[end]) < 0 ? wide_letter_size(text, end) : 0;
        if (size == 0) break;
        for (; size > 0 && end < text.size(); --size) key.add(text[end++]);
    }
    key.word = end - at;
    if (key.word == 0) key.add(text[at]);
    key.hash ^= key.hash >> 15;
    return key;
}

/// Bytes of white space and at most one hyphen; 0 where neither is there.
std::uint32_t gap_size(std::string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    end += hyphen_size(text, end);
    while (std::uint32_t size = space_size(text, end)) end += size;
    return end - at;
}

bool begins_word(std::string_view text, std::uint32_t at) {
    return at < text.size() && (is_phrase_letter(text[at]) || wide_letter_size(text, at) > 0);
}

/// What stands behind a first word. Phrases are filed under both: a common word begins hundreds.
struct Behind {
    char letter = 0;         ///< Folded; 0 at the end.
    char spaced_letter = 0;  ///< The one behind the gap; 0 where there is no gap.
};

Behind behind(std::string_view text, std::uint32_t at) {
    const std::uint32_t beyond = at + gap_size(text, at);
    auto letter = [&](std::uint32_t i) { return i < text.size() ? fold(text[i]) : '\0'; };
    return {letter(at), beyond > at ? letter(beyond) : '\0'};
}

/// `letter`: 0 of a phrase that is its first word alone.
std::uint32_t filed_under(std::uint32_t word_hash, char letter, bool spaced) {
    const std::uint32_t next = static_cast<unsigned char>(letter) | (spaced ? 0x100u : 0u);
    const std::uint32_t hash = (word_hash ^ (next << 16)) * 0x9e3779b1u;
    return hash ^ hash >> 15;
}

/// Bytes of the text that the phrase covers; 0 where it does not stand there.
std::uint32_t match_size(std::string_view phrase, std::string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    for (char c : phrase) {
        if (c == ' ') {
            std::uint32_t gap = gap_size(text, end);
            if (gap == 0) return 0;
            end += gap;
        } else {
            if (end >= text.size() || fold(text[end]) != c) return 0;
            ++end;
        }
    }
    const bool runs_on = begins_word(text, end) &&
                         begins_word(phrase, static_cast<std::uint32_t>(phrase.size()) - 1);
    return runs_on ? 0 : end - at;
}

}  // namespace

std::uint32_t word_size(std::string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    while (end < text.size()) {
        if (is_phrase_letter(text[end])) {
            ++end;
            continue;
        }
        const bool wide = static_cast<signed char>(text[end]) < 0;
        const std::uint32_t size = wide ? wide_letter_size(text, end) : 0;
        if (size == 0) break;
        end += size;
    }
    std::uint32_t last = static_cast<std::uint32_t>(text.size());
    return (end < last ? end : last) - at;
}

std::uint32_t wide_hyphen_size(std::string_view text, std::uint32_t at) {
    std::string_view three = text.substr(at, 3);
    if (three == "\u2010" || three == "\u2011") return 3;
    // 'multiply–accumulate', not '125–200'
    const bool inner = at > 0 && at + 3 < text.size() && is_ascii_letter(text[at - 1]) &&
                       is_ascii_letter(text[at + 3]);
    return three == "\u2013" && inner ? 3 : 0;
}

void Meaning::add(const Meaning& other) {
    classes |= other.classes;
    if (short_value < 0) short_value = other.short_value;
    if (kind == Kind::none && power == 0) power = other.power;
    if (other.kind == Kind::none || kind != Kind::none) return;
    Meaning merged = other;
    merged.classes = classes;
    merged.short_value = short_value;
    *this = merged;
}

void PhraseTable::reserve(std::size_t phrases) {
    entries_.reserve(phrases);
    links_.reserve(phrases);
    letters_.reserve(phrases * 12);
    std::size_t buckets = 64;
    while (buckets < phrases * 2) buckets *= 2;
    rehash(buckets);
}

void PhraseTable::rehash(std::size_t buckets) {
    buckets_.assign(buckets, 0);
    for (std::uint32_t i = 0; i < links_.size(); ++i) file(i);
}

void PhraseTable::file(std::uint32_t entry) {
    std::uint32_t& head = buckets_[links_[entry].hash & (buckets_.size() - 1)];
    links_[entry].next = head;
    head = entry + 1;
}

void PhraseTable::add(std::string_view phrase, const Meaning& meaning) {
    std::size_t hyphen = phrase.find('-');
    if (hyphen == std::string_view::npos || hyphen == 0) return add_exact(phrase, meaning);
    std::string variant(phrase);
    variant[hyphen] = ' ';
    add(variant, meaning);
    variant.erase(hyphen, 1);
    add(variant, meaning);
}

void PhraseTable::add_exact(std::string_view phrase_text, const Meaning& meaning) {
    if (phrase_text.empty()) return;
    if (entries_.size() * 2 >= buckets_.size()) rehash(buckets_.empty() ? 64 : buckets_.size() * 2);
    const Key key = key_of(phrase_text, 0);
    const Behind next = behind(phrase_text, key.word > 0 ? key.word : 1);
    const bool spaced = next.letter == ' ';
    const std::uint32_t hash =
        filed_under(key.hash, spaced ? next.spaced_letter : next.letter, spaced);
    seen_.set(key.hash % kBits);
    filed_.set(hash % kBits);
    if (meaning.kind != Meaning::Kind::none) speaking_.set(key.hash % kBits);
    std::uint32_t begin = static_cast<std::uint32_t>(letters_.size());
    for (char c : phrase_text) letters_.push_back(fold(c));
    std::string_view text = std::string_view(letters_).substr(begin);
    for (std::uint32_t i = buckets_[hash & (buckets_.size() - 1)]; i != 0; i = links_[i - 1].next) {
        if (links_[i - 1].hash != hash || phrase(entries_[i - 1]) != text) continue;
        entries_[i - 1].meaning.add(meaning);
        letters_.resize(begin);
        return;
    }
    entries_.push_back({begin, static_cast<std::uint32_t>(text.size()), meaning});
    links_.push_back({hash, 0});
    file(static_cast<std::uint32_t>(entries_.size()) - 1);
}

bool PhraseTable::may_speak(std::string_view text) const {
    for (std::uint32_t at = 0; at < text.size();) {
        char c = text[at];
        if (is_ascii_digit(c) || c == '\xc2') return true;
        if (c == ' ') {
            ++at;
            continue;
        }
        Key key = key_of(text, at);
        if (speaking_.test(key.hash % kBits)) return true;
        at += key.word > 0 ? key.word : 1;
    }
    return false;
}

PhraseTable::Match PhraseTable::find(std::string_view text, std::uint32_t at, bool any_case) const {
    const Key key = key_of(text, at);
    Match best{nullptr, 0, key.word};
    if (buckets_.empty() || !seen_.test(key.hash % kBits)) return best;
    const Place place{text, at, any_case || is_ascii_upper(text[at])};
    const Behind next = behind(text, at + (key.word > 0 ? key.word : 1));
    look(filed_under(key.hash, 0, false), place, best);
    if (next.letter != 0 && next.letter != ' ')
        look(filed_under(key.hash, next.letter, false), place, best);
    if (next.spaced_letter != 0) look(filed_under(key.hash, next.spaced_letter, true), place, best);
    return best;
}

void PhraseTable::look(std::uint32_t hash, const Place& place, Match& best) const {
    if (!filed_.test(hash % kBits)) return;
    for (std::uint32_t i = buckets_[hash & (buckets_.size() - 1)]; i != 0; i = links_[i - 1].next) {
        if (links_[i - 1].hash != hash) continue;
        const Entry& entry = entries_[i - 1];
        if (entry.size <= best.size) continue;
        const Meaning& meaning = entry.meaning;
        const bool capital = meaning.strict ? is_ascii_upper(place.text[place.at]) : place.capital;
        if (meaning.upper && !capital) continue;
        const std::uint32_t size = match_size(phrase(entry), place.text, place.at);
        if (size <= best.size) continue;
        best.meaning = &meaning;
        best.size = size;
    }
}

}  // namespace veritally
