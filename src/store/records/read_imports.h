// store/records/read_imports.h - import records back from their tables.
#pragma once

#include <vector>

#include "store/records/records.h"
#include "store/records/sqlite.h"

namespace regie {

/// All imports by sequence, or the one with this id.
Result<std::vector<ImportRecord>> read_imports(sqlite::Database& database);
Result<std::optional<ImportRecord>> read_import(sqlite::Database& database, const ImportId& id);

Result<std::vector<std::pair<ImportId, OwnChange>>> read_own_changes(sqlite::Database& database);

}  // namespace regie
