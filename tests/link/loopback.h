#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

#include "child.h"

namespace veritally {

/// The servers of tests/link/server.py, which says what they do. They end with the tests, whatever
/// becomes of those.
class Loopback {
  public:
    /// Started on first use.
    static Loopback& shared();

    Loopback();
    Loopback(const Loopback&) = delete;
    Loopback& operator=(const Loopback&) = delete;
    ~Loopback();

    int port(const std::string& name) const { return ports_.at(name); }
    bool has(const std::string& name) const { return ports_.contains(name); }
    /// "http://HOST:PORT/PATH" on the port of that name; a "tls" port and its like take https.
    std::string url(const std::string& host, const std::string& path,
                    const std::string& port = "http") const;
    std::string name_server() const { return "127.0.0.1:" + std::to_string(port("dns")); }
    /// A file made beside the servers: the root certificate is "root.pem".
    std::string file(const std::string& name) const;

    /// What the servers saw since the last clear().
    struct Seen {
        std::string address;  ///< Of the server that was asked.
        std::string port;     ///< Its name.
        std::string line;     ///< "GET /x HTTP/1.1", or "CONNECT" for a connection.
        std::map<std::string, std::string> headers;
    };
    std::vector<Seen> seen();
    /// Names that were looked up: "x.test", one for each record kind.
    std::vector<std::string> lookups();
    void clear();

  private:
    std::string ask_control(const std::string& path);

    TemporaryFolder folder_;
    pid_t child_ = -1;
    int keep_alive_ = -1;  ///< The server's standard input.
    std::map<std::string, int> ports_;
};

}  // namespace veritally
