// store/backup/page_runs.cpp - content-defined cuts between pages.
#include "store/backup/page_runs.h"

#include <algorithm>
#include <cstdint>

#include "base/id.h"

namespace regie {
namespace {

/// As the header of the file says it: two bytes at 16, high byte first, 1 for 65536.
std::size_t page_bytes(std::string_view database) {
  constexpr std::size_t at = 16;
  constexpr std::size_t smallest = 512;
  if (database.size() < at + 2) return smallest;
  const auto high = static_cast<std::uint8_t>(database[at]);
  const auto low = static_cast<std::uint8_t>(database[at + 1]);
  const std::size_t told = static_cast<std::size_t>(high) << 8U | low;
  return told == 1 ? 65536 : std::max(told, smallest);
}

bool ends_a_run(std::string_view page) { return fnv1a(page) % pages_a_run == 0; }

}  // namespace

std::vector<std::string_view> page_runs(std::string_view database) {
  const std::size_t page = page_bytes(database);
  std::vector<std::string_view> runs;
  std::size_t start = 0;
  for (std::size_t at = 0; at < database.size(); at += page) {
    const std::size_t end = std::min(at + page, database.size());
    const bool is_last = end == database.size();
    const bool is_long = end - start >= pages_a_run_max * page;
    if (!is_last && !is_long && !ends_a_run(database.substr(at, page))) continue;
    runs.push_back(database.substr(start, end - start));
    start = end;
  }
  return runs;
}

}  // namespace regie
