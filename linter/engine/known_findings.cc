#include "engine/known_findings.h"

#include <array>

namespace veritally {
namespace {

/// FNV-1a; what matters is that it is the same everywhere and for ever.
class Hash {
  public:
    void add(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3u; }
    /// White space counts as one blank, none at the ends; a mark closes the text.
    void add(std::string_view text) {
        bool blank = false, begun = false;
        for (char c : text) {
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                blank = begun;
                continue;
            }
            if (blank) add(static_cast<unsigned char>(' '));
            add(static_cast<unsigned char>(c));
            blank = false;
            begun = true;
        }
        add(static_cast<unsigned char>('\0'));
    }
    std::string hex() const {
        std::string digits;
        for (int shift = 60; shift >= 0; shift -= 4) {
            digits += "0123456789abcdef"[value_ >> shift & 15];
        }
        return digits;
    }

  private:
    std::uint64_t value_ = 0xCBF29CE484222325u;
};

}  // namespace

std::string finding_key(const Document& document, const Finding& finding) {
    Hash hash;
    hash.add(finding.rule->id);
    if (!finding.rule->links) hash.add(finding.wording->id);
    hash.add(document.text.at(finding.span));
    // What shows that a link is dead is another thing in every run; that it is, is not.
    if (finding.rule->links) return hash.hex();
    for (const Argument& argument : finding.arguments) {
        if (argument.name == "line") continue;
        hash.add(argument.name);
        hash.add(argument.value);
    }
    return hash.hex();
}

KnownFindings count_findings(const Document& document, const std::vector<Finding>& findings) {
    KnownFindings known;
    for (const Finding& finding : findings) {
        KnownFinding& one = known[{std::string(finding.rule->id), finding_key(document, finding)}];
        if (one.count++ == 0) one.message = finding.message();
    }
    return known;
}

KnownFindings remove_known(FileReport& report, KnownFindings known,
                           const std::function<bool(const Finding&)>& stays) {
    if (!report.document) return known;
    std::erase_if(report.findings, [&](const Finding& finding) {
        if (stays && stays(finding)) return false;
        auto found =
            known.find({std::string(finding.rule->id), finding_key(*report.document, finding)});
        if (found == known.end()) return false;
        if (--found->second.count == 0) known.erase(found);
        return true;
    });
    return known;
}

}  // namespace veritally
