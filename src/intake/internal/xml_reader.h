// intake/internal/xml_reader.h - reads XML piece by piece and hands tags and text on; refuses what only
// attacks need.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"

struct XML_ParserStruct;

namespace regie {

/// The attributes of one tag, asked by name without a namespace prefix. Lives as long as the call it came
/// with.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  /// The value, or nothing where the attribute is absent.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  /// The value, or "".
  [[nodiscard]] std::string_view operator[](std::string_view name) const { return find(name).value_or(""); }

 private:
  const char** pairs_;
};

/// Takes what a document holds, in its order. Names come without a namespace prefix.
class XmlTaker {
 public:
  virtual ~XmlTaker() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;

  /// Set by a taker that wants no more; the reader then stops and hands it up.
  std::optional<Problem> problem;
};

/// One document, fed in pieces.
/// Holds:  memory stays below a token of xml_token_bytes_max, whatever is fed.
/// Fails:  intake.bomb for a document type (entities that expand), endless tags or nesting; the problem of
/// the
///         taker; intake.damaged_xlsx where the XML is broken.
class XmlReader {
 public:
  explicit XmlReader(XmlTaker& taker);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  [[nodiscard]] Result<Done> feed(std::string_view piece);
  [[nodiscard]] Result<Done> finish();

 private:
  struct Hooks;  // what the XML library calls
  [[nodiscard]] Result<Done> parse(std::string_view piece, bool is_last);
  void refuse(std::string_view what);

  XmlTaker& taker_;
  XML_ParserStruct* parser_;
  int depth_ = 0;
  std::uint64_t fed_ = 0;
  std::uint64_t progress_ = 0;  // what had been fed when the last token came out
};

/// The name behind a namespace prefix: "x:row" -> "row".
[[nodiscard]] std::string_view local_name(std::string_view name);

}  // namespace regie
