#pragma once

#include "report/json.h"
#include "report/report.h"

namespace veritally {

// Parts of the SARIF report. GitHub shows the first sentence of a message as the alert's title, so
// that a message is made of sentences.

/// With a capital and a full stop.
std::string sentence(std::string text);

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

}  // namespace veritally
