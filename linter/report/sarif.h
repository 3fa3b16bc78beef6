#pragma once

#include "report/json.h"
#include "report/prose.h"
#include "report/report.h"

namespace veritally {

// Parts of the SARIF report. GitHub shows the first sentence of a message as the alert's title, so
// that a message is made of sentences.

/// As it stands in the text of a link of a SARIF message.
std::string escape_brackets(std::string_view text);
/// A sentence that neither a terminal nor a viewer obeys: what it quotes begins no link.
std::string plain_sentence(std::string_view text);

/// {"text": …}
Json sarif_text(std::string_view text);

/// A wording as a message string of SARIF, "{0}" in quotes for the first value. One without values
/// names the file, so that no two alerts read the same.
struct MessageString {
    std::string text;
    std::vector<std::string_view> arguments;  ///< Names of the values.
};
MessageString message_string(const Wording& wording);

/// {"text", "id", "arguments"}; the text goes on with `more`.
Json sarif_message(const Finding& finding, const std::string& path, const std::string& more);

/// The rule's metadata (reportingDescriptor).
Json sarif_rule(const Rule& rule);

/// More results in a run and GitHub refuses the file: errors stay first, notes last.
inline constexpr std::size_t kMostSarifResults = 25'000;
/// The notice (toolExecutionNotification) of what was left out of so many findings.
Json sarif_left_out(std::size_t left_out, std::size_t findings);
/// How many a notice says are left out; 0 where it says something else.
std::size_t read_sarif_left_out(const Json& notice);

}  // namespace veritally
