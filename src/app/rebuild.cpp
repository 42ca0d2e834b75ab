// app/rebuild.cpp - facts from the archive.
#include "app/rebuild.h"

namespace regie {

Result<RebuildOutcome> rebuild(World& world, Workspace& workspace) {
  RebuildOutcome outcome;
  TRY(const auto imports, workspace.records->imports());
  TRY_DONE(workspace.facts->clear());
  for (const ImportRecord& import : imports) {
    TRY(const std::string bytes, workspace.archive->bytes_of(import.sha256));
    TRY(auto load, workspace.facts->begin_load(import.id));
    TRY(const FileReading reading, read_export({import.reading.path, bytes}, import.options, *load));
    TRY_DONE(load->commit());
    ++outcome.imports;
    for (const TableReading& table : reading.tables) outcome.rows += table.rows.kept;
    world.log.line("Rebuilt " + import.reading.path);
  }
  return outcome;
}

}  // namespace regie
