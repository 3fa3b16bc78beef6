#pragma once

#include "engine/runner.h"

namespace veritally {

/// What holds for every finding of every document, whatever the rule: spans lie in the text and on
/// code-point boundaries, edits do not overlap, each placeholder of a wording has its argument, and
/// a fix is of the kind that the rule's page promises. Fails the test where it does not.
void expect_sound_findings(const FileReport& report);

/// The laws for fixes: done once, nothing is left to do; the document parses; nothing new is found;
/// footnotes and numbers stay, unless a fix is about them.
void expect_lawful_fixes(const FileReport& report, bool unsafe, Date now);

}  // namespace veritally
