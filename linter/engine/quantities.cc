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

}  // namespace veritally
