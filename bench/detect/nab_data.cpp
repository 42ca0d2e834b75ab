// bench/detect/nab_data.cpp - CSV, and as much of JSON as the benchmark's files need.
#include "bench/detect/nab_data.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>

namespace regie::bench {

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Every string in quotes between two positions.
std::vector<std::string> quoted(const std::string& text, std::size_t from, std::size_t to) {
  std::vector<std::string> all;
  for (std::size_t open = text.find('"', from); open < to; open = text.find('"', open)) {
    const std::size_t close = text.find('"', open + 1);
    all.push_back(text.substr(open + 1, close - open - 1));
    open = close + 1;
  }
  return all;
}

std::size_t record_at(const std::vector<std::string>& times, const std::string& time) {
  return static_cast<std::size_t>(std::ranges::find(times, time.substr(0, 19)) - times.begin());
}

}  // namespace

std::vector<std::vector<std::string>> csv_cells(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    while (!line.empty() && line.back() == '\r') line.pop_back();
    rows.emplace_back();
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t comma = std::min(line.find(',', from), line.size());
      rows.back().push_back(line.substr(from, comma - from));
      from = comma + 1;
    }
  }
  return rows;
}

double number_of(const std::string& text) {
  double value = NAN;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::size_t hour_of(const std::string& time) {
  return static_cast<std::size_t>((time[11] - '0') * 10 + (time[12] - '0'));
}

std::vector<NabFile> nab_adexchange(const std::string& folder) {
  std::vector<NabFile> files;
  const std::string labels = text_of(folder + "/combined_windows.json");
  for (const char* name : {"exchange-2_cpc", "exchange-2_cpm", "exchange-3_cpc", "exchange-3_cpm",
                           "exchange-4_cpc", "exchange-4_cpm"}) {
    NabFile file{std::string(name) + "_results.csv", {}, {}, {}};
    const auto rows = csv_cells(folder + "/" + file.name);
    const std::size_t key = labels.find("\"realAdExchange/" + file.name + "\"");
    if (rows.empty() || key == std::string::npos) return {};
    for (std::size_t i = 1; i < rows.size(); ++i) {
      file.times.push_back(rows[i][0]);
      file.values.push_back(number_of(rows[i][1]));
    }
    const std::size_t colon = labels.find(':', key);
    const auto limits = quoted(labels, colon, std::min(labels.find(".csv\"", colon), labels.size()));
    for (std::size_t i = 0; i + 1 < limits.size(); i += 2) {
      if (limits[i].starts_with("real")) break;  // the key of the next file
      file.windows.push_back({record_at(file.times, limits[i]), record_at(file.times, limits[i + 1])});
    }
    files.push_back(std::move(file));
  }
  return files;
}

double leaderboard_figure(const std::string& path, const std::string& key, const std::string& field) {
  const std::string text = text_of(path);
  const std::size_t at = text.find("\"" + key + "\"");
  if (at == std::string::npos) return NAN;
  const std::size_t found = text.find("\"" + field + "\":", at);
  if (found == std::string::npos || found > text.find('}', at)) return NAN;
  std::size_t from = found + field.size() + 3;
  while (text[from] == ' ') ++from;
  return number_of(text.substr(from, 32));
}

}  // namespace regie::bench
