#include "claim/counts/holding.h"

#include <algorithm>

#include "base/text.h"

namespace veritally {

std::vector<double> Holding::counts_down_to(std::string_view noun) const {
    std::vector<double> counts;
    const bool reaches = !noun.empty() && count_of(noun) > 0;
    for (const Tier& tier : tiers) {
        counts.push_back(tier.count);
        if (reaches && tier.noun == noun) break;
    }
    return counts;
}

bool Holding::is_called(std::string_view begin) const {
    const std::string whole = lower(name);
    return tiers.size() == 1 && !begin.empty() && whole.starts_with(begin) &&
           (whole.size() == begin.size() || whole[begin.size()] == ' ');
}

bool Holding::may_share_name(const Holding& other) const {
    return name == other.name || name.empty() || other.name.empty();
}

bool Holding::is_kin(const Holding& other) const {
    return may_share_name(other) && tiers.size() == 1 && other.tiers.size() == 1 &&
           tiers[0].noun == other.tiers[0].noun && present() && other.present();
}

double Holding::count() const {
    double product = 1;
    for (const Tier& tier : tiers) product *= tier.count;
    return product;
}

double Holding::count_of(std::string_view noun) const {
    double product = 1;
    for (const Tier& tier : tiers) {
        product *= tier.count;
        if (tier.noun == noun) return product;
    }
    return 0;
}

bool is_in_item(const DocumentText& document, const Holding& holding) {
    const std::uint32_t passage = document.sentences[holding.sentence].passage;
    return document.passages[passage].block != holding.unit_block;
}

bool any_present(const std::vector<Holding>& holdings) {
    return std::any_of(holdings.begin(), holdings.end(),
                       [](const Holding& holding) { return holding.present(); });
}

}  // namespace veritally
