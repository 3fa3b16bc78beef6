#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "link/certificate.h"
#include "link/curl.h"
#include "link/http_client.h"

namespace veritally {

/// Certificates of issuers by where they were fetched; see read_issuer().
using Issuers = std::map<std::string, std::optional<IssuerCertificate>>;

/// One request on its way through libcurl. Stays where it is made: libcurl holds pointers to it.
class Transfer {
  public:
    /// `easy` is fresh or reset, and stays the caller's.
    Transfer(const Curl& curl, CURL* easy, CURLSH* share, const HttpClientOptions& options,
             Issuers& issuers, HttpRequest request, HttpClient::Done done);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    ~Transfer();

    CURL* easy() const { return easy_; }
    std::uint64_t bytes_read() const { return bytes_read_; }

    /// libcurl is done with it. True where it is to be started once more: to tell a chain with a
    /// gap from an issuer that nobody knows, the gap is closed as browsers close it.
    bool finish(CURLcode code);
    /// After finish() returned false.
    void deliver() { done_(std::move(response_)); }

  private:
    template <class Value>
    void set(CURLoption option, Value value) {
        curl_.easy_setopt(easy_, option, value);
    }
    /// A certificate whose issuer is not known takes three more looks, and two for each certificate
    /// more that is missing.
    enum class Look : std::uint8_t {
        plain,
        certificate,  ///< Unchecked but for the name, for what the certificate says.
        issuer,       ///< At the place of an issuer's, which the server left out.
        whole,        ///< Checked, with those certificates in the chain.
    };

    void set_up();
    void set_checks();
    bool look(Look next);
    bool look_closer();
    bool look_for_issuer();
    bool take_issuer(bool answered);
    bool look_further();
    void distrust(Failure failure, std::string detail);
    ServerCertificate certificate() const;
    std::string authorities() const;
    void set_headers();
    void set_route();
    void set_callbacks();
    void read_outcome(CURLcode code);
    Failure certificate_failure() const;
    Failure failure_of(CURLcode code) const;
    long number(CURLINFO info) const;

    std::size_t take_header(std::string_view line);
    std::size_t take_body(std::string_view bytes);
    curl_socket_t open_socket(const curl_sockaddr& address);
    static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
    static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

    const Curl& curl_;
    CURL* easy_;
    CURLSH* share_;
    const HttpClientOptions& options_;
    Issuers& issuers_;
    HttpRequest request_;
    HttpClient::Done done_;
    HttpResponse response_;
    curl_slist* headers_ = nullptr;
    curl_slist* pins_ = nullptr;
    std::array<char, CURL_ERROR_SIZE> words_{};  ///< libcurl's about the failure.
    std::string refusal_;                        ///< The guard's.
    std::size_t header_bytes_ = 0;
    std::uint64_t bytes_read_ = 0;
    bool has_whole_headers_ = false;
    Look look_ = Look::plain;
    /// Where the certificates are that the server left out, from its own issuer's on.
    std::vector<std::string> issuer_sources_;
};

}  // namespace veritally
