#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/program.h"
#include "cli/spool.h"
#include "report/report.h"

namespace veritally {

/// One report on its way: a format, its pieces, where it goes.
struct Channel {
    std::unique_ptr<Reporter> reporter;
    std::string file;   ///< "": the console's out (or err, beside mended standard input).
    bool adds = false;  ///< Written behind what the file holds.
    std::unique_ptr<Spool> spool;
    std::unique_ptr<Spool> detailed;  ///< Of a small run; null where the format has no details.
};

/// Opens the channels that the options ask for. Errors name an unwritable place.
std::vector<Channel> open_channels(const LintOptions& options, const Console& console);

/// Writes a finished report. Files are written beside and renamed.
Status close_channel(Channel& channel, Summary& summary, std::ostream& out, FileSystem& files);

}  // namespace veritally
