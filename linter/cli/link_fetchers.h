#pragma once

#include <functional>
#include <memory>

#include "base/result.h"
#include "link/answer.h"
#include "link/signs.h"

namespace veritally {

/// Makes the fetcher that it passes requests on to once there is one: libraries of the network are
/// opened on first use.
class LateFetcher : public Fetcher {
  public:
    using Make = std::function<Result<std::unique_ptr<Fetcher>>()>;
    explicit LateFetcher(Make make) : make_(std::move(make)) {}
    void fetch(std::span<const Request> requests, const std::function<void(Answer)>& done) override;
    /// Why it could not be made; no request was answered then.
    const Status& failure() const { return failure_; }
    bool was_asked() const { return inner_ != nullptr; }

  private:
    Make make_;
    std::unique_ptr<Fetcher> inner_;
    Status failure_;
};

/// Stars what is secret in answers before anything sees it: signatures in the addresses that a
/// site redirects to; keeps of headers those that verdicts hang on.
class DiscreetFetcher : public Fetcher {
  public:
    /// `with_bodies`: those of addresses in bodies too, which are to be kept.
    DiscreetFetcher(Fetcher& inner, const LinkSigns& signs, bool with_bodies)
        : inner_(inner), signs_(signs), with_bodies_(with_bodies) {}
    void fetch(std::span<const Request> requests, const std::function<void(Answer)>& done) override;

  private:
    Fetcher& inner_;
    const LinkSigns& signs_;
    bool with_bodies_;
};

}  // namespace veritally
