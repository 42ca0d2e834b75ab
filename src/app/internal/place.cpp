// app/internal/place.cpp - where changes sit.
#include "app/internal/place.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "app/internal/side_by_side.h"
#include "measure/compare.h"
#include "measure/locate/locate.h"
#include "stats/median.h"

namespace regie {
namespace {

constexpr int places_per_change_max = 3;  // one metric falling in more separate places is "everywhere"
constexpr double dispersion_max = 50;     // beyond this a leaf says nothing either way

/// The reports with most dimensions that answer the metric through the window: the finest leaves.
std::vector<const ReportInfo*> finest(const PlatformView& view, const Metric& metric, const Slice& where,
                                      DaySpan window) {
  const std::vector<std::string> dimensions = dimensions_of(where);
  std::vector<const ReportInfo*> best;
  for (const ReportInfo& report : view.reports) {
    if (!report.days.overlaps(window)) continue;
    const auto chosen =
        choose_reports(PlatformView{view.platform, {report}, {}}, measures_of(metric), dimensions);
    if (chosen.empty()) continue;
    if (best.empty() || report.shape.dimensions.size() > best.front()->shape.dimensions.size() ||
        (report.shape.dimensions.size() == best.front()->shape.dimensions.size() &&
         report.days_seen > best.front()->days_seen))
      best = {&report};
  }
  return best;
}

/// The window, then the same weekdays up to six times before it.
std::vector<DaySpan> windows_of(DaySpan window, Day first) {
  const int step = (window.days() + 6) / 7 * 7;
  std::vector<DaySpan> windows{window};
  for (int week = 1; week <= weeks_before_max && window.from - week * step >= first; ++week)
    windows.push_back({window.from - week * step, window.to - week * step});
  return windows;
}

double or_zero(double value) { return std::isnan(value) ? 0 : value; }

/// How a leaf varied over the earlier windows.
struct Spread {
  double mean = 0;
  double variance = 0;
};

std::vector<Spread> spreads_of(const LeafTable& table, const Metric& metric) {
  const std::size_t earlier = table.sums.size() - 1;
  std::vector<Spread> spreads;
  for (std::size_t leaf = 0; leaf < table.leaves; ++leaf) {
    const auto value = [&](std::size_t w) {
      const double numerator = or_zero(table.sums[w][0][leaf]);
      if (metric.kind != MetricKind::rate) return numerator;
      const double of = or_zero(table.sums[w][1][leaf]);
      return of > 0 ? numerator / of : 0;
    };
    Spread spread;
    for (std::size_t w = 1; w <= earlier; ++w) spread.mean += value(w) / static_cast<double>(earlier);
    for (std::size_t w = 1; w <= earlier; ++w) {
      const double gap = value(w) - spread.mean;
      spread.variance += gap * gap / static_cast<double>(earlier - 1);
    }
    spreads.push_back(spread);
  }
  return spreads;
}

/// Variance over mean of leaves across the earlier windows, pooled; at least that of a count.
double pooled_dispersion(const std::vector<Spread>& spreads) {
  double sum = 0;
  double leaves = 0;
  for (const Spread& spread : spreads) {
    if (!(spread.mean > 2)) continue;
    sum += spread.variance / spread.mean;
    leaves += 1;
  }
  return leaves == 0 ? 1 : std::clamp(sum / leaves, 1.0, dispersion_max);
}

/// How much large leaves wander from week to week beyond counting: the median over leaves, so that one that
/// was changed in those weeks does not count. A small floor: no campaign repeats itself exactly.
double wandering(const std::vector<Spread>& spreads, const LeafTable& table, const Metric& metric) {
  constexpr double floor = 0.05;
  constexpr double counted_min = 10;
  std::vector<double> shares;
  const auto earlier = static_cast<double>(table.sums.size() - 1);
  for (std::size_t leaf = 0; leaf < spreads.size(); ++leaf) {
    double counted = 0;
    for (std::size_t w = 1; w < table.sums.size(); ++w) counted += or_zero(table.sums[w][0][leaf]) / earlier;
    if (counted < counted_min) continue;
    const Spread& spread = spreads[leaf];
    const double counting = metric.kind == MetricKind::amount ? 0 : 1 / counted;
    shares.push_back(std::max(0.0, spread.variance / (spread.mean * spread.mean) - counting));
  }
  if (shares.empty()) return floor;
  return std::max(floor, std::sqrt(upper_median(shares)));
}

LocateInput leaves_of(const Metric& metric, const LeafRequest& request, const LeafTable& table) {
  LocateInput input;
  input.metric = metric;
  input.dimensions = request.dimensions;
  input.dictionary = table.dictionary;
  input.codes = table.codes;
  const std::vector<Spread> spreads = spreads_of(table, metric);
  if (metric.kind == MetricKind::amount) input.dispersion = pooled_dispersion(spreads);
  input.relative_noise = wandering(spreads, table, metric);
  const std::size_t earlier = table.sums.size() - 1;
  const auto fill = [&](std::size_t measure, std::vector<double>& expected, std::vector<double>& observed) {
    for (std::size_t leaf = 0; leaf < table.leaves; ++leaf) {
      double before = 0;
      for (std::size_t w = 1; w <= earlier; ++w) before += or_zero(table.sums[w][measure][leaf]);
      expected.push_back(before / static_cast<double>(earlier));
      observed.push_back(or_zero(table.sums[0][measure][leaf]));
    }
  };
  fill(0, input.expected, input.observed);
  if (!metric.denominator.empty()) fill(1, input.expected_of, input.observed_of);
  return input;
}

/// Nothing where the platform has no slices, or not enough weeks before.
Result<std::optional<Location>> locate_change(const Facts& facts, const Overview& overview,
                                              const PlatformSeries& platform, const Metric& metric,
                                              const Slice& where, DaySpan window) {
  const auto reports = finest(*platform.view, metric, where, window);
  if (reports.empty()) return std::nullopt;
  LeafRequest request;
  request.reports = {reports.front()->report};
  request.measures = measures_of(metric);
  request.where = where;
  for (const std::string& dimension : reports.front()->shape.dimensions)
    if (!where.contains(dimension) && dimension != currency_name && dimension != result_type)
      request.dimensions.push_back(dimension);
  request.windows = windows_of(window, std::max(overview.history.from, reports.front()->days.from));
  if (request.dimensions.empty() || request.windows.size() < 3) return std::nullopt;
  TRY(const LeafTable table, facts.leaves(request));
  if (table.leaves < 2) return std::nullopt;
  return locate(leaves_of(metric, request, table));
}

/// Places of changes that were asked before: many slices of one metric move in the same days.
class Places {
 public:
  Places(const Facts& facts, const Overview& overview) : facts_(facts), overview_(overview) {}

  struct Asked {
    const PlatformSeries* platform = nullptr;
    const Metric* metric = nullptr;
    DaySpan window;
  };

  /// Looks up among all leaves; what is asked here together is answered on two threads.
  Result<Done> ask(const std::vector<Asked>& all) {
    std::vector<Asked> fresh;
    for (const Asked& one : all)
      if (known_.emplace(key(one), std::nullopt).second) fresh.push_back(one);
    std::vector<Result<std::optional<Location>>> answers(fresh.size());
    side_by_side(fresh.size(), [&](std::size_t i) {
      answers[i] =
          locate_change(facts_, overview_, *fresh[i].platform, *fresh[i].metric, {}, fresh[i].window);
    });
    for (std::size_t i = 0; i < fresh.size(); ++i) {
      TRY(known_[key(fresh[i])], std::move(answers[i]));
    }
    return Done{};
  }
  Result<std::optional<Location>> of(const Asked& one) {
    TRY_DONE(ask({one}));
    return known_.at(key(one));
  }

 private:
  using Key = std::tuple<std::string, std::string, Day, Day>;
  static Key key(const Asked& one) {
    return {one.platform->view->platform, one.metric->name, one.window.from, one.window.to};
  }
  const Facts& facts_;
  const Overview& overview_;
  std::map<Key, std::optional<Location>> known_;
};

bool same_time(const Onset& a, const Onset& b) {
  return std::abs(a.day - b.day) <= same_change_days || (a.low <= b.high && b.low <= a.high);
}

/// The change as its place shows it: the series of that place, where it tells as clearly.
Result<Change> change_at(const Facts& facts, const Overview& overview, const PlatformSeries& platform,
                         const Change& strongest, const Slice& place) {
  if (place == strongest.slice) return strongest;
  const Metric& metric = *find_metric(overview.metrics, strongest.metric);
  SeriesQuestion question;
  question.metrics = {metric};
  question.where = stored_slice(place);
  question.days = {overview.history.from, overview.window.to};
  TRY(auto series, series_of(facts, *platform.view, question));
  if (series.empty()) return strongest;
  series.front().metric.kind = strongest.metric_kind;
  series.front().slice = place;
  const Answer<Change> there = detect_one(series.front(), overview.window, overview.calendar);
  constexpr double sure_enough = 0.9;
  if (!there || there->probability < sure_enough || there->direction != strongest.direction ||
      !same_time(there->onset, strongest.onset))
    return strongest;
  return *there;
}

}  // namespace

Slice stored_slice(Slice slice) {
  slice.erase("platform");
  return slice;
}

const PlatformSeries& platform_of(const Overview& overview, const Change& change) {
  const auto platform = change.slice.find("platform");
  for (const PlatformSeries& candidate : overview.platforms()) {
    if (platform != change.slice.end()) {
      if (candidate.view->platform == platform->second) return candidate;
      continue;
    }
    if (!choose_reports(*candidate.view, measures_of(*find_metric(overview.metrics, change.metric)), {})
             .empty())
      return candidate;
  }
  return overview.platforms().front();
}

namespace {

Result<Finding> place_with(const Facts& facts, const Overview& overview, const PlatformSeries& platform,
                           const Change& change, const std::optional<Location>& location) {
  Finding finding;
  finding.change = change;
  const Metric& metric = *find_metric(overview.metrics, change.metric);
  const Slice where = stored_slice(change.slice);
  if (location) {
    finding.mix_rate = location->mix_rate;
    for (Driver driver : location->drivers) {
      driver.slice.insert(change.slice.begin(), change.slice.end());
      if (driver.slice.contains("campaign")) driver.slice.erase("channel");  // a campaign has one channel
      finding.drivers.push_back(std::move(driver));
    }
  }
  OriginRequest request;
  for (const ReportInfo* report : choose_reports(*platform.view, measures_of(metric), dimensions_of(where)))
    request.reports.push_back(report->report);
  request.where = where;
  request.days = change.window;
  request.rows_max = 0;
  TRY(const OriginAnswer origin, facts.origin(request));
  finding.rows = origin.count;
  finding.imports = origin.imports;
  finding.id = {short_id("f", change.metric + '|' + slice_text(change.slice) + '|' + change.onset.day.iso())};
  return finding;
}

}  // namespace

Result<Finding> place_one(const Facts& facts, const Overview& overview, const PlatformSeries& platform,
                          const Change& change) {
  const Metric& metric = *find_metric(overview.metrics, change.metric);
  // A change inside one slice shows its parts; were there none, the slice among its siblings.
  TRY(const auto location,
      locate_change(facts, overview, platform, metric, stored_slice(change.slice), change.window));
  return place_with(facts, overview, platform, change, location);
}

namespace {

/// A change at its place, and where it sits among all leaves.
struct Placed {
  Change change;
  const PlatformSeries* platform = nullptr;
  std::optional<Location> among_all;
  DaySpan window;  // of `among_all`
};

Result<Finding> finding_of(const Facts& facts, const Overview& overview, const Placed& placed) {
  const bool everywhere = stored_slice(placed.change.slice).empty() && placed.change.window == placed.window;
  TRY(Finding finding, everywhere
                           ? place_with(facts, overview, *placed.platform, placed.change, placed.among_all)
                           : place_one(facts, overview, *placed.platform, placed.change));
  if (!placed.among_all) return finding;
  if (finding.drivers.empty()) {
    finding.drivers = placed.among_all->drivers;
    for (Driver& driver : finding.drivers) placed.platform->name(placed.change.metric, driver.slice);
  }
  if (!finding.mix_rate) finding.mix_rate = placed.among_all->mix_rate;
  return finding;
}

/// Seen twice: the same metric of the same platform moved the same way at the same time.
bool is_same(const Overview& overview, const Change& a, const Change& b) {
  return a.metric == b.metric && a.direction == b.direction && same_time(a.onset, b.onset) &&
         &platform_of(overview, a) == &platform_of(overview, b);
}

Places::Asked question_of(const Overview& overview, const Change& change) {
  return {&platform_of(overview, change), find_metric(overview.metrics, change.metric), change.window};
}

/// The strongest change of each kind will be looked up whatever comes of the others.
std::vector<Places::Asked> surely_asked(const Overview& overview, const std::vector<Change>& changes) {
  std::vector<const Change*> heads;
  std::vector<Places::Asked> asked;
  for (const Change& change : changes) {
    if (std::any_of(heads.begin(), heads.end(),
                    [&](const Change* head) { return is_same(overview, change, *head); }))
      continue;
    heads.push_back(&change);
    asked.push_back(question_of(overview, change));
  }
  return asked;
}

}  // namespace

Result<std::vector<Finding>> place_changes(const Facts& facts, const Overview& overview,
                                           const std::vector<Change>& changes) {
  std::vector<Change> left = changes;
  std::sort(left.begin(), left.end(), [](const Change& a, const Change& b) {
    if (a.log_bayes_factor != b.log_bayes_factor) return a.log_bayes_factor > b.log_bayes_factor;
    return std::pair(a.metric, slice_text(a.slice)) < std::pair(b.metric, slice_text(b.slice));
  });
  Places places(facts, overview);
  TRY_DONE(places.ask(surely_asked(overview, left)));
  std::vector<Placed> all;
  while (!left.empty()) {
    const Change strongest = left.front();
    const PlatformSeries& platform = platform_of(overview, strongest);
    const auto same = [&](const Change& other) { return is_same(overview, other, strongest); };
    const auto placed_here =
        std::count_if(all.begin(), all.end(), [&](const Placed& placed) { return same(placed.change); });
    if (placed_here >= places_per_change_max) {
      std::erase_if(left, same);
      continue;
    }
    Slice place = strongest.slice;
    TRY(const auto location, places.of(question_of(overview, strongest)));
    if (location && placed_here == 0) {
      place = location->slice;
      platform.name(strongest.metric, place);
    }
    TRY(const Change change, change_at(facts, overview, platform, strongest, place));
    std::erase_if(left, [&](const Change& other) {
      return same(other) && (other.slice == strongest.slice || !contradicts(other.slice, change.slice));
    });
    all.push_back({change, &platform, location, strongest.window});
  }
  std::vector<Result<Finding>> told(all.size());
  side_by_side(all.size(), [&](std::size_t i) { told[i] = finding_of(facts, overview, all[i]); });
  std::vector<Finding> findings;
  for (Result<Finding>& one : told) {
    TRY(Finding finding, std::move(one));
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace regie
