#include "link/proxy.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"
#include "link/address.h"
#include "link/ip_address.h"

namespace veritally {
namespace {

/// The first of the names that is set to something.
std::string read_variable(const ProxySettings::GetVariable& get_variable,
                          std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const char* value = get_variable(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return "";
}

std::string_view without_brackets(std::string_view host) {
    return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

bool is_direct(std::string_view host, std::string_view entry) {
    if (entry == "*") return true;
    host = without_brackets(host);
    if (const auto address = parse_ip(host)) {
        const auto range = parse_cidr(without_brackets(entry));
        return range && range->contains(*address);
    }
    if (entry.starts_with('.')) entry.remove_prefix(1);
    return !entry.empty() && is_in_domain(host, entry);
}

}  // namespace

ProxySettings::ProxySettings(const GetVariable& get_variable)
    : http_(read_variable(get_variable, {"http_proxy"})),
      https_(read_variable(get_variable, {"https_proxy", "HTTPS_PROXY"})),
      all_(read_variable(get_variable, {"all_proxy", "ALL_PROXY"})) {
    std::string listed = read_variable(get_variable, {"no_proxy", "NO_PROXY"});
    std::replace(listed.begin(), listed.end(), ' ', ',');
    for (std::string_view entry : split(listed, ',')) {
        if (!entry.empty()) direct_.emplace_back(entry);
    }
}

std::string_view ProxySettings::proxy_for(const Url& url) const {
    const std::string& own = url.scheme == "https" ? https_ : http_;
    const std::string& proxy = own.empty() ? all_ : own;
    const bool direct = std::any_of(direct_.begin(), direct_.end(), [&](const std::string& entry) {
        return is_direct(url.host, entry);
    });
    return direct ? std::string_view() : proxy;
}

std::string ProxySettings::notice() const {
    std::string list;
    for (const std::string* proxy : {&http_, &https_, &all_}) {
        if (proxy->empty() || list.find(shown_address(*proxy)) != std::string::npos) continue;
        list += (list.empty() ? "" : ", ") + shown_address(*proxy);
    }
    if (list.empty()) return "";
    return "links are asked through the proxy of the environment (" + printable(list) +
           "): which addresses names stand for is the proxy's to guard";
}

}  // namespace veritally
