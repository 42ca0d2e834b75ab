// tests/fuzz/entries.h - the entries of all fuzz targets by name; the ordinary tests replay the corpus
// through them.
#pragma once

#include <array>
#include <string_view>

#include "entries_archives.h"
#include "entries_cells.h"
#include "entries_csv.h"
#include "entries_told.h"

namespace regie::fuzz {

struct Entry {
  std::string_view name;  // also its folder below corpus/
  void (*run)(std::string_view bytes);
};

inline constexpr std::array<Entry, 6> entries{
    {{"csv", csv}, {"numbers", numbers}, {"days", days}, {"xlsx", xlsx}, {"ics", ics}, {"told", told}}};

}  // namespace regie::fuzz
