// stats/internal/structural_outliers.cpp - the structural model with Student-t noise, by Gibbs sampling.
#include "stats/internal/structural_outliers.h"

#include <array>
#include <cmath>

#include "stats/internal/structural_posterior.h"
#include "stats/special.h"

namespace regie {

namespace {

// Above 2, so that a forecast has a variance; 30 is as good as normal.
constexpr std::array<double, 10> freedoms{2.2, 2.6, 3, 4, 5, 7, 10, 14, 20, 30};
constexpr double level_walk = 0.5;  // sd of a proposal for the log of a ratio: about that of its law
constexpr double season_walk = 1;
constexpr int walks = 2;  // a draw

double normal_draw(Random& random) {
  double unit = random.unit();
  while (unit <= 0) unit = random.unit();
  return normal_quantile(unit);
}

/// Marsaglia & Tsang (2000), ACM TOMS 26. Rate 1. Requires: shape >= 1.
double gamma_draw(double shape, Random& random) {
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  while (true) {
    const double z = normal_draw(random);
    const double v = std::pow(1 + c * z, 3);
    if (v > 0 && std::log(1 - random.unit()) < 0.5 * z * z + d - d * v + d * std::log(v)) return d * v;
  }
}

double weight_draw(double freedom, Random& random) { return gamma_draw(freedom / 2, random) / (freedom / 2); }

/// Level and season of each day before, drawn given y less regression; `value` and noise in units of the
/// noise. Method: a series is simulated from the model; the smoothed difference to it is added to its states.
std::vector<double> drawn_signal(const StructuralDesign& design, StateVariances variances,
                                 const std::vector<double>& value, const std::vector<double>& noise,
                                 double first, Random& random) {
  StateFilter filter(design.season, 1, variances);
  const std::size_t m = filter.states();
  const std::size_t days = design.before;
  std::vector<double> states(m);
  for (double& state : states) state = std::sqrt(variances.start) * normal_draw(random);
  std::vector<double> signal(days);
  std::vector<double> errors(days);
  std::vector<double> wholes(days, 0.0);
  std::vector<double> reach(days * m);
  const auto seen = [&](const std::vector<double>& of) { return m > 1 ? of[0] + of[1] : of[0]; };
  filter.mean()[0] = first;
  for (std::size_t t = 0; t < days; ++t) {
    signal[t] = seen(states);
    if (design.known[t] != 0) {
      const double difference = value[t] - signal[t] - std::sqrt(noise[t]) * normal_draw(random);
      wholes[t] = filter.compare(&difference) + noise[t];
      errors[t] = filter.errors()[0];
      for (std::size_t i = 0; i < m; ++i) reach[t * m + i] = filter.reach()[i];
      filter.learn(noise[t]);
    }
    filter.advance();
    advance_states(states);
    states[0] += std::sqrt(variances.level) * normal_draw(random);
    if (m > 1) states[1] += std::sqrt(variances.season) * normal_draw(random);
  }
  // Backwards: what later days say of the states of day t, as they were forecast.
  std::vector<double> later(days * m);
  std::vector<double> back(m);
  for (std::size_t t = days; t-- > 0;) {
    advance_back(back);
    if (wholes[t] > 0) {
      double pull = errors[t];
      for (std::size_t i = 0; i < m; ++i) pull -= reach[t * m + i] * back[i];
      back[0] += pull / wholes[t];
      if (m > 1) back[1] += pull / wholes[t];
    }
    for (std::size_t i = 0; i < m; ++i) later[t * m + i] = back[i];
  }
  std::vector<double> smooth(m);
  smooth[0] = first;
  for (std::size_t i = 0; i < m; ++i) smooth[i] += variances.start * later[i];
  for (std::size_t t = 0; t < days; ++t) {
    signal[t] += seen(smooth);
    if (t + 1 == days) break;
    advance_states(smooth);
    smooth[0] += variances.level * later[(t + 1) * m];
    if (m > 1) smooth[1] += variances.season * later[(t + 1) * m + 1];
  }
  return signal;
}

double freedom_draw(const std::vector<double>& residuals, Random& random) {
  std::array<double, freedoms.size()> density{};
  LogSum sum;
  for (std::size_t k = 0; k < freedoms.size(); ++k) {
    const double v = freedoms[k];
    density[k] = static_cast<double>(residuals.size()) *
                 (log_gamma((v + 1) / 2) - log_gamma(v / 2) - 0.5 * std::log(v));
    for (const double e : residuals) density[k] -= (v + 1) / 2 * std::log1p(e * e / v);
    sum.add(density[k]);
  }
  double left = random.unit();
  for (std::size_t k = 0; k < freedoms.size(); ++k) {
    left -= std::exp(density[k] - sum.value());
    if (left < 0) return freedoms[k];
  }
  return freedoms.back();
}

class OutlierChain {
 public:
  OutlierChain(const StructuralDesign& design, std::uint64_t seed, StateVariances start)
      : design_(design),
        random_(seed),
        included_(always_included(design)),
        noise_(design.before, 1.0),
        point_(structural_point(design, start, noise_)) {}

  void step() {
    point_ = structural_point(design_, point_.variances, noise_);
    Swept swept = sweep_models(design_, point_, std::move(included_), random_);
    included_ = std::move(swept.included);
    chance_ = std::move(swept.chance);
    for (int k = 0; k < walks; ++k) walk();
    regression_ = structural_regression(design_, point_, included_);
  }

  /// From the exact law of this draw to the next one's weights.
  void reweigh() {
    const double noise = regression_.scale / gamma_draw(noise_shape(design_), random_);
    const double sd = std::sqrt(noise);
    std::vector<double> beta = drawn_coefficients(sd);
    std::vector<double> value(design_.before);
    for (std::size_t t = 0; t < design_.before; ++t) {
      value[t] = design_.row(t)[0];
      for (std::size_t i = 0; i < included_.size(); ++i)
        value[t] -= beta[i] * design_.row(t)[included_[i] + 1];
      value[t] /= sd;
    }
    const std::vector<double> signal =
        drawn_signal(design_, point_.variances, value, noise_, design_.first / sd, random_);
    std::vector<double> residuals;
    for (std::size_t t = 0; t < design_.before; ++t)
      if (design_.known[t] != 0) residuals.push_back(value[t] - signal[t]);
    freedom_ = freedom_draw(residuals, random_);
    std::size_t next = 0;
    for (std::size_t t = 0; t < design_.before; ++t) {
      if (design_.known[t] == 0) continue;
      const double e = residuals[next++];
      noise_[t] = (freedom_ + e * e) / 2 / gamma_draw((freedom_ + 1) / 2, random_);
    }
  }

  void record(OutlierPosterior& out, double share) {
    std::vector<double> ahead(design_.days - design_.before);
    for (double& noise : ahead) noise = 1 / weight_draw(freedom_, random_);
    out.laws.add(design_, structural_forecast(design_, point_, ahead), included_, regression_, share);
    for (std::size_t i = 0; i < included_.size(); ++i)
      out.coefficients[included_[i]] += share * regression_.mean[i];
    for (std::size_t j = 0; j < chance_.size(); ++j) out.inclusion[j] += share * chance_[j];
    out.noise_variance += share * regression_.scale / (noise_shape(design_) - 1);
    out.variances.level += share * point_.variances.level;
    out.variances.season += share * point_.variances.season;
  }

 private:
  void walk() {
    StateVariances proposal = point_.variances;
    proposal.level *= std::exp(level_walk * normal_draw(random_));
    if (design_.season != 0) proposal.season *= std::exp(season_walk * normal_draw(random_));
    StructuralPoint other = structural_point(design_, proposal, noise_);
    const double rise = structural_regression(design_, other, included_).log_density -
                        structural_regression(design_, point_, included_).log_density;
    if (random_.unit() < std::exp(rise)) point_ = std::move(other);
  }

  std::vector<double> drawn_coefficients(double sd) {
    const std::size_t size = included_.size();
    std::vector<double> beta(size);
    for (std::size_t s = size; s-- > 0;) {
      double value = sd * normal_draw(random_);
      for (std::size_t i = s + 1; i < size; ++i) value -= regression_.cholesky[i * size + s] * beta[i];
      beta[s] = value / regression_.cholesky[s * size + s];
    }
    for (std::size_t s = 0; s < size; ++s) beta[s] += regression_.mean[s];
    return beta;
  }

  const StructuralDesign& design_;
  Random random_;
  Included included_;
  std::vector<double> chance_;
  std::vector<double> noise_;  // 1 / weight of each day before
  double freedom_ = freedoms.back();
  StructuralPoint point_;
  StructuralRegression regression_;
};

}  // namespace

OutlierPosterior outlier_posterior(const StructuralDesign& design, const StructuralInput& input,
                                   StateVariances start) {
  OutlierChain chain(design, input.seed, start);
  OutlierPosterior out;
  out.inclusion.resize(design.regressors());
  out.coefficients.resize(design.regressors());
  out.variances = {0, 0, start.start};
  const std::size_t burn = input.draws / 5;
  for (std::size_t draw = 0; draw < burn + input.draws; ++draw) {
    chain.step();
    if (draw >= burn) chain.record(out, 1 / static_cast<double>(input.draws));
    chain.reweigh();
  }
  return out;
}

}  // namespace regie
