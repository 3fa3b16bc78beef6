#include "claim/holding.h"

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

std::string singular(std::string_view noun) {
    std::string word = lower(noun);
    if (word.ends_with("ies") && word.size() > 4) return word.substr(0, word.size() - 3) + "y";
    if (word.ends_with("lves")) return word.substr(0, word.size() - 3) + "f";
    if (word.ends_with("bus") || word.ends_with("mpus")) return word;  // 'bus', not 'CPUs'
    if (word.ends_with("buses") || word.ends_with("mpuses")) return word.substr(0, word.size() - 2);
    if (word.ends_with("xes") || word.ends_with("ches")) return word.substr(0, word.size() - 2);
    if (word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("is"))
        return word.substr(0, word.size() - 1);
    return word;
}

std::string plural_of(std::string_view noun) {
    const std::string word(noun);
    const bool after_vowel =
        noun.size() > 1 && std::string_view("aeiou").find(noun.end()[-2]) != std::string_view::npos;
    if (noun.ends_with("y") && !after_vowel) return word.substr(0, word.size() - 1) + "ies";
    if (noun.ends_with("lf")) return word.substr(0, word.size() - 1) + "ves";
    if (noun.ends_with("x") || noun.ends_with("ch")) return word + "es";
    if (noun.ends_with("bus") || noun.ends_with("mpus")) return word + "es";
    return noun.ends_with("s") ? word : word + "s";
}

}  // namespace veritally
