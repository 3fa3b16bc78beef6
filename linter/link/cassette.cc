#include "link/cassette.h"

#include "base/json.h"
#include "base/text.h"
#include "base/unicode.h"

namespace veritally {
namespace {

/// Any bytes as a JSON text: each byte is the code point of its number.
std::string spell_bytes(std::string_view bytes) {
    std::string text;
    for (char c : bytes) append_utf8(text, static_cast<unsigned char>(c));
    return text;
}
std::string read_bytes(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = decode(text, i);
        bytes += static_cast<char>(c.value);
        i += c.size;
    }
    return bytes;
}
bool is_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const CodePoint c = decode(bytes, i);
        if (!c.valid) return false;
        i += c.size;
    }
    return true;
}

Json to_json(const Answer& answer) {
    Json json;
    json["url"] = answer.url;
    for (const Hop& hop : answer.hops) {
        json["hops"].push_back(
            {{"url", hop.url}, {"status", hop.status}, {"location", hop.location}});
    }
    json["final_url"] = answer.final_url;
    json["status"] = answer.status;
    for (const auto& [name, value] : answer.headers) json["headers"].push_back({name, value});
    if (answer.failure != Failure::none) json["failure"] = failure_name(answer.failure);
    if (!answer.detail.empty()) json["detail"] = answer.detail;
    json["protocol"] = answer.protocol;
    json["family"] = answer.family;
    json["tries"] = answer.tries;
    json["time"] = answer.time;
    if (answer.capped) json["capped"] = true;
    if (answer.allowed) json["allowed"] = true;
    const bool text = is_utf8(answer.body);
    json[text ? "body" : "body_bytes"] = text ? answer.body : spell_bytes(answer.body);
    return json;
}

bool read_list(const Json& json, Answer& answer) {
    if (const auto hops = json.find("hops"); hops != json.end() && hops->is_array()) {
        for (const Json& hop : *hops) {
            answer.hops.push_back({json_text(hop, "url"),
                                   static_cast<int>(json_integer(hop, "status")),
                                   json_text(hop, "location")});
        }
    }
    if (const auto headers = json.find("headers"); headers != json.end() && headers->is_array()) {
        for (const Json& header : *headers) {
            if (!header.is_array() || header.size() != 2 || !header[0].is_string() ||
                !header[1].is_string()) {
                return false;
            }
            answer.headers.emplace_back(header[0], header[1]);
        }
    }
    return true;
}

std::optional<Answer> read_answer(std::string_view line) {
    const auto json = parse_json(line);
    Answer answer;
    if (!json || !json->is_object() || !read_list(*json, answer)) return std::nullopt;
    answer.url = json_text(*json, "url");
    answer.final_url = json_text(*json, "final_url");
    answer.status = static_cast<int>(json_integer(*json, "status"));
    const auto failure =
        parse_failure(json->contains("failure") ? json_text(*json, "failure") : "none");
    if (!failure || answer.url.empty()) return std::nullopt;
    answer.failure = *failure;
    answer.detail = json_text(*json, "detail");
    answer.protocol = json_text(*json, "protocol");
    answer.family = static_cast<int>(json_integer(*json, "family"));
    answer.tries = static_cast<int>(json_integer(*json, "tries"));
    answer.time = json_integer(*json, "time");
    answer.capped = json->contains("capped");
    answer.allowed = json->contains("allowed");
    answer.body = json->contains("body_bytes") ? read_bytes(json_text(*json, "body_bytes"))
                                               : json_text(*json, "body");
    return answer;
}

}  // namespace

std::string write_cassette(const std::map<std::string, Answer>& answers) {
    std::string out;
    for (const auto& [url, answer] : answers) out += dump_json(to_json(answer)) + "\n";
    return out;
}

Result<std::map<std::string, Answer>> read_cassette(std::string_view text) {
    std::map<std::string, Answer> answers;
    std::size_t number = 0;
    for (std::string_view line : split(text, '\n')) {
        ++number;
        if (trim(line).empty()) continue;
        auto answer = read_answer(line);
        if (!answer) {
            return Error{"line " + std::to_string(number) + " is none of a cassette", "",
                         "record it again with --record"};
        }
        answers[answer->url] = std::move(*answer);
    }
    return answers;
}

void CassettePlayer::fetch(std::span<const Request> requests,
                           const std::function<void(Answer)>& done) {
    for (const Request& request : requests) {
        const auto found = answers_.find(request.url);
        if (found != answers_.end()) {
            done(found->second);
            continue;
        }
        Answer none;
        none.url = none.final_url = request.url;
        none.failure = Failure::not_recorded;
        done(std::move(none));
    }
}

void CassetteRecorder::fetch(std::span<const Request> requests,
                             const std::function<void(Answer)>& done) {
    inner_.fetch(requests, [&](Answer answer) {
        if (answer.failure != Failure::interrupted) answers_[answer.url] = answer;
        done(std::move(answer));
    });
}

}  // namespace veritally
