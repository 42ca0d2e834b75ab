// api/csv.cpp - cells quoted and made harmless.
#include "api/csv.h"

#include <algorithm>
#include <charconv>

#include "base/plain_text.h"

namespace regie {
namespace {

bool is_number(const std::string& cell) {
  double value = 0;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return read.ec == std::errc() && read.ptr == cell.data() + cell.size();
}

constexpr std::string_view separators = ",;\t\r\n";

/// Does a sign that begins a formula stand here, in full width (U+FF0B, U+FF0D, U+FF1D, U+FF20)
/// too.
bool begins_formula(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("=+-@").find(text.front()) != std::string_view::npos) return true;
  for (const std::string_view wide : {"\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\x9d", "\xef\xbc\xa0"})
    if (text.starts_with(wide)) return true;
  return false;
}

std::string_view without_spaces_before(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

std::string made_harmless(const std::string& cell) {
  constexpr std::string_view acting("\t\r\n\0", 4);
  const std::string_view shown = without_spaces_before(cell);
  const bool could_act =
      !shown.empty() && (begins_formula(shown) || acting.find(shown.front()) != std::string_view::npos);
  std::string text = could_act && !is_number(cell) ? "'" : "";
  for (std::size_t i = 0; i < cell.size(); ++i) {
    text += cell[i];
    const bool is_new_cell = separators.find(cell[i]) != std::string_view::npos;
    if (is_new_cell && begins_formula(without_spaces_before(std::string_view(cell).substr(i + 1))))
      text += '\'';
  }
  return text;
}

std::string cell_text(const std::string& cell) {
  const std::string text = made_harmless(plain_text(cell));
  const bool is_plain = std::none_of(text.begin(), text.end(), [&](char c) {
    return c == '"' || separators.find(c) != std::string_view::npos;
  });
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
      text += cell_text(row[i]);
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace regie
