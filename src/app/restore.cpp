// app/restore.cpp - files put back beside their place, figures made again, everything outgoing held, then
// named.
#include "app/restore.h"

#include <set>
#include <utility>

#include "app/hold.h"
#include "app/internal/backup_parts.h"
#include "app/internal/workplace.h"
#include "app/rebuild.h"
#include "app/workspace.h"

namespace regie {
namespace {

constexpr const char* work_end = ".restoring";

/// Not open_workspace: that one makes figures all at once, and here some bytes may not be had.
Result<Workspace> open_here(World& world, const std::string& folder) {
  Workspace workspace;
  workspace.folder = folder;
  TRY(workspace.lock, world.locks.lock(folder + "/lock"));
  TRY(workspace.records, Records::open(folder + "/" + records_name));
  workspace.records->set_time(world.clock.now_seconds());
  TRY(workspace.settings, workspace.records->settings());
  TRY(workspace.facts, open_facts(folder));
  workspace.archive = std::make_unique<Archive>(world.files, folder + "/archive");
  return workspace;
}

/// Figures of every import whose bytes are there, in their order.
Result<Done> make_figures(World& world, Workspace& workspace, RestoreOutcome& outcome) {
  TRY(const RebuildOutcome made,
      replay_imports(world, workspace, *workspace.facts,
                     [&](const std::string& path) { world.log.line("Restored " + path); }));
  outcome.rows = made.rows;
  outcome.imports = made.imports + static_cast<std::int64_t>(made.not_rebuilt.size());
  for (const NotRebuilt& one : made.not_rebuilt)
    outcome.lost.push_back({one.import.id, one.import.path, one.why.say});
  return Done{};
}

/// Records and archive lie in `folder`: the rest of a workspace is made of them. Closed again at its end.
Result<Done> settle(World& world, const std::string& folder, const std::string& from,
                    RestoreOutcome& outcome) {
  TRY(Workspace workspace, open_here(world, folder));
  outcome.workspace = workspace.settings.name;
  TRY(outcome.root, workspace.records->root());
  TRY(outcome.records, workspace.records->verify(outcome.root));
  TRY_DONE(make_figures(world, workspace, outcome));
  TRY_DONE(hold_restored(world, workspace, from));
  return Done{};
}

Result<Done> put_files(World& world, const OpenedBackup& backup, const std::string& folder) {
  const std::int64_t number = backup.generation.number;
  TRY(const auto paths, backup.file->paths(number));
  for (const std::string& path : paths) {
    if (!is_workspace_path(path)) continue;
    const auto bytes = backup.file->bytes_of(number, path);
    const bool is_damaged = !bytes && bytes.error().code == "backup.part_damaged";
    if (is_damaged && path == records_name)
      return fail("restore.records_damaged",
                  "The records of generation " + std::to_string(number) + " are damaged.",
                  "Nothing was restored.", "Take another:  --generation N");
    if (is_damaged) continue;  // settle() says which import that costs
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string to = folder + "/" + path;
    TRY_DONE(world.files.make_folder(to.substr(0, to.rfind('/'))));
    TRY_DONE(world.files.write(to, *bytes));
  }
  return Done{};
}

}  // namespace

Result<RestoreOutcome> restore_backup(World& world, const RestoreRequest& request) {
  Workplace place(world, request.folder, work_end);
  TRY_DONE(place.check_nothing_is_there("restore.exists"));
  TRY(const OpenedBackup backup, open_backup(world, {request.from, request.generation}));
  TRY_DONE(place.make());
  TRY_DONE(put_files(world, backup, place.path()));
  if (world.files.kind(place.path() + "/" + records_name) != FileKind::file)
    return fail("restore.records_damaged",
                "Generation " + std::to_string(backup.generation.number) + " holds no records.",
                "Nothing was restored.", "Take another:  --generation N");
  RestoreOutcome outcome;
  outcome.generation = backup.generation.number;
  outcome.at_seconds = backup.generation.at_seconds;
  TRY_DONE(
      settle(world, place.path(), "a backup, generation " + std::to_string(outcome.generation), outcome));
  TRY_DONE(place.name_it());
  return outcome;
}

Result<RestoreOutcome> restore_pack(World& world, const RestoreRequest& request, const RecordsDump& records) {
  Workplace place(world, request.folder, work_end);
  TRY_DONE(place.check_nothing_is_there("restore.exists"));
  TRY_DONE(place.make());
  TRY_DONE(make_records(place.path() + "/" + records_name, records));
  Archive archive(world.files, place.path() + "/archive");
  const std::string originals = request.from + "/originals";
  if (world.files.kind(originals) == FileKind::folder) {
    std::set<std::string> wanted;
    {
      TRY(const auto made, Records::open(place.path() + "/" + records_name));
      TRY(const auto imports, made->imports());
      for (const ImportRecord& import : imports) wanted.insert(import.sha256);
      TRY(const auto parts, made->mailbox().archived());
      for (const ArchivedPart& part : parts) wanted.insert(part.sha256);
    }
    TRY(const auto files, world.files.list(originals));
    for (const std::string& path : files) {
      TRY(const auto bytes, world.files.open(path));
      const std::string sha256 = sha256_hex(bytes->view());
      if (wanted.contains(sha256)) TRY_DONE(archive.put_hashed(sha256, bytes->view()));
    }
  }
  RestoreOutcome outcome;
  TRY_DONE(settle(world, place.path(), "a pack of open formats", outcome));
  TRY_DONE(place.name_it());
  return outcome;
}

}  // namespace regie
