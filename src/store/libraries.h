// store/libraries.h - the databases this program was put together with, and what a file of ours says at its
// start.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/machine.h"

namespace regie {

/// SQLite and DuckDB, and what they lack of what Regie needs.
[[nodiscard]] std::vector<Library> store_libraries();

/// What the first bytes of records.sqlite tell, without opening it: opening would bring it up to date.
struct RecordsPeek {
  bool is_ours = false;
  std::int64_t layout = 0;         // migrations it has had; one that is under way may not show yet
  std::int64_t newest_layout = 0;  // that this program knows
};
[[nodiscard]] RecordsPeek peek_records(std::string_view first_bytes);

}  // namespace regie
