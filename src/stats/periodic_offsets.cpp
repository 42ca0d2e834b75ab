// stats/periodic_offsets.cpp - offsets of phases by backfitting with medians.
#include "stats/periodic_offsets.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"
#include "stats/median.h"

namespace regie {

namespace {

/// What each known value stands above the mean of its period without offsets, by phase.
std::vector<std::vector<double>> above_level(std::span<const double> values,
                                             const std::vector<double>& offsets) {
  const std::size_t period = offsets.size();
  const std::size_t half = period / 2;
  std::vector<std::vector<double>> above(period);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    double sum = 0;
    double known = 0;
    for (std::size_t j = i - std::min(i, half); j < std::min(values.size(), i + half + 1); ++j) {
      if (std::isnan(values[j])) continue;
      sum += values[j] - offsets[j % period];
      known += 1;
    }
    above[i % period].push_back(values[i] - sum / known);
  }
  return above;
}

}  // namespace

std::vector<double> periodic_offsets(std::span<const double> values, std::size_t period) {
  ENSURE(period >= 3 && period % 2 == 1);
  constexpr int rounds_max = 20;  // medians may go back and forth between two values at the end
  constexpr double settled = 1e-9;
  std::vector<double> offsets(period, 0.0);
  for (int round = 0; round < rounds_max; ++round) {
    auto above = above_level(values, offsets);
    std::vector<double> next(period, 0.0);
    double sum = 0;
    double phases = 0;
    for (std::size_t phase = 0; phase < period; ++phase) {
      if (above[phase].empty()) continue;
      next[phase] = median(above[phase]);
      sum += next[phase];
      phases += 1;
    }
    double moved = 0;
    double size = 0;
    for (std::size_t phase = 0; phase < period; ++phase) {
      if (!above[phase].empty()) next[phase] -= sum / phases;
      moved = std::max(moved, std::abs(next[phase] - offsets[phase]));
      size = std::max(size, std::abs(next[phase]));
    }
    offsets = std::move(next);
    if (moved <= settled * size) break;
  }
  return offsets;
}

}  // namespace regie
