// stats/panel_test.cpp - mixtures of controls: printed figures, a slow twin, laws, planted truth.
#include "stats/panel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "base/random.h"
#include "stats/internal/simplex.h"
#include "stats/testing/planted_panel.h"

namespace regie {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr auto did = PanelMethod::difference_in_differences;
constexpr auto mixed = PanelMethod::synthetic_control;
constexpr auto demeaned = PanelMethod::demeaned_synthetic;
constexpr auto sdid = PanelMethod::synthetic_difference;
constexpr std::array all_methods{did, mixed, demeaned, sdid};

const std::string folder = REGIE_SOURCE_DIR "/../shared/data/causal/synthetic_control/";

/// Cells of a CSV without quoted separators, the header first.
std::vector<std::vector<std::string>> cells(const std::string& name, char separator) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(folder + name);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    rows.emplace_back();
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, separator);) {
      std::erase(cell, '"');
      rows.back().push_back(cell);
    }
  }
  return rows;
}

struct Named {
  std::vector<std::string> names;
  Panel panel;
  std::size_t at(const std::string& name) const {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  }
};

/// Rows of (unit, value), times in the order of the file.
Named long_table(const std::vector<std::vector<std::string>>& rows, std::size_t unit, std::size_t value) {
  Named named;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const std::size_t place = named.at(rows[i][unit]);
    if (place == named.names.size()) {
      named.names.push_back(rows[i][unit]);
      named.panel.units.emplace_back();
    }
    named.panel.units[place].push_back(std::stod(rows[i][value]));
  }
  return named;
}

Named proposition_99() {
  Named named = long_table(cells("california_prop99.csv", ';'), 0, 2);
  if (!named.names.empty()) named.panel.treated = {named.at("California")};
  named.panel.before = 19;  // 1970 to 1988
  return named;
}

MatrixXd random_matrix(Random& random, Index rows, Index columns) {
  MatrixXd matrix(rows, columns);
  for (Index j = 0; j < columns; ++j)
    for (Index i = 0; i < rows; ++i) matrix(i, j) = normal(random);
  return matrix;
}

/// Every set of columns that may carry a share, each by the textbook's Lagrange system; the best feasible.
double least_of_all_sets(const MatrixXd& columns, const VectorXd& target) {
  double least = INFINITY;
  const auto count = static_cast<std::uint32_t>(columns.cols());
  for (std::uint32_t set = 1; set < (1U << count); ++set) {
    std::vector<Index> chosen;
    for (std::uint32_t j = 0; j < count; ++j)
      if ((set >> j) & 1U) chosen.push_back(j);
    const auto k = static_cast<Index>(chosen.size());
    const MatrixXd part = columns(Eigen::all, chosen);
    MatrixXd system = MatrixXd::Ones(k + 1, k + 1);
    system.topLeftCorner(k, k) = part.transpose() * part;
    system(k, k) = 0;
    VectorXd right = VectorXd::Ones(k + 1);
    right.head(k) = part.transpose() * target;
    const VectorXd shares = system.fullPivLu().solve(right).head(k);
    if (shares.minCoeff() < 0) continue;
    least = std::min(least, (part * shares - target).squaredNorm());
  }
  return least;
}

TEST(Simplex, Is_the_best_of_all_sets_of_columns) {
  constexpr double rounding = 1e-10;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Random random(seed);
    const MatrixXd columns = random_matrix(random, 9, 7);
    const VectorXd target = 0.5 * random_matrix(random, 9, 1);
    const VectorXd shares = simplex::least_squares(columns, target, 0);
    EXPECT_GE(shares.minCoeff(), 0);
    EXPECT_NEAR(shares.sum(), 1, rounding);
    EXPECT_NEAR((columns * shares - target).squaredNorm(), least_of_all_sets(columns, target), rounding);
  }
}

TEST(Simplex, Meets_the_conditions_of_a_minimum_on_a_big_problem) {
  Random random(5);
  const MatrixXd columns = random_matrix(random, 120, 300).array() + 40;
  const VectorXd target = columns.leftCols(30).rowwise().mean() + 0.1 * random_matrix(random, 120, 1);
  for (const double ridge : {0.0, 1e-6, 3.0}) {
    const VectorXd shares = simplex::least_squares(columns, target, ridge);
    const VectorXd slope = columns.transpose() * (columns * shares - target) + ridge * shares;
    const double level = slope.dot(shares);
    constexpr double rounding = 1e-7;  // of sums of 120 products of 40 by 40
    for (Index j = 0; j < shares.size(); ++j) {
      EXPECT_GE(slope[j] - level, -rounding);
      EXPECT_NEAR(shares[j] * (slope[j] - level), 0, rounding);
    }
  }
}

TEST(Simplex, A_target_inside_the_columns_is_met) {
  Random random(8);
  const MatrixXd columns = random_matrix(random, 6, 40);
  const VectorXd target = columns.rowwise().mean();
  EXPECT_LT((columns * simplex::least_squares(columns, target, 0) - target).norm(), 1e-10);
}

TEST(Simplex, Equal_columns_do_no_harm) {
  Random random(9);
  MatrixXd columns = random_matrix(random, 8, 6);
  columns.col(3) = columns.col(1);
  columns.col(4) = columns.col(1);
  const VectorXd target = columns.col(1) * 0.7 + columns.col(0) * 0.3;
  const VectorXd shares = simplex::least_squares(columns, target, 1e-12);
  EXPECT_NEAR(shares[0], 0.3, 1e-6);
  EXPECT_NEAR(shares[1], shares[3], 1e-6);
}

TEST(Panel, Gives_the_printed_effects_of_proposition_99) {
  const Named california = proposition_99();
  if (california.names.empty()) GTEST_SKIP() << "skipped: no shared data";
  constexpr double printed = 5e-5;  // four decimals: synthdid's -15.6038, -19.6197, -27.3491
  EXPECT_NEAR(panel_effect(california.panel, sdid)->effect, -15.6038, printed);
  EXPECT_NEAR(panel_effect(california.panel, mixed)->effect, -19.6197, printed);
  EXPECT_NEAR(panel_effect(california.panel, did)->effect, -27.3491, printed);
}

TEST(Panel, Mixes_the_states_that_synthdid_mixes_for_california) {
  const Named california = proposition_99();
  if (california.names.empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto estimate = panel_effect(california.panel, mixed);
  const std::map<std::string, double> printed{
      {"Utah", .396},          {"Montana", .232},  {"Nevada", .204},  {"Connecticut", .104},
      {"New Hampshire", .045}, {"Colorado", .013}, {"Delaware", .004}};
  for (std::size_t i = 0; i < estimate->controls.size(); ++i) {
    const auto found = printed.find(california.names[estimate->controls[i]]);
    EXPECT_NEAR(estimate->unit_shares[i], found == printed.end() ? 0 : found->second, 6e-4)
        << california.names[estimate->controls[i]];
  }
}

TEST(Panel, Placebos_of_all_38_states_spread_as_200_random_ones_of_synthdid) {
  const Named california = proposition_99();
  if (california.names.empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto test = placebo_test(california.panel, sdid, {});
  ASSERT_TRUE(test);
  ASSERT_EQ(test->effects.size(), 38U);
  // What 200 drawn at random from these 38 would say: synthdid's printed 8.368 is one such draw.
  Random random(1);
  std::vector<double> spreads;
  for (int draw = 0; draw < 2000; ++draw) {
    VectorXd drawn(200);
    for (double& effect : drawn) effect = test->effects[random.below(38)];
    spreads.push_back(std::sqrt((drawn.array() - drawn.mean()).square().mean()));
  }
  std::sort(spreads.begin(), spreads.end());
  std::printf("  [figure] placebo s.e. %.4f of all 38; 200 drawn: %.3f to %.3f (printed 8.368)\n",
              test->standard_error, spreads[10], spreads[1990]);
  EXPECT_LT(spreads[10], 8.368);
  EXPECT_GT(spreads[1990], 8.368);
  EXPECT_EQ(test->p, 1.0 / 39);  // no state fell out of line as far as California
}

TEST(Panel, Gives_the_figures_of_the_geolift_test) {
  Named markets = long_table(cells("GeoLift_Test.csv", ','), 0, 1);
  if (markets.names.empty()) GTEST_SKIP() << "skipped: no shared data";
  markets.panel.treated = {markets.at("chicago"), markets.at("portland")};
  markets.panel.before = 90;
  const auto estimate = panel_effect(markets.panel, demeaned);
  ASSERT_TRUE(estimate);
  EXPECT_NEAR(estimate->effect, 155.556, 5e-4);     // GeoLift's vignette, as printed
  EXPECT_NEAR(estimate->imbalance, 909.489, 5e-4);  // L2 imbalance
  EXPECT_NEAR(estimate->total, 4667, 0.5);          // incremental units
  EXPECT_NEAR(estimate->relative, 0.0542, 5e-5);
  const auto shifts = conformal_test(markets.panel, demeaned, 0.95);
  ASSERT_TRUE(shifts);
  EXPECT_TRUE(shifts->effect.holds(155.556));
}

TEST(Panel, Finds_the_true_shares_of_a_simulated_mixture) {
  const auto rows = cells("sim_sc_truth.csv", ',');
  if (rows.empty()) GTEST_SKIP() << "skipped: no shared data";
  Panel panel;
  panel.units.resize(8);
  double truth = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (std::size_t u = 0; u < 7; ++u) panel.units[u].push_back(std::stod(rows[i][u + 1]));
    panel.units[7].push_back(std::stod(rows[i][10]));
    truth += std::stod(rows[i][9]);
  }
  panel.treated = {7};
  panel.before = 73;  // as CausalPy's example
  EXPECT_NEAR(truth, -49.9995, 5e-5);
  const auto estimate = panel_effect(panel, mixed);
  ASSERT_TRUE(estimate);
  const std::array shares{.1002, .1905, .2622, .0234, .2596, .0810, .0832};
  // Days of noise .24 beside controls whose steps are .3 and less: what 73 of them know of a share.
  for (std::size_t u = 0; u < 7; ++u) EXPECT_NEAR(estimate->unit_shares[u], shares[u], 0.07);
  const auto shifts = conformal_test(panel, mixed, 0.95);
  ASSERT_TRUE(shifts);
  EXPECT_TRUE(shifts->effect.holds(truth / 27));
  std::printf("  [figure] simulated mixture: sum of effect %.3f (truth %.4f), 95 %% %.1f to %.1f\n",
              estimate->total, truth, 27 * shifts->effect.low, 27 * shifts->effect.high);
}

TEST(Panel, Basque_country_fell_behind_its_mixture) {
  const auto rows = cells("basque_full.csv", ',');
  if (rows.empty()) GTEST_SKIP() << "skipped: no shared data";
  Named regions = long_table(rows, 1, 3);
  Panel panel;
  for (std::size_t u = 0; u < regions.names.size(); ++u) {
    if (regions.names[u].find("Spain") != std::string::npos) continue;  // the whole, not a unit
    if (regions.names[u].find("Basque") != std::string::npos) panel.treated = {panel.units.size()};
    panel.units.push_back(regions.panel.units[u]);
  }
  panel.before = 15;  // 1955 to 1969
  const auto estimate = panel_effect(panel, mixed);
  ASSERT_TRUE(estimate);
  // Outcomes alone, where Abadie & Gardeazabal (2003) also match covariates: "about 10 percentage points".
  EXPECT_NEAR(estimate->relative, -0.10, 0.02);
}

TEST(Panel, The_order_of_units_a_constant_and_a_scale_change_what_they_should) {
  const Panel panel = planted(6, 12, 40, 10, 2);
  for (const auto method : all_methods) ASSERT_TRUE(panel_effect(panel, method));
  Panel turned = panel;
  std::reverse(turned.units.begin(), turned.units.end());
  turned.treated = {11};
  Panel raised = panel;
  Panel scaled = panel;
  for (auto& unit : raised.units)
    for (double& value : unit) value += 1000;
  for (auto& unit : scaled.units)
    for (double& value : unit) value *= 1000;
  constexpr double rounding = 1e-6;  // the path of Frank and Wolfe may round to another step
  for (const auto method : all_methods) {
    const double effect = panel_effect(panel, method)->effect;
    EXPECT_NEAR(panel_effect(turned, method)->effect, effect, rounding);
    EXPECT_NEAR(panel_effect(raised, method)->effect, effect, rounding);
    EXPECT_NEAR(panel_effect(scaled, method)->effect, 1000 * effect, 1000 * rounding);
    const auto shifts = conformal_test(panel, method, 0.9);
    const auto shifts_scaled = conformal_test(scaled, method, 0.9);
    ASSERT_TRUE(shifts && shifts_scaled);
    EXPECT_EQ(shifts->p, shifts_scaled->p);
    EXPECT_NEAR(shifts_scaled->effect.low, 1000 * shifts->effect.low, 1000 * rounding);
    EXPECT_EQ(placebo_test(panel, method, {})->p, placebo_test(raised, method, {})->p);
  }
}

TEST(Panel, The_least_squares_of_proposition_99_lies_below_the_path_of_synthdid) {
  const Named california = proposition_99();
  if (california.names.empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto path = panel_effect(california.panel, mixed);
  MatrixXd columns(19, 38);
  VectorXd target(19);
  for (Index t = 0; t < 19; ++t) {
    target[t] = california.panel.units[california.panel.treated[0]][static_cast<std::size_t>(t)];
    for (Index i = 0; i < 38; ++i)
      columns(t, i) =
          california.panel.units[path->controls[static_cast<std::size_t>(i)]][static_cast<std::size_t>(t)];
  }
  const VectorXd shares = simplex::least_squares(columns, target, 0);
  const double least = (columns * shares - target).norm();
  EXPECT_LT(least, path->imbalance);
  EXPECT_GT(least, 0.99 * path->imbalance);  // the path stops within a percent of the minimum
}

TEST(Panel, Differences_of_means_are_differences_of_means) {
  const Panel panel{{{1, 2, 3, 4, 5, 9}, {1, 1, 3, 4, 4, 5}, {2, 3, 3, 5, 6, 6}}, {0}, 5};
  // 9 - 5.5 after; before 3 against (2.6 + 3.8) / 2.
  EXPECT_NEAR(panel_effect(panel, did)->effect, (9 - 5.5) - (3 - 3.2), 1e-12);
}

TEST(Panel, Refuses_what_says_nothing_and_says_what_it_needs) {
  Panel brief = planted(1, 8, 4, 4, 0);
  EXPECT_EQ(panel_effect(brief, mixed).error().needs, "5 times before");
  Panel lonely = planted(1, 2, 30, 10, 0);
  EXPECT_EQ(panel_effect(lonely, mixed).error().needs, "2 controls");
  EXPECT_TRUE(panel_effect(lonely, did));
  Panel strangers = planted(1, 6, 30, 10, 0);
  for (std::size_t t = 0; t < 40; ++t) strangers.units[0][t] = 100 + (t % 2 == 0 ? 1 : -1);
  for (const auto method : {mixed, did})
    EXPECT_NE(panel_effect(strangers, method).error().needs.find("better than its own mean"),
              std::string::npos);
  EXPECT_EQ(placebo_test(planted(1, 5, 30, 10, 0), mixed, {}).error().needs, "6 controls");
  EXPECT_EQ(conformal_test(planted(1, 8, 12, 4, 0), mixed, 0.95).error().needs, "20 times for this level");
  EXPECT_EQ(conformal_test(planted(1, 8, 12, 20, 0), mixed, 0.95).error().needs,
            "as many times before as after");
}

TEST(Panel, Subsets_of_controls_stand_in_where_several_are_treated) {
  Panel panel = planted(2, 14, 40, 10, 3);
  panel.treated = {0, 5};
  PlaceboOptions options;
  options.samples_max = 60;
  const auto test = placebo_test(panel, demeaned, options);
  ASSERT_TRUE(test);
  EXPECT_EQ(test->effects.size(), 60U);
  options.seed = 2;
  // Two samples of 60: each knows the spread to 1 / sqrt(120) = 9 %.
  EXPECT_NEAR(placebo_test(panel, demeaned, options)->standard_error / test->standard_error, 1, 0.4);
}

}  // namespace
}  // namespace regie
