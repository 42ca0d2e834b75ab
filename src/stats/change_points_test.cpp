// stats/change_points_test.cpp - PELT and run lengths: against enumeration, and on the Turing change-point
// series.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "base/random.h"
#include "stats/pelt.h"
#include "stats/run_length.h"
#include "stats/special.h"

namespace regie {
namespace {

std::vector<double> steps(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> values;
  double level = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (random.unit() < 0.1) level += random.unit() < 0.5 ? -3 : 3;
    values.push_back(level + normal_quantile(random.unit() * 0.999 + 0.0005));
  }
  return values;
}

/// Every segmentation of n values as the set of first indices after the first.
std::vector<std::vector<std::size_t>> segmentations(std::size_t n) {
  std::vector<std::vector<std::size_t>> all;
  for (std::uint32_t bits = 0; bits < (1U << (n - 1)); ++bits) {
    std::vector<std::size_t> one;
    for (std::size_t i = 1; i < n; ++i)
      if ((bits >> (i - 1)) & 1U) one.push_back(i);
    all.push_back(one);
  }
  return all;
}

double price(const std::vector<double>& values, std::vector<std::size_t> changes, PeltPenalty penalty) {
  const double log_n = std::log(static_cast<double>(values.size()));
  double sum = static_cast<double>(changes.size()) * (penalty == PeltPenalty::mbic ? 3 : 2) * log_n;
  changes.push_back(values.size());
  std::size_t from = 0;
  for (const std::size_t to : changes) {
    sum += pelt_segment_cost({values.data() + from, to - from}, PeltCost::mean);
    if (penalty == PeltPenalty::mbic) sum += std::log(static_cast<double>(to - from));
    from = to;
  }
  return sum;
}

TEST(Pelt, Finds_the_cheapest_of_all_segmentations) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    for (const auto penalty : {PeltPenalty::bic, PeltPenalty::mbic}) {
      const auto values = steps(12, seed);
      double least = INFINITY;
      for (const auto& one : segmentations(12)) least = std::min(least, price(values, one, penalty));
      EXPECT_NEAR(price(values, pelt(values, {PeltCost::mean, penalty, 1}), penalty), least, 1e-9);
    }
}

TEST(Pelt, Shifting_all_values_changes_nothing) {
  auto values = steps(400, 9);
  const auto before = pelt(values, {});
  ASSERT_FALSE(before.empty());
  for (double& value : values) value += 1e6;
  EXPECT_EQ(pelt(values, {}), before);
}

TEST(Pelt, Keeps_to_the_shortest_segment_allowed) {
  const auto changes = pelt(steps(300, 4), {PeltCost::mean_variance, PeltPenalty::mbic, 7});
  std::size_t from = 0;
  for (const std::size_t at : changes) {
    EXPECT_GE(at - from, 7U);
    from = at;
  }
}

/// Log evidence of one segment under the prior, in closed form.
double segment_evidence(const double* from, const double* to, const RunLengthOptions& o) {
  const auto n = static_cast<double>(to - from);
  double mean = 0;
  for (const double* at = from; at != to; ++at) mean += *at / n;
  double squares = 0;
  for (const double* at = from; at != to; ++at) squares += (*at - mean) * (*at - mean);
  const double shape = o.shape + n / 2;
  const double scale = o.scale + squares / 2 +
                       o.mean_weight * n * (mean - o.mean) * (mean - o.mean) / (2 * (o.mean_weight + n));
  return log_gamma(shape) - log_gamma(o.shape) + o.shape * std::log(o.scale) - shape * std::log(scale) +
         0.5 * std::log(o.mean_weight / (o.mean_weight + n)) - n / 2 * std::log(2 * M_PI);
}

TEST(RunLengths, Equal_the_sum_over_every_segmentation) {
  const RunLengthOptions options{8, 0, 1, 1, 1};
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto values = steps(11, seed);
    double sum = 0;
    double best = -INFINITY;
    std::vector<std::size_t> best_changes;
    std::map<std::size_t, double> last;
    for (auto one : segmentations(11)) {
      double log_p = static_cast<double>(one.size()) * std::log(1 / 8.0) +
                     static_cast<double>(10 - one.size()) * std::log(7 / 8.0);
      auto ends = one;
      ends.push_back(11);
      std::size_t from = 0;
      for (const std::size_t to : ends) {
        log_p += segment_evidence(values.data() + from, values.data() + to, options);
        from = to;
      }
      sum += std::exp(log_p);
      last[one.empty() ? 0 : one.back()] += std::exp(log_p);
      if (log_p > best) {
        best = log_p;
        best_changes = one;
      }
    }
    const RunLengths runs = run_lengths(values, options);
    EXPECT_NEAR(runs.log_evidence, std::log(sum), 1e-6);
    EXPECT_EQ(runs.changes, best_changes);
    EXPECT_NEAR(runs.change_probability.back(), last[10] / sum, 1e-6);
    const auto likeliest = std::max_element(last.begin(), last.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
    EXPECT_EQ(runs.likeliest_run.back(), 11 - likeliest->first);
  }
}

// The series and annotators of van den Burg & Williams (2020), arXiv 2003.06222.
std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The numbers of the JSON array that follows `key`; null = NaN.
std::vector<double> numbers_after(const std::string& text, const std::string& key, std::size_t from = 0) {
  std::vector<double> values;
  std::size_t at = text.find('[', text.find(key, from));
  const std::size_t end = text.find(']', at);
  while (at < end && (at = text.find_first_of("-0123456789n]", at)) < end) {
    if (text[at] == 'n') {
      values.push_back(NAN);
      at += 4;
    } else {
      std::size_t used = 0;
      values.push_back(std::stod(text.substr(at, 32), &used));
      at += used;
    }
  }
  return values;
}

using Cuts = std::set<std::size_t>;

double cover(const std::vector<Cuts>& annotators, const Cuts& found, std::size_t n) {
  const auto segments = [&](Cuts cuts) {
    cuts.insert(0);
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (auto at = cuts.begin(); at != cuts.end(); ++at)
      out.emplace_back(*at, std::next(at) == cuts.end() ? n : *std::next(at));
    return out;
  };
  double sum = 0;
  const auto ours = segments(found);
  for (const Cuts& annotator : annotators)
    for (const auto& [a, b] : segments(annotator)) {
      double best = 0;
      for (const auto& [c, d] : ours) {
        const double both = static_cast<double>(std::min(b, d)) - static_cast<double>(std::max(a, c));
        const double either = static_cast<double>(std::max(b, d)) - static_cast<double>(std::min(a, c));
        best = std::max(best, both / either);
      }
      sum += best * static_cast<double>(b - a) / static_cast<double>(n);
    }
  return sum / static_cast<double>(annotators.size());
}

/// How many of `truth` are met by a cut of `found` within five steps, each cut used once.
double met(const Cuts& truth, Cuts found) {
  double hits = 0;
  for (const std::size_t t : truth) {
    auto best = found.end();
    for (auto at = found.begin(); at != found.end(); ++at) {
      const auto gap = [&](std::size_t x) {
        return std::abs(static_cast<double>(x) - static_cast<double>(t));
      };
      if (gap(*at) <= 5 && (best == found.end() || gap(*at) < gap(*best))) best = at;
    }
    if (best == found.end()) continue;
    found.erase(best);
    hits += 1;
  }
  return hits;
}

double f1(std::vector<Cuts> annotators, Cuts found) {
  found.insert(0);
  Cuts all;
  double recall = 0;
  for (Cuts& annotator : annotators) {
    annotator.insert(0);
    all.insert(annotator.begin(), annotator.end());
    recall += met(annotator, found) / static_cast<double>(annotator.size() * annotators.size());
  }
  const double precision = met(all, found) / static_cast<double>(found.size());
  return 2 * precision * recall / (precision + recall);
}

struct Figures {
  double cover = 0;
  double f1 = 0;
  int series = 0;
};

template <class Method>
Figures turing(const std::filesystem::path& folder, Method method) {
  const std::string annotations = read(folder / "annotations.json");
  Figures figures;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "datasets")) {
    const std::string name = entry.path().filename().string();
    const auto file = entry.path() / (name + ".json");
    const std::size_t at = annotations.find('"' + name + '"');
    if (!std::filesystem::exists(file) || at == std::string::npos) continue;
    const std::string text = read(file);
    if (text.find("\"n_dim\": 1,") == std::string::npos) continue;
    auto values = numbers_after(text, "\"raw\"", text.find("\"series\""));
    std::erase_if(values, [](double value) { return std::isnan(value); });
    const std::string block = annotations.substr(at, annotations.find('}', at) - at);
    std::vector<Cuts> annotators;
    for (std::size_t key = block.find('{'); (key = block.find('"', key + 1)) != std::string::npos;) {
      const std::size_t close = block.find('"', key + 1);
      Cuts cuts;
      for (const double cut : numbers_after(block, block.substr(key, close - key + 1), key))
        cuts.insert(static_cast<std::size_t>(cut));
      annotators.push_back(cuts);
      key = close;
    }
    double mean = 0;
    double squares = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    const double sd = std::sqrt(squares / static_cast<double>(values.size() - 1));
    for (double& value : values) value = (value - mean) / sd;
    const auto changes = method(values);
    const Cuts found(changes.begin(), changes.end());
    figures.cover += cover(annotators, found, values.size());
    figures.f1 += f1(annotators, found);
    ++figures.series;
  }
  figures.cover /= figures.series;
  figures.f1 /= figures.series;
  return figures;
}

TEST(ChangePoints, Reach_the_published_figures_on_the_Turing_series) {
  const std::filesystem::path folder = REGIE_SOURCE_DIR "/../shared/data/causal/changepoint";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: no shared data";
  const Figures by_pelt = turing(folder, [](const auto& values) { return pelt(values, {}); });
  const Figures by_run =
      turing(folder, [](const auto& values) { return run_lengths(values, RunLengthOptions{}).changes; });
  std::printf("%d series: PELT cover %.3f F1 %.3f, run lengths cover %.3f F1 %.3f\n", by_pelt.series,
              by_pelt.cover, by_pelt.f1, by_run.cover, by_run.f1);
  EXPECT_EQ(by_pelt.series, 31);
  constexpr double printed = 0.006;  // another way of leaving out missing values and of breaking ties
  EXPECT_NEAR(by_pelt.cover, 0.685, printed);
  EXPECT_NEAR(by_pelt.f1, 0.711, printed);
}

}  // namespace
}  // namespace regie
