#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace veritally {

/// Why the tool itself could not do something (never what is wrong with an entry: that is a
/// Finding). Printed as one line: "PLACE: MESSAGE; ADVICE".
struct Error {
    std::string message;
    std::string place;   ///< File, "file:line" or option; may be empty.
    std::string advice;  ///< What to do about it; may be empty.

    std::string line() const;
};

/// A value or the Error that stands in its place.
template <class T>
class Result {
  public:
    Result(T value) : state_(std::move(value)) {}
    Result(Error error) : state_(std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    /// Require ok(). A Result that is about to go gives its value away, so that
    /// `for (x : *list())` holds on to it.
    T& operator*() & { return std::get<0>(state_); }
    const T& operator*() const& { return std::get<0>(state_); }
    T operator*() && { return std::get<0>(std::move(state_)); }
    T* operator->() { return &std::get<0>(state_); }
    const T* operator->() const { return &std::get<0>(state_); }
    /// Requires !ok().
    const Error& error() const { return std::get<1>(state_); }

  private:
    std::variant<T, Error> state_;
};

/// Success, or an Error.
using Status = std::optional<Error>;

}  // namespace veritally
