// store/facts/internal/duck.cpp - owners of DuckDB's handles; limits it runs under; what its failures mean.
#include "store/facts/internal/duck.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ensure.h"

namespace regie::duck {
namespace {

constexpr const char* memory_limit = "768MB";  // leaves room under 1.2 GB for what the caller holds
constexpr const char* threads = "2";           // what a small server has; sums are exact at any number

/// What a person can do about a damaged store: nothing is lost, the archive has every byte.
Problem damaged(std::string_view message) {
  return {"facts.damaged", "The facts of this workspace cannot be read: " + std::string(message),
          "Imported files are safe in the archive.", "regie rebuild"};
}

bool says(std::string_view message, std::string_view part) { return message.find(part) != message.npos; }

struct Config {
  duckdb_config config = nullptr;
  Config() { duckdb_create_config(&config); }
  Config(const Config&) = delete;
  Config& operator=(const Config&) = delete;
  ~Config() { duckdb_destroy_config(&config); }
};

}  // namespace

Problem problem_of(std::string_view message) {
  const auto line_end = message.find('\n');
  const std::string_view first = message.substr(0, line_end);
  if (says(message, "Could not set lock") || says(message, "Conflicting lock"))
    return {"facts.locked", "This workspace is in use by another Regie.", "Nothing was changed.",
            "Close the other one (perhaps regie serve), then try again."};
  constexpr std::array no_room{"No space left", "not enough disk space", "disk full", "File too large",
                               "Disk quota exceeded"};
  if (std::any_of(no_room.begin(), no_room.end(), [&](const char* part) { return says(message, part); }))
    return {"facts.disk_full", "The disk is full; the figures could not be stored.",
            "Earlier imports are unchanged.", "Make room, then try again."};
  if (says(message, "Out of Memory") || says(message, "could not allocate"))
    return {"facts.out_of_memory", "This question needs more memory than is set aside for figures.",
            "Nothing was changed.", "Ask about fewer days or dimensions."};
  if (says(message, "Permission denied") || says(message, "Read-only file system") ||
      says(message, "No such file or directory"))
    return {"facts.not_writable", "The workspace folder cannot be written: " + std::string(first),
            "Nothing was changed.", "Check that the folder exists and is yours to write, then try again."};
  return damaged(first);
}

Rows::Rows(Rows&& other) noexcept
    : result_(std::exchange(other.result_, duckdb_result{})),
      chunk_(std::exchange(other.chunk_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      data_(std::move(other.data_)),
      validity_(std::move(other.validity_)) {}

Rows::~Rows() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  duckdb_destroy_result(&result_);
}

bool Rows::next_chunk() {
  if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
  chunk_ = duckdb_fetch_chunk(result_);
  size_ = chunk_ == nullptr ? 0 : duckdb_data_chunk_get_size(chunk_);
  if (size_ == 0) return false;
  const idx_t columns = duckdb_data_chunk_get_column_count(chunk_);
  data_.resize(columns);
  validity_.resize(columns);
  for (idx_t column = 0; column < columns; ++column) {
    duckdb_vector vector = duckdb_data_chunk_get_vector(chunk_, column);
    data_[column] = duckdb_vector_get_data(vector);
    validity_[column] = duckdb_vector_get_validity(vector);
  }
  return true;
}

bool Rows::is_null(std::size_t column, std::size_t row) const {
  const std::uint64_t* valid = validity_[column];
  return valid != nullptr && ((valid[row / 64] >> (row % 64)) & 1U) == 0;
}

std::int32_t Rows::int32(std::size_t column, std::size_t row) const {
  return static_cast<const std::int32_t*>(data_[column])[row];
}

std::int64_t Rows::int64(std::size_t column, std::size_t row) const {
  return static_cast<const std::int64_t*>(data_[column])[row];
}

duckdb_hugeint Rows::hugeint(std::size_t column, std::size_t row) const {
  return static_cast<const duckdb_hugeint*>(data_[column])[row];
}

std::string_view Rows::text(std::size_t column, std::size_t row) const {
  auto* strings = static_cast<duckdb_string_t*>(const_cast<void*>(data_[column]));
  return {duckdb_string_t_data(&strings[row]), duckdb_string_t_length(strings[row])};
}

std::int64_t Rows::changed() { return static_cast<std::int64_t>(duckdb_rows_changed(&result_)); }

Connection::~Connection() { duckdb_disconnect(&connection_); }

Result<Rows> Connection::run(const std::string& sql) {
  duckdb_result result{};
  const bool ok = duckdb_query(connection_, sql.c_str(), &result) == DuckDBSuccess;
  Rows rows(result);
  if (ok) return rows;
  const char* message = duckdb_result_error(&result);
  return tl::unexpected(problem_of(message == nullptr ? "unknown" : message));
}

Result<Rows> Connection::run(const std::string& sql, const std::vector<std::string>& texts) {
  duckdb_prepared_statement statement = nullptr;
  if (duckdb_prepare(connection_, sql.c_str(), &statement) != DuckDBSuccess) {
    const char* message = duckdb_prepare_error(statement);
    Problem problem = problem_of(message == nullptr ? "unknown" : message);
    duckdb_destroy_prepare(&statement);
    return tl::unexpected(std::move(problem));
  }
  for (std::size_t i = 0; i < texts.size(); ++i)
    duckdb_bind_varchar_length(statement, i + 1, texts[i].data(), texts[i].size());
  duckdb_result result{};
  const bool ok = duckdb_execute_prepared(statement, &result) == DuckDBSuccess;
  duckdb_destroy_prepare(&statement);
  Rows rows(result);
  if (ok) return rows;
  const char* message = duckdb_result_error(&result);
  return tl::unexpected(problem_of(message == nullptr ? "unknown" : message));
}

Result<std::unique_ptr<Database>> Database::open(const std::string& folder) {
  // A relative path gets "./" so that no folder name can look like an address ("md:", "s3:").
  const std::string inside = folder.starts_with('/') ? folder : "./" + folder;
  const std::string path = inside + "/facts.duckdb";
  const std::string spill = inside + "/facts.tmp";
  Config config;
  duckdb_set_config(config.config, "memory_limit", memory_limit);
  duckdb_set_config(config.config, "threads", threads);
  duckdb_set_config(config.config, "temp_directory", spill.c_str());
  duckdb_set_config(config.config, "preserve_insertion_order", "false");
  duckdb_set_config(config.config, "autoinstall_known_extensions", "false");
  duckdb_set_config(config.config, "autoload_known_extensions", "false");
  duckdb_set_config(config.config, "enable_external_access", "false");
  duckdb_database database = nullptr;
  char* message = nullptr;
  if (duckdb_open_ext(path.c_str(), &database, config.config, &message) != DuckDBSuccess) {
    Problem problem = problem_of(message == nullptr ? "unknown" : message);
    duckdb_free(message);
    return tl::unexpected(std::move(problem));
  }
  std::unique_ptr<Database> opened(new Database(database));
  TRY(const auto connection, opened->connect());
  TRY_DONE(connection->run("SET lock_configuration = true"));
  return opened;
}

Database::~Database() { duckdb_close(&database_); }

Result<std::unique_ptr<Connection>> Database::connect() const {
  duckdb_connection connection = nullptr;
  if (duckdb_connect(database_, &connection) != DuckDBSuccess)
    return tl::unexpected(damaged("no connection could be made"));
  return std::make_unique<Connection>(connection);
}

}  // namespace regie::duck
