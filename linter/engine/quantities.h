#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "claim/derive.h"

namespace veritally {

/// What the figures of a registry count and how they are recomputed, as a profile's key
/// `quantities` says (rules/reference/README.md). Its tables are read when they are first asked
/// for, and then shared by threads.
class Quantities {
  public:
    /// `node` is the profile's key `quantities`, which must outlive it.
    explicit Quantities(const YamlNode& node);
    ~Quantities();

    /// False where the profile has no such key: nothing is read then.
    bool present() const { return node_.is_map(); }
    std::string_view family() const { return node_.text("family"); }  ///< Of its rules.
    /// What is stated, in words. `as_quoted`: by an entry that counts what the vendor counts.
    std::string_view target(bool as_quoted = false) const;
    std::string_view stated_key() const { return node_.text("stated"); }

    /// Why the tables cannot be read; nothing where they can.
    Status ready() const;
    /// There are tables, and they can be read.
    bool usable() const { return present() && !ready(); }
    /// Require ready().
    const Vocabulary& words() const;
    const Catalogue& catalogue() const;
    const SlipTable& slips() const;

    /// `memory` is for one document as it changes, and for these quantities alone; it may be null.
    Claims read(const Document& document, PassageMemory* memory = nullptr) const;
    Derivation derive(const Document& document, const Claims& claims) const;
    /// The same, as if the document stated this.
    Derivation derive(const Document& document, const Claims& claims, const Stated& stated) const;

  private:
    struct Tables;
    const Tables& tables() const;
    bool is_as_quoted(const Document& document) const;

    const YamlNode& node_;
    std::unique_ptr<Tables> tables_;
};

}  // namespace veritally
