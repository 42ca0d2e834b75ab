// store/facts/internal/duck.h - DuckDB's C API with owners for its handles and our words for its failures.
#pragma once

#include <duckdb.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"

namespace regie::duck {

/// One query's rows, read chunk by chunk and column by column.
class Rows {
 public:
  explicit Rows(duckdb_result result) : result_(result) {}
  Rows(Rows&& other) noexcept;
  Rows& operator=(Rows&&) = delete;
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  ~Rows();

  /// The next chunk; false at the end.
  bool next_chunk();
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool is_null(std::size_t column, std::size_t row) const;
  [[nodiscard]] std::int32_t int32(std::size_t column, std::size_t row) const;
  [[nodiscard]] std::int64_t int64(std::size_t column, std::size_t row) const;
  [[nodiscard]] Day day(std::size_t column, std::size_t row) const { return Day(int32(column, row)); }
  /// A HUGEINT or wide DECIMAL as it stands, scale not applied.
  [[nodiscard]] duckdb_hugeint hugeint(std::size_t column, std::size_t row) const;
  /// Lives until the next chunk.
  [[nodiscard]] std::string_view text(std::size_t column, std::size_t row) const;
  /// Rows a DELETE or UPDATE touched.
  [[nodiscard]] std::int64_t changed();

 private:
  duckdb_result result_{};
  duckdb_data_chunk chunk_ = nullptr;
  std::size_t size_ = 0;
  std::vector<const void*> data_;
  std::vector<std::uint64_t*> validity_;
};

/// One conversation with the database; a transaction belongs to it.
class Connection {
 public:
  explicit Connection(duckdb_connection connection) : connection_(connection) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();
  Result<Rows> run(const std::string& sql);
  /// `sql` with ?-marks, bound to texts in order. The only way text of a person reaches the database.
  Result<Rows> run(const std::string& sql, const std::vector<std::string>& texts);
  [[nodiscard]] duckdb_connection raw() const { return connection_; }

 private:
  duckdb_connection connection_;
};

class Database {
 public:
  /// Requires: `folder` exists.
  static Result<std::unique_ptr<Database>> open(const std::string& folder);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();
  [[nodiscard]] Result<std::unique_ptr<Connection>> connect() const;

 private:
  explicit Database(duckdb_database database) : database_(database) {}
  duckdb_database database_;
};

/// DuckDB's message as a Problem with our code and remedy.
Problem problem_of(std::string_view message);

}  // namespace regie::duck
