#include <optional>

#include "base/text.h"
#include "checks/body/heading_match.h"
#include "document/late_front_matter.h"

namespace veritally {
namespace {

using Form = HeadingMatch::Form;

class SectionCheck {
  public:
    SectionCheck(const Subject& subject, Findings& findings)
        : subject_(subject), findings_(findings), matches_(match_headings(subject)) {}

    void run() {
        if (nothing_stands()) {
            // Of a file in UTF-16 body/encoding speaks.
            if (!is_utf16(subject_.document.text.bytes())) report_all();
            return;
        }
        for (std::size_t i = 0; i < matches_.size(); ++i) {
            if (matches_[i].form != Form::none) {
                check_heading(i);
            } else if (schema(i).required) {
                report_missing(i);
            }
        }
    }

  private:
    const SectionSchema& schema(std::size_t i) const { return subject_.profile.sections[i]; }

    /// No heading for any section asked for; bold lines may stand for them.
    bool nothing_stands() const {
        bool asked = false;
        for (std::size_t i = 0; i < matches_.size(); ++i) {
            if (matches_[i].form != Form::none && matches_[i].form != Form::bold) return false;
            asked = asked || schema(i).required;
        }
        return asked;
    }

    std::string heading(std::size_t i) const {
        auto level = static_cast<std::size_t>(subject_.profile.section_level);
        return std::string(level, '#') + " " + std::string(schema(i).title);
    }

    /// First line of the body, or the front matter's last where there is none.
    Span first_line() const {
        const Document& document = subject_.document;
        if (!document.body.blocks.empty()) {
            std::uint32_t begin = document.body.blocks.front().span.begin;
            return {begin, document.text.line(document.text.line_of(begin)).end};
        }
        Span block = document.front_matter.block;
        return document.text.line(document.text.line_of(block.end));
    }

    /// One finding for an entry that has no section at all.
    void report_all() {
        std::vector<std::string_view> titles;
        bool bold = false;
        for (std::size_t i = 0; i < matches_.size(); ++i) {
            if (schema(i).required) titles.push_back(schema(i).title);
            bold = bold || matches_[i].form == Form::bold;
        }
        Finding& finding = findings_.add(first_line(), bold ? "all-bold" : "all",
                                         {{"sections", join(titles, ", ")}});
        for (std::size_t i = 0; i < matches_.size(); ++i) {
            if (matches_[i].form != Form::bold) continue;
            if (!finding.fix) finding.fix.emplace();
            finding.fix->edits.push_back({matches_[i].title, heading(i)});
        }
    }

    void check_heading(std::size_t i) {
        switch (matches_[i].form) {
            case Form::styled:
                return rename(speak(i, "styled", Level::note), i);
            case Form::other:
                return rename(speak(i, "other"), i);
            case Form::longer:
                speak(i, "longer", Level::note);
                return;
            case Form::unspaced:
            case Form::bold:
                speak(i, matches_[i].form == Form::bold ? "bold" : "unspaced").fix =
                    Fix{Fix::Safety::safe, {{matches_[i].title, heading(i)}}};
                return;
            case Form::none:
            case Form::right:
                return;
        }
    }

    Finding& speak(std::size_t i, std::string_view wording, std::optional<Level> level = {}) {
        const HeadingMatch& match = matches_[i];
        Finding& finding = level ? findings_.add_at(*level, match.title, wording, {})
                                 : findings_.add(match.title, wording);
        finding.arguments = {{"written", std::string(match.written)},
                             {"section", std::string(schema(i).title)},
                             {"heading", heading(i)}};
        return finding;
    }

    void rename(Finding& finding, std::size_t i) {
        finding.fix = Fix{Fix::Safety::safe, {{matches_[i].title, std::string(schema(i).title)}}};
    }

    /// Points at the heading that the missing one belongs after, or else before.
    void report_missing(std::size_t i) {
        std::size_t beside = i;
        while (beside > 0 && matches_[beside - 1].form == Form::none) --beside;
        bool after = beside > 0;
        if (after) {
            --beside;
        } else {
            beside = i + 1;
            while (matches_[beside].form == Form::none) ++beside;
        }
        findings_.add(matches_[beside].title, "default",
                      {{"section", std::string(schema(i).title)},
                       {"heading", heading(i)},
                       {"place", after ? "after" : "before"},
                       {"beside", std::string(schema(beside).title)}});
    }

    const Subject& subject_;
    Findings& findings_;
    const std::vector<HeadingMatch>& matches_;
};

}  // namespace

void check_missing_section(const Subject& subject, Findings& findings) {
    SectionCheck(subject, findings).run();
}

}  // namespace veritally
