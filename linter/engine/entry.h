#pragma once

#include <string_view>

#include "document/document.h"
#include "engine/profile.h"

namespace veritally {

/// Most of the sections that entries need stand in it: its front matter was lost or is still to be
/// written.
bool has_sections_of_entry(const Document& document, const Profile& profile);

/// The text begins with keys of the profile and the line that closes them: the one that opens them
/// was lost.
bool has_unopened_front_matter(std::string_view bytes, const Profile& profile);

/// Whether a file that was found in a folder is an entry. It begins with front matter, if only with
/// one that is not read; or it has lost it: most sections stand there, and nothing above them.
bool is_entry(std::string_view bytes, const Profile& profile);

}  // namespace veritally
