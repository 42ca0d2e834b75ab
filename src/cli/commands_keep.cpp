// cli/commands_keep.cpp - backup, restore, export and hold.
#include <fmt/format.h>

#include "api/pack.h"
#include "api/records_json.h"
#include "app/backup.h"
#include "app/export_pack.h"
#include "app/hold.h"
#include "app/outbox.h"
#include "app/restore.h"
#include "cli/internal/run.h"

namespace regie {
namespace {

Result<Exit> backup_into(World& world, const Shell& shell, const Options& options) {
  if (options.list) {
    TRY(const auto generations, list_backup(world, options.file));
    show(shell, options, generations);
    return Exit::done;
  }
  if (options.verify) {
    TRY(const BackupCheck check, verify_backup(world, {options.file, options.generation}));
    show(shell, options, check);
    return check.whole() ? Exit::done : Exit::failed;
  }
  BackupRequest request{workspace_folder(shell, options), options.file};
  if (options.keep > 0) request.superfluous = all_but_latest(static_cast<std::size_t>(options.keep));
  TRY(const BackupOutcome outcome, back_up(world, request));
  show(shell, options, outcome);
  return outcome.check.whole() ? Exit::done : Exit::failed;
}

Result<RestoreOutcome> restored(World& world, const Options& options) {
  const RestoreRequest request{options.file, options.folder, options.generation};
  if (world.files.kind(options.file) != FileKind::folder) return restore_backup(world, request);
  const std::string path = options.file + "/records.json";
  if (world.files.kind(path) != FileKind::file)
    return fail("restore.bad_pack", "There is no records.json in " + options.file + ".",
                "Nothing was restored.", "Name a backup's file, or a folder that  regie export  wrote.");
  TRY(const auto bytes, world.files.open(path));
  TRY(const RecordsDump records, read_records_json(bytes->view()));
  return restore_pack(world, request, records);
}

Result<Exit> restore_into(World& world, const Shell& shell, const Options& options) {
  TRY(const RestoreOutcome outcome, restored(world, options));
  show(shell, options, outcome);
  return outcome.whole() ? Exit::done : Exit::failed;
}

}  // namespace

Exit run_backup(World& world, const Shell& shell, const Options& options) {
  const Result<Exit> exit = backup_into(world, shell, options);
  return exit ? *exit : show_problem(shell, options, exit.error());
}

Exit run_restore(World& world, const Shell& shell, const Options& options) {
  const Result<Exit> exit = restore_into(world, shell, options);
  return exit ? *exit : show_problem(shell, options, exit.error());
}

Exit run_export(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const PackContents contents, pack_contents(world, workspace));
    TRY(const PackOutcome outcome,
        write_pack(world, workspace, {options.folder, pack_pages(contents, reader), contents.originals}));
    show(shell, options, outcome);
    return outcome.missing.empty() ? Exit::done : Exit::failed;
  });
}

/// Before the workspace is waited for: whoever sends from it at this moment stops at the mark, before the
/// next letter. It goes once the hold is kept, and where it could not be kept it still holds.
Exit run_hold(World& world, const Shell& shell, const Options& options) {
  const std::string folder = workspace_folder(shell, options);
  const std::string mark = hold_mark_of(folder);
  const bool is_hold = !options.show && !options.release;
  const bool is_there = world.files.kind(folder + "/records.sqlite") == FileKind::file;
  if (is_hold && is_there) static_cast<void>(world.files.write(mark, options.why + "\n"));
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    HoldState state;
    if (options.show) {
      TRY(state, held_state(workspace));
    } else if (options.release) {
      TRY(state, release_outgoing(world, workspace, {options.why, options.by}));
    } else {
      TRY(state, hold_outgoing(world, workspace, {options.why, options.by}));
    }
    if (!options.show && world.files.kind(mark) == FileKind::file) TRY_DONE(world.files.remove(mark));
    show(shell, options, state);
    return Exit::done;
  });
}

}  // namespace regie
