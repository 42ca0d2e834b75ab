// app/backup_retention.cpp - the last of each day, week and month.
#include "app/backup_retention.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/day.h"

namespace regie {
namespace {

constexpr std::int64_t hour_seconds = 3600;
constexpr std::int64_t day_seconds = 24 * hour_seconds;

Day day_of(const BackupGeneration& generation) {
  return Day(static_cast<std::int32_t>(generation.at_seconds / day_seconds));
}

int by_day(Day day) { return day.number(); }
int by_week(Day day) { return day.number() - static_cast<int>(day.weekday()); }
int by_month(Day day) {
  const Day::Parts parts = day.parts();
  return parts.year * 12 + parts.month;
}

/// Requires: latest first.
void keep_last_of_each(const std::vector<BackupGeneration>& latest_first, std::size_t most,
                       const std::function<int(Day)>& period, std::set<std::int64_t>& kept) {
  std::set<int> seen;
  for (const BackupGeneration& one : latest_first) {
    if (seen.size() == most) return;
    if (seen.insert(period(day_of(one))).second) kept.insert(one.number);
  }
}

}  // namespace

std::vector<std::int64_t> grown_old(const std::vector<BackupGeneration>& all, const Retention& retention) {
  std::vector<BackupGeneration> latest_first(all.rbegin(), all.rend());
  std::stable_sort(
      latest_first.begin(), latest_first.end(),
      [](const BackupGeneration& a, const BackupGeneration& b) { return a.at_seconds > b.at_seconds; });
  std::set<std::int64_t> kept;
  if (!all.empty()) kept.insert(all.back().number);
  keep_last_of_each(latest_first, retention.daily, by_day, kept);
  keep_last_of_each(latest_first, retention.weekly, by_week, kept);
  keep_last_of_each(latest_first, retention.monthly, by_month, kept);
  std::vector<std::int64_t> gone;
  for (const BackupGeneration& one : all)
    if (!kept.contains(one.number)) gone.push_back(one.number);
  return gone;
}

bool backup_is_due(const LastBackup& last) {
  const std::int64_t since = last.now_seconds - backup_hour * hour_seconds;
  const std::int64_t slot = since / day_seconds * day_seconds + backup_hour * hour_seconds;
  return last.at_seconds < slot || last.at_seconds > last.now_seconds + hour_seconds;
}

}  // namespace regie
