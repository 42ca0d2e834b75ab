// store/records/columns.h - rows of a query taken column by column, from left to right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "charter/account.h"
#include "store/records/sqlite.h"

namespace regie {

class Columns {
 public:
  explicit Columns(const sqlite::Row& row) : row_(row) {}
  std::string text() { return row_.text(at_++); }
  std::int64_t whole() { return row_.whole(at_++); }
  int number() { return static_cast<int>(whole()); }
  bool yes() { return whole() != 0; }
  double real() { return row_.real(at_++); }
  Day day() { return Day(static_cast<std::int32_t>(whole())); }
  template <class Enum>
  Enum as() {
    return static_cast<Enum>(whole());
  }
  /// What `read` makes of the next `columns` columns; nothing where the first is NULL.
  template <class Read>
  auto unless_null(int columns, Read read) -> std::optional<decltype(read())> {
    if (!row_.is_null(at_)) return read();
    at_ += columns;
    return std::nullopt;
  }
  std::optional<double> optional_real() {
    return unless_null(1, [this] { return real(); });
  }
  Signature signature() { return {text(), whole(), text()}; }

 private:
  const sqlite::Row& row_;
  int at_ = 0;
};

/// Every row of a query as what `read` makes of it.
template <class Item, class Taker = Columns, class Read>
Result<std::vector<Item>> read_all(sqlite::Database& database, const std::string& query, const Read& read) {
  std::vector<Item> items;
  TRY_DONE(database.each(query, {}, [&](const sqlite::Row& row) {
    Taker columns(row);
    items.push_back(read(columns));
  }));
  return items;
}

}  // namespace regie
