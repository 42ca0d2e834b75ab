// measure/detect/testing/planted.h - daily series with known truth, for the tests of the detector.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "base/random.h"
#include "measure/series.h"

namespace regie {

inline constexpr Day planted_from = Day::of({2025, 1, 1});

/// Deviations and walks are on the log scale. `change` is added to it on the days from `change_at` on.
struct Planted {
  MetricKind kind = MetricKind::count;
  int days = 400;
  double base = 60;     // mean a day; tries of a rate
  double share = 0.05;  // of a rate
  double noise = 0.1;   // of a day, beyond counting
  double kept = 0;      // of yesterday's noise: autocorrelation
  double walk = 0.004;  // of the level, a day
  double year = 0.15;   // height of a yearly wave
  double weekend = -0.5;
  double missing = 0.01;  // share of days
  double trend = 0;
  int change_at = -1;
  int change_days = 100000;
  double change = 0;
};

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}
  double unit() { return random_.unit(); }
  double normal() {
    const double radius = std::sqrt(-2 * std::log(random_.unit() + 1e-300));
    return radius * std::cos(6.283185307179586 * random_.unit());
  }
  /// By multiplication below 30 a step; normal above 400, where the difference is beyond these tests.
  double poisson(double mean) {
    if (mean > 400) return std::max(0.0, std::round(mean + std::sqrt(mean) * normal()));
    double count = 0;
    for (; mean > 30; mean -= 30) count += small_poisson(30);
    return count + small_poisson(mean);
  }
  double binomial(double tries, double share) {
    if (tries * share * (1 - share) > 200) {
      const double drawn = std::round(tries * share + std::sqrt(tries * share * (1 - share)) * normal());
      return std::min(tries, std::max(0.0, drawn));
    }
    double hits = 0;
    for (double i = 0; i < tries; i += 1) hits += random_.unit() < share ? 1 : 0;
    return hits;
  }

 private:
  double small_poisson(double mean) {
    const double bar = std::exp(-mean);
    double product = random_.unit();
    double count = 0;
    for (; product > bar; count += 1) product *= random_.unit();
    return count;
  }
  Random random_;
};

/// `without`, where asked for, gets each day's mean (or share) had nothing changed.
inline MetricSeries planted_series(const Planted& plan, std::uint64_t seed,
                                   std::vector<double>* without = nullptr) {
  Draw draw(seed);
  const bool rate = plan.kind == MetricKind::rate;
  MetricSeries series;
  series.metric = {rate ? "cvr" : "conversions", plan.kind, "conversions",
                   rate ? "clicks" : "",         "",        Better::up};
  series.days.from = planted_from;
  const double phase = 6.283185307179586 * draw.unit();
  double level = 0;
  double noise = 0;
  for (int day = 0; day < plan.days; ++day) {
    level += plan.walk * draw.normal() + plan.trend;
    noise = plan.kept * noise + std::sqrt(1 - plan.kept * plan.kept) * plan.noise * draw.normal();
    const int weekday = static_cast<int>((planted_from + day).weekday());
    const double shape = weekday >= 5 ? plan.weekend : 0.05 * (weekday - 2);
    const double wave = plan.year * std::sin(6.283185307179586 * day / 365.2425 + phase);
    const bool changed =
        plan.change_at >= 0 && day >= plan.change_at && day < plan.change_at + plan.change_days;
    const double change = changed ? plan.change : 0;
    const double usual = plan.base * std::exp(level + noise + shape + wave);
    double value = 0;
    if (rate) {
      const double of = draw.poisson(plan.base * std::exp(shape + wave));
      const double logit = std::log(plan.share / (1 - plan.share)) + level + noise;
      if (without != nullptr) without->push_back(1 / (1 + std::exp(-logit)));
      value = draw.binomial(of, 1 / (1 + std::exp(-logit - change)));
      series.days.of.push_back(of);
    } else if (plan.kind == MetricKind::amount) {
      if (without != nullptr) without->push_back(usual);
      value = usual * std::exp(change);
    } else {
      if (without != nullptr) without->push_back(usual);
      value = draw.poisson(usual * std::exp(change));
    }
    series.days.value.push_back(draw.unit() < plan.missing ? NAN : value);
  }
  return series;
}

}  // namespace regie
