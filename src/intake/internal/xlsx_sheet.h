// intake/internal/xlsx_sheet.h - one sheet's XML, cell by cell, into CSV text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/internal/cell_format.h"
#include "intake/internal/xlsx_parts.h"
#include "intake/internal/xml_reader.h"

namespace regie {

/// What the cells of all sheets share, and what they may still write.
struct SheetContext {
  const SharedStrings& strings;
  const std::vector<CellFormat>& formats;
  DayCount day_count = DayCount::since_1900;
  std::int64_t fields_left = 0;
  std::size_t bytes_left = 0;
};

class SheetTaker final : public XmlTaker {
 public:
  SheetTaker(std::string_view sheet, SheetContext& context) : sheet_(sheet), context_(context) {}
  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;
  std::string csv;

 private:
  enum class CellKind { number, shared, text, boolean, error, day };
  struct Field {
    std::size_t from = 0;
    std::size_t size = 0;
  };
  void begin_row(const XmlAttributes& attributes);
  void begin_cell(const XmlAttributes& attributes);
  void end_cell();
  void end_row();
  void append_value(std::string& out);
  void damaged(std::string_view why);
  void too_big();

  std::string sheet_;
  SheetContext& context_;
  bool in_data_ = false;
  std::int64_t row_ = 0;      // of the row being read, 1-based
  std::int64_t written_ = 0;  // lines in csv
  std::int64_t column_ = 0;   // of the cell being read, 1-based
  std::string row_text_;
  std::vector<Field> fields_;
  CellKind kind_ = CellKind::number;
  CellFormat format_ = CellFormat::plain;
  std::string value_;
  bool in_cell_ = false;
  bool in_value_ = false;
  int phonetic_depth_ = 0;
};

}  // namespace regie
