#pragma once

#include <string>

#include "engine/check.h"

namespace veritally {

/// Findings of one rule in one file, which a damaged or hostile file may have millions of: the
/// first thousand one by one, the rest counted in one finding of the wording "more".
class Flood {
  public:
    explicit Flood(Findings& findings) : findings_(findings) {}
    ~Flood() {
        if (left_out_ == 0) return;
        findings_.add(first_left_out_, "more", {{"count", std::to_string(left_out_)}});
    }
    Flood(const Flood&) = delete;
    Flood& operator=(const Flood&) = delete;

    /// False where the finding at this place is not to be added.
    bool admits(Span span) {
        if (added_++ < kMost) return true;
        if (left_out_++ == 0) first_left_out_ = span;
        return false;
    }

  private:
    static constexpr int kMost = 1'000;
    Findings& findings_;
    int added_ = 0;
    int left_out_ = 0;
    Span first_left_out_;
};

}  // namespace veritally
