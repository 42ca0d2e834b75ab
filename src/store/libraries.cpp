// store/libraries.cpp - versions asked of the libraries themselves, and the header of a SQLite file.
#include "store/libraries.h"

#include <duckdb.h>
#include <sqlite3.h>

#include "store/records/layout.h"
#include "store/records/migrations.h"

namespace regie {
namespace {

constexpr int sqlite_version_min = 3'037'000;  // STRICT tables
constexpr std::string_view sqlite_start("SQLite format 3\0", 16);
// File format of SQLite, 1.3: big-endian numbers at fixed places.
constexpr std::size_t user_version_at = 60;
constexpr std::size_t application_id_at = 68;
constexpr std::size_t header_bytes = 100;

std::int64_t number_at(std::string_view bytes, std::size_t at) {
  std::int64_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::string lacks_of_sqlite() {
  if (sqlite3_libversion_number() < sqlite_version_min) return "STRICT tables (3.37)";
  if (sqlite3_threadsafe() == 0) return "safety with threads";
  if (sqlite3_compileoption_used("OMIT_WAL") != 0) return "WAL";
  return {};
}

}  // namespace

std::vector<Library> store_libraries() {
  return {{"SQLite", sqlite3_libversion(), lacks_of_sqlite()}, {"DuckDB", duckdb_library_version()}};
}

RecordsPeek peek_records(std::string_view first_bytes) {
  RecordsPeek peek;
  peek.newest_layout = static_cast<std::int64_t>(migrations().size());
  if (first_bytes.size() < header_bytes || !first_bytes.starts_with(sqlite_start)) return peek;
  peek.is_ours = number_at(first_bytes, application_id_at) == records_application_id;
  peek.layout = number_at(first_bytes, user_version_at);
  return peek;
}

}  // namespace regie
