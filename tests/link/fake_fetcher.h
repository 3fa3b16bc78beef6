#pragma once

#include <map>
#include <string>
#include <vector>

#include "link/answer.h"

namespace veritally {

/// Answers from a table and remembers what was asked; what it does not hold is a 404.
class FakeFetcher : public Fetcher {
  public:
    void fetch(std::span<const Request> requests,
               const std::function<void(Answer)>& done) override {
        for (const Request& request : requests) {
            asked.push_back(request.url);
            const auto found = answers.find(request.url);
            Answer answer = found == answers.end() ? Answer{} : found->second;
            answer.url = request.url;
            if (answer.final_url.empty()) answer.final_url = request.url;
            if (found == answers.end()) answer.status = 404;
            answer.tries = 1;
            done(std::move(answer));
        }
    }
    void set(const std::string& url, int status, std::string body, std::string type = "text/html") {
        Answer& answer = answers[url];
        answer = {};
        answer.status = status;
        answer.body = std::move(body);
        answer.headers = {{"content-type", std::move(type)}};
    }

    std::map<std::string, Answer> answers;
    std::vector<std::string> asked;
};

}  // namespace veritally
