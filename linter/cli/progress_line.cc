#include "cli/progress_line.h"

#include <ostream>

namespace veritally {
namespace {

constexpr std::string_view kEraseLine = "\r\x1b[K";
constexpr std::size_t kEnoughToTell = 10;  // Answers.

std::string time_left(const LinkProgress& progress) {
    const auto left = static_cast<long long>(progress.total - progress.done);
    const auto done = static_cast<long long>(progress.done);
    const long long seconds = (progress.taken.count() * left / done + 999) / 1'000;
    if (seconds < 100) return std::to_string(seconds) + " s left";
    return std::to_string((seconds + 59) / 60) + " min left";
}

}  // namespace

std::string progress_text(const LinkProgress& progress, std::size_t width) {
    std::string text = "links: " + std::to_string(progress.done) + " of " +
                       std::to_string(progress.total) + ", " + std::to_string(progress.alive) +
                       " alive, " + std::to_string(progress.dead) + " dead";
    if (progress.waiting_hosts > 0) {
        text += ", " + std::to_string(progress.waiting_hosts) +
                (progress.waiting_hosts == 1 ? " host waiting" : " hosts waiting");
    }
    if (progress.done >= kEnoughToTell && progress.done < progress.total) {
        text += ", " + time_left(progress);
    }
    if (text.size() > width) text.resize(width);
    return text;
}

ProgressLine::ProgressLine(std::ostream& err, bool terminal, std::string_view term,
                           std::size_t width)
    : err_(err),
      // A line that fills the terminal wraps on some of them and could not be erased.
      width_(width > 0 ? width - 1 : 0),
      enabled_(terminal && !term.empty() && term != "dumb") {}

void ProgressLine::show(const LinkProgress& progress) {
    if (!enabled_) return;
    shown_ = true;
    err_ << kEraseLine << progress_text(progress, width_) << std::flush;
}

void ProgressLine::clear() {
    if (!shown_) return;
    shown_ = false;
    err_ << kEraseLine << std::flush;
}

}  // namespace veritally
