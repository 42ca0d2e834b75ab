// app/backup_retention.h - which backups are kept as they grow old, and when the next one is due.
#pragma once

#include <cstdint>
#include <vector>

#include "store/backup/backup_file.h"

namespace regie {

/// A week of days to undo a slip, a month of weeks, a year of months.
struct Retention {
  std::size_t daily = 7;
  std::size_t weekly = 5;
  std::size_t monthly = 12;
};

/// Those that are not needed any more: of each of the latest days, weeks (from Monday) and months that have a
/// generation, the last one is kept; so is the newest of all. Days are those of UTC.
/// Holds: what is kept stays kept when this is asked again of what is left.
[[nodiscard]] std::vector<std::int64_t> grown_old(const std::vector<BackupGeneration>& all,
                                                  const Retention& retention);

/// Three in the morning, UTC: the day before is whole, and its weekly letters are not written yet.
inline constexpr std::int64_t backup_hour = 3;

struct LastBackup {
  std::int64_t at_seconds = 0;  // 0 = never
  std::int64_t now_seconds = 0;
};
/// One for each day, from backup_hour on; at once where that was missed, or where the last one is of a time
/// that has not come yet: then a clock was set back.
[[nodiscard]] bool backup_is_due(const LastBackup& last);

}  // namespace regie
