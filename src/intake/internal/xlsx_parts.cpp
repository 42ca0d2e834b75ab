// intake/internal/xlsx_parts.cpp - small parts of a workbook, each read by one pass over its XML.
#include "intake/internal/xlsx_parts.h"

#include <charconv>
#include <optional>

#include "intake/internal/archive_limits.h"

namespace regie {
namespace {

namespace limits = archive_limits;

/// An id without meaning of its own, for numbers that are missing or no numbers.
constexpr int general_id = 0;

int number_of(std::string_view text, int otherwise) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? value : otherwise;
}

bool is_true(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

Problem too_many(std::string_view what) {
  return Problem{"intake.bomb",
                 "The spreadsheet holds " + std::string(what) + " than any spreadsheet program writes.",
                 "Nothing of it was kept.", "Ask where the file comes from; export the data again as CSV."};
}

/// The character of an escape "_x000D_" at `at`, or nothing.
std::optional<unsigned> escaped_at(std::string_view text, std::size_t at) {
  if (text.size() - at < 7 || text[at + 1] != 'x' || text[at + 6] != '_') return std::nullopt;
  unsigned value = 0;
  const auto read = std::from_chars(text.data() + at + 2, text.data() + at + 6, value, 16);
  if (read.ec != std::errc() || read.ptr != text.data() + at + 6) return std::nullopt;
  return value;
}

/// Only characters of the basic plane apart from surrogates can be escaped on their own.
void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

}  // namespace

std::string resolve_part(std::string_view from_part, std::string_view target) {
  std::string path;
  if (target.starts_with('/'))
    target.remove_prefix(1);
  else if (const std::size_t slash = from_part.rfind('/'); slash != std::string_view::npos)
    path = from_part.substr(0, slash);
  while (true) {
    const std::size_t slash = target.find('/');
    const std::string_view step = target.substr(0, slash);
    if (step == "..") {
      const std::size_t parent = path.rfind('/');
      path.resize(parent == std::string::npos ? 0 : parent);
    } else if (!step.empty() && step != ".") {
      if (!path.empty()) path += '/';
      path += step;
    }
    if (slash == std::string_view::npos) return path;
    target.remove_prefix(slash + 1);
  }
}

void RelationsTaker::start(std::string_view name, const XmlAttributes& attributes) {
  if (name != "Relationship" || attributes["TargetMode"] == "External") return;
  const std::string_view type = attributes["Type"];
  if (relations.size() >= limits::relations_max) {
    problem = too_many("more parts");
    return;
  }
  relations[std::string(attributes["Id"])] =
      Relation{std::string(type.substr(type.rfind('/') + 1)), resolve_part(from_part_, attributes["Target"])};
}

void WorkbookTaker::start(std::string_view name, const XmlAttributes& attributes) {
  if (name == "workbook") is_workbook = true;
  if (name == "workbookPr" && is_true(attributes["date1904"])) day_count = DayCount::since_1904;
  if (name != "sheet") return;
  if (sheets.size() >= limits::sheets_max || attributes["name"].size() > limits::sheet_name_bytes_max) {
    problem = too_many(sheets.size() >= limits::sheets_max ? "more sheets" : "longer names of sheets");
    return;
  }
  const std::string_view state = attributes["state"];
  sheets.push_back({std::string(attributes["name"]), std::string(attributes["id"]),
                    state == "hidden" || state == "veryHidden"});
}

void StylesTaker::start(std::string_view name, const XmlAttributes& attributes) {
  if (name == "numFmt") {
    if (own_formats_.size() >= limits::styles_max)
      problem = too_many("more number formats");
    else
      own_formats_[number_of(attributes["numFmtId"], general_id)] = format_of_code(attributes["formatCode"]);
  }
  if (name == "cellXfs") in_cell_styles_ = true;
  if (name != "xf" || !in_cell_styles_) return;
  if (formats.size() >= limits::styles_max) {
    problem = too_many("more cell styles");
    return;
  }
  const int id = number_of(attributes["numFmtId"], general_id);
  const auto own = own_formats_.find(id);
  formats.push_back(own != own_formats_.end() ? own->second : format_of_id(id));
}

void StylesTaker::end(std::string_view name) {
  if (name == "cellXfs") in_cell_styles_ = false;
}

void SharedStringsTaker::start(std::string_view name, const XmlAttributes&) {
  if (name == "si") current_.clear();
  if (name == "rPh") ++phonetic_depth_;
  if (name == "t") in_text_ = phonetic_depth_ == 0;
}

void SharedStringsTaker::end(std::string_view name) {
  if (name == "t") in_text_ = false;
  if (name == "rPh") --phonetic_depth_;
  if (name != "si") return;
  if (strings.size() >= limits::shared_strings_max || strings.bytes() >= limits::shared_bytes_max) {
    problem = too_many("more text");
    return;
  }
  strings.add(one_line(current_));
}

void SharedStringsTaker::text(std::string_view piece) {
  if (!in_text_) return;
  if (current_.size() + piece.size() > limits::cell_bytes_max)
    problem = cell_too_long();
  else
    current_ += piece;
}

std::string one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned code = static_cast<unsigned char>(text[at]);
    bool is_escape = false;
    if (code == '_') {
      if (const auto escaped = escaped_at(text, at); escaped && (*escaped < 0xD800 || *escaped > 0xDFFF)) {
        code = *escaped;
        is_escape = true;
        at += 6;
      }
    }
    if (code == '\n' || code == '\r' || code == 0) {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else if (is_escape) {
      append_utf8(line, code);
    } else {
      line += static_cast<char>(code);
    }
  }
  return line;
}

Problem cell_too_long() {
  return Problem{
      "intake.too_large", "A cell of the spreadsheet holds more text than a cell can (32,767 characters).",
      "Nothing of it was kept.", "Open it, shorten that cell or remove its column, and import it again."};
}

}  // namespace regie
