// stats/piecewise_lines.cpp - levels and straight lines by pruned dynamic programming.
#include "stats/piecewise_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/internal/pruned_partition.h"

namespace regie {

namespace {

struct SegmentFit {
  double level_error = 0;  // sum of squares around the mean
  double line_gain = 0;    // by how much a line makes it less
};

/// Of `n` values from index `from` on: their sum, that of their squares, and of index * value. Indices are
/// equally spaced, so that their own sums of squares need not be carried (nor lose digits far from the
/// start).
SegmentFit fit(double from, double n, double sum, double squares, double moment) {
  const double mean = sum / n;
  const double slope_sum = moment - (from + (n - 1) / 2) * sum;
  const double around_level = squares - sum * mean;
  const double gain = slope_sum * slope_sum * 12 / (n * (n * n - 1));
  return {around_level, gain};
}

struct Segments {
  static constexpr std::size_t columns = 3;  // values, their squares, index * value
  std::array<std::vector<double>, columns> sums;
  double slope_price = 0;

  [[nodiscard]] std::array<double, columns> running(std::size_t end) const {
    return {sums[0][end], sums[1][end], sums[2][end]};
  }
  [[nodiscard]] double of(int from, int length, double sum, double squares, double moment) const {
    const SegmentFit one = fit(from, length, sum, squares, moment);
    const double worth = one.line_gain - slope_price;
    return one.level_error - (worth > 0 ? worth : 0);
  }
};

LineSegment describe(std::span<const double> values, std::size_t from, std::size_t to, double slope_cost) {
  const auto n = static_cast<double>(to - from);
  double mean = 0;
  for (std::size_t i = from; i < to; ++i) mean += values[i] / n;
  double moment = 0;
  for (std::size_t i = from; i < to; ++i)
    moment += (static_cast<double>(i - from) - (n - 1) / 2) * (values[i] - mean);
  const double spread = n * (n * n - 1) / 12;
  if (spread == 0 || moment * moment / spread <= slope_cost) return {from, to, mean, 0};
  const double slope = moment / spread;
  return {from, to, mean - slope * (n - 1) / 2, slope};
}

}  // namespace

PiecewiseLines piecewise_lines(std::span<const double> values, const PiecewiseOptions& options) {
  PiecewiseLines answer;
  const std::size_t n = values.size();
  if (n == 0) return answer;
  const auto count = static_cast<double>(n);
  double centre = 0;
  for (const double value : values) centre += value / count;
  double total = 0;
  for (const double value : values) total += (value - centre) * (value - centre);
  answer.noise = noise_memory(values, options.noise);
  const double log_n = std::log(count);
  constexpr double all_alike = 1e-24;  // of the mean's square: rounding, no variation
  if (n >= 2 * options.segment_min && total / count > all_alike * centre * centre) {
    answer.unit =
        std::max(answer.noise.long_run(), options.share_min * total / (options.level_price * log_n));
    const double scale = 1 / std::sqrt(answer.unit);
    Segments segments{{}, options.slope_price * log_n};
    for (auto& column : segments.sums) column.resize(n + 1);
    for (std::size_t i = 0; i < n; ++i) {
      const double value = (values[i] - centre) * scale;
      segments.sums[0][i + 1] = segments.sums[0][i] + value;
      segments.sums[1][i + 1] = segments.sums[1][i] + value * value;
      segments.sums[2][i + 1] = segments.sums[2][i] + static_cast<double>(i) * value;
    }
    answer.changes = internal::pruned_partition(
        n, {options.level_price * log_n, options.slope_price * log_n, options.segment_min}, segments);
  }
  const double slope_cost = options.slope_price * log_n * answer.unit;
  std::size_t from = 0;
  for (std::size_t k = 0; k <= answer.changes.size(); ++k) {
    const std::size_t to = k < answer.changes.size() ? answer.changes[k] : n;
    answer.segments.push_back(describe(values, from, to, slope_cost));
    from = to;
  }
  return answer;
}

}  // namespace regie
