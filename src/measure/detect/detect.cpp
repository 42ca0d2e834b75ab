// measure/detect/detect.cpp - did it move, since when, which kind, how sure?
#include "measure/detect/detect.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "measure/detect/internal/judge.h"
#include "measure/detect/internal/observations.h"
#include "measure/detect/limits.h"
#include "stats/e_bh.h"

namespace regie {

using namespace detecting;

namespace {

struct Entry {
  std::string slice;
  const MetricSeries* series = nullptr;
  Judged judged;
};

/// Tests a family of entries together; what is found joins `found`.
void select(const std::vector<const Entry*>& family, double rate, double log_boost,
            std::vector<const Entry*>& found) {
  std::vector<double> log_e;
  log_e.reserve(family.size());
  for (const Entry* entry : family) {
    const Judged& judged = entry->judged;
    log_e.push_back(judged.told && judged.log_e >= log_e_min ? judged.log_e + log_boost : -INFINITY);
  }
  for (const std::size_t i : e_bh(log_e, rate)) found.push_back(family[i]);
}

/// Totals first. Then the slices of metrics whose total moved; then, apart, all other slices: so that a
/// thousand quiet slices cannot hide a total, nor a total license its slices.
std::vector<const Entry*> discoveries(const std::vector<Entry>& entries, double rate) {
  std::vector<const Entry*> totals;
  std::vector<const Entry*> found;
  for (const Entry& entry : entries)
    if (is_total(entry.series->slice)) totals.push_back(&entry);
  select(totals, rate, totals_log_boost, found);
  std::set<std::string> moved;
  for (const Entry* entry : found) moved.insert(entry->series->metric.name);
  std::vector<const Entry*> below;
  std::vector<const Entry*> others;
  for (const Entry& entry : entries)
    if (!is_total(entry.series->slice))
      (moved.contains(entry.series->metric.name) ? below : others).push_back(&entry);
  select(below, rate, slices_log_boost, found);
  select(others, rate, slices_log_boost, found);
  return found;
}

}  // namespace

DetectOutput detect(const DetectInput& input) {
  const HolidayTable holidays = holiday_table(input.calendar);
  struct Judgement {
    std::optional<Entry> entry;
    std::optional<TooFewSeries> few;
  };
  std::vector<Judgement> seen(input.series.size());  // each series is judged by itself, in a place of its own
  const auto look = [&](std::size_t i) {
    const MetricSeries& series = input.series[i];
    if (is_total(series.slice)) {
      TooFewSeries few = smallest_change(series, input.window);
      if (!few.needs.empty()) seen[i].few = std::move(few);
    }
    auto days = observe(series, input.window, holidays);
    if (days)
      seen[i].entry = {slice_text(series.slice), &series,
                       judge(series, std::move(*days), Telling::where_it_matters)};
  };
  if (input.run_all) {
    input.run_all(seen.size(), look);
  } else {
    for (std::size_t i = 0; i < seen.size(); ++i) look(i);
  }
  std::vector<Entry> entries;
  DetectOutput output;
  for (Judgement& one : seen) {
    if (one.few) output.too_few.push_back(std::move(*one.few));
    if (one.entry) entries.push_back(std::move(*one.entry));
  }
  for (const Entry* entry : discoveries(entries, input.false_discovery_rate))
    output.changes.push_back(entry->judged.change);
  std::sort(output.changes.begin(), output.changes.end(), [](const Change& a, const Change& b) {
    const auto key = [](const Change& c) {
      return std::tuple(-c.log_bayes_factor, c.metric, slice_text(c.slice));
    };
    return key(a) < key(b);
  });
  std::sort(output.too_few.begin(), output.too_few.end(),
            [](const TooFewSeries& a, const TooFewSeries& b) { return a.metric < b.metric; });
  return output;
}

Answer<Change> detect_one(const MetricSeries& series, DaySpan window,
                          const std::vector<CalendarDay>& calendar) {
  auto days = observe(series, window, holiday_table(calendar));
  if (days) {
    Judged judged = judge(series, std::move(*days), Telling::always);
    const TooFewSeries few = smallest_change(series, window);
    constexpr double plain = 0.5;  // probability: counts too small for a halving may still show a stop
    if (few.needs.empty() || judged.change.probability >= plain)
      if (!judged.change.method.empty()) return std::move(judged.change);
  }
  const TooFewSeries few = smallest_change(series, window);
  const std::string needs = few.needs.empty() ? "at least four weeks of daily values" : few.needs;
  return tl::unexpected(TooFew{few.n, few.more_weeks, 0, needs});
}

}  // namespace regie
