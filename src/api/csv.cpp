// api/csv.cpp - cells quoted and made harmless.
#include "api/csv.h"

#include <algorithm>
#include <charconv>

namespace regie {
namespace {

bool is_number(const std::string& cell) {
  double value = 0;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return read.ec == std::errc() && read.ptr == cell.data() + cell.size();
}

std::string cell_text(const std::string& cell, char separator) {
  const bool could_act = !cell.empty() &&
                         std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos &&
                         !is_number(cell);
  std::string text = could_act ? "'" + cell : cell;
  const bool is_plain = std::none_of(
      text.begin(), text.end(), [&](char c) { return c == '"' || c == '\n' || c == '\r' || c == separator; });
  if (is_plain) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string csv_text(const std::vector<std::vector<std::string>>& rows, CsvDialect dialect) {
  const char separator = dialect == CsvDialect::excel_nl ? ';' : ',';
  std::string text = "\xef\xbb\xbf";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += separator;
      text += cell_text(row[i], separator);
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace regie
