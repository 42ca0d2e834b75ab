// store/records/sqlite.h - SQLite's C API with owners for its handles and our words for its failures.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace regie::sqlite {

/// A value to bind; texts are borrowed until the call returns.
class Value {
 public:
  template <std::integral Whole>
  Value(Whole whole) : value_(static_cast<std::int64_t>(whole)) {}    // NOLINT: lists of values read better
  Value(double real) : value_(real) {}                                // NOLINT
  Value(std::string_view text) : value_(text) {}                      // NOLINT
  Value(const std::string& text) : value_(std::string_view(text)) {}  // NOLINT
  Value(const char* text) : value_(std::string_view(text)) {}         // NOLINT
  Value(std::optional<double> real) {                                 // NOLINT
    if (real) value_ = *real;
  }
  Value(std::nullopt_t) {}  // NOLINT
  using Kinds = std::variant<std::monostate, std::int64_t, double, std::string_view>;
  [[nodiscard]] const Kinds& kinds() const { return value_; }

 private:
  Kinds value_;
};
using Values = std::vector<Value>;

/// The row a query stands on; valid inside the callback only.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t whole(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] Values values() const;  // all columns as they are stored; texts are borrowed

 private:
  sqlite3_stmt* statement_;
};

class Database {
 public:
  static Result<std::unique_ptr<Database>> open(const std::string& path);
  /// Nothing in the file is changed, whatever state it is in.
  static Result<std::unique_ptr<Database>> open_to_read(const std::string& path);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// Several statements without values.
  Result<Done> script(const std::string& sql);
  /// One statement, kept prepared.
  Result<Done> run(const std::string& sql, const Values& values = {});
  Result<Done> each(const std::string& sql, const Values& values, const std::function<void(const Row&)>& row);
  /// The one number a query answers; `otherwise` where it has no row.
  Result<std::int64_t> number(const std::string& sql, const Values& values = {}, std::int64_t otherwise = 0);
  /// All or nothing; inside another transaction, all or nothing of its part.
  /// Fails: records.unknown, where the disk failed while it was saved: it may be there, or not.
  Result<Done> transaction(const std::function<Result<Done>()>& writes);
  /// Since a records.unknown: what is there can only be read after opening anew.
  [[nodiscard]] bool is_in_doubt() const { return is_in_doubt_; }

 private:
  static Result<std::unique_ptr<Database>> open_as(const std::string& path, int flags);
  Database(sqlite3* handle, std::string name) : handle_(handle), name_(std::move(name)) {}
  Result<sqlite3_stmt*> prepared(const std::string& sql, const Values& values);
  Result<Done> commit();
  tl::unexpected<Problem> failed_commit(int code);
  [[nodiscard]] tl::unexpected<Problem> problem(int code) const;

  sqlite3* handle_;
  std::string name_;  // of the file
  int depth_ = 0;
  bool is_in_doubt_ = false;
  std::unordered_map<std::string, sqlite3_stmt*> statements_;
};

}  // namespace regie::sqlite
