// app/backup_rounds.h - what a desk keeps by itself: a backup of each workspace a day, of those of before as
// many as are worth their room.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "app/desk.h"
#include "base/progress.h"

namespace regie {

inline constexpr std::int64_t backup_retry_seconds = 15 * 60;  // a full disk is not emptied sooner

/// What a look at the backups remembers, so that files are opened when something is due alone.
struct BackupMemory {
  struct Of {
    std::int64_t made_at = -1;  // -1 = not looked yet
    std::int64_t next_try = 0;
  };
  std::map<std::string, Of> workspaces;
};

/// Backs up each workspace whose backup is due into `folder`/ID.regie-backup, without locking it. One that
/// fails, or holds damage, is a trouble ("backup") until one succeeds; the others go on.
void look_after_backups(Desk& desk, const std::string& folder, BackupMemory& memory, Progress& progress);

/// Looks each minute on a thread of its own, from construction to destruction. A backup that is being made
/// then is given up between two files; those before it are whole.
class BackupRounds {
 public:
  BackupRounds(Desk& desk, std::string folder);
  ~BackupRounds();
  BackupRounds(const BackupRounds&) = delete;
  BackupRounds& operator=(const BackupRounds&) = delete;

 private:
  struct Wanted;
  void run();
  [[nodiscard]] bool is_wanted();

  Desk& desk_;
  std::string folder_;
  std::mutex guard_;
  std::condition_variable wake_;
  bool is_wanted_ = true;
  std::thread thread_;  // last: starts when all else is there
};

}  // namespace regie
