// measure/detect/internal/learn.cpp - how much a series wanders and how noisy its days are.
#include "measure/detect/internal/learn.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "measure/detect/limits.h"
#include "stats/special.h"

namespace regie::detecting {

namespace {

// Standard deviations on the link scale: a day's own noise, and the level's walk a day.
constexpr std::array<double, 12> noise_grid{0.02, 0.035, 0.055, 0.075, 0.1,  0.135,
                                            0.18, 0.24,  0.32,  0.45,  0.65, 0.95};
constexpr std::array<double, 6> walk_grid{0.002, 0.005, 0.01, 0.02, 0.04, 0.09};
// Priors on the logs: days of marketing series vary by 12 % beyond counting noise; levels walk half a per
// cent a day.
constexpr double noise_usual = 0.12;
constexpr double noise_spread = 0.8;
constexpr double walk_usual = 0.006;
constexpr double walk_spread = 0.9;
constexpr double scale_freedom_max = 60;  // the log-normal's scale is never surer than from two months

double square(double x) { return x * x; }

/// Link-scale value of pooled counts; `prior` things at the overall mean keep empty weekdays finite.
struct Pool {
  double value = 0;
  double of = 0;
};

struct Setting {
  std::size_t noise;
  std::size_t walk;
};

/// Level and damped trend with their covariance.
struct Walk {
  double level = 0;
  double trend = 0;
  double level_variance = 0;
  double covariance = 0;
  double trend_variance = 0;

  void evolve(double level_drift, double trend_drift) {
    level += trend;
    trend *= trend_damping;
    level_variance += 2 * covariance + trend_variance + level_drift;
    covariance = trend_damping * (covariance + trend_variance);
    trend_variance = trend_damping * trend_damping * trend_variance + trend_drift;
  }
  /// The predictor, of variance q, moved by `moved` and is left with variance `after`.
  void learn(double q, double moved, double after) {
    const double level_gain = level_variance / q;
    const double trend_gain = covariance / q;
    const double certain = std::max(0.0, 1 - after / q);
    level += level_gain * moved;
    trend += trend_gain * moved;
    level_variance -= certain * level_gain * level_variance;
    trend_variance -= certain * trend_gain * covariance;
    covariance -= certain * level_gain * covariance;
  }
};

class LocalLevel {
 public:
  explicit LocalLevel(const Observations& days) : days_(days) {
    from_ = std::max(0, days.lesson - learn_days);
    pool_weekdays();
  }
  [[nodiscard]] Moments start() const { return start_; }

  [[nodiscard]] double log_likelihood(double noise_sd, double walk_sd) const {
    if (days_.family == Family::log_normal) return normal_log_likelihood(walk_sd / noise_sd).log_likelihood;
    double sum = 0;
    Walk walk = start_walk(1);
    for (int i = from_; i < days_.lesson; ++i) {
      walk.evolve(walk_sd * walk_sd, DglmDrift{}.trend);
      if (usable(i))
        sum += days_.family == Family::poisson ? poisson(walk, i, noise_sd) : binomial(walk, i, noise_sd);
    }
    return sum;
  }

  struct Scaled {
    double log_likelihood;
    double scale;
    double count;
  };
  /// log_normal: the scale drops out; `ratio` = walk over noise.
  [[nodiscard]] Scaled normal_log_likelihood(double ratio) const {
    // Variances in units of the scale, guessed for the trend's sake as that of an ordinary amount.
    constexpr double usual_scale = 0.06;
    Walk walk = start_walk(usual_scale);
    double sum_log = 0;
    double sum_square = 0;
    double n = 0;
    for (int i = from_; i < days_.lesson; ++i) {
      walk.evolve(ratio * ratio, DglmDrift{}.trend / usual_scale);
      if (!usable(i)) continue;
      const double q = walk.level_variance + 1;
      const double error = days_.seen[static_cast<std::size_t>(i)].value - offset(i) - walk.level;
      sum_log += std::log(q);
      sum_square += error * error / q;
      n += 1;
      walk.learn(q, error, 1 - walk.level_variance / q);
    }
    const double scale = std::max(sum_square / std::max(1.0, n), 1e-6);
    return {-0.5 * sum_log - 0.5 * n * std::log(scale), scale, n};
  }

 private:
  [[nodiscard]] bool usable(int i) const {
    const auto at = static_cast<std::size_t>(i);
    return days_.known[at] && days_.holiday[at] < 0;
  }
  [[nodiscard]] double offset(int i) const { return weekday_[static_cast<std::size_t>(days_.weekday(i))]; }

  [[nodiscard]] Walk start_walk(double unit) const {
    return {start_.mean, 0, start_.variance / unit, 0, dglm_trend_sd * dglm_trend_sd / unit};
  }

  void pool_weekdays() {
    std::array<Pool, 7> pools{};
    Pool all;
    Pool early;
    int early_days = 0;
    for (int i = 0; i < days_.lesson; ++i) {
      if (!usable(i)) continue;
      const Seen& seen = days_.seen[static_cast<std::size_t>(i)];
      const double of = days_.family == Family::binomial ? seen.of : 1.0;
      if (early_days++ < 28) {
        early.value += seen.value;
        early.of += of;
      }
      if (i < from_) continue;
      Pool& pool = pools[static_cast<std::size_t>(days_.weekday(i))];
      pool.value += seen.value;
      pool.of += of;
      all.value += seen.value;
      all.of += of;
    }
    const double overall = link(all, {});
    for (std::size_t i = 0; i < 7; ++i) weekday_[i] = pools[i].of > 0 ? link(pools[i], all) - overall : 0;
    start_ = {link(early, all), 0.5};
  }

  /// A quarter of a hit at the overall rate is added to a weekday's pool.
  [[nodiscard]] double link(Pool pool, Pool prior) const {
    if (days_.family == Family::log_normal) return pool.value / std::max(1.0, pool.of);
    const double rate = prior.of > 0 ? std::max(prior.value, 0.5) / prior.of : 0.25;
    const double extra = 0.25 / rate;
    const double share = (pool.value + 0.25) / (pool.of + extra);
    return days_.family == Family::poisson ? std::log(share) : logit(std::min(share, 1 - 1e-9));
  }

  [[nodiscard]] double poisson(Walk& walk, int i, double noise_sd) const {
    const double y = days_.seen[static_cast<std::size_t>(i)].value;
    const double q = walk.level_variance + noise_sd * noise_sd;
    const double shape = 1 / q;
    const double mean = std::exp(walk.level + offset(i));
    const double whole = shape + mean;
    const double density = log_gamma(shape + y) - log_gamma(shape) - shape * std::log1p(mean / shape) +
                           y * std::log(mean / whole);
    walk.learn(q, std::log((shape + y) / whole), 1 / (shape + y));
    return density;
  }

  [[nodiscard]] double binomial(Walk& walk, int i, double noise_sd) const {
    const Seen& seen = days_.seen[static_cast<std::size_t>(i)];
    const double q = walk.level_variance + noise_sd * noise_sd;
    const double f = walk.level + offset(i);
    const double a = (1 + std::exp(f)) / q;
    const double b = (1 + std::exp(-f)) / q;
    const double hits = a + seen.value;
    const double misses = b + seen.of - seen.value;
    const double density = log_gamma(hits) - log_gamma(a) + log_gamma(misses) - log_gamma(b) +
                           log_gamma(a + b) - log_gamma(a + b + seen.of);
    walk.learn(q, std::log(hits / misses) - f, 1 / hits + 1 / misses);
    return density;
  }

  const Observations& days_;
  int from_ = 0;
  std::array<double, 7> weekday_{};
  Moments start_;
};

double log_prior(Setting setting) {
  return -0.5 * square(std::log(noise_grid[setting.noise] / noise_usual) / noise_spread) -
         0.5 * square(std::log(walk_grid[setting.walk] / walk_usual) / walk_spread);
}

Learned learn_amount(const LocalLevel& model) {
  // The walk enters as a share of the noise: four settings.
  Learned learned;
  double best = -INFINITY;
  for (const double ratio : {0.02, 0.06, 0.15, 0.4}) {
    const auto fit = model.normal_log_likelihood(ratio);
    const double score = fit.log_likelihood - 0.5 * square(std::log(ratio / 0.08) / walk_spread);
    if (score <= best) continue;
    best = score;
    learned.scale = fit.scale;
    learned.freedom = std::clamp(fit.count, 1.0, scale_freedom_max);
    learned.drift.level = ratio * ratio * fit.scale;
  }
  learned.drift.noise = 0;
  return learned;
}

}  // namespace

Learned learn(const Observations& days) {
  const LocalLevel model(days);
  if (days.family == Family::log_normal) {
    Learned learned = learn_amount(model);
    learned.level = model.start();
    return learned;
  }
  // One coordinate after the other, until neither moves: the surface has one hill.
  Setting best{4, 2};
  const auto score = [&](Setting s) {
    return model.log_likelihood(noise_grid[s.noise], walk_grid[s.walk]) + log_prior(s);
  };
  double best_score = score(best);
  std::array<std::array<char, walk_grid.size()>, noise_grid.size()> tried{};
  tried[best.noise][best.walk] = 1;
  for (bool moved = true; moved;) {
    moved = false;
    const Setting at = best;
    for (int dn = -1; dn <= 1; ++dn)
      for (int dw = -1; dw <= 1; ++dw) {
        const int noise = static_cast<int>(at.noise) + dn;
        const int walk = static_cast<int>(at.walk) + dw;
        if (noise < 0 || walk < 0 || noise >= static_cast<int>(noise_grid.size()) ||
            walk >= static_cast<int>(walk_grid.size()) || (dn != 0 && dw == dn))
          continue;
        const Setting next{static_cast<std::size_t>(noise), static_cast<std::size_t>(walk)};
        if (tried[next.noise][next.walk]) continue;
        tried[next.noise][next.walk] = 1;
        if (const double s = score(next); s > best_score) {
          best = next;
          best_score = s;
          moved = true;
        }
      }
  }
  Learned learned;
  learned.level = model.start();
  learned.drift.noise = square(noise_grid[best.noise]);
  learned.drift.level = square(walk_grid[best.walk]);
  return learned;
}

}  // namespace regie::detecting
