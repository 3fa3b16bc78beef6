#include "quantity/catalogue.h"

#include <algorithm>
#include <string>

#include "quantity/figure_reader.h"

namespace veritally {
namespace {

constexpr std::pair<std::string_view, Device::Sparsity> kSparsities[] = {
    {"2:4", Device::Sparsity::structured},
    {"own", Device::Sparsity::own},
    {"none", Device::Sparsity::none}};
}  // namespace

class CatalogueReader {
  public:
    explicit CatalogueReader(const Vocabulary& words) : figures_(words) {}

    Result<Catalogue> read(std::span<const PackedNode> tables) {
        std::size_t devices = 0;
        for (const PackedNode& table : tables) {
            read_words(table);
            if (Status bad = figures_.add_sources(table["sources"])) return *bad;
            devices += table["devices"].count;
        }
        if (devices > UINT16_MAX / 2) return Error{"too many devices", "quantities", ""};
        out_.devices_.reserve(devices);
        out_.names_.reserve(devices * kNamesPerDevice);
        for (const PackedNode& table : tables) {
            for (const PackedNode& node : table["devices"]) {
                if (Status bad = read_device(node)) return *bad;
            }
        }
        if (Status bad = sort_names()) return *bad;
        if (Status bad = link_devices()) return *bad;
        for (const PackedNode& table : tables) {
            for (const PackedNode& node : table["families"]) {
                if (Status bad = read_family(node)) return *bad;
            }
        }
        return std::move(out_);
    }

  private:
    static constexpr std::size_t kNamesPerDevice = 6;

    /// What a device or a family is called.
    struct Names {
        std::string_view name;
        PackedNode weak, aliases, products;

        bool take(const PackedNode::Entry& entry) {
            if (entry.key == "aliases")
                aliases = entry.value;
            else if (entry.key == "weak")
                weak = entry.value;
            else if (entry.key == "products")
                products = entry.value;
            else
                return entry.key == "name";
            return true;
        }
    };
    /// What a device says of others.
    struct Link {
        std::size_t device;
        PackedNode::Entry entry;
    };

    void read_words(const PackedNode& table) {
        using Kind = DeviceWord::Kind;
        DeviceNames& names = out_.names_;
        for (const PackedNode::Entry& vendor : table["vendors"].map_entries()) {
            for (const PackedNode& other : vendor.value) names.add_word(other.scalar, Kind::vendor);
        }
        for (const PackedNode& word : table["device-nouns"])
            names.add_word(word.scalar, Kind::noun);
        for (const PackedNode& word : table["group-nouns"])
            names.add_word(word.scalar, Kind::group);
        for (const PackedNode& word : table["vague-counts"])
            names.add_word(word.scalar, Kind::count);
        for (const PackedNode::Entry& word : table["count-words"].map_entries()) {
            double count = positive(word.value.scalar).value_or(0);
            names.add_word(word.key, Kind::count, static_cast<std::uint32_t>(std::min(count, 1e6)));
        }
        for (const PackedNode& word : table["variant-suffixes"])
            names.add_suffix(word.scalar, false);
        for (const PackedNode& word : table["capital-suffixes"])
            names.add_suffix(word.scalar, true);
    }

    Status read_device(const PackedNode& node) {
        const std::uint16_t index = static_cast<std::uint16_t>(out_.devices_.size());
        Device& device = out_.devices_.emplace_back();
        device.name = node.text("name");
        if (device.name.empty()) return Error{"a device has no name", "quantities", ""};
        Names names{device.name, {}, {}, {}};
        for (const PackedNode::Entry& entry : node.map_entries()) {
            if (names.take(entry)) continue;
            if (Status bad = read_key(entry, device)) return bad;
        }
        if (device.vendor != vendor_) {
            vendor_ = device.vendor;
            if (!vendor_.empty()) out_.names_.add_word(vendor_, DeviceWord::Kind::vendor);
        }
        add_names(names, {&index, 1}, index);
        return std::nullopt;
    }

    Status read_key(const PackedNode::Entry& entry, Device& device) {
        constexpr std::string_view kForReaders[] = {"released", "noted"};
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
            for (const PackedNode& figure : entry.value) {
                if (Status bad = figures_.read(figure, device)) return bad;
            }
        } else if (entry.key == "sparsity") {
            if (!choose(entry.value.scalar, kSparsities, device.sparsity))
                return unknown_word(device.name, "sparsity", entry.value.scalar);
        } else if (entry.key == "announced") {
            if (!choose(entry.value.scalar, kTruth, device.announced))
                return unknown_word(device.name, "truth value", entry.value.scalar);
        } else if (entry.key == "plain_tops") {
            device.plain = figures_.any_value(entry.value.scalar);
            if (device.plain < 0) return unknown_word(device.name, "value", entry.value.scalar);
        } else if (entry.key == "unresolved") {
            for (const PackedNode& value : entry.value) {
                device.unresolved.push_back(figures_.any_value(value.scalar));
                if (device.unresolved.back() < 0)
                    return unknown_word(device.name, "value", value.scalar);
            }
        } else if (entry.key == "part_of" || entry.key == "contains") {
            links_.push_back({out_.devices_.size() - 1, entry});
        } else if (std::find(std::begin(kForReaders), std::end(kForReaders), entry.key) ==
                   std::end(kForReaders)) {
            return unknown_word(device.name, "key of a device", entry.key);
        }
        return std::nullopt;
    }

    /// A name counts as an alias, unless it is among the weak ones.
    void add_names(const Names& all, std::span<const std::uint16_t> devices, int usual) {
        DeviceNames& names = out_.names_;
        bool weak_name = false;
        for (const PackedNode& weak : all.weak) {
            names.add(weak.scalar, devices, usual, true);
            weak_name = weak_name || weak.scalar == all.name;
        }
        if (!weak_name) names.add(all.name, devices, usual, false);
        for (const PackedNode& alias : all.aliases) names.add(alias.scalar, devices, usual, false);
        for (const PackedNode& own : all.products) names.add(own.scalar, devices, usual, false);
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
        if (twice != sorted.end()) return wrong_table(name(*twice), "two devices have this name");
        return std::nullopt;
    }

    Status link_devices() {
        for (const Link& link : links_) {
            Device& device = out_.devices_[link.device];
            const PackedNode& node = link.entry.value;
            if (link.entry.key == "part_of") {
                device.part_of = out_.device(node.scalar);
                if (device.part_of < 0) return unknown_word(device.name, "device", node.scalar);
                out_.devices_[static_cast<std::size_t>(device.part_of)].engines.push_back(
                    static_cast<std::uint16_t>(link.device));
            } else if (node.is_map()) {
                if (Status bad = add_piece(node, device)) return bad;
            } else {
                for (const PackedNode& piece : node) {
                    if (Status bad = add_piece(piece, device)) return bad;
                }
            }
        }
        return std::nullopt;
    }

    Status add_piece(const PackedNode& node, Device& device) const {
        constexpr double kMost = 1e9;
        int piece = out_.device(node.text("device"));
        double count = positive(node.text("count")).value_or(0);
        if (piece < 0) return unknown_word(device.name, "device", node.text("device"));
        if (count < 1 || count > kMost)
            return wrong_table(device.name, "'count' is no whole number");
        device.contains.emplace_back(static_cast<std::uint16_t>(piece),
                                     static_cast<std::uint32_t>(count));
        return std::nullopt;
    }

    Status read_family(const PackedNode& node) {
        std::vector<std::uint16_t> devices;
        std::string_view name = node.text("name");
        if (name.empty()) return Error{"a family has no name", "quantities", ""};
        for (const PackedNode& variant : node["variants"]) {
            int device = out_.device(variant.scalar);
            if (device < 0) return unknown_word(name, "device", variant.scalar);
            devices.push_back(static_cast<std::uint16_t>(device));
        }
        std::string_view usual = node.text("usual");
        int device = usual.empty() ? -1 : out_.device(usual);
        if (devices.empty() || (!usual.empty() && device < 0))
            return unknown_word(name, "device", usual);
        add_names({name, node["weak"], node["aliases"], {}}, devices, device);
        return std::nullopt;
    }

    FigureReader figures_;
    Catalogue out_;
    std::vector<Link> links_;
    std::string_view vendor_;  ///< The last one added.
};

Result<Catalogue> Catalogue::read(std::span<const PackedNode> tables,
                                  std::span<const YamlNode* const> own, const Vocabulary& words) {
    auto packer = std::make_shared<YamlPacker>();
    std::vector<std::size_t> roots;
    for (const YamlNode* table : own) roots.push_back(packer->add(*table));
    std::vector<PackedNode> all(tables.begin(), tables.end());
    for (std::size_t root : roots)
        all.emplace_back(packer->words().data() + root, packer->text().data());
    auto catalogue = CatalogueReader(words).read(all);
    if (catalogue) catalogue->own_ = std::move(packer);
    return catalogue;
}

int Catalogue::device(std::string_view name) const {
    auto found = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                  [&](std::uint16_t device, std::string_view wanted) {
                                      return devices_[device].name < wanted;
                                  });
    return found == by_name_.end() || devices_[*found].name != name ? -1 : *found;
}

}  // namespace veritally
