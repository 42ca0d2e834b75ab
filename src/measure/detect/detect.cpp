// measure/detect/detect.cpp - did it move, since when, which kind, how sure?
#include "measure/detect/detect.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "measure/detect/internal/judge.h"
#include "measure/detect/internal/lesson.h"
#include "measure/detect/internal/observations.h"
#include "measure/detect/limits.h"
#include "stats/e_bh.h"

namespace regie {

using namespace detecting;

namespace {

/// What is held of a series once it was looked at.
struct Entry {
  std::size_t number = 0;  // among all that were handed in
  std::string metric;
  bool total = false;
  double log_e = 0;
  Change change;
  enum class Told { not_asked, yes, no } told = Told::not_asked;
};

struct Looked {
  std::optional<Entry> entry;
  std::optional<TooFewSeries> few;
  std::string name;
  std::shared_ptr<const Lesson> lesson;
};

/// One run over many series: first the evidence of each, then the change of those that may be told.
class Detecting {
 public:
  explicit Detecting(const DetectInput& input)
      : input_(input),
        holidays_(holiday_table(input.calendar)),
        count_(input.series.size() + input.source.count) {}

  [[nodiscard]] DetectOutput run() {
    DetectOutput output;
    std::vector<Looked> looked(count_);
    all(count_, [&](std::size_t i) { looked[i] = look(i); });
    for (Looked& one : looked) {
      if (one.few) output.too_few.push_back(std::move(*one.few));
      if (one.entry) entries_.push_back(std::move(*one.entry));
      if (one.lesson) output.memory.lessons.insert_or_assign(std::move(one.name), std::move(one.lesson));
    }
    lessons_ = &output.memory;
    output.stopped = stopped_;
    if (stopped_) return output;
    for (const Entry* entry : discoveries()) output.changes.push_back(entry->change);
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

 private:
  void all(std::size_t count, const std::function<void(std::size_t)>& one) const {
    if (input_.run_all) {
      input_.run_all(count, one);
    } else {
      for (std::size_t i = 0; i < count; ++i) one(i);
    }
  }

  void with(std::size_t i, const std::function<void(const MetricSeries&)>& use) const {
    if (i < input_.series.size())
      use(input_.series[i]);
    else
      use(input_.source.at(i - input_.series.size()));
  }

  [[nodiscard]] std::shared_ptr<const Lesson> lesson_of(const DetectMemory* memory, const std::string& name,
                                                        const Observations& days) const {
    if (memory != nullptr) {
      const auto known = memory->lessons.find(name);
      if (known != memory->lessons.end() && known->second->print == lesson_print(days)) return known->second;
    }
    return std::make_shared<const Lesson>(learn_lesson(days));
  }

  [[nodiscard]] Looked look(std::size_t i) {
    Looked looked;
    if (stopped_) return looked;
    with(i, [&](const MetricSeries& series) {
      const bool total = is_total(series.slice);
      if (total) {
        TooFewSeries few = smallest_change(series, input_.window);
        if (!few.needs.empty()) looked.few = std::move(few);
      }
      auto days = observe(series, input_.window, holidays_);
      if (!days) return;
      looked.name = name_of(series);
      looked.lesson = lesson_of(input_.memory, looked.name, *days);
      const bool is_kept = days->is_lesson_kept;
      const Judged judged = judge(series, *looked.lesson, std::move(*days), Telling::evidence);
      if (!is_kept) looked.lesson.reset();
      looked.entry = {i, series.metric.name, total, judged.log_e, {}, Entry::Told::not_asked};
    });
    count_one();
    return looked;
  }

  void count_one() {
    constexpr std::size_t step = 16;  // a person sees no finer
    if (input_.progress == nullptr) return;
    const std::lock_guard held(guard_);
    if (++done_ % step != 0 && done_ != count_) return;
    if (!input_.progress->at(static_cast<std::int64_t>(done_), static_cast<std::int64_t>(count_), "series"))
      stopped_ = true;
  }

  void tell(Entry& entry) const {
    with(entry.number, [&](const MetricSeries& series) {
      auto days = observe(series, input_.window, holidays_);
      const auto lesson = lesson_of(lessons_, name_of(series), *days);
      Judged judged = judge(series, *lesson, std::move(*days), Telling::change);
      entry.told = judged.told ? Entry::Told::yes : Entry::Told::no;
      entry.change = std::move(judged.change);
    });
  }

  /// Tests a family of entries together; what is found joins `found`. Those not yet told count as if they
  /// would be: that can only lower the bar, so what is selected holds all that may be. It is told, and what
  /// is no news drops out, until nothing new is selected.
  void select(const std::vector<Entry*>& family, double log_boost, std::vector<const Entry*>& found) const {
    std::vector<double> log_e;
    log_e.reserve(family.size());
    for (const Entry* entry : family)
      log_e.push_back(entry->log_e >= log_e_min ? entry->log_e + log_boost : -INFINITY);
    for (;;) {
      const std::vector<std::size_t> selected = e_bh(log_e, input_.false_discovery_rate);
      std::vector<std::size_t> untold;
      for (const std::size_t i : selected)
        if (family[i]->told == Entry::Told::not_asked) untold.push_back(i);
      if (untold.empty()) {
        for (const std::size_t i : selected) found.push_back(family[i]);
        return;
      }
      all(untold.size(), [&](std::size_t i) { tell(*family[untold[i]]); });
      for (const std::size_t i : untold)
        if (family[i]->told == Entry::Told::no) log_e[i] = -INFINITY;
    }
  }

  /// Totals first. Then the slices of metrics whose total moved; then, apart, all other slices: so that a
  /// thousand quiet slices cannot hide a total, nor a total license its slices.
  [[nodiscard]] std::vector<const Entry*> discoveries() {
    std::vector<Entry*> totals;
    std::vector<const Entry*> found;
    for (Entry& entry : entries_)
      if (entry.total) totals.push_back(&entry);
    select(totals, totals_log_boost, found);
    std::set<std::string> moved;
    for (const Entry* entry : found) moved.insert(entry->metric);
    std::vector<Entry*> below;
    std::vector<Entry*> others;
    for (Entry& entry : entries_)
      if (!entry.total) (moved.contains(entry.metric) ? below : others).push_back(&entry);
    select(below, slices_log_boost, found);
    select(others, slices_log_boost, found);
    return found;
  }

  static std::string name_of(const MetricSeries& series) {
    return series.metric.name + '\n' + slice_text(series.slice);
  }

  const DetectInput& input_;
  HolidayTable holidays_;
  std::size_t count_;
  std::vector<Entry> entries_;
  const DetectMemory* lessons_ = nullptr;
  std::mutex guard_;
  std::size_t done_ = 0;
  std::atomic<bool> stopped_{false};
};

}  // namespace

SeriesSource source_of(const std::vector<MetricSeries>& series) {
  return {series.size(), [&series](std::size_t i) { return series[i]; }};
}

DetectOutput detect(const DetectInput& input) { return Detecting(input).run(); }

Answer<Change> detect_one(const MetricSeries& series, DaySpan window,
                          const std::vector<CalendarDay>& calendar) {
  auto days = observe(series, window, holiday_table(calendar));
  if (days) {
    const Lesson lesson = learn_lesson(*days);
    Judged judged = judge(series, lesson, std::move(*days), Telling::always);
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
