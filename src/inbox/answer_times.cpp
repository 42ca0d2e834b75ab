// inbox/answer_times.cpp - a median between two of its own values.
#include "inbox/answer_times.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace regie::inbox {
namespace {

constexpr double level = 0.95;

/// The largest rank r, from 1, with P(Binomial(n, 1/2) < r) <= (1 - level) / 2.
std::size_t low_rank(std::size_t n) {
  const auto size = static_cast<double>(n);
  double below = 0;
  double log_term = -size * std::log(2.0);  // of 0 successes
  for (std::size_t r = 0; r < n; ++r) {
    below += std::exp(log_term);
    if (below > (1 - level) / 2) return r;
    const auto k = static_cast<double>(r);
    log_term += std::log((size - k) / (k + 1));
  }
  return 0;
}

}  // namespace

Answer<AnswerTime> answer_time(std::span<const double> hours) {
  std::vector<double> sorted(hours.begin(), hours.end());
  std::sort(sorted.begin(), sorted.end());
  const std::size_t n = sorted.size();
  const std::size_t rank = low_rank(n);
  if (n < answer_times_min || rank == 0) {
    TooFew few;
    few.n = static_cast<double>(n);
    few.needs = std::to_string(answer_times_min) + " answers; there are " + std::to_string(n);
    return tl::unexpected(few);
  }
  const double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  return AnswerTime{median, sorted[rank - 1], sorted[n - rank], n};
}

}  // namespace regie::inbox
