// stats/internal/structural_models.cpp - how probable is each set of regressors?
#include "stats/internal/structural_models.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/special.h"

namespace regie {

namespace {

constexpr double log_two_pi = 1.83787706640934548;
constexpr int swaps = 4;  // a sweep; flips alone rarely cross between two controls that stand for one another

/// Constant of an inverse gamma's density, and of its density over the log of a ratio of variances.
double log_norm(InverseGamma law) { return law.shape * std::log(law.scale) - log_gamma(law.shape); }

/// Appends a row to a lower Cholesky factor; the square of its last entry comes back (<= 0: not positive).
/// `cross(i)` is the new column against the i-th already in.
template <class Cross>
double append_row(double* factor, std::size_t stride, std::size_t size, double diagonal, Cross cross) {
  double* row = factor + size * stride;
  double left = diagonal;
  for (std::size_t i = 0; i < size; ++i) {
    double value = cross(i);
    const double* above = factor + i * stride;
    for (std::size_t j = 0; j < i; ++j) value -= row[j] * above[j];
    row[i] = value / above[i];
    left -= row[i] * row[i];
  }
  row[size] = std::sqrt(std::max(left, 0.0));
  return left;
}

double log_chance(const StructuralDesign& design, std::size_t bits) {
  double sum = 0;
  for (std::size_t j = 0; j < design.regressors(); ++j)
    sum += std::log((bits >> j & 1U) != 0 ? design.chance[j] : 1 - design.chance[j]);
  return sum;
}

}  // namespace

void LogSum::add(double term) {
  if (term <= highest_) {
    if (std::isfinite(term)) sum_ += std::exp(term - highest_);
    return;
  }
  sum_ = (std::isfinite(highest_) ? sum_ * std::exp(highest_ - term) : 0) + 1;
  highest_ = term;
}

double LogSum::value() const { return highest_ + std::log(sum_); }

double noise_shape(const StructuralDesign& design) {
  return design.noise.shape + design.level.shape + (design.season == 0 ? 0 : design.seasonal.shape) +
         static_cast<double>(design.known_before) / 2;
}

StructuralPoint structural_point(const StructuralDesign& design, StateVariances variances,
                                 std::span<const double> noise) {
  StructuralPoint point{variances, filter_before(design, variances, noise), 0, design.noise.scale};
  point.log_constant = log_norm(design.noise) + log_gamma(noise_shape(design)) -
                       0.5 * (point.filtered.log_det + static_cast<double>(design.known_before) * log_two_pi);
  const auto add_ratio = [&](InverseGamma law, double ratio) {
    point.log_constant += log_norm(law) - law.shape * std::log(ratio);
    point.rest += law.scale / ratio;
  };
  add_ratio(design.level, variances.level);
  if (design.season != 0) add_ratio(design.seasonal, variances.season);
  return point;
}

StructuralRegression structural_regression(const StructuralDesign& design, const StructuralPoint& point,
                                           const Included& included) {
  const std::size_t size = included.size();
  const std::size_t p = design.regressors();
  const std::vector<double>& gram = point.filtered.gram;
  StructuralRegression fit;
  fit.mean.resize(size);
  fit.cholesky.resize(size * size);
  std::vector<double> prior(size * size);
  double log_dets = 0;
  double squares = gram[0];
  for (std::size_t s = 0; s < size; ++s) {
    const std::size_t j = included[s];
    const auto slab = [&](std::size_t i) { return design.slab[j * p + included[i]]; };
    const auto whole = [&](std::size_t i) {
      return gram[(j + 1) * design.columns + included[i] + 1] + slab(i);
    };
    const double of_prior = append_row(prior.data(), size, s, slab(s), slab);
    const double of_whole = append_row(fit.cholesky.data(), size, s, whole(s), whole);
    log_dets += std::log(of_prior / of_whole);
    double z = gram[(j + 1) * design.columns];
    for (std::size_t i = 0; i < s; ++i) z -= fit.cholesky[s * size + i] * fit.mean[i];
    fit.mean[s] = z / fit.cholesky[s * size + s];
    squares -= fit.mean[s] * fit.mean[s];
  }
  for (std::size_t s = size; s-- > 0;) {
    for (std::size_t i = s + 1; i < size; ++i) fit.mean[s] -= fit.cholesky[i * size + s] * fit.mean[i];
    fit.mean[s] /= fit.cholesky[s * size + s];
  }
  fit.scale = point.rest + std::max(squares, 0.0) / 2;
  double log_prior = 0;
  std::size_t next = 0;
  for (std::size_t j = 0; j < p; ++j) {
    const bool in = next < size && included[next] == j;
    if (in) ++next;
    log_prior += std::log(in ? design.chance[j] : 1 - design.chance[j]);
  }
  fit.log_density =
      point.log_constant + log_prior + 0.5 * log_dets - noise_shape(design) * std::log(fit.scale);
  return fit;
}

ModelTree::ModelTree(const StructuralDesign& design) : design_(design) {
  const std::size_t p = design.regressors();
  log_prior_.resize(std::size_t{1} << p);
  std::array<double, regressors_max * regressors_max> factor{};
  Included in;
  const auto walk = [&](auto&& self, std::size_t from, std::size_t bits, double log_det) -> void {
    log_prior_[bits] = log_chance(design, bits) + 0.5 * log_det;
    const std::size_t size = in.size();
    for (std::size_t j = from; j < p; ++j) {
      const auto slab = [&](std::size_t i) { return design.slab[j * p + in[i]]; };
      const double pivot = append_row(factor.data(), regressors_max, size, design.slab[j * p + j], slab);
      in.push_back(j);
      self(self, j + 1, bits | std::size_t{1} << j, log_det + std::log(pivot));
      in.pop_back();
    }
  };
  walk(walk, 0, 0, 0);
}

Included ModelTree::included(std::size_t bits) const {
  Included in;
  for (std::size_t j = 0; j < design_.regressors(); ++j)
    if ((bits >> j & 1U) != 0) in.push_back(j);
  return in;
}

Enumerated ModelTree::at(const StructuralPoint& point) const {
  const std::size_t p = design_.regressors();
  const double shape = noise_shape(design_);
  const double* gram = point.filtered.gram.data();
  std::vector<double> whole(p * p);
  for (std::size_t i = 0; i < p; ++i)
    for (std::size_t j = 0; j < p; ++j)
      whole[i * p + j] = gram[(i + 1) * design_.columns + j + 1] + design_.slab[i * p + j];
  Enumerated out;
  out.log_density.resize(log_prior_.size());
  std::vector<double> scales(log_prior_.size());
  std::array<double, regressors_max * regressors_max> factor{};
  std::array<double, regressors_max> z{};
  std::array<std::size_t, regressors_max> in{};
  const auto walk = [&](auto&& self, std::size_t from, std::size_t bits, std::size_t size, double det,
                        double squares) -> void {
    scales[bits] = point.rest + std::max(squares, 0.0) / 2;
    out.log_density[bits] =
        point.log_constant + log_prior_[bits] - 0.5 * std::log(det) - shape * std::log(scales[bits]);
    for (std::size_t j = from; j < p; ++j) {
      const double* row = whole.data() + j * p;
      const double pivot =
          append_row(factor.data(), regressors_max, size, row[j], [&](std::size_t i) { return row[in[i]]; });
      double value = gram[(j + 1) * design_.columns];
      for (std::size_t i = 0; i < size; ++i) value -= factor[size * regressors_max + i] * z[i];
      z[size] = value / factor[size * regressors_max + size];
      in[size] = j;
      self(self, j + 1, bits | std::size_t{1} << j, size + 1, det * pivot, squares - z[size] * z[size]);
    }
  };
  walk(walk, 0, 0, 0, 1, gram[0]);
  LogSum sum;
  for (const double term : out.log_density) sum.add(term);
  out.log_sum = sum.value();
  for (std::size_t bits = 0; bits < scales.size(); ++bits)
    out.noise_variance += std::exp(out.log_density[bits] - out.log_sum) * scales[bits] / (shape - 1);
  return out;
}

Swept sweep_models(const StructuralDesign& design, const StructuralPoint& point, Included included,
                   Random& random) {
  const std::size_t p = design.regressors();
  Swept swept{std::move(included), std::vector<double>(p)};
  Included& in = swept.included;
  const auto density = [&](const Included& model) {
    return structural_regression(design, point, model).log_density;
  };
  double here = density(in);
  const auto flipped = [&](Included model, std::size_t j) {
    const auto at = std::lower_bound(model.begin(), model.end(), j);
    if (at != model.end() && *at == j)
      model.erase(at);
    else
      model.insert(at, j);
    return model;
  };
  for (std::size_t j = 0; j < p; ++j) {
    const bool was = std::binary_search(in.begin(), in.end(), j);
    Included other = flipped(in, j);
    const double there = density(other);
    const double change = logistic(there - here);
    swept.chance[j] = was ? 1 - change : change;
    if (random.unit() >= change) continue;
    in = std::move(other);
    here = there;
  }
  for (int k = 0; k < swaps && !in.empty() && in.size() < p; ++k) {
    const std::size_t out = in[random.below(in.size())];
    std::size_t candidate = random.below(p - in.size());
    for (const std::size_t j : in) candidate += j <= candidate ? 1U : 0U;
    Included other = flipped(flipped(in, out), candidate);
    const double there = density(other);
    if (random.unit() >= std::exp(there - here)) continue;
    in = std::move(other);
    here = there;
  }
  return swept;
}

}  // namespace regie
