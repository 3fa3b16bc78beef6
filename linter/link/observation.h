#pragma once

#include <string>
#include <string_view>

#include "link/answer.h"
#include "link/page.h"
#include "link/signs.h"

namespace veritally {

/// What one answer shows, looked at alone.
enum class Seen : std::uint8_t {
    alive,
    moved,    ///< Alive elsewhere, for good.
    missing,  ///< 404, or a name that is not found.
    gone,     ///< 410, or an identifier that its resolver denies.
    soft,     ///< Another page in its place, with a status that says all is well.
    blocked,  ///< A bot wall, a region wall, a consent or pay wall; refused.
    login,
    throttled,
    transient,  ///< What may pass: 5xx, time-outs, connections that fail.
    empty,      ///< Nothing to judge.
    tls_expired,
    tls_untrusted,  ///< For another name, self-signed, unknown issuer.
    tls_chain,      ///< Alive for browsers; an intermediate certificate is left out.
    redirect_loop,
    private_address,
    not_judged,
};

/// The name in JSON, the cache and messages: "alive", "tls-expired".
std::string_view seen_name(Seen seen);
std::optional<Seen> parse_seen(std::string_view name);

struct Observation {
    Seen seen = Seen::alive;
    std::string reason = {};          ///< What shows it, as the end of a sentence: "answers 404".
    std::string moved_to = {};        ///< Of `moved`: absolute.
    bool safe = false;                ///< Of `moved`: for good all the way, and within one site.
    std::string title = {};           ///< Of the page; "" where it has none.
    std::string fragment_fault = {};  ///< Why the fragment is not there; "" where it is, or may be.
};

/// Judges an answer to `answer.url`, asked because a file cites `cited` (with its fragment, as it
/// would be asked). Pure.
Observation observe(const Answer& answer, std::string_view cited, const LinkSigns& signs);

// Parts of observe(), each in a file of its own.

/// A page of HTML that came with 2xx; `alive` where nothing speaks against it.
Observation observe_page(const Answer& answer, const Page& page, const LinkSigns& signs);
/// JSON, XML or plain text that came with 2xx.
Observation observe_data(const Answer& answer, std::string_view type, const LinkSigns& signs);
/// Where redirects led, given the page there.
Observation observe_redirects(const Answer& answer, const Page& page, const LinkSigns& signs);
/// Why a fragment is not there.
std::string fragment_fault(std::string_view fragment, const Answer& answer, const Page* page);

}  // namespace veritally
