// stats/testing/planted_effects.h - series with a planted change of known size.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "stats/structural.h"
#include "stats/testing/reference_series.h"

namespace regie {

enum class Planted { season, trend, shared_shock, heavy_tails, wild_days, low_counts, one_control };
inline constexpr std::array planted_all{Planted::season,      Planted::trend,     Planted::shared_shock,
                                        Planted::heavy_tails, Planted::wild_days, Planted::low_counts,
                                        Planted::one_control};

constexpr std::string_view planted_name(Planted kind) {
  constexpr std::array<std::string_view, 7> names{"weekly season",
                                                  "trend shared by a control",
                                                  "shock shared by a control",
                                                  "noise of Student's t, 3 freedom",
                                                  "one day in 20 is 8 times as noisy",
                                                  "counts of 2 to 5 a day",
                                                  "one control"};
  return names[static_cast<std::size_t>(kind)];
}

struct PlantedEffect {
  StructuralInput input;
  double truth = 0;  // of the mean over judged days
};

/// By counting arrivals; fine for small means.
inline double planted_count(double mean, Random& random) {
  const double end = std::exp(-mean);
  double product = random.unit();
  double count = 0;
  for (; product > end; count += 1) product *= random.unit();
  return count;
}

inline double planted_chi_square(int freedom, Random& random) {
  double sum = 0;
  for (int i = 0; i < freedom; ++i) {
    const double z = planted_normal(random);
    sum += z * z;
  }
  return sum;
}

/// Twelve weeks before, four judged. Level walks, sizes and effects differ from series to series.
inline PlantedEffect planted_effect(Planted kind, std::uint64_t seed) {
  constexpr std::size_t before = 84;
  constexpr std::size_t days = 112;
  Random random(seed * 7 + static_cast<std::uint64_t>(kind) + 1);
  PlantedEffect out;
  StructuralInput& input = out.input;
  input.before = before;
  input.y.resize(days);
  out.truth = 2 * planted_normal(random);
  const double walk = 0.02 * random.unit();  // a day, beside noise of 1
  const double pull = 0.3 + random.unit();
  const double slope = 0.1 * planted_normal(random);
  const double shock = 4 * planted_normal(random);
  const double mean = 2 + 3 * random.unit();
  std::array<double, 7> week{};
  for (double& day : week) day = 2 * planted_normal(random);
  if (kind != Planted::season) input.controls.resize(kind == Planted::one_control ? 1 : 2);
  input.season = kind == Planted::season ? 7 : 0;
  input.outliers = kind == Planted::heavy_tails || kind == Planted::wild_days;
  input.seed = seed;
  double level = 10 * planted_normal(random);
  for (std::size_t t = 0; t < days; ++t) {
    const bool after = t >= before;
    level += walk * planted_normal(random);
    double common = planted_normal(random);
    if (kind == Planted::trend) common += slope * static_cast<double>(t);
    if (kind == Planted::shared_shock && t >= before - 5) common += shock;
    for (std::size_t k = 0; k < input.controls.size(); ++k)
      input.controls[k].push_back(k == 0 ? common : planted_normal(random));
    double noise = planted_normal(random);
    if (kind == Planted::wild_days && random.unit() < 0.05) noise *= 8;
    if (kind == Planted::heavy_tails) noise /= std::sqrt(planted_chi_square(3, random) / 3);
    input.y[t] = level + noise + (input.controls.empty() ? 0 : pull * common) + (after ? out.truth : 0);
    if (kind == Planted::season) input.y[t] += week[t % 7];
    if (kind != Planted::low_counts) continue;
    // What the effect adds is counted by itself, so that the truth is what came beyond what would have come.
    const double usual = mean * std::exp(0.2 * common);
    input.y[t] = planted_count(usual, random);
    if (t == before) out.truth = 0;
    if (!after) continue;
    const double added = planted_count(0.5 * usual, random);
    input.y[t] += added;
    out.truth += added / static_cast<double>(days - before);
  }
  return out;
}

struct Coverage {
  std::size_t series = 0;
  std::size_t held = 0;
  double width = 0;  // mean, of the interval
  double error = 0;  // mean square
};

/// The documented prior says with the weight of 50 days that controls explain four fifths of y. Where they do
/// not, intervals are too narrow; worth 5 days, it leaves the data their say.
inline constexpr double documented_df = 50;
inline constexpr double modest_df = 5;

inline Coverage coverage_of(Planted kind, std::size_t series, double observation_df) {
  Coverage out;
  for (std::size_t i = 0; i < series; ++i) {
    PlantedEffect planted = planted_effect(kind, 1 + i);
    planted.input.priors.observation_df = observation_df;
    const auto answer = structural(planted.input);
    if (!answer) continue;
    const Predictive& effect = answer->effect;
    ++out.series;
    out.held += effect.low <= planted.truth && planted.truth <= effect.high ? 1U : 0U;
    out.width += (effect.high - effect.low) / static_cast<double>(series);
    out.error += (effect.mean - planted.truth) * (effect.mean - planted.truth) / static_cast<double>(series);
  }
  return out;
}

}  // namespace regie
