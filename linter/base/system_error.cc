#include "base/system_error.h"

#include <system_error>

namespace veritally {

Error system_error(const std::string& place, int number, std::string advice) {
    return {std::generic_category().message(number), place, std::move(advice)};
}

}  // namespace veritally
