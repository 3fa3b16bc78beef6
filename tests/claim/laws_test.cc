#include <gtest/gtest.h>

#include <cmath>

#include "claim/vocabulary_of.h"

namespace veritally {
namespace {

std::vector<double> values_of(const std::string& body) {
    auto document = entry_of(body);
    std::vector<double> values;
    for (const Figure& figure : read_claims(*document, compute_words()).figures) {
        auto value = normalized(figure, compute_words());
        values.push_back(value.value_or(-figure.amount().value()));
    }
    return values;
}

void expect_same(const std::vector<double>& a, const std::vector<double>& b,
                 const std::string& what) {
    ASSERT_EQ(a.size(), b.size()) << what;
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i] / b[i], 1, 1e-12) << what;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

const char* const kBodies[] = {
    "Each Lodestar 3 reaches 1,979 TFLOPS in FP8 (3,958 with sparsity), so eight make 15,832 "
    "TFLOPS.",
    "The old hall has 1,200 TFLOPS in FP16, the new hall 3,100 TFLOPS; together they have 4,300 "
    "TFLOPS.",
    "Not 4,000 but 2,000 TFLOPS of FP8, says Lodestar. It does not reach 3,000 TFLOPS of FP8.",
    "FP64, FP32 and FP16: 1,100, 2,200 and 4,400 GFLOPS, sparsity not used by the Lodestar 3.",
};

TEST(Laws, ReadingIsUnchangedByWrappingLines) {
    for (const std::string body : kBodies) {
        for (std::size_t at = 1; at < body.size(); ++at) {
            if (body[at] != ' ') continue;
            std::string wrapped = body;
            wrapped[at] = '\n';
            expect_same(values_of(body), values_of(wrapped), wrapped);
        }
    }
}

TEST(Laws, ReadingIsUnchangedByTheNotationOfThousands) {
    for (const std::string body : kBodies) {
        for (const char* separator : {"\u202f", "\u00a0", "'", "\u2019", "&thinsp;"}) {
            std::string other = body;
            for (std::size_t at = 1; at + 3 < other.size(); ++at) {
                bool group = other[at] == ',' &&
                             std::isdigit(static_cast<unsigned char>(other[at - 1])) &&
                             std::isdigit(static_cast<unsigned char>(other[at + 1]));
                if (group) other.replace(at, 1, separator);
            }
            expect_same(values_of(body), values_of(other), other);
        }
    }
}

TEST(Laws, ReadingIsUnchangedByTheNameOfADevice) {
    for (const std::string body : kBodies) {
        for (const char* name : {"Kestrel 9", "H100 SXM", "Brindle", "TPU v5e"}) {
            std::string other = replaced(body, "Lodestar 3", name);
            expect_same(values_of(body), values_of(replaced(other, "Lodestar", name)), other);
        }
    }
}

TEST(Laws, ReadingIsUnchangedByEmphasis) {
    for (const std::string body : kBodies) {
        for (const char* format : {"FP8", "FP16"}) {
            std::string other = replaced(body, format, "**" + std::string(format) + "**");
            expect_same(values_of(body), values_of(other), other);
        }
    }
}

TEST(Laws, SpansQuoteWhatWasRead) {
    for (const std::string body : kBodies) {
        auto document = entry_of(body);
        for (const Figure& figure : read_claims(*document, compute_words()).figures) {
            EXPECT_TRUE(figure.span.contains(figure.number));
            std::string_view number = document->text.at(figure.number);
            EXPECT_TRUE(std::isdigit(static_cast<unsigned char>(number.front()))) << number;
        }
    }
}

}  // namespace
}  // namespace veritally
