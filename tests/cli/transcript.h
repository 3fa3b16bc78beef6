#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace veritally {

/// A transcript of commands: text whose lines `=== WORD …` begin a part. Before a command stand
/// what it finds:
///   === file PATH        with this content
///   === link PATH TARGET, === read-only PATH, === git (the folder is a repository)
///   === in               standard input
///   === env NAME=VALUE, === terminal COLUMNS
/// Files stay for the commands that follow, all else is for the next one. Then
///   === $ veritally …    the words, in '…' where they hold blanks
/// and what came of it, each left out where there was nothing:
///   === out, === err, === exit CODE, === now PATH (a file that was changed or made)
/// An escape character is written ␛, the version VERSION, and a last line without its end is
/// followed by a line `\ no end of line`. Lines before the first part say what it shows.
class Transcript {
  public:
    explicit Transcript(std::string_view text);

    /// Runs the commands in an empty folder; the transcript as it should be.
    std::string replay() const;

  private:
    struct Part {
        std::string head;  ///< Without "=== ".
        std::string content;
    };
    std::string title_;
    std::vector<Part> parts_;
};

}  // namespace veritally
