// simulate/big_table.h - a table of millions of rows for measuring speed, written in pieces.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/random.h"

namespace regie {

/// One CSV with English Google Ads headers: day, campaign (240), ad group, device, country, network,
/// audience, placement, page; impressions, clicks, cost, conversions. Rows spread evenly over `days` days
/// that end on 2026-03-15, oldest first. Clicks are about 4 % of impressions, conversions about 5 % of
/// clicks.
///
/// Holds:    same seed, rows and days, same bytes; rows + 1 lines with their newline; no piece over 1.1 MB.
///
/// Requires: rows > 0, days > 0.
///
/// Cost:     over a million rows a second; memory flat.
void big_table(Random& random, std::int64_t rows, int days,
               const std::function<void(std::string_view)>& write);

}  // namespace regie
