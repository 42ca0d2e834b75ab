// bench/detect/nab_data.h - reads the benchmark's files where they lie beside the checkout.
#pragma once

#include <string>
#include <vector>

#include "bench/detect/nab_scorer.h"

namespace regie::bench {

/// The six realAdExchange files with their windows, by name; empty where the folder is not there.
[[nodiscard]] std::vector<NabFile> nab_adexchange(const std::string& folder);

/// Cells of a CSV without quotes, a line each; no lines where there is no file.
[[nodiscard]] std::vector<std::vector<std::string>> csv_cells(const std::string& path);

/// "key": {... "field": 70.1 ...} of a leaderboard file; NaN where it is not there.
[[nodiscard]] double leaderboard_figure(const std::string& path, const std::string& key,
                                        const std::string& field);

/// Hour of the day of "2011-07-01 00:00:01".
[[nodiscard]] std::size_t hour_of(const std::string& time);

[[nodiscard]] double number_of(const std::string& text);

}  // namespace regie::bench
