#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/regex.h"
#include "base/result.h"
#include "document/yaml.h"

namespace veritally {

/// What one kind of answer (a bot wall, a missing page …) shows: see rules/reference/links.yaml.
struct SignSet {
    std::vector<std::pair<std::string_view, Regex>> headers;  ///< Name, found in the value.
    std::vector<std::string_view> markup;                     ///< Found in the source as written.
    std::vector<std::string_view> weak_markup;                ///< On good pages too.
    std::vector<std::string_view> marks, inner_marks;         ///< Classes and ids.
    std::vector<std::pair<std::string_view, Regex>> meta;     ///< Name, found in the content.
    std::optional<Regex> phrases;         ///< Any of them, of whole titles, headings, sentences.
    std::optional<Regex> paths;           ///< Any of them, found in "//host/path?query".
    std::vector<std::string_view> hosts;  ///< Domains.

    bool says(std::string_view text) const;    ///< One of the phrases, whole.
    bool leads(std::string_view place) const;  ///< One of the paths.
};

/// Keys of answers that are JSON, by what stands under them.
struct DataKeys {
    std::vector<std::string_view> codes;    ///< A status as HTTP has it.
    std::vector<std::string_view> well;     ///< Whether all is well.
    std::vector<std::string_view> data;     ///< What was asked for.
    std::vector<std::string_view> failure;  ///< Any of them tells a failure.
    std::vector<std::string_view> problem;  ///< All of them together tell one.
    std::vector<std::string_view> words;    ///< Words about a failure, or what holds them.
};

/// What speaks for an address elsewhere.
enum class AskedKind : std::uint8_t {
    page,
    handle,  ///< A record of the Handle system.
    arxiv,
    github,  ///< Its API.
};

/// An address that is judged elsewhere.
struct AskedAt {
    Regex match;
    std::string_view replace;  ///< With \1 …
    AskedKind kind = AskedKind::page;
    bool token = false;  ///< Only where there is a token for it.
};

/// What is known of the answers of web servers. Views point into the table, which must outlive it.
/// Immutable after reading; shared by threads.
struct LinkSigns {
    SignSet not_found, search, parked, hijacked, hijacked_plainly, wall, consent, login, throttled,
        maintenance, shell, stub;
    SignSet withdrawn;  ///< Of a preprint.
    DataKeys data_keys;
    std::set<std::string_view> search_words;  ///< Of a query: what is looked for stands there.
    std::vector<std::string_view> document_endings;
    std::optional<Regex> home;  ///< Whole path of a home page.
    std::set<std::string_view> common_words, session_parameters, second_level, shared_domains;
    std::set<std::string_view> locales;  ///< Names of home pages: languages and countries.
    std::vector<AskedAt> asked_at;

    /// Does a verdict hang on a header (name in lower case)?
    bool read_header(std::string_view name) const;

    /// An Error names the pattern that is wrong.
    static Result<LinkSigns> read(const YamlNode& table);
};

/// "example.co.uk" of "www.example.co.uk"; an IP address and a lone name are their own.
std::string site_of(std::string_view host, const LinkSigns& signs);

}  // namespace veritally
