#pragma once

#include <string_view>
#include <vector>

#include "link/ip_address.h"

namespace veritally {

/// Decides which addresses a run may connect to: public ones, and what the user allows. Entries
/// come from strangers, and their links must not reach into the user's network.
class AddressGuard {
  public:
    explicit AddressGuard(std::vector<Cidr> allowed = {}) : allowed_(std::move(allowed)) {}

    /// Why the address is refused ("loopback", "private", "link-local"…); "" where it may be
    /// connected to. An IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4) counts as that.
    std::string_view refusal(const IpAddress& address) const;
    /// Named by the user, so that it says nothing about the state of the public network.
    bool is_allowed_by_user(const IpAddress& address) const;
    /// The user names no address at all.
    bool allows_nothing() const { return allowed_.empty(); }

  private:
    std::vector<Cidr> allowed_;
};

}  // namespace veritally
