#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lsp/view.h"

namespace veritally {

/// A part of the text as an outline shows it.
struct Symbol {
    enum class Kind : std::uint8_t { front_matter, key, section, footnote };
    Kind kind = Kind::section;
    std::string name, detail;
    Span span;   ///< All of it.
    Span title;  ///< Within `span`.
    std::vector<Symbol> children;
};
std::vector<Symbol> symbols(const View& view);

/// Lines, from 1, that can be folded away below the first.
struct Fold {
    std::uint32_t first = 0, last = 0;
    bool comment = false;
};
std::vector<Fold> folds(const View& view);

}  // namespace veritally
