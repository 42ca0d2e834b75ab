// intake/read_export.cpp - the door: what kind of file is this, and who reads it?
#include "intake/read_export.h"

#include <algorithm>

#include "intake/internal/aliases.h"
#include "intake/internal/encoding.h"
#include "intake/internal/fold.h"
#include "intake/internal/ics.h"
#include "intake/internal/table_reader.h"
#include "intake/internal/xlsx.h"

namespace regie {
namespace {

/// Problems of a calendar that cost an event; the others concern one that was kept.
bool loses_event(std::string_view code) {
  return code == "intake.event_without_day" || code == "intake.event_without_title" ||
         code == "intake.event_cut" || code == "intake.event_cancelled";
}

Result<FileReading> read_calendar(FileReading reading, std::string_view bytes) {
  std::vector<ReadingProblem> found;
  TRY(std::vector<EventRow> events, read_ics(bytes, found));
  TableReading table;
  table.platform = "events";
  table.encoding = "utf-8";
  table.dates = "ymd";
  std::int64_t lost = 0;
  for (const ReadingProblem& problem : found) lost += loses_event(problem.code) ? 1 : 0;
  table.rows = {static_cast<std::int64_t>(events.size()) + lost, static_cast<std::int64_t>(events.size()),
                lost, 0};
  for (const EventRow& event : events)
    table.days = table.days ? DaySpan{std::min(table.days->from, event.days.from),
                                      std::max(table.days->to, event.days.to)}
                            : event.days;
  table.events = std::move(events);
  ProblemList problems;
  for (ReadingProblem& problem : found) problems.add(std::move(problem));
  problems.hand_over(reading);
  reading.tables.push_back(std::move(table));
  return reading;
}

Result<FileReading> read_sheets(FileReading reading, const NamedBytes& file, const ReadOptions& options,
                                FactSink& sink) {
  TRY(std::vector<XlsxSheet> sheets, read_xlsx(file.bytes));
  ProblemList problems;
  std::optional<Problem> last;
  for (const XlsxSheet& sheet : sheets) {
    if (trim(sheet.csv).empty()) continue;
    const TextInput input{sheet.csv, "xlsx", file.path, sheets.size() > 1 ? sheet.name : "", true};
    const Result<Done> done = read_text(input, options, sink, reading, problems);
    if (!done) last = done.error();  // a cover sheet has no table; another sheet may
  }
  if (reading.tables.empty()) {
    if (last) return tl::unexpected(*last);
    return fail("intake.empty", "The workbook has no filled sheet.", "Nothing was read.");
  }
  problems.hand_over(reading);
  return reading;
}

}  // namespace

Result<FileReading> read_export(const NamedBytes& file, const ReadOptions& options, FactSink& sink) {
  FileReading reading;
  reading.path = file.path;
  if (!options.platform.empty() && alias_table().platform(options.platform) == nullptr)
    return fail("intake.unknown_platform", "\"" + options.platform + "\" is not a platform.",
                "Nothing was read.", "See `regie help import` for the names.");
  if (file.bytes.empty()) return fail("intake.empty", "The file is empty.", "Nothing was read.");
  if (is_xlsx(file.bytes)) return read_sheets(std::move(reading), file, options, sink);
  if (is_plain_zip(file.bytes))
    return fail("intake.not_a_table", "This is a zip archive, not a table.", "Nothing was read.",
                "Import it under its own name (.zip), or unpack it first.");
  TRY(const DecodedText decoded, decode(file.bytes));
  if (is_ics(decoded.text())) return read_calendar(std::move(reading), decoded.text());
  ProblemList problems;
  const TextInput input{decoded.text(), decoded.encoding(), file.path, "", false};
  TRY_DONE(read_text(input, options, sink, reading, problems));
  problems.hand_over(reading);
  return reading;
}

}  // namespace regie
