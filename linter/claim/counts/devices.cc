#include "claim/counts/devices.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"

namespace veritally {
namespace {

class DeviceFinder {
  public:
    DeviceFinder(const Text& text, const DocumentText& document, const Catalogue& catalogue,
                 std::span<const std::uint16_t> known, PassageMemory* memory)
        : text_(text), document_(document), catalogue_(catalogue), memory_(memory) {
        known_.resize(catalogue.devices().size());
        know(known);
    }

    std::vector<DeviceMention> run() {
        for (const auto& block : document_.reading.passages) {
            std::uint32_t passage = document_.passage_of_block[block.block];
            for (ScannedName& name : names_in(block)) {
                name.at = {name.at.begin + block.flat.begin, name.at.end + block.flat.begin};
                if (name.stands()) know(name.name.devices);
                if (passage != kNowhere) add(name, passage);
            }
        }
        std::size_t kept = 0;
        for (std::size_t i = 0; i < out_.size(); ++i) {
            if (sure_[i] || is_known(out_[i].devices)) out_[kept++] = out_[i];
        }
        out_.resize(kept);
        return std::move(out_);
    }

  private:
    /// Places count from the block's begin.
    std::vector<ScannedName> names_in(const FlatBlock& block) const {
        const std::string_view flat =
            std::string_view(document_.reading.text).substr(block.flat.begin, block.flat.size());
        if (memory_ == nullptr) return scan_names(flat, catalogue_);
        auto& names = memory_->of(flat, false).names;
        if (!names) names = scan_names(flat, catalogue_);
        return *names;
    }

    void know(std::span<const std::uint16_t> devices) {
        for (std::uint16_t device : devices) known_[device] = true;
    }
    bool is_known(std::span<const std::uint16_t> devices) const {
        return std::any_of(devices.begin(), devices.end(),
                           [&](std::uint16_t device) { return known_[device]; });
    }

    void add(const ScannedName& name, std::uint32_t passage) {
        DeviceMention mention;
        mention.flat = name.at;
        mention.passage = passage;
        mention.devices = name.name.devices;
        mention.usual = name.name.usual;
        mention.weak = name.name.weak;
        mention.plural = name.name.plural;
        if (!find_tokens(mention)) return;
        bool sure = name.stands() || is_counted(name, mention) || is_rated(mention);
        if (!sure && name.digits && !may_be_meant(name, mention)) return;
        if (name.digits && is_amount(mention)) return;
        if (sure) know(mention.devices);
        out_.push_back(mention);
        sure_.push_back(sure);
    }

    bool find_tokens(DeviceMention& mention) const {
        const PassageText& passage = document_.passages[mention.passage];
        auto first = document_.tokens.begin() + passage.begin;
        auto last = document_.tokens.begin() + passage.end;
        auto begin = std::partition_point(
            first, last, [&](const Token& t) { return t.at.end <= mention.flat.begin; });
        auto end = std::partition_point(
            begin, last, [&](const Token& t) { return t.at.begin < mention.flat.end; });
        if (begin == end || begin->struck) return false;
        mention.token_begin = static_cast<std::uint32_t>(begin - document_.tokens.begin());
        mention.token_end = static_cast<std::uint32_t>(end - document_.tokens.begin());
        if (passage.first == passage.last) return false;
        const auto sentences = document_.sentences.begin();
        const auto own =
            std::partition_point(sentences + passage.first, sentences + passage.last - 1,
                                 [&](const Sentence& s) { return s.end <= mention.token_begin; });
        mention.sentence = static_cast<std::uint32_t>(own - sentences);
        return true;
    }

    const Token* before(const DeviceMention& mention) const {
        bool first = mention.token_begin <= document_.passages[mention.passage].begin;
        return first ? nullptr : &text_[mention.token_begin - 1];
    }

    /// A number, a count in words or a sign of multiplication stands before it. Before a name that
    /// is a number itself, only where a plural shows that it is no part of that number.
    bool is_counted(const ScannedName& name, const DeviceMention& mention) const {
        if (name.glued || is_plural_model(name) || is_multiplied(mention)) return true;
        const Token* t = before(mention);
        if (t == nullptr) return false;
        if (t->is(Mark::times)) return true;
        if (name.digits && !name.name.plural && !name.nouns) return false;
        if (t->is(Token::Kind::number)) return t->spelled || is_count(*t);
        std::uint32_t longest = 4;  // Words: 'half a dozen'.
        std::uint32_t first = document_.passages[mention.passage].begin;
        for (std::uint32_t i = mention.token_begin; i > first && longest > 0; --longest) {
            const Token& word = text_[--i];
            DeviceWord count = catalogue_.word(document_.reading.text, word.at.begin);
            std::uint32_t end = word.at.begin + count.size;
            if (count.kind == DeviceWord::Kind::count && end > t->at.begin && end <= t->at.end)
                return true;
        }
        return false;
    }
    /// 'The T4 does 130 TOPS', 'and a T4 130': of a model, where the sentence has a figure.
    bool is_rated(const DeviceMention& mention) const {
        const Token* t = before(mention);
        const auto name = std::string_view(document_.reading.text)
                              .substr(mention.flat.begin, mention.flat.size());
        return t != nullptr && !document_.sentences[mention.sentence].measures.empty() &&
               (t->is(WordClass::definite) || t->is(WordClass::indefinite) ||
                t->is(WordClass::each)) &&
               has_ascii_digit(name) && std::any_of(name.begin(), name.end(), is_ascii_letter);
    }
    /// 'T4s', 'L40s': letters and digits in the plural.
    bool is_plural_model(const ScannedName& name) const {
        const std::string_view word = document_.reading.text;
        const auto at = word.substr(name.at.begin, name.at.size());
        return name.name.plural && !name.digits && has_ascii_digit(at);
    }
    /// '4090 | ×18'
    bool is_multiplied(const DeviceMention& mention) const {
        const std::uint32_t end = document_.passages[mention.passage].end, i = mention.token_end;
        return i + 1 < end && text_[i].is(Mark::times) && text_[i + 1].is(Token::Kind::number) &&
               is_count(text_[i + 1]);
    }
    static bool is_count(const Token& number) {
        double value = number.number.value();
        bool year = number.plain && value >= 1900 && value < 2100;
        return value >= 1 && value < kMostThings && value == std::floor(value) && !number.name &&
               !year;
    }

    /// 'the 4090', 'two 4090s', 'a 4090 card', where the document speaks of the device elsewhere.
    bool may_be_meant(const ScannedName& name, const DeviceMention& mention) const {
        const Token* t = before(mention);
        if (t != nullptr && t->is(Mark::currency)) return false;
        return name.name.plural || (name.noun && !name.nouns) ||
               (t != nullptr && (t->is(WordClass::definite) || t->is(WordClass::indefinite)));
    }

    /// The number of a figure.
    bool is_amount(const DeviceMention& mention) const {
        const Sentence& sentence = document_.sentences[mention.sentence];
        return std::any_of(sentence.measures.begin(), sentence.measures.end(),
                           [&](const Measure& m) { return m.number == mention.token_begin; });
    }

    const Text& text_;
    const DocumentText& document_;
    const Catalogue& catalogue_;
    PassageMemory* memory_;
    std::vector<bool> known_;  ///< Devices with a full name somewhere.
    std::vector<DeviceMention> out_;
    std::vector<bool> sure_;  ///< Of each mention: it needs no full name elsewhere.
};

}  // namespace

std::vector<DeviceMention> find_devices(const Text& text, const DocumentText& document,
                                        const Catalogue& catalogue,
                                        std::span<const std::uint16_t> known,
                                        PassageMemory* memory) {
    if (catalogue.empty()) return {};
    return DeviceFinder(text, document, catalogue, known, memory).run();
}

std::vector<NamedDevice> devices_of_text(std::string_view text, const Catalogue& catalogue) {
    std::vector<NamedDevice> out;
    for (const ScannedName& name : scan_names(text, catalogue)) {
        if (name.stands()) out.push_back({name.at, name.name.devices, name.name.usual});
    }
    return out;
}

}  // namespace veritally
