#include "base/result.h"

namespace veritally {

std::string Error::line() const {
    std::string text = place.empty() ? message : place + ": " + message;
    if (!advice.empty()) text += "; " + advice;
    return text;
}

}  // namespace veritally
