#pragma once

#include "claim/figures/figure.h"

namespace veritally {

/// The figures of one device in its formats, a line each: '- FP8, dense: 728.5 TFLOPS' above
/// '- FP8, sparse: 1,457 TFLOPS'. Borrows the claims; the figures asked of are theirs.
class Sheet {
  public:
    explicit Sheet(const Claims& claims);

    /// Both stand in lines of one sheet; the second names nothing and counts nothing.
    bool is_of_one(const Figure& first, const Figure& second) const;
    /// 'rated at 750 TOPS in INT8 and 188 TFLOPS in FP16': joined by 'and', with nothing named or
    /// counted between them.
    bool is_in_one_breath(const Figure& first, const Figure& second) const;

  private:
    struct Line {
        bool holds = false;  ///< A format, a figure as it is quoted, and no more.
        bool names = false;  ///< A device or a count as well.
    };
    static bool opens_another(const Tokens& tokens, std::uint32_t i, std::uint32_t end);
    bool is_quoted_plainly(const Figure& figure) const;
    bool is_labelled(const Figure& figure) const;
    bool says_format_only(std::uint32_t begin, std::uint32_t end) const;
    bool names_thing(const Figure& figure) const;
    const Line& line(const Figure& figure) const {
        return lines_[static_cast<std::size_t>(&figure - claims_.figures.data())];
    }

    const Claims& claims_;
    std::vector<Line> lines_;  ///< Of the figures.
};

}  // namespace veritally
