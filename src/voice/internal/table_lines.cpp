// voice/internal/table_lines.cpp - lines, parts and numbers of tables.
#include "voice/internal/table_lines.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace regie {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t from = text.find_first_not_of(blanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

std::vector<std::string_view> split_table(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t to = std::min(text.find(mark, at), text.size());
    if (const std::string_view part = trimmed(text.substr(at, to - at)); !part.empty()) parts.push_back(part);
    at = to + 1;
  }
  return parts;
}

std::vector<std::string_view> table_lines(std::string_view table) {
  std::vector<std::string_view> lines = split_table(table, '\n');
  std::erase_if(lines, [](std::string_view line) { return line == "#" || line.starts_with("# "); });
  return lines;
}

double table_number(std::string_view text) {
  std::string digits(text.starts_with('.') ? "0" : "");
  digits += text;
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace regie
