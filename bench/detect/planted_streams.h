// bench/detect/planted_streams.h - hourly streams whose events are known, and streams that have none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace regie::bench {

enum class StreamNoise { normal, heavy_tailed, multiplicative, persistent };
enum class StreamEvent { none, spike, half_day, lasting_step, night_by_day };

struct PlantedStream {
  std::vector<double> values;  // first value at midnight
  std::size_t event = 0;       // index where it begins; past the end where there is none
};

/// `hours` values about 10 with a daily shape of amplitude 2; noise of unit spread. Events, at about two
/// thirds:
///   spike         one hour, +6       half_day      twelve hours, -2.5
///   lasting_step  +3 from then on    night_by_day  four hours of noon at the level of the night, -4
[[nodiscard]] PlantedStream planted_stream(StreamNoise noise, StreamEvent event, std::size_t hours,
                                           std::uint64_t seed);

/// Indices of alarms: the detector's score is at least `level`, told as it tells.
using Alarms = std::vector<std::size_t>;
[[nodiscard]] Alarms our_alarms(const std::vector<double>& values, double level);
/// The rule of a script: more than three deviations from the mean of the week before, once a day.
[[nodiscard]] Alarms three_sigma_alarms(const std::vector<double>& values);

[[nodiscard]] std::string name_of(StreamNoise noise);
[[nodiscard]] std::string name_of(StreamEvent event);

}  // namespace regie::bench
