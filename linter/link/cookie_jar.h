#pragma once

#include <map>
#include <string>

#include "link/answer.h"
#include "link/url.h"

namespace veritally {

/// The cookies of one chain of redirects. Each goes back to the origin that set it and nowhere
/// else, whatever domain it asks for.
class CookieJar {
  public:
    void take(const Url& from, const Headers& headers);
    /// The value of the Cookie header; "" where there is nothing to send.
    std::string cookies_for(const Url& to) const;

  private:
    std::map<std::string, std::map<std::string, std::string>> origins_;
};

}  // namespace veritally
