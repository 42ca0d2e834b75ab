// measure/second_opinion.cpp - a series made ready for levels and lines, and its changes as days.
#include "measure/second_opinion.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

#include "measure/detect/limits.h"
#include "measure/seen_days.h"
#include "stats/periodic_offsets.h"
#include "stats/seasonal_lines.h"

namespace regie {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t week = 7;

using SeenDays = std::vector<std::optional<Seen>>;

SeenDays days_of(const MetricSeries& series, Day until) {
  const int all = std::min(static_cast<int>(series.days.value.size()), until - series.days.from + 1);
  SeenDays days(static_cast<std::size_t>(std::max(0, all)));
  for (auto i = static_cast<std::size_t>(std::max(0, all - history_days_max)); i < days.size(); ++i)
    days[i] = seen_on(series, i);
  if (series.metric.kind == MetricKind::amount)
    for (const std::size_t i :
         lone_zeros(days.size(), [&](std::size_t at) { return days[at] && days[at]->value <= 0; }))
      days[i].reset();
  return days;
}

double amount_floor(const SeenDays& days) {
  std::vector<double> positive;
  for (const auto& day : days)
    if (day && day->value > 0) positive.push_back(day->value);
  return positive.empty() ? 1 : amount_floor_of(positive);
}

std::vector<double> on_scale(const SeenDays& days, MetricKind kind) {
  const double floor = kind == MetricKind::amount ? amount_floor(days) : 0;
  std::vector<double> values;
  values.reserve(days.size());
  for (const auto& day : days) {
    if (!day)
      values.push_back(missing);
    else if (kind == MetricKind::rate)
      values.push_back(std::asin(std::sqrt((day->value + 0.375) / (day->of + 0.75))));
    else
      values.push_back(kind == MetricKind::amount ? std::log(std::max(day->value, floor))
                                                  : std::log1p(day->value));
  }
  return values;
}

/// A mean a day, or hits over tries.
double mean_of(std::span<const Seen> days, MetricKind kind) {
  double sum = 0;
  double over = 0;
  for (const Seen& day : days) {
    sum += day.value;
    over += kind == MetricKind::rate ? day.of : 1;
  }
  return sum / over;
}

/// The changes of `lines`, whose values are those of `known` on the days `day_of`.
std::vector<HistoryChange> changes_of(const PiecewiseLines& lines, std::span<const Seen> known,
                                      std::span<const Day> day_of, MetricKind kind) {
  constexpr std::size_t side_days = 28;  // whole weeks, so that weekdays weigh alike
  std::vector<HistoryChange> changes;
  for (std::size_t k = 0; k < lines.changes.size(); ++k) {
    const LineSegment& old = lines.segments[k];
    const LineSegment& fresh = lines.segments[k + 1];
    const std::size_t at = fresh.from;
    const std::size_t before = std::min(side_days, old.to - old.from);
    const std::size_t after = std::min(side_days, fresh.to - fresh.from);
    HistoryChange change;
    change.day = day_of[at];
    change.before = mean_of(known.subspan(at - before, before), kind);
    change.after = mean_of(known.subspan(at, after), kind);
    change.slope_changed = old.slope != fresh.slope;
    changes.push_back(change);
  }
  return changes;
}

tl::unexpected<TooFew> too_few(std::size_t known, std::string needs) {
  return tl::unexpected(TooFew{static_cast<double>(known), 0, 0, std::move(needs)});
}

}  // namespace

Answer<SecondOpinion> second_opinion(const MetricSeries& series, Day until) {
  const MetricKind kind = series.metric.kind;
  if (kind != MetricKind::count && kind != MetricKind::amount && kind != MetricKind::rate)
    return too_few(0, "a metric that is counted, an amount or a rate");
  const SeenDays days = days_of(series, until);
  const std::vector<double> scaled = on_scale(days, kind);
  const std::vector<double> offsets = periodic_offsets(scaled, week);
  std::vector<double> values;
  std::vector<Seen> known;
  std::vector<Day> day_of;     // of each value
  std::vector<double> places;  // the same as numbers
  for (std::size_t i = 0; i < scaled.size(); ++i) {
    if (std::isnan(scaled[i])) continue;
    values.push_back(scaled[i] - offsets[i % week]);
    known.push_back(*days[i]);
    day_of.push_back(series.days.from + static_cast<int>(i));
    places.push_back(day_of.back().number());
  }
  if (values.size() < second_opinion_days_min)
    return too_few(values.size(), "at least four weeks of daily values");
  SecondOpinion opinion;
  opinion.metric = series.metric.name;
  opinion.metric_kind = kind;
  opinion.slice = series.slice;
  opinion.days = {day_of.front(), day_of.back()};
  opinion.known_days = static_cast<int>(values.size());
  opinion.method = "piecewise-lines/1";
  const SeasonalLines history = seasonal_lines(values, places);
  opinion.season_taken_out = !history.wave.empty();
  opinion.changes = changes_of(history.lines, known, day_of, kind);
  return opinion;
}

Agreement agreement(const SecondOpinion& opinion, Day onset) {
  constexpr int near_days = 7;
  for (const HistoryChange& change : opinion.changes)
    if (std::abs(change.day - onset) <= near_days) return Agreement::agrees;
  return opinion.days.to - onset + 1 < near_days ? Agreement::too_recent : Agreement::differs;
}

}  // namespace regie
