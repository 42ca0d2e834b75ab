// measure/detect/internal/hypotheses.cpp - every way a series may have changed, weighed.
#include "measure/detect/internal/hypotheses.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "measure/detect/internal/exact.h"
#include "measure/detect/limits.h"

namespace regie::detecting {

namespace {

struct Size {
  double sd;
  double share;  // of the prior
  double log_share = std::log(share);
};
// On the log or logit scale: a quarter up or down, a halving or doubling, a stop or a start.
const std::array<Size, 3> sizes{Size{0.25, 0.5}, Size{0.8, 0.4}, Size{3.0, 0.1}};
// A trend's sizes are per week.
const std::array<Size, 2> slopes{Size{0.08, 0.6}, Size{0.25, 0.4}};
constexpr std::array<int, 9> spike_days{1, 2, 3, 4, 5, 7, 10, 14, 21};
constexpr int trend_days_min = 14;  // a shorter ramp is a level shift to anybody's eye
constexpr double level_prior = 0.62;
constexpr double spike_prior = 0.32;
constexpr double trend_prior = 0.06;

constexpr double hint = 0.0;   // first-order log e-value below which no exact run is worth its time
constexpr double reach = 9.0;  // hypotheses this far below the best carry less than one in 8,000
constexpr std::size_t exact_max = 150;

/// Sums of exponentials without overflow.
class LogSum {
 public:
  void add(double value) {
    if (value <= top_) {
      sum_ += std::exp(value - top_);
    } else {
      sum_ = sum_ * std::exp(top_ - value) + 1;
      top_ = value;
    }
  }
  [[nodiscard]] double value() const { return sum_ > 0 ? top_ + std::log(sum_) : -INFINITY; }

 private:
  double top_ = -1e300;
  double sum_ = 0;
};

double tempered(double log_bayes_factor, const Regressor& regressor, int end, const Inflation& inflation) {
  constexpr int brief_days = 6;
  const int lasted = regressor.shape == Shape::spike ? regressor.days : end - regressor.day;
  return log_bayes_factor > 0
             ? log_bayes_factor / (lasted <= brief_days ? inflation.brief : inflation.lasting)
             : log_bayes_factor;
}

void add_shape(const Scan& scan, const Regressor& regressor, int end, double log_prior,
               const Inflation& inflation, std::vector<Weighed>& all) {
  const Score score = scan.score(regressor);
  if (score.information <= 0) return;
  const auto add = [&](const Size& size) {
    all.push_back({regressor, size.sd, log_prior + size.log_share,
                   tempered(score.log_bayes_factor(size.sd), regressor, end, inflation)});
  };
  if (regressor.shape == Shape::trend)
    for (const Size& size : slopes) add(size);
  else
    for (const Size& size : sizes) add(size);
}

/// Days of the window alike; before it the chance halves every ten days: what began earlier was there to be
/// seen last time.
std::vector<double> log_prior_of_onsets(const Observations& days) {
  constexpr double half_life_days = 10;
  std::vector<double> shares;
  double sum = 0;
  for (int day = days.look; day < days.end; ++day) {
    shares.push_back(std::exp2(-std::max(0, days.window - day) / half_life_days));
    sum += shares.back();
  }
  for (double& share : shares) share = std::log(share / sum);
  return shares;
}

std::vector<Weighed> all_ways(const Observations& days, const LookBack& run, const Inflation& inflation) {
  const Scan scan(run, days.look, days.end);
  std::vector<Weighed> all;
  all.reserve(static_cast<std::size_t>(days.end - days.look) * (spike_days.size() + 2) * sizes.size());
  const double level_log_prior = std::log(level_prior);
  const double spike_log_prior = std::log(spike_prior / static_cast<double>(spike_days.size()));
  const double trend_log_prior = std::log(trend_prior);
  const std::vector<double> onset_log_prior = log_prior_of_onsets(days);
  for (int day = days.look; day < days.end; ++day) {
    if (!days.known[static_cast<std::size_t>(day)])
      continue;  // nothing can be seen to begin on a missing day
    const int left = days.end - day;
    const double onset_prior = onset_log_prior[static_cast<std::size_t>(day - days.look)];
    add_shape(scan, {Shape::level, day, 0}, days.end, onset_prior + level_log_prior, inflation, all);
    for (const int length : spike_days) {
      if (length >= left) continue;  // still on: a level shift
      add_shape(scan, {Shape::spike, day, length}, days.end, onset_prior + spike_log_prior, inflation, all);
    }
    if (left >= trend_days_min)
      add_shape(scan, {Shape::trend, day, 0}, days.end, onset_prior + trend_log_prior, inflation, all);
  }
  return all;
}

/// First-order factors become exact ones. Ways of one onset share their preparation.
void run_exactly(const Observations& days, const Learned& learned, const LookBack& run,
                 const Inflation& inflation, std::vector<Weighed>& all) {
  std::vector<std::vector<Weighed*>> by_onset(static_cast<std::size_t>(days.end - days.look));
  for (Weighed& way : all) by_onset[static_cast<std::size_t>(way.regressor.day - days.look)].push_back(&way);
  for (const auto& ways : by_onset) {
    if (ways.empty()) continue;
    const int onset = ways.front()->regressor.day;
    std::optional<OnsetRuns> runs;
    if (days.end - onset <= by_days_max) runs.emplace(days, learned, run, onset);
    for (Weighed* way : ways)
      way->log_bayes_factor =
          tempered(runs ? runs->log_bayes_factor(way->regressor, way->sd)
                        : exact_log_bayes_factor(days, learned, run, way->regressor, way->sd),
                   way->regressor, days.end, inflation);
  }
}

bool over_before_window(const Regressor& regressor, const Observations& days) {
  return regressor.shape == Shape::spike && regressor.day + regressor.days <= days.window;
}

double average(const std::vector<Weighed>& all, const Observations& days) {
  LogSum sum;
  for (const Weighed& way : all)
    if (!over_before_window(way.regressor, days)) sum.add(way.log_prior + way.log_bayes_factor);
  return sum.value();
}

double weight(const Weighed& way) { return way.log_prior + way.log_bayes_factor; }

bool heavier(const Weighed& a, const Weighed& b) {
  if (weight(a) != weight(b)) return weight(a) > weight(b);
  const auto key = [](const Weighed& way) {
    return std::tuple(way.regressor.day, static_cast<int>(way.regressor.shape), way.regressor.days, way.sd);
  };
  return key(a) < key(b);
}

}  // namespace

Verdict weigh(const Observations& days, const Learned& learned, const LookBack& run,
              const Inflation& inflation, Ranking ranking) {
  Verdict verdict;
  verdict.hypotheses = all_ways(days, run, inflation);
  auto& all = verdict.hypotheses;
  if (all.empty()) return verdict;
  verdict.log_e = average(all, days);
  double best = -INFINITY;
  for (const Weighed& way : all) best = std::max(best, weight(way));
  const bool hinted = best > hint || verdict.log_e > hint;
  if (!hinted && ranking == Ranking::hinted) {
    all.clear();
    return verdict;
  }
  std::sort(all.begin(), all.end(), heavier);
  // A start or a stop is too far from zero for a first-order factor to date it: levels all get their exact
  // run.
  std::size_t near = 0;
  std::erase_if(all, [&](const Weighed& way) {
    if (hinted && way.regressor.shape == Shape::level) return false;
    return weight(way) < best - reach || ++near > exact_max;
  });
  if (hinted) {
    run_exactly(days, learned, run, inflation, all);
    verdict.log_e = average(all, days);
    std::sort(all.begin(), all.end(), heavier);
  }
  if (over_before_window(all.front().regressor, days) && weight(all.front()) > 0)
    verdict.old = all.front().regressor;
  std::erase_if(all, [&](const Weighed& way) { return over_before_window(way.regressor, days); });
  return verdict;
}

}  // namespace regie::detecting
