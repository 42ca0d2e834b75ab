// stats/e_bh.cpp - which of many e-values may be called discoveries?
#include "stats/e_bh.h"

#include <algorithm>
#include <cmath>

namespace regie {

std::vector<std::size_t> e_bh(std::span<const double> log_e_values, double rate) {
  std::vector<double> sorted(log_e_values.begin(), log_e_values.end());
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  const double n = static_cast<double>(sorted.size());
  double bar = INFINITY;
  for (std::size_t i = 0; i < sorted.size(); ++i)
    if (sorted[i] + std::log(static_cast<double>(i + 1) / n) >= -std::log(rate)) bar = sorted[i];
  std::vector<std::size_t> rejected;
  for (std::size_t i = 0; i < log_e_values.size(); ++i)
    if (log_e_values[i] >= bar) rejected.push_back(i);
  return rejected;
}

}  // namespace regie
