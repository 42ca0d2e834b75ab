// tests/trust/raw_sqlite.h - a SQLite file as anybody can open it, without Regie in between.
#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace regie::trust {

class RawSqlite {
 public:
  /// Reads a file as it lies there; nothing of it is changed.
  explicit RawSqlite(const std::string& path) {
    const std::string uri = "file:" + path + "?immutable=1";
    is_open_ =
        sqlite3_open_v2(uri.c_str(), &handle_, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr) == SQLITE_OK;
  }
  struct InMemory {
    std::string bytes;
  };
  /// A copy to meddle with: no trigger, check or reference holds back.
  explicit RawSqlite(const InMemory& image) {
    sqlite3* lent = nullptr;
    sqlite3_open(":memory:", &lent);
    auto* bytes = static_cast<unsigned char*>(sqlite3_malloc64(image.bytes.size()));
    std::copy(image.bytes.begin(), image.bytes.end(), bytes);
    bytes[18] = bytes[19] = 1;  // the copy needs no log beside it
    const auto size = static_cast<sqlite3_int64>(image.bytes.size());
    sqlite3_deserialize(lent, "main", bytes, size, size, SQLITE_DESERIALIZE_FREEONCLOSE);
    // A database of its own: one that was lent its bytes would not give out an edit before it is committed.
    is_open_ = sqlite3_open(":memory:", &handle_) == SQLITE_OK;
    sqlite3_backup* copy = sqlite3_backup_init(handle_, "main", lent, "main");
    sqlite3_backup_step(copy, -1);
    sqlite3_backup_finish(copy);
    sqlite3_close(lent);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    run("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
  }
  RawSqlite(const RawSqlite&) = delete;
  RawSqlite& operator=(const RawSqlite&) = delete;
  ~RawSqlite() { sqlite3_close(handle_); }

  /// False where it cannot be done.
  bool run(const std::string& sql) {
    return sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  }
  /// Rows that the last statement touched.
  [[nodiscard]] int changes() const { return sqlite3_changes(handle_); }
  /// Every value with its kind, or what was met on the way.
  [[nodiscard]] std::string all(const std::string& sql) const {
    std::string text;
    each(
        sql,
        [&](sqlite3_stmt* row) {
          for (int i = 0; i < sqlite3_column_count(row); ++i) {
            text += static_cast<char>('0' + sqlite3_column_type(row, i));
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, i));
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, i));
            text += std::to_string(size) + ":";
            if (bytes != nullptr) text.append(bytes, size);
          }
          text += '\n';
        },
        text);
    return text;
  }
  /// First column of each row.
  [[nodiscard]] std::vector<std::string> list(const std::string& sql) const {
    std::vector<std::string> texts;
    std::string problem;
    each(
        sql,
        [&](sqlite3_stmt* row) {
          const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, 0));
          texts.emplace_back(bytes == nullptr ? "" : bytes,
                             static_cast<std::size_t>(sqlite3_column_bytes(row, 0)));
        },
        problem);
    return texts;
  }
  [[nodiscard]] std::string image() const {
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(handle_, "main", &size, 0);
    std::string copy(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    copy[18] = copy[19] = 2;  // as Regie writes it
    return copy;
  }
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  void each(const std::string& sql, const std::function<void(sqlite3_stmt*)>& row,
            std::string& problem) const {
    sqlite3_stmt* statement = nullptr;
    int code = sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr);
    while (code == SQLITE_OK || code == SQLITE_ROW) {
      code = sqlite3_step(statement);
      if (code == SQLITE_ROW) row(statement);
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_DONE) problem += "problem " + std::to_string(code);
  }

  sqlite3* handle_ = nullptr;
  bool is_open_ = false;
};

}  // namespace regie::trust
