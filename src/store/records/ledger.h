// store/records/ledger.h - the database that Records and Statements share, with its guard; saves with an act.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "store/records/journal.h"
#include "store/records/rows.h"
#include "store/records/sqlite.h"

namespace regie {

struct Ledger {
  std::unique_ptr<sqlite::Database> database;
  std::int64_t now_seconds = 0;
  mutable std::recursive_mutex guard;  // recursive: together() calls saves

  /// The record's old rows go, its new rows and the act come, all or nothing.
  Result<Done> replace(const char* table, const char* key, Act act, const std::vector<TableRow>& rows);
  /// The record's rows go and an act without content comes, all or nothing. False where there was no such
  /// record.
  Result<bool> take_back(const char* table, Act act);
  /// The rows and the act come, all or nothing. Fails: records.exists.
  Result<Done> append(Act act, const std::vector<TableRow>& rows);
};

}  // namespace regie
