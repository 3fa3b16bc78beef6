#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "claim/vocabulary_of.h"
#include "report/json.h"
#include "source_tree.h"

namespace veritally {
namespace {

/// A line of fixtures/claims/*.jsonl; the README there says what is expected of a reader. A form
/// with a `miss` is known not to be read yet; the key says why.
struct Form {
    std::string id, text, miss;
    std::vector<double> expected;
};

std::vector<Form> read_forms(const std::string& name) {
    std::vector<Form> forms;
    std::ifstream file(source_root() / "fixtures/claims" / name);
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) continue;
        Json json = Json::parse(line);
        Form form{json["id"], json["text"], json.value("miss", ""), {}};
        for (const Json& figure : json["expect"]) form.expected.push_back(figure["normalized"]);
        forms.push_back(std::move(form));
    }
    return forms;
}

std::vector<double> read_values(const std::string& text) {
    auto document = entry_of(text);
    std::vector<double> values;
    for (const Figure& figure : read_claims(*document, compute_words()).figures) {
        if (auto value = normalized(figure, compute_words())) values.push_back(*value);
    }
    return values;
}

bool holds(const std::vector<double>& values, double value) {
    for (double other : values) {
        if (std::abs(other / value - 1) <= 0.005) return true;
    }
    return false;
}

bool agrees(const std::vector<double>& a, const std::vector<double>& b) {
    for (double value : a) {
        if (!holds(b, value)) return false;
    }
    for (double value : b) {
        if (!holds(a, value)) return false;
    }
    return true;
}

class Forms : public testing::TestWithParam<const char*> {};

TEST_P(Forms, AreReadAsACarefulHumanReadsThem) {
    std::vector<Form> forms = read_forms(GetParam() + std::string(".jsonl"));
    ASSERT_GE(forms.size(), 120u);
    for (const Form& form : forms) {
        std::vector<double> values = read_values(form.text);
        bool read = agrees(values, form.expected);
        EXPECT_EQ(read, form.miss.empty())
            << form.id << ": " << form.text << "\n  expected "
            << testing::PrintToString(form.expected) << "\n  read "
            << testing::PrintToString(values)
            << (form.miss.empty() ? "" : "\n  no longer missed: drop its key 'miss'");
    }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, Forms,
                         testing::Values("forms", "spellings", "notations", "specimens",
                                         "registers", "releases", "gleanings", "postings"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace veritally
