#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace veritally {

/// Items that wait for the end of the run: in memory, then in an unnamed file, so that memory
/// does not grow with the report.
class Spool {
  public:
    explicit Spool(Room room = {}) : room_(room) {}
    ~Spool();
    Spool(Spool&&) = delete;
    /// Items without text are passed over.
    void append(Level level, std::string_view text);
    /// How many findings the room does not hold; what copy_to leaves out.
    std::size_t left_out() const;
    using Sink = std::function<void(std::string_view)>;
    void copy_to(std::string_view separator, const Sink& sink, std::string_view turn = "");

  private:
    struct Mark {
        Level level;
        std::uint32_t size;
    };
    std::vector<bool> chosen() const;
    void write(std::string_view text);
    void copy(const std::vector<bool>& chosen, const Sink& sink);

    Room room_;
    std::string memory_;
    std::FILE* file_ = nullptr;
    std::vector<Mark> marks_;
    std::array<std::size_t, 4> counts_{};  ///< By level, with those that found no room.
};

}  // namespace veritally
