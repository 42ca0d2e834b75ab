// store/records/layout.h - opens a SQLite file of ours and brings its tables up to date; refuses those of
// others.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/records/sqlite.h"

namespace regie {

/// A file with user_version n has had the first n scripts.
struct Layout {
  std::int64_t application_id;  // tells our files from other SQLite files, and of each other
  std::vector<std::string_view> scripts;
};

/// WAL, synchronous=FULL, foreign keys on; all missing scripts run in one transaction.
/// Fails: records.newer (made by a later Regie), records.foreign, and as the database.
[[nodiscard]] Result<std::unique_ptr<sqlite::Database>> open_with_layout(const std::string& path,
                                                                         const Layout& layout);

}  // namespace regie
