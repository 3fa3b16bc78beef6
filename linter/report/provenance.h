#pragma once

#include <string>

namespace veritally {

/// Where the files of a run come from, as git knows it. A part that it does not know is empty.
struct Provenance {
    std::string repository;  ///< Absolute URI of the remote, without user or password.
    std::string revision;    ///< Commit id.
    std::string branch;
};

/// Asks git about the work tree at `root`; touches no network and runs nothing that the repository
/// configures.
Provenance provenance_of(const std::string& root);

/// A remote as git writes it ("git@host:a/b.git", "https://me:word@host/a/b", "/srv/a.git") as an
/// absolute URI without user, password and ".git"; "" where it is none.
std::string repository_uri(std::string_view remote);

}  // namespace veritally
