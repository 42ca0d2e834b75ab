// outcome/own_forecast.cpp - Regie's own forecast of a decision.
#include "outcome/own_forecast.h"

#include <algorithm>
#include <cmath>

#include "outcome/internal/effect_law.h"
#include "stats/special.h"

namespace regie {
namespace {

constexpr int grid_points = 120;      // of the spread; doubling them moves no end by a thousandth
constexpr double grid_spreads = 5.0;  // action_spreads the grid reaches: 6e-7 of a half-normal lies beyond
constexpr double own_level = 0.8;

/// The next effect's law: normal for each spread, weighted by how well that spread fits the precedents.
struct Mixture {
  struct Part {
    double weight;
    double mean;
    double variance;  // of the next effect: of the mean and of the spread about it
  };
  std::vector<Part> parts;

  /// Probability of less than x, measured with this much noise.
  [[nodiscard]] double below(double x, double noise_variance) const {
    double total = 0;
    for (const Part& part : parts)
      total += part.weight * normal_cdf((x - part.mean) / std::sqrt(part.variance + noise_variance));
    return total;
  }
  [[nodiscard]] double quantile(double p, double noise_variance) const {
    double low = parts.front().mean;
    double high = low;
    for (const Part& part : parts) {
      const double reach = 10 * std::sqrt(part.variance + noise_variance);
      low = std::min(low, part.mean - reach);
      high = std::max(high, part.mean + reach);
    }
    for (int halving = 0; halving < 60; ++halving) {
      const double middle = (low + high) / 2;
      (below(middle, noise_variance) < p ? low : high) = middle;
    }
    return (low + high) / 2;
  }
};

Mixture next_law(const std::vector<Estimate>& precedents) {
  Mixture mixture;
  std::vector<double> log_weights;
  for (int i = 0; i < grid_points; ++i) {
    const double spread = action_spread * grid_spreads * (i + 0.5) / grid_points;
    double precision = 1 / (action_spread * action_spread);
    double weighted = 0;
    double log_likelihood = 0;
    double squares = 0;
    for (const Estimate& effect : precedents) {
      const internal::EffectLaw law = internal::law_of(effect);
      const double se = (law.sd_below + law.sd_above) / 2;
      const double variance = se * se + spread * spread;
      precision += 1 / variance;
      weighted += effect.value / variance;
      squares += effect.value * effect.value / variance;
      log_likelihood -= 0.5 * std::log(variance);
    }
    // The mean integrated out of the normal likelihood.
    log_likelihood += -0.5 * std::log(precision) - 0.5 * (squares - weighted * weighted / precision);
    const double in_spreads = spread / action_spread;
    log_weights.push_back(log_likelihood - 0.5 * in_spreads * in_spreads);
    mixture.parts.push_back({0, weighted / precision, 1 / precision + spread * spread});
  }
  const double top = *std::max_element(log_weights.begin(), log_weights.end());
  double total = 0;
  for (const double log_weight : log_weights) total += std::exp(log_weight - top);
  for (std::size_t i = 0; i < log_weights.size(); ++i)
    mixture.parts[i].weight = std::exp(log_weights[i] - top) / total;
  return mixture;
}

Estimate interval_of(const Mixture& law, double noise_variance) {
  return {law.quantile(0.5, noise_variance),
          {law.quantile((1 - own_level) / 2, noise_variance),
           law.quantile((1 + own_level) / 2, noise_variance), own_level}};
}

}  // namespace

SealedForecast own_forecast(const OwnForecastInput& input) {
  const Mixture law = next_law(input.precedents);
  const double noise_variance = input.weekly_noise * input.weekly_noise * 7 / input.within_days;
  const Estimate next = interval_of(law, noise_variance);
  const double falls = law.below(0, 0);
  SealedForecast sealed;
  sealed.low = next.interval.low;
  sealed.size = next.value;
  sealed.high = next.interval.high;
  sealed.level = own_level;
  sealed.probability = input.asked == Direction::down ? falls : 1 - falls;
  sealed.precedents = static_cast<int>(input.precedents.size());
  sealed.method = input.precedents.empty() ? "no-precedent/1" : "precedents/1";
  return sealed;
}

std::vector<Estimate> like_effects(const Decision& decision, const std::vector<GradedDecision>& graded) {
  const auto does_nothing = [](const Decision& of) {
    const auto at = static_cast<std::size_t>(of.chosen);
    return at < of.options.size() && reads_as_doing_nothing(of.options[at]);
  };
  std::vector<Estimate> effects;
  for (const auto& [earlier, review] : graded)
    if (review.measured.told && earlier.topic == decision.topic &&
        earlier.forecast.metric == decision.forecast.metric &&
        does_nothing(earlier) == does_nothing(decision))
      effects.push_back(review.measured.relative);
  return effects;
}

Estimate next_effect(const std::vector<Estimate>& precedents) { return interval_of(next_law(precedents), 0); }

}  // namespace regie
