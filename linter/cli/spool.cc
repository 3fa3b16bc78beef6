#include "cli/spool.h"

#include <algorithm>

namespace veritally {
namespace {

constexpr std::size_t kSpoolMemory = 8u << 20;
/// What speaks of whole files is never left out.
constexpr Level kByWeight[] = {Level::off, Level::error, Level::warning, Level::note};

}  // namespace

Spool::~Spool() {
    if (file_ != nullptr) std::fclose(file_);
}

void Spool::append(Level level, std::string_view text) {
    if (text.empty()) return;
    std::size_t& count = counts_[static_cast<std::size_t>(level)];
    ++count;
    if (level != Level::off && count > std::min(room_.of_level, room_.findings)) return;
    marks_.push_back({level, static_cast<std::uint32_t>(text.size())});
    write(text);
}

void Spool::write(std::string_view text) {
    if (file_ == nullptr && memory_.size() + text.size() > kSpoolMemory) file_ = std::tmpfile();
    if (file_ == nullptr) {
        memory_ += text;
        return;
    }
    std::fwrite(memory_.data(), 1, memory_.size(), file_);
    std::fwrite(text.data(), 1, text.size(), file_);
    memory_.clear();
}

std::vector<bool> Spool::chosen() const {
    std::vector<bool> chosen(marks_.size());
    Room left = room_;
    for (Level level : kByWeight) {
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            if (marks_[i].level != level) continue;
            chosen[i] = level == Level::off || (left.findings > 0 && marks_[i].size <= left.bytes);
            if (!chosen[i]) continue;
            left.bytes -= std::min<std::size_t>(left.bytes, marks_[i].size);
            left.findings -= level != Level::off;
        }
    }
    return chosen;
}

std::size_t Spool::left_out() const {
    std::size_t shown = 0, all = 0;
    std::vector<bool> chosen = this->chosen();
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        shown += chosen[i] && marks_[i].level != Level::off;
    }
    for (Level level : kByWeight) {
        if (level != Level::off) all += counts_[static_cast<std::size_t>(level)];
    }
    return all - shown;
}

void Spool::copy_to(std::string_view separator, const Sink& sink, std::string_view turn) {
    std::vector<bool> chosen = this->chosen();
    bool first = true;
    auto put = [&](std::string_view text) {
        if (!first && !separator.empty()) sink(separator);
        first = false;
        sink(text);
    };
    if (!room_.by_level) return copy(chosen, put);
    for (Level level : kByWeight) {
        std::vector<bool> of_level(marks_.size());
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            of_level[i] = chosen[i] && marks_[i].level == level;
        }
        copy(of_level, put);
        if (level == Level::off) sink(turn);
    }
}

void Spool::copy(const std::vector<bool>& chosen, const Sink& sink) {
    if (file_ != nullptr) std::rewind(file_);
    std::string_view rest = memory_;
    std::string buffer;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        std::string_view text = rest.substr(0, marks_[i].size);
        if (file_ != nullptr) {
            buffer.resize(marks_[i].size);
            buffer.resize(std::fread(buffer.data(), 1, buffer.size(), file_));
            text = buffer;
        } else {
            rest.remove_prefix(text.size());
        }
        if (chosen[i]) sink(text);
    }
}

}  // namespace veritally
