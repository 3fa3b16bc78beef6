#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace veritally {

/// One step through HTML as servers send it: text or a tag. Comments, declarations and what no
/// browser shows as either are passed over.
struct HtmlToken {
    enum class Kind : std::uint8_t { text, open, close };
    Kind kind = Kind::text;
    std::string_view text;  ///< As written, references unresolved. Of a tag: "".
    std::string name;       ///< Of a tag, in lower case.
    /// Names in lower case; values with references resolved.
    std::vector<std::pair<std::string, std::string>> attributes;

    std::string_view attribute(std::string_view name) const;  ///< "" where there is none.
    bool has(std::string_view name) const;
};

/// Reads tokens one by one, any bytes, in linear time. The content of script, style, title,
/// textarea and the like comes as one text.
class HtmlReader {
  public:
    explicit HtmlReader(std::string_view html) : html_(html) {}
    bool next(HtmlToken& token);  ///< False at the end.

  private:
    bool read_tag(HtmlToken& token);
    void read_attributes(HtmlToken& token);
    std::size_t raw_end() const;
    void skip_past(std::string_view mark);

    std::string_view html_;
    std::size_t at_ = 0;
    std::string raw_;  ///< The element whose content is read as it is.
};

}  // namespace veritally
