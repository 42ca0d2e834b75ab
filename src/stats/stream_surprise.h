// stats/stream_surprise.h - is the value that has just arrived a surprise? Told at once, from the past alone.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace regie {

/// One configuration for every stream; each figure has a reason, none is fitted to a set of series. Times
/// count values; `cycle` is what a shape repeats over, a day of hours unless said otherwise.
struct StreamSurpriseOptions {
  std::size_t cycle = 24;        // values a cycle; each place in it has a level of its own. At least 4
  double level_cycles = 1;       // the level follows within a cycle: by tomorrow the new price is the price
  double memory_cycles = 28;     // place, spread and tail are known from about four weeks of days
  double edge = 2;               // spreads; beyond it is the tail, and no value teaches more than this much
  double stretch_cycles = 0.25;  // the recent stretch: a quarter of a day
  double quiet_cycles = 1;       // an event is told once a day, and where it gets worse: further out, or
                                 // less probable
};

struct Surprise {
  double expected = 0;   // in the units of the values; the forecast made before this value was seen
  double spread = 0;     // same units, about one standard deviation of ordinary values around `expected`
  double deviation = 0;  // spreads, signed: of this value, or of the recent stretch where that is further out
  double probability = 1;  // of a deviation at least this far out on either side, by what was seen so far
  double score = 0;        // 1 - probability beyond the edge, for the first and for each worse value of an
                           // event; 0 for the ordinary and for what was told already
};

/// Values one at a time: each is judged by the past, then learned.
///   forecast = level + effect of the place;  z = (value - forecast) / spread
///   x = z, or the weighted mean of recent z in its own spread, whichever lies further out
///   P(|X| > x) = 2 P(edge passed on this side) (1 + log(x / edge) / (b + S))^-(a + n)   for x > edge
/// Method:   robust exponential smoothing with clipped steps (Gelper, Fried & Croux 2010) for level, place
///           and spread. The tail law is learned by peaks over a threshold, each side its own (Hill 1975; in
///           streams Siffer et al. 2017): the log excess is exponential with a gamma prior, n and S its
///           discounted count and sum, so the predictive law is Lomax, its uncertainty integrated; a prior
///           count for how often the edge is passed. Discounting as in West & Harrison (1997, ch. 6). Judging
///           a statistic by the law of its own past is the anomaly likelihood of Ahmad et al. (2017), with a
///           tail in place of a normal.
/// Requires: place < cycle.
/// Holds:    a prefix gives the scores of the whole; a * value + b gives the same scores for a > 0, and for
///           a < 0 with the deviation's sign turned; 0 <= score <= 1. Inside the edge the law is not learned:
///           the probability falls in a straight line from 1 to that of the edge.
/// Abstains: probability 1 in the first cycle, and for a value that is not finite: it is missing, teaches
///           nothing, and only time goes on.
/// Cost:     constant time a value; memory of one cycle.
class StreamSurprise {
 public:
  explicit StreamSurprise(const StreamSurpriseOptions& options = {});

  /// `place` of the value in its cycle, the hour of its day for example; a stream without a shape says 0.
  [[nodiscard]] Surprise next(double value, std::size_t place);

 private:
  struct Place {
    double effect = 0;
    double seen = 0;
  };
  struct Tail {
    double count = 0;       // discounted: values beyond the edge
    double log_excess = 0;  // discounted sum of log(|x| / edge)
  };

  void settle(double value, Place& place);
  double stretched(double clipped);
  [[nodiscard]] double probability(double x) const;
  void learn_tail(double x);
  void learn(double error, double clipped, Place& place);

  double edge_;
  double level_gain_;
  double memory_gain_;
  double place_gain_;
  double stretch_gain_;
  double quiet_;
  double settling_;  // values of the first cycle
  double seen_ = 0;
  double level_ = 0;
  double mean_error_ = 0;  // mean absolute deviation from the forecast
  double stretch_ = 0;
  double stretch_mean_ = 0;      // mean absolute stretch
  double tail_seen_ = 0;         // discounted
  std::array<Tail, 2> tails_;    // above, below
  double told_probability_ = 1;  // of the event last told
  double told_deviation_ = 0;    // without its sign
  double since_told_ = 0;        // values
  std::vector<Place> places_;
};

}  // namespace regie
