#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "checks/citation/citing_places.h"
#include "claim/derivation/sources.h"
#include "engine/check.h"
#include "engine/quantities.h"

namespace veritally {
namespace {

/// The figures of an entry that its total rests on and that no footnote stands by.
class UncitedFigures {
  public:
    UncitedFigures(const Subject& subject, const Recomputed& entry)
        : words_(subject.profile.quantities->words()),
          claims_(entry.claims()),
          derivation_(entry.derivation()),
          places_(subject.document) {
        const auto& stated = derivation_.stated;
        follows_ = !stated || rounds_to(*derivation_.recomputed, stated->value);
        all_bare_ = std::all_of(derivation_.terms.begin(), derivation_.terms.end(),
                                [&](const Term& term) { return is_bare(term); });
    }

    std::vector<std::uint32_t> find() const {
        std::vector<std::uint32_t> found;
        for (const Term& term : derivation_.terms) {
            if (term.figure == Term::kNone || is_cited(term.figure)) continue;
            if (is_quoted(term.figure) && is_sure(term) && !repeats(term))
                found.push_back(term.figure);
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }
    const CitingPlaces& places() const { return places_; }

  private:
    const Figure& figure(std::uint32_t i) const { return claims_.figures[i]; }
    bool is_cited(std::uint32_t i) const { return places_.is_cited(figure(i).block); }

    bool is_quoted(std::uint32_t i) const {
        const Figure& f = figure(i);
        return f.role == Role::quoted && f.asserted && !f.cues.closing && places_.may_cite(f.block);
    }
    /// The reader may be mistaken in a figure that does not say its format beside others that do.
    /// Where the total does not follow, it may be in any of these, and in what may be a total.
    bool is_sure(const Term& term) const {
        if (!is_bare(term)) return follows_ || !may_be_total(term);
        return all_bare_ && (follows_ || term.published != nullptr);
    }
    /// In the target's terms, in running text, and the entry speaks of what it may be the total of.
    bool may_be_total(const Term& term) const {
        const Figure& f = figure(term.figure);
        const bool plain = reckon(claims_, term.figure, words_).form == Reckoned::Form::plain;
        return plain && term.counts.empty() && f.unit_block == f.block &&
               (derivation_.terms.size() > 1 || counts_many());
    }
    bool counts_many() const {
        return std::any_of(claims_.holdings.begin(), claims_.holdings.end(),
                           [](const Holding& holding) { return holding.count() > 1; });
    }
    bool is_bare(const Term& term) const {
        return term.figure != Term::kNone &&
               reckon(claims_, term.figure, words_).form == Reckoned::Form::bare;
    }

    /// It says again what a cited figure says, or what is stated on the ground of cited figures
    /// or of devices that the catalogue knows.
    bool repeats(const Term& term) const {
        const Numeric own = figure(term.figure).amount();
        const bool concludes =
            derivation_.stated && rounds_to(own.value(), derivation_.stated->value);
        if (concludes && !claims_.devices.empty() && counts_many()) return true;
        for (std::uint32_t i = 0; i < claims_.figures.size(); ++i) {
            if (i == term.figure || !figure(i).asserted) continue;
            const Numeric said = figure(i).amount();
            const bool same = rounds_to(own.value(), said) || rounds_to(said.value(), own);
            const bool again = same && derivation_.term_of(i) == nullptr;
            if ((again || concludes) && is_cited(i)) return true;
        }
        return false;
    }

    const Vocabulary& words_;
    const Claims& claims_;
    const Derivation& derivation_;
    CitingPlaces places_;
    bool follows_ = false;   ///< What is stated follows.
    bool all_bare_ = false;  ///< No figure says its format.
};

}  // namespace

/// One finding a paragraph, list item or table, at its first figure.
void check_uncited_figure(const Subject& subject, Findings& findings) {
    if (!subject.profile.quantities->usable()) return;
    const Recomputed& entry = subject.recomputed;
    if (entry.derivation().terms.empty()) return;
    const UncitedFigures uncited(subject, entry);
    std::uint32_t place = Block::kNone;
    Finding* finding = nullptr;
    for (std::uint32_t i : uncited.find()) {
        const Figure& figure = entry.claims().figures[i];
        const std::uint32_t own = uncited.places().place_of(figure.block);
        if (finding != nullptr && own == place) {
            finding->related.push_back({figure.span, "quoted here as well"});
            continue;
        }
        place = own;
        finding = &findings.add(figure.span, uncited.places().has_link(own) ? "link" : "default",
                                {{"figure", in_one_line(subject.document.text.at(figure.span))}});
    }
}

}  // namespace veritally
