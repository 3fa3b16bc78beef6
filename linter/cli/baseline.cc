#include "cli/baseline.h"

#include <filesystem>

#include "report/json.h"

namespace veritally {
namespace {

constexpr std::uint64_t kMostBaselineBytes = 256u << 20;

/// Its objects are looked up in logarithmic time, whatever a stranger writes into a baseline.
using Read = nlohmann::json;

/// The member, or what stands in its place where it is missing or of another kind.
template <class T>
T member(const Read& json, const char* name, T otherwise) {
    auto found = json.is_object() ? json.find(name) : json.end();
    if (found == json.end()) return otherwise;
    if constexpr (std::is_same_v<T, std::string>) {
        return found->is_string() ? found->template get<std::string>() : otherwise;
    } else {
        return found->is_number_unsigned() ? found->template get<T>() : otherwise;
    }
}

/// Nothing where one of the lines is no finding.
std::optional<KnownFindings> read_file(const Read& lines) {
    KnownFindings known;
    for (const Read& line : lines) {
        std::string rule = member<std::string>(line, "rule", "");
        std::string key = member<std::string>(line, "key", "");
        auto count = member<std::uint64_t>(line, "count", 0);
        if (rule.empty() || key.empty() || count == 0) return std::nullopt;
        known[{rule, key}] = {static_cast<std::size_t>(count),
                              member<std::string>(line, "message", "")};
    }
    return known;
}

}  // namespace

Baseline::Baseline(std::string file, const std::string& working_directory)
    : file_(std::move(file)), working_directory_(working_directory) {
    std::filesystem::path path = std::filesystem::path(working_directory_) / file_;
    folder_ = path.lexically_normal().parent_path();
}

std::string Baseline::name_of(const std::string& path) const {
    std::filesystem::path absolute = std::filesystem::path(working_directory_) / path;
    return absolute.lexically_normal().lexically_relative(folder_);
}

std::string Baseline::path_of(const std::string& name) const {
    return std::filesystem::path(folder_) / name;
}

Status Baseline::read(const FileSystem& files) {
    auto bytes = files.read(file_, kMostBaselineBytes);
    if (!bytes) {
        Error error = bytes.error();
        error.advice = "write it with --write-baseline " + file_;
        return error;
    }
    Read json = Read::parse(*bytes, nullptr, false);
    const auto entries = json.is_object() ? json.find("files") : json.end();
    const bool good = json.is_object() && member<std::uint64_t>(json, "version", 0) == 1 &&
                      entries != json.end() && entries->is_object();
    const Error none{"is no baseline of this version of veritally", file_,
                     "write it anew with --write-baseline " + file_};
    if (!good) return none;
    for (const auto& [name, lines] : entries->items()) {
        auto of_file = read_file(lines);
        if (!of_file) return none;
        if (!of_file->empty()) known[name] = std::move(*of_file);
    }
    return std::nullopt;
}

std::string Baseline::text() const {
    std::string text = "{\n\"version\": 1,\n\"files\": {";
    std::string_view before_file = "\n";
    for (const auto& [name, findings] : known) {
        text += before_file;
        text += dump(Json(name)) + ": [";
        std::string_view before_line = "\n";
        for (const auto& [rule_and_key, finding] : findings) {
            text += before_line;
            text += "  " + dump(Json{{"rule", rule_and_key.first},
                                     {"key", rule_and_key.second},
                                     {"count", finding.count},
                                     {"message", finding.message}});
            before_line = ",\n";
        }
        text += "\n]";
        before_file = ",\n";
    }
    return text + "\n}}\n";
}

}  // namespace veritally
