// measure/effect/testing/decisions.h - planted decisions with known truth, for tests and bench/judge.cpp.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "measure/detect/testing/planted.h"
#include "measure/effect/effect.h"

namespace regie {

/// Deviations are on the log scale. Every series has a weekly shape and a share in what moves the market.
struct PlantedDecision {
  double effect = 0;  // relative: 0.2 = 20 % more from the first judged day on
  int before = 120;
  int judged = 28;
  double base = 200;    // things a day
  double year = 0;      // height of a yearly wave of the market
  double growth = 0;    // of the market, a day
  double shock = 0;     // to the market, on the day of the decision
  double outliers = 0;  // share of days thrice or a third the usual, each series on its own
  double noise = 0.06;  // of a day, of a series' own
  double market = 0.1;  // spread of the market's own wandering, remembered from day to day by 0.7
  int controls = 6;
  int touched = 0;  // of them, the first ones: half the effect reaches them
};

struct PlantedTruth {
  EffectInput input;
  double average = 0;  // what the decision added a day
};

inline PlantedTruth planted_decision(const PlantedDecision& plan, std::uint64_t seed) {
  Draw draw(seed);
  const int days = plan.before + plan.judged;
  const double phase = 6.283185307179586 * draw.unit();
  std::vector<double> market;
  double wander = plan.market * draw.normal();
  for (int day = 0; day < days; ++day) {
    wander = 0.7 * wander + std::sqrt(1 - 0.49) * plan.market * draw.normal();
    market.push_back(wander + plan.growth * day + (day >= plan.before ? plan.shock : 0) +
                     plan.year * std::sin(6.283185307179586 * day / 365.25 + phase));
  }
  PlantedTruth truth;
  EffectInput& input = truth.input;
  input.judged = {planted_from + plan.before, planted_from + (days - 1)};
  for (int series = 0; series <= plan.controls; ++series) {
    const double load = 0.7 + 0.6 * draw.unit();
    const double base = plan.base * std::exp(0.5 * draw.normal() * (series > 0 ? 1 : 0));
    const double reached = series == 0 ? 1 : series <= plan.touched ? 0.5 : 0;
    DailySeries daily{planted_from, {}, {}};
    for (int day = 0; day < days; ++day) {
      const int weekday = static_cast<int>((planted_from + day).weekday());
      const double shape = weekday >= 5 ? -0.4 : 0.05 * (weekday - 2);
      double mean =
          base * std::exp(shape + load * market[static_cast<std::size_t>(day)] + plan.noise * draw.normal());
      if (draw.unit() < plan.outliers) mean *= draw.unit() < 0.5 ? 3 : 1.0 / 3;
      const double added = day >= plan.before ? reached * plan.effect * mean : 0;
      if (series == 0) truth.average += added / plan.judged;
      daily.value.push_back(draw.poisson(mean + added));
    }
    const Slice slice{{"campaign", series == 0 ? "Summit" : "Other " + std::to_string(series)}};
    if (series == 0)
      input.target = {{"clicks", MetricKind::count, "clicks", "", "", Better::up}, slice, daily};
    else
      input.controls.push_back({"clicks{" + slice_text(slice) + "}", "clicks", slice, daily});
  }
  return truth;
}

}  // namespace regie
