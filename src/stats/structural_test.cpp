// stats/structural_test.cpp - published answers of R's CausalImpact, planted truth and laws.
#include "stats/structural.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "stats/testing/reference_series.h"

namespace regie {
namespace {

const std::string causal = REGIE_SOURCE_DIR "/../shared/data/causal/";
const std::string folder = causal + "counterfactual/";

// R's figures are means and quantiles of some thousands of autocorrelated draws: a mean is off by about 1 %
// of the sd, a 2.5 % quantile by about 6 % of it.
constexpr double r_mean_noise = 0.03;      // of the sd
constexpr double r_quantile_noise = 0.08;  // of the sd
// R draws the season's step from what the states just drawn say of it, and they from that step: where it may
// as well be nothing its chain hardly moves. The dense twin of structural_posterior_test.cpp holds ours.
constexpr double r_quantile_noise_season = 0.12;
constexpr double r_tail_noise = 0.02;
constexpr double arithmetic = 1e-8;  // of the sd: laws hold but for rounding and where quantiles stop

StructuralAnswer answer_of(const StructuralInput& input) {
  const auto answer = structural(input);
  EXPECT_TRUE(answer.has_value()) << (answer ? "" : answer.error().needs);
  return answer.value_or(StructuralAnswer{});
}

struct Published {
  double effect, low, high, tail;
  double quantile_noise = r_quantile_noise;
};

void expect_published(const StructuralAnswer& ours, const Published& r, const std::string& who) {
  const double sd = ours.effect.sd;
  EXPECT_NEAR(ours.effect.mean, r.effect, r_mean_noise * sd) << who << " says " << r.effect;
  EXPECT_NEAR(ours.effect.low, r.low, r.quantile_noise * sd) << who << " says " << r.low;
  EXPECT_NEAR(ours.effect.high, r.high, r.quantile_noise * sd) << who << " says " << r.high;
  EXPECT_NEAR(1 - ours.probability, r.tail, r_tail_noise) << who << " says " << r.tail;
}

void expect_r_file(const std::string& name, std::size_t season) {
  const std::string file = folder + "r_reference_" + name + ".json";
  const auto one = [&](const char* key) { return json_numbers(file, key).at(0); };
  StructuralInput input;
  input.y = json_numbers(file, "y");
  input.before = static_cast<std::size_t>(one("n_pre"));
  for (int k = 1; k <= 2; ++k) input.controls.push_back(json_numbers(file, "x" + std::to_string(k)));
  std::erase_if(input.controls, [](const auto& control) { return control.empty(); });
  input.season = season;
  const StructuralAnswer ours = answer_of(input);
  Published r{one("point_effect_mean"), one("ci_lower"), one("ci_upper"), one("p_value")};
  if (season != 0) r.quantile_noise = r_quantile_noise_season;
  expect_published(ours, r, "R, " + name);
  const double gate = std::abs(r.effect) > 1 ? 0.01 * std::abs(r.effect) : r_mean_noise * ours.effect.sd;
  EXPECT_NEAR(ours.effect.mean, r.effect, gate) << "a peer's own gate is 1 %";
}

TEST(Structural, Gives_the_answers_of_R_for_five_simulated_series) {
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: no shared data";
  for (const char* name : {"basic", "covariates", "strong_effect", "no_effect"}) expect_r_file(name, 0);
  expect_r_file("seasonal", 7);
}

TEST(Structural, Gives_the_answer_of_R_for_the_vignette) {
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: no shared data";
  const auto table = csv_columns(folder + "r_vignette_data.csv");
  const StructuralAnswer ours = answer_of({table[0], 70, {table[1]}});
  expect_published(ours, {10.513, 9.797, 11.229, 0}, "R, 5,000 draws");
  EXPECT_NEAR(ours.effect.sd, 0.366, 0.366 * r_mean_noise);
}

TEST(Structural, Gives_the_answer_of_R_where_three_controls_say_nearly_the_same) {
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: no shared data";
  const auto table = csv_columns(folder + "comparison_data.csv");
  const StructuralAnswer ours = answer_of({table[1], 90, {table[2], table[3], table[4]}});
  // The peers: a Rust port of bsts -857; maximum likelihood (statsmodels) -1001 with a tail of 0.01.
  expect_published(ours, {-641.8, -2109.7, 814.8, 0.194}, "R, 50,000 draws");
  EXPECT_NEAR(ours.effect.mean, -641.8, 15);
  EXPECT_NEAR(ours.effect.sd, 745.6, 15);
  const double flips = 0.015;  // R's indicators change seldom from draw to draw
  EXPECT_NEAR(ours.inclusion.at(0), 0.822, flips);
  EXPECT_NEAR(ours.inclusion.at(1), 0.910, flips);
  EXPECT_NEAR(ours.inclusion.at(2), 0.489, flips);
}

TEST(Structural, Finds_five_planted_into_a_series_with_memory) {
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: no shared data";
  auto table = csv_columns(folder + "arma_data.csv");
  for (std::size_t t = 70; t < table[1].size(); ++t) table[1][t] += 5;
  const StructuralAnswer ours = answer_of({table[1], 70, {table[0]}});
  EXPECT_NEAR(ours.effect.mean, 4.89, 0.05) << "variational peer: 4.89 (0.31)";
  EXPECT_NEAR(ours.effect.sd, 0.31, 0.03);
  EXPECT_LT(ours.effect.low, 5);
  EXPECT_GT(ours.effect.high, 5);
}

TEST(Structural, Holds_the_truth_of_three_simulated_studies) {
  if (!std::filesystem::exists(causal + "synthetic_control")) GTEST_SKIP() << "skipped: no shared data";
  const auto holds = [](const StructuralAnswer& answer, double truth) {
    return answer.effect.low <= truth && truth <= answer.effect.high;
  };
  const auto control = csv_columns(causal + "synthetic_control/sim_sc_truth.csv");
  std::size_t before = 0;
  while (std::abs(control[9][before]) < 1e-12) ++before;
  double truth = 0;
  for (std::size_t t = before; t < control[9].size(); ++t) truth += control[9][t];
  truth /= static_cast<double>(control[9].size() - before);
  const std::vector<std::vector<double>> donors(control.begin() + 1, control.begin() + 8);
  EXPECT_TRUE(holds(answer_of({control[10], before, donors}), truth)) << truth;

  const auto geo = csv_columns(causal + "synthetic_control/sim_geolift_denmark_plus0.2.csv");
  constexpr std::size_t weeks_before_2022 = 156;  // from 2019-01-06
  const std::vector<std::vector<double>> countries(geo.begin() + 1, geo.begin() + 11);
  EXPECT_TRUE(holds(answer_of({geo[11], weeks_before_2022, countries}), 0.2));

  const auto months = csv_columns(causal + "synthetic_control/sim_its_seasonal_truth.csv");
  std::size_t first = 0;
  while (std::abs(months[5][first]) < 1e-12) ++first;
  truth = 0;
  for (std::size_t t = first; t < months[5].size(); ++t) truth += months[5][t];
  StructuralInput input{months[4], first, {}};
  input.season = 12;
  input.trend = true;
  EXPECT_TRUE(holds(answer_of(input), truth / static_cast<double>(months[5].size() - first)));
}

/// 60 days before, 20 judged; the first control carries half of what y does.
StructuralInput planted(std::size_t controls) {
  Random random(11);
  StructuralInput input;
  input.before = 60;
  input.controls.resize(controls);
  double level = 5;
  for (std::size_t t = 0; t < 80; ++t) {
    for (auto& control : input.controls) control.push_back(3 + planted_normal(random));
    level += 0.05 * planted_normal(random);
    const double pull = controls == 0 ? 0 : input.controls[0][t];
    input.y.push_back(level + pull + planted_normal(random) + (t >= 60 ? 2 : 0));
  }
  return input;
}

void expect_same(const Predictive& a, const Predictive& b, double close) {
  EXPECT_NEAR(a.mean, b.mean, close * b.sd);
  EXPECT_NEAR(a.sd, b.sd, close * b.sd);
  EXPECT_NEAR(a.low, b.low, close * b.sd);
  EXPECT_NEAR(a.high, b.high, close * b.sd);
}

TEST(Structural, Unit_and_origin_of_y_carry_over) {
  const StructuralInput plain = planted(5);
  StructuralInput other = plain;
  for (double& y : other.y) y = 1000 * y - 400;
  const StructuralAnswer a = answer_of(plain);
  const StructuralAnswer b = answer_of(other);
  expect_same({b.effect.mean / 1000, b.effect.sd / 1000, b.effect.low / 1000, b.effect.high / 1000}, a.effect,
              arithmetic);
  EXPECT_NEAR(b.average.mean, 1000 * a.average.mean - 400, arithmetic * b.average.sd);
  EXPECT_NEAR(a.probability, b.probability, arithmetic);
}

TEST(Structural, Order_unit_and_origin_of_controls_change_nothing) {
  const StructuralInput plain = planted(5);
  StructuralInput other = plain;
  std::reverse(other.controls.begin(), other.controls.end());
  for (double& x : other.controls[1]) x = 50 - 0.01 * x;
  const StructuralAnswer a = answer_of(plain);
  const StructuralAnswer b = answer_of(other);
  expect_same(b.effect, a.effect, arithmetic);
  for (std::size_t k = 0; k < 5; ++k) EXPECT_NEAR(a.inclusion[k], b.inclusion[4 - k], arithmetic);
  EXPECT_GT(a.inclusion[0], 0.99);
}

TEST(Structural, A_control_that_never_moved_is_left_out_and_a_copy_harms_nothing) {
  const StructuralInput plain = planted(4);
  StructuralInput other = plain;
  other.controls.push_back(std::vector<double>(plain.y.size(), 7.0));
  const StructuralAnswer a = answer_of(plain);
  const StructuralAnswer b = answer_of(other);
  expect_same(b.effect, a.effect, arithmetic);
  EXPECT_EQ(b.inclusion.at(4), 0);
  other.controls.back() = plain.controls[0];
  const StructuralAnswer twins = answer_of(other);
  EXPECT_NEAR(twins.inclusion.at(0), twins.inclusion.at(4), arithmetic);
  EXPECT_NEAR(twins.effect.mean, a.effect.mean, 0.1 * a.effect.sd) << "the copy is no news";
}

TEST(Structural, Days_without_a_value_before_the_first_change_little) {
  const StructuralInput plain = planted(1);
  StructuralInput other = plain;
  other.before += 3;
  other.y.insert(other.y.begin(), 3, std::nan(""));
  for (auto& control : other.controls) control.insert(control.begin(), 3, 3.0);
  expect_same(answer_of(other).effect, answer_of(plain).effect, 0.02);
}

TEST(Structural, Judged_days_without_a_value_have_a_forecast_and_no_part_in_the_average) {
  StructuralInput input = planted(1);
  input.y[65] = std::nan("");
  const StructuralAnswer answer = answer_of(input);
  EXPECT_EQ(answer.days.size(), 20U);
  EXPECT_EQ(answer.judged, 19U);
  EXPECT_GT(answer.days[5].sd, 0);
  EXPECT_GT(answer.effect.mean, 1);
}

TEST(Structural, A_wild_day_before_does_not_move_the_answer_when_outliers_are_expected) {
  const StructuralInput plain = planted(1);
  StructuralInput wild = plain;
  wild.y[40] += 15;
  wild.outliers = true;
  const StructuralAnswer clean = answer_of(plain);
  const StructuralAnswer robust = answer_of(wild);
  wild.outliers = false;
  const StructuralAnswer fooled = answer_of(wild);
  const double sampling = 0.25;  // of the sd: the wild day's own share and 1,000 draws
  EXPECT_NEAR(robust.effect.mean, clean.effect.mean, sampling * clean.effect.sd);
  EXPECT_GT(std::abs(fooled.effect.mean - clean.effect.mean), clean.effect.sd) << "taken for normal it does";
  // Wider than without the wild day, since more of them may come; narrower than taking it for normal.
  EXPECT_LT(robust.effect.high - robust.effect.low, 0.95 * (fooled.effect.high - fooled.effect.low));
}

TEST(Structural, A_line_is_taken_where_y_grows_and_left_where_it_does_not) {
  StructuralInput input = planted(0);
  input.trend = true;
  EXPECT_LT(answer_of(input).inclusion.at(0), 0.5);
  for (std::size_t t = 0; t < input.y.size(); ++t) input.y[t] += 0.2 * static_cast<double>(t);
  const StructuralAnswer growing = answer_of(input);
  EXPECT_GT(growing.inclusion.at(0), 0.95);
  EXPECT_LT(growing.effect.low, 2);
  EXPECT_GT(growing.effect.high, 2);
  StructuralInput level = input;
  level.trend = false;
  EXPECT_GT(growing.log_evidence, answer_of(level).log_evidence);
}

TEST(Structural, The_right_season_has_the_most_evidence) {
  StructuralInput input = planted(0);
  for (std::size_t t = 0; t < input.y.size(); ++t) input.y[t] += t % 7 < 2 ? -4 : 0;
  const double none = answer_of(input).log_evidence;
  input.season = 5;
  const double wrong = answer_of(input).log_evidence;
  input.season = 7;
  const StructuralAnswer weekly = answer_of(input);
  EXPECT_GT(weekly.log_evidence, none + 5);
  EXPECT_GT(weekly.log_evidence, wrong + 5);
  EXPECT_GT(weekly.fit.r2, 0.5);
}

TEST(Structural, Fit_tells_a_model_that_follows_from_one_that_does_not) {
  StructuralInput input = planted(1);
  const StructuralAnswer good = answer_of(input);
  EXPECT_NEAR(good.fit.spread, 1, 0.25);
  EXPECT_LT(std::abs(good.fit.lag1), 0.26);  // 2 / sqrt(60)
  EXPECT_LT(std::abs(good.fit.drift), 2.5);
  for (std::size_t t = 45; t < 60; ++t) input.y[t] += 6;
  EXPECT_GT(answer_of(input).fit.drift, 3);
}

TEST(Structural, Same_input_same_answer_to_the_bit_with_sampled_models_and_outliers) {
  StructuralInput input = planted(18);
  input.draws = 50;
  for (const bool outliers : {false, true}) {
    input.outliers = outliers;
    const StructuralAnswer a = answer_of(input);
    const StructuralAnswer b = answer_of(input);
    EXPECT_EQ(a.effect.mean, b.effect.mean);
    EXPECT_EQ(a.effect.low, b.effect.low);
    EXPECT_GT(a.inclusion[0], 0.9);
  }
}

TEST(Structural, Says_what_is_missing_when_there_is_too_little) {
  StructuralInput input = planted(0);
  input.season = 30;
  EXPECT_EQ(structural(input).error().needs, "63 known days before, there are 60");
  input.season = 0;
  input.before = 13;
  EXPECT_EQ(structural(input).error().n, 13);
  input.before = input.y.size();
  EXPECT_FALSE(structural(input).has_value());
  input.before = 60;
  std::fill(input.y.begin(), input.y.begin() + 60, 4.0);
  EXPECT_FALSE(structural(input).has_value());
}

TEST(Structural, A_known_step_just_before_is_allowed_for) {
  StructuralInput input = planted(1);
  const StructuralAnswer plain = answer_of(input);
  constexpr double step = 10;
  std::vector<double> known(input.y.size());
  for (std::size_t t = input.before - 4; t < input.y.size(); ++t) {
    input.y[t] += step;
    known[t] = 1;
  }
  const StructuralAnswer blind = answer_of(input);
  EXPECT_GT(blind.effect.mean, plain.effect.mean + step / 3) << "untold, the step looks like an effect";
  input.controls.push_back(known);
  input.steps = 1;
  const StructuralAnswer told = answer_of(input);
  EXPECT_GT(told.inclusion[1], 0.99);
  EXPECT_LT(told.effect.low, plain.effect.mean);
  EXPECT_GT(told.effect.high, plain.effect.mean);
  EXPECT_GT(told.effect.sd, plain.effect.sd) << "four days tell little of the new level";
}

TEST(Structural, A_step_that_did_not_happen_is_mostly_left_out) {
  StructuralInput input = planted(1);
  std::vector<double> known(input.y.size());
  std::fill(known.begin() + 40, known.end(), 1.0);
  input.controls.push_back(known);
  input.steps = 1;
  EXPECT_LT(answer_of(input).inclusion[1], 0.5);
}

}  // namespace
}  // namespace regie
