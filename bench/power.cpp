// bench/power.cpp - what does the detector find, how soon, and how often does it cry wolf? Series straight
// into detect(), read in weekly briefs.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "bench/power_series.h"
#include "measure/detect/detect.h"

namespace {

using namespace regie;
using namespace regie::power;

constexpr int weeks = 10;
constexpr int series_of_workspace = 12;
constexpr double rate_of_one =
    0.05 / series_of_workspace;  // what one finding among twelve series has to pass
constexpr int new_days_before =
    7;  // the brief tells what began so long before its week; a trend while it lasts

struct Subject {
  const char* says;
  MetricKind kind;
  double volume;
  double share;
};
constexpr std::array<Subject, series_of_workspace> subjects{{
    {"0.2 a day", MetricKind::count, 0.2, 0},
    {"1 a day", MetricKind::count, 1, 0},
    {"3 a day", MetricKind::count, 3, 0},
    {"10 a day", MetricKind::count, 10, 0},
    {"30 a day", MetricKind::count, 30, 0},
    {"100 a day", MetricKind::count, 100, 0},
    {"1,000 a day", MetricKind::count, 1000, 0},
    {"10,000 a day", MetricKind::count, 10000, 0},
    {"1,000,000 a day", MetricKind::count, 1000000, 0},
    {"5 % of 200 a day", MetricKind::rate, 200, 0.05},
    {"2 % of 20,000 a day", MetricKind::rate, 20000, 0.02},
    {"an amount of 500 a day", MetricKind::amount, 500, 0},
}};

MetricSeries until(const MetricSeries& series, int days) {
  MetricSeries shorter = series;
  shorter.days.value.resize(static_cast<std::size_t>(days));
  if (!shorter.days.of.empty()) shorter.days.of.resize(static_cast<std::size_t>(days));
  return shorter;
}

DetectInput weekly(int days, bool told_holidays) {
  DetectInput input;
  input.window = {series_from + days - 7, series_from + days - 1};
  if (told_holidays) input.calendar = holidays(days);
  return input;
}

bool is_news(const Change& change, DaySpan window) {
  return change.kind == ChangeKind::trend || change.onset.high >= window.from - new_days_before;
}

// --- nothing planted ---------------------------------------------------------------------------------------

struct Alarms {
  int findings = 0;  // one told in two briefs counts twice
  int fresh = 0;     // counts once
  int workspaces_with = 0;
};

Alarms alarms_of(Noise noise, int workspaces) {
  Alarms alarms;
  for (int workspace = 0; workspace < workspaces; ++workspace) {
    const int history = workspace % 3 == 0 ? 120 : workspace % 3 == 1 ? 420 : 1000;
    std::vector<MetricSeries> all;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      const Subject& subject = subjects[i];
      const Plan plan{subject.kind, subject.volume, subject.share, noise, 0.25, history + 7 * weeks};
      all.push_back(draw(
          plan, 7000003 * static_cast<std::size_t>(workspace) + 101 * i + static_cast<std::size_t>(noise)));
      all.back().metric.name = subject.says;
    }
    const int before = alarms.fresh;
    std::set<std::string> told;
    for (int week = 1; week <= weeks; ++week) {
      DetectInput input = weekly(history + 7 * week, noise == Noise::holidays);
      for (const MetricSeries& series : all) input.series.push_back(until(series, history + 7 * week));
      std::set<std::string> now;
      for (const Change& change : detect(input).changes) {
        if (!is_news(change, input.window)) continue;
        ++alarms.findings;
        now.insert(change.metric);
        if (!told.contains(change.metric)) ++alarms.fresh;
      }
      told = now;
    }
    alarms.workspaces_with += alarms.fresh > before ? 1 : 0;
  }
  return alarms;
}

void print_alarms(int workspaces) {
  fmt::print(
      "| nothing planted; the days are | workspaces | false findings a workspace in ten weeks | the same, "
      "each counted in every brief that tells it | workspaces with any |\n|---|---|---|---|---|\n");
  for (const NoiseName& name : noises) {
    const Alarms alarms = alarms_of(name.noise, workspaces);
    const double n = workspaces;
    fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.0f} % |\n", name.says, workspaces, alarms.fresh / n,
               alarms.findings / n, 100 * alarms.workspaces_with / n);
    std::fflush(stdout);
  }
}

// --- planted -----------------------------------------------------------------------------------------------

struct Found {
  int runs = 0;
  int found = 0;
  int on_time = 0;  // onset within a day
  int few = 0;      // not found, and said to be too few
  std::vector<int> delays;
  [[nodiscard]] double share(int part) const { return 100.0 * part / std::max(1, runs); }
  [[nodiscard]] int median_delay() const {
    std::vector<int> sorted = delays;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
  }
};

/// The first brief that tells it, in the right direction; for four weeks, a trend for eight.
void look_for(const Plan& plan, std::uint64_t seed, Found& figures) {
  const MetricSeries series = draw(plan, seed);
  const bool slow = plan.form == Form::trend;
  const int monday = (plan.at / 7 + 1) * 7;
  bool few = false;
  ++figures.runs;
  for (int days = monday; days <= monday + (slow ? 49 : 21); days += 7) {
    DetectInput input = weekly(days, plan.noise == Noise::holidays);
    input.false_discovery_rate = rate_of_one;
    input.series = {until(series, days)};
    const DetectOutput out = detect(input);
    few = few || !out.too_few.empty();
    if (out.changes.empty()) continue;
    const Change& change = out.changes.front();
    const int off = std::abs(change.onset.day - (series_from + plan.at));
    const bool right = (change.direction == Direction::up) == (plan.size > 0);
    if (!right || !is_news(change, input.window) || (!slow && off > 7)) continue;
    ++figures.found;
    figures.on_time += off <= 1 ? 1 : 0;
    figures.delays.push_back(days - plan.at);
    return;
  }
  figures.few += few ? 1 : 0;
}

Found look(const Subject& subject, Noise noise, Form form, double size, int runs) {
  Found figures;
  for (int run = 0; run < runs; ++run) {
    Plan plan{subject.kind, subject.volume, subject.share, noise, 0.1, 490, form, size, 420 + run % 7};
    look_for(plan, 31 * static_cast<std::size_t>(run) + 11, figures);
  }
  return figures;
}

constexpr std::array<double, 10> change_sizes{-0.8, -0.5, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.5, 0.8};

std::string cell(const Found& found) {
  if (found.found == 0) return found.few * 2 > found.runs ? "too few" : "-";
  std::string text = fmt::format("{:.0f} %, {} d", found.share(found.found), found.median_delay());
  if (found.few > 0) text += fmt::format(", too few {:.0f} %", found.share(found.few));
  return text;
}

void print_power(const char* says, Form form, int runs) {
  fmt::print("\n| {} |", says);
  for (const double size : change_sizes) fmt::print(" {:+.0f} % |", 100 * size);
  fmt::print(" onset within a day |\n|---|");
  for (std::size_t i = 0; i <= change_sizes.size(); ++i) fmt::print("---|");
  fmt::print("\n");
  for (const Subject& subject : subjects) {
    fmt::print("| {} |", subject.says);
    int found = 0;
    int on_time = 0;
    for (const double size : change_sizes) {
      const Found figures = look(subject, Noise::scattered, form, size, runs);
      fmt::print(" {} |", cell(figures));
      found += figures.found;
      on_time += figures.on_time;
    }
    fmt::print(" {} |\n", found == 0 ? "-" : fmt::format("{:.0f} %", 100.0 * on_time / found));
    std::fflush(stdout);
  }
}

/// What a halving that lasts becomes: told, excused as too few, or passed over in silence.
void print_halving(int runs) {
  fmt::print("\n| half of it gone for four weeks | told | too few, said so | neither |\n|---|---|---|---|\n");
  for (const Subject& subject : subjects) {
    const Found f = look(subject, Noise::scattered, Form::level, -0.5, runs);
    fmt::print("| {} | {:.0f} % | {:.0f} % | {:.0f} % |\n", subject.says, f.share(f.found), f.share(f.few),
               f.share(f.runs - f.found - f.few));
  }
}

void print_by_noise(int runs) {
  fmt::print(
      "\n| 1,000 a day; the days are | -20 % | -30 % | -50 % | +50 % | onset within a day |\n"
      "|---|---|---|---|---|---|\n");
  for (const NoiseName& name : noises) {
    int found = 0;
    int on_time = 0;
    fmt::print("| {} |", name.says);
    for (const double size : {-0.2, -0.3, -0.5, 0.5}) {
      const Found figures = look(subjects[6], name.noise, Form::level, size, runs);
      fmt::print(" {} |", cell(figures));
      found += figures.found;
      on_time += figures.on_time;
    }
    fmt::print(" {} |\n", found == 0 ? "-" : fmt::format("{:.0f} %", 100.0 * on_time / found));
    std::fflush(stdout);
  }
}

}  // namespace

/// power [RUNS [WORKSPACES]] - prints Markdown tables: RUNS series a cell, WORKSPACES a sort of nothing.
int main(int count, char** words) {
  const int runs = count > 1 ? std::atoi(words[1]) : 20;
  const int workspaces = count > 2 ? std::atoi(words[2]) : 20;
  print_alarms(workspaces);
  print_power("a level that shifts", Form::level, runs);
  print_power("a spike of two days", Form::spike, runs);
  print_power("a trend, its size after four weeks", Form::trend, runs);
  print_halving(runs);
  print_by_noise(runs);
  return 0;
}
