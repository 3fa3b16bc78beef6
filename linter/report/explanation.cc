#include "report/explanation.h"

#include "report/json.h"

namespace veritally {
namespace {

class JsonWriter {
  public:
    explicit JsonWriter(const FileReport& report)
        : report_(report),
          quantities_(*report.settings->profile.quantities),
          words_(quantities_.words()),
          claims_(report.recomputed->claims()),
          derivation_(report.recomputed->derivation()),
          text_(report.document->text) {}

    Json run() const {
        const Derivation& d = derivation_;
        Json quantities = Json::array(), steps = Json::array();
        for (std::uint32_t i = 0; i < claims_.figures.size(); ++i) quantities.push_back(figure(i));
        for (const Step& step : d.steps) {
            steps.push_back({{"operation", step.operation},
                             {"factor", step.factor},
                             {"from", step.from},
                             {"value", step.value}});
        }
        return {{"path", report_.path},
                {"verdict", verdict_name(d.verdict)},
                {"stated", d.stated ? stated(*d.stated) : Json(nullptr)},
                {"recomputed", d.recomputed ? recomputed(d) : Json(nullptr)},
                {"quantities", std::move(quantities)},
                {"derivation", std::move(steps)}};
    }

  private:
    Json placed(Span span, Json json) const {
        json["start"] = to_json(text_.position(span.begin));
        json["end"] = to_json(text_.position(span.end));
        return json;
    }
    Json stated(const Stated& stated) const {
        return placed(stated.span, {{"value", stated.value.value()}});
    }
    static Json recomputed(const Derivation& d) {
        return {{"value", *d.recomputed}, {"low", d.range.low}, {"high", d.range.high}};
    }

    Json figure(std::uint32_t i) const {
        const Figure& figure = claims_.figures[i];
        auto value = normalized(figure, words_);
        Json json = placed(figure.span, {{"text", text_.at(figure.span)}});
        json["value"] = figure.amount().value();
        json["unit"] = words_.units[figure.unit].name;
        json["attributes"] = attributes(figure);
        json["hedge"] = figure.hedge.empty() ? Json(nullptr) : Json(figure.hedge);
        json["role"] = role_name(figure.role);
        const Term* term = derivation_.term_of(i);
        const std::string_view device =
            term ? device_name(*term, claims_, quantities_.catalogue()) : "";
        json["device"] = device.empty() ? Json(nullptr) : Json(device);
        json["count"] = term ? term->count() : 1;
        json["normalized"] = value ? Json(*value) : Json(nullptr);
        return json;
    }
    Json attributes(const Figure& figure) const {
        Json json = Json::object();
        for (std::size_t a = 0; a < words_.attributes.size(); ++a) {
            const AttributeValue* value = stated_value(figure, a, words_);
            json[std::string(words_.attributes[a].name)] = value ? value->name : "unstated";
        }
        return json;
    }

    const FileReport& report_;
    const Quantities& quantities_;
    const Vocabulary& words_;
    const Claims& claims_;
    const Derivation& derivation_;
    const SourceText& text_;
};

}  // namespace

Json explanation_json(const FileReport& report) {
    return JsonWriter(report).run();
}

}  // namespace veritally
