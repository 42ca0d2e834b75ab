// store/facts/facts.h - measures by day and slice, kept in DuckDB, rebuildable from the archive.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "base/slice.h"
#include "intake/facts.h"

namespace regie {

/// One way a platform was reported: platform, grain and set of dimensions. Two reports of one platform show
/// the same clicks from two sides; their sums are never added. "google_ads/day/campaign+device".
struct ReportInfo {
  std::string report;
  FactShape shape;
  DaySpan days;
  std::int64_t rows = 0;
  std::int64_t days_seen = 0;  // distinct days with rows
  std::vector<Day> seen_on;    // those days, ascending
  std::vector<ImportId> imports;
  std::vector<std::string>
      currencies;  // told for whole tables; shape.currency is it where there is one. Rows carry
};  // theirs in the dimension "currency", so that two never have to be added
[[nodiscard]] std::string report_name(const FactShape& shape);

/// Daily sums of measures, by the values of zero or more dimensions.
struct SeriesRequest {
  std::vector<std::string> reports;  // rows of these are summed; the caller picks ones that do not overlap
  std::vector<std::string> measures;
  std::vector<std::string> by;
  Slice where;
  DaySpan days;
  int slices_max = 0;             // keep the slices largest in the first measure; 0 = all
  std::vector<Day> seen_on = {};  // days on which the reports have rows, where the caller knows; {} = look
};
struct SeriesTable {
  std::vector<Day> days;  // every day of the request on which any report row exists, ascending
  struct Line {
    std::vector<std::string> key;           // one value per dimension of `by`; "" = blank
    std::vector<std::vector<double>> sums;  // [measure][index in days]; NaN where all values are blank;
  };  // 0 where the report has rows that day but this slice has none
  std::vector<Line> lines;  // largest sum of the first measure first, then by key
};

/// Sums per leaf (combination of dimension values) over each of several windows.
struct LeafRequest {
  std::vector<std::string> reports;
  std::vector<std::string> measures;
  std::vector<std::string> dimensions;
  Slice where;
  std::vector<DaySpan> windows;
};
struct LeafTable {
  std::vector<std::vector<std::string>> dictionary;    // [dimension][code]
  std::vector<std::vector<std::uint32_t>> codes;       // [dimension][leaf]
  std::vector<std::vector<std::vector<double>>> sums;  // [window][measure][leaf]
  std::size_t leaves = 0;
};

/// Where a number came from.
struct RowOrigin {
  ImportId import;
  std::int64_t line = 0;
  Day day;
};
struct OriginRequest {
  std::vector<std::string> reports;
  Slice where;
  DaySpan days;
  int rows_max = 100;
};
struct OriginAnswer {
  std::int64_t count = 0;
  std::vector<ImportId> imports;
  std::vector<RowOrigin> rows;  // the first rows_max, by import and line
};

/// Rows of one report that came in with one import: equal rows, equal mark.
struct FactPart {
  std::string report;
  ImportId import;
  std::int64_t rows = 0;
  std::string mark;  // exact sum of row hashes
  friend bool operator==(const FactPart&, const FactPart&) = default;
};

/// A load that was committed, in the order of the last commit of each import.
struct LoadedImport {
  ImportId import;
  bool is_lost = false;       // its bytes could not be read any more: its days have no rows
  std::int64_t replaced = 0;  // rows of other loads, or of an earlier one of its own, that went for it
};

/// One import on its way in: append its tables through FactSink, then commit or drop.
class FactLoad : public FactSink {
 public:
  /// A table whose rows are lost. Rows of earlier imports on its days go all the same: it had taken their
  /// place, and days without figures are seen where outdated figures are not.
  virtual void lose(const FactShape& shape, DaySpan days) = 0;
  /// Makes the rows visible and removes rows of earlier imports of the same report on overlapping days;
  /// returns how many were removed. All or nothing.
  virtual Result<std::int64_t> commit() = 0;
};

/// The first damage that a question or a load met. Safe to use from several threads.
class DamageNote {
 public:
  void take(const Problem& problem);  // facts.damaged alone
  [[nodiscard]] std::optional<Problem> read() const;

 private:
  mutable std::mutex guard_;
  std::optional<Problem> first_;
};

/// Aggregates happen where the rows are; only small series travel. Money and counts are exact (Micros), so
/// the same rows give the same bytes whatever the thread count. Fails: facts.damaged (then `regie rebuild`),
/// facts.disk_full, facts.locked.
class Facts {
 public:
  virtual ~Facts() = default;
  [[nodiscard]] virtual Result<std::unique_ptr<FactLoad>> begin_load(const ImportId& import) = 0;
  virtual Result<std::int64_t> remove(const ImportId& import) = 0;
  [[nodiscard]] virtual Result<std::vector<ReportInfo>> reports() const = 0;
  [[nodiscard]] virtual Result<SeriesTable> series(const SeriesRequest& request) const = 0;
  [[nodiscard]] virtual Result<LeafTable> leaves(const LeafRequest& request) const = 0;
  [[nodiscard]] virtual Result<OriginAnswer> origin(const OriginRequest& request) const = 0;
  /// By report, then import.
  [[nodiscard]] virtual Result<std::vector<FactPart>> parts() const = 0;
  [[nodiscard]] virtual Result<std::vector<LoadedImport>> loads() const = 0;

  /// SHA-256-free fingerprint of all rows: equal rows, equal text.
  [[nodiscard]] Result<std::string> fingerprint() const;
  /// Where there is any, the file is to be made anew from the archive.
  [[nodiscard]] std::optional<Problem> damage() const { return damage_->read(); }

 protected:
  std::shared_ptr<DamageNote> damage_ = std::make_shared<DamageNote>();
};

/// Opens or makes `folder`/facts.duckdb with external access off, configuration locked, memory limit set.
[[nodiscard]] Result<std::unique_ptr<Facts>> open_facts(const std::string& folder);
/// Stands in for facts that cannot be opened or made: answers everything with `why`.
[[nodiscard]] std::unique_ptr<Facts> missing_facts(Problem why);

}  // namespace regie
