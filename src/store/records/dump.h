// store/records/dump.h - every row of every table, as values: what an open format is written from, and
// records are made again from.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"

namespace regie {

using DumpCell = std::variant<std::monostate, std::int64_t, double, std::string>;

struct TableDump {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<DumpCell>> rows;
};

/// Answers kept for a day for requests that are asked again are left out: no history, and of one desk.
struct RecordsDump {
  std::int64_t layout = 0;  // migrations these tables have had
  std::vector<TableDump> tables;
};

/// Makes records.sqlite at `path` with these rows, then runs the migrations that are missing.
/// Holds:    what dump() gave comes back: every row, every seal, the same root.
/// Requires: nothing at `path`.
/// Fails:    records.newer; restore.bad_pack, where a table or column is not one of that layout, or a row
///           breaks its rules.
Result<Done> make_records(const std::string& path, const RecordsDump& dump);

}  // namespace regie
