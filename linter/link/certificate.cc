#include "link/certificate.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace veritally {
namespace {

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string write_base64(std::string_view bytes) {
    constexpr std::size_t kLine = 48;  // Bytes, which make 64 digits.
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        if (i > 0 && i % kLine == 0) out += '\n';
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += k <= count ? kDigits[group >> (18 - 6 * k) & 63] : '=';
        }
    }
    return out;
}

std::string read_base64(std::string_view text) {
    std::string bytes;
    std::uint32_t group = 0;
    int bits = 0;
    for (char c : text) {
        const std::size_t digit = kDigits.find(c);
        if (digit == std::string_view::npos) continue;
        group = group << 6 | static_cast<std::uint32_t>(digit);
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(group >> bits & 0xFF);
    }
    return bytes;
}

/// Takes one element of DER from the front: all of it, or what it holds. Nothing where it is cut.
std::optional<std::string_view> take(std::string_view& der, bool content = false) {
    if (der.size() < 2) return std::nullopt;
    std::size_t size = static_cast<unsigned char>(der[1]), head = 2;
    if (size > 0x80 && size <= 0x84) {
        head += size & 0x7F;
        if (der.size() < head) return std::nullopt;
        size = 0;
        for (std::size_t i = 2; i < head; ++i)
            size = size << 8 | static_cast<unsigned char>(der[i]);
    }
    if (size > der.size() - head) return std::nullopt;
    const std::string_view element = der.substr(0, head + size);
    der.remove_prefix(element.size());
    return content ? element.substr(head) : element;
}

/// Whether one vouches for itself; nothing for what is no certificate. RFC 5280: version, serial
/// number, algorithm, issuer, validity, subject …
std::optional<bool> is_own_issuer(std::string_view der) {
    auto certificate = take(der, true);
    auto body = certificate ? take(*certificate, true) : std::nullopt;
    if (!body || body->empty()) return std::nullopt;
    if (static_cast<unsigned char>(body->front()) == 0xA0) take(*body);
    take(*body);
    take(*body);
    const auto issuer = take(*body);
    take(*body);
    const auto subject = take(*body);
    if (!issuer || !subject) return std::nullopt;
    return *issuer == *subject;
}

/// What follows the name of that kind of place (1.3.6.1.5.5.7.48.2), if it is an address of HTTP.
std::string issuer_source_in(std::string_view der) {
    constexpr std::string_view kPlaceOfIssuers("\x06\x08\x2B\x06\x01\x05\x05\x07\x30\x02", 10);
    constexpr char kAddress = '\x86';
    for (std::size_t at; (at = der.find(kPlaceOfIssuers)) != std::string_view::npos;) {
        der.remove_prefix(at + kPlaceOfIssuers.size());
        if (!der.starts_with(kAddress)) continue;
        const auto address = take(der, true);
        if (address && starts_with_ignoring_case(*address, "http://")) return std::string(*address);
    }
    return "";
}

}  // namespace

void ServerCertificate::read(std::string_view line) {
    constexpr std::string_view kSource = "CA Issuers - URI:";
    const auto after = [&](std::string_view name, std::string& out) {
        if (line.starts_with(name)) out = trim(line.substr(name.size()));
    };
    after("Subject:", subject);
    after("Issuer:", issuer);
    after("Start date:", begins);
    after("Expire date:", ends);
    const std::size_t at = line.find(kSource);
    if (at == std::string_view::npos || !issuer_source.empty()) return;
    const std::string_view rest = line.substr(at + kSource.size());
    issuer_source = rest.substr(0, rest.find_first_of(" \t\r\n,"));
}

std::optional<IssuerCertificate> read_issuer(std::string_view given) {
    std::string der(given);
    if (const std::size_t at = given.find(kBegin); at != std::string_view::npos) {
        const std::string_view text = given.substr(at + kBegin.size());
        der = read_base64(text.substr(0, text.find('-')));
    }
    const auto own = is_own_issuer(der);
    if (!own) return std::nullopt;
    if (*own) return IssuerCertificate{};
    return IssuerCertificate{
        std::string(kBegin) + "\n" + write_base64(der) + "\n" + std::string(kEnd) + "\n",
        issuer_source_in(der)};
}

}  // namespace veritally
