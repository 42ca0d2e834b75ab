// store/backup/page_runs.h - cuts a SQLite file into runs of whole pages, at places its content chooses.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace regie {

inline constexpr std::size_t pages_a_run = 16;       // on average: some hundred parts for a large workspace
inline constexpr std::size_t pages_a_run_max = 128;  // no run grows beyond half a megabyte

/// A run ends after a page whose own bytes say so. A page that is put in or taken out moves all that follow,
/// yet only the run it lies in becomes a new one: those behind it are cut as before.
/// Holds:    the runs, one after the other, are the file; each but the last is a whole number of pages.
/// Cost:     reads every byte once.
[[nodiscard]] std::vector<std::string_view> page_runs(std::string_view database);

}  // namespace regie
