#include <ostream>

#include "cli/program.h"

namespace veritally {
namespace {

constexpr std::string_view kTemplate = R"(# Settings of veritally for this folder and all below it.
# Every key is optional; take the # away to switch a line on. `veritally rules` lists the rules.

# The profile to build on: a built-in one, `none`, or a YAML file beside this one.
extends: ai-compute

# Which files are entries (default: every *.md that begins with front matter), and which are not.
#entries: [entries/**/*.md]
#exclude: [drafts/**]

# Levels by rule or family: off, note, warning, error.
#rules:
#  citation/format: off
#  body: note

# Other levels for some files; the last that matches wins.
#overrides:
#  - files: [archive/**]
#    rules: {body/missing-section: off}

# Cited addresses, which `veritally lint --links` asks; never without it unless `check: always`.
#links:
#  check: always
#  skip: ['^https://intranet[.]']
#  timeout: 30s
#  budget: 10m

# What is laid over the profile: keys of the front matter, sections, citations.
#schema:
#  keys:
#    reviewer: {type: text, required: false, meaning: Who checked the entry}

# Rules of your own; `veritally rules --test` runs their examples.
#own-rules:
#  - id: house/no-hype
#    kind: pattern
#    level: warning
#    summary: An entry states facts and leaves praise to others.
#    messages: {default: {text: "'{match}' praises", advice: state the fact instead}}
#    parameters: {match: '\b(revolutionary|unprecedented)\b', in: prose}
#    bad: ["A revolutionary chip."]
#    good: ["A chip."]
)";

}  // namespace

int init_command(Console& console) {
    std::string path(kConfigName);
    if (console.files.kind(path) != PathKind::missing) {
        return fail({"exists already", path, "edit it, or remove it first"}, console);
    }
    if (Status bad = console.files.replace(path, kTemplate)) return fail(*bad, console);
    console.out << "wrote " << path << "\n";
    return kExitClean;
}

}  // namespace veritally
