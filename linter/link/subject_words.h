#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "link/page.h"
#include "link/signs.h"
#include "link/url.h"

namespace veritally {

std::string_view path_of(const Url& url);

/// The words by which an address says what it is about, folded: of its last two telling segments,
/// without common words. "/news/optical-switch-2018" → optical, switch.
std::vector<std::string> subject_words(const Url& url, const LinkSigns& signs);

/// Those of its last segment that no earlier one has, numbers beside words included:
/// "/geforce/10series/geforce-gtx-1060" → gtx, 1060. Empty where the segment is an opaque name.
std::vector<std::string> own_words(const Url& url, const LinkSigns& signs);

/// Is the last segment of the one address the name of a page, and that of the other too
/// ("/2023/05/title" and "/title")? "/en" and "/index.html" name none.
bool keep_name(const Url& one, const Url& other, const LinkSigns& signs);

/// How many of the words a text has.
std::size_t words_in(const std::vector<std::string>& words, std::string_view folded);

/// What a page shows of its subject, folded: title, headings and descriptions; and all its text.
std::string page_head(const Page& page);
std::string page_text(const Page& page);

/// Is what a page says what its address promised? Its title or first heading has more than half
/// of the address' words.
bool keeps_promise(const Page& page, const Url& url, const LinkSigns& signs);

}  // namespace veritally
