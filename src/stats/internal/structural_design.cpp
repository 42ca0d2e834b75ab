// stats/internal/structural_design.cpp - the columns of a structural model, standardised, with their priors.
#include "stats/internal/structural_design.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

#include "base/ensure.h"
#include "stats/median.h"

namespace regie {

namespace {

constexpr std::size_t known_days_min = 14;  // fewer say nothing of how y moves by itself
constexpr std::size_t season_spare = 3;     // days beyond two whole seasons
constexpr double weak_df = 0.01;            // SdPrior's default in bsts: as good as flat
constexpr double season_sd = 0.01;          // AddSeasonal's guess, in sd of y
constexpr double still = 1e-12;             // a column whose sd is this share of its mean does not move
constexpr double even_chance = 0.5;         // a line or a step is no control: it has its own chance
// Of a step, in units of the noise's: steps of a few times the noise are expected. Zellner's slab, weak for a
// control that moves every day, would let a step of five days be sixty times the noise, and so leave it out
// whatever it did.
constexpr double step_precision = 0.25;

struct Spread {
  double mean = 0;
  double sd = 0;
  [[nodiscard]] bool moves() const { return sd > still * std::abs(mean); }
};

/// Of the first `count` values that are not NaN.
Spread spread_of(const std::vector<double>& values, std::size_t count) {
  double n = 0;
  double sum = 0;
  for (std::size_t t = 0; t < count; ++t)
    if (!std::isnan(values[t])) {
      n += 1;
      sum += values[t];
    }
  Spread spread;
  if (n < 2) return spread;
  spread.mean = sum / n;
  double squares = 0;
  for (std::size_t t = 0; t < count; ++t)
    if (!std::isnan(values[t])) squares += (values[t] - spread.mean) * (values[t] - spread.mean);
  spread.sd = std::sqrt(squares / (n - 1));
  return spread;
}

/// Where outliers are told, they must not set the scale of the priors: y as far as `reach` robust sds from
/// its median. Without outliers, or where half of all days are alike, that is y itself.
std::vector<double> within_reach(const std::vector<double>& y, std::size_t count) {
  constexpr double reach = 4;
  constexpr double sd_of_deviation = 1.4826;  // of a normal law
  std::vector<double> known;
  std::copy_if(y.begin(), y.begin() + static_cast<std::ptrdiff_t>(count), std::back_inserter(known),
               [](double value) { return !std::isnan(value); });
  if (known.empty()) return y;
  const double centre = upper_median(known);
  for (double& value : known) value = std::abs(value - centre);
  const double away = reach * sd_of_deviation * upper_median(known);
  std::vector<double> out(y);
  if (away > 0)
    for (double& value : out)
      value = std::isnan(value) ? value : std::clamp(value, centre - away, centre + away);
  return out;
}

struct Column {
  std::vector<double> values;
  double chance = 0;
  std::size_t answer = StructuralDesign::nowhere;
  double precision = 0;  // of a slab of its own; 0 = it shares Zellner's
};

bool is_step(const StructuralInput& input, std::size_t control) {
  return control + input.steps >= input.controls.size();
}

std::vector<double> standardised(const std::vector<double>& values, Spread spread) {
  std::vector<double> out(values);
  for (double& value : out) value = (value - spread.mean) / spread.sd;
  return out;
}

/// As R's `y ~ .`: an intercept and all controls share the expected model size. Without controls R has no
/// regression at all.
std::vector<Column> regressors_of(const StructuralInput& input) {
  std::vector<Column> columns;
  const std::size_t days = input.y.size();
  std::vector<std::size_t> moving;
  for (std::size_t k = 0; k < input.controls.size(); ++k) {
    ENSURE(input.controls[k].size() == days);
    if (spread_of(input.controls[k], input.before).moves()) moving.push_back(k);
  }
  const auto open = static_cast<double>(
      std::count_if(moving.begin(), moving.end(), [&](std::size_t k) { return !is_step(input, k); }));
  const double chance = std::min(1.0, input.priors.model_size / (open + 1));
  if (open > 0) columns.push_back({std::vector<double>(days, 1.0), chance, StructuralDesign::nowhere, 0});
  for (const std::size_t k : moving) {
    const Spread spread = spread_of(input.controls[k], input.before);
    Column column{standardised(input.controls[k], spread), chance, k, 0};
    if (is_step(input, k)) {
      column.chance = even_chance;
      column.precision = step_precision / (spread.sd * spread.sd);
    }
    columns.push_back(std::move(column));
  }
  if (input.trend) {
    std::vector<double> line(days);
    for (std::size_t t = 0; t < days; ++t) line[t] = static_cast<double>(t);
    columns.push_back(
        {standardised(line, spread_of(line, input.before)), even_chance, input.controls.size(), 0});
  }
  return columns;
}

/// Zellner's g-prior, half of it on the diagonal, worth `information_weight` of one day. As BoomSpikeSlab's
/// SpikeSlabPrior within bsts it averages over all days, those after included: only columns are looked at, no
/// y.
std::vector<double> slab_of(const std::vector<Column>& columns, const StructuralPriors& priors) {
  const std::size_t p = columns.size();
  std::vector<double> slab(p * p);
  for (std::size_t i = 0; i < p; ++i)
    for (std::size_t j = 0; j < p; ++j) {
      double sum = 0;
      for (std::size_t t = 0; t < columns[i].values.size(); ++t)
        sum += columns[i].values[t] * columns[j].values[t];
      const double share = i == j ? 1 : 1 - priors.diagonal_shrinkage;
      slab[i * p + j] =
          priors.information_weight * share * sum / static_cast<double>(columns[i].values.size());
      if (columns[i].precision > 0 || columns[j].precision > 0)
        slab[i * p + j] = i == j ? columns[i].precision : 0;
    }
  return slab;
}

InverseGamma of_sd(double guess, double df) { return {df / 2, df * guess * guess / 2}; }

TooFew too_few(std::size_t n, std::string needs) {
  TooFew few;
  few.n = static_cast<double>(n);
  few.needs = std::move(needs);
  return few;
}

Answer<Spread> enough(const StructuralInput& input) {
  ENSURE(input.before <= input.y.size() && input.season != 1);
  const auto known = [](double value) { return !std::isnan(value); };
  const auto from = input.y.begin();
  const auto cut = from + static_cast<std::ptrdiff_t>(input.before);
  const auto seen = static_cast<std::size_t>(std::count_if(from, cut, known));
  const std::size_t least = std::max(known_days_min, input.season == 0 ? 0 : 2 * input.season + season_spare);
  if (seen < least)
    return tl::unexpected(
        too_few(seen, std::to_string(least) + " known days before, there are " + std::to_string(seen)));
  if (std::none_of(cut, input.y.end(), known))
    return tl::unexpected(too_few(seen, "a value on at least one of the days to judge"));
  const Spread spread =
      spread_of(input.outliers ? within_reach(input.y, input.before) : input.y, input.before);
  if (!spread.moves()) return tl::unexpected(too_few(seen, "days before that are not all the same"));
  return spread;
}

}  // namespace

Answer<StructuralDesign> structural_design(const StructuralInput& input) {
  const auto spread = enough(input);
  if (!spread) return tl::unexpected(spread.error());
  const std::vector<Column> columns = regressors_of(input);
  StructuralDesign design;
  const std::vector<double> scale_of = input.outliers ? within_reach(input.y, input.before) : input.y;
  design.days = input.y.size();
  design.before = input.before;
  design.columns = columns.size() + 1;
  design.season = input.season;
  design.centre = spread->mean;
  design.unit = spread->sd;
  design.rows.resize(design.days * design.columns);
  design.known.resize(design.days);
  for (std::size_t t = 0; t < design.days; ++t) {
    design.known[t] = !std::isnan(input.y[t]);
    if (design.known[t] && t < design.before && design.known_before++ == 0)
      design.first = (scale_of[t] - spread->mean) / spread->sd;
    double* row = design.rows.data() + t * design.columns;
    row[0] = design.known[t] ? (input.y[t] - spread->mean) / spread->sd : 0;
    for (std::size_t j = 0; j < columns.size(); ++j) row[j + 1] = columns[j].values[t];
  }
  for (const Column& column : columns) {
    design.chance.push_back(column.chance);
    design.answer_of.push_back(column.answer);
  }
  design.answers = input.controls.size() + (input.trend ? 1 : 0);
  const StructuralPriors& priors = input.priors;
  design.slab = slab_of(columns, priors);
  const bool controls = std::any_of(columns.begin(), columns.end(), [&](const Column& column) {
    return column.answer < input.controls.size() - input.steps;
  });
  // bsts without a formula guesses the whole sd of y, with the weight of a hundredth of a day. Its upper
  // limits (noise 1.2 sd of y, steps of level and season 1 sd) are left out: what is wider has no mass.
  design.noise =
      controls ? of_sd(std::sqrt(1 - priors.expected_r2), priors.observation_df) : of_sd(1, weak_df);
  design.level = of_sd(priors.level_sd, priors.level_df);
  design.seasonal = of_sd(season_sd, weak_df);
  return design;
}

}  // namespace regie
