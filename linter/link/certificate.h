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

/// The certificate of an issuer that was fetched. Both are "" for one that vouches for itself: an
/// anchor is never taken from the network.
struct IssuerCertificate {
    std::string pem;
    std::string issuer_source;  ///< Where that of its own issuer is to be had; "": nowhere.
};
/// As its place gives it (DER or PEM). Nothing where it is no certificate.
std::optional<IssuerCertificate> read_issuer(std::string_view given);

}  // namespace veritally
