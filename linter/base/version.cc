#include "base/version.h"

namespace veritally {

std::string_view program_version() {
    return VERITALLY_VERSION;
}
std::string_view home_page() {
    return VERITALLY_HOME_PAGE;
}

}  // namespace veritally
