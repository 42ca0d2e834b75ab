// app/rebuild.cpp - facts from the archive, made beside the old ones and put in their place at the end.
#include "app/rebuild.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/disk.h"
#include "app/internal/kept.h"
#include "app/internal/mend_facts.h"

namespace regie {
namespace {

FactShape shape_of(const TableReading& table) {
  FactShape shape;
  shape.platform = table.platform;
  shape.grain = table.grain;
  shape.dimensions = table.dimensions;
  for (const MeasureSum& sum : table.sums) shape.measures.push_back(sum.measure);
  return shape;
}

/// Its days stay empty, and what it had replaced stays away.
Result<Done> lose(Facts& facts, const ImportRecord& import) {
  TRY(const auto load, facts.begin_load(import.id));
  for (const TableReading& table : import.reading.tables)
    if (table.days && table.rows.kept > 0 && !table.sums.empty()) load->lose(shape_of(table), *table.days);
  TRY_DONE(load->commit());
  return Done{};
}

Result<FileReading> load_again(Readers& readers, Facts& facts, const ImportRecord& import,
                               const std::string& bytes) {
  TRY(const auto load, facts.begin_load(import.id));
  auto reading = readers.read({import.reading.path, bytes}, import.options, *load);
  if (reading) TRY_DONE(load->commit());
  return reading;
}

/// Not of the bytes of one import: it would meet the others too.
bool is_of_the_machine(const Problem& problem) {
  return problem.code.starts_with("facts.") || problem.code == "files.disk_full" ||
         problem.code == "child.not_started";
}

/// Bytes that are damaged or gone stay so; what cannot be opened or read now may well be tomorrow. Where the
/// figures there are hold its rows they must not go for that: what keeps it away, or nothing.
std::optional<Problem> unread_for_now(const Workspace& workspace, const RebuildOutcome& outcome) {
  if (workspace.facts == nullptr) return std::nullopt;  // they are being mended: there is nothing to keep
  const auto loads = workspace.facts->loads();
  if (!loads) return std::nullopt;
  for (const NotRebuilt& one : outcome.not_rebuilt) {
    const bool is_held = std::any_of(loads->begin(), loads->end(), [&](const LoadedImport& load) {
      return load.import == one.import.id && !load.is_lost;
    });
    if (is_held && !one.why.code.starts_with("archive."))
      return Problem{one.why.code, one.why.say, "The figures are as they were.",
                     "Check the disk, then:  regie rebuild"};
  }
  return std::nullopt;
}

/// The new file takes the name of the old one, which is closed.
Result<Done> swap_in(World& world, const Workspace& workspace, const std::string& fresh) {
  const std::string log = workspace.folder + "/facts.duckdb.wal";
  if (world.files.kind(fresh + "/facts.duckdb.wal") != FileKind::missing)
    return fail("facts.disk_full", "The figures that were made again could not be closed.",
                "The figures are as they were.", "Make room, then:  regie rebuild");
  if (world.files.kind(log) != FileKind::missing) TRY_DONE(world.files.remove(log));
  return world.files.move(fresh + "/facts.duckdb", workspace.folder + "/facts.duckdb");
}

}  // namespace

Result<std::string> make_facts_folder(World& world, const Workspace& workspace, const std::string& name) {
  std::string folder = workspace.folder + "/" + name;
  if (world.files.kind(folder) != FileKind::missing) TRY_DONE(world.files.remove(folder));
  TRY_DONE(world.files.make_folder(folder));
  return folder;
}

Result<RebuildOutcome> replay_imports(World& world, const Workspace& workspace, Facts& facts,
                                      const std::function<void(const std::string&)>& told) {
  RebuildOutcome outcome;
  TRY(const auto imports, workspace.records->imports());
  for (const ImportRecord& import : imports) {
    const auto bytes = workspace.archive->bytes_of(import.sha256);
    const auto reading =
        bytes ? load_again(world.readers, facts, import, *bytes) : tl::unexpected(bytes.error());
    if (!reading && is_of_the_machine(reading.error())) return tl::unexpected(reading.error());
    if (!reading) {
      TRY_DONE(lose(facts, import));
      outcome.not_rebuilt.push_back({lost_import(import), reading.error()});
      continue;
    }
    ++outcome.imports;
    for (const TableReading& table : reading->tables) outcome.rows += table.rows.kept;
    told(import.reading.path);
  }
  return outcome;
}

Result<RebuildOutcome> rebuild(World& world, Workspace& workspace) {
  TRY_DONE(check_room(world, workspace.folder, 0));
  TRY(const std::string fresh, make_facts_folder(world, workspace, "facts-new"));
  const auto make = [&]() -> Result<RebuildOutcome> {
    TRY(const auto facts, open_facts(fresh));
    return replay_imports(world, workspace, *facts,
                          [&](const std::string& path) { world.log.line("Rebuilt " + path); });
  };
  auto outcome = make();  // the new facts are closed: all of them are in one file
  if (!outcome) {
    static_cast<void>(world.files.remove(fresh));
    return outcome;
  }
  if (const auto unread = unread_for_now(workspace, *outcome)) {
    static_cast<void>(world.files.remove(fresh));
    return tl::unexpected(*unread);
  }
  // Closes what was open. Whatever fails from here on leaves stand-ins, never nothing.
  workspace.facts = missing_facts(
      {"facts.unavailable", "The figures were being made again, and are not open.",
       "Imported files, decisions, notes and settings are all there and work.", "regie rebuild"});
  const auto swapped = swap_in(world, workspace, fresh);
  static_cast<void>(world.files.remove(fresh));
  TRY(workspace.facts, open_facts(workspace.folder));
  if (!swapped) return tl::unexpected(swapped.error());
  TRY(const auto imports, workspace.records->imports());
  TRY(const auto loads, workspace.facts->loads());
  workspace.lost = lost_imports(imports, loads);
  workspace.kept = std::make_shared<Kept>();  // no act tells of days that came or went
  for (const NotRebuilt& one : outcome->not_rebuilt)
    world.log.line("Not rebuilt: " + one.import.path + ". " + one.why.say + "   [" + one.why.code + "]");
  return outcome;
}

}  // namespace regie
