#pragma once

#include <algorithm>

#include "claim/text/sentence.h"

namespace veritally {

/// The sentences of one block.
struct PassageText {
    std::uint32_t block = 0;
    std::uint32_t begin = 0, end = 0;   ///< Tokens.
    std::uint32_t first = 0, last = 0;  ///< Sentences; last is one past the end.
};

/// A document's prose, read as far as single sentences go.
struct DocumentText {
    Reading reading;
    Tokens tokens;
    std::vector<PassageText> passages;
    std::vector<Sentence> sentences;
    std::vector<std::uint32_t> passage_of_block;  ///< kNowhere for a block without prose.
    std::vector<double> cycle_factors;            ///< Of the figure that was worked out of cycles.
    std::vector<double> quoted;                   ///< The numbers of its figures, ascending.

    void collect_quoted() {
        for (const Sentence& sentence : sentences) {
            for (const Measure& m : sentence.measures) quoted.push_back(m.value.value());
        }
        std::sort(quoted.begin(), quoted.end());
    }
    bool quotes(double number) const {
        return std::binary_search(quoted.begin(), quoted.end(), number);
    }

    bool is_in_cycles(double count) const {
        auto is_factor = [&](double number) {
            return std::find(cycle_factors.begin(), cycle_factors.end(), number) !=
                   cycle_factors.end();
        };
        // '16 tiles of 1,024 units … 16,384 units'
        auto has_other = [&](double factor) { return factor > 2 && is_factor(count / factor); };
        return is_factor(count) ||
               (count > 32 && std::any_of(cycle_factors.begin(), cycle_factors.end(), has_other));
    }
};

/// What a place that holds no figure says of figures elsewhere.
struct Labels {
    Readings readings;
    int unit = -1;
    std::int8_t power = 0;

    bool empty(std::size_t attributes) const;
    /// Adds what is not yet said.
    void add(const Labels& other);
};

/// Labels of one sentence: what it says of attributes and speaks of no figure of its own. Values
/// that do not agree are a conflict.
Labels labels_of(const Text& text, const Sentence& sentence);
/// All labels of a passage.
Labels labels_of(const Text& text, const DocumentText& document, const PassageText& passage);

/// Gives the labels to a figure, as far as it has nothing closer. Labels from `afar` (a heading, a
/// sentence about other figures) must suit its unit.
enum class Distance : std::uint8_t { beside, afar };
void apply(const Text& text, const Labels& labels, Measure& measure,
           Distance distance = Distance::afar);

/// What the notes say that a figure, a header or a caption refers to: footnotes, and sentences
/// that begin with its mark in a paragraph that begins with one: '*', '¹', '(a)', '(1)'. `source`
/// is what the body was read from.
class Notes {
  public:
    Notes(const Text& text, const DocumentText& document, const Body& body,
          std::string_view source);
    /// Of all notes that the tokens refer to.
    Labels labels(std::uint32_t begin, std::uint32_t end) const;
    /// Gives each figure of the sentence what its notes say.
    void annotate(Sentence& sentence) const;
    /// True where the definition has an address: it names a source.
    bool cites(std::uint32_t footnote) const { return cites_[footnote]; }

  private:
    void add_footnote(const PassageText& passage, std::uint32_t footnote);
    void take_quoted(const Sentence& sentence, Measure& measure) const;
    void add_marked(const PassageText& passage);
    bool is_noted_item(const PassageText& passage, const Body& body, std::string_view source) const;
    Labels labels_between(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) const;
    std::uint32_t labelled_begin(const Sentence& sentence, const Measure& measure) const;
    std::uint32_t notes_end(std::uint32_t token, std::uint32_t limit) const;
    bool is_title(const Mention& mention) const;

    const Text& text_;
    const DocumentText& document_;
    std::vector<bool> cites_;        ///< By footnote.
    std::vector<Labels> footnotes_;  ///< By footnote.
    struct Quoted {
        std::uint32_t footnote;
        Measure measure;
    };
    std::vector<Quoted> quoted_;  ///< The figures of the footnotes.
    struct Star {
        std::uint16_t id;
        Labels labels;
    };
    std::vector<Star> stars_;  ///< One for each id.
};

}  // namespace veritally
