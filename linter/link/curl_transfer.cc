#include "link/curl_transfer.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/text.h"

namespace veritally {
namespace {

constexpr std::size_t kMostHeaderBytes = 256 * 1024;

// Of OpenSSL's X509_V_ERR_…, which CURLINFO_SSL_VERIFYRESULT gives.
enum Verification : long {
    kNoIssuer = 2,
    kNotYetValid = 9,
    kExpired = 10,
    kSelfSigned = 18,
    kSelfSignedInChain = 19,
    kNoLocalIssuer = 20,
    kNoFirstIssuer = 21,
};

std::string pin_of(const HttpRequest& request) {
    std::string pin = request.url.host + ":" + std::to_string(request.url.port) + ":";
    for (const IpAddress& address : request.addresses) {
        if (pin.back() != ':') pin += ',';
        pin += address.family == 6 ? "[" + address.text() + "]" : address.text();
    }
    return pin;
}

bool is_literal(const std::string& host) {
    return host.starts_with('[') || parse_ip(host).has_value();
}

std::optional<IpAddress> read_address(const curl_sockaddr& address) {
    IpAddress ip;
    if (address.family == AF_INET) {
        const auto* v4 = reinterpret_cast<const sockaddr_in*>(&address.addr);
        std::memcpy(ip.bytes.data(), &v4->sin_addr, 4);
        return ip;
    }
    if (address.family != AF_INET6) return std::nullopt;
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(&address.addr);
    ip.family = 6;
    std::memcpy(ip.bytes.data(), &v6->sin6_addr, 16);
    return ip;
}

std::string protocol_name(long version) {
    switch (version) {
        case CURL_HTTP_VERSION_1_0:
            return "HTTP/1.0";
        case CURL_HTTP_VERSION_1_1:
            return "HTTP/1.1";
        case CURL_HTTP_VERSION_2_0:
            return "HTTP/2";
        case CURL_HTTP_VERSION_3:
            return "HTTP/3";
        default:
            return "";
    }
}

Failure connect_failure(long error) {
    switch (error) {
        case ECONNREFUSED:
            return Failure::refused;
        case ECONNRESET:
            return Failure::reset;
        case ETIMEDOUT:
            return Failure::timeout;
        default:
            return Failure::unreachable;
    }
}

}  // namespace

Transfer::Transfer(const Curl& curl, CURL* easy, CURLSH* share, const HttpClientOptions& options,
                   Issuers& issuers, HttpRequest request, HttpClient::Done done)
    : curl_(curl),
      easy_(easy),
      share_(share),
      options_(options),
      issuers_(issuers),
      request_(std::move(request)),
      done_(std::move(done)) {
    set_up();
}

Transfer::~Transfer() {
    curl_.slist_free_all(headers_);
    curl_.slist_free_all(pins_);
}

void Transfer::set_up() {
    const bool http2 = request_.url.scheme == "https" && !request_.http1;
    const bool issuer = look_ == Look::issuer;
    set(CURLOPT_URL, issuer ? issuer_sources_.back().c_str() : request_.url.text().c_str());
    set(CURLOPT_PROTOCOLS_STR, issuer ? "http" : "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_ACCEPT_ENCODING, "");
    set(CURLOPT_HTTP_VERSION,
        static_cast<long>(http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
    // Over plain HTTP, where nothing is multiplexed, it would hold back a host's connections.
    set(CURLOPT_IPRESOLVE,
        static_cast<long>(request_.ipv4 ? CURL_IPRESOLVE_V4 : CURL_IPRESOLVE_WHATEVER));
    set(CURLOPT_PIPEWAIT, http2 ? 1L : 0L);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(request_.timeout.count()));
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request_.connect_timeout.count()));
    set(CURLOPT_ERRORBUFFER, words_.data());
    set(CURLOPT_PRIVATE, this);
    set_checks();
    set_headers();
    set_route();
    set_callbacks();
}

void Transfer::set_headers() {
    curl_.slist_free_all(headers_);
    headers_ = nullptr;
    const auto append = [&](const Headers& headers) {
        for (const auto& [name, value] : headers) {
            headers_ = curl_.slist_append(headers_, (name + ": " + value).c_str());
        }
    };
    append(request_.headers);
    if (look_ == Look::plain) append(request_.secrets);
    set(CURLOPT_HTTPHEADER, headers_);
}

void Transfer::set_route() {
    // An empty string keeps libcurl from reading the environment by itself.
    set(CURLOPT_PROXY, request_.proxy.c_str());
    set(CURLOPT_NOPROXY, "");
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (!request_.proxy.empty() || look_ == Look::issuer || is_literal(request_.url.host)) return;
    if (pins_ == nullptr) pins_ = curl_.slist_append(nullptr, pin_of(request_).c_str());
    set(CURLOPT_RESOLVE, pins_);
}

void Transfer::set_callbacks() {
    set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
    set(CURLOPT_OPENSOCKETDATA, this);
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
    return static_cast<Transfer*>(self)->take_header({data, size * count});
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
    return static_cast<Transfer*>(self)->take_body({data, size * count});
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype /*purpose*/, curl_sockaddr* address) {
    return static_cast<Transfer*>(self)->open_socket(*address);
}

/// Anything but the size of the line ends the transfer.
std::size_t Transfer::take_header(std::string_view line) {
    header_bytes_ += line.size();
    if (header_bytes_ > kMostHeaderBytes) return 0;
    if (line.starts_with("HTTP/")) response_.headers.clear();
    has_whole_headers_ = trim(line).empty();
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && !line.starts_with("HTTP/")) {
        response_.headers.emplace_back(lower(trim(line.substr(0, colon))),
                                       trim(line.substr(colon + 1)));
    }
    return line.size();
}

std::size_t Transfer::take_body(std::string_view bytes) {
    bytes_read_ += bytes.size();
    const std::size_t room = kMaxBody - response_.body.size();
    response_.body.append(bytes.substr(0, room));
    response_.capped = bytes.size() > room;
    return response_.capped ? 0 : bytes.size();
}

/// The last guard: sees every address that libcurl is about to connect to, however it came by it.
curl_socket_t Transfer::open_socket(const curl_sockaddr& address) {
    if (request_.proxy.empty()) {
        const auto ip = read_address(address);
        const std::string_view refusal = ip ? options_.guard.refusal(*ip) : "unknown family";
        if (!refusal.empty()) {
            refusal_ = (ip ? ip->text() : "") + " (" + std::string(refusal) + ")";
            return CURL_SOCKET_BAD;
        }
    }
    return ::socket(address.family, address.socktype | SOCK_CLOEXEC, address.protocol);
}

bool Transfer::finish(CURLcode code) {
    read_outcome(code);
    const bool answered = response_.failure == Failure::none;
    switch (look_) {
        case Look::plain:
            return response_.failure == Failure::tls_chain && look(Look::certificate);
        case Look::certificate:
            return look_closer();
        case Look::issuer:
            return take_issuer(answered && response_.status == 200);
        case Look::whole:
            break;
    }
    if (answered) {
        response_.failure = Failure::tls_chain;
        response_.detail = "the server sends no intermediate certificate";
        return false;
    }
    return response_.failure == Failure::tls_chain && look_further();
}

void Transfer::read_outcome(CURLcode code) {
    response_.status = static_cast<int>(number(CURLINFO_RESPONSE_CODE));
    response_.protocol = response_.status == 0 ? "" : protocol_name(number(CURLINFO_HTTP_VERSION));
    char* peer = nullptr;
    curl_.easy_getinfo(easy_, CURLINFO_PRIMARY_IP, &peer);
    const bool reached = peer != nullptr && *peer != '\0';
    if (reached) response_.family = std::strchr(peer, ':') != nullptr ? 6 : 4;
    response_.failure = failure_of(code);
    const bool unconnected = code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST;
    curl_off_t connect_time = 0;
    curl_.easy_getinfo(easy_, CURLINFO_CONNECT_TIME_T, &connect_time);
    response_.connected = response_.status != 0 || (connect_time > 0 && !unconnected);
    if (response_.failure == Failure::none) return;
    if (code == CURLE_OK) {
        response_.status = 0;
        response_.detail = "the connection was closed amid the headers";
        return;
    }
    response_.detail = words_[0] != '\0' ? words_.data() : curl_.easy_strerror(code);
    if (response_.failure == Failure::private_address) response_.detail = refusal_;
}

Failure Transfer::failure_of(CURLcode code) const {
    const bool answered = response_.status != 0;
    const long error = number(CURLINFO_OS_ERRNO);
    switch (code) {
        case CURLE_OK:
            return has_whole_headers_ ? Failure::none : Failure::reset;
        case CURLE_WRITE_ERROR:
            return response_.capped ? Failure::none : Failure::bad_answer;
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_RESOLVE_PROXY:
            return Failure::name_unresolved;
        case CURLE_COULDNT_CONNECT:
            return refusal_.empty() ? connect_failure(error) : Failure::private_address;
        case CURLE_PROXY:
            return Failure::unreachable;
        case CURLE_OPERATION_TIMEDOUT:
            return Failure::timeout;
        case CURLE_PARTIAL_FILE:
            return Failure::truncated;
        case CURLE_GOT_NOTHING:
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_HTTP2:
        case CURLE_HTTP2_STREAM:
            return answered ? Failure::truncated : Failure::reset;
        case CURLE_PEER_FAILED_VERIFICATION:
            return certificate_failure();
        case CURLE_SSL_CONNECT_ERROR:
            return error == ECONNRESET ? Failure::reset : Failure::tls_other;
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_ENGINE_INITFAILED:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
            return Failure::tls_other;
        default:
            return Failure::bad_answer;
    }
}

/// tls_chain stands for "to be looked at more closely" until finish() has done so.
Failure Transfer::certificate_failure() const {
    switch (number(CURLINFO_SSL_VERIFYRESULT)) {
        case kExpired:
        case kNotYetValid:
            return Failure::tls_expired;
        case kSelfSigned:
        case kSelfSignedInChain:
            return Failure::tls_issuer;
        case kNoIssuer:
        case kNoLocalIssuer:
        case kNoFirstIssuer:
            return Failure::tls_chain;
        case 0:
        case 1:
            return Failure::tls_name;
        default:
            return Failure::tls_other;
    }
}

long Transfer::number(CURLINFO info) const {
    long value = 0;
    curl_.easy_getinfo(easy_, info, &value);
    return value;
}

}  // namespace veritally
