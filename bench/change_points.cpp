// bench/change_points.cpp - changes in long series: agreement with people on the Turing series, and speed.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "base/random.h"
#include "stats/pelt.h"
#include "stats/piecewise_lines.h"
#include "stats/run_length.h"
#include "stats/special.h"
#include "stats/testing/turing_series.h"

namespace {

using namespace regie;
using Method = std::function<std::vector<std::size_t>(const std::vector<double>&)>;

const Method by_lines = [](const auto& values) { return piecewise_lines(values).changes; };
const Method by_pelt = [](const auto& values) { return pelt(standardised(values), {}); };
const Method by_runs = [](const auto& values) { return run_lengths(standardised(values), {}).changes; };
const Method by_nobody = [](const auto&) { return std::vector<std::size_t>(); };

std::string both(const TuringFigures& figures) {
  return fmt::format("{:.3f} {:.3f}", figures.cover, figures.f1);
}

Method lines_with(const PiecewiseOptions& options) {
  return [options](const auto& values) { return piecewise_lines(values, options).changes; };
}

void print_series(const std::vector<TuringSeries>& all) {
  fmt::print("| series, cover and F1 | values | piecewise lines | found | PELT | run lengths | none |\n");
  fmt::print("|---|---|---|---|---|---|---|\n");
  for (const TuringSeries& one : all) {
    const std::vector<TuringSeries> alone{one};
    fmt::print("| {} | {} | {} | {} | {} | {} | {} |\n", one.name, one.length,
               both(turing_figures(alone, by_lines)), by_lines(one.values).size(),
               both(turing_figures(alone, by_pelt)), both(turing_figures(alone, by_runs)),
               both(turing_figures(alone, by_nobody)));
  }
  fmt::print("| **mean of {}** | | **{}** | | {} | {} | {} |\n\n", all.size(),
             both(turing_figures(all, by_lines)), both(turing_figures(all, by_pelt)),
             both(turing_figures(all, by_runs)), both(turing_figures(all, by_nobody)));
}

/// The people themselves: each held against the others.
TuringFigures people(const std::vector<TuringSeries>& all) {
  TuringFigures mean;
  for (const TuringSeries& one : all) {
    const auto count = static_cast<double>(one.annotators.size() * all.size());
    for (std::size_t i = 0; i < one.annotators.size(); ++i) {
      auto others = one.annotators;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
      mean.cover += cover(others, one.annotators[i], one.length) / count;
      mean.f1 += f1(others, one.annotators[i]) / count;
    }
  }
  return mean;
}

// Means over the series both have: TCPDBench, analysis/output/scores/default_{cover,f1}_scores.json, whose
// methods were not run on uk_coal_employ (two values missing).
void print_means(const std::vector<TuringSeries>& all) {
  std::vector<TuringSeries> common = all;
  std::erase_if(common, [](const TuringSeries& one) { return one.name == "uk_coal_employ"; });
  fmt::print("| mean cover and F1 | all {} | the {} of the published scores |\n|---|---|---|\n", all.size(),
             common.size());
  for (const auto& [name, method] :
       std::array<std::pair<const char*, Method>, 4>{{{"**piecewise lines**", by_lines},
                                                      {"PELT, ours", by_pelt},
                                                      {"run lengths, ours", by_runs},
                                                      {"none found", by_nobody}}})
    fmt::print("| {} | {} | {} |\n", name, both(turing_figures(all, method)),
               both(turing_figures(common, method)));
  fmt::print(
      "| BINSEG, published default | - | 0.693 0.738 |\n| PELT, published default | - | 0.695 0.728 |\n");
  fmt::print("| one person against the others | {} | {} |\n\n", both(people(all)), both(people(common)));
}

std::vector<std::pair<std::string, PiecewiseOptions>> neighbours() {
  std::vector<std::pair<std::string, PiecewiseOptions>> all{{"as it is", {}}};
  const auto add = [&](const std::string& what, auto member, auto low, auto high) {
    for (const auto value : {low, high}) {
      PiecewiseOptions options;
      options.*member = value;
      all.emplace_back(fmt::format("{} {}", what, value), options);
    }
  };
  add("level price", &PiecewiseOptions::level_price, 1.5, 6.0);
  add("slope price", &PiecewiseOptions::slope_price, 1.0, 4.0);
  add("least share", &PiecewiseOptions::share_min, 0.005, 0.02);
  add("shortest segment", &PiecewiseOptions::segment_min, std::size_t{2}, std::size_t{6});
  for (const std::size_t lags : {5U, 20U}) {
    PiecewiseOptions options;
    options.noise.lags = lags;
    all.emplace_back(fmt::format("lags of the noise {}", lags), options);
  }
  for (const double memory : {0.4, 0.9}) {
    PiecewiseOptions options;
    options.noise.memory_max = memory;
    all.emplace_back(fmt::format("longest memory {}", memory), options);
  }
  return all;
}

/// What choosing by half of the series is worth on the other half, against the configuration as it is.
void print_halves(const std::vector<TuringSeries>& all) {
  const auto configurations = neighbours();
  std::vector<std::vector<TuringFigures>> scores;  // [configuration][series]
  for (const auto& [name, options] : configurations) {
    scores.emplace_back();
    for (const TuringSeries& one : all) scores.back().push_back(turing_figures({one}, lines_with(options)));
  }
  Random random(1);
  constexpr int splits = 1000;
  TuringFigures chosen;
  TuringFigures as_is;
  for (int split = 0; split < splits; ++split) {
    std::vector<std::size_t> order(all.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    const std::size_t half = all.size() / 2;
    std::size_t best = 0;
    double most = -1;
    for (std::size_t c = 0; c < configurations.size(); ++c) {
      double sum = 0;
      for (std::size_t i = 0; i < half; ++i) sum += scores[c][order[i]].cover + scores[c][order[i]].f1;
      if (sum <= most) continue;
      most = sum;
      best = c;
    }
    for (std::size_t i = half; i < order.size(); ++i) {
      const double weight = 1.0 / splits / static_cast<double>(order.size() - half);
      chosen.cover += scores[best][order[i]].cover * weight;
      chosen.f1 += scores[best][order[i]].f1 * weight;
      as_is.cover += scores[0][order[i]].cover * weight;
      as_is.f1 += scores[0][order[i]].f1 * weight;
    }
  }
  fmt::print(
      "\nChosen anew among these on a random half of the series, on the other half: {} (as it is, there: {}; "
      "{} splits).\n\n",
      both(chosen), both(as_is), splits);
}

void print_turing(const char* folder) {
  const auto all = turing_series(folder);
  if (all.empty()) {
    fmt::print("skipped: no shared data\n");
    return;
  }
  print_means(all);
  print_series(all);
  fmt::print("| each number halved and doubled (or near) | cover and F1 |\n|---|---|\n");
  for (const auto& [name, options] : neighbours())
    fmt::print("| {} | {} |\n", name, both(turing_figures(all, lines_with(options))));
  print_halves(all);
}

/// 500 levels of 200 values, two standard deviations apart: 499 changes in 100,000.
std::vector<double> planted() {
  Random random(1);
  std::vector<double> values;
  double level = 0;
  for (int i = 0; i < 100000; ++i) {
    if (i > 0 && i % 200 == 0) level += random.unit() < 0.5 ? -2 : 2;
    values.push_back(level + normal_quantile(random.unit() * 0.999998 + 0.000001));
  }
  return values;
}

/// CPU seconds, the least of several runs.
double seconds(const std::function<void()>& work, int runs) {
  double least = INFINITY;
  for (int i = 0; i < runs; ++i) {
    const std::clock_t start = std::clock();
    work();
    least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return least;
}

void print_speed() {
  const auto values = planted();
  std::size_t found = 0;
  const auto line = [&](const char* name, const Method& method, const std::vector<double>& of, int runs = 7) {
    const double took = seconds([&] { found = method(of).size(); }, runs);
    fmt::print("{},{},{:.6f},{}\n", name, of.size(), took, found);
  };
  line("PELT bic", [](const auto& v) { return pelt(v, {PeltCost::mean, PeltPenalty::bic, 1}); }, values);
  line("PELT mbic", [](const auto& v) { return pelt(v, {}); }, values);
  line("piecewise lines", by_lines, values, 1);  // quadratic: seconds
  const std::vector<double> days(values.begin(), values.begin() + 3650);
  line("PELT bic", [](const auto& v) { return pelt(v, {PeltCost::mean, PeltPenalty::bic, 1}); }, days);
  line("piecewise lines", by_lines, days);
  Random random(2);
  std::vector<double> flat;
  for (int i = 0; i < 3650; ++i) flat.push_back(normal_quantile(random.unit() * 0.999998 + 0.000001));
  line("piecewise lines of noise alone", by_lines, flat);
}

}  // namespace

/// change_points turing FOLDER: tables; change_points values: the planted series, one a line;
/// change_points speed: name,values,CPU seconds,changes found.
int main(int count, char** words) {
  const std::string verb = count > 1 ? words[1] : "";
  if (verb == "turing" && count == 3) {
    print_turing(words[2]);
  } else if (verb == "values") {
    for (const double value : planted()) fmt::print("{}\n", value);
  } else if (verb == "speed") {
    print_speed();
  } else {
    std::fputs("change_points turing FOLDER; change_points values; change_points speed\n", stderr);
    return 2;
  }
  return 0;
}
