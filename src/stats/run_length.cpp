// stats/run_length.cpp - Bayesian online change points.
#include "stats/run_length.h"

#include <algorithm>
#include <cmath>

#include "stats/special.h"

namespace regie {

namespace {

constexpr double log_share_min = -20.7;  // log of 1e-9

struct Run {
  std::size_t from = 0;
  double log_mass = 0;  // of all histories that end in this run
  double log_best = 0;  // of the most probable one
  double mean = 0;      // normal-inverse-gamma, so far
  double weight = 1;
  double shape = 1;
  double scale = 1;

  /// Log density of the next value (Student's t), then learn it.
  double learn(double value) {
    const double spread = scale * (weight + 1) / (shape * weight);
    const double nu = 2 * shape;
    const double error = value - mean;
    const double density = log_gamma((nu + 1) / 2) - log_gamma(nu / 2) -
                           0.5 * std::log(nu * 3.14159265358979323846 * spread) -
                           (nu + 1) / 2 * std::log1p(error * error / (nu * spread));
    scale += weight * error * error / (2 * (weight + 1));
    mean += error / (weight + 1);
    weight += 1;
    shape += 0.5;
    return density;
  }
};

}  // namespace

RunLengths run_lengths(std::span<const double> values, const RunLengthOptions& options) {
  RunLengths answer;
  const double log_hazard = -std::log(options.expected_run);
  const double log_stay = std::log1p(-1 / options.expected_run);
  std::vector<Run> runs;
  std::vector<std::size_t> came_from(values.size(), 0);  // where the run before the one that began at t began
  double total = 0;                                      // log evidence so far
  double best_before = 0;
  std::size_t best_from = 0;
  for (std::size_t t = 0; t < values.size(); ++t) {
    for (Run& run : runs) {
      run.log_mass += log_stay;
      run.log_best += log_stay;
    }
    const double start = t == 0 ? 0 : log_hazard;  // the first regime begins with the series
    came_from[t] = best_from;
    runs.push_back({t, total + start, best_before + start, options.mean, options.mean_weight, options.shape,
                    options.scale});
    double top = -INFINITY;
    for (Run& run : runs) {
      const double density = run.learn(values[t]);
      run.log_mass += density;
      run.log_best += density;
      top = std::max(top, run.log_mass);
    }
    double sum = 0;
    for (const Run& run : runs) sum += std::exp(run.log_mass - top);
    total = top + std::log(sum);
    const auto by_mass = [](const Run& a, const Run& b) { return a.log_mass < b.log_mass; };
    const auto by_best = [](const Run& a, const Run& b) { return a.log_best < b.log_best; };
    answer.change_probability.push_back(std::exp(runs.back().log_mass - total));
    answer.likeliest_run.push_back(t + 1 - std::max_element(runs.begin(), runs.end(), by_mass)->from);
    const auto best = std::max_element(runs.begin(), runs.end(), by_best);
    best_before = best->log_best;
    best_from = best->from;
    std::erase_if(runs, [&](const Run& run) {
      return run.log_mass < total + log_share_min && run.log_best < best_before + log_share_min;
    });
  }
  answer.log_evidence = total;
  for (std::size_t at = best_from; at > 0; at = came_from[at]) answer.changes.push_back(at);
  std::reverse(answer.changes.begin(), answer.changes.end());
  return answer;
}

}  // namespace regie
