// stats/internal/student_mixture.cpp - mean, spread and quantiles of a mixture of Student-t laws.
#include "stats/internal/student_mixture.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/quantiles.h"
#include "stats/special.h"

namespace regie {

namespace {

constexpr double table_step = 0.05;
constexpr double table_end = 12;          // beyond it the exact function is asked
constexpr double quantile_close = 1e-10;  // of the sd
constexpr int quantile_steps_max = 200;

double student_t_density(double freedom, double t) {
  const double log_norm = log_gamma((freedom + 1) / 2) - log_gamma(freedom / 2) -
                          0.5 * std::log(freedom * 3.14159265358979323846);
  return std::exp(log_norm - (freedom + 1) / 2 * std::log1p(t * t / freedom));
}

}  // namespace

StudentMixture::StudentMixture(double freedom) : freedom_(freedom) {
  for (double t = 0; t <= table_end + table_step; t += table_step)
    table_.push_back({student_t_cdf(freedom, t), student_t_density(freedom, t)});
}

StudentMixture::Cdf StudentMixture::standard(double t) const {
  const double size = std::abs(t);
  Cdf out;
  if (size >= table_end) {
    out = {student_t_cdf(freedom_, size), student_t_density(freedom_, size)};
  } else {
    const auto at = static_cast<std::size_t>(size / table_step);
    const double x = size / table_step - static_cast<double>(at);
    const Cdf a = table_[at];
    const Cdf b = table_[at + 1];
    const double rise = b.value - a.value;
    const double left = a.slope * table_step;
    const double right = b.slope * table_step;
    const double second = 3 * rise - 2 * left - right;
    const double third = left + right - 2 * rise;
    out = {a.value + x * (left + x * (second + x * third)),
           (left + x * (2 * second + 3 * x * third)) / table_step};
  }
  if (t < 0) out.value = 1 - out.value;
  return out;
}

StudentMixture::Cdf StudentMixture::mixed(const StudentParts& parts, double at) const {
  Cdf sum;
  for (std::size_t i = 0; i < parts.weight.size(); ++i) {
    const Cdf one = standard((at - parts.mean[i]) / parts.scale[i]);
    sum.value += parts.weight[i] * one.value;
    sum.slope += parts.weight[i] * one.slope / parts.scale[i];
  }
  return sum;
}

double StudentMixture::cdf(const StudentParts& parts, double at) const { return mixed(parts, at).value; }

double StudentMixture::quantile(const StudentParts& parts, double p, Predictive about) const {
  double low = about.mean - about.sd;
  double high = about.mean + about.sd;
  for (double step = about.sd; mixed(parts, low).value > p; step *= 2) low -= step;
  for (double step = about.sd; mixed(parts, high).value < p; step *= 2) high += step;
  double at = std::clamp(about.mean + about.sd * normal_quantile(p), low, high);
  for (int step = 0; step < quantile_steps_max && high - low > quantile_close * about.sd; ++step) {
    const Cdf here = mixed(parts, at);
    (here.value < p ? low : high) = at;
    const double next = at - (here.value - p) / here.slope;
    if (std::abs(next - at) < quantile_close * about.sd) return next;
    at = next > low && next < high ? next : (low + high) / 2;
  }
  return at;
}

Predictive StudentMixture::summary(const StudentParts& parts, double level) const {
  Predictive out;
  for (std::size_t i = 0; i < parts.weight.size(); ++i) out.mean += parts.weight[i] * parts.mean[i];
  double variance = 0;
  for (std::size_t i = 0; i < parts.weight.size(); ++i) {
    const double away = parts.mean[i] - out.mean;
    variance += parts.weight[i] * (away * away + parts.scale[i] * parts.scale[i] * freedom_ / (freedom_ - 2));
  }
  out.sd = std::sqrt(variance);
  out.low = quantile(parts, (1 - level) / 2, out);
  out.high = quantile(parts, (1 + level) / 2, out);
  return out;
}

std::vector<KeptState> kept_parts(const std::vector<double>& weights, std::size_t count) {
  std::vector<KeptState> kept;
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return weights[a] != weights[b] ? weights[a] > weights[b] : a < b;
  });
  if (weights.size() <= count) {
    for (const std::size_t which : order) kept.push_back({which, weights[which]});
    return kept;
  }
  // The largest stay while each is worth more than its part of what is left.
  double left = 1;
  std::size_t whole = 0;
  while (whole < count && weights[order[whole]] * static_cast<double>(count - whole) >= left)
    left -= weights[order[whole++]];
  for (std::size_t i = 0; i < whole; ++i) kept.push_back({order[i], weights[order[i]]});
  if (whole == count || left <= 0) return kept;
  const double each = left / static_cast<double>(count - whole);
  double passed = each / 2;
  for (std::size_t i = whole; i < order.size() && kept.size() < count; ++i) {
    passed += weights[order[i]];
    if (passed < each) continue;
    passed -= each;
    kept.push_back({order[i], each});
  }
  double sum = 0;
  for (const KeptState& part : kept) sum += part.weight;
  for (KeptState& part : kept) part.weight /= sum;
  return kept;
}

}  // namespace regie
