// stats/testing/reference_series.h - series with known answers: read from the shared folder, or planted.
#pragma once

#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "base/random.h"
#include "stats/special.h"

namespace regie {

/// Columns of numbers; what is no number is NaN. The first line is left out.
inline std::vector<std::vector<double>> csv_columns(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<double>> columns;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string cell;
    for (std::size_t at = 0; std::getline(cells, cell, ','); ++at) {
      if (columns.size() <= at) columns.emplace_back();
      double value = std::nan("");
      std::from_chars(cell.data(), cell.data() + cell.size(), value);
      columns[at].push_back(value);
    }
  }
  return columns;
}

/// The numbers that follow `"name":` in a JSON text; empty where it is not there.
inline std::vector<double> json_numbers(const std::string& path, const std::string& name) {
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::vector<double> numbers;
  const std::size_t key = text.find('"' + name + "\":");
  if (key == std::string::npos) return numbers;
  const char* at = text.data() + key + name.size() + 3;
  const char* end = text.data() + text.size();
  while (true) {
    while (at != end && (*at == ' ' || *at == '[' || *at == ',' || *at == '\n')) ++at;
    double value = 0;
    const auto read = std::from_chars(at, end, value);
    if (read.ec != std::errc()) return numbers;
    numbers.push_back(value);
    at = read.ptr;
  }
}

inline double planted_normal(Random& random) {
  double unit = random.unit();
  while (unit <= 0) unit = random.unit();
  return normal_quantile(unit);
}

}  // namespace regie
