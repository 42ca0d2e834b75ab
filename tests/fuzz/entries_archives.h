// tests/fuzz/entries_archives.h - what is tried on the packed and nested formats: spreadsheets and calendars.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/ensure.h"
#include "intake/internal/archive_limits.h"
#include "intake/internal/ics.h"
#include "intake/internal/xlsx.h"
#include "intake/internal/xlsx_sheet.h"
#include "intake/internal/xml_reader.h"
#include "intake/read_export.h"

namespace regie::fuzz {
/// Takes off the text before the next "%%".
inline std::string_view next_part(std::string_view& rest) {
  const std::size_t mark = rest.find("%%");
  const std::string_view part = rest.substr(0, mark);
  rest = mark == std::string_view::npos ? std::string_view() : rest.substr(mark + 2);
  return part;
}

/// Fed in two pieces, since tokens cut at a border are where readers go wrong.
inline void read_part(std::string_view xml, XmlTaker& taker) {
  XmlReader reader(taker);
  const std::size_t half = std::min(xml.size() / 2, archive_limits::chunk_bytes);
  if (!reader.feed(xml.substr(0, half))) return;
  if (!reader.feed(xml.substr(half, archive_limits::chunk_bytes))) return;
  const auto done = reader.finish();
  ENSURE(done || !done.error().say.empty());
}

inline void check_csv(std::string_view csv) {
  std::int64_t lines = 0;
  bool quoted = false;
  for (const char c : csv) {
    ENSURE(c != '\r' && c != '\0');
    if (c == '"') quoted = !quoted;
    if (c != '\n') continue;
    ENSURE(!quoted);
    ++lines;
  }
  ENSURE(!quoted && lines <= archive_limits::rows_max);
  ENSURE(csv.empty() || (csv.ends_with('\n') && !csv.ends_with("\n\n")));
}

/// Bytes that begin like a zip are a workbook; others are its XML: styles, shared strings and a sheet, parted
/// by "%%".
inline void xlsx(std::string_view bytes) {
  if (bytes.starts_with("PK")) {
    if (const auto sheets = read_xlsx(bytes))
      for (const XlsxSheet& sheet : *sheets) check_csv(sheet.csv);
    if (is_plain_zip(bytes))
      if (const auto entries = open_zip({"fuzz.zip", bytes}))
        for (const ZipEntry& entry : *entries) ENSURE(!entry.path.empty() && entry.path.front() != '/');
    return;
  }
  StylesTaker styles;
  SharedStringsTaker shared;
  read_part(next_part(bytes), styles);
  read_part(next_part(bytes), shared);
  SheetContext context{shared.strings, styles.formats, DayCount::since_1900, 100'000, 1'000'000};
  SheetTaker sheet("fuzz", context);
  read_part(bytes, sheet);
  check_csv(sheet.csv);
}

/// Reads a calendar and checks what it promises of its rows and problems.
inline void ics(std::string_view bytes) {
  static_cast<void>(is_ics(bytes));
  std::vector<ReadingProblem> problems;
  const auto rows = read_ics(bytes, problems);
  if (!rows) return;
  ENSURE(rows->size() <= archive_limits::events_max);
  for (const EventRow& row : *rows) {
    ENSURE(row.line > 0 && !row.title.empty() && row.days.from <= row.days.to);
    ENSURE(Day::is_valid(row.days.from.parts()));
  }
  for (const ReadingProblem& problem : problems) ENSURE(!problem.code.empty() && !problem.say.empty());
}

}  // namespace regie::fuzz
