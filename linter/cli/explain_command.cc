#include <ostream>

#include "base/date.h"
#include "checks/factory.h"
#include "cli/program.h"
#include "engine/entry.h"
#include "engine/paths.h"
#include "report/explanation.h"
#include "report/json.h"

namespace veritally {
namespace {

/// One file, explained.
class Explainer {
  public:
    Explainer(const ExplainOptions& options, Console& console)
        : options_(options),
          console_(console),
          configs_(console.files, make_check, options.config) {}

    int run() {
        auto inputs = expand();
        if (!inputs) return fail(inputs.error(), console_);
        bool failed = false;
        if (options_.format == "json") console_.out << "{\"version\": 1, \"files\": [\n";
        bool first = true;
        for (const Input& input : *inputs) {
            auto text = explain(input);
            if (!text) {
                fail(text.error(), console_);
                failed = true;
                continue;
            }
            if (text->empty()) continue;
            if (!first) console_.out << (options_.format == "json" ? ",\n" : "\n");
            first = false;
            console_.out << *text;
        }
        if (options_.format == "json") console_.out << "\n]}\n";
        return failed ? kExitFailure : kExitClean;
    }

  private:
    Result<std::vector<Input>> expand() {
        std::vector<std::string> paths = options_.paths;
        std::vector<Input> result;
        if (std::erase(paths, "-") > 0) result.push_back({"-", true});
        auto expanded = expand_paths(paths, console_.files, configs_, git_ignore_filter());
        if (!expanded) return expanded.error();
        for (const Error& notice : expanded->notices) fail(notice, console_);
        result.insert(result.end(), expanded->inputs.begin(), expanded->inputs.end());
        return result;
    }

    std::string name_of(const std::string& path) const {
        if (path != "-") return path;
        return options_.stdin_filename.empty() ? "<stdin>" : options_.stdin_filename;
    }

    /// "" for what was found in a folder and is no entry.
    Result<std::string> explain(const Input& input) {
        const std::string& path = input.path;
        const std::string name = name_of(path);
        auto located = configs_.locate(name);
        if (!located) return located.error();
        if (Status bad = located->settings->profile.quantities->ready()) return *bad;
        auto bytes = path == "-" ? read_input(console_, name)
                                 : console_.files.read(path, SourceText::kMaxBytes);
        if (!bytes) return bytes.error();
        if (!input.named && !is_entry(*bytes, located->settings->profile)) return std::string();
        FileReport report;
        report.path = name;
        report.settings = located->settings;
        report.take(read_document(name, std::move(*bytes)));
        report.findings =
            check_document(*report.recomputed, *report.settings, located->relative_path, today());
        return options_.format == "json" ? dump(explanation_json(report))
                                         : explanation_text(report);
    }

    const ExplainOptions& options_;
    Console& console_;
    ConfigLoader configs_;
};

}  // namespace

int explain_command(const ExplainOptions& options, Console& console) {
    return Explainer(options, console).run();
}

}  // namespace veritally
