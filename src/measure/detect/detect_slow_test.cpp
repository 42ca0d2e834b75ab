// measure/detect/detect_slow_test.cpp - published error rates: false alarms, planted changes found, dated,
// covered.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <set>
#include <string>

#include "measure/detect/detect.h"
#include "measure/detect/testing/planted.h"

namespace regie {
namespace {

/// What a mixed workspace looks like: small and large slices, short and long histories, noise with a memory.
Planted ordinary(Draw& draw, int which, int history) {
  Planted plan;
  plan.days = history + 70;
  plan.base = which < 6 ? 200 * std::exp(1.5 * draw.normal()) : 20 * std::exp(1.8 * draw.normal());
  plan.noise = 0.05 + 0.2 * draw.unit();
  plan.kept = 0.5 * draw.unit();
  plan.walk = 0.002 + 0.01 * draw.unit();
  plan.year = 0.3 * draw.unit();
  plan.missing = draw.unit() < 0.2 ? 0.05 : 0;
  plan.weekend = 0.2 - 1.5 * draw.unit();
  if (which % 6 == 4) {
    plan.kind = MetricKind::rate;
    plan.base = std::max(20.0, plan.base * 20);
    plan.share = 0.01 + 0.1 * draw.unit();
    plan.noise /= 2;
    plan.walk /= 2;
  }
  if (which % 6 == 5) plan.kind = MetricKind::amount;
  return plan;
}

MetricSeries until(const MetricSeries& series, int days) {
  MetricSeries shorter = series;
  shorter.days.value.resize(static_cast<std::size_t>(days));
  if (!shorter.days.of.empty()) shorter.days.of.resize(static_cast<std::size_t>(days));
  return shorter;
}

TEST(DetectSlow, On_nothing_planted_at_most_one_false_finding_a_workspace_in_ten_weeks) {
  constexpr int workspaces = 12;
  int findings = 0;
  int totals = 0;
  for (int workspace = 0; workspace < workspaces; ++workspace) {
    Draw draw(900 + static_cast<std::uint64_t>(workspace));
    const int history = workspace % 3 == 0 ? 120 : workspace % 3 == 1 ? 420 : 1000;
    std::vector<MetricSeries> all;
    for (int which = 0; which < 240; ++which) {
      all.push_back(planted_series(ordinary(draw, which, history),
                                   static_cast<std::uint64_t>(workspace * 1000 + which)));
      all.back().metric.name = "metric " + std::to_string(which % 6);
      if (which >= 6) all.back().slice = {{"campaign", std::to_string(which / 6)}};
    }
    std::set<std::string> told;  // one false finding told in three briefs running is one
    for (int week = 1; week <= 10; ++week) {
      DetectInput input;
      for (const MetricSeries& series : all) input.series.push_back(until(series, history + 7 * week));
      const Day last = input.series.front().days.to();
      input.window = {last - 6, last};
      for (const Change& change : detect(input).changes)
        if (told.insert(change.metric + slice_text(change.slice)).second)
          totals += change.slice.empty() ? 1 : 0;
    }
    findings += static_cast<int>(told.size());
  }
  std::printf(
      "false findings a workspace in ten weeks: %.2f (%d of %d workspaces x 240 series, %d in totals)\n",
      static_cast<double>(findings) / workspaces, findings, workspaces, totals);
  EXPECT_LE(findings, workspaces);
}

struct Figures {
  double found = 0;
  double dated = 0;     // within a day
  double in_onset = 0;  // the true day lies in the onset's interval
  double covered = 0;   // the true effect lies in its interval
};

Figures planted(Planted plan, int days_since, int runs) {
  plan.change_at = plan.days - days_since;
  Figures figures;
  for (int run = 0; run < runs; ++run) {
    std::vector<double> without;
    const MetricSeries series = planted_series(plan, 5000 + static_cast<std::uint64_t>(run), &without);
    DetectInput input;
    input.series = {series};
    input.window = {series.days.to() - 6, series.days.to()};
    const auto out = detect(input);
    if (out.changes.empty()) continue;
    const Change& change = out.changes[0];
    figures.found += 1;
    const Day began = planted_from + plan.change_at;
    figures.dated += std::abs(change.onset.day - began) <= 1 ? 1 : 0;
    figures.in_onset += change.onset.low <= began && began <= change.onset.high ? 1 : 0;
    double truth = 0;
    double of = 0;
    for (Day day = change.window.from; day <= change.window.to; day = day + 1) {
      const auto at = static_cast<std::size_t>(day - planted_from);
      if (std::isnan(series.days.value[at])) continue;
      const bool on = day >= began && day < began + plan.change_days;
      const double usual = without[at];
      if (plan.kind == MetricKind::rate) {
        const double now = 1 / (1 + std::exp(-std::log(usual / (1 - usual)) - (on ? plan.change : 0)));
        truth += series.days.of[at] * (now - usual);
        of += series.days.of[at];
      } else {
        truth += on ? usual * std::expm1(plan.change) : 0;
      }
    }
    figures.covered += change.effect.interval.holds(of > 0 ? truth / of : truth) ? 1 : 0;
  }
  for (double* figure : {&figures.dated, &figures.in_onset, &figures.covered})
    *figure /= std::max(1.0, figures.found);
  figures.found /= runs;
  return figures;
}

void say(const char* what, const Figures& figures) {
  std::printf("%-34s found %.3f, onset within a day %.3f, onset interval %.3f, effect covered %.3f\n", what,
              figures.found, figures.dated, figures.in_onset, figures.covered);
}

TEST(DetectSlow, Planted_changes_of_ordinary_size_are_found_dated_and_covered) {
  constexpr int runs = 400;
  const Figures fall = planted({.base = 60, .change = std::log(0.65)}, 10, runs);
  const Figures clicks = planted({.base = 1000, .noise = 0.06, .change = std::log(0.8)}, 10, runs);
  const Figures shock = planted({.base = 400, .change = std::log(0.62)}, 6, runs);
  const Figures rate =
      planted({.kind = MetricKind::rate, .base = 1000, .noise = 0.05, .walk = 0.002, .change = std::log(0.6)},
              10, runs);
  const Figures spend =
      planted({.kind = MetricKind::amount, .noise = 0.15, .change = std::log(0.6)}, 10, runs);
  const Figures stop = planted({.base = 60, .change = -20}, 5, runs);
  say("60 a day, -35 %, 10 days", fall);
  say("1,000 a day, -20 %, 10 days", clicks);
  say("400 a day, -38 %, 6 days", shock);
  say("5 % of 1,000 a day, odds -40 %", rate);
  say("spend -40 %, 10 days", spend);
  say("60 a day, stop, 5 days", stop);
  for (const Figures& figures : {fall, clicks, shock, rate, spend, stop}) {
    EXPECT_GE(figures.found, 0.9);
    EXPECT_GE(figures.dated, 0.85);
    EXPECT_GE(figures.in_onset, 0.93);
    EXPECT_GE(figures.covered, 0.9);
  }
}

}  // namespace
}  // namespace regie
