#include "link/curl.h"

#include <dlfcn.h>

namespace veritally {
namespace {

#ifdef __APPLE__
constexpr const char* kLibrary = "libcurl.4.dylib";
#else
constexpr const char* kLibrary = "libcurl.so.4";
#endif

class Library {
  public:
    Library() : handle_(::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL)) {}

    bool is_open() const { return handle_ != nullptr; }
    const std::string& missing() const { return missing_; }

    template <class Function>
    void find(Function& function, const char* name) {
        function = reinterpret_cast<Function>(::dlsym(handle_, name));
        if (function == nullptr && missing_.empty()) missing_ = name;
    }

  private:
    void* handle_;
    std::string missing_;  ///< The first function that it lacks.
};

void find_all(Library& library, Curl& curl) {
    library.find(curl.global_init, "curl_global_init");
    library.find(curl.easy_init, "curl_easy_init");
    library.find(curl.easy_cleanup, "curl_easy_cleanup");
    library.find(curl.easy_reset, "curl_easy_reset");
    library.find(curl.easy_setopt, "curl_easy_setopt");
    library.find(curl.easy_getinfo, "curl_easy_getinfo");
    library.find(curl.easy_strerror, "curl_easy_strerror");
    library.find(curl.multi_init, "curl_multi_init");
    library.find(curl.multi_cleanup, "curl_multi_cleanup");
    library.find(curl.multi_setopt, "curl_multi_setopt");
    library.find(curl.multi_add_handle, "curl_multi_add_handle");
    library.find(curl.multi_remove_handle, "curl_multi_remove_handle");
    library.find(curl.multi_perform, "curl_multi_perform");
    library.find(curl.multi_poll, "curl_multi_poll");
    library.find(curl.multi_info_read, "curl_multi_info_read");
    library.find(curl.share_init, "curl_share_init");
    library.find(curl.share_cleanup, "curl_share_cleanup");
    library.find(curl.share_setopt, "curl_share_setopt");
    library.find(curl.getdate, "curl_getdate");
    library.find(curl.slist_append, "curl_slist_append");
    library.find(curl.slist_free_all, "curl_slist_free_all");
}

Result<Curl> load() {
    Library library;
    if (!library.is_open()) {
        return Error{std::string(kLibrary) + " cannot be opened, which asking links takes", "",
                     "install libcurl (Debian: apt-get install libcurl4), or run with --offline"};
    }
    Curl curl{};
    find_all(library, curl);
    if (!library.missing().empty()) {
        return Error{std::string(kLibrary) + " is too old: it lacks " + library.missing(), "",
                     "libcurl 7.85 or later is needed"};
    }
    if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return Error{std::string(kLibrary) + " cannot be initialised", "", ""};
    }
    return curl;
}

}  // namespace

Result<const Curl*> open_curl() {
    static const Result<Curl> curl = load();
    if (!curl) return curl.error();
    return &*curl;
}

}  // namespace veritally
