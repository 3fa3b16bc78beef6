#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace veritally {

/// What libcurl tells of the certificate of a server, line by line.
struct ServerCertificate {
    std::string subject, issuer;
    std::string issuer_source;  ///< Where it says that its issuer's is to be had; "": nowhere.
    std::string begins, ends;   ///< As libcurl writes dates.
    void read(std::string_view line);
};

/// The certificate of an issuer as its place gives it (DER or PEM), in PEM; "" for one that vouches
/// for itself: an anchor is never taken from the network. Nothing where it is none.
std::optional<std::string> issuer_pem(std::string_view given);

}  // namespace veritally
