#include "report/provenance.h"

#include <vector>

#include "base/process.h"
#include "base/text.h"
#include "report/uri.h"

namespace veritally {
namespace {

std::vector<std::string> ask_git(const std::string& root, std::vector<std::string> words) {
    std::vector<std::string> command = {
        "git", "-C", root, "-c", "core.fsmonitor=false", "-c", "safe.directory=*"};
    command.insert(command.end(), words.begin(), words.end());
    auto output = run_process(command);
    std::vector<std::string> lines;
    if (!output || output->exit_code != 0) return lines;
    for (std::string_view line : split(trim(output->out), '\n')) lines.emplace_back(line);
    return lines;
}

std::string_view without_user(std::string_view authority) {
    std::size_t at = authority.rfind('@');
    return at == std::string_view::npos ? authority : authority.substr(at + 1);
}

}  // namespace

std::string repository_uri(std::string_view remote) {
    remote = trim(remote);
    if (remote.ends_with(".git")) remote.remove_suffix(4);
    if (remote.starts_with('/')) return "file://" + percent_encode(remote);
    std::size_t scheme = remote.find("://"), colon = remote.find(':');
    if (scheme == std::string_view::npos) {
        if (colon == std::string_view::npos || remote.find('/') < colon) return "";
        return "https://" + percent_encode(without_user(remote.substr(0, colon))) + "/" +
               percent_encode(remote.substr(colon + 1));
    }
    std::string_view rest = remote.substr(scheme + 3);
    rest = rest.substr(0, rest.find_first_of("?#"));
    std::size_t slash = std::min(rest.find('/'), rest.size());
    return std::string(remote.substr(0, scheme)) + "://" +
           percent_encode(without_user(rest.substr(0, slash)), ":") +
           percent_encode(rest.substr(slash), "%");
}

Provenance provenance_of(const std::string& root) {
    Provenance provenance;
    auto head = ask_git(root, {"rev-parse", "HEAD", "--abbrev-ref", "HEAD"});
    if (head.size() != 2) return provenance;
    provenance.revision = head[0];
    if (head[1] != "HEAD") provenance.branch = head[1];
    auto remote = ask_git(root, {"config", "--get", "remote.origin.url"});
    if (!remote.empty()) provenance.repository = repository_uri(remote[0]);
    return provenance;
}

}  // namespace veritally
