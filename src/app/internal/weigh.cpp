// app/internal/weigh.cpp - what surrounds a finding.
#include "app/internal/weigh.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "app/internal/place.h"
#include "measure/compare.h"
#include "measure/stake.h"

namespace regie {
namespace {

constexpr std::size_t candidates_max = 6;  // a list to choose from, not a catalogue
constexpr double share_min = 0.005;        // a candidate of less would be shown as 0 %
constexpr int stake_days = 56;             // eight weeks: long enough for a price, short enough to be today's
constexpr int neighbour_slices_max = 80;   // more siblings add nothing to "the others stood"

Neighbour neighbour_of(const MetricSeries& series, DaySpan window) {
  Neighbour neighbour{series.metric.name, series.slice, {}, false};
  if (const auto gap = compare_with_before(series.days, window); gap) {
    neighbour.relative = *gap;
    neighbour.can_tell = true;
  }
  return neighbour;
}

/// All metrics of the finding's own slice, on every platform that can show that slice.
Result<Done> add_same_slice(const Workspace& workspace, const Overview& overview, const Change& change,
                            std::vector<Neighbour>& neighbours) {
  const Slice where = stored_slice(change.slice);
  const auto own = change.slice.find("platform");
  for (const PlatformSeries& platform : overview.platforms()) {
    SeriesQuestion question;
    question.where = where;
    question.days = {overview.history.from, overview.window.to};
    for (const Metric& metric : overview.metrics)
      if (metric.kind != MetricKind::uncounted) question.metrics.push_back(metric);
    TRY(const auto series, series_of(*workspace.facts, *platform.view, question));
    for (MetricSeries one : series) {
      platform.name(one.metric.name, one.slice);
      const bool is_itself = one.metric.name == change.metric &&
                             (own == change.slice.end() || own->second == platform.view->platform);
      if (!is_itself) neighbours.push_back(neighbour_of(one, change.window));
    }
  }
  return Done{};
}

/// The same metric in other one-dimension slices, the largest first as they were read.
void add_siblings(const Overview& overview, const Change& change, std::vector<Neighbour>& neighbours) {
  int added = 0;
  for (const PlatformSeries& platform : overview.platforms())
    for (const MetricSeries& series : platform.series) {
      if (series.metric.name != change.metric || series.slice == change.slice || series.slice.empty())
        continue;
      if (added++ < neighbour_slices_max) neighbours.push_back(neighbour_of(series, change.window));
    }
}

void add_last_year(const Overview& overview, const Change& change, std::optional<Neighbour>& last_year) {
  constexpr int year_days = 364;  // the same weekdays
  const DaySpan then{change.window.from - year_days, change.window.to - year_days};
  for (const PlatformSeries& platform : overview.platforms())
    for (const MetricSeries& series : platform.series)
      if (series.metric.name == change.metric && series.slice == change.slice)
        last_year = neighbour_of(series, then);
  if (last_year && !last_year->can_tell) last_year.reset();
}

double money_size(const Finding& finding) {
  return finding.money ? std::fabs(amount_of(*finding.money)) : -1;
}

bool is_one_story(const Finding& a, const Finding& b) {
  return std::abs(a.change.onset.day - b.change.onset.day) <= same_change_days ||
         (a.change.onset.low <= b.change.onset.high && b.change.onset.low <= a.change.onset.high);
}

using CandidateName = std::tuple<CandidateKind, std::string, std::string>;

CandidateName name_of(const Candidate& candidate) {
  return {candidate.kind, candidate.event.text, candidate.title};
}

/// Do two findings see one reason? Bhattacharyya's coefficient of their candidates: 1 = alike, 0 = nothing
/// shared.
double agreement(const Finding& a, const Finding& b) {
  std::map<CandidateName, double> of_a;
  for (const Candidate& candidate : a.candidates) of_a[name_of(candidate)] += candidate.probability;
  double sum = 0;
  for (const Candidate& candidate : b.candidates)
    if (const auto known = of_a.find(name_of(candidate)); known != of_a.end())
      sum += std::sqrt(known->second * candidate.probability);
  return std::min(1.0, sum);
}

/// The candidates of one finding, with what the others of its story saw; the evidence of each is that of the
/// finding that speaks most for it. An average of probabilities is less sure than its parts allow (Ranjan &
/// Gneiting 2010, JRSS B 72), the more so where the parts agree: it is sharpened by a power.
std::vector<Candidate> pooled(const Finding& asked, const std::vector<const Finding*>& story) {
  constexpr double weight_max = 20;  // surer than e^20 is not surer about why
  // Learnt on crowded worlds: docs/why/measuring-candidates.md.
  constexpr double sharpened = 1.3;
  struct Pool {
    Candidate candidate;
    double sum = 0;
    double most = 0;
  };
  std::map<CandidateName, Pool> pools;
  double weights = 0;
  for (const Finding* finding : story) {
    // Two things that happened within days are one story of two reasons: findings that disagree about why
    // keep to themselves.
    const double agrees = finding == &asked ? 1 : agreement(asked, *finding);
    const double weight = agrees * std::clamp(finding->change.log_bayes_factor, 1.0, weight_max);
    weights += weight;
    for (const Candidate& candidate : finding->candidates) {
      const auto [known, fresh] = pools.try_emplace(name_of(candidate), Pool{candidate});
      Pool& pool = known->second;
      const double part = weight * candidate.probability;
      pool.sum += part;
      if (part > pool.most) pool.candidate = candidate;
      pool.most = std::max(pool.most, part);
    }
  }
  std::vector<Candidate> candidates;
  for (auto& [name, pool] : pools) {
    const double probability = pool.sum / weights;
    if (pool.candidate.kind != CandidateKind::none_of_these && probability < share_min) continue;
    pool.candidate.probability = std::pow(probability, sharpened);
    candidates.push_back(std::move(pool.candidate));
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.probability > b.probability; });
  return candidates;
}

/// At most `candidates_max` with "none of these" among them; probabilities sum to one again.
void trim(std::vector<Candidate>& candidates) {
  const auto is_none = [](const Candidate& c) { return c.kind == CandidateKind::none_of_these; };
  while (candidates.size() > candidates_max) {
    const auto last = std::find_if_not(candidates.rbegin(), candidates.rend(), is_none);
    candidates.erase(std::next(last).base());
  }
  double sum = 0;
  for (const Candidate& candidate : candidates) sum += candidate.probability;
  for (Candidate& candidate : candidates) candidate.probability /= sum;
}

}  // namespace

void share_candidates(std::vector<Finding>& findings) {
  std::map<std::string, std::vector<const Finding*>> stories;
  for (const Finding& finding : findings) stories[finding.story].push_back(&finding);
  std::vector<std::vector<Candidate>> shared;
  for (const Finding& finding : findings) {
    shared.push_back(pooled(finding, stories[finding.story]));
    trim(shared.back());
  }
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].candidates = std::move(shared[i]);
}

Result<Done> add_candidates(const Workspace& workspace, const Overview& overview, Finding& finding) {
  ExplainInput input;
  input.change = finding.change;
  input.drivers = finding.drivers;
  input.mix_rate = finding.mix_rate;
  input.events = overview.events;
  input.changes = overview.changes;
  input.language = workspace.settings.language;
  input.rules = &overview.rules;
  for (const Precedent& precedent : overview.precedents)
    if (precedent.day < finding.change.onset.day) input.precedents.push_back(precedent);
  TRY_DONE(add_same_slice(workspace, overview, finding.change, input.neighbours));
  add_siblings(overview, finding.change, input.neighbours);
  add_last_year(overview, finding.change, input.last_year);
  finding.candidates = explain(input);
  if (!finding.candidates.empty() && finding.candidates.front().kind == CandidateKind::tracking)
    finding.change.kind = ChangeKind::tracking;
  return Done{};
}

Result<WindowTotals> totals_around(const Workspace& workspace, const Overview& overview,
                                   const Change& change) {
  const Metric& metric = *find_metric(overview.metrics, change.metric);
  const PlatformSeries& platform = platform_of(overview, change);
  const DaySpan before{change.onset.day - stake_days, change.onset.day - 1};
  WindowTotals sums;
  MeasureTotals& totals = sums.before;
  SeriesQuestion question;
  question.where = stored_slice(change.slice);
  question.days = {before.from, change.window.to};
  for (const char* name :
       {"impressions", "clicks", "cost", "conversions", "conversion_value", "revenue", "orders"})
    if (const Metric* known = find_metric(overview.metrics, name); known != nullptr)
      question.metrics.push_back(*known);
  question.metrics.push_back(metric);
  TRY(const auto series, series_of(*workspace.facts, *platform.view, question));
  for (const MetricSeries& one : series)
    for (std::size_t i = 0; i < one.days.value.size(); ++i) {
      const Day day = one.days.from + static_cast<int>(i);
      const double value = one.days.value[i];
      if (before.holds(day) && one.metric.denominator.empty() && !std::isnan(value))
        totals[one.metric.name] += value;
      if (change.window.holds(day) && one.metric.name == metric.name && !one.days.of.empty() &&
          !std::isnan(one.days.of[i]))
        sums.denominator += one.days.of[i];
    }
  if (totals["cost"] <= 0 && totals["revenue"] <= 0) {
    // A platform without money of its own (sessions, free tickets): what all advertising cost.
    for (const PlatformSeries& other : overview.platforms())
      for (const MetricSeries& one : other.series)
        if (one.metric.name == "cost" && stored_slice(one.slice).empty())
          for (std::size_t i = 0; i < one.days.value.size(); ++i)
            if (before.holds(one.days.from + static_cast<int>(i)) && !std::isnan(one.days.value[i]))
              totals["cost"] += one.days.value[i];
  }
  return sums;
}

Result<Done> add_money(const Workspace& workspace, const Overview& overview, Finding& finding) {
  const Change& change = finding.change;
  const Metric& metric = *find_metric(overview.metrics, change.metric);
  TRY(const WindowTotals sums, totals_around(workspace, overview, change));
  const auto amount = at_stake(metric, change, sums.before, sums.denominator);
  const auto told_in = change.slice.find(currency_name);
  if (amount)
    finding.money =
        money_of(*amount, told_in == change.slice.end() ? workspace.settings.currency : told_in->second);
  return Done{};
}

void tell_stories(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    const double left = money_size(a);
    const double right = money_size(b);
    if (left != right) return left > right;
    return a.change.log_bayes_factor > b.change.log_bayes_factor;
  });
  std::vector<std::size_t> story(findings.size());
  std::iota(story.begin(), story.end(), std::size_t{0});
  for (std::size_t i = 0; i < findings.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (is_one_story(findings[i], findings[j])) {
        story[i] = story[j];
        break;
      }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    findings[i].leads_story = story[i] == i;
    findings[i].story = short_id("s", findings[story[i]].id.text);
  }
}

}  // namespace regie
