// store/records/read_dump.h - all tables of an open database, as values.
#pragma once

#include "store/records/dump.h"
#include "store/records/sqlite.h"

namespace regie {

Result<RecordsDump> read_dump(sqlite::Database& database);

}  // namespace regie
