// intake/internal/xml_reader.cpp - expat under limits.
#include "intake/internal/xml_reader.h"

#include <expat.h>

#include <string>

#include "base/ensure.h"
#include "intake/internal/archive_limits.h"

namespace regie {

namespace limits = archive_limits;

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2)
    if (local_name(pair[0]) == name) return pair[1];
  return std::nullopt;
}

/// The C functions expat calls. Each notes that a token was complete.
struct XmlReader::Hooks {
  static XmlReader& reader_of(void* user) {
    auto& reader = *static_cast<XmlReader*>(user);
    reader.progress_ = reader.fed_;
    return reader;
  }
  static void stop_if_refused(XmlReader& reader) {
    if (reader.taker_.problem) XML_StopParser(reader.parser_, XML_FALSE);
  }
  static void start(void* user, const char* name, const char** pairs) {
    XmlReader& reader = reader_of(user);
    if (reader.taker_.problem) return;
    if (++reader.depth_ > limits::xml_depth_max) return reader.refuse("tags nested without end");
    if (XML_GetSpecifiedAttributeCount(reader.parser_) > 2 * limits::xml_attributes_max)
      return reader.refuse("a tag with endless attributes");
    reader.taker_.start(local_name(name), XmlAttributes(pairs));
    stop_if_refused(reader);
  }
  static void end(void* user, const char* name) {
    XmlReader& reader = reader_of(user);
    if (reader.taker_.problem) return;
    --reader.depth_;
    reader.taker_.end(local_name(name));
    stop_if_refused(reader);
  }
  static void text(void* user, const char* piece, int size) {
    XmlReader& reader = reader_of(user);
    if (reader.taker_.problem) return;
    reader.taker_.text(std::string_view(piece, static_cast<std::size_t>(size)));
    stop_if_refused(reader);
  }
  static void comment(void* user, const char*) { reader_of(user); }
  static void instruction(void* user, const char*, const char*) { reader_of(user); }
  static void doctype(void* user, const char*, const char*, const char*, int) {
    reader_of(user).refuse("a document type, with which a few bytes can grow without end");
  }
};

XmlReader::XmlReader(XmlTaker& taker) : taker_(taker), parser_(XML_ParserCreate(nullptr)) {
  ENSURE(parser_ != nullptr);
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, Hooks::start, Hooks::end);
  XML_SetCharacterDataHandler(parser_, Hooks::text);
  XML_SetCommentHandler(parser_, Hooks::comment);
  XML_SetProcessingInstructionHandler(parser_, Hooks::instruction);
  XML_SetStartDoctypeDeclHandler(parser_, Hooks::doctype);
}

XmlReader::~XmlReader() { XML_ParserFree(parser_); }

void XmlReader::refuse(std::string_view what) {
  if (!taker_.problem)
    taker_.problem =
        Problem{"intake.bomb",
                "The spreadsheet holds " + std::string(what) +
                    "; no spreadsheet program writes that. It was not read further.",
                "Nothing of it was kept.", "Ask where the file comes from; export the data again as CSV."};
  XML_StopParser(parser_, XML_FALSE);
}

Result<Done> XmlReader::feed(std::string_view piece) { return parse(piece, false); }

Result<Done> XmlReader::finish() { return parse({}, true); }

Result<Done> XmlReader::parse(std::string_view piece, bool is_last) {
  ENSURE(piece.size() <= limits::chunk_bytes);
  fed_ += piece.size();
  const XML_Status status = XML_Parse(parser_, piece.data(), static_cast<int>(piece.size()), is_last ? 1 : 0);
  if (taker_.problem) return tl::unexpected(*taker_.problem);
  if (status != XML_STATUS_OK)
    return fail("intake.damaged_xlsx",
                std::string("The spreadsheet cannot be read: its XML is broken (") +
                    XML_ErrorString(XML_GetErrorCode(parser_)) + ", line " +
                    std::to_string(XML_GetCurrentLineNumber(parser_)) + ").",
                "Nothing of it was kept.", "Export it again, or open it, save it as CSV and import that.");
  if (fed_ - progress_ > limits::xml_token_bytes_max) {
    refuse("a tag or remark without end");
    return tl::unexpected(*taker_.problem);
  }
  return Done{};
}

}  // namespace regie
