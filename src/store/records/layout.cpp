// store/records/layout.cpp - whose file is it, how far are its tables, and the scripts that are missing.
#include "store/records/layout.h"

namespace regie {
namespace {

constexpr const char* careful =
    "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON";

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Result<Done> check_it_is_ours(sqlite::Database& database, const std::string& path, const Layout& layout) {
  TRY(const std::int64_t owner, database.number("PRAGMA application_id"));
  TRY(const std::int64_t version, database.number("PRAGMA user_version"));
  TRY(const std::int64_t tables, database.number("SELECT count(*) FROM sqlite_schema"));
  if (owner != layout.application_id && (owner != 0 || version != 0 || tables != 0))
    return fail("records.foreign", "The file " + name_of(path) + " was made by another program.",
                "Nothing was changed.", "Name the folder of a workspace, or make one with regie init.");
  const auto known = static_cast<std::int64_t>(layout.scripts.size());
  if (version > known)
    return fail("records.newer",
                "The file " + name_of(path) + " was made by a later Regie (layout " +
                    std::to_string(version) + "; this one knows " + std::to_string(known) + ").",
                "Nothing was changed.", "Install the later version, then try again.");
  return Done{};
}

tl::unexpected<Problem> spoilt(const std::string& path, Problem problem) {
  if (problem.code != "records.refused") return tl::unexpected(std::move(problem));
  return fail("records.damaged", name_of(path) + " is damaged: its tables are not those of its version.",
              "Imported files are safe in the archive.",
              "See what is whole with  regie verify, then put back a backup:  regie restore FILE DIR");
}

Result<Done> migrate(sqlite::Database& database, const std::string& path, const Layout& layout) {
  TRY(const std::int64_t version, database.number("PRAGMA user_version"));
  if (version == static_cast<std::int64_t>(layout.scripts.size())) return Done{};
  return database.transaction([&]() -> Result<Done> {
    // Asked again under the lock: another process may have been quicker.
    TRY(const std::int64_t had, database.number("PRAGMA user_version"));
    for (auto next = static_cast<std::size_t>(had); next < layout.scripts.size(); ++next) {
      // Tables that a script makes are there already where the number in the file is not the one it had.
      if (const auto made = database.script(std::string(layout.scripts[next])); !made && had > 0)
        return spoilt(path, made.error());
      else if (!made)
        return made;
      TRY_DONE(database.script("PRAGMA user_version = " + std::to_string(next + 1)));
    }
    return database.script("PRAGMA application_id = " + std::to_string(layout.application_id));
  });
}

}  // namespace

Result<std::unique_ptr<sqlite::Database>> open_with_layout(const std::string& path, const Layout& layout) {
  TRY(auto database, sqlite::Database::open(path));
  TRY_DONE(check_it_is_ours(*database, path, layout));
  const char* waiting = layout.waiting == Waiting::beside
                            ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                            : "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;";
  TRY_DONE(database->script(std::string(waiting) + careful));
  TRY_DONE(migrate(*database, path, layout));
  return database;
}

Result<std::unique_ptr<sqlite::Database>> open_as_it_is(const std::string& path, const Layout& layout) {
  TRY(auto database, sqlite::Database::open(path));
  TRY_DONE(check_it_is_ours(*database, path, layout));
  TRY_DONE(database->script(std::string("PRAGMA query_only = ON;") + careful));
  return database;
}

}  // namespace regie
