#include "link/loopback.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "source_tree.h"

extern char** environ;

namespace veritally {
namespace {

std::string read_line(int descriptor) {
    std::string line;
    for (char c = 0; ::read(descriptor, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

std::string read_all(int descriptor) {
    std::string text;
    std::array<char, 65536> buffer{};
    for (ssize_t got = 0; (got = ::read(descriptor, buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

}  // namespace

Loopback& Loopback::shared() {
    static Loopback servers;
    return servers;
}

Loopback::Loopback() {
    std::array<int, 2> in{}, out{};
    // Closed on exec, so that no other child of the tests holds the server's life line.
    EXPECT_EQ(::pipe2(in.data(), O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    const std::string script = (source_root() / "tests/link/server.py").string();
    std::vector<std::string> words{"python3", script, folder_.path().string()};
    std::vector<char*> list;
    for (std::string& word : words) list.push_back(word.data());
    list.push_back(nullptr);
    EXPECT_EQ(::posix_spawnp(&child_, "python3", &actions, nullptr, list.data(), environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    keep_alive_ = in[1];
    const nlohmann::json ports = nlohmann::json::parse(read_line(out[0]), nullptr, false);
    ::close(out[0]);
    EXPECT_TRUE(ports.is_object()) << "tests/link/server.py did not start";
    if (ports.is_object()) ports.get_to(ports_);
}

Loopback::~Loopback() {
    ::close(keep_alive_);
    int status = 0;
    if (child_ > 0) ::waitpid(child_, &status, 0);
}

std::string Loopback::url(const std::string& host, const std::string& path,
                          const std::string& port_name) const {
    const bool plain = port_name == "http" || port_name == "refused";
    return (plain ? "http://" : "https://") + host + ":" + std::to_string(port(port_name)) + path;
}

std::string Loopback::file(const std::string& name) const {
    return (folder_.path() / name).string();
}

std::string Loopback::ask_control(const std::string& path) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port("control")));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const std::string request = "GET " + path + " HTTP/1.1\r\n\r\n";
    EXPECT_EQ(::write(descriptor, request.data(), request.size()),
              static_cast<ssize_t>(request.size()));
    const std::string answer = read_all(descriptor);
    ::close(descriptor);
    return answer.substr(answer.find("\r\n\r\n") + 4);
}

std::vector<Loopback::Seen> Loopback::seen() {
    std::vector<Seen> list;
    const nlohmann::json answer = nlohmann::json::parse(ask_control("/log"));
    for (const nlohmann::json& entry : answer["log"]) {
        list.push_back({entry[1], entry[2], entry[3], entry[4]});
    }
    return list;
}

std::vector<std::string> Loopback::lookups() {
    std::vector<std::string> names;
    const nlohmann::json answer = nlohmann::json::parse(ask_control("/log"));
    for (const nlohmann::json& entry : answer["lookups"]) names.push_back(entry[0]);
    return names;
}

void Loopback::clear() {
    ask_control("/clear");
}

}  // namespace veritally
