// How a transfer tells a chain with a gap from an issuer that nobody knows: it fetches the
// certificates that the server left out, as browsers do, and has the chain checked with them.

#include <ctime>
#include <fstream>
#include <sstream>

#include "link/curl_transfer.h"

namespace veritally {

void Transfer::set_checks() {
    if (!options_.authorities_file.empty()) {
        set(CURLOPT_CAINFO, options_.authorities_file.c_str());
        set(CURLOPT_CAPATH, nullptr);
    }
    set(CURLOPT_SHARE, share_);
    if (look_ == Look::plain) return;
    // What was not checked is never taken up again.
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_FORBID_REUSE, 1L);
    set(CURLOPT_SSL_SESSIONID_CACHE, 0L);
    if (look_ == Look::certificate) {
        set(CURLOPT_SSL_VERIFYPEER, 0L);
        set(CURLOPT_CERTINFO, 1L);
    }
    if (look_ != Look::whole) return;
    // What was fetched is a link of the chain and no anchor.
    set(CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_NO_PARTIALCHAIN));
    std::string known = authorities();
    for (const std::string& source : issuer_sources_) known += issuers_[source]->pem;
    curl_blob blob{known.data(), known.size(), CURL_BLOB_COPY};
    set(CURLOPT_CAINFO_BLOB, &blob);
}

/// Those that are trusted without it, which a blob takes the place of.
std::string Transfer::authorities() const {
    const char* file = options_.authorities_file.c_str();
    if (options_.authorities_file.empty()) curl_.easy_getinfo(easy_, CURLINFO_CAINFO, &file);
    std::ostringstream text;
    if (file != nullptr && *file != '\0') text << std::ifstream(file).rdbuf() << "\n";
    return text.str();
}

/// True, for finish().
bool Transfer::look(Look next) {
    look_ = next;
    response_ = HttpResponse{};
    header_bytes_ = 0;
    has_whole_headers_ = false;
    words_ = {};
    curl_.easy_reset(easy_);
    set_up();
    return true;
}

/// Without checks of the issuer, a failed verification is one of the name.
bool Transfer::look_closer() {
    if (response_.failure >= Failure::tls_expired && response_.failure <= Failure::tls_other) {
        distrust(Failure::tls_name, response_.detail);
        return false;
    }
    const ServerCertificate shown = certificate();
    const std::time_t now = std::time(nullptr);
    const std::time_t begins = curl_.getdate(shown.begins.c_str(), nullptr);
    const std::time_t ends = curl_.getdate(shown.ends.c_str(), nullptr);
    if ((begins > 0 && now < begins) || (ends > 0 && now > ends)) {
        distrust(Failure::tls_expired, "valid from " + shown.begins + " to " + shown.ends);
        return false;
    }
    if (shown.subject != shown.issuer && !shown.issuer_source.empty()) {
        issuer_sources_ = {shown.issuer_source};
        return look_for_issuer();
    }
    if (response_.failure == Failure::none) distrust(Failure::tls_issuer, "unknown issuer");
    return false;
}

bool Transfer::look_for_issuer() {
    const std::string& source = issuer_sources_.back();
    const auto known = issuers_.find(source);
    if (known == issuers_.end()) return look(Look::issuer);
    if (known->second) return look(Look::whole);
    distrust(Failure::tls_gap, "no certificate of its issuer at " + source);
    return false;
}

bool Transfer::take_issuer(bool answered) {
    issuers_[issuer_sources_.back()] = answered ? read_issuer(response_.body) : std::nullopt;
    return look_for_issuer();
}

/// The certificate that was fetched last may lack its issuer as well.
bool Transfer::look_further() {
    constexpr std::size_t kMostMissing = 4;
    const std::string next = issuers_[issuer_sources_.back()]->issuer_source;
    if (!next.empty() && issuer_sources_.size() < kMostMissing) {
        issuer_sources_.push_back(next);
        return look_for_issuer();
    }
    distrust(Failure::tls_issuer, "unknown issuer");
    return false;
}

void Transfer::distrust(Failure failure, std::string detail) {
    response_ = HttpResponse{};
    response_.connected = true;
    response_.failure = failure;
    response_.detail = std::move(detail);
}

/// Of the server itself, where it sent no other: a chain without a link is one that ends at once.
ServerCertificate Transfer::certificate() const {
    ServerCertificate shown;
    curl_certinfo* chain = nullptr;
    curl_.easy_getinfo(easy_, CURLINFO_CERTINFO, &chain);
    if (chain == nullptr || chain->num_of_certs != 1) return shown;
    for (const curl_slist* line = chain->certinfo[0]; line != nullptr; line = line->next) {
        shown.read(line->data);
    }
    return shown;
}

}  // namespace veritally
