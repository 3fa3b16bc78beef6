#include "link/labelled_answers.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"
#include "engine/embedded.h"
#include "link/url.h"

namespace veritally {
namespace {

void add_hop(Answer& answer, int status, const std::string& location) {
    answer.hops.push_back({answer.final_url, status, location});
    const auto target = resolve_url(*parse_url(answer.final_url), location);
    if (!target) throw std::runtime_error("no address: " + location);
    answer.final_url = target->text();
}

class Reader {
  public:
    explicit Reader(const std::filesystem::path& file) : name_(file.filename()), in_(file) {}

    std::vector<LabelledAnswer> read() {
        while (next()) {
            if (line_.starts_with("### "))
                begin();
            else if (!answers_.empty())
                take();
        }
        return std::move(answers_);
    }

  private:
    bool next() {
        ++number_;
        return static_cast<bool>(std::getline(in_, line_));
    }
    void begin() {
        const std::size_t bar = line_.find(" | ");
        LabelledAnswer& one = answers_.emplace_back();
        one.id = name_ + ":" + std::to_string(number_);
        one.note = line_.substr(bar + 3);
        for (auto label : split(std::string_view(line_).substr(4, bar - 4), ',')) {
            one.labels.emplace_back(trim(label));
        }
        in_body_ = false;
    }
    void take() {
        Answer& answer = answers_.back().answer;
        if (in_body_) {
            answer.body += line_ + "\n";
        } else if (line_.starts_with("GET ")) {
            answer.url = answer.final_url = parse_url(line_.substr(4)).value().text();
        } else if (line_.starts_with("< ")) {
            add_hop(answer, std::stoi(line_.substr(2, 3)), line_.substr(6));
        } else if (answer.status == 0) {
            answer.status = std::stoi(line_);
        } else if (line_.empty()) {
            in_body_ = true;
        } else {
            const std::size_t colon = line_.find(':');
            answer.headers.emplace_back(line_.substr(0, colon), trim(line_.substr(colon + 1)));
        }
    }

    std::string name_;
    std::ifstream in_;
    std::string line_;
    int number_ = 0;
    bool in_body_ = false;
    std::vector<LabelledAnswer> answers_;
};

LabelledAnswer read_json(const Json& json) {
    LabelledAnswer one;
    one.id = json["id"];
    one.note = json["note"];
    one.labels.push_back(json["label"]);
    for (const Json& label : json["acceptable"]) one.labels.push_back(label);
    Answer& answer = one.answer;
    answer.url = answer.final_url =
        parse_url("https://www.first.example" + json["path"].get<std::string>())->text();
    for (const Json& hop : json["hops"]) {
        std::string location = json_text(hop["headers"], "location");
        const std::size_t other = location.find("OTHER");
        if (other != std::string::npos) location.replace(other, 5, "www.other.example");
        add_hop(answer, hop["status"], location);
    }
    answer.status = json["status"];
    for (const auto& [name, value] : json["headers"].items()) {
        answer.headers.emplace_back(name, value.get<std::string>());
    }
    answer.body = json["body"];
    return one;
}

}  // namespace

std::vector<LabelledAnswer> read_labelled(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".answers") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<LabelledAnswer> answers;
    for (const auto& file : files) {
        for (LabelledAnswer& one : Reader(file).read()) answers.push_back(std::move(one));
    }
    return answers;
}

std::vector<LabelledAnswer> read_labelled_json(const std::filesystem::path& file) {
    std::vector<LabelledAnswer> answers;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        answers.push_back(read_json(parse_json(line).value()));
    }
    return answers;
}

const LinkSigns& known_signs() {
    static const LinkSigns signs = [] {
        auto read = LinkSigns::read(*embedded("reference/links.yaml"));
        if (!read) throw std::runtime_error(read.error().line());
        return std::move(*read);
    }();
    return signs;
}

}  // namespace veritally
