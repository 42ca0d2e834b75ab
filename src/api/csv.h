// api/csv.h - tables as CSV that a spreadsheet opens as meant, and that cannot make it do anything.
#pragma once

#include <string>
#include <vector>

namespace regie {

enum class CsvDialect { plain, excel_nl };  // RFC 4180; with ';', for an Excel that expects it

/// UTF-8 with a mark at its start. A cell that begins with = + - @ (in full width too), a tab, a line break
/// or a NUL, after spaces or not, and is no number gets a ' before it; so does such a sign behind a
/// separator, since a spreadsheet that expects another one would begin a cell there.
[[nodiscard]] std::string csv_text(const std::vector<std::vector<std::string>>& rows, CsvDialect dialect);

}  // namespace regie
