// app/figures.h - the verbs behind any number: its days, the slices it can be asked for, the rows it came
// from.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "measure/series.h"

namespace regie {

struct FiguresRequest {
  std::string metric;
  Slice where;
  std::optional<Day> from;  // nothing = half a year before `to`
  std::optional<Day> to;    // nothing = the day before as_of
  std::optional<Day> as_of;
};

/// Daily figures; of a rate, numerator over denominator. NaN = missing. Where the slice names no platform and
/// several count the metric, the one that counts most speaks, and the slice says which.
struct Figures {
  Metric metric;
  Slice slice;
  Day from;
  std::vector<double> values;
};
/// Fails: metric.unknown, series.no_data, timeline.bad_days, brief.no_imports.
[[nodiscard]] Result<Figures> figures(World& world, const Workspace& workspace,
                                      const FiguresRequest& request);

/// dimension -> its values, largest first: those of slices that are watched for this metric; "" = for any.
[[nodiscard]] Result<std::map<std::string, std::vector<std::string>>> slices_of(const Workspace& workspace,
                                                                                const std::string& metric);

/// The rows of a metric in a slice on some days, the first rows_max by import and line.
struct RowsRequest {
  FiguresRequest figures;
  int rows_max = 100;
};
struct FoundRows {
  OriginAnswer origin;
  std::vector<ImportRecord> imports;  // those named in it
};
/// Fails: as figures.
[[nodiscard]] Result<FoundRows> rows_behind(World& world, const Workspace& workspace,
                                            const RowsRequest& request);

}  // namespace regie
