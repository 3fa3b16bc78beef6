#include "report/explanation.h"

#include "report/explained.h"
#include "report/json.h"

namespace veritally {
namespace {

class JsonWriter : Explained {
  public:
    using Explained::Explained;

    Json run() const {
        const Derivation& d = derivation;
        Json figures = Json::array(), steps = Json::array();
        for (std::uint32_t i = 0; i < claims.figures.size(); ++i) figures.push_back(figure(i));
        for (const Step& step : d.steps) {
            steps.push_back({{"operation", step.operation},
                             {"factor", step.factor},
                             {"from", step.from},
                             {"value", step.value}});
        }
        return {{"path", report.path},
                {"verdict", verdict_name(d.verdict)},
                {"stated", d.stated ? stated(*d.stated) : Json(nullptr)},
                {"recomputed", d.recomputed ? recomputed(d) : Json(nullptr)},
                {"quantities", std::move(figures)},
                {"derivation", std::move(steps)}};
    }

  private:
    Json placed(Span span, Json json) const {
        json["start"] = to_json(text.position(span.begin));
        json["end"] = to_json(text.position(span.end));
        return json;
    }
    Json stated(const Stated& stated) const {
        return placed(stated.span, {{"value", stated.value.value()}});
    }
    static Json recomputed(const Derivation& d) {
        return {{"value", *d.recomputed}, {"low", d.range.low}, {"high", d.range.high}};
    }

    Json figure(std::uint32_t i) const {
        const Figure& figure = claims.figures[i];
        auto value = normalized(figure, words);
        Json json = placed(figure.span, {{"text", text.at(figure.span)}});
        json["value"] = figure.amount().value();
        json["unit"] = words.units[figure.unit].name;
        json["attributes"] = attributes(figure);
        json["hedge"] = figure.hedge.empty() ? Json(nullptr) : Json(figure.hedge);
        json["role"] = role_name(figure.role);
        const Term* term = derivation.term_of(i);
        const std::string_view device =
            term ? device_name(*term, claims, quantities.catalogue()) : "";
        json["device"] = device.empty() ? Json(nullptr) : Json(device);
        json["count"] = term ? term->count() : 1;
        json["normalized"] = value ? Json(*value) : Json(nullptr);
        return json;
    }
    Json attributes(const Figure& figure) const {
        Json json = Json::object();
        for (std::size_t a = 0; a < words.attributes.size(); ++a) {
            const AttributeValue* value = stated_value(figure, a, words);
            json[std::string(words.attributes[a].name)] = value ? value->name : "unstated";
        }
        return json;
    }
};

}  // namespace

Json explanation_json(const FileReport& report) {
    return JsonWriter(report).run();
}

}  // namespace veritally
