// cli/render_import.cpp - how files were read, as text: counts that add up, totals against rows, problems.
#include <fmt/format.h>

#include <algorithm>

#include "cli/internal/paint.h"
#include "cli/render.h"
#include "wording/words.h"

namespace regie {
namespace {

constexpr std::size_t problems_shown = 5;  // of a file; all are in --json

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string counted(std::int64_t n, std::string_view one) {
  return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

std::string table_line(const FileOutcome& file, const TableReading& table) {
  std::string text = file_name(file.reading.path);
  if (!table.block.empty()) text += " [" + table.block + "]";
  text += fmt::format(" · {} · {}: {} kept", platform_text(table.platform), counted(table.rows.read, "row"),
                      table.rows.kept);
  if (table.rows.totals_dropped > 0) text += ", " + counted(table.rows.totals_dropped, "total");
  if (table.rows.set_aside > 0) text += fmt::format(", {} set aside", table.rows.set_aside);
  if (table.days) text += fmt::format(" · {} to {}", table.days->from.iso(), table.days->to.iso());
  return text;
}

std::string checks_line(const TableReading& table, Look look) {
  if (table.checks.empty()) return {};
  const auto missed = std::count_if(table.checks.begin(), table.checks.end(),
                                    [](const TotalCheck& check) { return !check.match; });
  if (missed == 0)
    return "   " +
           painted(fmt::format("✓ {} of the file equal the rows",
                               counted(static_cast<std::int64_t>(table.checks.size()), "total")),
                   Paint::green, look) +
           "\n";
  std::string text;
  for (const TotalCheck& check : table.checks)
    if (!check.match)
      text += "   " +
              painted(fmt::format("{}: the file says {}, the rows give {}", check.measure,
                                  units(check.file_total), units(check.rows_total)),
                      Paint::yellow, look) +
              "\n";
  return text;
}

std::string column_lines(const TableReading& table) {
  std::string text;
  for (const ColumnReading& column : table.columns)
    text += fmt::format("   {:<40} {:<22} {}\n", column.header, column.as.empty() ? "left out" : column.as,
                        column.why);
  return text;
}

std::string problem_lines(const FileReading& reading, Look look) {
  std::string text;
  for (std::size_t i = 0; i < std::min(reading.problems.size(), problems_shown); ++i) {
    const ReadingProblem& problem = reading.problems[i];
    std::string where = problem.line > 0 ? fmt::format("line {}", problem.line) : "whole file";
    if (!problem.column.empty()) where += fmt::format(", column \"{}\"", problem.column);
    text += fmt::format("   {}: {}  {}\n", where, problem.say,
                        painted("[" + problem.code + "]", Paint::soft, look));
  }
  const std::int64_t more = static_cast<std::int64_t>(reading.problems.size()) + reading.problems_left_out -
                            static_cast<std::int64_t>(std::min(reading.problems.size(), problems_shown));
  if (more > 0) text += fmt::format("   and {} more: see --json\n", more);
  return text;
}

}  // namespace

std::string text_of(const std::vector<FileOutcome>& files, Look look) {
  std::string text;
  RowCounts all;
  std::size_t refused = 0;
  for (const FileOutcome& file : files) {
    if (file.fate == FileFate::refused) {
      ++refused;
      text +=
          fmt::format("{} {} · {}  {}\n", painted("✗", Paint::red, look), file_name(file.reading.path),
                      file.why_refused.say, painted("[" + file.why_refused.code + "]", Paint::soft, look));
      const std::string gap = file.why_refused.kept.empty() || file.why_refused.remedy.empty() ? "" : " ";
      if (const std::string more = file.why_refused.kept + gap + file.why_refused.remedy; !more.empty())
        text += "   " + more + "\n";
      continue;
    }
    for (const TableReading& table : file.reading.tables) {
      text += fmt::format("{} {}\n", painted("✓", Paint::green, look), table_line(file, table));
      text += checks_line(table, look);
      if (!table.changes.empty())
        text += "   " + counted(static_cast<std::int64_t>(table.changes.size()), "own change") + "\n";
      if (!table.events.empty())
        text += "   " + counted(static_cast<std::int64_t>(table.events.size()), "event") + "\n";
      if (file.fate == FileFate::previewed) text += column_lines(table);
      all.read += table.rows.read;
      all.kept += table.rows.kept;
      all.set_aside += table.rows.set_aside;
      all.totals_dropped += table.rows.totals_dropped;
    }
    if (file.fate == FileFate::unchanged) text += "   imported before; nothing changed\n";
    if (file.replaced_rows > 0)
      text += "   replaced " + counted(file.replaced_rows, "row") + " of earlier imports\n";
    text += problem_lines(file.reading, look);
  }
  const bool preview = !files.empty() && files.front().fate == FileFate::previewed;
  text += fmt::format("{} {} file{}: {} rows read = {} kept + {} totals + {} set aside",
                      preview ? "Would keep" : "Read", files.size() - refused,
                      files.size() - refused == 1 ? "" : "s", all.read, all.kept, all.totals_dropped,
                      all.set_aside);
  if (refused > 0) text += fmt::format("; {} refused", refused);
  return text + "\n";
}

}  // namespace regie
