// measure/compare.cpp - weekday-matched before and after.
#include "measure/compare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace regie {
namespace {

struct WindowSum {
  double value = 0;
  double of = 0;
};

/// Nothing where a day of the window is missing or outside the series.
std::optional<WindowSum> sum_over(const DailySeries& days, DaySpan window) {
  if (window.from < days.from || window.to > days.to()) return std::nullopt;
  WindowSum sum;
  for (int i = window.from - days.from; i <= window.to - days.from; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (std::isnan(days.value[at])) return std::nullopt;
    sum.value += days.value[at];
    if (!days.of.empty()) {
      if (std::isnan(days.of[at])) return std::nullopt;
      sum.of += days.of[at];
    }
  }
  return sum;
}

/// 97.5 % points of Student's t with 2, 3, 4, 5 degrees of freedom (Fisher & Yates, table III).
double t_975(std::size_t degrees) {
  constexpr std::array<double, 4> points{4.303, 3.182, 2.776, 2.571};
  return points[std::min<std::size_t>(degrees, 5) - 2];
}

}  // namespace

Answer<Estimate> compare_with_before(const DailySeries& days, DaySpan window) {
  const std::optional<WindowSum> now = sum_over(days, window);
  const int step = (window.days() + 6) / 7 * 7;
  std::array<double, weeks_before_max> logs{};
  std::size_t count = 0;
  WindowSum before;
  for (int week = 1; week <= weeks_before_max; ++week) {
    const auto sum = sum_over(days, {window.from - week * step, window.to - week * step});
    if (!sum || (!days.of.empty() && sum->of <= 0)) continue;
    before.value += sum->value;
    before.of += sum->of;
    const double level = days.of.empty() ? sum->value : sum->value / sum->of;
    logs[count++] = std::log(std::max(level, 1e-9));
  }
  if (!now || count < 3 || before.value < events_min)
    return tl::unexpected(TooFew{before.value, 3, 0, "three complete weeks before the window"});

  const auto windows = static_cast<double>(count);
  double expected = before.value / windows;
  double observed = now->value;
  if (!days.of.empty()) {
    if (now->of <= 0) return tl::unexpected(TooFew{before.value, 0, 0, "a denominator in the window"});
    expected = before.value / before.of;
    observed = now->value / now->of;
  }
  double mean = 0;
  for (std::size_t i = 0; i < count; ++i) mean += logs[i] / windows;
  double spread = 0;
  for (std::size_t i = 0; i < count; ++i) spread += (logs[i] - mean) * (logs[i] - mean) / (windows - 1);
  // Half a thing added keeps a window of zero finite (Haldane).
  const double counting = 1 / (now->value + 0.5) + 1 / (before.value + 0.5);
  const double error = std::sqrt(std::max(spread * (1 + 1 / windows), counting));
  const double centre = std::log(std::max(observed, 1e-12)) - std::log(expected);
  const double reach = t_975(count - 1) * error;
  return Estimate{observed / expected - 1,
                  {std::exp(centre - reach) - 1, std::exp(centre + reach) - 1, 0.95}};
}

}  // namespace regie
