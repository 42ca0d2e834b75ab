// intake/limits.h - how much of anything a file may hold, each with its reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace regie::limits {

inline constexpr std::size_t file_bytes_max = 8ULL
                                              << 30;  // lines are counted in 32 bits; larger is no export
inline constexpr std::size_t transcode_bytes_max = 1ULL
                                                   << 30;  // UTF-16 and cp1252 need a second copy in memory
inline constexpr std::size_t columns_max = 2'000;          // the widest real ad report seen has 120
inline constexpr std::size_t cell_bytes_max =
    1 << 20;  // an unclosed quote must not swallow a file into one cell
inline constexpr std::size_t dictionary_values_max =
    2'000'000;                                   // about 200 MB of names; later ones become "(other)"
inline constexpr std::size_t problems_max = 50;  // per code; a person reads the first, the rest are counted
inline constexpr std::size_t value_shown_max = 120;   // bytes of a cell quoted in a problem
inline constexpr std::size_t header_search_max = 40;  // records; the longest preamble seen is 12 lines
inline constexpr std::size_t blocks_max = 200;        // stacked tables in a file; the most seen is 10
inline constexpr std::size_t batch_rows = 8'192;      // rows handed over at once: fits the second-level cache
inline constexpr std::int64_t personal_sample_max = 2'000;  // cells of a column looked at for addresses

// --- a reader's process ---
/// Its memory. The largest honest need is a text of another encoding: 1 GB, up to three times that as UTF-8,
/// and its names.
inline constexpr std::size_t reader_memory_bytes_max = 4ULL << 30;
/// Its processor time: a minute, and a second for each megabyte. A slow machine reads ten times as fast.
constexpr int reader_seconds_max(std::size_t file_bytes) { return 60 + static_cast<int>(file_bytes >> 20U); }
/// What it is asked: a path, and at most a name for each column.
inline constexpr std::size_t reader_request_bytes_max = 16U << 20U;

}  // namespace regie::limits
