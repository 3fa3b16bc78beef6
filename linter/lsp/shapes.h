#pragma once

#include <string>
#include <vector>

#include "engine/finding.h"
#include "lsp/message.h"
#include "lsp/place.h"
#include "lsp/view.h"
#include "lsp/workspace.h"

namespace veritally {

/// One text's places in the client's terms.
class Shapes {
  public:
    const SourceText& text;
    std::string uri;
    Encoding encoding = Encoding::utf16;

    Json position(std::uint32_t offset) const;
    Json range(Span span) const;
    Json location(Span span) const;
    Json edits(const std::vector<Edit>& edits) const;  ///< A list of TextEdits.
    Json diagnostic(const Finding& finding) const;

  private:
    Json related_information(const Finding& finding) const;
    Json data(const Finding& finding) const;
};

/// The findings of a text as the client shows them.
Json diagnostics_json(const View& view, const Shapes& shapes);

/// Reading what a client sent: these throw Params::exception where the shape is another.
std::string uri_in(const Params& params);  ///< Of `textDocument`.
Place read_place(const Params& position);
std::vector<TextChange> read_changes(const Params& changes);
/// `{config, profile, rules}` over what the command line says; other members are passed over.
ConfigOptions read_settings(const Params& settings, ConfigOptions options);

/// The member of that path in an object; null where there is none.
const Params& member(const Params& json, std::initializer_list<const char*> path);

}  // namespace veritally
