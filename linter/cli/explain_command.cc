#include <iterator>
#include <ostream>

#include "checks/factory.h"
#include "claim/figure.h"
#include "cli/program.h"
#include "engine/paths.h"
#include "engine/quantities.h"
#include "report/json.h"

namespace veritally {
namespace {

Json attributes(const Figure& figure, const Vocabulary& words) {
    Json json = Json::object();
    for (std::size_t a = 0; a < words.attributes.size(); ++a) {
        const Attribute& attribute = words.attributes[a];
        bool stated = figure.readings.has(a) && figure.readings.value[a] >= 0;
        std::string name(attribute.name);
        if (stated) {
            json[name] = words.values[static_cast<std::size_t>(figure.readings.value[a])].name;
        } else {
            json[name] = "unstated";
        }
    }
    return json;
}

Json to_json(const Figure& figure, const Vocabulary& words, const SourceText& text) {
    auto value = normalized(figure, words);
    return {
        {"text", text.at(figure.span)},
        {"start", to_json(text.position(figure.span.begin))},
        {"end", to_json(text.position(figure.span.end))},
        {"value", figure.amount().value()},
        {"unit", words.units[figure.unit].name},
        {"attributes", attributes(figure, words)},
        {"hedge", figure.hedge.empty() ? Json(nullptr) : Json(figure.hedge)},
        {"role", role_name(figure.role)},
        {"device", nullptr},
        {"count", 1},
        {"s", std::to_string(figure.sentence) + "/" + std::to_string(figure.section) + "/" +
                  std::to_string(figure.unit_block)},
        {"cues", std::string(figure.cues.each ? "each " : "") + figure.cues.noun +
                     (figure.cues.whole ? " whole" : "") + (figure.cues.closing ? " closing" : "") +
                     (figure.cues.derived ? " derived" : "") +
                     (figure.cues.attributed ? " attributed" : "") +
                     (figure.cues.cited ? " cited" : "")},
        {"normalized", value ? Json(*value) : Json(nullptr)}};
}

/// One file, explained.
class Explainer {
  public:
    Explainer(const ExplainOptions& options, Console& console)
        : options_(options),
          console_(console),
          configs_(console.files, make_check, options.config) {}

    int run() {
        auto inputs = expand();
        if (!inputs) return fail(inputs.error(), console_);
        bool failed = false;
        if (options_.format == "json") console_.out << "{\"version\": 1, \"files\": [\n";
        bool first = true;
        for (const std::string& path : *inputs) {
            auto text = explain(path);
            if (!text) {
                fail(text.error(), console_);
                failed = true;
                continue;
            }
            if (!first && options_.format == "json") console_.out << ",\n";
            first = false;
            console_.out << *text;
        }
        if (options_.format == "json") console_.out << "\n]}\n";
        return failed ? kExitFailure : kExitClean;
    }

  private:
    Result<std::vector<std::string>> expand() {
        std::vector<std::string> paths, result;
        for (const std::string& path : options_.paths) {
            if (path == "-")
                result.push_back(path);
            else
                paths.push_back(path);
        }
        auto inputs = expand_paths(paths, console_.files, configs_, git_ignore_filter());
        if (!inputs) return inputs.error();
        for (const Input& input : *inputs) result.push_back(input.path);
        return result;
    }

    Result<std::string> read(const std::string& path) {
        if (path == "-") return std::string(std::istreambuf_iterator<char>(console_.in), {});
        return console_.files.read(path, SourceText::kMaxBytes);
    }

    Result<std::string> explain(const std::string& path) {
        std::string name =
            path == "-" && !options_.stdin_filename.empty() ? options_.stdin_filename : path;
        auto located = configs_.locate(path == "-" ? "entry.md" : path);
        if (!located) return located.error();
        const Quantities& quantities = *located->settings->profile.quantities;
        if (Status bad = quantities.ready()) return *bad;
        auto bytes = read(path);
        if (!bytes) return bytes.error();
        auto document = read_document(name, std::move(*bytes));
        Claims claims = quantities.read(*document);
        Derivation derivation = quantities.derive(*document, claims);
        return options_.format == "json" ? json(*document, claims, quantities.words(), derivation)
                                         : text(*document, claims, quantities.words());
    }

    static std::string json(const Document& document, const Claims& claims, const Vocabulary& words,
                            const Derivation& d) {
        Json file = {{"path", document.path}, {"quantities", Json::array()}};
        file["verdict"] = verdict_name(d.verdict);
        file["recomputed"] = d.recomputed ? Json{{"value", *d.recomputed}} : Json(nullptr);
        Json faults = Json::array();
        for (const Fault& f : d.faults)
            faults.push_back({{"rule", f.rule}, {"also", f.also}, {"note", f.note}});
        file["faults"] = faults;
        Json terms = Json::array();
        for (const Term& t : d.terms)
            terms.push_back({{"figure", t.figure},
                             {"quoted", t.quoted},
                             {"each", t.each()},
                             {"counts", t.counts},
                             {"device", t.usual},
                             {"sure", t.sure}});
        file["terms"] = terms;
        Json conclusions = Json::array();
        for (const Conclusion& c : d.conclusions)
            conclusions.push_back({{"figure", c.figure}, {"closing", c.closing}});
        file["conclusions"] = conclusions;
        Json holdings = Json::array();
        for (const Holding& h : claims.holdings) {
            Json tiers = Json::array();
            for (const Tier& t : h.tiers) tiers.push_back({t.count, t.noun, t.per, t.group});
            holdings.push_back({{"tiers", tiers}, {"name", h.name}, {"planned", h.planned}});
        }
        file["holdings"] = holdings;
        for (const Figure& figure : claims.figures) {
            file["quantities"].push_back(to_json(figure, words, document.text));
        }
        return dump(file);
    }

    static std::string text(const Document& document, const Claims& claims,
                            const Vocabulary& words) {
        std::string out = document.path + "\n";
        for (const Figure& figure : claims.figures) {
            Position start = document.text.position(figure.span.begin);
            out += "  " + std::to_string(start.line) + ":" + std::to_string(start.column) + "  " +
                   std::string(document.text.at(figure.span)) + "  " +
                   std::string(role_name(figure.role)) + "\n";
        }
        (void)words;
        return out;
    }

    const ExplainOptions& options_;
    Console& console_;
    ConfigLoader configs_;
};

}  // namespace

int explain_command(const ExplainOptions& options, Console& console) {
    return Explainer(options, console).run();
}

}  // namespace veritally
