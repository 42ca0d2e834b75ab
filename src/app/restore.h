// app/restore.h - the verb `restore`: a workspace made again from a backup or a pack, in a folder of its own.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/backup.h"
#include "app/verify.h"
#include "store/records/dump.h"

namespace regie {

struct RestoreRequest {
  std::string from;             // a backup's file, or a pack's folder
  std::string folder;           // to make
  std::int64_t generation = 0;  // of a backup; 0 = the latest
};

struct RestoreOutcome {
  std::string workspace;        // its name
  std::int64_t generation = 0;  // 0 = it came from a pack
  std::int64_t at_seconds = 0;  // when that was made; 0 = a pack does not say
  std::string root;             // of the journal as it came; the hold is one line more
  VerifyReport records;         // as they came
  std::int64_t imports = 0;
  std::int64_t rows = 0;
  std::vector<DamagedImport> lost;  // their bytes were not to be had: their figures are missing
  [[nodiscard]] bool whole() const { return records.whole() && lost.empty(); }
};

/// All or nothing: it is put together beside `folder` and gets that name when all is there. The figures are
/// made again, and what would leave the workspace is held, since what it was copied from may still be
/// sending. Fails: restore.exists (nothing is ever overwritten), backup.missing, backup.no_generation,
/// restore.records_damaged, and as BackupFile, Records and Files; then there is no new folder.
Result<RestoreOutcome> restore_backup(World& world, const RestoreRequest& request);

/// The same from what `regie export` wrote: every row of the records, as read from its records.json. Imported
/// files are found by their hash, whatever they are called by now. Fails: restore.bad_pack, records.newer.
Result<RestoreOutcome> restore_pack(World& world, const RestoreRequest& request, const RecordsDump& records);

}  // namespace regie
