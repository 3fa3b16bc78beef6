#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "link/answer.h"

namespace veritally {

/// Answers as lines of JSON, sorted by address: the same answers give the same bytes.
std::string write_cassette(const std::map<std::string, Answer>& answers);
/// An Error names the line that is none of a cassette.
Result<std::map<std::string, Answer>> read_cassette(std::string_view text);

/// Answers from a cassette; what it does not hold is not_recorded.
class CassettePlayer : public Fetcher {
  public:
    explicit CassettePlayer(std::map<std::string, Answer> answers) : answers_(std::move(answers)) {}
    void fetch(std::span<const Request> requests, const std::function<void(Answer)>& done) override;

  private:
    std::map<std::string, Answer> answers_;
};

/// Passes requests on and keeps every answer.
class CassetteRecorder : public Fetcher {
  public:
    explicit CassetteRecorder(Fetcher& inner) : inner_(inner) {}
    void fetch(std::span<const Request> requests, const std::function<void(Answer)>& done) override;
    const std::map<std::string, Answer>& answers() const { return answers_; }

  private:
    Fetcher& inner_;
    std::map<std::string, Answer> answers_;
};

}  // namespace veritally
