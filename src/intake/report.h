// intake/report.h - how a file was understood: columns, counts, totals against rows, and every problem.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/micros.h"
#include "base/slice.h"
#include "intake/facts.h"

namespace regie {

struct RowCounts {  // Holds: read == kept + set_aside + totals_dropped
  std::int64_t read = 0;
  std::int64_t kept = 0;
  std::int64_t set_aside = 0;
  std::int64_t totals_dropped = 0;
};

/// Why a column of budgets or statuses is no measure: its differences become own changes.
inline constexpr std::string_view why_compared = "compared with other exports";

struct ColumnReading {
  std::string header;
  std::string as;   // canonical measure or dimension, "day", "currency"; "" = left out
  std::string why;  // "alias nl", "numbers", "personal: dropped", "personal: hashed", "derived: recomputed",
                    // "unknown", "--map"
};

struct ReadingProblem {
  std::int64_t line = 0;  // 1-based; 0 = the whole file
  std::string column;
  std::string value;
  std::string code;  // "intake.ambiguous_number"
  std::string say;
};

/// The file's own total of a measure against the sum of the rows kept.
struct TotalCheck {
  std::string measure;
  Micros file_total = 0;
  Micros rows_total = 0;
  bool match = false;
};

struct MeasureSum {
  std::string measure;
  bool is_money = false;
  Micros sum = 0;
};

/// How a campaign or an ad group stood when an export was made: the same in all rows that name it.
struct CampaignState {
  std::int64_t line = 0;         // the first row that names it
  Slice where;                   // campaign; with ad_group where it is the group's own
  std::string status;            // enabled, paused, removed, or as written; "" = not told
  std::optional<double> budget;  // as written: of a day or of its whole run
  Day as_of;                     // last day of the report
};

/// One line of a change history, or a difference found between two exports.
struct OwnChange {
  std::int64_t line = 0;
  Day day;
  bool by_machine = false;  // the platform's own automation, or an auto-applied recommendation
  std::string who;          // "person" or the automation's name; personal names and addresses are not kept
  std::string kind;         // budget, bid, status, targeting, creative, other
  Slice where;              // campaign, ad_group
  std::string text;
  std::optional<double> before;  // amounts, where the text has them
  std::optional<double> after;
};

/// An event of an ICS or CSV calendar.
struct EventRow {
  std::int64_t line = 0;
  DaySpan days;
  std::string title;
  std::string kind;  // "" = not told
  Slice where;
  std::string moves;  // "registrations:down", "" = not told
};

/// How one table of a file was read. A file of several stacked blocks or sheets gives several.
struct TableReading {
  std::string block;  // title of the block or sheet; "" where there is one
  std::string platform;
  std::string encoding;   // "utf-8", "utf-16le", "utf-16be", "windows-1252", "xlsx"
  std::string delimiter;  // ",", ";", "\t", "|"; "" for xlsx, ics
  std::int64_t header_line = 0;
  std::string decimal;  // "comma", "point"
  std::string dates;    // "ymd", "dmy", "mdy", ""
  std::string currency;
  std::optional<DaySpan> days;
  Grain grain = Grain::day;
  std::vector<std::string> dimensions;  // as in FactShape
  RowCounts rows;
  std::vector<ColumnReading> columns;
  std::vector<MeasureSum> sums;
  std::vector<TotalCheck> checks;
  std::vector<OwnChange> changes;
  std::vector<CampaignState> states;  // where a campaign report tells budget or status
  std::vector<EventRow> events;
};

struct FileReading {
  std::string path;
  std::vector<TableReading> tables;
  std::vector<ReadingProblem> problems;  // the first problems_max of each code
  std::int64_t problems_left_out = 0;
};

}  // namespace regie
