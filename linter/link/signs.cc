#include "link/signs.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace veritally {
namespace {

/// A phrase may be written `{missing}`: the part of that name.
class Patterns {
  public:
    explicit Patterns(const YamlNode& parts) {
        for (const YamlEntry& part : parts.map_entries()) {
            parts_["{" + std::string(part.key) + "}"] = part.value.scalar;
        }
    }

    Result<Regex> compile(std::string_view written) const {
        std::string pattern(written);
        for (const auto& [name, text] : parts_) {
            for (std::size_t at = 0; (at = pattern.find(name, at)) != std::string::npos;) {
                pattern.replace(at, name.size(), text);
                at += text.size();
            }
        }
        return Regex::compile(pattern, true);
    }

    /// All in one, which takes no longer than one of them.
    Status join_all(const YamlNode& list, std::optional<Regex>& out) const {
        std::string joined;
        for (const YamlNode& item : list) {
            joined += (joined.empty() ? "(?:" : "|(?:") + std::string(item.scalar) + ")";
        }
        if (joined.empty()) return std::nullopt;
        auto regex = compile(joined);
        if (!regex) return regex.error();
        out = std::move(*regex);
        return std::nullopt;
    }

    Status add_named(const YamlNode& map,
                     std::vector<std::pair<std::string_view, Regex>>& out) const {
        for (const YamlEntry& entry : map.map_entries()) {
            auto regex = compile(entry.value.scalar);
            if (!regex) return regex.error();
            out.emplace_back(entry.key, std::move(*regex));
        }
        return std::nullopt;
    }

  private:
    std::map<std::string, std::string> parts_;
};

std::vector<std::string_view> texts(const YamlNode& list) {
    std::vector<std::string_view> out;
    for (const YamlNode& item : list) out.push_back(item.scalar);
    return out;
}

std::set<std::string_view> text_set(const YamlNode& list) {
    std::set<std::string_view> out;
    for (const YamlNode& item : list) out.insert(item.scalar);
    return out;
}

Status read_set(const YamlNode& node, const Patterns& patterns, SignSet& out) {
    out.markup = texts(node["markup"]);
    out.weak_markup = texts(node["weak-markup"]);
    out.marks = texts(node["marks"]);
    out.inner_marks = texts(node["inner-marks"]);
    out.hosts = texts(node["hosts"]);
    if (Status bad = patterns.add_named(node["headers"], out.headers)) return bad;
    if (Status bad = patterns.add_named(node["meta"], out.meta)) return bad;
    if (Status bad = patterns.join_all(node["phrases"], out.phrases)) return bad;
    return patterns.join_all(node["paths"], out.paths);
}

DataKeys read_data_keys(const YamlNode& map) {
    return {texts(map["codes"]),   texts(map["well"]),    texts(map["data"]),
            texts(map["failure"]), texts(map["problem"]), texts(map["words"])};
}

AskedKind kind_of(std::string_view name) {
    if (name == "handle") return AskedKind::handle;
    if (name == "arxiv") return AskedKind::arxiv;
    return name == "github" ? AskedKind::github : AskedKind::page;
}

Status read_asked_at(const YamlNode& list, const Patterns& patterns, std::vector<AskedAt>& out) {
    for (const YamlNode& item : list) {
        auto match = patterns.compile(item.text("match"));
        if (!match) return match.error();
        out.push_back({std::move(*match), item.text("replace"), kind_of(item.text("kind")),
                       item.text("token") == "true"});
    }
    return std::nullopt;
}

bool is_address(std::string_view host) {
    return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

bool SignSet::says(std::string_view text) const {
    constexpr std::size_t kMostPhrase = 240;
    while (!text.empty() && std::string_view(" .!:|-").find(text.back()) != text.npos) {
        text.remove_suffix(1);
    }
    return phrases && !text.empty() && text.size() <= kMostPhrase && phrases->matches(text);
}

bool SignSet::leads(std::string_view place) const {
    return paths && paths->found_in(place);
}

bool LinkSigns::read_header(std::string_view name) const {
    const auto has = [&](const SignSet* set) {
        return std::any_of(set->headers.begin(), set->headers.end(),
                           [&](const auto& sign) { return sign.first == name; });
    };
    const SignSet* const sets[] = {&not_found, &parked,    &wall,       &consent,
                                   &login,     &throttled, &maintenance};
    return name == "content-type" || std::any_of(std::begin(sets), std::end(sets), has);
}

Result<LinkSigns> LinkSigns::read(const YamlNode& table) {
    LinkSigns signs;
    const Patterns patterns(table["parts"]);
    struct Named {
        std::string_view key;
        SignSet LinkSigns::*set;
    };
    constexpr Named kSets[] = {{"not-found", &LinkSigns::not_found},
                               {"search", &LinkSigns::search},
                               {"parked", &LinkSigns::parked},
                               {"hijacked", &LinkSigns::hijacked},
                               {"hijacked-plainly", &LinkSigns::hijacked_plainly},
                               {"wall", &LinkSigns::wall},
                               {"consent", &LinkSigns::consent},
                               {"login", &LinkSigns::login},
                               {"throttled", &LinkSigns::throttled},
                               {"maintenance", &LinkSigns::maintenance},
                               {"shell", &LinkSigns::shell},
                               {"stub", &LinkSigns::stub},
                               {"withdrawn", &LinkSigns::withdrawn}};
    for (const Named& named : kSets) {
        if (Status bad = read_set(table[named.key], patterns, signs.*named.set)) return *bad;
    }
    auto home = patterns.compile(table.text("home"));
    if (!home) return home.error();
    signs.home = std::move(*home);
    signs.data_keys = read_data_keys(table["data-keys"]);
    signs.search_words = text_set(table["search-words"]);
    signs.document_endings = texts(table["document-endings"]);
    signs.locales = text_set(table["locales"]);
    signs.common_words = text_set(table["common-words"]);
    signs.session_parameters = text_set(table["session-parameters"]);
    signs.second_level = text_set(table["second-level"]);
    signs.shared_domains = text_set(table["shared-domains"]);
    if (Status bad = read_asked_at(table["asked-at"], patterns, signs.asked_at)) return *bad;
    return signs;
}

std::string site_of(std::string_view host, const LinkSigns& signs) {
    if (is_address(host)) return std::string(host);
    std::vector<std::string_view> labels = split(host, '.');
    if (labels.size() <= 2) return std::string(host);
    const auto last = [&](std::size_t count) {
        return join(std::span(labels).last(std::min(count, labels.size())), ".");
    };
    for (std::size_t count : {4u, 3u, 2u}) {
        if (signs.shared_domains.count(last(count))) return last(count + 1);
    }
    const bool country = labels.back().size() == 2;
    return last(country && signs.second_level.count(labels[labels.size() - 2]) ? 3 : 2);
}

}  // namespace veritally
