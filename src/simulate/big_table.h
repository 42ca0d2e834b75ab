// simulate/big_table.h - a table of millions of rows for measuring speed, written in pieces.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/day.h"
#include "base/random.h"

namespace regie {

struct BigTable {
  std::int64_t rows = 5000000;
  DaySpan days{Day(19431), Day(20526)};  // 2023-03-15 .. 2026-03-14: three years
};

/// One CSV with English Google Ads headers: day, campaign (240), ad group, device, country, network,
/// audience, placement, page; impressions, clicks, cost, conversions. Rows are spread evenly over the days,
/// oldest first.
///   Clicks are about 4 % of impressions, conversions about 5 % of clicks, weekends a third quieter.
/// Holds:    same seed and table, same bytes; rows + 1 lines, each ended by a newline; no piece over 1.1 MB.
/// Requires: rows > 0, days.days() > 0.
/// Cost:     over a million rows a second; memory flat.
void big_table(Random& random, const BigTable& table, const std::function<void(std::string_view)>& write);

}  // namespace regie
