// intake/internal/xlsx_parts.h - the parts of a workbook beside its sheets: relations, sheet list, styles,
// strings.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/internal/cell_format.h"
#include "intake/internal/xml_reader.h"

namespace regie {

/// Relation id -> the part it points at.
struct Relation {
  std::string kind;    // last word of its type: "worksheet", "sharedStrings", "chartsheet"
  std::string target;  // path inside the zip, without a leading slash
};
using Relations = std::map<std::string, Relation, std::less<>>;

/// "worksheets/sheet1.xml" seen from "xl/workbook.xml" is "xl/worksheets/sheet1.xml"; "/xl/a.xml" is
/// "xl/a.xml".
[[nodiscard]] std::string resolve_part(std::string_view from_part, std::string_view target);

class RelationsTaker final : public XmlTaker {
 public:
  explicit RelationsTaker(std::string_view from_part) : from_part_(from_part) {}
  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view) override {}
  void text(std::string_view) override {}
  Relations relations;

 private:
  std::string from_part_;
};

struct SheetEntry {
  std::string name;
  std::string relation;
  bool is_hidden = false;
};

class WorkbookTaker final : public XmlTaker {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view) override {}
  void text(std::string_view) override {}
  std::vector<SheetEntry> sheets;
  DayCount day_count = DayCount::since_1900;
  bool is_workbook = false;
};

class StylesTaker final : public XmlTaker {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}
  std::vector<CellFormat> formats;  // by the style number of a cell

 private:
  std::map<int, CellFormat> own_formats_;
  bool in_cell_styles_ = false;
};

/// The strings cells point at, end to end in one buffer.
class SharedStrings {
 public:
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::size_t bytes() const { return text_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const {
    const std::size_t from = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(text_).substr(from, ends_[index] - from);
  }
  void add(std::string_view text) {
    text_ += text;
    ends_.push_back(text_.size());
  }

 private:
  std::string text_;
  std::vector<std::size_t> ends_;
};

class SharedStringsTaker final : public XmlTaker {
 public:
  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;
  SharedStrings strings;

 private:
  std::string current_;
  bool in_text_ = false;
  int phonetic_depth_ = 0;  // reading aids for Japanese are no part of the text
};

/// Text of a cell as one line of UTF-8: "_x000D_" escapes decoded, line breaks as one space.
[[nodiscard]] std::string one_line(std::string_view text);

[[nodiscard]] Problem cell_too_long();

}  // namespace regie
