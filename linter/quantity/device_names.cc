#include "quantity/device_names.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "quantity/number.h"

namespace veritally {
namespace {

constexpr std::uint32_t kLongestGap = 8;

bool is_word(char c) {
    return is_ascii_word(c) || c == '_';
}

constexpr std::uint32_t kOpening = 3;  ///< Letters of a name that are looked at first.
constexpr int kLetterBits = 5;

constexpr std::array<unsigned char, 256> make_letter_indices() {
    std::array<unsigned char, 256> indices{};
    for (unsigned i = 0; i < 26; ++i)
        indices['a' + i] = indices['A' + i] = static_cast<unsigned char>(i + 1);
    for (unsigned c = '0'; c <= '9'; ++c) indices[c] = 27;
    indices['_'] = 28;
    return indices;
}
constexpr auto kLetterIndices = make_letter_indices();

/// The same for both cases, for all digits, and for all that is no part of a word.
std::size_t letter_index(char c) {
    return kLetterIndices[static_cast<unsigned char>(c)];
}

/// Bytes of a short gap between words: white space and at most one hyphen.
std::uint32_t name_gap_size(std::string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    bool hyphen = false;
    while (end - at < kLongestGap) {
        std::uint32_t size = space_size(text, end);
        if (size == 0 && !hyphen) {
            size = hyphen_size(text, end);
            hyphen = true;
        }
        if (size == 0) break;
        end += size;
    }
    return end - at;
}

/// The word at the byte and the beginnings that a name there may be filed under: the word, its
/// letters before the first digit ('RTX4090'), what a plural s stands behind.
struct FirstWord {
    struct Part {
        std::uint32_t hash, size;
    };
    std::uint32_t size = 0;
    Part parts[3];
    int count = 1;
};

FirstWord first_word(std::string_view text, std::uint32_t at) {
    constexpr std::uint32_t kFewestLetters = 2;
    FirstWord word;
    std::uint32_t hash = 2166136261u, stem = hash;
    bool only_letters = true;
    for (; at + word.size < text.size() && is_word(text[at + word.size]); ++word.size) {
        char c = text[at + word.size];
        if (only_letters && is_ascii_digit(c) && word.size >= kFewestLetters)
            word.parts[word.count++] = {hash ^ hash >> 15, word.size};
        only_letters = only_letters && is_ascii_letter(c);
        stem = hash;
        hash = (hash ^ static_cast<unsigned char>(to_ascii_lower(c))) * 16777619u;
    }
    word.parts[0] = {hash ^ hash >> 15, word.size};
    if (word.size == 0)
        word.count = 0;
    else if (text[at + word.size - 1] == 's')
        word.parts[word.count++] = {stem ^ stem >> 15, word.size - 1};
    return word;
}

/// What a name is filed under: its first word and the first letters of the next (fewer where no
/// more stand there); many begin with the same vendor's name.
std::uint32_t file_hash(std::uint32_t first_word, std::string_view next) {
    for (char c : next)
        first_word = (first_word ^ static_cast<unsigned char>(to_ascii_lower(c))) * 2654435769u;
    return first_word >> 7;
}

/// The first bytes of what follows the part.
std::string_view next_after(std::string_view text, std::uint32_t end) {
    constexpr std::uint32_t kMost = 4;
    const std::uint32_t next = end + name_gap_size(text, end);
    if (next >= text.size()) return {};
    std::uint32_t size = 1;
    while (size < kMost && next + size < text.size() && is_word(text[next + size])) ++size;
    return text.substr(next, size);
}

/// A gap that may be left out.
bool may_be_glued(std::string_view name, std::size_t gap) {
    char before = name[gap - 1], after = name[gap + 1];
    return (is_ascii_letter(before) && is_ascii_digit(after)) ||
           (is_ascii_digit(before) && name.substr(gap + 1, 2) == "gb");
}

/// Bytes of the text that the name covers; 0 where it does not stand there.
std::uint32_t name_match_size(std::string_view name, std::string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == ' ') {
            std::uint32_t gap = name_gap_size(text, end);
            if (gap == 0 && !may_be_glued(name, i)) return 0;
            end += gap;
        } else if (name[i] == '-') {
            std::uint32_t hyphen = hyphen_size(text, end);
            if (hyphen == 0) return 0;
            end += hyphen;
        } else {
            if (end >= text.size() || to_ascii_lower(text[end]) != name[i]) return 0;
            ++end;
        }
    }
    return end - at;
}

/// Appends a name as it is compared: hyphens are gaps, but between two digits ('TPU v3 8 chips' is
/// no 'TPU v3-8'); a gap stands before 'GB'.
void append_compared(std::string_view name, std::string& out) {
    for (std::uint32_t i = 0; i < name.size();) {
        if (is_word(name[i])) {
            bool memory = i > 0 && is_ascii_digit(name[i - 1]) && name.substr(i, 2) == "GB";
            if (memory) out += ' ';
            out += to_ascii_lower(name[i++]);
        } else if (std::uint32_t gap = name_gap_size(name, i)) {
            bool inner = i > 0 && i + gap < name.size();
            bool digits = inner && is_ascii_digit(name[i - 1]) && is_ascii_digit(name[i + gap]) &&
                          hyphen_size(name, i) == gap;
            if (inner) out += digits ? '-' : ' ';
            i += gap;
        } else {
            out += name[i++];
        }
    }
}

bool ends_before_word(std::string_view text, std::uint32_t at) {
    return at >= text.size() || word_size(text, at) == 0;
}

}  // namespace

bool DeviceNames::may_begin(std::string_view text, std::uint32_t at) const {
    std::size_t index = 0;
    for (std::uint32_t i = at; i < at + kOpening; ++i)
        index = index << kLetterBits | (i < text.size() ? letter_index(text[i]) : 0u);
    return openings_[index];
}

/// Behind a shorter word anything may follow.
void DeviceNames::file_opening(std::string_view first_word) {
    std::size_t first = 0, count = 1;
    for (std::size_t i = 0; i < kOpening; ++i) {
        const bool known = i < first_word.size();
        first = first << kLetterBits | (known ? letter_index(first_word[i]) : 0u);
        if (!known) count <<= kLetterBits;
    }
    for (std::size_t i = first; i < first + count; ++i) openings_.set(i);
}

DeviceNames::Name DeviceNames::find(std::string_view text, std::uint32_t at) const {
    if (!may_begin(text, at)) return {};
    FirstWord word = first_word(text, at);
    Found best;
    for (int i = 0; i < word.count; ++i) {
        const FirstWord::Part& part = word.parts[i];
        if (!seen_.test(part.hash % kBits)) continue;
        const std::string_view next = next_after(text, at + part.size);
        for (std::size_t letters = 0; letters <= next.size(); ++letters) {
            const std::uint32_t hash = file_hash(part.hash, next.substr(0, letters));
            if (filed_.test(hash % kBits)) search(text, at, hash, best);
        }
    }
    if (best.entry == nullptr) return {};
    std::uint32_t end = at + best.size;
    bool plural = !ends_before_word(text, end);  // search() lets nothing else run on.
    if (!plural && has_suffix(text, end)) return {};
    const Target& target = targets_[best.entry->target];
    return {best.size + (plural ? 1u : 0u), std::span(pool_).subspan(target.first, target.count),
            target.usual, target.weak, plural};
}

void DeviceNames::search(std::string_view text, std::uint32_t at, std::uint32_t hash,
                         Found& best) const {
    for (std::uint32_t i = buckets_[hash & (buckets_.size() - 1)]; i != 0;
         i = entries_[i - 1].next) {
        const Entry& entry = entries_[i - 1];
        if (entry.hash != hash) continue;
        std::uint32_t covered = name_match_size(letters(entry), text, at);
        std::uint32_t end = at + covered;
        if (covered == 0) continue;
        const bool small = entry.capital_s && text[end - 1] == 's';
        const std::uint32_t rank = 2 * covered + 3 - (small ? 3 : 0);
        if (rank <= best.rank) continue;
        bool plural = end < text.size() && text[end] == 's' && ends_before_word(text, end + 1);
        bool sign = !is_word(text[end - 1]);
        bool decimal = end + 1 < text.size() && text[end] == '.' && is_ascii_digit(text[end + 1]);
        if (!(sign || plural || ends_before_word(text, end)) || decimal) continue;
        best = {&entry, covered, rank};
    }
}

bool DeviceNames::has_suffix(std::string_view text, std::uint32_t end) const {
    std::uint32_t gap = name_gap_size(text, end);
    if (gap == 0 || end + gap >= text.size()) return false;
    return suffixes_.find(text, end + gap).meaning != nullptr;
}

bool DeviceNames::may_name(std::string_view text) const {
    if (entries_.empty()) return false;
    for (std::uint32_t at = 0; at < text.size();) {
        FirstWord word = first_word(text, at);
        if (word.size == 0) {
            ++at;
            continue;
        }
        for (int i = 0; i < word.count; ++i) {
            if (seen_.test(word.parts[i].hash % kBits)) return true;
        }
        at += word.size;
    }
    return false;
}

DeviceWord DeviceNames::word(std::string_view text, std::uint32_t at) const {
    PhraseTable::Match match = words_.find(text, at);
    if (match.meaning == nullptr) return {};
    DeviceWord word = word_meanings_[match.meaning->id];
    word.size = match.size;
    return word;
}

void DeviceNames::reserve(std::size_t names) {
    entries_.reserve(names);
    targets_.reserve(names);
    pool_.reserve(names);
    letters_.reserve(names * 20);
    std::size_t buckets = 64;
    while (buckets < names) buckets *= 2;
    buckets_.assign(buckets, 0);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
        std::uint32_t& head = buckets_[entries_[i].hash & (buckets - 1)];
        entries_[i].next = head;
        head = i + 1;
    }
}

std::uint32_t DeviceNames::target_of(std::span<const std::uint16_t> devices, int usual, bool weak) {
    if (!targets_.empty()) {
        const Target& last = targets_.back();
        auto known = std::span(pool_).subspan(last.first, last.count);
        if (last.usual == usual && last.weak == weak &&
            std::equal(known.begin(), known.end(), devices.begin(), devices.end()))
            return static_cast<std::uint32_t>(targets_.size()) - 1;
    }
    targets_.push_back({static_cast<std::uint32_t>(pool_.size()),
                        static_cast<std::uint32_t>(devices.size()), usual, weak});
    pool_.insert(pool_.end(), devices.begin(), devices.end());
    return static_cast<std::uint32_t>(targets_.size()) - 1;
}

void DeviceNames::add(std::string_view name, std::span<const std::uint16_t> devices, int usual,
                      bool weak) {
    if (entries_.size() >= buckets_.size()) reserve(entries_.size() * 2 + 64);
    const bool capital_s =
        name.size() > 1 && name.back() == 'S' && is_ascii_digit(name[name.size() - 2]);
    const std::uint32_t begin = static_cast<std::uint32_t>(letters_.size());
    append_compared(name, letters_);
    const std::string_view text = std::string_view(letters_).substr(begin);
    if (text.empty()) return;
    const FirstWord word = first_word(text, 0);
    const std::uint32_t first = word.parts[0].hash;
    const std::uint32_t hash = file_hash(first, next_after(text, word.size));
    std::uint32_t& head = buckets_[hash & (buckets_.size() - 1)];
    for (std::uint32_t i = head; i != 0; i = entries_[i - 1].next) {
        if (entries_[i - 1].hash != hash || letters(entries_[i - 1]) != text) continue;
        const Target before = targets_[entries_[i - 1].target];
        std::vector<std::uint16_t> all(pool_.begin() + before.first,
                                       pool_.begin() + before.first + before.count);
        for (std::uint16_t device : devices) {
            if (std::find(all.begin(), all.end(), device) == all.end()) all.push_back(device);
        }
        int common = all.size() == before.count || before.usual == usual ? before.usual : -1;
        entries_[i - 1].target = target_of(all, common, before.weak && weak);
        entries_[i - 1].capital_s = entries_[i - 1].capital_s && capital_s;
        letters_.resize(begin);
        return;
    }
    entries_.push_back({begin, static_cast<std::uint32_t>(text.size()), hash, head,
                        target_of(devices, usual, weak), capital_s});
    head = static_cast<std::uint32_t>(entries_.size());
    file_opening(text.substr(0, word.size));
    seen_.set(first % kBits);
    filed_.set(hash % kBits);
}

void DeviceNames::add_word(std::string_view word, DeviceWord::Kind kind, std::uint32_t count) {
    Meaning meaning;
    meaning.kind = Meaning::Kind::value;
    meaning.id = static_cast<std::uint16_t>(word_meanings_.size());
    word_meanings_.push_back({0, kind, false, count});
    words_.add(word, meaning);
    if (kind != DeviceWord::Kind::noun && kind != DeviceWord::Kind::group) return;
    ++meaning.id;
    word_meanings_.push_back({0, kind, true, count});
    bool hissing = word.ends_with('x') || word.ends_with('s') || word.ends_with("ch");
    words_.add(std::string(word) + (hissing ? "es" : "s"), meaning);
}

void DeviceNames::add_suffix(std::string_view word, bool capital) {
    Meaning meaning;
    meaning.kind = Meaning::Kind::value;
    meaning.upper = capital;
    suffixes_.add(word, meaning);
}

}  // namespace veritally
