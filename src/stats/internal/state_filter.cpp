// stats/internal/state_filter.cpp - a Kalman filter of level and season over many columns at once.
#include "stats/internal/state_filter.h"

#include <cmath>

namespace regie {

StateFilter::StateFilter(std::size_t season, std::size_t columns, StateVariances variances)
    : states_(season == 0 ? 1 : season),
      columns_(columns),
      variances_(variances),
      mean_(states_ * columns),
      covariance_(states_ * states_),
      errors_(columns),
      reach_(states_),
      sums_(columns > states_ ? columns : states_) {
  for (std::size_t i = 0; i < states_; ++i) covariance_[i * states_ + i] = variances.start;
}

double StateFilter::compare(const double* row) {
  const double* level = mean_.data();
  const std::size_t m = states_;
  if (m == 1) {
    for (std::size_t c = 0; c < columns_; ++c) errors_[c] = row[c] - level[c];
    reach_[0] = covariance_[0];
    return forecast_variance_ = reach_[0];
  }
  const double* season = level + columns_;
  for (std::size_t c = 0; c < columns_; ++c) errors_[c] = row[c] - level[c] - season[c];
  for (std::size_t i = 0; i < m; ++i) reach_[i] = covariance_[i] + covariance_[m + i];
  return forecast_variance_ = reach_[0] + reach_[1];
}

void StateFilter::learn(double noise) {
  const double whole = forecast_variance_ + noise;
  for (std::size_t i = 0; i < states_; ++i) {
    const double gain = reach_[i] / whole;
    double* mean = mean_.data() + i * columns_;
    for (std::size_t c = 0; c < columns_; ++c) mean[c] += gain * errors_[c];
    double* covariance = covariance_.data() + i * states_;
    for (std::size_t j = 0; j < states_; ++j) covariance[j] -= gain * reach_[j];
  }
}

void StateFilter::advance() {
  const std::size_t m = states_;
  if (m > 1) {
    for (std::size_t c = 0; c < columns_; ++c) sums_[c] = 0;
    for (std::size_t i = 1; i < m; ++i)
      for (std::size_t c = 0; c < columns_; ++c) sums_[c] += mean_[i * columns_ + c];
    for (std::size_t i = (m - 1) * columns_; i-- > columns_;) mean_[i + columns_] = mean_[i];
    for (std::size_t c = 0; c < columns_; ++c) mean_[columns_ + c] = -sums_[c];

    for (std::size_t j = 0; j < m; ++j) sums_[j] = 0;
    for (std::size_t i = 1; i < m; ++i)
      for (std::size_t j = 0; j < m; ++j) sums_[j] += covariance_[i * m + j];
    double all = 0;
    for (std::size_t j = 1; j < m; ++j) all += sums_[j];
    for (std::size_t i = m - 1; i > 1; --i) {
      for (std::size_t j = m - 1; j > 1; --j) covariance_[i * m + j] = covariance_[(i - 1) * m + j - 1];
      covariance_[i * m] = covariance_[(i - 1) * m];
    }
    covariance_[m] = -sums_[0];
    covariance_[m + 1] = all + variances_.season;
    for (std::size_t j = 2; j < m; ++j) covariance_[m + j] = -sums_[j - 1];
    for (std::size_t i = 2; i < m; ++i) covariance_[i * m + 1] = covariance_[m + i];
    for (std::size_t j = 1; j < m; ++j) covariance_[j] = covariance_[j * m];
  }
  covariance_[0] += variances_.level;
}

void advance_states(std::span<double> states) {
  if (states.size() == 1) return;
  double sum = 0;
  for (std::size_t i = 1; i < states.size(); ++i) sum += states[i];
  for (std::size_t i = states.size() - 1; i > 1; --i) states[i] = states[i - 1];
  states[1] = -sum;
}

void advance_back(std::span<double> weights) {
  if (weights.size() == 1) return;
  const double first = weights[1];
  for (std::size_t i = 1; i + 1 < weights.size(); ++i) weights[i] = weights[i + 1] - first;
  weights[weights.size() - 1] = -first;
}

Filtered filter_before(const StructuralDesign& design, StateVariances variances,
                       std::span<const double> noise) {
  const std::size_t columns = design.columns;
  Filtered out{std::vector<double>(columns * columns), 0, StateFilter(design.season, columns, variances)};
  out.next.mean()[0] = design.first;
  for (std::size_t t = 0; t < design.before; ++t) {
    if (design.known[t] != 0) {
      const double of_day = noise.empty() ? 1 : noise[t];
      const double whole = out.next.compare(design.row(t)) + of_day;
      out.log_det += std::log(whole);
      const double* errors = out.next.errors().data();
      for (std::size_t i = 0; i < columns; ++i) {
        const double scaled = errors[i] / whole;
        double* gram = out.gram.data() + i * columns;
        for (std::size_t j = 0; j <= i; ++j) gram[j] += scaled * errors[j];
      }
      out.next.learn(of_day);
    }
    out.next.advance();
  }
  for (std::size_t i = 0; i < columns; ++i)
    for (std::size_t j = i + 1; j < columns; ++j) out.gram[i * columns + j] = out.gram[j * columns + i];
  return out;
}

}  // namespace regie
