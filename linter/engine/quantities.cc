#include "engine/quantities.h"

#include <string>

#include "engine/embedded.h"

namespace veritally {

Result<Vocabulary> read_quantities(const Profile& profile) {
    const YamlNode& quantities = profile.root["quantities"];
    std::vector<const YamlNode*> tables;
    for (const YamlNode& name : quantities["tables"]) {
        const YamlNode* table = embedded("reference/" + std::string(name.scalar) + ".yaml");
        if (table == nullptr) {
            return Error{"there is no table '" + std::string(name.scalar) + "'", "quantities", ""};
        }
        tables.push_back(table);
    }
    tables.push_back(&quantities);
    return Vocabulary::read(tables);
}

Result<Catalogue> read_catalogue(const Profile& profile, const Vocabulary& words) {
    const YamlNode& quantities = profile.root["quantities"];
    std::vector<PackedNode> tables;
    if (std::string_view folder = quantities.text("catalogue"); !folder.empty()) {
        std::string prefix = "reference/" + std::string(folder) + "/";
        for (std::string_view path : embedded_paths()) {
            if (path.starts_with(prefix)) tables.push_back(embedded_packed(path));
        }
        if (tables.empty())
            return Error{"there is no catalogue '" + std::string(folder) + "'", "quantities", ""};
    }
    const YamlNode* own = &quantities;
    return Catalogue::read(tables, {&own, 1}, words);
}

}  // namespace veritally
