// stats/internal/structural_forecast.cpp - the laws of the judged days and of their average.
#include "stats/internal/structural_forecast.h"

#include <cmath>

namespace regie {

namespace {

std::size_t judged_days(const StructuralDesign& design) {
  std::size_t judged = 0;
  for (std::size_t t = design.before; t < design.days; ++t) judged += design.known[t] != 0 ? 1U : 0U;
  return judged;
}

/// Variance of the average of the states over judged days. Each is a linear form in the first day's states
/// and in every later step; going back in time, `weights` is what the average makes of the states of a day.
double average_variance(const StructuralDesign& design, const StructuralPoint& point) {
  const std::size_t m = point.filtered.next.states();
  const double share = 1 / static_cast<double>(judged_days(design));
  std::vector<double> weights(m);
  double variance = 0;
  for (std::size_t t = design.days; t-- > design.before;) {
    advance_back(weights);
    if (design.known[t] != 0) {
      weights[0] += share;
      if (m > 1) weights[1] += share;
    }
    if (t == design.before) break;
    variance += point.variances.level * weights[0] * weights[0];
    if (m > 1) variance += point.variances.season * weights[1] * weights[1];
  }
  const std::span<const double> first = point.filtered.next.covariance();
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < m; ++j) variance += weights[i] * weights[j] * first[i * m + j];
  return variance;
}

}  // namespace

StructuralForecast structural_forecast(const StructuralDesign& design, const StructuralPoint& point,
                                       std::span<const double> noise) {
  const std::size_t ahead = design.days - design.before;
  const std::size_t columns = design.columns;
  StructuralForecast out;
  out.quantities = ahead + 1;
  out.rows.resize(out.quantities * columns);
  out.variance.resize(out.quantities);
  StateFilter filter = point.filtered.next;
  double* average = out.rows.data() + ahead * columns;
  const double share = 1 / static_cast<double>(judged_days(design));
  double average_noise = 0;
  for (std::size_t h = 0; h < ahead; ++h) {
    const std::size_t t = design.before + h;
    double* row = out.rows.data() + h * columns;
    const double of_day = noise.empty() ? 1 : noise[h];
    out.variance[h] = filter.compare(design.row(t)) + of_day;
    row[0] = design.row(t)[0] - filter.errors()[0];
    for (std::size_t c = 1; c < columns; ++c) row[c] = filter.errors()[c];
    if (design.known[t] != 0) {
      for (std::size_t c = 0; c < columns; ++c) average[c] += share * row[c];
      average_noise += share * share * of_day;
    }
    filter.advance();
  }
  out.variance[ahead] = average_variance(design, point) + average_noise;
  return out;
}

void StructuralLaws::add(const StructuralDesign& design, const StructuralForecast& forecast,
                         const Included& included, const StructuralRegression& regression,
                         double part_weight) {
  quantities = forecast.quantities;
  weight.push_back(part_weight);
  const double noise = regression.scale / noise_shape(design);
  const std::size_t size = included.size();
  std::vector<double> solved(size);
  for (std::size_t quantity = 0; quantity < quantities; ++quantity) {
    const double* row = forecast.rows.data() + quantity * design.columns;
    double centre = row[0];
    double variance = forecast.variance[quantity];
    for (std::size_t i = 0; i < size; ++i) {
      const double column = row[included[i] + 1];
      centre += column * regression.mean[i];
      const double* factor = regression.cholesky.data() + i * size;
      double value = column;
      for (std::size_t j = 0; j < i; ++j) value -= factor[j] * solved[j];
      solved[i] = value / factor[i];
      variance += solved[i] * solved[i];
    }
    mean.push_back(centre);
    scale.push_back(std::sqrt(noise * variance));
  }
}

StructuralLaws::Of StructuralLaws::of(std::size_t quantity) const {
  Of out;
  out.mean.reserve(weight.size());
  out.scale.reserve(weight.size());
  for (std::size_t part = 0; part < weight.size(); ++part) {
    out.mean.push_back(mean[part * quantities + quantity]);
    out.scale.push_back(scale[part * quantities + quantity]);
  }
  return out;
}

}  // namespace regie
