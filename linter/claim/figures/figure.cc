#include "claim/figures/figure.h"

#include <algorithm>
#include <cmath>

#include "claim/counts/learned_groups.h"
#include "claim/counts/shares.h"
#include "claim/counts/tables_read.h"
#include "claim/figures/planned_items.h"
#include "claim/figures/standing.h"
#include "claim/text/labels.h"
#include "claim/text/scope.h"

namespace veritally {
namespace {

class ClaimReader {
  public:
    ClaimReader(const Document& document, const Vocabulary& words, const Catalogue* catalogue,
                std::span<const std::uint16_t> known, PassageMemory* memory)
        : source_(document),
          words_(words),
          catalogue_(catalogue),
          known_(known),
          memory_(memory),
          owned_(std::make_unique<DocumentText>()),
          document_(*owned_),
          text_{words, document_.reading, document_.tokens} {
        document_.reading = read_prose(document.body, document.text.bytes());
    }

    Claims run() {
        read_passages(text_, source_.body, memory_, document_);
        learn_groups(text_, source_.body, document_);
        carry_units(text_, source_.body, document_);
        find_cycle_rates(text_, document_);
        Notes notes(text_, document_, source_.body, source_.text.bytes());
        for (Sentence& sentence : document_.sentences) {
            notes.annotate(sentence);
            inherit_within(text_, sentence);
        }
        for (const PassageText& passage : document_.passages)
            inherit_across(text_, passage, document_);
        read_tables(text_, source_.body, notes, document_);
        apply_surroundings(text_, source_.body, notes, document_);
        for (const PassageText& passage : document_.passages)
            find_standing(text_, passage, document_);
        const TablesRead tables(text_, source_.body, document_);
        Claims claims = collect(notes, tables);
        if (catalogue_ != nullptr && (!claims.figures.empty() || counts_anything())) {
            claims.devices = find_devices(text_, document_, *catalogue_, known_, memory_);
            for (DeviceMention& m : claims.devices)
                m.unit_block = tables.cells.unit(document_.passages[m.passage].block);
        }
        claims.ratios = find_ratios(text_, document_);
        find_quoted_ratios(claims);
        document_.collect_quoted();
        claims.holdings = find_holdings(text_, source_.body, document_, tables, claims.devices);
        take_shares(text_, document_, subject(), claims.holdings);
        claims.changes = find_changes(text_, document_, claims.holdings);
        revive_reduced(claims.changes, claims.holdings);
        find_vague(claims);
        for (const PassageText& passage : document_.passages)
            claims.sections_of_passage.push_back(source_.body.blocks[passage.block].section);
        claims.text = std::move(owned_);
        take_for_planned(claims);
        return claims;
    }

  private:
    /// What the entry is about, as its front matter says.
    std::string subject() const {
        std::string all;
        for (const YamlEntry& entry : source_.front_matter.fields())
            (all += entry.value.scalar) += '\n';
        return all;
    }
    bool counts_anything() const {
        return std::any_of(document_.sentences.begin(), document_.sentences.end(),
                           [](const Sentence& sentence) { return sentence.has_number; });
    }
    /// Titles of sources are no claims.
    Claims collect(const Notes& notes, const TablesRead& tables) const {
        Claims claims;
        for (const PassageText& passage : document_.passages) {
            std::uint32_t footnote = source_.body.blocks[passage.block].footnote;
            if (footnote != Block::kNone && notes.cites(footnote)) continue;
            for (std::uint32_t s = passage.first; s < passage.last; ++s) {
                for (const Measure& measure : document_.sentences[s].measures) {
                    if (!is_within_reason(measure.amount().value())) continue;
                    claims.figures.push_back(figure(passage, s, measure, tables.cells));
                    Figure& last = claims.figures.back();
                    if (tables.sums.sums(passage.block)) take_for_sum(last.cues);
                    if (last.cell && !last.cues.each && !last.cues.whole)
                        last.cues.whole = repeats_undivided(last, tables.products);
                }
            }
        }
        return claims;
    }

    bool repeats_undivided(const Figure& f, const TableProducts& products) const {
        const double amount = f.amount().value();
        return products.is_of_all(f.block, amount, normalized(f, words_).value_or(amount));
    }
    static void take_for_sum(Cues& cues) {
        cues.summed = cues.derived = cues.whole = true;
        cues.each = false;
        cues.noun.clear();
    }

    /// 'a PUE of 1.3'
    void find_quoted_ratios(Claims& claims) const {
        for (const Figure& f : claims.figures) {
            const Unit& unit = words_.units[f.unit];
            if (unit.ratio_of < 0 || !f.asserted || f.role == Role::planned) continue;
            double factor = f.amount().value();
            if (!(factor > 0)) continue;
            claims.ratios.push_back({static_cast<std::int16_t>(unit.ratio_of),
                                     static_cast<std::int16_t>(unit.ratio_to), factor, f.sentence,
                                     true});
        }
    }

    /// 'several petaflops', 'hundreds of TOPS'
    void find_vague(Claims& claims) const {
        if (catalogue_ == nullptr) return;
        for (const Sentence& sentence : document_.sentences) {
            for (const BareUnit& unit : sentence.units) {
                std::uint32_t first = unit.token;
                constexpr std::uint32_t kReach = 2;
                while (first > sentence.begin && unit.token - first <= kReach) {
                    Span at = text_[--first].at;
                    DeviceWord word = catalogue_->word(document_.reading.text, at.begin);
                    if (word.kind != DeviceWord::Kind::count || word.count != 0) continue;
                    Span flat{at.begin, text_[unit.token].at.end};
                    claims.vague.push_back(document_.reading.source(flat));
                    break;
                }
            }
        }
    }

    Figure figure(const PassageText& passage, std::uint32_t s, const Measure& measure,
                  const TableCells& cells) const {
        const Sentence& sentence = document_.sentences[s];
        const Reading& reading = document_.reading;
        Figure figure;
        Span flat{text_[measure.begin].at.begin, text_[tail(sentence, measure) - 1].at.end};
        figure.span = reading.source(flat);
        figure.number = reading.source(text_[measure.number].at);
        for (std::uint32_t i = measure.begin; i < measure.end && !measure.shared; ++i) {
            if (text_[i].is(Token::Kind::unit)) figure.unit_span = reading.source(text_[i].at);
        }
        figure.stated = measure.value;
        figure.unit = measure.unit;
        figure.power = measure.power;
        figure.readings = measure.readings;
        figure.block = passage.block;
        figure.unit_block = cells.unit(passage.block);
        figure.around = cells.around(passage.block);
        figure.cell = source_.body.blocks[passage.block].kind == Block::Kind::cell;
        figure.section = source_.body.blocks[passage.block].section;
        figure.sentence = s;
        figure.clocked = measure.clocked;
        figure.token = measure.begin;
        figure.run = measure.run;
        figure.ranged = measure.ranged;
        figure.cues = find_cues(text_, sentence, measure, cells.header(passage.block));
        figure.multipliers = find_multipliers(text_, sentence, measure);
        if (measure.clocked) {  // 'each core performs 512 a cycle': worked out for all of them.
            figure.cues.each = false;
            figure.cues.noun.clear();
        }
        undo_converted(sentence, measure, figure);
        const bool lies = figure.cell && cells.lies(passage.block);
        if (cells.says(passage.block, WordClass::closing)) {
            figure.cues.derived = true;
            figure.cues.closing = !lies;  // Else of what its column speaks of.
        }
        if (cells.says(passage.block, WordClass::subtotal)) figure.cues.subtotal = true;
        const bool gone = cells.says(passage.block, WordClass::superseded);
        figure.asserted = measure.standing == Standing::asserted && !gone;
        if (gone)
            figure.role = Role::superseded;
        else if (cells.says(passage.block, WordClass::planned))
            figure.role = Role::planned;
        else if (sentence.measured || cells.says(passage.block, WordClass::sustained) ||
                 is_headed_so(cells.header(passage.block), WordClass::sustained))
            figure.role = Role::sustained;
        else if (measure.standing == Standing::negated)
            figure.role = Role::negated;
        else if (measure.standing == Standing::superseded)
            figure.role = Role::superseded;
        else
            figure.role = find_role(text_, sentence, measure);
        Span hedge = find_hedge(text_, sentence, measure);
        if (!hedge.empty()) figure.hedge = source_.text.at(reading.source(hedge));
        return figure;
    }

    /// 'Rmax' above the column.
    bool is_headed_so(const PassageText* header, WordClass word) const {
        for (std::uint32_t i = header == nullptr ? 0 : header->begin;
             header != nullptr && i < header->end; ++i) {
            if (text_[i].is(word)) return true;
        }
        return false;
    }
    /// 'Halving it for sparsity gives 312', 'counts a MAC as one, so we double it': what follows is
    /// no longer in that value.
    void undo_converted(const Sentence& sentence, const Measure& measure, Figure& figure) const {
        if (!figure.cues.derived && !figure.cues.restates) return;
        bool half = false, twice = false;
        for (std::uint32_t i = sentence.begin; i < measure.begin; ++i) {
            half = half || text_[i].is(WordClass::half);
            twice = twice || text_[i].is(WordClass::twice);
        }
        for (std::size_t a = 0; a < words_.attributes.size(); ++a) {
            if (!figure.readings.has(a) || figure.readings.value[a] < 0) continue;
            const AttributeValue& value =
                words_.values[static_cast<std::size_t>(figure.readings.value[a])];
            bool halved = half && value.numerator * 2 == value.denominator;
            bool doubled = (twice || is_double_of_other(sentence, measure)) &&
                           value.numerator == 2 * value.denominator;
            bool optional = words_.attributes[a].fallback >= 0;
            if (optional && (halved || doubled) && figure.readings.how[a] != Binding::inside)
                figure.readings.set(a, words_.attributes[a].fallback, Binding::inherited);
        }
    }

    /// 'its 30 TOPS become 60 TOPS'
    static bool is_double_of_other(const Sentence& sentence, const Measure& measure) {
        const double amount = measure.amount().value();
        return std::any_of(sentence.measures.begin(), sentence.measures.end(),
                           [&](const Measure& other) {
                               return other.end <= measure.begin &&
                                      std::abs(2 * other.amount().value() / amount - 1) < 1e-9;
                           });
    }

    /// What is said of the figure right behind it belongs to it: '(FP8, dense)', 'of FP4'.
    std::uint32_t tail(const Sentence& sentence, const Measure& measure) const {
        std::uint32_t end = measure.end, at = measure.end;
        bool open = false;
        for (; at < sentence.end; ++at) {
            const Token& t = text_[at];
            if (t.is(Token::Kind::value)) {
                if (!open) end = at + 1;
            } else if (t.is(Mark::open) && !open) {
                open = true;
            } else if (t.is(Mark::close) && open) {
                return text_[at - 1].is(Token::Kind::value) ? at + 1 : end;
            } else if (!(t.is(WordClass::preposition) && t.is(Token::Kind::word)) &&
                       !(open && (t.is(Mark::comma) || t.is(WordClass::filler)))) {
                break;
            }
        }
        return end;
    }

    const Document& source_;
    const Vocabulary& words_;
    const Catalogue* catalogue_;
    std::span<const std::uint16_t> known_;
    PassageMemory* memory_;
    std::unique_ptr<DocumentText> owned_;
    DocumentText& document_;
    Text text_;
};

}  // namespace

std::string_view role_name(Role role) {
    constexpr std::string_view kNames[] = {"quoted",  "derived", "total",      "sustained",
                                           "planned", "negated", "superseded", "compared"};
    return kNames[static_cast<std::size_t>(role)];
}

Claims read_claims(const Document& document, const Vocabulary& words, const Catalogue* catalogue,
                   std::span<const std::uint16_t> known, PassageMemory* memory) {
    return ClaimReader(document, words, catalogue, known, memory).run();
}

bool is_within_reason(double amount) {
    constexpr double kMost = 1e60;
    return amount == 0 || (amount < kMost && amount > 1 / kMost);
}

const AttributeValue* stated_value(const Figure& figure, std::size_t attribute,
                                   const Vocabulary& words) {
    int value = figure.readings.has(attribute) ? figure.readings.value[attribute] : -1;
    return value < 0 ? nullptr : &words.values[static_cast<std::size_t>(value)];
}

bool is_aside(Role role) {
    switch (role) {
        case Role::sustained:
        case Role::planned:
        case Role::compared:
        case Role::negated:
        case Role::superseded:
            return true;
        default:
            return false;
    }
}

bool says_format(const Figure& figure, const Vocabulary& words) {
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        if (words.attributes[a].required && !is_own(figure.readings.how[a])) return false;
    }
    return true;
}

const DeviceMention* counted_device(const Claims& claims, const Holding& holding) {
    auto first_in = [&](Span place) -> const DeviceMention* {
        auto m = std::partition_point(
            claims.devices.begin(), claims.devices.end(),
            [&](const DeviceMention& mention) { return mention.flat.begin < place.begin; });
        while (m != claims.devices.end() && m->flat.begin < place.end && m->usual < 0) ++m;
        return m != claims.devices.end() && m->flat.begin < place.end ? &*m : nullptr;
    };
    const DeviceMention* named = first_in(holding.name_at);
    return named != nullptr ? named : first_in(holding.flat);
}

const AttributeValue* reading(const Figure& figure, std::size_t attribute,
                              const Vocabulary& words) {
    int value = figure.readings.value[attribute];
    if (value < 0 && figure.readings.how[attribute] != Binding::conflict) {
        value = words.attributes[attribute].fallback;
    }
    return value < 0 ? nullptr : &words.values[static_cast<std::size_t>(value)];
}

std::optional<double> normalized(const Figure& figure, const Vocabulary& words) {
    if (!figure.asserted) return std::nullopt;
    double value = figure.amount().value();
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        const AttributeValue* said = reading(figure, a, words);
        if (said == nullptr && !words.attributes[a].required) continue;
        if (said == nullptr || said->numerator == 0) return std::nullopt;
        value = value * said->numerator / said->denominator;
    }
    return value;
}

}  // namespace veritally
