#include "claim/text/passage.h"

#include <algorithm>

#include "claim/text/label_lines.h"

namespace veritally {
namespace {

/// Beyond, memory counts for more than time.
constexpr std::size_t kMostRemembered = 4u << 20;

/// By how much places differ; they may go back, modulo 2^32.
struct Move {
    std::uint32_t flat, tokens, notes;
    Move back() const { return {0 - flat, 0 - tokens, 0 - notes}; }
};

void move(Token& token, Move by) {
    token.at.begin += by.flat;
    token.at.end += by.flat;
    if (token.is(Token::Kind::note)) token.id = static_cast<std::uint16_t>(token.id + by.notes);
}

void move(Sentence& sentence, Move by) {
    sentence.begin += by.tokens;
    sentence.end += by.tokens;
    for (Measure& measure : sentence.measures) {
        measure.begin += by.tokens;
        measure.end += by.tokens;
        measure.number += by.tokens;
    }
    for (Mention& mention : sentence.mentions) {
        mention.begin += by.tokens;
        mention.end += by.tokens;
        mention.list += by.tokens;
    }
    for (BareUnit& unit : sentence.units) unit.token += by.tokens;
}

class PassagesReader {
  public:
    PassagesReader(const Text& text, const Body& body, PassageMemory* memory,
                   DocumentText& document)
        : text_(text), body_(body), memory_(memory), document_(document) {
        const Reading& reading = document.reading;
        const bool too_much =
            reading.text.size() > kMostRemembered || reading.notes.size() > UINT16_MAX;
        if (too_much) memory_ = nullptr;
    }

    void run() {
        document_.tokens.reserve(document_.reading.text.size() / 4);
        document_.passage_of_block.assign(body_.blocks.size(), kNowhere);
        for (const FlatBlock& block : document_.reading.passages) {
            const bool cell = body_.blocks[block.block].kind == Block::Kind::cell;
            ReadPassage* known = memory_of(block, cell);
            if (known == nullptr || !known->read) {
                read(block, cell, known);
            } else if (known->wanted) {
                recall(block, *known);
            }
        }
    }

  private:
    std::string_view flat(const FlatBlock& block) const {
        return std::string_view(document_.reading.text).substr(block.flat.begin, block.flat.size());
    }

    /// Null where what the passage says does not rest on its text alone: it is struck out.
    ReadPassage* memory_of(const FlatBlock& block, bool cell) {
        if (memory_ == nullptr) return nullptr;
        const std::vector<Span>& struck = document_.reading.struck;
        while (struck_ < struck.size() && struck[struck_].begin < block.flat.begin) ++struck_;
        if (struck_ < struck.size() && struck[struck_].begin < block.flat.end) return nullptr;
        return &memory_->of(flat(block), cell);
    }

    /// Where the passage begins, once those before it are read.
    Move begin_of(const FlatBlock& block) {
        const std::vector<Reading::Note>& notes = document_.reading.notes;
        while (note_ < notes.size() && notes[note_].at < block.flat.begin) ++note_;
        return {block.flat.begin, static_cast<std::uint32_t>(document_.tokens.size()),
                static_cast<std::uint32_t>(note_)};
    }

    PassageText& add(const FlatBlock& block) {
        document_.passage_of_block[block.block] =
            static_cast<std::uint32_t>(document_.passages.size());
        PassageText& passage = document_.passages.emplace_back();
        passage.block = block.block;
        passage.begin = static_cast<std::uint32_t>(document_.tokens.size());
        passage.first = static_cast<std::uint32_t>(document_.sentences.size());
        return passage;
    }
    void close(PassageText& passage) {
        passage.end = static_cast<std::uint32_t>(document_.tokens.size());
        passage.last = static_cast<std::uint32_t>(document_.sentences.size());
    }

    /// Most prose says nothing of figures, and most footnotes only name a source.
    void read(const FlatBlock& block, bool cell, ReadPassage* known) {
        const bool wanted = cell || text_.words.phrases.may_speak(flat(block));
        const Move begin = begin_of(block);
        if (wanted) {
            PassageText& passage = add(block);
            read_tokens(document_.reading, block.flat, text_.words, document_.tokens);
            join_numerals(text_.words, passage.begin, document_.tokens);
            if (!cell) read_label_dashes(passage.begin, document_.tokens);
            const auto end = static_cast<std::uint32_t>(document_.tokens.size());
            const auto index = static_cast<std::uint32_t>(document_.passages.size()) - 1;
            split_sentences(text_, index, passage.begin, end, document_.sentences);
            for (std::size_t s = passage.first; s < document_.sentences.size(); ++s) {
                find_measures(text_, document_.sentences[s]);
                find_mentions(text_, document_.sentences[s]);
                bind_mentions(text_, document_.sentences[s]);
            }
            close(passage);
            if (known != nullptr) keep(passage, begin.back(), *known);
        }
        if (known != nullptr) known->read = true;
    }

    void keep(const PassageText& passage, Move by, ReadPassage& known) const {
        known.wanted = true;
        known.tokens.assign(document_.tokens.begin() + passage.begin, document_.tokens.end());
        known.sentences.assign(document_.sentences.begin() + passage.first,
                               document_.sentences.end());
        for (Token& token : known.tokens) move(token, by);
        for (Sentence& sentence : known.sentences) move(sentence, by);
    }

    void recall(const FlatBlock& block, const ReadPassage& known) {
        const Move by = begin_of(block);
        PassageText& passage = add(block);
        Tokens& tokens = document_.tokens;
        std::vector<Sentence>& sentences = document_.sentences;
        tokens.insert(tokens.end(), known.tokens.begin(), known.tokens.end());
        sentences.insert(sentences.end(), known.sentences.begin(), known.sentences.end());
        close(passage);
        for (std::size_t t = passage.begin; t < passage.end; ++t) move(tokens[t], by);
        for (std::size_t s = passage.first; s < passage.last; ++s) {
            sentences[s].passage = static_cast<std::uint32_t>(document_.passages.size()) - 1;
            move(sentences[s], by);
        }
    }

    const Text& text_;
    const Body& body_;
    PassageMemory* memory_;
    DocumentText& document_;
    std::size_t struck_ = 0;  ///< The first of Reading::struck that may lie in what comes next.
    std::size_t note_ = 0;    ///< The same of Reading::notes.
};

}  // namespace

void PassageMemory::turn() {
    for (int cell : {0, 1}) {
        before_[cell].swap(now_[cell]);
        now_[cell].clear();
    }
}

ReadPassage& PassageMemory::of(std::string_view flat, bool cell) {
    const auto known = now_[cell].find(flat);
    if (known != now_[cell].end()) return known->second;
    const auto old = before_[cell].find(flat);
    if (old != before_[cell].end())
        return now_[cell].insert(before_[cell].extract(old)).position->second;
    return now_[cell].try_emplace(std::string(flat)).first->second;
}

void read_passages(const Text& text, const Body& body, PassageMemory* memory,
                   DocumentText& document) {
    if (memory != nullptr) memory->turn();
    PassagesReader(text, body, memory, document).run();
    // Readers look a few tokens ahead, beyond the last one too.
    constexpr std::size_t kAhead = 6;
    Token beyond;
    beyond.kind = Token::Kind::line;
    beyond.at.begin = beyond.at.end = static_cast<std::uint32_t>(document.reading.text.size());
    document.tokens.insert(document.tokens.end(), kAhead, beyond);
}

}  // namespace veritally
