// measure/detect/internal/describe.cpp - a verdict told as a change.
#include "measure/detect/internal/describe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "measure/detect/limits.h"
#include "stats/quantiles.h"
#include "stats/special.h"

namespace regie::detecting {

namespace {

constexpr double z95 = 1.959963984540054;
constexpr int band_days = 56;
constexpr double stopped_share = 0.02;      // of what was expected: what is left of a part that went to zero
constexpr double stopped_expected_min = 5;  // so many things must be missing before "stopped" is said
constexpr int before_days = 28;

/// Mean of amounts over their predictor's exponential, learned on the days before (Duan 1983, smearing).
double smear(const Observations& days, const LookBack& run, int until) {
  if (days.family != Family::log_normal) return 1;
  double seen = 0;
  double said = 0;
  for (int day = std::max(run.records_from, until - 182); day < until; ++day) {
    const DayRecord& record = run.record(day);
    if (!record.known) continue;
    seen += std::exp(days.seen[static_cast<std::size_t>(day)].value);
    said += std::exp(record.update.forecast.mean);
  }
  return seen > 0 && said > 0 ? std::clamp(seen / said, 0.5, 4.0) : 1;
}

double in_units(Family family, double predictor, double of) {
  return family == Family::binomial ? of * logistic(predictor) : std::exp(predictor);
}

double observed_on(const Observations& days, int day) {
  const double value = days.seen[static_cast<std::size_t>(day)].value;
  if (days.family != Family::log_normal) return value;
  const double amount = std::exp(value);
  return amount <= days.amount_floor * 1.000001 ? 0 : amount;
}

/// The expected sum of a run of days from one morning on, with its log (logit) standard deviation.
struct Forecast {
  std::vector<double> daily;  // in units, 0 on missing days
  double sum = 0;
  double of = 0;
  double deviation = 0;  // of the sum, in units
};

Forecast forecast_sum(const Observations& days, const Learned& learned, const LookBack& run, int from,
                      int to) {
  DglmState state = run.before[static_cast<std::size_t>(from - days.look)];
  const DglmState morning = state;
  Forecast total;
  std::array<double, dglm_states_max> slope{};  // of the sum by the states of that morning
  std::vector<double> daily;
  double damped = 0;  // what one unit of trend adds to the level so far
  double own = 0;     // variance of holidays' own effects
  for (int day = from; day <= to; ++day) {
    if (day > from) {
      dglm_evolve(state, learned.drift);
      damped = 1 + trend_damping * damped;
    }
    double by_predictor = 0;
    total.daily.push_back(0);
    if (days.known[static_cast<std::size_t>(day)]) {
      const DglmRow& row = run.record(day).row;
      const Moments offset = day_seen(days, run, day).offset;
      const double predictor = dglm_predict(state, row).mean + offset.mean;
      const double of = days.family == Family::binomial ? days.seen[static_cast<std::size_t>(day)].of : 1;
      const double value = in_units(days.family, predictor, of);
      by_predictor = days.family == Family::binomial ? value * (1 - value / of) : value;
      total.sum += value;
      total.daily.back() = value;
      total.of += of;
      for (int k = 0; k < row.entries; ++k) {
        const auto at = static_cast<std::size_t>(k);
        slope[static_cast<std::size_t>(row.state[at])] += by_predictor * row.times[at];
      }
      slope[dglm_trend] += by_predictor * damped;
      own += by_predictor * by_predictor * offset.variance;
    }
    daily.push_back(by_predictor);
  }
  double variance = own;
  for (int i = 0; i < morning.size; ++i)
    for (int j = 0; j < morning.size; ++j)
      variance += slope[static_cast<std::size_t>(i)] * morning.at(i, j) * slope[static_cast<std::size_t>(j)];
  double later = 0;  // a step of the level moves all days after it
  for (std::size_t i = daily.size(); i-- > 1;) {
    later += daily[i];
    variance += learned.drift.level * later * later;
  }
  total.deviation = std::sqrt(std::max(0.0, variance));
  return total;
}

/// What the days' own noise may have added, on the larger of what was seen and what was expected: a day's own
/// effect would have been there without the change too.
struct Noise {
  double sum = 0;
  double of = 0;
  double variance = 0;  // of the sum, by the days' own noise
};

Noise observed_noise(const Observations& days, const Learned& learned, const LookBack& run, int from,
                     const Forecast& forecast, double smeared) {
  const int to = from + static_cast<int>(forecast.daily.size()) - 1;
  Noise noise;
  double extra = 0;
  const double spread =
      days.family == Family::log_normal
          ? std::expm1(std::min(run.before[static_cast<std::size_t>(from - days.look)].scale, 3.0))
          : std::expm1(learned.drift.noise);
  for (int day = from; day <= to; ++day) {
    if (!days.known[static_cast<std::size_t>(day)]) continue;
    const double y = observed_on(days, day);
    const double expected = forecast.daily[static_cast<std::size_t>(day - from)] * smeared;
    noise.sum += y;
    if (days.family == Family::binomial) {
      const double of = days.seen[static_cast<std::size_t>(day)].of;
      noise.of += of;
      const auto by_logit = [&](double hits) { return hits * (1 - std::clamp(hits / of, 0.0, 1.0)); };
      extra += spread * std::pow(std::max(by_logit(y), by_logit(expected)), 2);
    } else {
      extra += spread * std::pow(std::max(y, expected), 2);
    }
  }
  const double share = days.family == Family::binomial ? std::clamp(noise.sum / noise.of, 0.0, 1.0) : 0;
  noise.variance = extra + (days.family == Family::log_normal ? 0 : noise.sum * (1 - share));
  return noise;
}

}  // namespace

Expectation expectation(const Observations& days, const Learned& learned, const LookBack& run, DaySpan span) {
  const int from = std::max(days.look, span.from - days.first);
  const int to = std::min(days.end - 1, span.to - days.first);
  Expectation answer;
  if (from > to) return answer;
  const Forecast forecast = forecast_sum(days, learned, run, from, to);
  const double smeared = smear(days, run, from);
  const Noise noise = observed_noise(days, learned, run, from, forecast, smeared);
  const bool rate = days.family == Family::binomial;
  const double per = rate && noise.of > 0 ? 1 / noise.of : 1;
  answer.expected = forecast.sum * smeared * per;
  // On the log (logit) scale, so that the limits stay inside what a count or a share can be.
  const double by_link =
      rate ? forecast.sum * (1 - forecast.sum / std::max(forecast.of, 1e-9)) : forecast.sum;
  const double link_sd = by_link > 0 ? std::min(3.0, forecast.deviation / by_link) : 0;
  const auto shifted = [&](double z) {
    return rate ? logistic(logit(std::clamp(answer.expected, 1e-12, 1 - 1e-12)) + z * link_sd)
                : answer.expected * std::exp(z * link_sd);
  };
  answer.low = shifted(-z95);
  answer.high = shifted(z95);
  answer.observed = noise.sum * per;
  // Score limits: z^2/2 keeps an observed zero from being taken for certain.
  const double half =
      z95 * std::sqrt(noise.variance + (days.family == Family::log_normal ? 0 : z95 * z95 / 4));
  const double middle = noise.sum + (days.family == Family::log_normal ? 0 : z95 * z95 / 2);
  answer.observed_low = std::max(0.0, middle - half) * per;
  answer.observed_high = (middle + half) * per;
  if (rate) answer.observed_high = std::min(1.0, answer.observed_high);
  answer.observed_low = std::min(answer.observed_low, answer.observed);
  answer.observed_high = std::max(answer.observed_high, answer.observed);
  int counted = 0;
  for (int day = from; day <= to; ++day) counted += days.known[static_cast<std::size_t>(day)] != 0;
  answer.n = days.family == Family::log_normal ? counted : noise.sum;
  return answer;
}

namespace {

struct Onsets {
  Shape shape = Shape::level;
  int days = 0;  // of a spike
  int mode = 0;
  int low = 0;
  int high = 0;
};

/// The shape with most posterior mass, then the smallest run of days around its likeliest onset that holds 95
/// %.
Onsets onsets_of(const Verdict& verdict) {
  const double top = verdict.hypotheses.front().log_prior + verdict.hypotheses.front().log_bayes_factor;
  const auto mass = [&](const Weighed& way) { return std::exp(way.log_prior + way.log_bayes_factor - top); };
  std::array<double, 3> by_shape{};
  for (const Weighed& way : verdict.hypotheses)
    by_shape[static_cast<std::size_t>(way.regressor.shape)] += mass(way);
  Onsets found;
  found.shape = static_cast<Shape>(std::max_element(by_shape.begin(), by_shape.end()) - by_shape.begin());
  std::map<int, double> by_day;
  std::map<int, double> by_length;
  double all = 0;
  for (const Weighed& way : verdict.hypotheses) {
    if (way.regressor.shape != found.shape) continue;
    by_day[way.regressor.day] += mass(way);
    all += mass(way);
  }
  const auto larger = [](const auto& a, const auto& b) { return a.second < b.second; };
  found.mode = std::max_element(by_day.begin(), by_day.end(), larger)->first;
  for (const Weighed& way : verdict.hypotheses)
    if (way.regressor.shape == found.shape && way.regressor.day == found.mode)
      by_length[way.regressor.days] += mass(way);
  found.days = std::max_element(by_length.begin(), by_length.end(), larger)->first;
  found.low = found.high = found.mode;
  double held = by_day[found.mode];
  while (held < 0.95 * all) {
    const auto down = by_day.lower_bound(found.low);
    const auto up = by_day.upper_bound(found.high);
    const double gain_down = down == by_day.begin() ? -1 : std::prev(down)->second;
    const double gain_up = up == by_day.end() ? -1 : up->second;
    if (gain_down < 0 && gain_up < 0) break;
    if (gain_down >= gain_up) {
      found.low = std::prev(down)->first;
      held += gain_down;
    } else {
      found.high = up->first;
      held += gain_up;
    }
  }
  return found;
}

double mean_before(const Observations& days, int onset) {
  double sum = 0;
  double n = 0;
  for (int day = std::max(0, onset - before_days); day < onset; ++day) {
    if (!days.known[static_cast<std::size_t>(day)]) continue;
    sum += observed_on(days, day);
    n += 1;
  }
  return n > 0 ? sum / n : 0;
}

ChangeKind kind_of(const Observations& days, const Onsets& onsets, const Expectation& seen, int to) {
  if (onsets.shape == Shape::spike) return ChangeKind::spike;
  if (days.family != Family::binomial) {
    const bool enough = days.family == Family::log_normal || seen.expected >= stopped_expected_min;
    if (enough && seen.observed <= stopped_share * seen.expected) return ChangeKind::stopped;
    const double since = seen.observed / (to - onsets.mode + 1);
    const bool many = days.family == Family::log_normal || seen.observed >= stopped_expected_min;
    if (many && mean_before(days, onsets.mode) <= stopped_share * since) return ChangeKind::started;
  }
  return onsets.shape == Shape::trend ? ChangeKind::trend : ChangeKind::level_shift;
}

std::vector<BandDay> band(const Observations& days, const Learned& learned, const LookBack& run, int onset) {
  std::vector<BandDay> chart;
  const double smeared = smear(days, run, onset);
  DglmState state = run.before[static_cast<std::size_t>(onset - days.look)];
  for (int day = std::max(run.records_from, days.end - band_days); day < days.end; ++day) {
    if (day > onset) dglm_evolve(state, learned.drift);
    const DayRecord& record = run.record(day);
    const bool known = days.known[static_cast<std::size_t>(day)] != 0;
    BandDay bar;
    bar.day = days.first + day;
    bar.observed = known ? observed_on(days, day) : NAN;
    Seen about = days.seen[static_cast<std::size_t>(day)];
    if (days.family == Family::log_normal) {
      about.scale = state.scale;
      about.freedom = state.freedom;
    }
    Moments forecast = record.update.forecast;
    // From the onset on, and on days history set aside, the forecast is made here.
    if (day >= onset || !record.known) {
      const Moments offset = day_seen(days, run, day).offset;
      forecast = dglm_predict(state, record.row);
      forecast.mean += offset.mean;
      forecast.variance += offset.variance + (days.family == Family::log_normal ? 0 : learned.drift.noise);
    }
    if (days.family == Family::binomial && !known) {
      bar.expected = bar.low = bar.high = logistic(forecast.mean);
    } else {
      const bool rate = days.family == Family::binomial;
      const double per = rate ? 1 / about.of : 1;
      bar.expected = (rate ? logistic(forecast.mean) : std::exp(forecast.mean)) * smeared;
      bar.low = forecast_quantile(days.family, forecast, about, 0.025) * per;
      bar.high = forecast_quantile(days.family, forecast, about, 0.975) * per;
      if (rate) bar.observed *= per;
      if (days.family == Family::log_normal) {
        bar.low = std::exp(bar.low);
        bar.high = std::exp(bar.high);
      }
    }
    chart.push_back(bar);
  }
  return chart;
}

}  // namespace

Change describe(const Observations& days, const Learned& learned, const LookBack& run,
                const Verdict& verdict) {
  const Onsets onsets = onsets_of(verdict);
  const int to = onsets.shape == Shape::spike ? onsets.mode + onsets.days - 1 : days.end - 1;
  Change change;
  change.onset = {days.first + onsets.mode, days.first + onsets.low, days.first + onsets.high, 0.95};
  change.window = {days.first + onsets.mode, days.first + to};
  const Expectation seen = expectation(days, learned, run, change.window);
  change.expected = seen.expected;
  change.observed = seen.observed;
  // Square and add: the limits of the two sides, each with its own shape.
  change.effect.value = seen.observed - seen.expected;
  change.effect.interval = {
      change.effect.value - std::hypot(seen.observed - seen.observed_low, seen.high - seen.expected),
      change.effect.value + std::hypot(seen.observed_high - seen.observed, seen.expected - seen.low), 0.95};
  change.direction = change.effect.value < 0 ? Direction::down : Direction::up;
  change.kind = kind_of(days, onsets, seen, to);
  change.n = seen.n;
  change.method = days.family == Family::poisson    ? "dglm-poisson/1"
                  : days.family == Family::binomial ? "dglm-beta-binomial/1"
                                                    : "dlm-log-normal/1";
  change.band = band(days, learned, run, onsets.mode);
  return change;
}

}  // namespace regie::detecting
