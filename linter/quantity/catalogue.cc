#include "quantity/catalogue.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace veritally {
namespace {

struct Source {
    std::string_view key, title, address, date;
};

std::optional<double> positive(std::string_view text) {
    double value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || !(value > 0 && value < 1e300)) return std::nullopt;
    return value;
}

template <class T, std::size_t N>
bool choose(std::string_view text, const std::pair<std::string_view, T> (&names)[N], T& out) {
    for (const auto& [name, value] : names) {
        if (name != text) continue;
        out = value;
        return true;
    }
    return false;
}

constexpr std::pair<std::string_view, Device::Sparsity> kSparsities[] = {
    {"2:4", Device::Sparsity::structured},
    {"own", Device::Sparsity::own},
    {"none", Device::Sparsity::none}};
constexpr std::pair<std::string_view, Published::Units> kUnits[] = {
    {"matrix", Published::Units::matrix}, {"vector", Published::Units::vector}};
constexpr std::pair<std::string_view, Published::Confidence> kConfidences[] = {
    {"vendor", Published::Confidence::vendor},
    {"secondary", Published::Confidence::secondary},
    {"single", Published::Confidence::single}};
constexpr std::pair<std::string_view, bool> kBooleans[] = {{"true", true}, {"false", false}};

template <class Compare>
const Source* find_source(const std::vector<Source>& sources, std::string_view key,
                          Compare before) {
    auto found = std::lower_bound(sources.begin(), sources.end(), key, before);
    return found == sources.end() || found->key != key ? nullptr : &*found;
}

}  // namespace

class CatalogueReader {
  public:
    explicit CatalogueReader(const Vocabulary& words) : words_(words) {}

    Result<Catalogue> read(std::span<const YamlNode* const> tables) {
        std::size_t devices = 0;
        for (const YamlNode* table : tables) {
            read_words(*table);
            if (Status bad = read_sources((*table)["sources"])) return *bad;
            devices += (*table)["devices"].count;
        }
        if (devices > UINT16_MAX / 2) return Error{"too many devices", "quantities", ""};
        auto by_key = [](const Source& a, const Source& b) { return a.key < b.key; };
        std::stable_sort(sources_.begin(), sources_.end(), by_key);
        out_.devices_.reserve(devices);
        out_.names_.reserve(devices * kNamesPerDevice);
        for (const YamlNode* table : tables) {
            for (const YamlNode& node : (*table)["devices"]) {
                if (Status bad = read_device(node)) return *bad;
            }
        }
        if (Status bad = sort_names()) return *bad;
        if (Status bad = link_devices()) return *bad;
        for (const YamlNode* table : tables) {
            for (const YamlNode& node : (*table)["families"]) {
                if (Status bad = read_family(node)) return *bad;
            }
        }
        return std::move(out_);
    }

  private:
    static constexpr std::size_t kNamesPerDevice = 6;

    Error wrong(std::string_view name, std::string message) const {
        return {"'" + std::string(name) + "': " + std::move(message), "quantities", ""};
    }
    Error unknown(std::string_view name, std::string_view what, std::string_view value) const {
        return wrong(name, "'" + std::string(value) + "' is no " + std::string(what));
    }

    void read_words(const YamlNode& table) {
        using Kind = DeviceWord::Kind;
        DeviceNames& names = out_.names_;
        for (const YamlEntry& vendor : table["vendors"].map_entries()) {
            for (const YamlNode& other : vendor.value) names.add_word(other.scalar, Kind::vendor);
        }
        for (const YamlNode& word : table["device-nouns"]) names.add_word(word.scalar, Kind::noun);
        for (const YamlNode& word : table["group-nouns"]) names.add_word(word.scalar, Kind::group);
        for (const YamlNode& word : table["vague-counts"]) names.add_word(word.scalar, Kind::count);
        for (const YamlEntry& word : table["count-words"].map_entries()) {
            double count = positive(word.value.scalar).value_or(0);
            names.add_word(word.key, Kind::count, static_cast<std::uint32_t>(std::min(count, 1e6)));
        }
        for (const YamlNode& word : table["variant-suffixes"]) names.add_suffix(word.scalar, false);
        for (const YamlNode& word : table["capital-suffixes"]) names.add_suffix(word.scalar, true);
    }

    Status read_sources(const YamlNode& node) {
        for (const YamlEntry& entry : node.map_entries()) {
            sources_.push_back(source_of(entry.key, entry.value));
            if (sources_.back().title.empty()) return wrong(entry.key, "a source needs a title");
        }
        return std::nullopt;
    }
    static Source source_of(std::string_view key, const YamlNode& node) {
        return {key, node.text("title"), node.text("url"), node.text("date")};
    }

    Status read_device(const YamlNode& node) {
        index_ = static_cast<std::uint16_t>(out_.devices_.size());
        Device& device = out_.devices_.emplace_back();
        device.name = node.text("name");
        if (device.name.empty()) return Error{"a device has no name", "quantities", ""};
        for (const YamlEntry& entry : node.map_entries()) {
            if (Status bad = read_key(entry, device)) return bad;
        }
        if (device.vendor != vendor_) {
            vendor_ = device.vendor;
            if (!vendor_.empty()) out_.names_.add_word(vendor_, DeviceWord::Kind::vendor);
        }
        nodes_.push_back(&node);
        add_names(node, {&index_, 1}, index_);
        return std::nullopt;
    }

    Status read_key(const YamlEntry& entry, Device& device) {
        constexpr std::string_view kKnown[] = {"name",     "released", "aliases", "weak",
                                               "products", "noted",    "part_of", "contains"};
        constexpr std::pair<std::string_view, std::string_view Device::*> kTexts[] = {
            {"kind", &Device::kind},
            {"class", &Device::category},
            {"vendor", &Device::vendor},
            {"note", &Device::note}};
        std::string_view Device::*text = nullptr;
        if (choose(entry.key, kTexts, text)) {
            device.*text = entry.value.scalar;
        } else if (entry.key == "figures") {
            device.figures.reserve(entry.value.count + 4);
            for (const YamlNode& figure : entry.value) {
                if (Status bad = read_figure(figure, device)) return bad;
            }
        } else if (entry.key == "sparsity") {
            if (!choose(entry.value.scalar, kSparsities, device.sparsity))
                return unknown(device.name, "sparsity", entry.value.scalar);
        } else if (entry.key == "announced") {
            if (!choose(entry.value.scalar, kBooleans, device.announced))
                return unknown(device.name, "truth value", entry.value.scalar);
        } else if (entry.key == "plain_tops") {
            device.plain = any_value(entry.value.scalar);
            if (device.plain < 0) return unknown(device.name, "value", entry.value.scalar);
        } else if (entry.key == "unresolved") {
            for (const YamlNode& value : entry.value) {
                device.unresolved.push_back(any_value(value.scalar));
                if (device.unresolved.back() < 0)
                    return unknown(device.name, "value", value.scalar);
            }
        } else if (std::find(std::begin(kKnown), std::end(kKnown), entry.key) == std::end(kKnown)) {
            return unknown(device.name, "key of a device", entry.key);
        }
        return std::nullopt;
    }

    Status read_figure(const YamlNode& node, Device& device) {
        Published figure;
        const YamlNode* list = nullptr;
        std::size_t listed = 0;
        std::string_view date;
        for (const YamlEntry& entry : node.map_entries()) {
            std::size_t attribute = attribute_of(entry.key);
            if (attribute == words_.attributes.size()) {
                if (Status bad = read_figure_key(entry, device, figure, date)) return bad;
            } else if (entry.value.is_sequence()) {
                list = &entry.value;
                listed = attribute;
            } else if (!set_value(figure, attribute, entry.value.scalar)) {
                return unknown(device.name, entry.key, entry.value.scalar);
            }
        }
        if (figure.value == 0) return wrong(device.name, "a figure needs a value above 0");
        if (!date.empty()) figure.date = date;
        if (list == nullptr) device.figures.push_back(figure);
        for (const YamlNode& value : list == nullptr ? YamlNode() : *list) {
            if (!set_value(figure, listed, value.scalar))
                return unknown(device.name, words_.attributes[listed].name, value.scalar);
            device.figures.push_back(figure);
        }
        return std::nullopt;
    }

    Status read_figure_key(const YamlEntry& entry, const Device& device, Published& figure,
                           std::string_view& date) const {
        std::string_view text = entry.value.scalar;
        bool known = true;
        if (entry.key == "value")
            figure.value = positive(text).value_or(0);
        else if (entry.key == "source")
            known = set_source(entry.value, figure);
        else if (entry.key == "units")
            known = choose(text, kUnits, figure.units);
        else if (entry.key == "confidence")
            known = choose(text, kConfidences, figure.confidence);
        else if (entry.key == "headline")
            known = choose(text, kBooleans, figure.headline);
        else if (entry.key == "derived")
            known = choose(text, kBooleans, figure.derived);
        else if (entry.key == "accumulate")
            figure.accumulate = text;
        else if (entry.key == "date")
            date = text;
        else
            return unknown(device.name, "key of a figure", entry.key);
        if (!known) return unknown(device.name, entry.key, text);
        return std::nullopt;
    }

    bool set_source(const YamlNode& node, Published& figure) const {
        auto before = [](const Source& source, std::string_view key) { return source.key < key; };
        Source own = source_of("", node);
        const Source* source = node.is_map() ? &own : find_source(sources_, node.scalar, before);
        if (source == nullptr || source->title.empty()) return false;
        figure.source = source->title;
        figure.address = source->address;
        figure.date = source->date;
        return true;
    }

    std::size_t attribute_of(std::string_view name) const {
        std::size_t a = 0;
        while (a < words_.attributes.size() && words_.attributes[a].name != name) ++a;
        return std::min(a, words_.attributes.size());
    }
    int value_index(std::size_t attribute, std::string_view name) const {
        for (std::size_t i = 0; i < words_.values.size(); ++i) {
            const AttributeValue& value = words_.values[i];
            if (value.attribute == attribute && value.name == name) return static_cast<int>(i);
        }
        return -1;
    }
    bool set_value(Published& figure, std::size_t attribute, std::string_view name) const {
        if (attribute >= kMaxAttributes) return false;
        int value = value_index(attribute, name);
        figure.reading[attribute] = static_cast<std::int16_t>(value);
        return value >= 0 || name == "unstated";
    }
    std::int16_t any_value(std::string_view name) const {
        for (std::size_t a = 0; a < words_.attributes.size(); ++a) {
            int value = value_index(a, name);
            if (value >= 0) return static_cast<std::int16_t>(value);
        }
        return -1;
    }

    /// A name counts as an alias, unless it is among the weak ones.
    void add_names(const YamlNode& node, std::span<const std::uint16_t> devices, int usual) {
        DeviceNames& names = out_.names_;
        std::string_view name = node.text("name");
        bool weak_name = false;
        for (const YamlNode& weak : node["weak"]) {
            names.add(weak.scalar, devices, usual, true);
            weak_name = weak_name || weak.scalar == name;
        }
        if (!weak_name) names.add(name, devices, usual, false);
        for (std::string_view key : {"aliases", "products"}) {
            for (const YamlNode& alias : node[key]) names.add(alias.scalar, devices, usual, false);
        }
    }

    Status sort_names() {
        auto& sorted = out_.by_name_;
        for (std::size_t i = 0; i < out_.devices_.size(); ++i)
            sorted.push_back(static_cast<std::uint16_t>(i));
        const auto name = [&](std::uint16_t device) { return out_.devices_[device].name; };
        std::sort(sorted.begin(), sorted.end(),
                  [&](std::uint16_t a, std::uint16_t b) { return name(a) < name(b); });
        auto twice = std::adjacent_find(
            sorted.begin(), sorted.end(),
            [&](std::uint16_t a, std::uint16_t b) { return name(a) == name(b); });
        if (twice != sorted.end()) return wrong(name(*twice), "two devices have this name");
        return std::nullopt;
    }

    Status link_devices() {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            Device& device = out_.devices_[i];
            if (const YamlNode* whole = nodes_[i]->find("part_of")) {
                device.part_of = out_.device(whole->scalar);
                if (device.part_of < 0) return unknown(device.name, "device", whole->scalar);
            }
            const YamlNode& contains = (*nodes_[i])["contains"];
            if (contains.is_null()) continue;
            for (const YamlNode* part = contains.is_map() ? &contains : contains.begin();
                 part != (contains.is_map() ? &contains + 1 : contains.end()); ++part) {
                int of = out_.device(part->text("device"));
                double count = positive(part->text("count")).value_or(0);
                if (of < 0) return unknown(device.name, "device", part->text("device"));
                if (count < 1 || count > 1e9) return wrong(device.name, "'count' is no number");
                device.contains.emplace_back(of, static_cast<std::uint32_t>(count));
            }
        }
        return std::nullopt;
    }

    Status read_family(const YamlNode& node) {
        std::vector<std::uint16_t> devices;
        std::string_view name = node.text("name");
        if (name.empty()) return Error{"a family has no name", "quantities", ""};
        for (const YamlNode& variant : node["variants"]) {
            int device = out_.device(variant.scalar);
            if (device < 0) return unknown(name, "device", variant.scalar);
            devices.push_back(static_cast<std::uint16_t>(device));
        }
        std::string_view usual = node.text("usual");
        int device = usual.empty() ? -1 : out_.device(usual);
        if (devices.empty() || (!usual.empty() && device < 0))
            return unknown(name, "device", usual);
        add_names(node, devices, device);
        return std::nullopt;
    }

    const Vocabulary& words_;
    Catalogue out_;
    std::vector<Source> sources_;
    std::vector<const YamlNode*> nodes_;  ///< Of the devices.
    std::string_view vendor_;             ///< The last one added.
    std::uint16_t index_ = 0;
};

Result<Catalogue> Catalogue::read(std::span<const YamlNode* const> tables,
                                  const Vocabulary& words) {
    return CatalogueReader(words).read(tables);
}

int Catalogue::device(std::string_view name) const {
    auto found = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                  [&](std::uint16_t device, std::string_view wanted) {
                                      return devices_[device].name < wanted;
                                  });
    return found == by_name_.end() || devices_[*found].name != name ? -1 : *found;
}

}  // namespace veritally
