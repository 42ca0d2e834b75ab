// store/records/read_records.h - settings, events, notes and metrics back from their tables.
#pragma once

#include <vector>

#include "store/records/records.h"
#include "store/records/sqlite.h"

namespace regie {

/// One, or none where nothing was set yet.
Result<std::vector<WorkspaceSettings>> read_settings(sqlite::Database& database);
/// In the orders that Records promises.
Result<std::vector<EventRecord>> read_events(sqlite::Database& database);
Result<std::vector<NoteRecord>> read_notes(sqlite::Database& database);
Result<std::vector<Metric>> read_metrics(sqlite::Database& database);

}  // namespace regie
