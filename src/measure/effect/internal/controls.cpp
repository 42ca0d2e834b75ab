// measure/effect/internal/controls.cpp - which series may say what would have been.
#include "measure/effect/internal/controls.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "measure/compare.h"
#include "stats/median.h"

namespace regie::judging {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool nested(const Slice& a, const Slice& b) { return slice_holds(a, b) || slice_holds(b, a); }

std::size_t missing_in(const std::vector<double>& values, std::size_t from, std::size_t to) {
  return static_cast<std::size_t>(std::count_if(values.begin() + static_cast<std::ptrdiff_t>(from),
                                                values.begin() + static_cast<std::ptrdiff_t>(to),
                                                [](double value) { return std::isnan(value); }));
}

/// A hole takes the figure of the same weekday nearest to it; where there is none, of the nearest day.
std::vector<double> filled(const std::vector<double>& values) {
  std::vector<double> whole = values;
  const auto size = static_cast<std::ptrdiff_t>(values.size());
  for (std::ptrdiff_t i = 0; i < size; ++i)
    for (const std::ptrdiff_t stride : {7, 1})
      for (std::ptrdiff_t away = stride; std::isnan(whole[static_cast<std::size_t>(i)]) && away < size;
           away += stride)
        for (const std::ptrdiff_t from : {i - away, i + away})
          if (from >= 0 && from < size && !std::isnan(values[static_cast<std::size_t>(from)]))
            whole[static_cast<std::size_t>(i)] = values[static_cast<std::size_t>(from)];
  return whole;
}

/// No value further out than three robust standard deviations: one odd day must not hide a likeness.
std::vector<double> drawn_in(std::vector<double> values) {
  std::vector<double> sizes;
  for (const double value : values)
    if (!std::isnan(value)) sizes.push_back(std::abs(value));
  if (sizes.empty()) return values;
  const double reach = 3 * 1.4826 * median(std::move(sizes));
  if (reach > 0)
    for (double& value : values)
      if (!std::isnan(value)) value = std::clamp(value, -reach, reach);
  return values;
}

/// Differences from value to value, the mean of each phase of `period` taken off. NaN where one is missing.
std::vector<double> steps(const std::vector<double>& values, std::size_t period) {
  std::vector<double> all;
  std::vector<double> sum(period, 0);
  std::vector<double> count(period, 0);
  for (std::size_t i = 1; i < values.size(); ++i) {
    all.push_back(values[i] - values[i - 1]);
    if (std::isnan(all.back())) continue;
    sum[i % period] += all.back();
    count[i % period] += 1;
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    if (count[(i + 1) % period] > 0) all[i] -= sum[(i + 1) % period] / count[(i + 1) % period];
  return drawn_in(std::move(all));
}

std::vector<double> weeks(const std::vector<double>& values) {
  std::vector<double> sums;
  for (std::size_t i = 0; i + 7 <= values.size(); i += 7) {
    double sum = 0;
    for (std::size_t day = i; day < i + 7; ++day) sum += values[day];
    sums.push_back(sum);
  }
  return sums;
}

struct Correlation {
  double value = 0;
  double z = 0;  // Fisher's
};

Correlation correlation(const std::vector<double>& a, const std::vector<double>& b, double unknowns) {
  double n = 0, mean_a = 0, mean_b = 0, aa = 0, bb = 0, ab = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    n += 1;
    const double off_a = a[i] - mean_a;
    const double off_b = b[i] - mean_b;
    mean_a += off_a / n;
    mean_b += off_b / n;
    aa += off_a * (a[i] - mean_a);
    bb += off_b * (b[i] - mean_b);
    ab += off_a * (b[i] - mean_b);
  }
  if (n < unknowns + 4 || aa <= 0 || bb <= 0) return {};
  const double value = ab / std::sqrt(aa * bb);
  const double kept = std::clamp(value, -0.999999, 0.999999);
  return {value, std::atanh(kept) * std::sqrt(n - unknowns - 2)};
}

/// Of steps a day, or of steps a week where those say more: counting noise hides what few things a day share.
Correlation closeness(std::vector<double> target, std::vector<double> control, std::size_t before) {
  target.resize(before);
  control.resize(before);
  const Correlation days = correlation(steps(target, 7), steps(control, 7), 7);
  const Correlation sums = correlation(steps(weeks(target), 1), steps(weeks(control), 1), 1);
  return std::abs(sums.z) > std::abs(days.z) ? sums : days;
}

bool moves(const std::vector<double>& values, std::size_t before) {
  const double first = values.front();
  return std::any_of(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(before),
                     [&](double value) { return value != first; });
}

/// A control's own step at the date, on the log scale; nothing where it cannot be told.
struct OwnMove {
  double size = 0;
  double error = 0;
};
std::optional<OwnMove> own_move(const ControlSeries& control, DaySpan judged) {
  if (std::any_of(control.days.value.begin(), control.days.value.end(), [](double v) { return v < 0; }))
    return std::nullopt;  // a relative move of what may be negative means nothing
  for (const int days : {std::min(judged.days(), control_move_days_max), 7}) {
    if (days > judged.days()) continue;
    const auto move = compare_with_before(control.days, {judged.from, judged.from + (days - 1)});
    if (!move || move->value <= -1) continue;
    const Interval& reach = move->interval;
    return OwnMove{std::log1p(move->value), (std::log1p(reach.high) - std::log1p(reach.low)) / (2 * 1.96)};
  }
  return std::nullopt;
}

/// Did it leave the others? Alone it is measured against standing still.
bool left_the_others(const OwnMove& own, const std::vector<OwnMove>& others) {
  double centre = 0;
  double variance = own.error * own.error;
  if (!others.empty()) {
    const auto count = static_cast<double>(others.size());
    std::vector<double> sizes;
    for (const OwnMove& other : others) {
      sizes.push_back(other.size);
      variance += other.error * other.error / (count * count);
    }
    centre = median(sizes);
    // Controls answer a shared shock each in their own measure: their spread is no sign of being touched.
    for (double& size : sizes) size = std::abs(size - centre);
    const double spread = 1.4826 * median(sizes);
    if (others.size() >= 3) variance += spread * spread;
  }
  return std::abs(own.size - centre) > control_moved_z * std::sqrt(variance);
}

/// What can be said of a control without looking at its figures.
ControlFate by_place(const EffectInput& input, const ControlSeries& control) {
  if (nested(input.target.slice, control.slice)) return ControlFate::part_or_whole;
  if (slice_holds(input.scope.value_or(input.target.slice), control.slice)) return ControlFate::inside_scope;
  for (const KnownChange& change : input.own_changes) {
    const bool near =
        change.day + control_own_change_days >= input.judged.from && change.day <= input.judged.to;
    if (near && nested(change.slice, control.slice)) return ControlFate::own_change;
  }
  return ControlFate::used;
}

void drop_those_that_moved(const EffectInput& input, std::vector<ControlVerdict>& verdicts) {
  std::vector<std::optional<OwnMove>> own(verdicts.size());
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (verdicts[i].fate == ControlFate::used) own[i] = own_move(input.controls[i], input.judged);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (!own[i]) continue;
    std::vector<OwnMove> others;
    for (std::size_t j = 0; j < verdicts.size(); ++j)
      if (j != i && own[j]) others.push_back(*own[j]);
    if (left_the_others(*own[i], others)) verdicts[i].fate = ControlFate::moved_itself;
  }
}

void keep_the_closest(std::vector<ControlVerdict>& verdicts) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < verdicts.size(); ++i)
    if (verdicts[i].fate == ControlFate::used) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const double left = std::abs(verdicts[a].closeness);
    const double right = std::abs(verdicts[b].closeness);
    return left != right ? left > right : verdicts[a].name < verdicts[b].name;
  });
  for (std::size_t i = controls_kept_max; i < order.size(); ++i)
    verdicts[order[i]].fate = ControlFate::beyond_best;
}

}  // namespace

std::vector<double> figures(const DailySeries& days, DaySpan span) {
  std::vector<double> values(static_cast<std::size_t>(span.days()), nan);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int at = span.from + static_cast<int>(i) - days.from;
    if (at < 0 || static_cast<std::size_t>(at) >= days.value.size()) continue;
    const auto place = static_cast<std::size_t>(at);
    if (days.of.empty())
      values[i] = days.value[place];
    else if (days.of[place] > 0)
      values[i] = days.value[place] / days.of[place];
  }
  return values;
}

ChosenControls choose_controls(const EffectInput& input, DaySpan before, const std::vector<double>& y) {
  const bool by_machine = input.chosen_by == ChosenBy::machine;
  const auto taught = static_cast<std::size_t>(before.days());
  ChosenControls chosen;
  std::vector<std::vector<double>> columns;
  for (const ControlSeries& control : input.controls) {
    ControlVerdict verdict{control.name, by_machine ? by_place(input, control) : ControlFate::used, 0, 0};
    std::vector<double> values = figures(control.days, {before.from, input.judged.to});
    const auto share = [&](std::size_t from, std::size_t to) {
      return static_cast<double>(missing_in(values, from, to)) / static_cast<double>(to - from);
    };
    const double limit = by_machine ? control_missing_share_max : 1 - 1e-9;
    if (verdict.fate == ControlFate::used &&
        (share(0, taught) > limit || share(taught, values.size()) > limit))
      verdict.fate = ControlFate::holes;
    if (verdict.fate == ControlFate::used) {
      const Correlation close = closeness(y, values, taught);
      values = filled(values);
      verdict.closeness = close.value;
      if (!moves(values, taught))
        verdict.fate = ControlFate::constant;
      else if (by_machine && std::abs(close.z) < control_related_z)
        verdict.fate = ControlFate::unrelated;
    }
    chosen.verdicts.push_back(verdict);
    columns.push_back(std::move(values));
  }
  if (by_machine) {
    drop_those_that_moved(input, chosen.verdicts);
    keep_the_closest(chosen.verdicts);
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (chosen.verdicts[i].fate != ControlFate::used) continue;
    chosen.columns.push_back(std::move(columns[i]));
    chosen.which.push_back(i);
  }
  return chosen;
}

}  // namespace regie::judging
