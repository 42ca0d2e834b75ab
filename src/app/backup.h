// app/backup.h - the verb `backup`: a workspace as it is now, kept beside those of before, and read again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/world.h"
#include "base/progress.h"
#include "base/result.h"
#include "store/backup/backup_file.h"
#include "store/records/verify.h"

namespace regie {

/// Which generations are not needed any more, of all that are there (oldest first, the one just made last).
using Superfluous = std::function<std::vector<std::int64_t>(const std::vector<BackupGeneration>&)>;

struct BackupRequest {
  std::string workspace;         // its folder
  std::string file;              // made where it is missing; what it holds stays
  Superfluous superfluous = {};  // nothing = all are kept
  Progress* progress = nullptr;
};

/// An imported file that cannot be had from a backup: it is not in it, or a part of it is damaged.
struct BackupHarm {
  std::string path;  // the file it was
  std::string say;
};

/// A generation, read again as it lies in the file.
struct BackupCheck {
  BackupGeneration generation;
  std::optional<Problem> unreadable;  // its records cannot be put together; then nothing below is told
  VerifyReport records;
  std::int64_t imports = 0;
  std::vector<BackupHarm> harms;
  [[nodiscard]] bool whole() const { return !unreadable && records.whole() && harms.empty(); }
};

struct BackupOutcome {
  BackupCheck check;
  PartsKept parts;
  std::int64_t dropped = 0;  // generations that were not needed any more
};

/// Beside whoever works in the workspace: it is not locked, and the copy is of one moment. Told as done after
/// every part was read again by its hash, the records were put together and verified, and each imported file
/// was unpacked. Where something is not whole, the generation is kept, no other is dropped, and the outcome
/// says so. Cost: reads the whole backup; writes what is new.
/// Fails: workspace.missing, backup.other_workspace, backup.cancelled, and as BackupFile and Records; the
/// generations before are untouched then.
Result<BackupOutcome> back_up(World& world, const BackupRequest& request);

/// Oldest first. Fails: backup.missing, and as BackupFile.
[[nodiscard]] Result<std::vector<BackupGeneration>> list_backup(World& world, const std::string& file);

struct BackupRead {
  std::string file;
  std::int64_t generation = 0;  // 0 = the latest
};
/// Fails: backup.missing, backup.no_generation, and as BackupFile.
[[nodiscard]] Result<BackupCheck> verify_backup(World& world, const BackupRead& request);

/// All but the latest `keep`. Requires: keep >= 1.
[[nodiscard]] Superfluous all_but_latest(std::size_t keep);

}  // namespace regie
