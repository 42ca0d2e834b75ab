// intake/read_rows.h - small tables that hold texts and not measures (posts, recipients, comments, news), as
// they stand; and feeds as such tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "intake/read_export.h"

namespace regie {

struct PlainRow {
  std::int64_t line = 0;           // where it starts, from 1
  std::vector<std::string> cells;  // as many as there are headers; unquoted, trimmed
  bool unclosed = false;           // a quote in it has no end: it ended at its line
};

struct PlainTable {
  std::vector<std::string> headers;
  std::int64_t header_line = 0;
  std::vector<PlainRow> rows;

  /// The column that has one of these names ("text|tekst|message"), case and blanks aside; the earlier name
  /// wins.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view names) const;
};

/// CSV of any dialect and encoding. The first line that holds something is the header. Blank lines are no
/// rows; longer rows are cut to the header, shorter ones filled with "".
/// Fails: intake.empty, intake.not_a_table, intake.too_large, intake.no_header.
/// Cost:  linear; holds the whole table.
[[nodiscard]] Result<PlainTable> read_rows(const NamedBytes& file);

/// RSS 2.0 or Atom as a table "day, time, title, text, link", one row an entry; ICS likewise ("to" beside).
/// An entry without a day keeps an empty one.
/// Fails: intake.bomb, intake.damaged_feed, intake.damaged_ics, as read_rows.
[[nodiscard]] Result<PlainTable> read_feed(const NamedBytes& file);

/// Whichever of these it is.
[[nodiscard]] Result<PlainTable> read_rows_or_feed(const NamedBytes& file);

struct DayCell {
  std::optional<Day> day;
  std::optional<int> minute;  // of that day, where a time stands behind it
};
/// A day as people and programs write it; "1/2/2026" is read by `order`, day first unless told.
[[nodiscard]] DayCell day_of_cell(std::string_view cell, DateOrder order = DateOrder::dmy);
/// "09:30", "9.30", "9:30 PM" as minutes after midnight.
[[nodiscard]] std::optional<int> minute_of_cell(std::string_view cell);

}  // namespace regie
