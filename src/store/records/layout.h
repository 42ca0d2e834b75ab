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

/// beside: changes wait in files beside it while it is open, so that reading goes on while one writes.
/// within: between two writes it is one file, which can be copied, or read from where nothing can be written.
enum class Waiting { beside, within };
inline constexpr std::int64_t records_application_id = 0x52656769;  // "Regi"

/// A file with user_version n has had the first n scripts.
struct Layout {
  std::int64_t application_id;  // tells our files from other SQLite files, and of each other
  std::vector<std::string_view> scripts;
  Waiting waiting = Waiting::beside;
};

/// WAL and synchronous=FULL, or a rollback journal and EXTRA; foreign keys on; all missing scripts run in one
/// transaction.
/// Fails: records.newer (made by a later Regie), records.foreign, and as the database.
[[nodiscard]] Result<std::unique_ptr<sqlite::Database>> open_with_layout(const std::string& path,
                                                                         const Layout& layout);
/// To be read as it is: no script runs. Requires: there is a file. Fails: as above.
[[nodiscard]] Result<std::unique_ptr<sqlite::Database>> open_as_it_is(const std::string& path,
                                                                      const Layout& layout);

}  // namespace regie
