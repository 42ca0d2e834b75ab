// inbox/answer_times.h - how long people wait for a human answer, by how their message sounded.
#pragma once

#include <cstddef>
#include <span>

#include "base/answer.h"

namespace regie::inbox {

/// Fewer than this and no two of them hold the median between them 95 times in 100.
inline constexpr std::size_t answer_times_min = 6;

struct AnswerTime {
  double median_hours = 0;
  double low_hours = 0;  // the median lies between these, 95 times in 100
  double high_hours = 0;
  std::size_t n = 0;
};

/// The median of hours until a person answered, with an interval of order statistics.
/// Method:   binomial(n, 1/2) on the ranks; David & Nagaraja (2003), Order Statistics, 7.1.
/// Abstains: under `answer_times_min` answers; says how many more are needed.
/// Cost:     sorting.
[[nodiscard]] Answer<AnswerTime> answer_time(std::span<const double> hours);

}  // namespace regie::inbox
