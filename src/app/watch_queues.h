// app/watch_queues.h - what waits at a desk, and how old its last backup is: for whoever watches over it.
#pragma once

#include <cstdint>
#include <optional>

#include "app/desk.h"

namespace regie {

struct Queues {
  std::int64_t jobs_running = 0;
  std::int64_t notices_waiting = 0;
  std::int64_t letters_waiting = 0;
  std::int64_t letters_in_doubt = 0;
};
/// Zeros where the desk's file cannot be read now.
[[nodiscard]] Queues queues_of(Desk& desk);

/// When the newest *.regie-backup of the desk's folder of backups was written; nothing where there is none.
[[nodiscard]] std::optional<std::int64_t> last_backup_at(const Desk& desk);
/// The same of a folder.
[[nodiscard]] std::optional<std::int64_t> last_backup_in(const World& world, const std::string& folder);

}  // namespace regie
