// What follows from an entry does not depend on how it is written down.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <set>
#include <string>

#include "claim/entry_variants.h"
#include "claim/vocabulary_of.h"
#include "golden.h"
#include "source_tree.h"

namespace veritally {
namespace {

namespace fs = std::filesystem;

struct Result {
    Derivation::Verdict verdict;
    std::optional<double> recomputed;
};

Result result_of(const Document& document) {
    const Claims claims = compute_quantities().read(document);
    const Derivation derivation = compute_quantities().derive(document, claims);
    return {derivation.verdict, derivation.recomputed};
}

/// Names of things and places that no table knows, singular: capitalized words within sentences,
/// behind small words and numbers in words.
std::set<std::string> made_up_names(const Document& document) {
    const Claims claims = compute_quantities().read(document);
    const Tokens& tokens = claims.text->tokens;
    const std::string_view prose = claims.text->reading.text;
    std::set<std::string> names;
    for (std::uint32_t i = 1; i < tokens.size(); ++i) {
        const Token &token = tokens[i], &before = tokens[i - 1];
        const bool follows = (before.is(Token::Kind::word) && !before.capital) ||
                             (before.is(Token::Kind::number) && before.spelled);
        const bool inner = follows && token.spaced;
        if (!inner || !token.capital || !token.is(Token::Kind::word) || token.classes != 0)
            continue;
        const bool device = std::any_of(
            claims.devices.begin(), claims.devices.end(), [&](const DeviceMention& mention) {
                return mention.token_begin <= i && i < mention.token_end;
            });
        const DeviceWord known = compute_catalogue().word(prose, token.at.begin);
        std::string name(prose.substr(token.at.begin, token.at.size()));
        if (name.ends_with('s')) name.pop_back();
        const bool word = std::all_of(name.begin(), name.end(),
                                      [](unsigned char c) { return std::isalpha(c) != 0; });
        if (!device && word && name.size() > 4 && known.kind == DeviceWord::Kind::none)
            names.insert(name);
    }
    return names;
}

class EntryLaws : public testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        for (const auto& file : fs::directory_iterator(source_root() / GetParam())) {
            if (file.path().extension() == ".md")
                entries_.push_back(read_document(file.path().filename(), read_whole(file.path())));
        }
        ASSERT_GE(entries_.size(), 60u);
    }

    /// `vary` leaves an entry as it is where it has nothing to change: most must change.
    template <typename Vary>
    void expect_unchanged(Vary vary, std::size_t least, const std::set<std::string>& but = {}) {
        std::size_t changed = 0;
        for (const auto& entry : entries_) {
            const std::string text = vary(*entry);
            if (text == entry->text.bytes()) continue;
            ++changed;
            const std::string name(entry->path);
            const Result before = result_of(*entry), after = result_of(*read_document(name, text));
            const bool same =
                before.verdict == after.verdict &&
                before.recomputed.has_value() == after.recomputed.has_value() &&
                std::abs(after.recomputed.value_or(1) / before.recomputed.value_or(1) - 1) < 1e-12;
            EXPECT_EQ(same, !but.contains(name))
                << name << ": " << verdict_name(before.verdict) << ' '
                << before.recomputed.value_or(0) << " became " << verdict_name(after.verdict) << ' '
                << after.recomputed.value_or(0) << '\n'
                << text;
        }
        EXPECT_GE(changed, least);
    }

    std::vector<std::shared_ptr<const Document>> entries_;
};

TEST_P(EntryLaws, WrappingLines) {
    for (const std::uint32_t words : {0u, 1u, 2u, 3u, 5u}) {
        expect_unchanged([&](const Document& entry) { return wrapped(entry, words); },
                         words == 0 ? 0 : 55);
    }
}

TEST_P(EntryLaws, LineEndings) {
    expect_unchanged(with_crlf, 60);
}

TEST_P(EntryLaws, NotationOfThousands) {
    for (const char* separator : {"\u202f", "\u00a0", "", "'"}) {
        expect_unchanged([&](const Document& entry) { return grouped_by(entry, separator); }, 13);
    }
}

TEST_P(EntryLaws, LabelsOfFootnotes) {
    expect_unchanged(relabelled, 60);
}

TEST_P(EntryLaws, OrderOfListItems) {
    expect_unchanged(reordered, 3);
}

TEST_P(EntryLaws, NamesOfDevices) {
    for (const char* name : {"Zanderlo", "Quibbett", "Owlhorst"}) {
        expect_unchanged(
            [&](const Document& entry) {
                const std::set<std::string> names = made_up_names(entry);
                std::string text(entry.text.bytes());
                int number = 0;
                for (const std::string& from : names) {
                    const std::string to = name + std::string(1, static_cast<char>('a' + number++));
                    text = renamed(*read_document(entry.path, text), from, to);
                }
                return text;
            },
            8);
    }
}

INSTANTIATE_TEST_SUITE_P(Fixtures, EntryLaws,
                         testing::Values("fixtures/recompute/dev", "fixtures/recompute/held",
                                         "fixtures/recompute/styles"),
                         [](const auto& test) { return fs::path(test.param).filename().string(); });

}  // namespace
}  // namespace veritally
