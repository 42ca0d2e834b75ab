// api/internal/json_import.h - how files were read, as a JSON value.
#pragma once

#include <vector>

#include "api/internal/json_values.h"
#include "app/import_files.h"

namespace regie {

[[nodiscard]] Json import_value(const std::vector<FileOutcome>& files);
[[nodiscard]] Json rows_value(const RowCounts& rows);

}  // namespace regie
