// bench/wide.cpp - twenty thousand series of three years looked at in one run.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "measure/detect/detect.h"
#include "measure/detect/testing/planted.h"

namespace {

using namespace regie;

/// A mix of counts, rates and amounts, from one thing in five days to 100,000 a day; one in fifty changed
/// in the last two weeks.
MetricSeries planted(std::size_t which, int days) {
  Draw draw(7000 + which);
  Planted plan;
  plan.days = days;
  plan.base = 0.2 * std::exp(std::log(100'000 / 0.2) * draw.unit());
  plan.noise = 0.05 + 0.2 * draw.unit();
  plan.kept = 0.5 * draw.unit();
  plan.walk = 0.002 + 0.01 * draw.unit();
  plan.year = 0.3 * draw.unit();
  plan.missing = draw.unit() < 0.2 ? 0.03 : 0;
  plan.weekend = 0.2 - 1.5 * draw.unit();
  if (draw.unit() < 0.02) {
    plan.change_at = days - 9 - static_cast<int>(12 * draw.unit());
    plan.change = (draw.unit() < 0.5 ? -1 : 1) * (0.3 + 1.2 * draw.unit());
  }
  if (which % 4 == 3) plan.kind = MetricKind::amount;
  MetricSeries series;
  if (which % 4 == 2) {
    // Hits of the tries a count draws: thinned, since drawing each try would take longer than the detector.
    Planted hits = plan;
    hits.base = plan.base * 0.04;
    const MetricSeries of = planted_series(plan, 2 * which);
    series = planted_series(hits, 2 * which + 1);
    for (std::size_t i = 0; i < of.days.value.size(); ++i)
      series.days.value[i] = std::min(series.days.value[i], of.days.value[i]);
    series.days.of = of.days.value;
    series.metric.kind = MetricKind::rate;
  } else {
    series = planted_series(plan, which);
  }
  return series;
}

/// Its name and kind, without days. Eight totals; the rest are slices of them.
MetricSeries named(std::size_t which) {
  MetricSeries series;
  series.metric.name = "metric " + std::to_string(which % 8);
  series.metric.kind = which % 4 == 3   ? MetricKind::amount
                       : which % 4 == 2 ? MetricKind::rate
                                        : MetricKind::count;
  if (which >= 8) series.slice = {{"campaign", std::to_string(which / 8)}};
  series.days.from = planted_from;
  return series;
}

void two_threads(std::size_t count, const std::function<void(std::size_t)>& one) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) one(i);
  };
  std::jthread other(work);
  work();
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// The series on disk, one after the other: as a store would hand them out.
class Shelf {
 public:
  Shelf(const std::string& path, std::size_t count, int days)
      : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600)), count_(count), days_(days) {
    ::unlink(path.c_str());
    two_threads(count, [&](std::size_t i) {
      const MetricSeries series = planted(i, days_);
      write(series.days.value, 2 * i);
      if (!series.days.of.empty()) write(series.days.of, 2 * i + 1);
    });
  }
  ~Shelf() { ::close(file_); }
  Shelf(const Shelf&) = delete;
  Shelf& operator=(const Shelf&) = delete;
  [[nodiscard]] SeriesSource until(int days) const {
    return {count_, [this, days](std::size_t i) {
              MetricSeries series = named(i);
              series.days.value = read(days, 2 * i);
              if (series.metric.kind == MetricKind::rate) series.days.of = read(days, 2 * i + 1);
              return series;
            }};
  }

 private:
  [[nodiscard]] off_t place(std::size_t column) const {
    return static_cast<off_t>(column * static_cast<std::size_t>(days_) * sizeof(double));
  }
  void write(const std::vector<double>& values, std::size_t column) const {
    const std::size_t bytes = values.size() * sizeof(double);
    if (::pwrite(file_, values.data(), bytes, place(column)) != static_cast<ssize_t>(bytes)) std::abort();
  }
  [[nodiscard]] std::vector<double> read(int days, std::size_t column) const {
    std::vector<double> values(static_cast<std::size_t>(days));
    const std::size_t bytes = values.size() * sizeof(double);
    if (::pread(file_, values.data(), bytes, place(column)) != static_cast<ssize_t>(bytes)) std::abort();
    return values;
  }
  int file_;
  std::size_t count_;
  int days_;
};

struct Measured {
  DetectOutput out;
  double wall = 0;
  double cpu = 0;
};

Measured measure(const Shelf& shelf, int days, const DetectMemory* memory) {
  DetectInput input;
  input.source = shelf.until(days);
  const Day last = planted_from + days - 1;
  input.window = {last - 6, last};
  input.run_all = two_threads;
  input.memory = memory;
  const double cpu = cpu_seconds();
  const auto start = std::chrono::steady_clock::now();
  Measured measured{detect(input), 0, 0};
  measured.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  measured.cpu = cpu_seconds() - cpu;
  return measured;
}

std::string told(const DetectOutput& out) {
  std::string text;
  for (const Change& c : out.changes)
    text += fmt::format("{} {} {} {} {} {} {} {} {} {} {} {}\n", c.metric, slice_text(c.slice),
                        static_cast<int>(c.kind), c.onset.day.iso(), c.onset.low.iso(), c.onset.high.iso(),
                        c.window.to.iso(), c.expected, c.observed, c.effect.interval.low,
                        c.effect.interval.high, c.log_bayes_factor);
  return text;
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void row(const std::string& what, double wall, double cpu, const std::string& bar) {
  fmt::print("| {} | {:.2f} s | {:.2f} s | {} MB | {} |\n", what, wall, cpu, peak_megabytes(), bar);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string scratch = argc > 1 ? argv[1] : "/tmp";
  const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 20'000;
  const int days = argc > 3 ? std::atoi(argv[3]) : 1'095;
  constexpr int more_days = 7;
  const Shelf shelf(scratch + "/series", count, days + more_days);
  fmt::print("| what | wall | CPU, of two threads | memory | should be under |\n|---|---|---|---|---|\n");
  const Measured whole = measure(shelf, days, nullptr);
  row(fmt::format("{} series of {} days, for the first time", count, days), whole.wall, whole.cpu,
      "60 s, 1000 MB");
  // A week of mornings, each with what the one before remembered.
  constexpr int mornings = 7;
  std::vector<Measured> ordinary;
  std::vector<Measured> on_lesson_days;
  const auto lesson_of = [&](int more) {
    const Day last = planted_from + days + more - 1;
    return lesson_day(look_back_from({last - 6, last}));
  };
  DetectMemory memory = whole.out.memory;
  std::string remembered;
  for (int more = 1; more <= mornings; ++more) {
    Measured morning = measure(shelf, days + more, &memory);
    memory = std::move(morning.out.memory);
    remembered = told(morning.out);
    (lesson_of(more) == lesson_of(more - 1) ? ordinary : on_lesson_days).push_back(std::move(morning));
  }
  std::sort(ordinary.begin(), ordinary.end(),
            [](const Measured& a, const Measured& b) { return a.cpu < b.cpu; });
  const Measured& median = ordinary[ordinary.size() / 2];
  row(fmt::format("one day added, median of {} mornings", ordinary.size()), median.wall, median.cpu, "2 s");
  row("the slowest of them", ordinary.back().wall, ordinary.back().cpu, "2 s");
  for (const Measured& morning : on_lesson_days)
    row("one day added on a lesson day, one in 28", morning.wall, morning.cpu, "");
  const bool is_same = remembered == told(measure(shelf, days + mornings, nullptr).out);
  fmt::print("\n{} changes were found at first. Without what was remembered the last morning's answer {}.\n",
             whole.out.changes.size(), is_same ? "is the same, byte for byte" : "DIFFERS");
  return is_same ? 0 : 1;
}
