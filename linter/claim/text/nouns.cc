#include "claim/text/nouns.h"

#include "base/text.h"

namespace veritally {

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
