#include "engine/quantities.h"

#include <algorithm>
#include <mutex>
#include <string>

#include "engine/embedded.h"
#include "quantity/decimal.h"
#include "quantity/number.h"

namespace veritally {

struct Quantities::Tables {
    std::once_flag once;
    Status failure;
    Vocabulary words;
    Catalogue catalogue;
    SlipTable slips;

    Status read(const YamlNode& node);
    Status read_named(const YamlNode& node, std::vector<const YamlNode*>& tables);
    Status read_folder(std::string_view folder, std::vector<PackedNode>& tables);
};

Status Quantities::Tables::read_named(const YamlNode& node, std::vector<const YamlNode*>& tables) {
    for (const YamlNode& name : node["tables"]) {
        const YamlNode* table = embedded("reference/" + std::string(name.scalar) + ".yaml");
        if (table == nullptr)
            return Error{"there is no table '" + std::string(name.scalar) + "'", "quantities", ""};
        tables.push_back(table);
    }
    tables.push_back(&node);
    return std::nullopt;
}

Status Quantities::Tables::read_folder(std::string_view folder, std::vector<PackedNode>& tables) {
    if (folder.empty()) return std::nullopt;
    std::string prefix = "reference/" + std::string(folder) + "/";
    for (std::string_view path : embedded_paths()) {
        if (path.starts_with(prefix)) tables.push_back(embedded_packed(path));
    }
    if (!tables.empty()) return std::nullopt;
    return Error{"there is no catalogue '" + std::string(folder) + "'", "quantities", ""};
}

Status Quantities::Tables::read(const YamlNode& node) {
    std::vector<const YamlNode*> named;
    std::vector<PackedNode> devices;
    if (Status bad = read_named(node, named)) return bad;
    auto vocabulary = Vocabulary::read(named);
    if (!vocabulary) return vocabulary.error();
    words = std::move(*vocabulary);
    if (Status bad = read_folder(node.text("catalogue"), devices)) return bad;
    const YamlNode* own = &node;
    auto known = Catalogue::read(devices, {&own, 1}, words);
    if (!known) return known.error();
    catalogue = std::move(*known);
    auto table = SlipTable::read(named, words);
    if (!table) return table.error();
    slips = std::move(*table);
    return std::nullopt;
}

/// A word of more than one thing: 'Two', 'rack', 'cards'.
bool says_several(std::string_view text, std::uint32_t at, const Vocabulary& words,
                  const Catalogue& catalogue) {
    const DeviceWord word = catalogue.word(text, at);
    const auto known = words.phrases.find(text, at, false);
    return word.plural || word.kind == DeviceWord::Kind::group ||
           word.kind == DeviceWord::Kind::count || (text[at] >= '0' && text[at] <= '9') ||
           (known.meaning != nullptr && known.meaning->kind == Meaning::Kind::numeral);
}

/// 'NVIDIA Jetson AGX Orin', 'RTX 3090 desktop', not 'RTX 3090 rack' or 'Two RTX 3090'.
bool names_one(std::string_view text, Span device, const Vocabulary& words,
               const Catalogue& catalogue) {
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        const bool begins = at == 0 || text[at - 1] == ' ';
        const bool named = device.begin <= at && at < device.end;
        if (begins && !named && says_several(text, at, words, catalogue)) return false;
    }
    return device.end == text.size() || !text.ends_with('s');
}

Quantities::Quantities(const YamlNode& node) : node_(node), tables_(std::make_unique<Tables>()) {}
Quantities::~Quantities() = default;

const Quantities::Tables& Quantities::tables() const {
    std::call_once(tables_->once, [this] {
        if (present()) tables_->failure = tables_->read(node_);
    });
    return *tables_;
}

Status Quantities::ready() const {
    return tables().failure;
}
const Vocabulary& Quantities::words() const {
    return tables().words;
}
const Catalogue& Quantities::catalogue() const {
    return tables().catalogue;
}
const SlipTable& Quantities::slips() const {
    return tables().slips;
}

Claims Quantities::read(const Document& document, PassageMemory* memory) const {
    std::vector<std::uint16_t> known;
    bool of_one_device = false;
    for (const YamlEntry& entry : document.front_matter.fields()) {
        for (const NamedDevice& named : devices_of_text(entry.value.scalar, catalogue())) {
            known.insert(known.end(), named.devices.begin(), named.devices.end());
            of_one_device =
                of_one_device || names_one(entry.value.scalar, named.at, words(), catalogue());
        }
    }
    Claims claims = read_claims(document, words(), &catalogue(), known, memory);
    claims.title_devices = std::move(known);
    claims.of_one_device = of_one_device;
    return claims;
}

Derivation Quantities::derive(const Document& document, const Claims& claims) const {
    const YamlNode* value = document.front_matter.find(stated_key());
    std::optional<Stated> stated;
    if (value != nullptr && value->is_scalar()) {
        auto number = read_number(value->scalar, 0);
        bool sure = read_decimal(value->scalar).has_value();
        const double amount = number ? number->value.value() : 0;
        sure = sure && number && amount > 0 && is_within_reason(amount);
        if (sure && number->size == value->scalar.size())
            stated = Stated{number->value, value->span};
    }
    bool blank = value != nullptr && !stated && value->scalar.empty();
    return veritally::derive({words(), catalogue(), slips()}, document, claims, stated, blank,
                             is_as_quoted(document));
}

Derivation Quantities::derive(const Document& document, const Claims& claims,
                              const Stated& stated) const {
    return veritally::derive({words(), catalogue(), slips()}, document, claims, stated, false,
                             is_as_quoted(document));
}

bool Quantities::is_as_quoted(const Document& document) const {
    const auto metrics = node_["as-quoted"].map_entries();
    return std::any_of(metrics.begin(), metrics.end(), [&](const YamlEntry& metric) {
        const YamlNode* said = document.front_matter.find(metric.key);
        return said != nullptr && said->scalar == metric.value.scalar;
    });
}

std::string_view Quantities::target(bool as_quoted) const {
    const std::string_view own = as_quoted ? node_.text("target-as-quoted") : "";
    return own.empty() ? node_.text("target") : own;
}

}  // namespace veritally
