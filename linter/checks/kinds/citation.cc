#include <algorithm>
#include <array>
#include <string>

#include "checks/addresses.h"
#include "checks/citation/footnotes.h"
#include "checks/kinds/kinds.h"
#include "checks/kinds/parameters.h"
#include "link/address.h"

namespace veritally {
namespace {

constexpr std::string_view kCitationKeys[] = {
    "of", "matches", "lacks", "allowed-hosts", "denied-hosts", "year", "ignore-case"};
constexpr std::string_view kCitationNames[] = {"label", "url", "host", "match"};
constexpr std::string_view kCitationDemands[] = {"matches", "lacks", "allowed-hosts",
                                                 "denied-hosts", "year"};
constexpr std::array<std::string_view, 2> kOf = {"footnotes", "urls"};

/// Holds footnote definitions, or addresses, against what the rule demands.
class CitationCheck : public Check {
  public:
    explicit CitationCheck(Parameters& parameters)
        : of_urls_(parameters.choice("of", kOf) == 1),
          matches_(parameters.pattern("matches")),
          lacks_(parameters.pattern("lacks")),
          year_(parameters.flag("year", false)),
          allowed_(parameters.texts("allowed-hosts")),
          denied_(parameters.texts("denied-hosts")) {}

    void run(const Subject& subject, Findings& findings) const override {
        const Document& document = subject.document;
        if (!of_urls_) {
            for (const FootnoteDefinition& note : document.body.footnotes) {
                check_text(document, note.content, mark_of(note), {note.label, {}}, findings);
            }
        }
        if (!of_urls_ && allowed_.empty() && denied_.empty()) return;
        for (const Address& address : written_addresses(subject)) {
            if (is_left_to_placeholder_url(subject, address.url)) continue;
            check_address(document, address, findings);
        }
    }

  private:
    struct Named {
        std::string_view label, url;
    };

    void check_address(const Document& document, const Address& address, Findings& findings) const {
        const bool noted = address.footnote != Block::kNone;
        if (!of_urls_ && !noted) return;
        const Named named{noted ? document.body.footnotes[address.footnote].label : "",
                          address.url};
        if (of_urls_) check_text(document, address.url_span, address.url_span, named, findings);
        const std::string_view host = split_address(address.url).host;
        if (host.empty()) return;
        const auto holds = [&](std::string_view domain) { return is_in_domain(host, domain); };
        if (!allowed_.empty() && std::none_of(allowed_.begin(), allowed_.end(), holds)) {
            add(address.url_span, "allowed-hosts", named, "", findings);
        }
        if (std::any_of(denied_.begin(), denied_.end(), holds)) {
            add(address.url_span, "denied-hosts", named, "", findings);
        }
    }

    /// `place` is where a finding about what is not there points.
    void check_text(const Document& document, Span content, Span place, Named named,
                    Findings& findings) const {
        static const Regex year = Regex::lazy(R"(\b(?:19|20)\d\d\b)");
        const std::string_view text = document.text.at(content);
        const bool whole = of_urls_ || document.body.is_whole();
        if (whole && matches_ && !matches_->found_in(text))
            add(place, "matches", named, "", findings);
        if (whole && year_ && !year.found_in(text)) add(place, "year", named, "", findings);
        if (!lacks_) return;
        lacks_->each(text, [&](std::span<const Span> groups) {
            const Span span{content.begin + groups[0].begin, content.begin + groups[0].end};
            if (!span.empty()) add(span, "lacks", named, document.text.at(span), findings);
            return true;
        });
    }

    void add(Span span, std::string_view wording, Named named, std::string_view match,
             Findings& findings) const {
        findings.add(span, wording,
                     {{"label", std::string(named.label)},
                      {"url", shown_address(named.url)},
                      {"host", std::string(split_address(named.url).host)},
                      {"match", std::string(match)}});
    }

    bool of_urls_;
    std::optional<Regex> matches_, lacks_;
    bool year_;
    std::vector<std::string_view> allowed_, denied_;
};

}  // namespace

MadeCheck make_citation_check(const Rule& rule, const Profile&) {
    Parameters parameters(rule, kCitationKeys);
    parameters.require_any(kCitationDemands);
    auto check = std::make_unique<CitationCheck>(parameters);
    parameters.check_names(kCitationNames);
    if (parameters.error()) return *parameters.error();
    return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace veritally
