// bench/detect/planted_streams.cpp - streams made here, and who sounds an alarm on them.
#include "bench/detect/planted_streams.h"

#include <cmath>

#include "base/random.h"
#include "stats/special.h"
#include "stats/stream_surprise.h"

namespace regie::bench {

namespace {

double normal(Random& random) { return normal_quantile(random.unit() * (1 - 2e-9) + 1e-9); }

/// Student's t with three degrees of freedom, scaled to the mean absolute value of a standard normal.
double heavy(Random& random) {
  const double top = normal(random);
  double squares = 0;
  for (int i = 0; i < 3; ++i) {
    const double x = normal(random);
    squares += x * x;
  }
  return 0.7236 * top / std::sqrt(squares / 3);
}

}  // namespace

PlantedStream planted_stream(StreamNoise noise, StreamEvent event, std::size_t hours, std::uint64_t seed) {
  Random random(seed);
  PlantedStream stream;
  stream.event = event == StreamEvent::none ? hours : hours * 2 / 3 + random.below(24);
  if (event == StreamEvent::night_by_day) stream.event = hours * 2 / 3 / 24 * 24 + 12;
  double carried = 0;
  for (std::size_t t = 0; t < hours; ++t) {
    const double shape = -2 * std::cos(2 * 3.14159265358979323846 * static_cast<double>(t % 24) / 24);
    double value = 10 + shape;
    switch (noise) {
      case StreamNoise::normal:
        value += normal(random);
        break;
      case StreamNoise::heavy_tailed:
        value += heavy(random);
        break;
      case StreamNoise::multiplicative:
        value *= std::exp(0.1 * normal(random));
        break;
      case StreamNoise::persistent:
        carried = 0.6 * carried + 0.8 * normal(random);
        value += carried;
        break;
    }
    const bool begun = t >= stream.event;
    const std::size_t since = t - stream.event;
    if (begun && event == StreamEvent::spike && since < 1) value += 6;
    if (begun && event == StreamEvent::half_day && since < 12) value -= 2.5;
    if (begun && event == StreamEvent::lasting_step) value += 3;
    if (begun && event == StreamEvent::night_by_day && since < 4) value -= 4;
    stream.values.push_back(value);
  }
  return stream;
}

Alarms our_alarms(const std::vector<double>& values, double level) {
  StreamSurprise stream;
  Alarms alarms;
  for (std::size_t t = 0; t < values.size(); ++t)
    if (stream.next(values[t], t % 24).score >= level) alarms.push_back(t);
  return alarms;
}

Alarms three_sigma_alarms(const std::vector<double>& values) {
  constexpr std::size_t week = 168;
  Alarms alarms;
  for (std::size_t t = week; t < values.size(); ++t) {
    double mean = 0;
    double squares = 0;
    for (std::size_t j = t - week; j < t; ++j) mean += values[j] / week;
    for (std::size_t j = t - week; j < t; ++j) squares += (values[j] - mean) * (values[j] - mean);
    const bool quiet = !alarms.empty() && t - alarms.back() < 24;
    if (!quiet && std::abs(values[t] - mean) > 3 * std::sqrt(squares / (week - 1))) alarms.push_back(t);
  }
  return alarms;
}

std::string name_of(StreamNoise noise) {
  switch (noise) {
    case StreamNoise::normal:
      return "normal";
    case StreamNoise::heavy_tailed:
      return "heavy-tailed (t, 3 df)";
    case StreamNoise::multiplicative:
      return "multiplicative";
    case StreamNoise::persistent:
      break;
  }
  return "persistent (AR .6)";
}

std::string name_of(StreamEvent event) {
  switch (event) {
    case StreamEvent::none:
      return "nothing";
    case StreamEvent::spike:
      return "one hour, 6 up";
    case StreamEvent::half_day:
      return "twelve hours, 2.5 down";
    case StreamEvent::lasting_step:
      return "3 up for good";
    case StreamEvent::night_by_day:
      break;
  }
  return "night's level at noon, four hours";
}

}  // namespace regie::bench
