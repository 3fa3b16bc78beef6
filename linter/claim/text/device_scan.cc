#include "claim/text/device_scan.h"

#include <algorithm>

#include "base/ascii.h"
#include "quantity/number.h"

namespace veritally {
namespace {

class Scanner {
  public:
    Scanner(std::string_view text, const Catalogue& catalogue)
        : text_(text), catalogue_(catalogue) {}

    std::vector<ScannedName> run() {
        while (at_ < text_.size()) {
            std::uint32_t size = word_size(text_, at_);
            if (size == 0) {
                ++at_;
                continue;
            }
            std::uint32_t count = counted(size);
            if (!read(at_, false) && !(count > 0 && read(at_ + count, true))) {
                words_[next_++ % kWords] = at_;
                at_ += size;
            }
        }
        return std::move(out_);
    }

  private:
    static constexpr std::uint32_t kWords = 3;

    /// Bytes of the count and its sign at the begin of the word: '8x' of '8xA100'; else 0.
    std::uint32_t counted(std::uint32_t size) const {
        std::uint32_t digits = 0;
        while (digits < size && is_ascii_digit(text_[at_ + digits])) ++digits;
        bool times = digits > 0 && digits + 1 < size &&
                     (text_[at_ + digits] == 'x' || text_[at_ + digits] == 'X');
        return times ? digits + 1 : 0;
    }

    bool read(std::uint32_t at, bool glued) {
        Catalogue::Name name = catalogue_.find(text_, at);
        if (name.size == 0) return false;
        ScannedName found{{at, at + name.size}, name};
        found.glued = glued;
        at_ = found.at.end;
        if (!name.weak || !looks_like_a_name(found)) {
            if (!name.weak) out_.push_back(found);
            return true;
        }
        found.vendor = has_vendor(at);
        find_noun(found);
        out_.push_back(found);
        return true;
    }

    /// A name that is nothing but a word is written with a capital, and a number alone is no part
    /// of another.
    bool looks_like_a_name(ScannedName& found) const {
        std::string_view name = text_.substr(found.at.begin, found.at.size());
        if (found.name.plural) name.remove_suffix(1);
        found.digits = std::all_of(name.begin(), name.end(), is_ascii_digit);
        bool word = std::all_of(name.begin(), name.end(), is_ascii_letter);
        if (word) return name[0] <= 'Z';
        return !found.digits || is_whole_number(found.at);
    }
    bool is_whole_number(Span at) const {
        constexpr std::string_view kBefore = ".,$#\u00a3";
        if (at.begin > 0 && kBefore.find(text_[at.begin - 1]) != std::string_view::npos)
            return false;
        bool more = at.end + 1 < text_.size() && (text_[at.end] == '.' || text_[at.end] == ',') &&
                    is_ascii_digit(text_[at.end + 1]);
        return !more && (at.end >= text_.size() || text_[at.end] != '%');
    }

    /// Bytes of a possessive and white space, or of a hyphen.
    std::uint32_t link_size(std::uint32_t at) const {
        std::uint32_t end = at;
        for (std::string_view ending : {"'s", "\u2019s"}) {
            if (text_.substr(end, ending.size()) == ending)
                end += static_cast<std::uint32_t>(ending.size());
        }
        if (std::uint32_t hyphen = hyphen_size(text_, end)) return end + hyphen - at;
        for (std::uint32_t space; (space = space_size(text_, end)) > 0 && end - at < 8;)
            end += space;
        return end - at;
    }

    bool has_vendor(std::uint32_t at) const {
        for (std::uint32_t i = 0; i < std::min(next_, kWords); ++i) {
            std::uint32_t begin = words_[(next_ - 1 - i) % kWords];
            DeviceWord word = catalogue_.word(text_, begin);
            if (word.kind != DeviceWord::Kind::vendor) continue;
            std::uint32_t end = begin + word.size;
            if (end + link_size(end) == at) return true;
        }
        return false;
    }

    void find_noun(ScannedName& found) const {
        std::uint32_t gap = link_size(found.at.end);
        if (gap == 0 || found.at.end + gap >= text_.size()) return;
        DeviceWord word = catalogue_.word(text_, found.at.end + gap);
        found.noun = word.kind == DeviceWord::Kind::noun;
        found.nouns = found.noun && word.plural;
    }

    std::string_view text_;
    std::uint32_t at_ = 0;
    const Catalogue& catalogue_;
    std::vector<ScannedName> out_;
    std::uint32_t words_[kWords] = {};  ///< Where the last words began, in turn.
    std::uint32_t next_ = 0;
};

}  // namespace

std::vector<ScannedName> scan_names(std::string_view text, const Catalogue& catalogue) {
    if (catalogue.empty()) return {};
    return Scanner(text, catalogue).run();
}

}  // namespace veritally
