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

/// Adds the rows of a slice: the key of its owner, then dimension and value.
void add_slice(std::vector<TableRow>& rows, const char* table, const sqlite::Values& owner,
               const Slice& slice);

/// Table and values, each with its kind and length, so that no two rows share a text.
std::string sealed_text(const TableRow& row);
/// SHA-256 over the sealed texts of the rows.
std::string content_sha256(const std::vector<TableRow>& rows);
Result<Done> insert(sqlite::Database& database, const std::vector<TableRow>& rows);

}  // namespace regie
