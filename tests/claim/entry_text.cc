#include "claim/entry_text.h"

#include <cctype>
#include <iterator>
#include <utility>

#include "base/random_text.h"
#include "claim/entry_phrases.h"
#include "claim/figure_text.h"

namespace veritally {
namespace {

using Density = EntryPart::Density;
using phrases::Phrase;

struct Owner {
    std::string_view title, name, category;
};

constexpr Owner kOwners[] = {
    {"Bexhill University", "the university", "academia"},
    {"Institute of Slow Rivers", "the institute", "academia"},
    {"Ministry of Bridges", "the ministry", "state actor"},
    {"Republic of Aldermere", "the republic", "state actor"},
    {"Tarquin Freight", "the company", "corporation"},
    {"Bank of the Narrows", "the bank", "corporation"},
    {"Estate of Odo Vance", "the estate", "oligarch"},
    {"Union of Nine Harbours", "the union", "empire"},
    {"Basement of a Hobbyist", "the owner", "individual"},
};

constexpr std::string_view kPlaces[] = {"https://www.bexhill-compute.org/machines",
                                        "https://reports.tarquin-freight.com/hardware-2025",
                                        "https://audit.aldermere.gov.am/computers"};
constexpr std::string_view kVendorPages[] = {"https://www.larkin-silicon.com/datasheets/overview",
                                             "https://docs.accelerator-vendors.org/peaks",
                                             "https://support.pampero-boards.com/specifications"};

std::string capital(std::string text) {
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

/// What the factor of a format does.
std::string_view operation(unsigned quarters, bool inverted) {
    switch (quarters) {
        case 2:
            return inverted ? "multiplied by two" : "divided by two";
        case 8:
            return inverted ? "divided by two" : "multiplied by two";
        case 16:
            return inverted ? "divided by four" : "multiplied by four";
        default:
            return inverted ? "divided by eight" : "multiplied by eight";
    }
}

/// 'an A100', but 'a T4'.
std::string with_articles(std::string text) {
    for (std::size_t at = 0; (at = text.find_first_of("Aa", at)) != std::string::npos; ++at) {
        const bool article = (at == 0 || text[at - 1] == ' ') && at + 2 < text.size() &&
                             text[at + 1] == ' ' && text.find(' ', at + 2) != std::string::npos;
        if (!article) continue;
        const std::string word = text.substr(at + 2, text.find(' ', at + 2) - at - 2);
        static constexpr std::string_view kLetters[] = {"A1", "H1", "L4"};
        bool sounds = std::string_view("AEIO").find(word[0]) != std::string_view::npos;
        for (std::string_view letters : kLetters) sounds = sounds || word.starts_with(letters);
        if (sounds) text.insert(at + 1, 1, 'n');
    }
    return text;
}

class Writer : FigureText {
  public:
    Writer(std::mt19937& random, const std::vector<EntryPart>& parts, const EntryFigures& figures)
        : FigureText(random), random_(random), parts_(parts), figures_(figures) {
        owner_ = &kOwners[pick(random_, std::size(kOwners))];
    }

    std::string entry() {
        const std::string scope = this->scope();
        std::string text = "---\nlayout: default\n";
        text += "title: " + std::string(owner_->title) + "\nname: " + std::string(owner_->title);
        text += "\ncategory: " + std::string(owner_->category);
        text += "\ncompute: " + figures_.matter.scientific();
        text += "\nstakeholders: " + std::to_string(1 + pick(random_, 90)) + "\n---\n\n";
        text += "## Description\n\n" + say(one_of(random_, phrases::kAbout), {}) + "\n\n";
        text += "## Scope\n\n" + scope + "\n";
        text += "## Implications\n\n" + say(one_of(random_, phrases::kSo), {}) + "\n\n";
        text += "## Works cited\n\n";
        text += "[^data]: Vendors. \"Data Sheets.\" 2025. <";
        text += std::string(one_of(random_, kVendorPages)) + ">.\n";
        if (text.find("[^list]") != std::string::npos) {
            text += "[^list]: " + std::string(owner_->title) + ". \"Inventory.\" 2025. <";
            text += std::string(one_of(random_, kPlaces)) + ">.\n";
        }
        return text;
    }

  private:
    std::string scope() {
        const bool total_first = pick(random_, 6) == 0;
        std::string text = total_first ? total() + "\n\n" : "";
        text += fits_table() && pick(random_, 3) == 0 ? table() : paragraphs();
        if (pick(random_, 2) == 0) text += aside() + "\n\n";
        if (parts_.size() > 1 && pick(random_, 2) == 0) text += addends() + "\n\n";
        if (!total_first) text += total() + "\n";
        return text;
    }

    std::string paragraphs() {
        const bool list = pick(random_, 4) == 0;
        std::string text;
        for (const EntryPart& part : parts_) {
            text += list ? "- " + sentences(part) + "\n" : sentences(part) + "\n\n";
        }
        return list ? text + "\n" : text;
    }

    bool fits_table() const {
        switch (figures_.slip) {
            case EntrySlip::kHalvedTwice:
            case EntrySlip::kFactorTwice:
            case EntrySlip::kFactorInverted:
            case EntrySlip::kMacDoubled:
            case EntrySlip::kPrefix:
            case EntrySlip::kHeadline:
                return false;
            default:
                break;
        }
        for (const EntryPart& part : parts_) {
            if (part.whole || part.unquoted || part.counts.size() != 1) return false;
        }
        return true;
    }

    std::string table() {
        static constexpr std::string_view kHeaders[] = {
            "| Device | Number | Peak per device |\n|---|---:|---|\n",
            "| Accelerator | Installed | Each |\n|:--|--:|:--|\n",
            "| Type | Pieces | Peak of one |\n|---|---|---|\n"};
        std::string text(one_of(random_, kHeaders));
        for (const EntryPart& part : parts_) {
            text += "| " + part.name + " | " + grouped(std::to_string(part.counts[0])) + " | ";
            text += figure(part) + " |\n";
        }
        return text + "\nThe peaks are the vendors', the numbers its own.[^data][^list]\n\n";
    }

    /// All that the entry says of a part.
    std::string sentences(const EntryPart& part) {
        std::vector<std::string> said = introduction(part);
        for (std::string& step : steps(part)) said.push_back(std::move(step));
        std::string text;
        for (const std::string& sentence : said) text += (text.empty() ? "" : " ") + sentence;
        return text;
    }

    std::vector<std::string> introduction(const EntryPart& part) {
        if (part.whole) {
            return {say(one_of(random_, phrases::kWhole),
                        {{"fig", figure(part)}, {"ref", "[^list]"}, {"name", part.name}})};
        }
        const bool nested = part.counts.size() > 1;
        if (!nested && !part.unquoted && pick(random_, 2) == 0) {
            return {say(one_of(random_, phrases::kBoth), of(part, "[^list][^data]"))};
        }
        std::string count = nested ? say(one_of(random_, phrases::kNested), of(part, "[^list]"))
                                   : say(one_of(random_, phrases::kCount), of(part, "[^list]"));
        if (part.unquoted)
            return {count, "Its dense INT8 rate is the one of the data sheet.[^data]"};
        std::string rate = say(one_of(random_, phrases::kRate), of(part, "[^data]"));
        return pick(random_, 4) == 0 ? std::vector{rate, count} : std::vector{count, rate};
    }

    Words of(const EntryPart& part, std::string ref) {
        Words words = {{"ref", std::move(ref)},
                       {"name", part.name},
                       {"nouns", part.noun + "s"},
                       {"noun", part.noun}};
        if (!part.unquoted) words.emplace_back("fig", figure(part));
        if (part.counts.size() == 1) {
            words.emplace_back("n", count_text(part.counts[0]));
        } else if (part.counts.size() == 2) {
            words.emplace_back("m", count_text(part.counts[0]));
            words.emplace_back("k", count_text(part.counts[1]));
        }
        return words;
    }

    /// The derivation as the entry tells it, with the slip where this part has it.
    std::vector<std::string> steps(const EntryPart& part) {
        const EntrySlip slip = &part == &parts_.front() ? figures_.slip : EntrySlip::kNone;
        std::vector<std::string> said;
        if (part.unquoted || part.format == nullptr) return said;
        const bool told = slip == EntrySlip::kHalvedTwice || slip == EntrySlip::kFactorTwice ||
                          slip == EntrySlip::kFactorInverted || slip == EntrySlip::kMacDoubled ||
                          pick(random_, 2) == 0;
        Exact amount = part.quoted;
        if (part.says_two_already) said.push_back(say(one_of(random_, phrases::kTwoAlready), {}));
        if (!told) return said;
        const bool integer = part.format->integer;
        if (slip == EntrySlip::kPrefix) {
            amount = amount * Exact(1, -3);
            said.push_back("Written out, that is " + power_text(amount) +
                           " operations per second.");
        }
        if (part.density == Density::kSparse && slip != EntrySlip::kSparseKept) {
            for (int times = slip == EntrySlip::kHalvedTwice ? 2 : 1; times > 0; --times) {
                amount = amount * Exact(5, -1);
                said.push_back(say(one_of(random_, phrases::kHalve),
                                   {{"x", rate_text(amount, integer, part.macs)}}));
            }
        }
        if ((part.macs && slip != EntrySlip::kMacKept) || slip == EntrySlip::kMacDoubled) {
            amount = amount * Exact(2);
            said.push_back(say(one_of(random_, phrases::kDoubleMacs),
                               {{"x", rate_text(amount, true, false)}}));
        }
        convert(part, slip, amount, said);
        product(part, slip, amount, said);
        return said;
    }

    void convert(const EntryPart& part, EntrySlip slip, Exact& amount,
                 std::vector<std::string>& said) {
        const unsigned quarters = part.format->quarters;
        if (quarters == 4 || slip == EntrySlip::kFactorSkipped) return;
        const bool inverted = slip == EntrySlip::kFactorInverted;
        const Exact factor = inverted ? Exact(4000 / quarters, -3) : Exact(quarters * 25, -2);
        for (int times = slip == EntrySlip::kFactorTwice ? 2 : 1; times > 0; --times) {
            amount = amount * factor;
            said.push_back(say(one_of(random_, phrases::kConvert),
                               {{"x", rate_text(amount, true, false)},
                                {"from", std::string(part.format->name)},
                                {"op", std::string(operation(quarters, inverted))}}));
        }
    }

    void product(const EntryPart& part, EntrySlip slip, Exact amount,
                 std::vector<std::string>& said) {
        if (part.counts.empty() || slip == EntrySlip::kCountLost || pick(random_, 2) == 0) return;
        const std::size_t counts = part.counts.size() - (slip == EntrySlip::kLevelLost ? 1 : 0);
        for (std::size_t i = 0; i < counts; ++i) amount = amount * Exact(part.counts[i]);
        said.push_back(
            say(one_of(random_, phrases::kProduct), {{"x", rate_text(amount, true, false)},
                                                     {"name", part.name},
                                                     {"nouns", part.noun + "s"}}));
    }

    std::string aside() {
        const Exact amount(2 + pick(random_, 997), pick(random_, 2) == 0 ? 15 : 14);
        return say(one_of(random_, phrases::kAside), {{"x", rate_text(amount, false, false)}});
    }

    /// The parts once more, as they were added.
    std::string addends() {
        std::vector<std::string> list;
        for (const EntryPart& part : parts_) {
            const bool first = &part == &parts_.front();
            if (first && figures_.slip == EntrySlip::kPartLeftOut) continue;
            const Exact amount = amount_of(part, first ? figures_.slip : EntrySlip::kNone);
            list.push_back(rate_text(amount, true, false));
            if (first && figures_.slip == EntrySlip::kPartTwice) list.push_back(list.back());
        }
        std::string text = "What counts is " + list.front();
        for (std::size_t i = 1; i < list.size(); ++i) {
            text += (i + 1 < list.size() ? ", " : " and ") + list[i];
        }
        return text + ".";
    }

    std::string total() {
        const Exact& amount = figures_.total;
        std::string sum, dense = pick(random_, 4) > 0 ? "dense INT8 operations per second"
                                                      : "INT8 operations per second";
        const std::uint32_t style = figures_.slip == EntrySlip::kOpsAsTops ? 0 : pick(random_, 6);
        if (style < 2) {
            sum = amount.scientific();
        } else if (style < 4) {
            sum = power_text(amount);
        } else {
            const int power = prefix_of(amount);
            static constexpr std::string_view kWords[] = {"teraops", "petaops", "exaops"};
            static constexpr std::string_view kShort[] = {"TOPS", "POPS", "EOPS"};
            const auto at = static_cast<std::size_t>((power - 12) / 3);
            sum = grouped(amount.plain(power)) + " ";
            sum += style == 4 ? kWords[at] : kShort[at];
            dense = style == 4 ? "of dense INT8" : "(dense INT8)";
        }
        if (figures_.slip == EntrySlip::kOpsAsTops) dense = "dense INT8 TOPS";
        return say(one_of(random_, phrases::kTotal), {{"sum", sum}, {"dense", dense}});
    }

    std::string say(Phrase phrase, Words words) {
        words.emplace_back("owner", owner_->name);
        words.emplace_back("Owner", capital(std::string(owner_->name)));
        return with_articles(capital(filled(phrase, words)));
    }

    std::mt19937& random_;
    const std::vector<EntryPart>& parts_;
    const EntryFigures& figures_;
    const Owner* owner_;
};

}  // namespace

std::string entry_text(std::mt19937& random, const std::vector<EntryPart>& parts,
                       const EntryFigures& figures) {
    return Writer(random, parts, figures).entry();
}

}  // namespace veritally
