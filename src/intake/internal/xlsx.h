// intake/internal/xlsx.h - a spreadsheet (.xlsx) as plain tables: each sheet becomes canonical CSV text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace regie {

/// One sheet as CSV: commas, quotes as in RFC 4180, UTF-8, LF. Line n is row n of the sheet: blank rows are
/// empty lines, line breaks inside a cell are a space, trailing blank rows and trailing empty cells are cut.
///   numbers   decimal point, shortest digits that give the number back: 1299.5
///   percents  12.5%          days  2026-03-10, with a time 2026-03-10T14:30:00, a time alone 14:30:00
///   booleans  true / false   errors (#N/A)  empty   formulas  the value last computed
///   merged cells             their value in the first
struct XlsxSheet {
  std::string name;
  std::string csv;
};

/// The visible sheets in the order of the workbook; chart sheets are left out.
/// Fails:  intake.bomb, intake.too_large, intake.encrypted, intake.damaged_xlsx, intake.other_spreadsheet.
/// Cost:   linear; memory: the CSV text, the shared strings, and one row.
[[nodiscard]] Result<std::vector<XlsxSheet>> read_xlsx(std::string_view bytes);

/// Are these bytes meant as a spreadsheet file? Also true for a damaged .xlsx, one with a password, an old
/// .xls, .xlsb or .ods, so that read_xlsx can say what is the matter.
[[nodiscard]] bool is_xlsx(std::string_view bytes);

}  // namespace regie
