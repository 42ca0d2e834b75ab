// stats/stream_surprise.cpp - robust smoothing for what is ordinary, a learned tail for what is not.
#include "stats/stream_surprise.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"

namespace regie {

namespace {

// What is believed of the tail before any of it is seen: a day of values with one beyond the edge on each
// side, and two excesses of mean log 0.3, about a Student's t with four degrees of freedom.
constexpr double prior_seen = 24;
constexpr double prior_count = 1;
constexpr double prior_excesses = 2;
constexpr double prior_log_excess = 0.6;

constexpr double spread_per_mean_error = 1.2533141373155003;  // sqrt(pi / 2), exact for a normal
constexpr double farthest = 1e6;  // spreads; where nothing has ever varied any step is endless

double deviation(double error, double spread) {
  if (error == 0) return 0;
  if (spread <= 0) return std::copysign(farthest, error);
  return std::clamp(error / spread, -farthest, farthest);
}

}  // namespace

StreamSurprise::StreamSurprise(const StreamSurpriseOptions& options)
    : edge_(options.edge),
      level_gain_(1 / (options.level_cycles * static_cast<double>(options.cycle))),
      memory_gain_(1 / (options.memory_cycles * static_cast<double>(options.cycle))),
      place_gain_(1 / options.memory_cycles),
      stretch_gain_(1 / std::max(1.0, options.stretch_cycles * static_cast<double>(options.cycle))),
      quiet_(options.quiet_cycles * static_cast<double>(options.cycle)),
      settling_(static_cast<double>(options.cycle)),
      since_told_(quiet_),
      places_(options.cycle) {
  ENSURE(options.cycle >= 4);
}

Surprise StreamSurprise::next(double value, std::size_t place_index) {
  Place& place = places_[place_index];
  since_told_ += 1;
  if (!std::isfinite(value)) return {level_ + place.effect, mean_error_ * spread_per_mean_error, 0, 1, 0};
  if (seen_ < settling_) {
    settle(value, place);
    return {level_ + place.effect, mean_error_ * spread_per_mean_error, 0, 1, 0};
  }
  Surprise surprise{level_ + place.effect, mean_error_ * spread_per_mean_error, 0, 1, 0};
  const double error = value - surprise.expected;
  const double z = deviation(error, surprise.spread);
  const double clipped = std::clamp(z, -edge_, edge_);
  const double stretch = stretched(clipped);
  surprise.deviation = std::abs(z) >= std::abs(stretch) ? z : stretch;
  surprise.probability = probability(surprise.deviation);
  const double far = std::abs(surprise.deviation);
  // Worse by either measure: the tail that an event has just taught makes a second, larger step likelier.
  const bool worse = surprise.probability <= told_probability_ || far > told_deviation_;
  if (far > edge_ && (since_told_ >= quiet_ || worse)) {
    surprise.score = 1 - surprise.probability;
    told_probability_ = surprise.probability;
    told_deviation_ = far;
    since_told_ = 0;
  }
  learn_tail(surprise.deviation);
  learn(error, clipped, place);
  return surprise;
}

/// The first cycle: plain means, from which everything later starts.
void StreamSurprise::settle(double value, Place& place) {
  seen_ += 1;
  if (seen_ == 1) level_ = value;
  mean_error_ += (std::abs(value - level_ - place.effect) - mean_error_) / seen_;
  level_ += (value - level_) / seen_;
  place.seen += 1;
  place.effect += (value - level_ - place.effect) / place.seen;
}

/// The weighted mean of recent deviations, in its own spread.
double StreamSurprise::stretched(double clipped) {
  stretch_ += stretch_gain_ * (clipped - stretch_);
  const double gain = std::max(memory_gain_, 1 / (seen_ - settling_ + 1));
  stretch_mean_ += gain * (std::abs(stretch_) - stretch_mean_);
  return deviation(stretch_, stretch_mean_ * spread_per_mean_error);
}

double StreamSurprise::probability(double x) const {
  const Tail& tail = tails_[x < 0 ? 1 : 0];
  const double at_edge = std::min(1.0, 2 * (prior_count + tail.count) / (prior_seen + tail_seen_));
  const double far = std::abs(x) / edge_;
  if (far <= 1) return 1 - (1 - at_edge) * far;
  return at_edge *
         std::pow(1 + std::log(far) / (prior_log_excess + tail.log_excess), -(prior_excesses + tail.count));
}

void StreamSurprise::learn_tail(double x) {
  const double kept = 1 - memory_gain_;
  tail_seen_ = kept * tail_seen_ + 1;
  for (Tail& tail : tails_) {
    tail.count *= kept;
    tail.log_excess *= kept;
  }
  if (std::abs(x) <= edge_) return;
  Tail& tail = tails_[x < 0 ? 1 : 0];
  tail.count += 1;
  tail.log_excess += std::log(std::abs(x) / edge_);
}

void StreamSurprise::learn(double error, double clipped, Place& place) {
  seen_ += 1;
  const double spread = mean_error_ * spread_per_mean_error;
  // Where nothing has varied yet there is nothing to clip by: the first step is believed.
  const double step = spread > 0 ? clipped * spread : error;
  mean_error_ += std::max(memory_gain_, 1 / seen_) * (std::abs(step) - mean_error_);
  level_ += std::max(level_gain_, 1 / seen_) * step;
  place.seen += 1;
  place.effect += std::max(place_gain_, 1 / place.seen) * step;
}

}  // namespace regie
