// simulate/testing/read_back.h - reads a simulated table back, plainly, so that tests see what the bytes say.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "simulate/simulate.h"

namespace regie::sim {

/// The file lives as long as the simulation; one that is about to go is refused.
const SimulatedFile* file_named(Simulation&&, std::string_view) = delete;
inline const SimulatedFile* file_named(const Simulation& simulation, std::string_view part) {
  for (const SimulatedFile& file : simulation.files)
    if (file.path.find(part) != std::string::npos) return &file;
  return nullptr;
}

/// UTF-16LE with a mark becomes UTF-8 (ASCII and Latin only, all these tests need); a UTF-8 mark goes.
inline std::string plain_text(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xef\xbb\xbf") return std::string(bytes.substr(3));
  if (bytes.substr(0, 2) != "\xff\xfe") return std::string(bytes);
  std::string text;
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) text += bytes[i + 1] == 0 ? bytes[i] : '?';
  return text;
}

struct ReadTable {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
  [[nodiscard]] std::size_t column(const std::vector<std::string>& names) const {
    for (std::size_t i = 0; i < head.size(); ++i)
      for (const std::string& name : names)
        if (head[i] == name) return i;
    return head.size();
  }
};

inline std::vector<std::string> split_line(std::string_view line, char delimiter) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == delimiter && !quoted)
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

/// Lines from the one that starts with `head_start` on.
inline ReadTable read_table(std::string_view bytes, std::string_view head_start) {
  const std::string text = plain_text(bytes);
  ReadTable table;
  std::size_t at = 0;
  char delimiter = ',';
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line(text.data() + at, end - at);
    at = end + 1;
    if (table.head.empty()) {
      if (!line.starts_with(head_start)) continue;
      for (const char c : {'\t', ';'})
        if (line.find(c) != std::string_view::npos) delimiter = c;
      table.head = split_line(line, delimiter);
    } else {
      table.rows.push_back(split_line(line, delimiter));
    }
  }
  return table;
}

/// "1.204" and "1,204" -> 120400; "373,24" and "373.24" -> 37324: hundredths. Anything after two digits at
/// the end of a cell with a sign before them is a fraction.
inline std::int64_t hundredths(std::string_view cell) {
  std::int64_t digits = 0;
  for (const char c : cell)
    if (c >= '0' && c <= '9') digits = digits * 10 + (c - '0');
  const bool fraction = cell.size() > 3 && (cell[cell.size() - 3] == ',' || cell[cell.size() - 3] == '.');
  return fraction ? digits : digits * 100;
}

inline bool starts_with_total(const std::vector<std::string>& row) {
  return row[0].starts_with("Total: ") || row[0].starts_with("Totaal: ");
}

/// Google Ads: rows of days, without totals.
struct GoogleRow {
  Day day;
  std::string campaign;
  std::string device;                    // "" where the report has no such segment
  std::map<std::string, double> values;  // impressions, clicks, cost, conversions
};
inline std::vector<GoogleRow> google_rows(const Simulation& simulation) {
  const SimulatedFile* file = file_named(simulation, "google-ads/campa");
  const bool dutch = simulation.truth.language == "nl";
  const ReadTable t = read_table(file->bytes, dutch ? "Campagnestatus" : "Campaign status");
  const std::size_t day = t.column({"Day", "Dag"});
  const std::size_t campaign = t.column({"Campaign", "Campagne"});
  const std::size_t device = t.column({"Device", "Apparaat"});
  const std::map<std::string, std::size_t> measures{{"impressions", t.column({"Impr.", "Vert."})},
                                                    {"clicks", t.column({"Clicks", "Klikken"})},
                                                    {"cost", t.column({"Cost", "Kosten"})},
                                                    {"conversions", t.column({"Conversions", "Conversies"})}};
  std::vector<GoogleRow> rows;
  for (const auto& cells : t.rows) {
    if (starts_with_total(cells)) continue;
    GoogleRow row{
        *Day::parse_iso(cells[day]), cells[campaign], device < cells.size() ? cells[device] : "", {}};
    for (const auto& [name, column] : measures)
      row.values[name] = static_cast<double>(hundredths(cells[column])) / 100;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace regie::sim
