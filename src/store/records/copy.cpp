// store/records/copy.cpp - VACUUM INTO: one read snapshot, written out anew.
#include "store/records/copy.h"

#include "store/records/sqlite.h"

namespace regie {

Result<Done> copy_records(const RecordsCopy& copy) {
  TRY(const auto database, sqlite::Database::open(copy.from));
  return database->run("VACUUM INTO ?", {copy.to});
}

}  // namespace regie
