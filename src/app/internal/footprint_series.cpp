// app/internal/footprint_series.cpp - cells into series.
#include "app/internal/footprint_series.h"

#include <utility>

#include "app/internal/metric_series.h"

namespace regie {

Result<std::vector<FootprintSeries>> footprint_series(const Facts& facts, const Overview& overview,
                                                      const std::vector<FootprintCell>& cells) {
  std::vector<FootprintSeries> all;
  for (const FootprintCell& cell : cells) {
    auto series = metric_series(facts, overview, cell.metric, cell.slice);
    if (!series && series.error().code.starts_with("facts.")) return tl::unexpected(series.error());
    if (!series)
      return fail("reason.bad_footprint", series.error().say, "Nothing was signed.", series.error().remedy);
    all.push_back({cell, std::move(series->days)});
  }
  return all;
}

}  // namespace regie
