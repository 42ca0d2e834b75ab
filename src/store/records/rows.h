// store/records/rows.h - a record as the table rows that hold it: what is written, and what its seal is over.
#pragma once

#include <string>
#include <vector>

#include "store/records/records.h"
#include "store/records/sqlite.h"

namespace regie {

struct TableRow {
  const char* table;
  sqlite::Values values;  // borrowed from the record
};

std::vector<TableRow> rows_of(const WorkspaceSettings& settings);
std::vector<TableRow> rows_of(const ImportRecord& import);
std::vector<TableRow> rows_of(const EventRecord& event);
std::vector<TableRow> rows_of(const NoteRecord& note);
std::vector<TableRow> rows_of(const Metric& metric);

/// SHA-256 over tables and values, each with its kind and length, so that no two records share a text.
std::string content_sha256(const std::vector<TableRow>& rows);
Result<Done> insert(sqlite::Database& database, const std::vector<TableRow>& rows);

}  // namespace regie
