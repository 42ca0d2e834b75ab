// stats/seasonal_lines.cpp - segments and waves in turn, each by least squares given the other.
#include "stats/seasonal_lines.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/ensure.h"

namespace regie {

namespace {

using Columns = Eigen::MatrixXd;

Columns waves_at(std::span<const double> places, const SeasonOptions& season) {
  constexpr double turn = 6.283185307179586;
  Columns columns(static_cast<Eigen::Index>(places.size()), static_cast<Eigen::Index>(2 * season.waves));
  for (Eigen::Index row = 0; row < columns.rows(); ++row)
    for (Eigen::Index wave = 0; 2 * wave < columns.cols(); ++wave) {
      const double angle =
          turn * static_cast<double>(wave + 1) * places[static_cast<std::size_t>(row)] / season.period;
      columns(row, 2 * wave) = std::sin(angle);
      columns(row, 2 * wave + 1) = std::cos(angle);
    }
  return columns;
}

/// What a level (and a line, where the segment has one) leaves of its rows of each column.
void take_segment_out(Columns& columns, const LineSegment& segment) {
  const auto from = static_cast<Eigen::Index>(segment.from);
  const auto length = static_cast<Eigen::Index>(segment.to - segment.from);
  auto rows = columns.middleRows(from, length);
  const Eigen::RowVectorXd means = rows.colwise().mean();
  rows.rowwise() -= means;
  if (segment.slope == 0) return;
  const double middle = static_cast<double>(length - 1) / 2;
  const Eigen::VectorXd step = Eigen::VectorXd::LinSpaced(length, -middle, middle);
  const Eigen::RowVectorXd slopes = step.transpose() * rows / step.squaredNorm();
  rows -= step * slopes;
}

/// The price that piecewise_lines minimises, in squared units of the values.
double price(std::span<const double> values, const PiecewiseLines& lines, double unit) {
  const PiecewiseOptions options;
  const double log_n = std::log(static_cast<double>(values.size()));
  double squares = 0;
  double parts = options.level_price * static_cast<double>(lines.changes.size());
  for (const LineSegment& segment : lines.segments) {
    if (segment.slope != 0) parts += options.slope_price;
    for (std::size_t i = segment.from; i < segment.to; ++i) {
      const double line = segment.level + segment.slope * static_cast<double>(i - segment.from);
      squares += (values[i] - line) * (values[i] - line);
    }
  }
  return squares + parts * log_n * unit;
}

std::vector<double> less(std::span<const double> values, const std::vector<double>& wave) {
  std::vector<double> rest(values.begin(), values.end());
  for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= wave[i];
  return rest;
}

}  // namespace

std::vector<double> internal::fitted_wave(std::span<const double> values, std::span<const double> places,
                                          std::span<const LineSegment> segments,
                                          const SeasonOptions& season) {
  const Columns waves = waves_at(places, season);
  Columns rest(waves.rows(), waves.cols() + 1);  // waves, then values
  rest.leftCols(waves.cols()) = waves;
  for (Eigen::Index row = 0; row < rest.rows(); ++row)
    rest(row, waves.cols()) = values[static_cast<std::size_t>(row)];
  for (const LineSegment& segment : segments) take_segment_out(rest, segment);
  const Columns gram = rest.leftCols(waves.cols()).transpose() * rest;
  // Many short segments leave next to nothing of a wave: the shortest answer then, not a wild one.
  const Eigen::VectorXd weights =
      gram.leftCols(waves.cols()).completeOrthogonalDecomposition().solve(gram.rightCols(1));
  const Eigen::VectorXd wave = waves * weights;
  return {wave.begin(), wave.end()};
}

SeasonalLines seasonal_lines(std::span<const double> values, std::span<const double> places,
                             const SeasonOptions& season) {
  ENSURE(values.size() == places.size() && season.period > 0);
  SeasonalLines alone{piecewise_lines(values), {}};
  if (values.empty() || places.back() - places.front() + 1 < season.periods_min * season.period) return alone;
  constexpr int rounds_max = 20;
  SeasonalLines waved;
  waved.lines.segments = {{0, values.size(), 0, 0}};
  for (int round = 0; round < rounds_max; ++round) {
    waved.wave = internal::fitted_wave(values, places, waved.lines.segments, season);
    PiecewiseLines next = piecewise_lines(less(values, waved.wave));
    const bool same = round > 0 && next.changes == waved.lines.changes;
    waved.lines = std::move(next);
    if (same) break;
  }
  const double unit = std::min(alone.lines.unit, waved.lines.unit);
  const double wave_price =
      2 * static_cast<double>(season.waves) * std::log(static_cast<double>(values.size())) * unit;
  const bool cheaper =
      price(less(values, waved.wave), waved.lines, unit) + wave_price < price(values, alone.lines, unit);
  return cheaper ? waved : alone;
}

}  // namespace regie
