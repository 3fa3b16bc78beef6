#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "link/url.h"

namespace veritally {

/// The proxies that the environment names: http_proxy (in lower case only: HTTP_PROXY is what a
/// web server makes of a request's header), https_proxy, all_proxy, no_proxy.
class ProxySettings {
  public:
    using GetVariable = std::function<const char*(const char*)>;
    explicit ProxySettings(const GetVariable& get_variable);

    /// The proxy's address for the URL; "" where it is asked directly.
    std::string_view proxy_for(const Url& url) const;
    /// What a user is told once: "http_proxy: http://proxy:3128 (…)", passwords masked; "" where
    /// no proxy is named.
    std::string notice() const;

  private:
    std::string http_, https_, all_;
    std::vector<std::string> direct_;  ///< Of no_proxy.
};

}  // namespace veritally
