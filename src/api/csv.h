// api/csv.h - tables as CSV that a spreadsheet opens as meant, and that cannot make it do anything.
#pragma once

#include <string>
#include <vector>

namespace regie {

enum class CsvDialect { plain, excel_nl };  // RFC 4180; with ';', for an Excel that expects it

/// UTF-8 with a mark at its start. A cell that begins with = + - @ or a tab and is no number gets a ' before
/// it.
[[nodiscard]] std::string csv_text(const std::vector<std::vector<std::string>>& rows, CsvDialect dialect);

}  // namespace regie
